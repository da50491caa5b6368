"""Both catalogues are complete; no raw name of a message reaches a page."""

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from dashboard import theme, words
from dashboard.figures import (
    change,
    changes,
    heatmap,
    outlook,
    programme,
    quality,
    registers,
    reporting,
    scores,
    ties,
)
from etl.form.words import FACES

PACKAGE = Path(words.__file__).parent
SAID = re.compile(r"words\(\s*\"([a-z_0-9.S><=~]+)\"")
NUMBERED = {
    "verdict": theme.GLYPHS,
    "status": reporting.SIGNS,
    "unit.status": reporting.SIGNS,
    "qualifier": (">", ">=", "<", "<=", "~"),
    "role": ("leader", "deputy", "member"),
    "severity": ("error", "warning", "info"),
    "state": ("standing", "superseded", "quarantined", "refused"),
    "statement": ("result", "difficulty", "proposal", "directive"),
    "period": ("S1", "S2", "year"),
    "obs_status": ("A", "P", "E", "none"),
    "answer": ("0", "1"),
    "grade": ("1", "2", "3", "4"),
    "kind": ("flow", "stock", "ratio", "cover", "wavg", "bool", "grade"),
    "sheet": FACES,
    "across_units": ("sum", "ratio", "weighted", "share_yes", "distribution"),
    "across_year": ("sum", "last", "max", "ratio", "once", "year_end"),
    "direction": ("up", "down", "none"),
    "indicator": ("by_units", "by_own"),
    "indicator.target": ("bool", "grade"),
    "criterion": scores.KINDS,
    "field": changes.FIELDS,
    "changes": [relation.partition(".")[2] for relation in changes.RELATIONS],
    "changes.title": [relation.partition(".")[2] for relation in changes.RELATIONS],
    "outlook": outlook.OUTLOOKS,
    "pace.sentence": ("unlikely", "lost", "missed", "year_end"),
    "pace.finding": ("met", "missed", "none", "hard", "open"),
    "pace.key": ("done", "expected", "target", "forecast", "came", "arrow", "hatch", "slot"),
    "method": ("own_history", "bloc_history", "pace"),
    "no_forecast": (
        "year_end",
        "not_a_number",
        "may_be_negative",
        "no_first_half",
        "not_reported",
        "nothing_yet",
        "no_rule",
    ),
    "change": change.SIGNS,
    "break": change.BREAKS,
    "left_out": change.REASONS,
    "comparison": (
        "amounts",
        "amounts.note",
        "shares",
        "shares.note",
        "worse",
        "same",
        "moved",
        "unsure",
    ),
    "ties.by": ties.KEYS,
    "waterfall.cap": ("bonus", "deduction"),
    "gate": scores.OUTCOMES,
    "stage": ("computed", "self", "cross_check", "appraised", "voted", "recognised"),
    "test": (
        "estimates_up",
        "estimates_down",
        "estimates_apart",
        "weight_up",
        "weight_down",
        "without",
    ),
    "proposal": (
        "proposed",
        "no_score",
        "gated",
        "not_carried",
        "tied",
        "higher_award",
        "left_open",
        "beyond_quota",
    ),
    "calendar.cell": reporting.SIGNS,
    "standing": (
        *programme.SIGNS,
        "deadline",
        "held",
        "no_day",
        "done_on",
        "overdue.last",
        "due.last",
    ),
    "timeline": programme.SIGNS,
    "programme": programme.SIGNS,
    "matter": ("activity", "event", "deadline"),
    "lane": ("event", "deadline", "told"),
    "column.award": programme.STAGES,
    "month.short": tuple(str(month) for month in range(1, 13)),
    "origin": ("assigned", "pledged", "registered"),
    "finding_kind": (*quality.KINDS, "other"),
    "quality": quality.SEVERITIES,
    "succession": registers.KINDS,
    "better": ("up", "down", "none"),
    "heatmap.order": heatmap.ORDERS,
    "missing": (
        "blank",
        "nil",
        "not_applicable",
        "pending",
        "not_collected",
        "present_no_qty",
        "excel_error",
        "formula_uncached",
    ),
}


def test_both_catalogues_say_the_same_things() -> None:
    assert set(words.messages("vi")) == set(words.messages("en"))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_message_is_written_twice(language: str) -> None:
    """A catalogue keeps one of two silently, so that some column would bear another's name."""
    text = (words.LOCALE / language / "LC_MESSAGES" / "thidua.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_nothing_is_left_unsaid() -> None:
    for language in words.LANGUAGES:
        for key, forms in words.messages(language).items():
            assert forms, key
            assert all(form.strip() for form in forms), key


def test_both_languages_are_given_the_same_values() -> None:
    english = words.messages("en")
    for key, forms in words.messages("vi").items():
        assert _values(forms[-1]) == _values(english[key][-1]), key


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_message_a_page_asks_for_exists() -> None:
    known = words.messages("vi")
    for path in PACKAGE.rglob("*.py"):
        for key in SAID.findall(path.read_text("utf-8")):
            assert key in known, f"{path.name}: {key}"


@pytest.mark.parametrize("family", NUMBERED)
def test_every_word_of_a_closed_list_is_said(family: str) -> None:
    known = words.messages("vi")
    assert [word for word in NUMBERED[family] if f"{family}.{word}" not in known] == []


def test_names_stand_as_in_a_vietnamese_dictionary() -> None:
    names = ["Y tế", "Đài Tiếng nói", "Dầu khí", "Công Thương", "Công an", "Khoa học", "Kế hoạch"]
    in_order = ["Công an", "Công Thương", "Dầu khí", "Đài Tiếng nói", "Kế hoạch", "Khoa học"]
    assert sorted(names, key=words.alphabetical) == [*in_order, "Y tế"]
    tones = ["mạ", "mà", "má", "mả", "ma", "mã"]
    assert sorted(tones, key=words.alphabetical) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_english_counts_one_and_many_apart() -> None:
    assert words.words("en")("covenant.members_count", n=1) == "1 unit"
    assert words.words("en")("covenant.members_count", n=9) == "9 units"
    assert words.words("vi")("covenant.members_count", n=9) == "9 đơn vị"
