"""What a cell says: every class of cell that offices write, and the law that none is misread."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import polars as pl
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
