"""What a cell says: every class of cell that offices write, and the law that none is misread."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.measure import MONEY, PEOPLE, SHARE, UNIONS
from etl.value import INPUT, parse

THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
WORDS = {"count": [*PEOPLE, *UNIONS, "cuoc"], "money": MONEY, "share": SHARE}


def cell(text: str | None, context: str = "count", **more: Any) -> dict[str, Any]:
    plain = {
        "kind": "s", "text": text, "number_format": "", "formula": False, "context": context,
        "scale": 1, "words": WORDS.get(context, []), "nil": True, "negative": False,
        "beyond": False,
    }  # fmt: skip
    return plain | more


def read(cells: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return parse(pl.DataFrame(list(cells), schema=INPUT)).to_dicts()


def native(text: str, context: str = "count", **more: Any) -> dict[str, Any]:
    return cell(text, context, kind="n", **more)


SURE = [
    (cell("1.411"), 1411, "="),
    (cell("1,411"), 1411, "="),
    (cell("1,411", "share"), "1.411", "="),
    (cell("11.000"), 11000, "="),
    (native("11", number_format="0.000"), 11, "="),
    (cell("trên 11 ngàn"), 11000, ">"),
    (cell("24 ngàn"), 24000, "="),
    (cell("24 nghìn"), 24000, "="),
    (cell("24"), 24, "="),
    (cell("178 tỷ", "money"), 178 * BILLION, "="),
    (cell("178 tỉ", "money"), 178 * BILLION, "="),
    (cell("trên 178 tỷ đồng", "money", scale=MILLION), 178 * BILLION, ">"),
    (cell("178", "money", scale=BILLION), 178 * BILLION, "="),
    (cell("178.000", "money", scale=MILLION), 178 * BILLION, "="),
    (cell("2 tỷ 350 triệu", "money"), 2_350_000_000, "="),
    (cell("1 tỷ 2", "money"), 1_200_000_000, "~"),
    (cell("12tr5", "money"), 12_500_000, "="),
    (cell("520 trđ", "money"), 520_000_000, "="),
    (cell("12.500.000đ", "money"), 12_500_000, "="),
    (cell("12.500.000 VNĐ", "money", scale=MILLION), 12_500_000, "="),
    (cell("1,2 triệu"), 1_200_000, "="),
    (cell("1,5 vạn"), 15000, "="),
    (cell("0,12345678 tỷ", "money"), 123_456_780, "="),
    (cell("gần 900 triệu", "money"), 900_000_000, "<"),
    (cell("gần 85.000"), 85000, "<"),
    (cell("hơn 51 nghìn"), 51000, ">"),
    (cell("khoảng 300"), 300, "~"),
    (cell("ước 300"), 300, "~"),
    (cell("ước trên 300"), 300, ">"),
    (cell("~300"), 300, "~"),
    (cell("≥ 95%", "share"), 95, ">="),
    (cell(">=95%", "share"), 95, ">="),
    (cell("95% trở lên", "share"), 95, ">="),
    (cell("ít nhất 80%", "share"), 80, ">="),
    (cell("từ 80%", "share"), 80, ">="),
    (cell("trên 45%", "share"), 45, ">"),
    (cell("không quá 3"), 3, "<="),
    (cell("tối đa 3"), 3, "<="),
    (cell("dưới 5%", "share"), 5, "<"),
    (cell("98,5%", "share"), "98.5", "="),
    (cell("98.5%", "share"), "98.5", "="),
    (native("0.985", "share", number_format="0.0%"), "98.5", "="),
    (native("98.499999999999986", "share"), "98.5", "="),
    (cell("100phần trăm", "share"), 100, "="),
    (cell("400%", "share", beyond=True), 400, "="),
    (cell("38,05%", "share"), "38.05", "="),
    (cell("45/48", "share"), "93.75", "="),
    (cell("16/17", "share"), "94.117647", "="),
    (cell("36 (66,6%)"), 36, "="),
    (cell("76.268 người chiếm 38,05%"), 76268, "="),
    (cell("3.443 người (giảm 131 người so với cùng kỳ năm trước)"), 3443, "="),
    (cell("5.060.000 đồng/tháng", "money"), 5_060_000, "="),
    (cell("24 CĐCS"), 24, "="),
    (cell("114 đơn vị"), 114, "="),
    (cell("420 cuộc"), 420, "="),
    (cell("02"), 2, "="),
    (cell("5 (năm)"), 5, "="),
    (cell("hai"), 2, "="),
    (cell("1\u00a0411"), 1411, "="),
    (cell("1\u2009411"), 1411, "="),
    (cell("1'411"), 1411, "="),
    (cell("１２"), 12, "="),
    (cell("1.411,0"), 1411, "="),
    (cell("1,234,567", "money"), 1_234_567, "="),
    (cell("-5", negative=True), -5, "="),
    (cell("0"), 0, "="),
    (native("1E3"), 1000, "="),
    (native("-5", negative=True), -5, "="),
    (native("1.5E2", "money", scale=MILLION), 150 * MILLION, "="),
    (cell("không", "bool"), 0, "="),
    (cell("x", "bool"), 1, "="),
    (cell("Đ", "bool"), 1, "="),
    (cell("đạt", "bool"), 1, "="),
    (cell("K", "bool"), 0, "="),
    (cell("CĐ", "bool"), 0, "="),
    (cell("HTXSNV", "grade"), 4, "="),
    (cell("Hoàn thành tốt nhiệm vụ", "grade"), 3, "="),
    (cell("HTNV", "grade"), 2, "="),
    (cell("chưa hoàn thành", "grade"), 1, "="),
]
DOUBTED = [
    (native("1.411"), "whole_number", "1411"),
    (cell("1.411", "share"), "one_reading", "1411 / 1,411"),
    (cell("1.411 tỷ", "money"), "one_reading", "1411 / 1,411"),
    (cell("178.000.000.000", "money", scale=BILLION), "plausible_scale", None),
    (cell("178", "money"), "plausible_scale", None),
    (native("0.985", "share"), "share_not_fraction", "98,5%"),
    (native("1", "share"), "share_not_fraction", "100%"),
    (cell("105", "share"), "share_within_100", None),
    (native("45608", "share", number_format="dd/mm/yyyy"), "no_date", "12/11"),
    (cell("5/0", "share"), "divides_by_something", None),
    (cell("tăng 12% so cùng kỳ"), "level_not_change", None),
    (cell("đạt 105% KH"), "level_not_share_of_plan", None),
    (cell("10-12"), "number", None),
    (cell("2020 – 2025"), "number", None),
    (cell("năm"), "number", None),
    (cell("1O5"), "number", None),
    (cell("l2"), "number", None),
    (cell("1.234.567,89", "money"), "whole_dong", None),
    (cell("1.41.1"), "number", None),
    (cell("-5"), "not_negative", None),
    (native("-5"), "not_negative", None),
    (cell("(5)"), "number", None),
    (cell("-", nil=False), "number", None),
    (cell("12 người nghỉ"), "number", "12"),
    (cell("5 trường"), "number", "5"),
    (cell("1.411 (1.420)"), "number", None),
    (cell("5 (nghìn)"), "number", None),
    (cell("9" * 40), "number", None),
    (native("1e400"), "number", None),
    (native("0.5", number_format="0%"), "same_measure", None),
    (cell("VMXS", "grade"), "known_grade", None),
    (cell("12", "bool"), "yes_or_no", None),
]
NOTHING = [
    (cell(""), "blank"),
    (cell(None), "blank"),
    (cell("   "), "blank"),
    (cell("x"), "present_no_qty"),
    (cell("…"), "not_collected"),
    (cell("..."), "not_collected"),
    (cell("chưa có số liệu"), "pending"),
    (cell("đang tổng hợp"), "pending"),
    (cell("Không áp dụng"), "not_applicable"),
    (cell("KAD"), "not_applicable"),
    (cell("N/A"), "not_applicable"),
    (cell("0/0", "share"), "not_applicable"),
    (cell("#DIV/0!", kind="e"), "excel_error"),
    (cell("#N/A"), "excel_error"),
    (native("", formula=True), "formula_uncached"),
]


@pytest.mark.parametrize(("written", "value", "qualifier"), SURE, ids=lambda v: str(v)[:40])
def test_what_is_clear_is_read(written: Any, value: Any, qualifier: Any) -> None:
    told = read([written])[0]
    assert (told["value"], told["qualifier"], told["doubt"]) == (Decimal(value), qualifier, None)


@pytest.mark.parametrize(("written", "rule", "suggestion"), DOUBTED, ids=lambda v: str(v)[:40])
def test_what_is_doubtful_is_asked(written: Any, rule: str, suggestion: Any) -> None:
    told = read([written])[0]
    assert (told["value"], told["doubt"], told["suggestion"]) == (None, rule, suggestion)


@pytest.mark.parametrize(("written", "missing"), NOTHING, ids=lambda v: str(v)[:40])
def test_the_kinds_of_nothing_stay_apart(written: Any, missing: Any) -> None:
    told = read([written])[0]
    assert (told["value"], told["missing"], told["doubt"]) == (None, missing, None)


@pytest.mark.parametrize("written", ["-", "–", "—", "không", "Không có", "KPS"])
def test_reported_nil_is_zero_and_says_so(written: Any) -> None:
    told = read([cell(written)])[0]
    assert (told["value"], told["missing"]) == (Decimal(0), "nil")


def test_a_fraction_keeps_its_parts() -> None:
    told = read([cell("45/48", "share")])[0]
    assert (told["numerator"], told["denominator"]) == (Decimal(45), Decimal(48))


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


HABITS = ["{}", "trên {}", "gần {} ", "khoảng {}", "{} người", " {}", "{} đoàn viên", "hơn {} ĐV"]


QUICK = settings(max_examples=25, deadline=None)


def many(one: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Draw many cells at once: they are read in columns, as in a refresh."""
    return st.lists(one, min_size=1, max_size=40)


MARKS = st.sampled_from(["", ".", " ", "\u00a0", ",", "'"])


@given(many(st.tuples(st.integers(0, 10**12), MARKS, st.sampled_from(HABITS))))
@QUICK
def test_a_count_is_read_as_itself_or_asked_about(drawn: Any) -> None:
    cells = [cell(habit.format(grouped(number, mark))) for number, mark, habit in drawn]
    for (number, _, _), told in zip(drawn, read(cells), strict=True):
        assert told["doubt"] is not None or told["value"] == number


@given(
    many(
        st.tuples(
            st.decimals(0, 10**6, places=2),
            st.sampled_from(["count", "share", "money"]),
            st.sampled_from([1, THOUSAND, MILLION, BILLION]),
            st.booleans(),
        )
    )
)
@QUICK
def test_a_decimal_is_read_as_itself_or_asked_about(drawn: Any) -> None:
    cells = []
    for number, context, scale, with_groups in drawn:
        whole, _, decimals = f"{number:.2f}".partition(".")
        text = (grouped(int(whole), ".") if with_groups else whole) + "," + decimals
        cells.append(cell(text, context, scale=scale))
    for (number, context, scale, _), told in zip(drawn, read(cells), strict=True):
        meant = number * (scale if context == "money" else 1)
        assert told["doubt"] is not None or told["value"] == meant


FACTORS = {"tỷ": BILLION, "triệu": MILLION, "nghìn": THOUSAND}


@given(many(st.tuples(st.integers(1, 10**5), st.integers(0, 999), st.sampled_from(list(FACTORS)))))
@QUICK
def test_three_decimals_are_never_taken_for_thousands(drawn: Any) -> None:
    """By Vietnamese habit a comma sets decimals apart, before a magnitude word too."""
    cells = [cell(f"{whole},{rest:03} {word}", "money") for whole, rest, word in drawn]
    for (whole, rest, word), told in zip(drawn, read(cells), strict=True):
        meant = (Decimal(whole) + Decimal(rest) / 1000) * FACTORS[word]
        assert told["doubt"] is not None or told["value"] == meant


@given(many(st.tuples(st.floats(-(10**12), 10**12), st.sampled_from(["count", "share", "money"]))))
@QUICK
def test_a_stored_number_is_taken_as_stored(drawn: Any) -> None:
    cells = [native(repr(number), context, negative=True) for number, context in drawn]
    for (number, _), told in zip(drawn, read(cells), strict=True):
        apart = abs((told["value"] or 0) - Decimal(repr(number)))
        assert told["doubt"] is not None or apart <= Decimal("1e-6")


@given(many(st.text(max_size=40)), st.sampled_from(list(WORDS)))
@QUICK
def test_any_text_is_a_value_a_nothing_or_a_doubt(texts: Any, context: Any) -> None:
    for told in read([cell(text, context) for text in texts]):
        said = [told["value"] is not None, told["doubt"] is not None]
        assert sum(said) == 1 or (told["missing"] is not None and sum(said) == 0)
