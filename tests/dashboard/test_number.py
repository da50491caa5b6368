"""Numbers, money, percents and days are written by the rules of each language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard import number
from dashboard.words import Words


@pytest.mark.parametrize(
    ("value", "qualifier", "measure", "in_vietnamese", "in_english"),
    [
        (11000, ">", "người", "trên 11.000", "over 11,000"),
        (24, "=", "CĐCS", "24", "24"),
        (178_000_000_000, ">", "đồng", "trên 178 tỷ đồng", "over 178 bn VND"),
        (1411, "=", "CĐCS", "1.411", "1,411"),
        (12_500_000, "=", "đồng", "12,5 triệu đồng", "12.5 m VND"),
        (950_000, "=", "đồng", "950.000 đồng", "950,000 VND"),
        ("46.6667", "=", "%", "46,7%", "46.7%"),
        (150, ">=", "người", "ít nhất 150", "at least 150"),
        (1800, "<", "người", "dưới 1.800", "under 1,800"),
        (5, "<=", "người", "không quá 5", "at most 5"),
        (150, "~", "người", "khoảng 150", "about 150"),
        (-40, "=", "người", "-40", "-40"),
        (0, "=", "người", "0", "0"),
        (0, ">=", "vụ", "đến nay 0", "so far 0"),
    ],
)
def test_a_value_is_said_as_people_say_it(
    value: object,
    qualifier: str,
    measure: str,
    in_vietnamese: str,
    in_english: str,
    vi: Words,
    en: Words,
) -> None:
    told = Decimal(str(value))
    assert number.figure(told, qualifier, measure, vi) == in_vietnamese
    assert number.figure(told, qualifier, measure, en) == in_english


def test_an_unknown_value_is_no_zero(vi: Words) -> None:
    assert number.figure(None, None, "người", vi) == "…"
    assert number.percent(None, vi) == "…"
    assert number.day(None, vi) == "chưa rõ"


@pytest.mark.parametrize(
    ("value", "places", "told"),
    [("99.96", 1, "99,9%"), ("100.04", 1, "100,1%"), ("99.6", 0, "99%"), ("100", 0, "100%")],
)
def test_what_is_not_all_is_never_rounded_to_all(
    value: str, places: int, told: str, vi: Words
) -> None:
    assert number.percent(Decimal(value), vi, places) == told


def test_a_value_has_no_more_digits_than_its_source(vi: Words) -> None:
    assert number.number(Decimal("24.500000"), vi) == "24,5"
    assert number.number(Decimal("24.000000"), vi) == "24"


def test_days_and_instants_are_those_of_vietnam(vi: Words) -> None:
    assert number.day(date(2020, 7, 24), vi) == "24/07/2020"
    assert number.moment(datetime(2024, 6, 9, 18, 30, tzinfo=UTC), vi) == "01:30 10/06/2024"
    assert number.moment(datetime(2020, 7, 23, 17, 0, tzinfo=UTC), vi) == "24/07/2020"
