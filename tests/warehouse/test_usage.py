"""A command typed wrongly is told in the language of the terminal, with how it is typed."""

import subprocess
import sys

import pytest

from dashboard.__main__ import app as pages
from etl.__main__ import app as loader
from warehouse.__main__ import app as store
from warehouse.command import WRONG_USAGE, run
from warehouse.settings import ROOT

CASES = [
    (store, "start", "Thiếu FOLDER.", "python -m warehouse start FOLDER"),
    (
        store,
        "strat x",
        "Có phải là “start”?",
        "python -m warehouse start | builds | freeze | verify | accept | export | covenant",
    ),
    (store, "start a b", "Thừa “b”.", "start FOLDER"),
    (store, "covenant exprt", "Có phải là “export”?", "warehouse covenant export | import"),
    (store, "covenant export", "Thiếu CODE.", "covenant export CODE [--out OUT] [--force]"),
    (store, "export --format csv --out x", "một trong: parquet, sdmx-csv", "--format FORMAT"),
    (store, "places foo", "WHICH không thể là “foo”. Cần một trong: inbox", "places [WHICH]"),
    (loader, "refresh --inboxx x", "Có phải là “--inbox”?", "refresh [--inbox INBOX]"),
    (loader, "refresh --as-of mai", "--as-of không thể là “mai”. Cần một ngày", "[--as-of AS-OF]"),
    (loader, "refresh --json --json", "--json được ghi hai lần.", "[--json]"),
    (loader, "template --bloc K", "Thiếu --period.", "--bloc BLOC --period PERIOD --out OUT"),
    (loader, "refresh --data", "Thiếu --data.", "[--data DATA]"),
    (pages, "serve --port x", "--port không thể là “x”. Cần một số nguyên", "serve [--host HOST]"),
]


@pytest.mark.filterwarnings("ignore:Cyclopts application")
@pytest.mark.parametrize(("app", "typed", "wrong", "usage"), CASES)
def test_wrong_usage_is_said_with_the_right_one(
    app: object,
    typed: str,
    wrong: str,
    usage: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["x", *typed.split()])
    monkeypatch.delenv("THIDUA_LANGUAGE", raising=False)
    assert run(app) == WRONG_USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert wrong in said.err
    assert usage in said.err
    monkeypatch.setenv("THIDUA_LANGUAGE", "en")
    assert run(app) == WRONG_USAGE
    english = capsys.readouterr().err
    assert wrong not in english
    assert usage in english


def test_the_terminal_gets_the_sentence_and_the_exit_code() -> None:
    command = [sys.executable, "-m", "warehouse", "start"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (WRONG_USAGE, "")
    assert "python -m warehouse start FOLDER" in done.stderr.splitlines()[-1]
