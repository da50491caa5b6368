"""Pace tells what can still be met and what not, and invents no forecast."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from dashboard.figures import outlook, pace, skill
from dashboard.words import Words

Frame = Callable[..., pl.DataFrame]
NUMBER = pl.Decimal(38, 6)
AHEAD: dict[str, Any] = {
    "indicator": pl.String,
    "unit": pl.String,
    "unit_vi": pl.String,
    "unit_en": pl.String,
    "actual": NUMBER,
    "qualifier": pl.String,
    "needed_h2": NUMBER,
    "needed_qualifier": pl.String,
    "reachable": pl.String,
    "forecast": NUMBER,
    "forecast_qualifier": pl.String,
    "low": NUMBER,
    "high": NUMBER,
    "chance": pl.Decimal(12, 2),
    "method": pl.String,
    "history_years": pl.Int64,
    "result": pl.String,
    "no_forecast": pl.String,
    "below_last_year": pl.Boolean,
}
USUAL: dict[str, Any] = {
    "indicator": "DV_KETNAP_MOI",
    "actual": 150,
    "qualifier": "=",
    "needed_h2": 150,
    "needed_qualifier": "=",
    "reachable": "yes",
    "forecast": 280,
    "forecast_qualifier": "=",
    "low": 240,
    "high": 330,
    "chance": "0.30",
    "method": "own_history",
    "history_years": 3,
}
BARE = dict.fromkeys(("forecast", "low", "high", "chance", "method", "history_years"))


def _filled(given: dict[str, Any]) -> dict[str, Any]:
    row = dict.fromkeys(AHEAD) | USUAL | given
    return {
        name: Decimal(str(row[name])).quantize(Decimal(1).scaleb(-kind.scale))
        if isinstance(kind, pl.Decimal) and row[name] is not None
        else row[name]
        for name, kind in AHEAD.items()
    }


def ahead(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([_filled(row) for row in rows], schema=AHEAD, orient="row")


def joined(progress: pl.DataFrame, *rows: dict[str, Any], made: Any = ()) -> list[outlook.Row]:
    return outlook.rows(progress, ahead(*rows), ahead(*made))


def lines(found: list[outlook.Row], words: Words, *, halfway: bool = True) -> Any:
    return pace.lines(found, words, {}, "Tiến độ", halfway=halfway)


def drawing(row: outlook.Row) -> list[ET.Element]:
    return list(ET.fromstring(pace.drawn(row)).iter())  # noqa: S314 - our own drawing


def of_looks(row: outlook.Row, looks: str) -> list[ET.Element]:
    return [one for one in drawing(row) if looks in one.get("class", "").split()]


@pytest.mark.parametrize(
    ("said", "verdict", "word"),
    [
        ({}, "on_pace", "unlikely"),
        ({"chance": "0.50"}, "behind", "likely"),
        ({"chance": "1.00"}, "on_pace", "reached"),
        ({"reachable": "no", "chance": "0.00"}, "behind", "lost"),
        (BARE | {"no_forecast": "year_end", "reachable": "unknown"}, "not_due", "year_end"),
        (BARE | {"no_forecast": "year_end", "reachable": "unknown"}, "indeterminate", "open"),
        (BARE | {"no_forecast": "not_a_number"}, "behind", "unlikely"),
        (BARE | {"no_forecast": "not_a_number"}, "met", "likely"),
        (BARE | {"no_forecast": "not_reported"}, "not_known", "open"),
        ({"result": "missed", "chance": "0.00", "reachable": "no"}, "on_pace", "likely"),
        ({"result": "exceeded", "chance": "1.00"}, "behind", "unlikely"),
        ({"result": "missed", "chance": "0.00", "reachable": "no"}, "missed", "lost"),
    ],
)
def test_at_half_year_each_target_has_the_outlook_that_its_half_proves_whatever_then_came(
    progress: Frame, said: dict[str, Any], verdict: str, word: str
) -> None:
    (row,) = joined(progress({"verdict": verdict}), said)
    assert row["outlook"] == word


@pytest.mark.parametrize(
    ("said", "verdict", "word"),
    [
        ({"result": "missed", "chance": "0.00"}, "missed", "missed"),
        ({"result": "exceeded", "chance": "1.00"}, "exceeded", "reached"),
        ({"chance": "0.18"}, "indeterminate", "open"),
        ({"chance": "0.18"}, "not_known", "open"),
        ({"chance": "0.90"}, "missed", "missed"),
    ],
)
def test_a_year_that_has_ended_is_open_while_units_are_silent_and_has_no_chance(
    progress: Frame, said: dict[str, Any], verdict: str, word: str
) -> None:
    (row,) = joined(progress({"period": "2024", "verdict": verdict}), said)
    assert (row["outlook"], outlook.chance(row)) == (word, None)


def test_the_hardest_target_comes_first_and_year_end_ones_last(progress: Frame) -> None:
    frame = progress(
        {"indicator": "A", "verdict": "not_due"},
        {"indicator": "B"},
        {"indicator": "C"},
        {"indicator": "D"},
    )
    found = joined(
        frame,
        BARE | {"indicator": "A", "no_forecast": "year_end"},
        {"indicator": "B", "chance": "0.40"},
        {"indicator": "C", "chance": "0.10"},
        {"indicator": "D", "reachable": "no"},
    )
    assert [row["indicator"] for row in found] == ["D", "C", "B", "A"]
    assert outlook.counted(found) == {"lost": 1, "unlikely": 2, "year_end": 1}


def test_a_target_without_an_outlook_keeps_its_progress(progress: Frame, vi: Words) -> None:
    found = outlook.rows(progress({}), ahead(), ahead())
    assert [row["outlook"] for row in found] == ["likely"]
    assert not of_looks(found[0], "d-range")
    assert lines(found, vi).rows[-1][0].text == "Số đoàn viên kết nạp mới"


def test_what_has_no_target_or_does_not_apply_is_not_followed(progress: Frame) -> None:
    frame = progress({"target": None}, {"indicator": "B", "verdict": "not_applicable"})
    assert joined(frame, {}) == []


def test_the_expected_pace_the_target_and_the_forecast_are_drawn(progress: Frame) -> None:
    (row,) = joined(progress({}), {})
    (expected,) = of_looks(row, "d-expected")
    (target,) = of_looks(row, "d-target")
    (dotted,) = of_looks(row, "d-range")
    (done,) = of_looks(row, "d-bar")
    assert expected.get("x1") == f"{pace.place(50):.2f}%"
    assert target.get("x1") == f"{pace.place(100):.2f}%"
    ends = [float(str(dotted.get(end)).rstrip("%")) for end in ("x1", "x2")]
    assert ends == [round(pace.place(80), 2), round(pace.place(110), 2)]
    assert (done.get("x"), done.get("width")) == ("0.00%", f"{pace.place(50):.2f}%")


def test_an_estimate_is_hatched_and_a_bound_ends_in_an_open_arrow(progress: Frame) -> None:
    (plain,) = joined(progress({}), BARE)
    (row,) = joined(progress({"estimated": 1, "qualifier": ">="}), BARE)
    assert (len(of_looks(plain, "d-hatch")), len(of_looks(plain, "d-arrow"))) == (0, 0)
    assert (len(of_looks(row, "d-hatch")), len(of_looks(row, "d-arrow"))) == (1, 1)


def test_a_silent_target_is_an_outlined_slot_and_no_bar(progress: Frame) -> None:
    silent = {"actual": None, "percent": None, "qualifier": None, "verdict": "not_known"}
    (row,) = joined(progress(silent), BARE | {"actual": None})
    assert len(of_looks(row, "d-slot")) == 1
    assert of_looks(row, "d-bar") == []


def test_a_target_of_zero_divides_nothing(progress: Frame, vi: Words) -> None:
    none = {"target": 0, "comparator": "<=", "actual": 0, "percent": None, "measure": "vụ"}
    found = joined(progress(none), BARE)
    assert of_looks(found[0], "d-bar") == []
    assert "không có vụ nào" in lines(found, vi).rows[-1][3].text


def test_what_lies_beyond_the_scale_stands_at_its_end() -> None:
    assert pace.place(-5) == 0
    assert pace.place(1e6) == pace.place(pace.LIMIT)


def test_once_the_year_is_judged_the_half_still_says_what_stood_and_the_result_is_last(
    progress: Frame, vi: Words
) -> None:
    judged = {"result": "missed", "forecast": 270, "low": 270, "high": 270, "chance": "0.00"}
    made = [{"forecast": 290, "low": 260, "high": 320, "chance": "0.40"}]
    found = joined(progress({}), judged, made=made)
    assert outlook.range_of(found[0]) == (260, 290, 320)
    table = lines(found, vi)
    head, row = ([cell.text for cell in cells[-3:]] for cells in (table.head, table.rows[-1]))
    assert head == ["Cần thêm 6 tháng cuối", "Khả năng đạt", "Kết quả năm"]
    assert row == ["150 người", "40%", "270 · Chưa đạt"]
    assert len(of_looks(found[0], "d-came")) == 1
    assert outlook.why(found[0], vi) == (
        "cần thêm 150 người trong 6 tháng cuối năm, khả năng đạt 40%"
    )
    (year,) = joined(progress({"period": "2024", "verdict": "missed"}), judged, made=made)
    assert outlook.why(year, vi) == "hết năm 270 người / mục tiêu năm 300 người"


def test_where_no_forecast_was_made_none_is_invented_from_what_came(progress: Frame) -> None:
    judged = {"result": "missed", "forecast": 270, "low": 270, "high": 270, "chance": "0.00"}
    (row,) = joined(progress({}), judged)
    assert outlook.range_of(row) == (None, None, None)
    assert (outlook.chance(row), row["came"]) == (None, 270)


@pytest.mark.parametrize(
    ("said", "row", "words"),
    [
        ({}, {}, "150 người"),
        ({"needed_h2": "25.45", "needed_qualifier": "="}, {"measure": "%"}, "25,5 điểm %"),
        ({"needed_qualifier": "<="}, {}, "không quá 150 người"),
        ({"needed_h2": 0}, {}, ""),
        ({"needed_h2": 1}, {"kind": "bool"}, "1 đơn vị"),
        ({"needed_h2": 2_500_000_000}, {"measure": "đồng"}, "2,5 tỷ đồng"),
    ],
)
def test_what_the_second_half_must_bring_is_said_in_its_measure(
    progress: Frame, vi: Words, said: dict[str, Any], row: dict[str, Any], words: str
) -> None:
    (found,) = joined(progress(row), said)
    assert outlook.needed(found, vi) == words


def test_the_table_carries_the_values_behind_its_texts(progress: Frame, vi: Words) -> None:
    found = joined(progress({"qualifier": ">"}), {})
    line = lines(found, vi).rows[-1]
    assert (line[3].value, line[3].qualifier, line[3].measure) == (150, ">", "người")
    assert line[-1].value == 30
    numbers = pace.numbers(found, vi, {}, "Dự báo").rows[0]
    assert [cell.value for cell in numbers[1:7]] == [300, 150, 240, 280, 330, 30]
    assert numbers[-1].text == "theo các năm trước của chính mình, 3 năm"


def test_why_there_is_no_forecast_is_said(progress: Frame, vi: Words) -> None:
    found = joined(progress({"verdict": "not_due"}), BARE | {"no_forecast": "year_end"})
    assert pace.numbers(found, vi, {}, "Dự báo").rows[0][-1].text == "chỉ có số cuối năm"


def test_units_with_most_targets_hard_to_meet_come_first(progress: Frame, vi: Words) -> None:
    def of(unit: str, code: str, chance: str | None) -> dict[str, Any]:
        named = {"unit": unit, "unit_vi": f"Công đoàn {unit}", "indicator": code}
        return named | {"chance": chance}

    told = [of("A", "X", "0.9"), of("B", "X", "0.1"), of("B", "Y", None), of("C", "X", "0.1"),
            of("C", "Y", "0.9")]  # fmt: skip
    named = ("unit", "unit_vi", "indicator")
    cells = progress(*({key: one[key] for key in named} | {"verdict": "behind"} for one in told))
    table = pace.units(outlook.rows(cells, ahead(*told), ahead()), vi, {}, "Đơn vị")
    assert [row[0].text for row in table.rows] == ["Công đoàn B", "Công đoàn C", "Công đoàn A"]
    assert [[cell.value for cell in row[1:]] for row in table.rows] == [[2, 0], [1, 1], [0, 1]]
    assert table.rows[0][1].mark == "▽"


def test_where_no_unit_has_a_target_hard_to_meet_nobody_is_named(
    progress: Frame, vi: Words
) -> None:
    waiting = BARE | {"unit": "A", "unit_vi": "A", "no_forecast": "year_end"}
    cells = progress({"unit": "A", "verdict": "not_due"})
    found = outlook.rows(cells, ahead(waiting), ahead())
    assert pace.units(found, vi, {}, "Đơn vị").rows == []


def test_once_the_year_is_told_in_part_the_forecast_stands_where_the_need_stood(
    progress: Frame, vi: Words
) -> None:
    found = joined(progress({"period": "2024", "verdict": "indeterminate"}), {})
    table = lines(found, vi, halfway=False)
    assert [cell.text for cell in table.head][-2:] == [
        "Thực hiện / mục tiêu năm", "Dự báo lúc giữa năm"
    ]  # fmt: skip
    assert table.rows[-1][-1].text == "280"
    assert "cần thêm" not in outlook.why(found[0], vi)


def test_sixty_targets_are_sixty_lines_with_every_name_in_full(progress: Frame, vi: Words) -> None:
    long = "Tỷ lệ đoàn viên, người lao động được tuyên truyền, học tập, quán triệt nghị quyết " * 3
    frame = progress(*({"indicator": f"I{n}", "indicator_vi": long} for n in range(60)))
    found = joined(frame, *({"indicator": f"I{n}"} for n in range(60)))
    rows = [row for row in lines(found, vi).rows if len(row) > 1]
    assert len(rows) == 60
    assert {row[0].text for row in rows} == {long}


def test_the_drawing_is_also_said(progress: Frame, vi: Words) -> None:
    (row,) = joined(progress({}), {})
    said = pace.said_of(row, vi)
    for part in ("150 người / mục tiêu năm 300 người", "Kỳ vọng đến nay: 50%", "240 – 330"):
        assert part in said


def test_skill_says_how_often_the_result_was_within_the_range(vi: Words) -> None:
    row = {"of_bloc": True, "method": "pace", "forecasts": 4, "with_interval": 0, "inside": 0}
    row |= {"mean_error_percent": Decimal("4.5"), "calls": 4, "calls_right": 3}
    table = skill.skill(pl.DataFrame([row]), vi, "Dự báo")
    texts = [cell.text for cell in table.rows[0]]
    assert texts == ["cả Khối", "theo mức kỳ vọng nửa năm", "4", "", "4,5%", "3/4 (75%)"]


def test_targets_within_targets_are_judged_apart(vi: Words) -> None:
    named = {"indicator_vi": "Xuất sắc", "indicator_en": "Excellent"}
    named |= {"parent_measure": "%", "parent_vi": "Hoàn thành tốt", "parent_en": "Good"}
    row = named | {"indicator": "B", "measure": "%", "target": Decimal(45), "comparator": ">=",
           "actual": Decimal(40), "qualifier": "=", "verdict": "missed", "parent": "A",
           "parent_target": Decimal(85), "parent_comparator": ">=",
           "parent_verdict": "met"}  # fmt: skip
    table = skill.nested(pl.DataFrame([row]), vi, "Trong")
    assert [cell.verdict for cell in table.rows[0]] == [None, None, None, "missed", None, "met"]
    assert table.rows[0][4].text == "Hoàn thành tốt (85%)"


def test_a_target_of_several_years_is_beside_what_its_term_expects(vi: Words) -> None:
    row = {"indicator_vi": "Đoàn viên", "indicator_en": "Members", "term_from": 2023,
           "term_to": 2027, "measure": "người", "comparator": ">=", "target": Decimal(900),
           "actual": Decimal(200), "qualifier": ">=", "percent": Decimal("22.2"),
           "expected_percent": Decimal(20), "verdict": "on_pace"}  # fmt: skip
    table = skill.term(pl.DataFrame([row]), vi, "Nhiều năm")
    texts = [cell.text for cell in table.rows[0]]
    assert texts[1:] == ["2023–2027", "900", "ít nhất 200", "ít nhất 22,2%", "20%",
                         "Đúng tiến độ"]  # fmt: skip
