"""Whether a target can be meant as it is written: a slip of the pen is asked about, not guessed.

A value in quotation marks together with its measure, "0.8%" or "500 đồng", is taken at its word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from warehouse.language import Sentence
from warehouse.reference.covenant import Target
from warehouse.reference.measure import SHARE, is_counted, is_money, may_pass_100, scale
from warehouse.reference.problem import Problem

_BEYOND_REASON = 10**15
_PLACES = 6  # decimals that are kept
_WHOLE = 100
_FEWEST_DONG = 10**6  # no covenant aims at less than a million
_FEWEST_PAID = 10**5  # nor at a pay below a hundred thousand
_THOUSANDS = -3  # the exponent of 1.300: three digits after the point
_AT_LEAST = {">=", ">"}


@dataclass(frozen=True)
class Aim:
    """A target and its indicator, looked at together; `value` is in the written measure."""

    target: Target
    indicator: Mapping[str, object]
    value: Decimal

    @property
    def measure(self) -> str:
        """The measure as written, else the indicator's."""
        return str(self.target.measure or self.indicator["measure"])

    @property
    def shared(self) -> bool:
        """Whether it is a share."""
        return self.measure == SHARE

    @property
    def stored(self) -> Decimal:
        """The value in the indicator's own measure."""
        return self.value * (scale(self.measure, self.indicator["measure"]) or 1)

    @property
    def counted(self) -> bool:
        """Whether only whole numbers make sense."""
        return not self.shared and (is_counted(self.indicator) or self.paid)

    @property
    def paid(self) -> bool:
        """Whether it is money."""
        return is_money(self.indicator["measure"]) and not self.shared

    @property
    def bounded(self) -> bool:
        """Whether the indicator is never below zero."""
        return not self.indicator["may_be_negative"]


def implausible(
    file: str, targets: Iterable[Target], indicators: Mapping[str, Mapping[str, object]]
) -> Iterator[Problem]:
    """Ask about each target that can hardly be meant; one question a target."""
    for position, target in enumerate(targets, 1):
        indicator = indicators.get(target.indicator)
        if indicator is None or target.value is None:
            continue
        aim = Aim(target, indicator, target.value)
        asked = next((says(aim) for when, says in _QUESTIONS if when(aim)), None)
        if asked is not None:
            yield Problem(file, f"target[{position}].value", asked)


def _cannot_be_kept(aim: Aim) -> bool:
    return abs(aim.stored) >= _BEYOND_REASON or aim.stored != round(aim.stored, _PLACES)


def _unkept(aim: Aim) -> Sentence:
    return Sentence(
        f"giá trị {aim.value} quá lớn hoặc quá nhiều chữ số lẻ (tối đa {_PLACES}). Hãy kiểm tra.",
        f"the value {aim.value} is too large or has too many decimals ({_PLACES} at most). Check.",
    )


def _could_be_thousands(aim: Aim) -> bool:
    one_group = aim.value.as_tuple().exponent == _THOUSANDS and 1 <= abs(aim.value) < 10**3
    return one_group and not aim.shared


def _thousands(aim: Aim) -> Sentence:
    grouped, plain = _plain(aim.value * 1000), _plain(aim.value)
    vi, en = "", ""
    if aim.stored == int(aim.stored):
        vi, en = f"; nếu là {_vi(plain)} thì ghi {plain}", f"; if {plain} is meant, write {plain}"
    return Sentence(
        f"“{aim.value}” được hiểu là {_vi(plain)} {aim.measure}. Nếu ý là {grouped} thì ghi "
        f"{grouped}, không có dấu ngăn nghìn{vi}.",
        f"“{aim.value}” means {plain} {aim.measure}. If {grouped} is meant, write {grouped}, "
        f"without a separator{en}.",
    )


def _fraction(aim: Aim) -> Sentence:
    return Sentence(
        f"“{aim.value}” không thành số nguyên {aim.indicator['measure']}. Hãy kiểm tra dấu chấm: "
        "nó đứng trước phần lẻ, không ngăn nghìn.",
        f"“{aim.value}” is no whole number of {aim.indicator['measure']}. Check the point: it "
        "stands before decimals and separates no thousands.",
    )


def _negative(aim: Aim) -> Sentence:
    return Sentence(
        f"“{aim.value}”: chỉ tiêu này không thể âm. Hãy bỏ dấu trừ hoặc kiểm tra lại.",
        f"“{aim.value}”: this indicator cannot be negative. Remove the minus, or check it.",
    )


def _part_of_one(aim: Aim) -> Sentence:
    plain, times = _plain(aim.value), _plain(aim.value * _WHOLE)
    return Sentence(
        f"“{plain}” là {_vi(plain)}%. Nếu ý là {_vi(times)}% thì ghi {times}; nếu đúng là "
        f'{_vi(plain)}% thì ghi "{plain}%" trong ngoặc kép.',
        f"“{plain}” is {plain}%. If {times}% is meant, write {times}; if it really is {plain}%, "
        f'write "{plain}%" in quotation marks.',
    )


def _beyond_whole(aim: Aim) -> Sentence:
    return Sentence(
        f"“{aim.target.comparator} {_plain(aim.value)}%”: tỷ lệ này không thể vượt quá 100%. Nếu "
        f"là số lượng, hãy bỏ measure; nếu không, hãy kiểm tra lại.",
        f"“{aim.target.comparator} {_plain(aim.value)}%”: this share cannot pass 100%. If it is a "
        "number of things, drop `measure`; else check it.",
    )


def _wrong_way(aim: Aim) -> Sentence:
    return Sentence(
        f"chỉ tiêu này càng thấp càng tốt, nên không thể đặt “{aim.target.comparator}”. "
        'Hãy dùng comparator = "<=".',
        f"for this indicator lower is better, so it cannot ask “{aim.target.comparator}”. "
        'Use comparator = "<=".',
    )


def _empty(aim: Aim) -> Sentence:
    asked = f"{aim.target.comparator} {_plain(aim.value)}"
    return Sentence(
        f"“{asked}” thì lúc nào cũng đạt hoặc không bao giờ đạt. Hãy kiểm tra lại con số.",
        f"“{asked}” is met always or never. Check the figure.",
    )


def _few_dong(aim: Aim) -> Sentence:
    plain, own = _plain(aim.value), str(aim.indicator["measure"])
    return Sentence(
        f"“{plain}” là {_vi(plain)} {aim.measure}, quá nhỏ. Nếu ý là triệu đồng thì ghi "
        f'"{plain} triệu {own}" trong ngoặc kép; nếu đúng là vậy thì ghi "{plain} {aim.measure}".',
        f"“{plain}” is {plain} {aim.measure}, too little. If millions are meant, write "
        f'"{plain} triệu {own}" in quotation marks; if it is right, write "{plain} {aim.measure}".',
    )


def _is_little_money(aim: Aim) -> bool:
    fewest = _FEWEST_DONG if aim.indicator["kind"] != "wavg" else _FEWEST_PAID
    return aim.paid and not aim.target.worded and 0 < aim.stored < fewest


def _is_empty(aim: Aim) -> bool:
    return aim.bounded and aim.value == 0 and aim.target.comparator in {">=", "<"}


def _is_beyond_whole(aim: Aim) -> bool:
    reached = aim.value > _WHOLE or (aim.value == _WHOLE and aim.target.comparator == ">")
    return aim.shared and reached and not may_pass_100(aim.indicator)


# What may be wrong with a target, and how it is asked. The first that fits is asked.
_QUESTIONS: tuple[tuple[Callable[[Aim], bool], Callable[[Aim], Sentence]], ...] = (
    (_cannot_be_kept, _unkept),
    (_could_be_thousands, _thousands),
    (lambda aim: aim.counted and aim.stored != int(aim.stored), _fraction),
    (lambda aim: aim.bounded and aim.value < 0, _negative),
    (lambda aim: aim.shared and not aim.target.worded and 0 < aim.value <= 1, _part_of_one),
    (_is_beyond_whole, _beyond_whole),
    (
        lambda aim: aim.indicator["direction"] == "down" and aim.target.comparator in _AT_LEAST,
        _wrong_way,
    ),
    (_is_empty, _empty),
    (_is_little_money, _few_dong),
)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _vi(plain: str) -> str:
    return plain.replace(".", ",")
