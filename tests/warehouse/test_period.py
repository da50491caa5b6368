"""Periods are codes, in an order, with days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.language import Refusal
from warehouse.period import Period

PERIODS = st.builds(Period, st.integers(1000, 2999), st.sampled_from([None, 1, 2]))


@given(PERIODS)
def test_a_period_reads_back_as_itself(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(st.lists(PERIODS, unique=True))
def test_periods_stand_in_the_order_they_end(periods: list[Period]) -> None:
    ordered = sorted(periods)
    assert [one.last_day for one in ordered] == sorted(one.last_day for one in ordered)


def test_a_year_stands_after_its_halves() -> None:
    year, second, first = Period(2024), Period(2024, 2), Period(2024, 1)
    assert sorted([year, second, first]) == [first, second, year]


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2024-S1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-S2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_has_its_days(code: str, first: date, last: date) -> None:
    period = Period.parse(code)
    assert (period.first_day, period.last_day) == (first, last)


@pytest.mark.parametrize("code", ["2024-S3", "24", "2024S1", "", "3024", "2024-A1"])
def test_what_is_no_period_is_refused_with_a_sentence(code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        Period.parse(code)
    assert code in refusal.value.sentence.vi
    assert code in refusal.value.sentence.en


def test_people_read_periods_in_their_language() -> None:
    assert Period(2024, 1).label() == "6 tháng đầu năm 2024"
    assert Period(2024, 2).label("en") == "Second half of 2024"
    assert Period(2024).label() == "Năm 2024"
