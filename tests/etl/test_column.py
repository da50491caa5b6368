"""What a column proves: what can be read in two ways is read as its neighbours are written."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.measure import MONEY, PEOPLE, SHARE
from etl.value import INPUT, parse

WORDS = {"count": PEOPLE, "money": MONEY, "share": SHARE}
PLACE = {"file": pl.Int64, "sheet": pl.String, "cell": pl.String}


def cell(text: str, context: str = "share", **more: Any) -> dict[str, Any]:
    plain = {
        "kind": "s", "text": text, "number_format": "", "formula": False, "context": context,
        "scale": 10**6 if context == "money" else 1, "words": WORDS[context], "nil": True,
        "negative": False, "beyond": False, "file": 0, "sheet": "Biểu 2", "cell": "D1",
    }  # fmt: skip
    return plain | more


def native(text: str, **more: Any) -> dict[str, Any]:
    return cell(text, kind="n", **more)


def column(*cells: dict[str, Any]) -> list[dict[str, Any]]:
    placed = [{**one, "cell": f"{one['cell'][0]}{row}"} for row, one in enumerate(cells, 8)]
    return parse(pl.DataFrame(placed, schema=INPUT | PLACE)).to_dicts()


TWO_WAYS = cell("1.411 tỷ", "money")


@pytest.mark.parametrize("proof", ["12,5", "2.350,75", "0,125", "1.234.567 nghìn"])
def test_a_vietnamese_column_settles_a_point(proof: str) -> None:
    settled, *_ = column(TWO_WAYS, cell(proof, "money"))
    assert settled["value"] == 1411 * 10**9
    assert settled["parse_rule"] == "point_groups_by_column_with_word"
    assert settled["proof"] == f"D9 “{proof}”"


@pytest.mark.parametrize("proof", ["1,234.5", "12.5", "0.125"])
def test_an_english_column_settles_a_point_the_other_way(proof: str) -> None:
    settled, *_ = column(TWO_WAYS, cell(proof, "money"))
    assert settled["value"] == Decimal("1.411") * 10**9
    assert settled["parse_rule"] == "point_decimals_by_column_with_word"


def test_a_comma_is_settled_like_a_point() -> None:
    assert column(cell("1,411", "money"), cell("12,5", "money"))[0]["value"] == 1411 * 10**3
    assert column(cell("1,411", "money"), cell("12.5", "money"))[0]["value"] == 1411 * 10**6


@pytest.mark.parametrize("opposite", ["98.5%", "1,234,567"])
def test_contradicting_cells_prove_nothing(opposite: str) -> None:
    of_kind = "share" if "%" in opposite else "count"
    told = column(TWO_WAYS, cell("12,5", "money"), cell(opposite, of_kind))
    assert told[0]["doubt"] == "one_reading"


def test_what_only_the_indicator_decides_proves_nothing_but_contradicts() -> None:
    """“1.411” people are read so because people are whole, not because of how it is written."""
    assert column(TWO_WAYS, cell("1.411", "count"))[0]["doubt"] == "one_reading"
    assert column(TWO_WAYS, cell("1.411", "count"), cell("98.5%"))[0]["doubt"] == "one_reading"


def test_a_cell_in_doubt_proves_nothing() -> None:
    assert column(TWO_WAYS, cell("12,5", "count"))[0]["doubt"] == "one_reading"


@pytest.mark.parametrize("elsewhere", [{"cell": "E9"}, {"file": 1}, {"sheet": "Biểu 3"}])
def test_habits_are_not_carried_to_another_column_sheet_or_file(elsewhere: Any) -> None:
    told = column(TWO_WAYS, cell("12,5", "money", **elsewhere))
    assert told[0]["doubt"] == "one_reading"


def test_a_share_settled_beyond_the_whole_stays_in_doubt() -> None:
    assert column(cell("1.411"), cell("12,5%"))[0]["doubt"] == "share_within_100"


def test_shares_in_percent_points_settle_a_share_below_one() -> None:
    settled, *_ = column(native("1"), native("45"), native("98.5"))
    assert (settled["value"], settled["parse_rule"]) == (1, "native_by_column")
    assert settled["proof"] == "D9 “45”"


def test_shares_stored_as_parts_of_one_settle_one_that_lost_its_format() -> None:
    drawn = native("0.97", number_format="0.0%")
    settled, other, _ = column(native("0.985"), native("1"), drawn)
    assert (settled["value"], other["value"]) == (Decimal("98.5"), 100)
    assert settled["parse_rule"] == "native_percent_by_column"


def test_shares_of_both_kinds_settle_nothing() -> None:
    told = column(native("0.985"), native("45"), native("0.97", number_format="0.0%"))
    assert told[0]["doubt"] == "share_not_fraction"


def test_a_share_that_a_formula_makes_is_never_settled_by_what_is_typed() -> None:
    """“=197/200” among typed 98,5 is a part of one all the same."""
    told = column(native("0.985", formula=True), native("45"))
    assert told[0]["doubt"] == "share_not_fraction"


def test_shares_with_their_sign_prove_nothing_of_those_without() -> None:
    assert column(native("1"), cell("45%"))[0]["doubt"] == "share_not_fraction"


@given(st.permutations(range(5)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_cells_changes_no_value(order: Any) -> None:
    cells = [TWO_WAYS, cell("12,5", "money"), native("1"), native("45"), cell("2,350", "money")]
    told = column(*(cells[place] for place in order))
    values = {order[place]: one["value"] for place, one in enumerate(told)}
    assert [values[place] for place in (0, 2, 4)] == [1411 * 10**9, 1, 2_350_000]


def test_cells_without_a_place_settle_nothing() -> None:
    frame = pl.DataFrame([TWO_WAYS, cell("12,5", "money")], schema=INPUT | PLACE)
    assert parse(frame.drop("file", "sheet", "cell"))["doubt"].to_list()[0] == "one_reading"
