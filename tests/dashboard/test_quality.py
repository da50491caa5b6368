"""The quality of figures: kinds of findings, units to act, the calendar of reports."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dashboard import theme
from dashboard.figures import calendar, quality
from dashboard.words import Words
from etl.rules import RULES
from tests.dashboard.test_pages import built, inside, rows_of, seen, shown
from warehouse import queries
from warehouse.settings import ROOT

FOUND = [("number", "error"), ("one_reading", "error"), ("total_is_sum", "warning"),
         ("scale_of_header", "info"), ("nobody_knows_this_one", "info")]  # fmt: skip


def found(*pairs: tuple[str, str]) -> pl.DataFrame:
    rows = [{"rule": rule, "severity": severity, "unit": "A"} for rule, severity in pairs]
    return pl.DataFrame(rows, schema={"rule": str, "severity": str, "unit": str})


def test_every_rule_is_of_exactly_one_kind() -> None:
    told = [rule for rules in quality.KINDS.values() for rule in rules]
    compared = (ROOT / "warehouse" / "core").glob("finding_*.sql")
    named = {name for path in compared for name in _rules(path)}
    assert sorted(told) == sorted({*RULES, *named})


def _rules(path: Path) -> list[str]:
    return re.findall(r"'(\w+)' as rule", path.read_text("utf-8"))


def test_kinds_with_most_errors_come_first_and_an_unknown_rule_is_other() -> None:
    kinds = quality.by_kind(found(*FOUND))
    assert [kind for kind, _ in kinds] == ["number", "sum", "other", "scale"]
    assert kinds[0][1] == {"error": 2, "warning": 0, "info": 0}


def test_each_kind_is_a_bar_with_its_words_and_a_row_of_the_table(vi: Words) -> None:
    kinds = quality.by_kind(found(*FOUND))
    figure = quality.kinds_figure(kinds, vi, theme.LIGHT)
    errors, warnings, _ = (bar["x"] for bar in figure["data"])
    assert (errors, warnings) == ([2, 0, 0, 0], [0, 1, 0, 0])
    said = [note["text"] for note in figure["layout"]["annotations"]]
    assert said[:2] == ["Chữ hoặc số không đọc được chắc chắn", "2 lỗi"]
    table = quality.kinds_table(kinds, vi, "x")
    assert [cell.value for cell in table.rows[1]] == [None, 0, 1, 0]


def test_nothing_found_draws_nothing(vi: Words) -> None:
    figure = quality.kinds_figure([], vi, theme.LIGHT)
    assert [bar["x"] for bar in figure["data"]] == [[], [], []]


def sent(*rows: dict[str, Any]) -> pl.DataFrame:
    usual = {"bloc": "K", "unit": "A", "unit_vi": "Công đoàn A", "unit_en": "A",
             "period": "2024-S1", "due_on": date(2024, 6, 15), "received_at": None,
             "days_late": None, "status": "missing", "illustrative": False}  # fmt: skip
    kinds = {"due_on": pl.Date, "received_at": pl.Datetime("us", "UTC"), "days_late": pl.Int64}
    return pl.DataFrame([usual | row for row in rows], schema_overrides=kinds)


IN_TIME = {"status": "on_time", "received_at": datetime(2024, 6, 10, tzinfo=UTC), "days_late": 0}
LATE = {"status": "late", "received_at": datetime(2024, 6, 20, tzinfo=UTC), "days_late": 5}


def test_the_calendar_says_each_report_by_colour_sign_and_word(vi: Words) -> None:
    frame = sent(
        {"unit": "B", "unit_vi": "B"} | IN_TIME,
        {"unit": "C", "unit_vi": "C"} | LATE,
        {},
        {"unit": "C", "unit_vi": "C", "period": "2024", "status": "not_due"},
    )
    table = calendar.calendar(frame, vi, {}, "x")
    assert [cell.text for cell in table.head] == ["Đơn vị", "Năm 2024", "6 tháng đầu năm 2024"]
    rows = {row[0].text: [(cell.text, cell.looks) for cell in row[1:]] for row in table.rows}
    assert list(rows) == ["Toàn Khối", "A", "C", "B"]  # who is silent, who is late, the others
    assert rows["A"] == [("", "v none"), ("! Chưa gửi", "v v-missed")]
    assert rows["C"] == [("○ Chưa đến hạn", "v v-not-due"), ("▽ Muộn 5 ngày", "v v-behind")]
    assert rows["B"][1] == ("● Đúng hạn", "v v-met")
    assert rows["Toàn Khối"][1][0] == "2/3 đã gửi, 1 đúng hạn"
    assert "07:00 20/06/2024; hạn 15/06/2024" in str(table.rows[2][2].title)


@pytest.mark.parametrize("also_real", [True, False])
def test_where_only_some_periods_are_illustrative_each_of_them_is_marked(
    vi: Words, *, also_real: bool
) -> None:
    frame = sent({"illustrative": True}, {"period": "2024", "illustrative": not also_real})
    marks = [cell.mark for cell in calendar.calendar(frame, vi, {}, "x").head]
    assert marks == ["", "", "Số liệu minh hoạ" if also_real else ""]


def test_without_a_due_date_nobody_is_said_to_be_on_time(vi: Words) -> None:
    frame = sent({"due_on": None, "status": "not_received"})
    whole, unit = calendar.calendar(frame, vi, {}, "x").rows
    assert whole[1].text == "0/1 đã gửi"
    assert (unit[1].text, unit[1].looks) == ("… Chưa nhận", "v v-not-known")


def test_an_empty_calendar_is_a_head_alone(vi: Words) -> None:
    assert calendar.calendar(sent({}).clear(), vi, {}, "x").rows == []


def test_the_page_names_the_unit_that_must_put_right_its_cells(
    world: Any, serve: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.tell("A", "DT_SO", "2024-S1", 7)
    serve()
    row = {"rule": "number", "severity": "error", "unit": "A", "unit_vi": "A", "unit_en": "A",
           "period": "2024-S1", "file_name": "K/A.xlsx", "sheet": "Báo cáo", "cell": "F9",
           "raw_text": "12 người", "suggestion": "12",
           "message_vi": "Ô F9 không phải là số.", "message_en": "Cell F9."}  # fmt: skip
    monkeypatch.setattr(queries, "findings", lambda *_: pl.DataFrame([row] * 150))
    page = built("quality", bloc="K")
    acts = next(seen(one) for one in inside(page) if getattr(one, "className", "") == "acts")
    assert "A150 ô có lỗi, chưa được tính" in acts
    assert "Ô F9 không phải là số. Gợi ý: 12“12 người”K/A.xlsx · Báo cáo · F9" in seen(page)
    assert "Còn 50 dòng nữa" in seen(page)
    assert rows_of(page, "Từng đơn vị")["A"][2] == "150"


def test_where_nothing_is_wrong_the_page_says_so_and_what_is_missing(
    world: Any, serve: Callable[[], None]
) -> None:
    world.aim("DT_SO", 10)
    world.due("2024-S1", date(2024, 6, 15))
    world.tell("A", "DT_SO", "2024-S1", 7)
    serve()
    text = shown("quality", bloc="K")
    assert "không có ô nào lỗi" in text
    assert "Không có lỗi hay cảnh báo nào" in text
    rows = rows_of(built("quality", bloc="K"), "Từng đơn vị")
    assert rows == {"B": ["0", "0", "0", "0", "0", "0/1", "0%"]}
    assert rows_of(built("quality", bloc="K"), "Chỉ tiêu còn thiếu số liệu") == {
        "Số cuộc đối thoại tại nơi làm việc": ["1/2", "50%", "0"]
    }


def test_over_all_blocs_real_and_illustrative_are_never_added_up(
    world: Any, serve: Callable[[], None]
) -> None:
    world.due("2024-S1", date(2024, 6, 15), illustrative=True)
    world.tell("A", "DT_SO", "2024-S1", 7, illustrative=True)
    world.tell("B", "DT_SO", "2024-S1", 7)
    serve()
    page = built("quality")
    told = next(seen(one) for one in inside(page) if getattr(one, "className", "") == "sentence")
    assert "số liệu được hỏi" not in told
    assert "đơn vị đã báo cáo" not in next(
        seen(one) for one in inside(page) if getattr(one, "id", "") == "stamp"
    )


def test_who_has_sent_what_stands_with_the_submissions_and_how_units_are_told(
    world: Any, serve: Callable[[], None]
) -> None:
    world.due("2024-S1", date(2024, 6, 15))
    world.tell("A", "DT_SO", "2024-S1", 7)
    serve()
    page = built("submissions", bloc="K", lang="vi")
    rows = rows_of(page, "Lịch gửi báo cáo: Khối")
    assert rows["A"][1].startswith("● Đúng hạn")
    assert rows["B"] == ["… Chưa nhận", "! Chưa gửi"]
    assert "python -m etl receipt --all" in seen(page)


def test_of_very_many_blocs_one_is_to_be_chosen(
    world: Any, serve: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.due("2024-S1", date(2024, 6, 15))
    world.tell("A", "DT_SO", "2024-S1", 7)
    serve()
    ask = queries.completeness

    def many(*asked: Any) -> pl.DataFrame:
        here = ask(*asked)
        return pl.concat([here.with_columns(bloc=pl.lit(f"K{n}")) for n in range(9)])

    monkeypatch.setattr(queries, "completeness", many)
    text = seen(built("quality"))
    assert "chọn một khối ở đầu trang" in text
    assert "Đúng hạn" not in text
