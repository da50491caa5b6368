"""Figures of units: parts add up, bars begin at nought, silence is a slot, bounds stay open."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from dashboard import theme
from dashboard.figures import contribution, fractions, levels, spread
from dashboard.words import Words

Frame = Callable[..., pl.DataFrame]


def unit(code: str, **said: Any) -> dict[str, Any]:
    return {"unit": code, "unit_vi": f"Công đoàn {code}", "unit_en": f"Union of {code}"} | said


def year_of(code: str, first: int | None, second: int | None) -> list[dict[str, Any]]:
    """A unit's year, as the warehouse tells it: the second half only where both ends are known."""
    whole = None if second is None else (first or 0) + second
    rows = [unit(code, period="2024-S1", actual=first), unit(code, period="2024", actual=whole)]
    if first is not None and second is not None:
        rows.append(unit(code, period="2024-S2", actual=second))
    return rows


def stacked(rows: list[dict[str, Any]], words: Words) -> dict[str, Any]:
    return contribution.stacked(rows, words, theme.LIGHT, {})


def texts(figure: dict[str, Any]) -> str:
    return " | ".join(one["text"] for one in figure["layout"]["annotations"])


def test_halves_add_up_to_each_units_year_and_shares_to_the_whole(progress: Frame) -> None:
    rows = contribution.parts(progress(*year_of("A", 30, 30), *year_of("B", 20, 120)))
    assert [row["unit"] for row in rows] == ["B", "A"]
    assert all(row["first"] + row["second"] == row["total"] for row in rows)
    assert sum(row["share"] for row in rows) == 100
    assert [row["share"] for row in rows] == [70, 30]


def test_both_halves_stand_on_one_bar_from_nought(progress: Frame, vi: Words) -> None:
    figure = stacked(contribution.parts(progress(*year_of("A", 30, 50))), vi)
    whole, first, _ = figure["data"]
    assert (whole["x"], first["x"]) == ([80.0], [30.0])
    assert "base" not in whole
    assert figure["layout"]["xaxis"]["range"][0] == 0
    assert "30 + 50 = 80 · 100%" in texts(figure)


def test_a_silent_unit_is_an_empty_slot_and_last(progress: Frame, vi: Words) -> None:
    silent = unit("A", period="2024", actual=None, verdict="not_known")
    rows = contribution.parts(progress(silent, *year_of("B", 1, 1)))
    figure = stacked(rows, vi)
    assert [row["unit"] for row in rows] == ["B", "A"]
    assert [shape["line"]["dash"] for shape in figure["layout"]["shapes"]] == ["3px,3px"]
    assert figure["data"][0]["x"] == [2.0]
    assert rows[1]["share"] is None


def test_a_year_whose_first_half_is_missing_is_not_split(progress: Frame, vi: Words) -> None:
    rows = contribution.parts(progress(*year_of("A", None, 50), *year_of("B", 1, 1)))
    figure = stacked(rows, vi)
    assert (rows[0]["first"], rows[0]["second"], rows[0]["total"]) == (None, None, 50)
    assert "chưa rõ hai nửa" in texts(figure)
    assert figure["data"][1]["x"] == [1.0]
    assert figure["data"][0]["marker"]["color"][0] == theme.LIGHT.track


def test_at_half_year_the_first_half_is_all_there_is(progress: Frame) -> None:
    (row,) = contribution.parts(progress(unit("A", period="2024-S1", actual=30)))
    assert (row["total"], row["second"]) == (30, None)


def test_a_stock_is_no_sum_of_its_halves(progress: Frame) -> None:
    told = [unit("A", period=period, actual=400, kind="stock") for period in ("2024-S1", "2024")]
    (row,) = contribution.parts(progress(*told))
    assert (row["total"], row["first"], row["second"]) == (400, None, None)


def test_bounds_and_estimates_are_marked(progress: Frame, vi: Words) -> None:
    told = unit("A", period="2024", qualifier=">=", estimated=1)
    figure = stacked(contribution.parts(progress(told)), vi)
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["/"]
    assert figure["data"][2]["marker"]["symbol"] == ["triangle-right-open"]
    assert "ít nhất" in texts(figure)


def test_a_bound_from_above_points_back(progress: Frame, vi: Words) -> None:
    told = unit("A", period="2024", qualifier="<")
    figure = stacked(contribution.parts(progress(told)), vi)
    assert figure["data"][2]["marker"]["symbol"] == ["triangle-left-open"]
    assert figure["data"][2]["x"] == figure["data"][0]["x"]


def test_nothing_told_draws_nothing_and_is_no_error(progress: Frame, vi: Words) -> None:
    figure = stacked(contribution.parts(progress()), vi)
    assert figure["data"][0]["x"] == []
    assert figure["layout"]["height"] > 0
    assert contribution.finding([], vi) == "chưa có số để tính đóng góp"


def test_what_adds_up_to_nothing_has_no_shares(progress: Frame, vi: Words) -> None:
    rows = contribution.parts(progress(*year_of("A", 0, 0), *year_of("B", 0, 0)))
    assert [row["share"] for row in rows] == [None, None]
    assert stacked(rows, vi)["data"][0]["x"] == [0.0, 0.0]


def test_the_contributions_as_a_table_carry_their_values(progress: Frame, vi: Words) -> None:
    rows = contribution.parts(progress(*year_of("A", 30, 50)))
    table = contribution.table(rows, vi, "Đóng góp")
    assert [cell.value for cell in table.rows[0][1:]] == [30, 50, 80, 100]


def share(code: str, part: int, whole: int, **said: Any) -> dict[str, Any]:
    return unit(code, kind="ratio", measure="%", numerator=part, denominator=whole) | said


def test_the_part_lies_within_its_whole(progress: Frame, vi: Words) -> None:
    rows = fractions.ordered(progress(share("A", 9, 10), share("B", 30, 40)))
    figure = fractions.bars(rows, vi, theme.LIGHT, {"B": "/unit/B"})
    whole, part = figure["data"]
    assert (whole["x"], part["x"]) == ([40.0, 10.0], [30.0, 9.0])
    assert "30/40 = 75%" in texts(figure)
    assert '<a href="/unit/B"' in texts(figure)


def test_a_whole_of_nothing_divides_nothing(progress: Frame, vi: Words) -> None:
    rows = fractions.ordered(progress(share("A", 0, 0)))
    table = fractions.table(rows, vi, "Tỷ lệ")
    assert (table.rows[0][3].text, table.rows[0][3].value) == ("x", None)
    assert fractions.bars(rows, vi, theme.LIGHT, {})["data"][0]["x"] == [0.0]


def test_the_whole_share_and_the_lowest_are_said(progress: Frame, vi: Words) -> None:
    rows = fractions.ordered(progress(share("A", 9, 10), share("B", 30, 40), share("C", 0, 0)))
    told = "39/50 = 78% ở các đơn vị đã báo cáo"
    assert fractions.finding(rows, vi) == f"{told}; thấp nhất: B, 75%"
    alike = fractions.ordered(progress(share("A", 39, 50)))
    assert fractions.finding(alike, vi) == told


def test_a_share_without_its_parts_is_not_drawn(progress: Frame) -> None:
    assert fractions.ordered(progress(share("A", 9, 10) | {"numerator": None})) == []


POINT: dict[str, Any] = {
    "measure": "người", "qualifier": "=", "target": None, "break": None, "of_comparable": False,
    "reported": 3, "expected": 3, "comparable_units": None,
}  # fmt: skip


def over_years(*points: tuple[str, int], **said: Any) -> pl.DataFrame:
    rows = [
        POINT | {"period": period, "year": int(period[:4]), "value": Decimal(value)} | said
        for period, value in points
    ]
    return pl.DataFrame(rows, schema_overrides={"target": NUMBER, "break": pl.String})


NUMBER = pl.Decimal(38, 6)
FOUR = (("2023-S1", 40), ("2023", 100), ("2024-S1", 50), ("2024", 120))


def test_what_stands_is_told_by_each_half_and_what_gathers_by_years() -> None:
    frame = over_years(*FOUR)
    stock = levels.points(frame, "last", "stock")
    flow = levels.points(frame, "sum", "flow")
    assert [row["period"] for row in stock] == ["2023-S1", "2023", "2024-S1", "2024"]
    assert [row["period"] for row in flow] == ["2023", "2024"]
    assert {year: row["value"] for year, row in levels.halves(frame).items()} == {
        2023: 40,
        2024: 50,
    }


def test_columns_begin_at_nought_and_hold_their_first_half(vi: Words) -> None:
    frame = over_years(*FOUR)
    rows = levels.points(frame, "sum", "flow")
    figure = levels.stacked(rows, levels.halves(frame), vi, theme.LIGHT)
    whole, first = figure["data"]
    assert (whole["y"], first["y"]) == ([100.0, 120.0], [40.0, 50.0])
    assert figure["layout"]["shapes"][0]["y0"] == 0


def test_a_break_parts_the_line_and_is_said(vi: Words) -> None:
    frame = over_years(("2023", 100), ("2024", 120), **{"break": "merger"})
    rows = levels.points(frame, "last", "stock")
    figure = levels.line(rows, vi, theme.LIGHT)
    assert figure["data"][0]["line"]["dash"] == "dot"
    assert any(shape["line"].get("dash") == "4px,3px" for shape in figure["layout"]["shapes"])
    assert "chuỗi có chỗ bị ngắt" in levels.finding(rows, vi)
    assert "có đơn vị sáp nhập" in levels.said(rows[1], vi)


def test_another_measure_of_earlier_years_is_not_joined() -> None:
    mixed = pl.concat([over_years(("2023", 7), measure="CĐCS"), over_years(("2024", 80))])
    assert [row["year"] for row in levels.points(mixed, "last", "cover")] == [2024]


def test_a_point_of_comparable_units_is_hollow_and_says_so(vi: Words) -> None:
    frame = over_years(("2023", 100), of_comparable=True, comparable_units=3)
    rows = levels.points(frame, "last", "stock")
    assert levels.line(rows, vi, theme.LIGHT)["data"][-1]["marker"]["color"] == [theme.LIGHT.card]
    assert "chỉ gồm 3 đơn vị so được" in levels.said(rows[0], vi)


def test_the_years_as_a_table_tell_the_first_half_beside_the_year(vi: Words) -> None:
    frame = over_years(*FOUR)
    rows = levels.points(frame, "sum", "flow")
    table = levels.table(rows, levels.halves(frame), vi, "Qua các năm")
    assert [[cell.value for cell in row[1:3]] for row in table.rows] == [[40, 100], [50, 120]]


def spread_of(progress: Frame, *percents: float | None) -> pl.DataFrame:
    return progress(*(unit("ABCDEFGH"[n], percent=value) for n, value in enumerate(percents)))


@pytest.mark.parametrize(
    ("percents", "middle"), [((10, 20, 90), 20), ((10, 20, 30, 90), 25), ((40,), 40), ((), None)]
)
def test_the_middle_of_the_units(
    progress: Frame, percents: tuple[float, ...], middle: float | None
) -> None:
    assert spread.median(spread.told(spread_of(progress, *percents))) == middle


def test_the_marked_unit_stands_out_and_the_target_and_pace_are_drawn(
    progress: Frame, vi: Words
) -> None:
    rows = spread.told(spread_of(progress, 40, None, 80, 120))
    figure = spread.strip(rows, "C", vi, theme.LIGHT)
    (dots,) = figure["data"]
    assert dots["x"] == [40.0, 80.0, 120.0]
    assert dots["marker"]["symbol"] == ["circle", "diamond", "circle"]
    assert {100, 50.0} <= {shape["x0"] for shape in figure["layout"]["shapes"]}
    assert "C 80%" in texts(figure)


def test_without_a_marked_unit_the_ends_are_named(progress: Frame, vi: Words) -> None:
    figure = spread.strip(spread.told(spread_of(progress, 40, 80, 120)), None, vi, theme.LIGHT)
    said = texts(figure)
    assert "A 40%" in said
    assert "C 120%" in said
    assert "B 80%" not in said


def test_nobody_with_a_percent_is_a_sentence(progress: Frame, vi: Words) -> None:
    assert spread.finding([], vi) == "chưa đơn vị nào có % mục tiêu"
    assert spread.strip([], None, vi, theme.LIGHT)["data"][0]["x"] == []


def test_who_shares_a_place_is_told_so(progress: Frame) -> None:
    rows = spread.told(spread_of(progress, 100, 100, 50))
    assert spread.rank(rows, "A") == spread.rank(rows, "B") == (1, 3, True)
    assert spread.rank(rows, "C") == (3, 3, False)
    assert spread.rank(rows, "Z") is None


def test_a_units_lowest_place_comes_first_and_ceilings_have_none(
    progress: Frame, vi: Words
) -> None:
    def both(indicator: str, mine: int, other: int, **said: Any) -> list[dict[str, Any]]:
        return [
            unit("A", indicator=indicator, percent=mine, indicator_vi=indicator, **said),
            unit("B", indicator=indicator, percent=other, **said),
        ]

    ceiling = both("TRẦN", 10, 20, comparator="<=")
    cells = progress(*both("TRÊN", 90, 50), *both("DƯỚI", 50, 90), *ceiling)
    table = spread.places(cells, "A", vi, {}, "Vị trí")
    assert [(row[0].text, row[-1].text) for row in table.rows] == [("DƯỚI", "2/2"), ("TRÊN", "1/2")]
    assert [row[2].value for row in table.rows] == [50, 90]
    drawn = ET.fromstring(table.rows[0][1].drawn)  # noqa: S314 - our own drawing
    rings = [one for one in drawn.iter() if one.get("class") == "d-other"]
    assert len(rings) == 1
