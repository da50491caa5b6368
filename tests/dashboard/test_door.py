"""A request is let in by this machine's names or the office's, and by no other."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from dashboard import door
from dashboard.app import app
from warehouse import settings
from warehouse.settings import ROOT

Ask = Callable[..., TestResponse]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture
def ask() -> Ask:
    def get(host: str, path: str = "/", **headers: str) -> TestResponse:
        return app.server.test_client().get(path, headers={"Host": host, **headers}, buffered=True)

    return get


@pytest.fixture(autouse=True)
def _no_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THIDUA_SITE", raising=False)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8050", "127.0.0.2:9", "localhost", "LOCALHOST:8050", "[::1]:8050"],
)
def test_this_machine_is_let_in_by_its_names(ask: Ask, host: str) -> None:
    assert ask(host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example:8050",
        "localhost.evil.example",
        "evil.example@127.0.0.1",
        "192.168.1.5:8050",
        "0.0.0.0:8050",
        "thidua.example.vn",
        "[::1",
        " ",
    ],
)
def test_a_foreign_name_is_refused_with_what_to_do(ask: Ask, host: str) -> None:
    answer = ask(host)
    assert answer.status_code == 400
    assert answer.content_type == "text/plain; charset=utf-8"
    for told in ("127.0.0.1", 'site = "…"', "THIDUA_SITE", "is not answered"):
        assert told in answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/assets/style.css", "/_dash-layout", "/_dash-dependencies", "/bloc/K", "/nowhere"],
)
def test_no_address_is_answered_to_a_foreign_name(ask: Ask, path: str) -> None:
    assert ask("evil.example", path).status_code == 400


def test_a_callback_is_not_answered_to_a_foreign_name() -> None:
    client = app.server.test_client()
    answer = client.post("/_dash-update-component", json={}, headers={"Host": "evil.example"})
    assert "evil.example" in answer.text
    assert answer.status_code == 400


def test_another_header_opens_no_door(ask: Ask) -> None:
    assert ask("evil.example", **{"X-Forwarded-Host": "127.0.0.1"}).status_code == 400


def test_the_offices_names_are_let_in(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_SITE", "thidua.example.vn Thidua.noi-bo")
    assert ask("thidua.example.vn").status_code == 200
    assert ask("THIDUA.noi-bo:443").status_code == 200
    assert ask("a.thidua.example.vn").status_code == 400


def test_the_proxy_of_the_readme_is_let_in(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    nginx = re.search(r"```nginx\n(.*?)```", README, re.DOTALL)
    written = re.search(r"```toml\n(site = .*?)```", README, re.DOTALL)
    assert nginx is not None
    assert written is not None
    assert "proxy_pass http://127.0.0.1:8050" in nginx[1]
    assert "proxy_set_header Host $host" in nginx[1]
    name = re.findall(r"server_name (\S+);", nginx[1])[0]
    assert ask(name).status_code == 400
    monkeypatch.setenv("THIDUA_SITE", tomllib.loads(written[1])["site"])
    assert ask(name).status_code == 200
    assert ask(name, "/assets/style.css").status_code == 200


def test_a_broken_settings_file_lets_nobody_in_and_says_so(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "thidua.toml").write_text("site = [")
    monkeypatch.setattr(door, "settings", lambda: settings.settings(tmp_path))
    answer = ask("thidua.example.vn")
    assert answer.status_code == 400
    assert "thidua.toml" in answer.text
