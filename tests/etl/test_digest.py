"""A refresh is told in a digest and a journal, and by mail where an office has said to whom."""

import json
import socket
import threading
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl import journal, mail
from etl.digest import Digest, digest, folder, keep
from etl.mail import send
from etl.refresh import Outcome
from warehouse.change import Movement
from warehouse.database import Build, serve
from warehouse.settings import Settings, settings

SAID = Digest("Đã dựng bản 1", "Đã dựng bản 1\n\nBáo cáo mới: 0\n")


class PostOffice:
    """A mail server of one connection: it keeps what it is told, and refuses when told to."""

    def __init__(self, *, refuses: bool = False) -> None:
        self._refuses = refuses
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.told: list[str] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        connection, _ = self._socket.accept()
        with connection, connection.makefile("rwb") as line:

            def say(text: str) -> None:
                line.write(f"{text}\r\n".encode())
                line.flush()

            say("220 here")
            inside = False
            while text := line.readline().decode("utf-8").rstrip("\r\n"):
                self.told.append(text)
                word = text[:4].upper()
                if inside and text != ".":
                    continue
                if word == "QUIT":
                    say("221 bye")
                    return
                if word == "RCPT" and self._refuses:
                    say("550 nobody here")
                elif word == "DATA":
                    inside = True
                    say("354 go on")
                else:
                    inside = False
                    say("250 well")
                while inside and (text := line.readline().decode("utf-8").rstrip("\r\n")) != ".":
                    self.told.append(text)
                if inside:
                    inside = False
                    say("250 kept")

    def close(self) -> None:
        """Wait until the connection ended, and let the port go."""
        self._thread.join(10)
        self._socket.close()


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """Open a mail server that takes all."""
    opened = PostOffice()
    yield opened
    opened.close()


def _places(tmp_path: Path, port: int, **said: str) -> Settings:
    mail = {
        "mail_to": "chair@union.example clerk@union.example",
        "smtp": f"smtp://127.0.0.1:{port}",
    }
    return Settings(tmp_path, tmp_path, tmp_path, **(mail | said))


def test_a_digest_goes_to_everybody_who_is_named(office: PostOffice, tmp_path: Path) -> None:
    assert send(SAID, _places(tmp_path, office.port)) is None
    office.close()
    recipients = [text for text in office.told if text.lower().startswith("rcpt")]
    assert [text.split("<")[1].split(">")[0] for text in recipients] == [
        "chair@union.example",
        "clerk@union.example",
    ]
    assert any(text.startswith("Subject: ") for text in office.told)


def test_nobody_named_means_no_mail(tmp_path: Path) -> None:
    assert send(SAID, _places(tmp_path, 1, mail_to="")) is None
    assert send(SAID, _places(tmp_path, 1, smtp="")) is None


def test_a_server_that_is_not_there_or_refuses_is_told_and_stops_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    gone = send(SAID, _places(tmp_path, port, smtp=f"smtp://me:secret@127.0.0.1:{port}"))
    assert gone is not None
    assert "THIDUA_SMTP" in gone.vi
    assert "secret" not in gone.vi + gone.en
    refusing = PostOffice(refuses=True)
    told = send(SAID, _places(tmp_path, refusing.port))
    refusing.close()
    assert told is not None
    assert "nobody here" in told.en


def test_a_password_is_sent_to_no_server_that_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = PostOffice()
    monkeypatch.setattr(mail, "_HERE", ())  # as if it were another machine
    told = send(SAID, _places(tmp_path, 0, smtp=f"smtp://me:secret@127.0.0.1:{office.port}"))
    office.close()
    assert told is not None
    assert "smtps://" in told.vi
    assert not [text for text in office.told if text.upper().startswith("AUTH")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL_TO", "chair"),
        ("SMTP", "http://x"),
        ("SMTP", "smtp://"),
        ("SMTP", "smtp://h:hunter2@"),
    ],
)
def test_a_wrong_address_or_server_is_refused_without_repeating_a_password(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    from warehouse.language import Refusal

    monkeypatch.setenv(f"THIDUA_{name}", value)
    with pytest.raises(Refusal) as refusal:
        settings()
    assert f"THIDUA_{name}" in refusal.value.sentence.vi
    assert "hunter2" not in refusal.value.sentence.en


def outcome(made: Build) -> Outcome:
    moved = made.manifest["moved"]
    return Outcome(made, 2, 0.1, anew=True, moved=Movement(**moved) if moved else None)


def test_a_digest_tells_what_is_new_what_turned_and_who_is_late(world: Any) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.due("2024", date(2024, 12, 31))
    world.tell("A", "DV_KETNAP_MOI", "2024", 310, illustrative=False)
    first = world.finish()
    serve(world.folder, first.build)
    parts = digest(outcome(first), world.folder).text.split("\n\n")
    assert [part.split(":")[0] for part in parts[1:]] == [
        "Báo cáo mới", "Điều mới cần xem", "Nhận định đã đổi", "Chưa gửi, đã quá hạn",
    ]  # fmt: skip
    assert parts[1].startswith("Báo cáo mới: 1\n")
    assert parts[3] == "Nhận định đã đổi: 0"
    assert "hạn 31/12/2024" in parts[4]
    world.observations[0]["value"] = Decimal(120)
    second = world.finish(number=1)
    came, _, turned, late = digest(outcome(second), world.folder).text.split("\n\n")[1:]
    assert came == "Báo cáo mới: 0"
    assert "vượt → chưa đủ căn cứ" in turned
    assert late.startswith("Chưa gửi, đã quá hạn: 1\n")


def test_what_another_version_made_is_not_compared_with(world: Any) -> None:
    world.tell_members(A=100)
    first = world.finish()
    serve(world.folder, first.build)
    second = world.finish(number=1)
    facts = first.path.with_suffix(".json")
    facts.write_text(facts.read_text("utf-8").replace('"relations": "', '"relations": "0'), "utf-8")
    told = digest(outcome(second), world.folder).text
    assert "Báo cáo mới" not in told
    assert "Chưa gửi, đã quá hạn" in told


def test_a_digest_is_kept_under_the_instant_of_its_build(world: Any) -> None:
    world.tell_members(A=100)
    made = outcome(world.finish())
    said = digest(made, world.folder)
    place = keep(said, made, world.folder)
    assert place.parent == folder(world.folder)
    assert place.read_text("utf-8") == said.text
    assert keep(said, made, world.folder) == place


def test_the_journal_has_a_line_for_each_refresh_and_is_cut_when_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_LONGEST", 400)
    for number in range(100):
        journal.note(
            tmp_path, number % 3, {"build": f"b{number}"}, "vì sao" if number % 3 else None
        )
    pages = sorted((tmp_path / "logs").iterdir())
    assert len(pages) == 6
    lines = [json.loads(line) for page in pages for line in page.read_text("utf-8").splitlines()]
    assert {"at", "exit", "build", "why"} <= lines[0].keys()
    assert {line["build"] for line in lines} >= {"b99", "b98"}
    assert "b0" not in {line["build"] for line in lines}


def test_a_folder_that_cannot_be_written_to_keeps_no_journal(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file", "utf-8")
    journal.note(tmp_path, 0, {})
    assert (tmp_path / "logs").read_text("utf-8") == "a file"
