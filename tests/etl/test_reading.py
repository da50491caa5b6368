"""The law of reading: whatever an office writes is read as it was meant, or asked about.

Numbers are drawn, written by every habit, and read back; a second reader, written in plain Python
and knowing nothing of the first, says what a text can mean at all.
"""

import re
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from etl.judgement import figure
from etl.measure import MONEY, PEOPLE, SHARE
from etl.value import INPUT, parse

WORDS = {"count": PEOPLE, "money": MONEY, "share": [*SHARE, *PEOPLE]}
FACTORS = {
    "": 1, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9,
    "tỉ": 10**9, "nghìn tỷ": 10**12,
}  # fmt: skip
BOUNDS = {
    "": "=", "trên ": ">", "Hơn ": ">", "gần ": "<", "dưới ": "<", "khoảng ": "~", "~": "~",
    "ít nhất ": ">=", "≥": ">=", "không quá ": "<=", "ước ": "~", "đạt ": "=",
}  # fmt: skip
BEHIND = ["", " (tăng 12%)", " (giảm 131 so với cùng kỳ)", ", trong đó 3 nữ", " (Hà Nội)"]
UNITS = {
    "count": ["", " người", " ĐV"],
    "money": ["", " đồng", "đ", " VNĐ"],
    "share": ["", "%", " %"],
}
SCALES = [1, 10**3, 10**6, 10**9]
WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
QUICK = settings(max_examples=25, deadline=None)


def cell(text: str, context: str, scale: int = 1) -> dict[str, Any]:
    return {
        "kind": "s", "text": text, "number_format": "", "formula": False, "context": context,
        "scale": scale, "words": WORDS[context], "nil": True, "negative": False, "beyond": False,
    }  # fmt: skip


def read(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return parse(pl.DataFrame(cells, schema=INPUT)).to_dicts()


def many(one: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Draw many cells at once: they are read in columns, as in a refresh."""
    return st.lists(one, min_size=1, max_size=40)


@st.composite
def written(draw: Any) -> tuple[str, str, int, Decimal, str]:
    """Write a number by some habit: context, text, scale, what is meant, and its bound."""
    context = draw(st.sampled_from(["count", "money", "share"]))
    magnitude = "" if context == "share" else draw(st.sampled_from(["", "", *FACTORS]))
    whole = draw(st.integers(0, 100 if context == "share" else 10 ** draw(st.integers(1, 9))))
    decimals = ""
    if context != "count" or magnitude:
        decimals = draw(st.from_regex(r"\A(\d{1,4})?\Z"))
    group, mark = draw(
        st.sampled_from([*((g, ",") for g in ("", ".", " ", "\u00a0", "'")), (",", ".")])
    )
    if mark == ".":
        decimals = decimals[:2]  # three after a point are thousands here, as everyone reads them
    if group == "'" or (decimals and context == "money" and not magnitude):
        decimals = ""
    number = f"{whole:,}".replace(",", group) + (mark + decimals if decimals else "")
    unit = draw(st.sampled_from(UNITS[context]))
    if magnitude and unit == "đ":
        unit = " đồng"
    gap = draw(st.sampled_from([" ", "", "\u00a0"])) if magnitude else ""
    bound = draw(st.sampled_from(list(BOUNDS)))
    text = bound + number + gap + magnitude + unit + draw(st.sampled_from(BEHIND))
    text = draw(st.sampled_from([text, text.upper(), text.translate(WIDE), f"  {text}\n"]))
    scale = draw(st.sampled_from(SCALES)) if context == "money" else 1
    header = scale if not magnitude and not unit else 1
    meant = Decimal(f"{whole}.{decimals or 0}") * FACTORS[magnitude] * header
    return context, text, scale, meant, BOUNDS[bound]


@given(many(written()))
@QUICK
def test_what_is_written_by_any_habit_is_read_as_meant_or_asked_about(drawn: Any) -> None:
    cells = [cell(text, context, scale) for context, text, scale, _, _ in drawn]
    for (_, text, _, meant, bound), told in zip(drawn, read(cells), strict=True):
        if told["doubt"] is None:
            assert (told["value"], told["qualifier"]) == (meant, bound), text


def test_most_of_what_is_written_well_is_read() -> None:
    """A reader that asked about everything would hold every law."""
    texts = ["1.411", "trên 11 ngàn", "12.345.678", "1 411 người", "gần 2,5 nghìn", "7"]
    assert all(told["value"] is not None for told in read([cell(one, "count") for one in texts]))


@given(many(st.tuples(st.integers(0, 2000), st.integers(0, 2000), st.sampled_from(["/", " / "]))))
@QUICK
def test_a_fraction_is_the_share_of_its_parts_or_asked_about(drawn: Any) -> None:
    cells = [cell(f"{over}{line}{under}", "share") for over, under, line in drawn]
    for (over, under, _), told in zip(drawn, read(cells), strict=True):
        if told["value"] is not None:
            assert abs(told["value"] - Decimal(100 * over) / under) < Decimal("1e-6")
            assert (told["numerator"], told["denominator"]) == (over, under)
        else:
            assert told["doubt"] or told["missing"] == "not_applicable"


@given(many(st.tuples(st.decimals(0, 10**9, places=4), st.sampled_from(["count", "share"]))))
@QUICK
def test_a_figure_we_write_is_read_back_as_it_was(drawn: Any) -> None:
    numbers = [
        (number.quantize(1) if context == "count" else number % 100, context)
        for number, context in drawn
    ]
    cells = [
        cell(figure(number) + ("%" if context == "share" else ""), context)
        for number, context in numbers
    ]
    for (number, _), told in zip(numbers, read(cells), strict=True):
        assert told["value"] == number


@given(many(st.integers(10**5, 10**14)))
@QUICK
def test_a_sum_we_write_is_read_back_as_it_was(sums: Any) -> None:
    cells = [cell(figure(Decimal(one)) + " đồng", "money", 10**6) for one in sums]
    assert [told["value"] for told in read(cells)] == sums


# A second reader: the grammar in one pattern, and every reading that separators allow.
LEADS = r"(?:(?:ước(?: tính| đạt| thực hiện)?|dự kiến) ?)?(?:(?:đạt|được|có)(?: t[ỷỉ] lệ)? )?"
SIGNS = r"(?:trên dưới|trên|hơn|[<>]=?|[≥≤~≈]|ít nhất|tối thiểu|không dưới|không ít hơn|từ|gần|dưới"
SIGNS += r"|chưa đến|chưa tới|không quá|tối đa|khoảng|xấp xỉ|chừng)?"
TERM = r"\d+(?:[.,'’ ]\d+)*"
SCALE = r"nghìn t[ỷỉ]|ngàn t[ỷỉ]|t[ỷỉ]|triệu|trieu|tr|nghìn|ngàn|nghin|vạn"
GRAMMAR = re.compile(
    rf"{LEADS}{SIGNS} ?(?P<sign>[-−+]?)(?P<number>{TERM}) ?(?P<scale>{SCALE})?"
    rf"(?P<more>(?: ?\d+ ?(?:{SCALE})?| ?rưỡi)*)"
    r"(?P<rest>(?: ?/ ?[\d.]+)?[^\d(,;=]*)(?: ?[(,;=].*| (?:chiếm|đạt|bằng|tương đương) .*)?"
)


def meanings(number: str) -> set[Decimal]:
    found = set()
    for group, mark in ((".", ","), (",", "."), (" ", ","), ("'", ","), ("’", ",")):
        whole, _, decimals = number.partition(mark)
        gap = re.escape(group)
        if re.fullmatch(rf"\d+|\d{{1,3}}(?:{gap}\d{{3}})+", whole) and re.fullmatch(
            r"\d*", decimals
        ):
            found.add(Decimal(whole.replace(group, "") + "." + (decimals or "0")))
    return found


def possible(text: str, scale: int) -> set[Decimal]:
    """Give every value that a text could mean, however it is read."""
    plain = re.sub(r" ?(?:trở lên|trở xuống)", "", " ".join(text.split()).lower())
    said = GRAMMAR.fullmatch(plain)
    if said is None:
        return set()
    factors = {name.replace("ỉ", "ỷ"): factor for name, factor in FACTORS.items()}
    factors |= {"trieu": 10**6, "nghin": 10**3, "ngàn tỷ": 10**12}
    factor = factors[(said["scale"] or "").replace("ỉ", "ỷ")]
    found = {one * factor for one in meanings(said["number"])}
    more = re.findall(rf"(\d+) ?({SCALE})?|rưỡi", said["more"])
    for digits, name in more:
        if not digits:
            parts = {Decimal(factor) / 2}
        elif name:
            parts = {Decimal(digits) * factors[name.replace("ỉ", "ỷ")]}
        else:
            parts = {Decimal(f"0.{digits}") * factor}
        found = {one + part for one in found for part in parts}
    under = re.match(r" ?/ ?([\d.]+)", said["rest"])
    if under:
        whole = Decimal(under[1].replace(".", "") or 0)
        found = {one * 100 / whole for one in found if whole}
    scaled = {one * by for one in found for by in (1, scale)}
    return {-one for one in scaled} if said["sign"] in {"-", "−"} else scaled


PIECES = [
    *"0123456789", "12", "345", "411", "1.411", "2,5", ".", ",", "'", " ", " ", "/", "(", ")", "-",
    "+", "%", "tỷ", "triệu", "tr", "nghìn", "vạn", "rưỡi", "trên ", "gần ", "ước ", "đạt ", "người",
    "đồng", "đ", " trở lên", "năm", "tăng ", "chiếm ", "KH", "x", "không", "=", "o", "l",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join)


@given(many(st.tuples(TEXTS, st.sampled_from(list(WORDS)), st.sampled_from(SCALES))))
@settings(max_examples=50, deadline=None)
def test_no_text_yields_a_value_that_the_second_reader_does_not_know(drawn: Any) -> None:
    cells = [
        cell(text, context, scale if context == "money" else 1) for text, context, scale in drawn
    ]
    for one, told in zip(cells, read(cells), strict=True):
        if told["value"] is None or told["parse_rule"] in {"nil", "numeral"}:
            continue
        known = possible(one["text"], one["scale"])
        assert any(abs(told["value"] - value) < Decimal("1e-5") for value in known), one["text"]


@given(many(st.text(max_size=30)), st.sampled_from(list(WORDS)))
@QUICK
def test_no_text_without_a_digit_yields_more_than_a_numeral(texts: Any, context: Any) -> None:
    for text, told in zip(texts, read([cell(one, context) for one in texts]), strict=True):
        said = [told["value"] is not None, told["doubt"] is not None]
        assert sum(said) == 1 or (told["missing"] is not None and sum(said) == 0)
        if told["value"] is not None and told["parse_rule"] not in {"nil", "numeral"}:
            assert re.search(r"[0-9０-９]", text)


@given(many(TEXTS), st.sampled_from(list(WORDS)))
@QUICK
def test_what_is_around_a_cell_changes_nothing(texts: Any, context: Any) -> None:
    """Alone, among others, or in another order, a cell says the same."""
    assume(len(texts) > 1)
    cells = [cell(text, context) for text in texts]
    together = read(cells)
    assert together == list(reversed(read(list(reversed(cells)))))
    assert together[0] == read(cells[:1])[0]
