"""How Vietnamese offices write numbers: separators, magnitudes, fractions.

The expressions work on the columns that `etl.aside` prepares: `main_` is the cell without its
bound and without what stands behind it, in small letters.
"""

import polars as pl

from etl.numeral import BEGINS, small

MAGNITUDES = {
    "nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỉ": 10**12,
    "tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "trieu": 10**6, "tr": 10**6,
    "nghìn": 10**3, "ngàn": 10**3, "nghin": 10**3, "vạn": 10**4,
}  # fmt: skip
EXACT = pl.Decimal(38, 12)
_BEYOND_REASON = 1e15

_MAGNITUDE = "|".join(MAGNITUDES)
_NUMBER = (
    r"^(?P<sign>[-−+]?)(?P<number>\d+(?:[.,'’ ]\d+)*)\s*"
    rf"(?P<magnitude>{_MAGNITUDE})?\s*"
    rf"(?:(?P<second>\d+|rưỡi)\s*(?P<second_magnitude>{_MAGNITUDE})?)?\s*"
    rf"(?:(?P<third>\d+)\s*(?P<third_magnitude>{_MAGNITUDE}))?\s*(?P<word>[^\d\s].*)?$"
)
_WHOLE = r"(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)"
FRACTION = rf"^{_WHOLE} ?/ ?{_WHOLE}(?: [^\d\s].*)?$"
_FRACTION_PARTS = rf"^(?P<over>{_WHOLE}) ?/ ?(?P<under>{_WHOLE})(?: (?P<of>[^\d\s].*))?$"
# one separator before exactly three digits: thousands by one convention, decimals by the other
TWO_WAYS = r"^(?:[1-9]\d{0,2}[.,]\d{3}|[1-9]\d{3,}\.\d{3}|0\d+[.,]\d{3})$"
_GROUPS = {  # the first that fits names the convention
    "plain": r"^\d+$",
    "point_groups": r"^[1-9]\d{0,2}(?:\.\d{3}){2,}$",
    "comma_groups": r"^[1-9]\d{0,2}(?:,\d{3}){2,}$",
    "point_groups_comma_decimals": r"^[1-9]\d{0,2}(?:\.\d{3})+,\d+$",
    "comma_groups_point_decimals": r"^[1-9]\d{0,2}(?:,\d{3})+\.\d+$",
    "space_groups": r"^[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?$",
    "apostrophe_groups": r"^[1-9]\d{0,2}(?:['’]\d{3})+$",
}
_DECIMALS = {"comma_decimals": r"^\d+,\d+$", "point_decimals": r"^\d+\.\d+$"}
_LONG_TAIL = r"^\d+[.,]\d{3,}$"  # no count has that many decimals, not even zeros
_PERCENT = "^(?:%|phan tram)"

c = pl.col


def words_and_magnitudes(cells: pl.DataFrame) -> pl.DataFrame:
    """Split a number from its magnitude words and from the measure written after it."""
    main_fraction = (c.context == "share") & c.main_.str.contains(FRACTION)
    of_fraction = pl.when(main_fraction).then(c.main_).otherwise(c.parts_)
    cells = cells.with_columns(
        parts_of=of_fraction.str.extract_groups(_FRACTION_PARTS),
        named_=pl.when(~c.native_).then(c.main_).str.extract_groups(_NUMBER),
        numeral_=_numeral(cells["main_"]),
    ).rename({"parts_of": "fraction_"})
    part, fraction = c.named_.struct.field, c.fraction_.struct.field
    divided = fraction("over").is_not_null()
    names = ["sign", "magnitude", "second", "second_magnitude", "third", "third_magnitude"]
    return cells.with_columns(
        *(part(name).name.suffix("_") for name in names),
        number_=pl.coalesce(c.numeral_, part("number")),
        word_=_folded(pl.when(divided).then(fraction("of")).otherwise(part("word"))),
        over_=_exact(fraction("over")),
        under_=_exact(fraction("under")),
        form_=pl.when(divided)
        .then(pl.lit("fraction"))
        .when(c.numeral_.is_not_null())
        .then(pl.lit("numeral")),
    ).with_columns(word_known_=_known())


def _numeral(main: pl.Series) -> pl.Series:
    """Read the cells that are a number in words; there are few."""
    words = main.filter(main.str.contains(BEGINS)).unique().to_list()
    read = {word: str(number) for word in words if (number := small(word)) is not None}
    return main.replace_strict(read, default=None, return_dtype=pl.String)


def _folded(word: pl.Expr) -> pl.Expr:
    plain = word.str.normalize("NFD").str.replace_all(r"\p{M}", "").str.replace_all("đ", "d")
    return plain.str.replace_all(r" ?/ ?", "/").str.strip_chars(" .")


def _known() -> pl.Expr:
    """Tell whether the measure after a number fits: a fraction has no %, a share has nothing else.

    “tr” after a count is as likely “trường” as “triệu”.
    """
    share, of_hundred = c.context == "share", c.word_.str.contains(_PERCENT)
    fits = c.words.list.contains(c.word_) & (
        ~share | (of_hundred != (c.form_ == "fraction").fill_null(value=False))
    )
    short = (c.context == "count") & (c.magnitude_ == "tr")
    return (c.word_.is_null() | fits) & ~short.fill_null(value=False)


def forms(cells: pl.DataFrame) -> pl.DataFrame:
    """Name the convention each written number follows; a stored number follows none."""
    form = pl.coalesce(c.form_, _form())
    return cells.with_columns(form_=pl.when(c.native_).then(pl.lit("native")).otherwise(form))


def _form() -> pl.Expr:
    """Let the separators decide, else what is counted, else what the column proves (`habit`).

    Counts and đồng have no decimals, shares have no thousands; the rest stays in doubt.
    """
    number = c.number_
    point = number.str.contains(".", literal=True)
    two_ways = number.str.contains(TWO_WAYS)
    vietnamese = (c.habit == "vietnamese").fill_null(value=False)
    english = (c.habit == "english").fill_null(value=False)
    habitless = ~vietnamese & ~english
    groups = pl.when(point).then(pl.lit("point_groups")).otherwise(pl.lit("comma_groups"))
    decimals = pl.when(point).then(pl.lit("point_decimals")).otherwise(pl.lit("comma_decimals"))
    groupable = number.str.contains(r"^[1-9]\d{0,2}[.,]")
    by_type = habitless & pl.when(point).then(_points()).otherwise(_commas())
    by_context = (
        pl.when(groupable & ((point & vietnamese) | (~point & english) | by_type))
        .then(groups)
        .when((point & english) | (~point & vietnamese))
        .then(decimals)
        .when(~point & habitless & (c.context == "share"))
        .then(pl.lit("comma_thousandths"))
        .otherwise(pl.lit("ambiguous"))
    )
    long_tail = (c.context == "count") & c.magnitude_.is_null() & number.str.contains(_LONG_TAIL)
    return pl.coalesce(
        pl.when(two_ways).then(by_context),
        *_named(_GROUPS),
        pl.when(long_tail).then(pl.lit("ambiguous")),
        *_named(_DECIMALS),
    )


def _named(patterns: dict[str, str]) -> list[pl.Expr]:
    return [
        pl.when(c.number_.str.contains(pattern)).then(pl.lit(name))
        for name, pattern in patterns.items()
    ]


def _own_scale() -> pl.Expr:
    """Give the đồng in one of what the cell counts: its own words first, then the header's."""
    return pl.when(c.word_.is_null()).then(c.scale).otherwise(1)


def _points() -> pl.Expr:
    """Tell where a point before three digits can only set thousands apart."""
    counted = (c.context == "count") & c.magnitude_.is_null()
    small = c.magnitude_.is_in(["triệu", "tr", "nghìn", "ngàn"])
    scaled = pl.when(c.magnitude_.is_null()).then(_own_scale() < 10**9).otherwise(small)
    return counted | ((c.context == "money") & scaled)


def _commas() -> pl.Expr:
    """Tell where a comma before three digits can only set thousands apart."""
    money = (c.context == "money") & (_own_scale() == 1)
    return c.magnitude_.is_null() & ((c.context == "count") | money)


def amounts(cells: pl.DataFrame) -> pl.DataFrame:
    """Turn the written number into an exact amount, its magnitude words included.

    A native number is taken as it is stored: its display text is never read again.
    """
    factor = _factor(c.magnitude_).fill_null(1)
    cells = cells.with_columns(plain_=_plain(), factor_=factor)
    written = within(c.plain_, c.factor_) * c.factor_
    native = within(c.text, pl.lit(1)).round(9)  # a workbook's own numbers carry binary noise
    under = pl.when(c.under_ > 0).then(c.under_.cast(pl.Float64))
    share = (c.over_.cast(pl.Float64) * 100 / under).round(6).cast(EXACT, strict=False)
    amount = (
        pl.when(c.native_).then(native).when(c.form_ == "fraction").then(share).otherwise(written)
    )
    cells = cells.with_columns(amount_=amount)
    if cells["second_"].null_count() < cells.height:  # rare, and long to say
        compound = pl.when(c.second_.is_null()).then(c.amount_).otherwise(_compound(c.amount_))
        cells = cells.with_columns(amount_=compound)
    signed = pl.when(c.sign_.is_in(["-", "−"])).then(-c.amount_).otherwise(c.amount_)
    return cells.with_columns(amount_=signed)


def _factor(word: pl.Expr) -> pl.Expr:
    return word.replace_strict(MAGNITUDES, default=None, return_dtype=pl.Int64).cast(pl.Decimal(13))


def within(number: pl.Expr, factor: pl.Expr) -> pl.Expr:
    """Give a number exactly, or nothing where it would pass a million billions.

    No union has that many members or đồng; sums over all units stay within what is stored.
    """
    size = number.cast(pl.Float64, strict=False) * factor.cast(pl.Float64)
    return pl.when(size.abs() < _BEYOND_REASON).then(number).cast(EXACT, strict=False)


def _exact(text: pl.Expr) -> pl.Expr:
    return within(text.str.replace_all(".", "", literal=True), pl.lit(1))


def _compound(first: pl.Expr) -> pl.Expr:
    """Read “2 tỷ 350 triệu”, and “1 tỷ 2” as 1,2 tỷ; anything else stays unread.

    Three digits after tỷ are triệu whichever way one speaks; two digits could be tens or tenths.
    """
    second = within(c.second_, pl.lit(10**9))
    third = within(c.third_, pl.lit(10**9))
    smaller, least = _factor(c.second_magnitude_), _factor(c.third_magnitude_)
    whole = c.form_ == "plain"
    pair = whole & (smaller < c.factor_) & (second * smaller < c.factor_)
    bare = whole & c.second_magnitude_.is_null() & c.magnitude_.is_not_null() & c.third_.is_null()
    digits = c.second_.str.len_chars()
    tenth = pl.lit("0.1").cast(pl.Decimal(2, 1))
    thousandth = pl.lit("0.001").cast(pl.Decimal(4, 3))
    half = pl.lit("0.5").cast(pl.Decimal(2, 1))
    return (
        pl.when(pair & c.third_.is_null())
        .then((first + second * smaller).cast(EXACT))
        .when(pair & (least < smaller) & (third * least < smaller))
        .then((first + second * smaller + third * least).cast(EXACT))
        .when(bare & (c.second_ == "rưỡi"))
        .then((first + c.factor_ * half).cast(EXACT))
        .when(bare & (digits == 1))
        .then((first + second * c.factor_ * tenth).cast(EXACT))
        .when(bare & (digits == 3) & (c.magnitude_ != "vạn"))  # noqa: PLR2004 - a group of three
        .then((first + second * c.factor_ * thousandth).cast(EXACT))
    )


def _plain() -> pl.Expr:
    """Write the number with a point for decimals and nothing for thousands."""
    number = c.number_
    commas_are_decimals = c.form_.is_in(
        ["point_groups_comma_decimals", "comma_decimals", "comma_thousandths", "space_groups"]
    )
    return (
        pl.when(c.form_.is_in(["plain", "numeral"]))
        .then(number)
        .when(c.form_.is_in(["point_groups", "apostrophe_groups"]))
        .then(number.str.replace_all(r"[.'’]", ""))
        .when(commas_are_decimals)
        .then(number.str.replace_all(r"[. ]", "").str.replace(",", ".", literal=True))
        .when(c.form_.is_in(["comma_groups", "comma_groups_point_decimals", "point_decimals"]))
        .then(number.str.replace_all(",", "", literal=True))
    )
