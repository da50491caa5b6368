"""Where things are: environment, else thidua.toml, else the default world."""

import os
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from warehouse import configuration, records
from warehouse.language import Refusal, Sentence, terminal_language
from warehouse.settings import settings

HOLD = ("HOLD_VALUES", "HOLD_RANKS")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "INBOX",
        "REFERENCE",
        "DATA",
        "ENGINE",
        "LANGUAGE",
        "SITE",
        "REFRESH_EVERY",
        *HOLD,
    ):
        monkeypatch.delenv(f"THIDUA_{name}", raising=False)


def test_without_settings_the_default_world_lies_in_the_data_folder(tmp_path: Path) -> None:
    here = settings(tmp_path)
    assert here.data == tmp_path / "data"
    assert here.inbox == here.data / "sample"
    assert here.reference == tmp_path / "warehouse" / "reference"


def test_the_file_names_places_from_the_root(tmp_path: Path) -> None:
    (tmp_path / "thidua.toml").write_text('inbox = "hop-thu"\ndata = "/srv/thidua"\n')
    here = settings(tmp_path)
    assert (here.inbox, here.data) == (tmp_path / "hop-thu", Path("/srv/thidua"))


def test_the_environment_stands_above_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "thidua.toml").write_text('inbox = "hop-thu"\n')
    monkeypatch.setenv("THIDUA_INBOX", "/srv/inbox")
    assert settings(tmp_path).inbox == Path("/srv/inbox")


@pytest.mark.parametrize(
    "text",
    ["inbox = [", "inbox = 3", 'hopthu = "x"', 'engine = "spark"', 'language = "fr"'],
    ids=str,
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "thidua.toml").write_text(text)
    with pytest.raises(Refusal):
        settings(tmp_path)


def test_a_file_that_an_editor_began_with_a_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "thidua.toml").write_text('inbox = "hop-thu"\n', "utf-8-sig")
    assert settings(tmp_path).inbox == tmp_path / "hop-thu"


def test_a_setting_that_is_no_text_is_told_how_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "thidua.toml").write_text("data = 5\n")
    with pytest.raises(Refusal) as refusal:
        settings(tmp_path)
    assert 'data = "5"' in refusal.value.sentence.vi


def test_a_home_folder_is_understood_and_nothing_else_is_touched(tmp_path: Path) -> None:
    (tmp_path / "thidua.toml").write_text('inbox = "~/hop-thu"\nlanguage = "en"\n')
    before = dict(os.environ)
    assert settings(tmp_path).inbox == (Path.home() / "hop-thu").resolve()
    assert dict(os.environ) == before


def test_the_settings_file_chooses_the_language_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "thidua.toml").write_text('language = "en"\n')
    monkeypatch.setattr(configuration.written, "__defaults__", (tmp_path,))
    assert terminal_language() == "en"
    monkeypatch.setenv("THIDUA_LANGUAGE", "vi")
    assert terminal_language() == "vi"
    (tmp_path / "thidua.toml").write_text("language = [")
    monkeypatch.delenv("THIDUA_LANGUAGE")
    assert terminal_language() == "vi"


def test_a_sentence_is_spoken_in_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = Sentence("chào", "hello")
    assert said.spoken() == "chào"
    monkeypatch.setenv("THIDUA_LANGUAGE", "en")
    assert said.spoken() == "hello"


def test_records_are_only_ever_added_and_survive_a_line_cut_short(tmp_path: Path) -> None:
    records.append(tmp_path, "received", [{"file_name": "a"}])
    book = tmp_path / "records" / "received.jsonl"
    with book.open("a") as file:
        file.write('{"file_name": "b", "rec')
    records.append(tmp_path, "received", [{"file_name": "c"}])
    assert [fact["file_name"] for fact in records.read(tmp_path, "received")] == ["a", "c"]


def test_the_file_names_the_site_of_the_office(tmp_path: Path) -> None:
    assert settings(tmp_path).site == ""
    (tmp_path / "thidua.toml").write_text('site = "thidua.example.vn"\n')
    assert settings(tmp_path).site == "thidua.example.vn"


@pytest.mark.parametrize(
    ("written", "read"), [("25%", "25"), ("12,5 %", "12.5"), ("0", "0"), ("100", "100")]
)
def test_the_share_that_holds_a_build_back_is_written_in_percent(
    tmp_path: Path, written: str, read: str
) -> None:
    (tmp_path / "thidua.toml").write_text(f'hold_values = "{written}"\nhold_ranks = "3"\n')
    here = settings(tmp_path)
    assert (here.hold_values, here.hold_ranks) == (Decimal(read), 3)


@pytest.mark.parametrize(
    "line", ['hold_values = "101%"', 'hold_values = "một nửa"', 'hold_ranks = "1,5"'], ids=str
)
def test_a_threshold_that_is_none_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "thidua.toml").write_text(line)
    with pytest.raises(Refusal) as refusal:
        settings(tmp_path)
    assert "Cần một ngưỡng" in refusal.value.sentence.vi


def test_without_a_setting_a_quarter_holds_a_build_back(tmp_path: Path) -> None:
    assert (settings(tmp_path).hold_values, settings(tmp_path).hold_ranks) == (Decimal(25), 0)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 day", timedelta(days=1)),
        ("12 giờ", timedelta(hours=12)),
        ("2 Ngày", timedelta(days=2)),
        ("90 minutes", timedelta(minutes=90)),
        (" 1 tuần ", timedelta(weeks=1)),
    ],
)
def test_how_often_figures_are_promised_is_said_in_words(
    tmp_path: Path, written: str, meant: timedelta
) -> None:
    (tmp_path / "thidua.toml").write_text(f'refresh_every = "{written}"\n', "utf-8")
    assert settings(tmp_path).refresh_every == meant
    (tmp_path / "thidua.toml").unlink()
    assert settings(tmp_path).refresh_every is None


@pytest.mark.parametrize("written", ["daily", "0 days", "-1 day", "1", "1.5 days", "1 moon"])
def test_a_promise_that_is_no_span_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("THIDUA_REFRESH_EVERY", written)
    with pytest.raises(Refusal) as refusal:
        settings(tmp_path)
    assert written in refusal.value.sentence.vi
    assert "12 hours" in refusal.value.sentence.en
