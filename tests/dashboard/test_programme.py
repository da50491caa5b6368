"""The programme of a year: what is overdue, what is not known, what only units say."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard import theme
from dashboard.figures import programme, timeline
from dashboard.figures.programme import Item
from dashboard.words import Words, words
from tests.dashboard.test_pages import built, inside, rows_of, seen, shown
from warehouse.period import Period

TODAY = date(2024, 9, 1)
LATE = Item("activity", "Giải bóng đá", "overdue", planned_on=date(2024, 5, 20))
DONE = Item("activity", "Sơ kết", "done", date(2024, 7, 10), done_on=date(2024, 7, 12))
COMING = Item("activity", "Tổng kết", "due", planned_on=date(2024, 12, 20))
HALF = Item("activity", "Toạ đàm", "unknown", within=Period(2024, 2))
WHOLE = Item("activity", "Về nguồn", "unknown", within=Period(2024))


def drawn(items: list[Item], words: Words, as_of: date = TODAY) -> dict[str, Any]:
    shown_lanes = timeline.lanes([], items, ("Đợt", []))
    return timeline.timeline(2024, as_of, shown_lanes, words, theme.LIGHT)


def texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def shapes(figure: dict[str, Any], colour: str) -> list[dict[str, Any]]:
    return [one for one in figure["layout"]["shapes"] if one["line"].get("color") == colour]


def test_what_is_overdue_is_a_cross_a_line_to_today_and_a_word(vi: Words) -> None:
    figure = drawn([LATE], vi)
    assert figure["data"][0]["marker"]["symbol"] == ["x"]
    assert "20/05 · ! Quá hạn" in texts(figure)
    (line,) = shapes(figure, theme.LIGHT.verdicts["missed"].fill)
    assert (line["x0"], line["x1"]) == ("2024-05-20", "2024-09-01")


def test_what_was_done_is_marked_on_its_day_with_how_late_it_was(vi: Words) -> None:
    figure = drawn([DONE], vi)
    assert figure["data"][0]["x"] == ["2024-07-12"]
    assert "10/07 · ● Đã làm ngày 12/07/2024" in texts(figure)
    (line,) = shapes(figure, theme.LIGHT.verdicts["met"].fill)
    assert (line["x0"], line["x1"]) == ("2024-07-10", "2024-07-12")


def test_what_has_no_day_is_a_dashed_slot_and_no_mark(vi: Words) -> None:
    figure = drawn([HALF, WHOLE], vi)
    assert figure["data"][0]["x"] == []
    slots = [one for one in figure["layout"]["shapes"] if one["line"].get("dash")]
    spans = [(slot["x0"], slot["x1"]) for slot in slots]
    assert spans == [("2024-07-01", "2025-01-01"), ("2024-01-01", "2025-01-01")]
    assert texts(figure).count("… Chưa rõ") == 2


def test_today_is_a_line_only_within_its_year(vi: Words) -> None:
    assert "<b>Hôm nay 01/09</b>" in texts(drawn([COMING], vi))
    assert not [text for text in texts(drawn([COMING], vi, date(2026, 1, 1))) if "Hôm nay" in text]


def test_the_months_are_named_in_the_readers_language(vi: Words, en: Words) -> None:
    assert texts(drawn([], vi))[:2] == ["T1", "T2"]
    assert texts(drawn([], en))[:2] == ["Jan", "Feb"]


def test_phases_events_and_activities_have_lanes_and_the_empty_ones_none(vi: Words) -> None:
    held = Item("event", "Ký giao ước", "done", date(2024, 2, 3), date(2024, 2, 3))
    phase = timeline.Phase("Đợt 1", date(2024, 1, 1), date(2024, 6, 30))
    groups: list[tuple[str, list[Item]]] = [("Hạn", []), ("Hội nghị", [held, held])]
    lanes = timeline.lanes(groups, [LATE], ("Các đợt", [phase]))
    assert [lane.name for lane in lanes] == ["Các đợt", "Hội nghị", "Giải bóng đá"]
    figure = timeline.timeline(2024, TODAY, lanes, vi, theme.DARK)
    assert {"Đợt 1", "03/02 · 2 việc"} <= set(texts(figure))


def test_of_sixty_activities_the_first_have_lanes_and_all_stand_in_the_table(vi: Words) -> None:
    many = [LATE] * 60
    assert len(timeline.lanes([], many, ("Đợt", []))) == timeline.SHOWN
    assert len(programme.agenda(many, 2024, TODAY, vi, "x").rows) == 61


def test_a_very_long_name_ends_in_two_lines(vi: Words) -> None:
    long = Item("activity", "Tập huấn nghiệp vụ công đoàn " * 9, "unknown", within=Period(2024))
    (name,) = [text for text in texts(drawn([long], vi)) if text.startswith("Tập huấn")]
    assert name.count("<br>") == 1
    assert name.endswith("…")


def test_the_agenda_is_in_the_order_of_days_with_today_between(vi: Words) -> None:
    table = programme.agenda([WHOLE, COMING, LATE, DONE], 2024, TODAY, vi, "x")
    first = [row[0].text for row in table.rows]
    assert first == [
        "20/05/2024", "10/07/2024", "Hôm nay, 01/09/2024", "20/12/2024", "Chưa rõ ngày", "chưa rõ",
    ]  # fmt: skip
    assert [row[0].value for row in table.rows][:2] == [LATE.planned_on, DONE.planned_on]
    assert table.rows[0][2].looks == "status s-overdue"


def test_the_agenda_of_a_year_that_is_over_has_no_today(vi: Words) -> None:
    table = programme.agenda([LATE, DONE], 2024, date(2026, 1, 1), vi, "x")
    assert len(table.rows) == 2


def test_of_two_wanted_one_done_is_overdue_and_says_so(vi: Words) -> None:
    once = Item("activity", "Công trình", "overdue", date(2024, 4, 30), date(2024, 5, 12),
                wanted=2, done=1)  # fmt: skip
    assert programme.standing(once, vi) == "! Quá hạn, lần gần nhất 12/05/2024 (1/2)"


def test_awards_aimed_for_ask_what_came_of_them(vi: Words) -> None:
    rows = [
        {"award": "Cờ", "stage": "ambition", "unit": None, "quota": 3},
        {"award": "Cờ", "stage": "registered", "unit": "A", "quota": None},
        {"award": "Cờ", "stage": "registered", "unit": "B", "quota": None},
    ]
    known = {"award_en": "Flag", "illustrative": False}
    frame = pl.DataFrame([row | known for row in rows])
    assert programme.awards_table(frame, words("en"), "x").rows[0][0].text == "Flag"
    table = programme.awards_table(frame, vi, "x")
    assert [cell.text for cell in table.head] == ["Danh hiệu", "Mong muốn", "Đăng ký", "Công nhận"]
    assert [cell.text for cell in table.rows[0]] == ["Cờ", "3", "2", "…"]
    assert [cell.value for cell in table.rows[0]] == [None, 3, 2, None]


def test_the_page_acts_on_what_is_overdue_and_asks_about_what_is_not_known(
    world: Any, serve: Callable[[], None]
) -> None:
    world.plan("Giải bóng đá", planned_on=date(2024, 5, 20))
    world.plan("Công trình", planned_on=date(2024, 5, 1), wanted=2)
    world.plan("Về nguồn")
    world.tell_activity("A", "Công trình", date(2024, 5, 2))
    world.tell_activity("B", "Công trình", date(2024, 6, 2))
    serve()
    page = built("programme", bloc="K")
    told = next(seen(one) for one in inside(page) if getattr(one, "className", "") == "sentence")
    assert (
        told
        == "1/3 việc trong chương trình đã làm; 1 việc quá hạn; 1 việc chưa rõ đã làm hay chưa."
    )
    acts = next(seen(one) for one in inside(page) if getattr(one, "className", "") == "acts")
    assert "Giải bóng đáquá hạn từ 20/05/2024" in acts
    assert "Chưa rõ 1 việc đã làm hay chưa" in acts
    rows = rows_of(page, "Từng việc, theo ngày")
    assert rows["01/05/2024"][:2] == ["Công trình", "● Đã làm ngày 02/06/2024 (2/2)"]
    told_of = rows_of(page, "Việc các đơn vị báo đã làm")
    assert told_of["A"] == ["Công trình", "02/05/2024", "", "A-programme.xlsx · CT · E3"]


def test_a_covenant_without_a_programme_says_what_will_stand_here(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell("A", "DT_SO", "2024-S1", 7)
    serve()
    text = shown("programme", bloc="K")
    assert "không nêu việc nào trong chương trình" in text
    assert "Khi giao ước có chương trình" in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_proposals_stand_by_who_must_answer(
    world: Any, serve: Callable[[], None], language: str
) -> None:
    shared = {"bloc": "K", "period": "2024", "kind": "proposal"}
    said = [("Một", "A", False), ("Hai", None, False), ("Ba", "A", True)]
    for place, (text, to, made_up) in enumerate(said):
        world.state("core.published_statement", **shared, position=place, statement=f"s{place}",
                    text_vi=text, addressed_to=to, illustrative=made_up)  # fmt: skip
    serve()
    text = json.dumps(
        built("programme", bloc="K", lang=language), cls=PlotlyJSONEncoder, ensure_ascii=False
    )
    answers = {"vi": "A trả lời: 1", "en": "A to answer: 1"}[language]
    assert text.count(answers) == 3  # in what to act on, and once for each world
    assert {"vi": "chưa rõ ai trả lời: 1", "en": "not known who must answer: 1"}[language] in text
    assert {"vi": "2 đề xuất cần trả lời", "en": "2 proposals to be answered"}[language] in text
