"""Figures show what a frame says, the odd rows too, and invent nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from dashboard import theme
from dashboard.figures import bullet, heatmap, progress_table, reporting, shares, summary
from dashboard.words import Words

Frame = Callable[..., pl.DataFrame]
SILENT = {"actual": None, "qualifier": None, "percent": None, "verdict": "not_known"}


def drawn(frame: pl.DataFrame, words: Words) -> dict[str, Any]:
    return bullet.bullets(frame, words, theme.LIGHT, {})


def said(figure: dict[str, Any]) -> str:
    return " | ".join(text["text"] for text in figure["layout"]["annotations"])


def test_a_bullet_is_as_long_as_the_share_of_the_target(progress: Frame, vi: Words) -> None:
    figure = drawn(progress({}), vi)
    assert figure["data"][0]["x"] == [50.0]
    assert "150 người / mục tiêu năm 300 người" in said(figure)
    assert "50% ◐ Đúng tiến độ" in said(figure)


def test_the_target_and_the_expected_pace_are_ticks(progress: Frame, vi: Words) -> None:
    lines = [s for s in drawn(progress({}), vi)["layout"]["shapes"] if s["type"] == "line"]
    assert [line["x0"] for line in lines] == [100, 50.0]


def test_a_bound_ends_in_an_open_arrow(progress: Frame, vi: Words) -> None:
    figure = drawn(progress({"qualifier": ">"}, {"qualifier": "="}), vi)
    assert len(figure["data"][1]["x"]) == 1
    assert "trên 50%" in said(figure)


def test_a_bar_beyond_the_scale_stops_with_an_arrow(progress: Frame, vi: Words) -> None:
    figure = drawn(progress({"percent": 400, "actual": 1200, "verdict": "exceeded"}), vi)
    assert figure["data"][0]["x"] == [bullet.LIMIT]
    assert len(figure["data"][1]["x"]) == 1
    assert "400% ▲ Vượt" in said(figure)


def test_a_pale_bar_has_an_outline(progress: Frame, vi: Words) -> None:
    shade = theme.LIGHT.verdicts["on_pace"]
    marker = drawn(progress({}), vi)["data"][0]["marker"]
    assert (marker["color"], marker["line"]["color"]) == ([shade.fill], [shade.outline])


def test_an_estimate_is_hatched(progress: Frame, vi: Words) -> None:
    figure = drawn(progress({"estimated": 1}, {}), vi)
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["/", ""]


def test_a_silent_row_is_an_empty_slot_and_no_zero(progress: Frame, vi: Words) -> None:
    figure = drawn(progress(SILENT), vi)
    assert figure["data"][0]["x"] == []
    assert figure["layout"]["shapes"][0]["line"]["dash"]
    assert "chưa có số liệu" in said(figure)
    assert "Chưa báo cáo" in said(figure)


def test_what_does_not_apply_is_no_empty_slot(progress: Frame, vi: Words) -> None:
    figure = drawn(progress(SILENT | {"verdict": "not_applicable"}), vi)
    assert figure["layout"]["shapes"] == []
    assert "chưa có số liệu" not in said(figure)
    assert "x Không áp dụng" in said(figure)


def test_a_bound_that_decides_nothing_still_has_a_length(progress: Frame, vi: Words) -> None:
    open_one = {"qualifier": ">=", "percent": None, "verdict": "indeterminate"}
    figure = drawn(progress(open_one), vi)
    assert figure["data"][0]["x"] == [50.0]
    assert "ít nhất 150 người" in said(figure)


def test_without_a_target_only_the_value_is_said(progress: Frame, vi: Words) -> None:
    bare = {"target": None, "percent": None, "expected_percent": None, "verdict": "no_target"}
    figure = drawn(progress(bare), vi)
    assert figure["layout"]["shapes"] == []
    assert "150 người" in said(figure)
    assert "mục tiêu năm" not in said(figure)


def test_a_target_of_zero_divides_nothing(progress: Frame, vi: Words) -> None:
    none_at_all = {"target": 0, "comparator": "<=", "actual": 1, "percent": None}
    figure = drawn(progress(none_at_all | {"verdict": "behind", "measure": "vụ"}), vi)
    assert figure["data"][0]["x"] == []
    assert "không có vụ nào" in said(figure)


def test_nothing_to_draw_is_no_error(progress: Frame, vi: Words) -> None:
    figure = drawn(progress(), vi)
    assert figure["layout"]["height"] > 0
    assert figure["data"][0]["x"] == []


def test_a_yes_and_a_share_of_units_are_words(progress: Frame, en: Words) -> None:
    kind = {"kind": "bool", "comparator": "yes", "target": 1, "percent": None}
    figure = drawn(progress(kind | {"actual": 1, "unit": "A"}), en)
    assert "yes (target: yes)" in said(figure)
    whole = progress(kind | {"actual": 6, "numerator": 6, "denominator": 7})
    assert "6 of 7 units (target: all units)" in said(drawn(whole, en))


def test_names_inside_a_figure_lead_on(progress: Frame, vi: Words) -> None:
    figure = bullet.bullets(progress({}), vi, theme.DARK, {"DV_KETNAP_MOI": "/indicator/X"})
    assert '<a href="/indicator/X"' in said(figure)


def table_of(cells: pl.DataFrame, whole: pl.DataFrame, words: Words) -> Any:
    return heatmap.heatmap(cells, whole, words, {}, "Bảng", heatmap.BY_GROUP)


def test_the_heatmap_tells_each_verdict_by_colour_glyph_and_word(
    progress: Frame, vi: Words
) -> None:
    unit = {"unit": "A", "unit_vi": "Công đoàn A", "unit_en": "Union of A"}
    table = table_of(progress(unit), progress({}), vi)
    group, line = table.rows
    assert group[0].span == len(table.head)
    whole, own = line[1], line[2]
    assert (own.text, own.mark, own.said) == ("50%", "◐", "Đúng tiến độ")
    assert "v-on-pace" in own.looks
    assert "whole" in whole.looks
    assert own.title is not None
    assert "mục tiêu năm 300 người" in own.title


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (SILENT, "…"),
        ({"actual": 0, "missing": "nil", "percent": 0, "verdict": "behind"}, "-"),
        ({"actual": 0, "percent": 0, "verdict": "behind"}, "0%"),
        (SILENT | {"verdict": "not_applicable", "missing": "not_applicable"}, "x"),
        (SILENT | {"verdict": "not_due"}, "○"),
        ({"qualifier": ">"}, "> 50%"),
        ({"percent": None, "target": None, "verdict": "no_target"}, "150"),
        ({"kind": "bool", "actual": 0, "percent": None, "verdict": "missed"}, "không"),
        (
            {"kind": "grade", "actual": 3, "target": 3, "percent": None, "verdict": "met"},
            "hoàn thành tốt",
        ),
    ],
)
def test_missing_nil_zero_and_not_due_are_different(
    progress: Frame, vi: Words, row: dict[str, Any], shown: str
) -> None:
    unit = {"unit": "A", "unit_vi": "A", "unit_en": "A"}
    table = table_of(progress(unit | row), progress({}), vi)
    assert table.rows[-1][-1].text == shown


def test_an_estimate_is_marked_in_the_heatmap(progress: Frame, vi: Words) -> None:
    unit = {"unit": "A", "unit_vi": "A", "unit_en": "A", "estimated": 1}
    cell = table_of(progress(unit), progress({}), vi).rows[-1][-1]
    assert "estimate" in cell.looks
    assert "số ước" in (cell.title or "")


def test_what_falls_short_most_can_stand_first(progress: Frame, vi: Words) -> None:
    both = ("DV_KETNAP_MOI", "DV_TONG")
    named = {code: {"indicator": code, "indicator_vi": code, "indicator_en": code} for code in both}
    short = {"verdict": "behind", "percent": 10, "gap": 40}
    cells = progress(
        *(named[code] | {"unit": unit, "unit_vi": unit, "unit_en": unit} for code in both
          for unit in "AB" if (unit, code) != ("B", "DV_TONG")),
        named["DV_TONG"] | short | {"unit": "B", "unit_vi": "B", "unit_en": "B"},
    )  # fmt: skip
    whole = progress(*named.values())
    table = heatmap.heatmap(cells, whole, vi, {}, "Bảng", heatmap.WORST)
    assert [cell.text for cell in table.head[2:]] == ["B", "A"]
    assert [row[0].text for row in table.rows] == ["DV_TONG", "DV_KETNAP_MOI"]
    assert [cell.text for cell in table.rows[0][2:]] == ["10%", "50%"]


def test_a_cell_of_the_heatmap_holds_its_number(progress: Frame, vi: Words) -> None:
    unit = {"unit": "A", "unit_vi": "A", "unit_en": "A"}
    for row, held in (
        ({}, (Decimal(50), "%", "=")),
        ({"percent": None, "target": None, "qualifier": ">"}, (Decimal(150), "người", ">")),
        (SILENT, (None, "", None)),
    ):
        cell = table_of(progress(unit | row), progress({}), vi).rows[-1][-1]
        assert (cell.value, cell.measure, cell.qualifier) == held


def test_an_empty_heatmap_has_a_head_and_no_rows(progress: Frame, vi: Words) -> None:
    table = table_of(progress(), progress(), vi)
    assert table.rows == []


def test_units_furthest_behind_come_first_and_silent_ones_last(progress: Frame, vi: Words) -> None:
    frame = progress(
        {"unit": "C"} | SILENT,
        {"unit": "A", "percent": 60, "gap": -10},
        {"unit": "D", "percent": 40, "gap": 10, "verdict": "behind"},
        {"unit": "B", "percent": 20, "gap": 30, "verdict": "behind"},
    )
    assert shares.ordered(frame, vi)["unit"].to_list() == ["B", "D", "A", "C"]
    assert shares.across_units(frame, vi, theme.LIGHT, {})["data"]


def test_sentences_count_what_is_reached_and_what_is_open(progress: Frame, vi: Words) -> None:
    frame = progress({}, {"verdict": "behind"}, {"verdict": "indeterminate"}, {"verdict": "met"})
    told = summary.on_track(summary.counts(frame), "2024-S1", vi)
    assert told.startswith("2 trên 4 chỉ tiêu đúng tiến độ trở lên")
    assert "1 chỉ tiêu chưa đủ căn cứ" in told
    whole_year = summary.on_track(summary.counts(frame), "2024", vi)
    assert whole_year.startswith("2 trên 4 chỉ tiêu đạt hoặc vượt")
    assert summary.on_track({"no_target": 3}, "2024", vi) == "chưa có chỉ tiêu nào đặt mục tiêu"
    assert summary.on_track({}, "2024", vi) == "chưa có chỉ tiêu nào đặt mục tiêu"


def test_what_has_no_figure_is_told_beside_what_is_reached(vi: Words) -> None:
    told = summary.on_track({"met": 8, "not_known": 4}, "2024-S1", vi)
    assert told == "8 trên 12 chỉ tiêu đúng tiến độ trở lên; 4 chỉ tiêu chưa có số liệu"


def test_what_is_judged_only_at_year_end_counts_for_nothing_at_half_year(vi: Words) -> None:
    told = summary.on_track({"met": 2, "on_pace": 9, "behind": 3, "not_due": 3}, "2024-S1", vi)
    assert told.startswith("11 trên 14 chỉ tiêu đúng tiến độ trở lên")
    assert told.endswith("3 chỉ tiêu chưa đến hạn đánh giá")
    assert summary.on_track({"not_due": 3}, "2024-S1", vi) == "3 chỉ tiêu chưa đến hạn đánh giá"


def test_the_widest_gap_needs_attention_most(progress: Frame, vi: Words) -> None:
    frame = progress(
        {"percent": None, "gap": None, "verdict": "behind", "indicator": "AN"},
        {"percent": 49, "gap": 1, "verdict": "behind"},
        {
            "percent": 46.7,
            "gap": 3.3,
            "verdict": "behind",
            "indicator_vi": "Kiểm tra tài chính CĐCS",
        },
    )
    worst = summary.worst(frame)
    assert worst is not None
    assert "kiểm tra tài chính CĐCS, đạt 46,7% mục tiêu năm, kỳ vọng đến nay 50%" in summary.need(
        worst, vi
    )
    assert summary.worst(progress({})) is None


def test_a_miss_goes_before_what_is_behind_and_one_without_percent_is_a_whole_miss(
    progress: Frame,
) -> None:
    frame = progress(
        {"indicator": "BEHIND", "verdict": "behind", "gap": 40},
        {"indicator": "NEARLY", "verdict": "missed", "gap": 0.2},
        {"indicator": "ACCIDENTS", "verdict": "missed", "gap": None, "percent": None},
        {"indicator": "UNMEASURED", "verdict": "behind", "gap": None, "percent": None},
        {"indicator": "FAR", "verdict": "missed", "gap": 30},
    )
    ordered = [row["indicator"] for row in summary.by_gap(frame)]
    assert ordered == ["ACCIDENTS", "FAR", "NEARLY", "BEHIND", "UNMEASURED"]


def test_a_table_of_yes_and_no_has_no_percent(progress: Frame, vi: Words) -> None:
    said = {"unit": "A", "kind": "bool", "comparator": "yes", "target": 1, "percent": None}
    frame = progress(said | {"actual": 0, "verdict": "missed"}).with_columns(label=pl.lit("A"))
    table = progress_table.progress_table(frame, vi, {}, "Bảng")
    assert [cell.text for cell in table.head] == ["Đơn vị", "Mục tiêu năm", "Thực hiện", "Đánh giá"]
    assert [cell.text for cell in table.rows[0]] == ["A", "có", "không", "Chưa đạt"]


def test_a_strip_shows_all_there_is(progress: Frame) -> None:
    parts = summary.strip(summary.counts(progress({}, {}, {"verdict": "missed"})))
    assert [(part.verdict, part.count) for part in parts] == [("on_pace", 2), ("missed", 1)]
    assert sum(part.share for part in parts) == pytest.approx(1)
    assert summary.strip({}) == []


def test_the_table_says_the_same_as_the_figure(progress: Frame, vi: Words) -> None:
    table = progress_table.progress_table(progress({}), vi, {}, "Bảng")
    texts = [cell.text for cell in table.rows[-1]]
    assert texts[1:] == ["300 người", "150 người", "50%", "50%", "Đúng tiến độ"]


def test_what_is_expected_by_now_is_no_column_of_a_whole_year(progress: Frame, vi: Words) -> None:
    def heads(period: str) -> list[str]:
        table = progress_table.progress_table(progress({"period": period}), vi, {}, "Bảng")
        assert len(table.rows[-1]) == len(table.head)
        return [cell.text for cell in table.head]

    assert "Kỳ vọng đến nay" in heads("2024-S1")
    assert "Kỳ vọng đến nay" not in heads("2024")


def test_where_there_is_no_target_the_cell_is_empty(progress: Frame, vi: Words) -> None:
    bare = {"target": None, "percent": None, "expected_percent": None, "verdict": "no_target"}
    table = progress_table.progress_table(progress(bare), vi, {}, "Bảng")
    assert [cell.text for cell in table.rows[-1]][1] == ""


def test_what_stood_in_a_cell_is_quoted_and_no_sign(vi: Words) -> None:
    row = {"severity": "warning", "file_name": "A.xlsx", "sheet": "1", "cell": "F9"}
    row |= {"raw_text": "x", "message_vi": "Dấu x", "message_en": "An x", "suggestion": None}
    table = progress_table.findings_table(pl.DataFrame([row]), vi, "Bảng")
    assert table.rows[0][2].text == "“x”"
    assert not table.shows_a_sign(vi)


@pytest.mark.parametrize(
    ("status", "sign"),
    [("missing", "…"), ("not_received", "…"), ("not_due", "○"), ("ended", "x")],
)
def test_a_report_that_has_not_come_says_why(vi: Words, status: str, sign: str) -> None:
    assert reporting.received({"received_at": None, "status": status}, vi).text == sign


def test_overdue_reports_come_first(vi: Words, told_at: Any) -> None:
    usual = {"unit": "A", "unit_vi": "A", "unit_en": "A", "due_on": None, "received_at": told_at}
    usual |= {"days_late": 0, "status": "on_time", "cells_reported": 3, "cells_expected": 4}
    missing = {"unit_vi": "B", "status": "missing", "received_at": None, "days_late": None}
    sent = pl.DataFrame([usual, usual | missing], infer_schema_length=None)
    table = reporting.reporting(sent, vi, {}, "Bảng")
    assert [row[0].text for row in table.rows] == ["B", "A"]
    assert table.rows[0][2].text == "…"
    assert "Quá hạn, chưa gửi" in table.rows[0][-1].text


def test_a_table_of_progress_carries_the_numbers_behind_its_text(
    progress: Frame, vi: Words
) -> None:
    """A spreadsheet is given đồng and percent points, with the bound, never the words."""
    money = {"measure": "đồng", "target": 200_000_000, "actual": 178_000_000, "qualifier": ">"}
    table = progress_table.progress_table(progress(money | {"percent": 89}), vi, {}, "x")
    name, target, done, percent, expected, _ = table.rows[-1]
    assert name.value is None
    assert (target.value, target.measure, target.qualifier) == (Decimal(200_000_000), "đồng", None)
    assert (done.value, done.measure, done.qualifier) == (Decimal(178_000_000), "đồng", ">")
    assert (percent.value, percent.measure, percent.qualifier) == (Decimal(89), "%", ">")
    assert (expected.value, expected.measure) == (Decimal(50), "%")
    silent = progress_table.progress_table(progress(SILENT), vi, {}, "x").rows[-1]
    assert [cell.value for cell in silent[2:4]] == [None, None]


def test_a_table_of_reports_carries_days_instants_and_counts(vi: Words) -> None:
    at = datetime(2024, 6, 17, 1, 30, tzinfo=UTC)
    row = {"unit": "A", "unit_vi": "A", "unit_en": "A", "due_on": date(2024, 6, 15)}
    row |= {"received_at": at, "days_late": 2, "status": "late"}
    row |= {"cells_reported": 7, "cells_expected": 9}
    table = reporting.reporting(pl.DataFrame([row]), vi, {}, "x")
    assert [cell.value for cell in table.rows[0]] == [None, date(2024, 6, 15), at, 2, 7, None]
