"""The sources of figures: cells and files written short, and nothing lost by it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reports.sources import ranges, runs


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["F14", "F15", "F16"], "F14:F16"),
        (["F14", "G15", "F16"], "F14, G15, F16"),
        (["F14", "F14"], "F14"),
        (["C10"], "C10"),
        ([""], ""),
        (["bảng 2, dòng 3", "B1"], "B1, bảng 2, dòng 3"),
    ],
)
def test_cells_below_one_another_are_one_range(cells: list[str], told: str) -> None:
    assert runs(cells) == told


@given(st.sets(st.integers(1, 99), min_size=1))
def test_ranges_of_numbers_say_each_and_no_other(numbers: set[int]) -> None:
    told = set()
    for part in ranges(numbers, "T").split(", "):
        first, _, last = re.sub("T", "", part).partition("–")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == numbers
