"""What the cells of a row, and the rows of a table, say of each other."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.measure import MONEY, PEOPLE, SHARE
from etl.parts import together
from etl.value import INPUT, parse
from etl.value_rules import VALUE_RULES

ABOUT = {
    "row": pl.Int64, "role": pl.String, "nature": pl.String, "file": pl.Int64, "sheet": pl.String,
    "cell": pl.String, "said_status": pl.String, "note": pl.String, "with_parts": pl.Boolean,
    "parent_row": pl.Int64, "total_row": pl.Int64,
}  # fmt: skip
WORDS = {"count": PEOPLE, "money": MONEY, "share": SHARE}


def row(value: str = "", over: str = "", under: str = "", **more: Any) -> list[dict[str, Any]]:
    about = {
        "number_format": "", "formula": False, "context": "count", "scale": 1, "nil": True,
        "negative": False, "beyond": False, "nature": "flow", "file": 0, "sheet": "Biểu 2",
        "said_status": None, "note": None, "with_parts": True, "parent_row": None,
        "total_row": None, "kind": "s",
    } | more  # fmt: skip
    roles = {"value": value, "numerator": over, "denominator": under}
    return [
        {**about, "role": role, "text": text, "context": context, "words": WORDS[context]}
        for role, text in roles.items()
        for context in [about["context"] if role == "value" else "count"]
    ]


def judged(*rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    cells = [
        one | {"row": place, "cell": f"D{place}"}
        for place, parts in enumerate(rows, 1)
        for one in parts
    ]
    told = together(parse(pl.DataFrame(cells, schema=ABOUT | INPUT)))
    mentions = {
        name: told.select(rule.when.fill_null(value=False)).to_series().to_list()
        for name, rule in VALUE_RULES.items()
        if rule.when is not None
    }
    return [
        {**one, "told": {name for name, breaks in mentions.items() if breaks[place]}}
        for place, one in enumerate(told.to_dicts())
    ]


NO_FIGURE = ["khong ap dung", "chua co so lieu"]


@pytest.mark.parametrize("status", NO_FIGURE)
@pytest.mark.parametrize("parts", [("12",), ("0",), ("", "190", "200")])
def test_a_figure_beside_a_status_of_none_is_asked_about(status: str, parts: Any) -> None:
    context = "share" if len(parts) > 1 else "count"
    told = judged(row(*parts, context=context, said_status=status))[0]
    assert (told["value"], told["doubt"]) == (None, "status_agrees")


@pytest.mark.parametrize("nil", [True, False])
@pytest.mark.parametrize("text", ["", "-", "không"])
def test_a_dash_says_no_more_than_the_status_beside_it(text: str, nil: Any) -> None:
    told = judged(row(text, said_status="chua co so lieu", nil=nil))[0]
    assert (told["value"], told["missing"], told["doubt"]) == (None, "pending", None)


def test_a_status_of_a_figure_changes_nothing() -> None:
    assert judged(row("12", said_status="uoc"))[0]["value"] == 12


def test_a_share_behind_a_count_is_compared_with_its_denominator() -> None:
    fits, cut, wrong, unknown = judged(
        row("36 (66,67%)", under="54"), row("36 (66,6%)", under="54"),
        row("36 (66,6%)", under="40"), row("36 (66,6%)"),
    )  # fmt: skip
    assert [one["value"] for one in (fits, cut, wrong, unknown)] == [36] * 4
    assert "share_beside_agrees" in wrong["told"]
    assert not any("share_beside_agrees" in one["told"] for one in (fits, cut, unknown))


def test_what_stands_behind_a_number_is_kept_as_a_note() -> None:
    alone, both = judged(row("36 (Hà Nội)"), row("250 (tăng 12%)", note="đã kiểm tra"))
    assert (alone["note"], both["note"]) == ("Hà Nội", "đã kiểm tra; tăng 12%")
    assert judged(row("36"))[0]["note"] is None


def test_a_part_larger_than_its_row_is_asked_about() -> None:
    parent, child, sound = judged(row("500"), row("620", parent_row=1), row("500", parent_row=1))
    assert (child["doubt"], child["value"], child["beside"]) == ("part_of_parent", None, "D1 “500”")
    assert parent["value"] == sound["value"] == 500


@pytest.mark.parametrize(
    ("whole", "part", "doubted"),
    [
        ("trên 500", "620", False),  # more than 500 may be 620
        ("gần 500", "620", True),
        ("500", "trên 620", True),
        ("500", "gần 620", False),
        ("khoảng 500", "620", False),
        ("", "620", False),
        ("chưa có số liệu", "620", False),
    ],
)
def test_a_bound_is_compared_for_what_it_proves(whole: str, part: str, doubted: Any) -> None:
    told = judged(row(whole), row(part, parent_row=1))[1]
    assert (told["doubt"] == "part_of_parent") == doubted


def test_a_total_that_is_not_the_sum_is_told_and_stands() -> None:
    total, *_ = judged(row("30"), row("10", total_row=1), row("15", total_row=1))
    assert total["value"] == 30
    assert (total["sum_apart"], total["told"]) == (Decimal(25), {"total_is_sum"})


@pytest.mark.parametrize("part", ["trên 15", "", "chưa có số liệu", "20"])
def test_a_total_is_judged_only_by_rows_that_are_all_exact(part: str) -> None:
    total, *_ = judged(row("30"), row("10", total_row=1), row(part, total_row=1))
    assert "total_is_sum" not in total["told"]


def test_a_total_of_rounded_money_may_differ_by_the_rounding() -> None:
    money = {"context": "money", "scale": 10**6}
    parts = [row(text, total_row=1, **money) for text in ("1.250", "2.350")]
    assert "total_is_sum" not in judged(row("3.601", **money), *parts)[0]["told"]
    assert "total_is_sum" in judged(row("3.602", **money), *parts)[0]["told"]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_a_true_total_is_never_told(parts: Any) -> None:
    total, *_ = judged(row(str(sum(parts))), *(row(str(one), total_row=1) for one in parts))
    assert not total["told"]
