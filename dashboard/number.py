"""How numbers, money, percents and days are written, by the rules of each language."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal

from dashboard.words import Words

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MONEY = ("đồng", "đồng/người/tháng")
_BILLION = Decimal(10**9)
_MILLION = Decimal(10**6)
_PLACES = 2
_WHOLE = Decimal(100)
_CENT = Decimal("0.01")


def number(value: Decimal, words: Words, places: int = 6) -> str:
    """Write a number with no more digits than it has, and at most `places` after the comma."""
    return _written(value, words.language, places)


@lru_cache(maxsize=4096)
def _written(value: Decimal, language: str, places: int) -> str:
    pattern = "#,##0." + "#" * places if places else "#,##0"
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return str(format_decimal(rounded, format=pattern, locale=language))


def points(value: Decimal | None, words: Words, *, signed: bool = False) -> str:
    """Write points with two decimals, half up, as score sheets have them; +1,50 where signed."""
    if value is None:
        return words("sign.unknown")
    rounded = value.quantize(_CENT, ROUND_HALF_UP)
    sign = "+" if signed and rounded > 0 else ""
    text = str(format_decimal(rounded, format="#,##0.00", locale=words.language))
    return sign + text.replace("-", "\u2212")


def percent(value: Decimal | None, words: Words, places: int = 1) -> str:
    """Write a percent, such as 46,7%; what is not 100% is never rounded to it."""
    if value is None:
        return words("sign.unknown")
    step = Decimal(1).scaleb(-places)
    rounded = value.quantize(step, ROUND_HALF_UP)
    if rounded == _WHOLE != value:
        rounded += step if value > _WHOLE else -step
    return number(rounded, words, places) + "%"


def quantity(value: Decimal, measure: str, words: Words) -> str:
    """Write a value with its measure; money in millions or thousand millions of đồng."""
    if measure in MONEY:
        return _money(value, measure, words)
    if measure == "%":
        return percent(value, words)
    return number(value, words, _PLACES)


def figure(value: Decimal | None, qualifier: str | None, measure: str, words: Words) -> str:
    """Write a value as people say it, its bound included: “trên 178 tỷ đồng”."""
    if value is None:
        return words("sign.unknown")
    if value == 0 and qualifier == ">=":  # what is at least none says nothing
        return words("qualifier.zero", value=quantity(value, measure, words))
    return bound(quantity(value, measure, words), qualifier, words)


def bound(text: str, qualifier: str | None, words: Words) -> str:
    """Put a bound's word before a value: trên, dưới, ít nhất, nhiều nhất, khoảng."""
    if qualifier in (None, "="):
        return text
    return words(f"qualifier.{qualifier}", value=text)


def short(value: Decimal, measure: str, words: Words) -> str:
    """Write a value for a narrow cell: no measure, money in millions."""
    if measure in MONEY:
        return number(value / _MILLION, words, 1 if abs(value) < 10 * _MILLION else 0)
    return number(value, words, 1)


def day(value: date | None, words: Words) -> str:
    """Write a day as dd/mm/yyyy, or that it is not known."""
    return words("unknown") if value is None else value.strftime("%d/%m/%Y")


def moment(value: datetime | None, words: Words) -> str:
    """Write an instant by the clock of Vietnam; midnight stands where only a day is known."""
    if value is None:
        return words("unknown")
    there = value.astimezone(VIETNAM)
    only_a_day = there.time() == time(0)
    return there.strftime("%d/%m/%Y" if only_a_day else "%H:%M %d/%m/%Y")


def _money(value: Decimal, measure: str, words: Words) -> str:
    per = ".month" if measure != "đồng" else ""
    size = abs(value)
    if size >= _BILLION:
        return words(f"money.billion{per}", value=number(value / _BILLION, words, _PLACES))
    if size >= _MILLION:
        return words(f"money.million{per}", value=number(value / _MILLION, words, _PLACES))
    return words(f"money.plain{per}", value=number(value, words, 0))
