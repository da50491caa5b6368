"""How Vietnamese offices write numbers: separators, magnitudes, qualifiers, fractions.

The expressions work on the columns that `etl.value` prepares: `main_` is the cell without its
qualifier and side note, in small letters.
"""

import polars as pl

QUALIFIERS = {
    "trên": ">", "hơn": ">", ">=": ">=", "≥": ">=", ">": ">", "ít nhất": ">=", "tối thiểu": ">=",
    "không dưới": ">=", "không ít hơn": ">=", "từ": ">=", "gần": "<", "dưới": "<", "<=": "<=",
    "≤": "<=", "<": "<", "không quá": "<=", "tối đa": "<=", "khoảng": "~", "xấp xỉ": "~",
    "chừng": "~", "~": "~", "≈": "~", "đạt": "=",
}  # fmt: skip
MAGNITUDES = {
    "nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỉ": 10**12,
    "tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "trieu": 10**6, "tr": 10**6,
    "nghìn": 10**3, "ngàn": 10**3, "nghin": 10**3, "vạn": 10**4,
}  # fmt: skip
NUMERALS = {  # not “năm”: alone it is a year as well as five
    "một": "1", "hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9",
    "mười": "10",
}  # fmt: skip
SIDE_SHARE = r"^(.*\S)[\s,;]+(?:chiếm|đạt|bằng)(?: tỷ lệ)? \d[\d.,]* ?(?:%|phần trăm)$"
EXACT = pl.Decimal(38, 12)
_BEYOND_REASON = 1e15

_MAGNITUDE = "|".join(MAGNITUDES)
_NUMBER = (
    r"^(?P<sign>[-−+]?)(?P<number>\d+(?:[.,'’ ]\d+)*)\s*"
    rf"(?P<magnitude>{_MAGNITUDE})?\s*"
    rf"(?:(?P<second>\d+)\s*(?P<second_magnitude>{_MAGNITUDE})?)?\s*(?P<word>[^\d\s].*)?$"
)
_WHOLE = r"\d+|[1-9]\d{0,2}(?:\.\d{3})+"
_FRACTION = rf"^({_WHOLE}) ?/ ?({_WHOLE})(?: ([^\d\s].*))?$"
_TWO_NUMBERS = r"^[\d., ]+$|nghìn|ngàn|triệu|tỷ|tỉ|vạn|trăm"

c = pl.col


def words_and_magnitudes(cells: pl.LazyFrame) -> pl.LazyFrame:
    """Split a number from its magnitude word and from the measure written after it."""
    fraction = (c.context == "share") & c.main_.str.contains(_FRACTION)
    written = pl.when(~c.native_).then(c.main_)
    parts = written.str.extract_groups(_NUMBER).struct
    named = [
        parts.field(name).alias(f"{name}_")
        for name in ("sign", "number", "magnitude", "second", "second_magnitude")
    ]
    word = pl.when(fraction).then(c.main_.str.extract(_FRACTION, 3)).otherwise(parts.field("word"))
    numeral = c.main_.is_in(list(NUMERALS))
    spelled = c.main_.replace_strict(NUMERALS, default=None)
    folded = (
        word.str.normalize("NFD").str.replace_all(r"\p{M}", "").str.replace_all("đ", "d")
    ).str.strip_chars(" .")
    return cells.with_columns(*named, word_=folded).with_columns(
        number_=pl.when(numeral).then(spelled).otherwise(c.number_),
        form_=pl.when(fraction).then(pl.lit("fraction")).when(numeral).then(pl.lit("numeral")),
        word_known_=c.word_.is_null() | c.words.list.contains(c.word_),
        over_=pl.when(fraction).then(_exact(c.main_.str.extract(_FRACTION, 1))),
        under_=pl.when(fraction).then(_exact(c.main_.str.extract(_FRACTION, 2))),
    )


def amounts(cells: pl.LazyFrame) -> pl.LazyFrame:
    """Turn the written number into an exact amount, its magnitude words included.

    A native number is taken as it is stored: its display text is never read again.
    """
    form = pl.coalesce(c.form_, _form())
    cells = cells.with_columns(form_=pl.when(c.native_).then(pl.lit("native")).otherwise(form))
    cells = cells.with_columns(plain_=_plain())
    factor = c.magnitude_.replace_strict(MAGNITUDES, default=1).cast(pl.Decimal(13))
    written = within(c.plain_, factor) * factor
    native = within(c.text, pl.lit(1)).round(6)  # a workbook's own numbers carry binary noise
    under = pl.when(c.under_ > 0).then(c.under_.cast(pl.Float64))
    share = (c.over_.cast(pl.Float64) * 100 / under).round(6).cast(EXACT, strict=False)
    amount = (
        pl.when(c.native_)
        .then(native)
        .when(c.form_ == "fraction")
        .then(share)
        .when(c.second_.is_null())
        .then(written)
        .otherwise(_compound(written, factor))
    )
    signed = pl.when(c.sign_.is_in(["-", "−"])).then(-amount).otherwise(amount)
    return cells.with_columns(amount_=signed).with_columns(
        amount_=pl.when(c.side_.str.contains(_TWO_NUMBERS)).then(None).otherwise(c.amount_)
    )


def within(number: pl.Expr, factor: pl.Expr) -> pl.Expr:
    """Give a number exactly, or nothing where it would pass a million billions.

    No union has that many members or đồng; sums over all units stay within what is stored.
    """
    size = number.cast(pl.Float64, strict=False) * factor.cast(pl.Float64)
    return pl.when(size.abs() < _BEYOND_REASON).then(number).cast(EXACT, strict=False)


def _exact(text: pl.Expr) -> pl.Expr:
    return within(text.str.replace_all(".", "", literal=True), pl.lit(1))


def _compound(first: pl.Expr, factor: pl.Expr) -> pl.Expr:
    """Read “2 tỷ 350 triệu”, and “1 tỷ 2” as 1,2 tỷ; anything else stays unread."""
    second = within(c.second_, pl.lit(10**9))
    smaller = c.second_magnitude_.replace_strict(MAGNITUDES, default=None).cast(pl.Decimal(13))
    digit = c.second_magnitude_.is_null() & (c.second_.str.len_chars() == 1)
    whole = c.form_ == "plain"
    return (
        pl.when(whole & (smaller < factor) & (second * smaller < factor))
        .then((first + second * smaller).cast(EXACT))
        .when(whole & digit)
        .then((first + (second * factor * pl.lit("0.1").cast(pl.Decimal(2, 1)))).cast(EXACT))
    )


def _form() -> pl.Expr:
    """Name the convention that a written number follows.

    One separator before exactly three digits can be read in two ways; what is counted decides:
    counts and đồng have no decimals, shares have no thousands, and the rest stays in doubt.
    """
    number = c.number_
    count, share = c.context == "count", c.context == "share"
    wordless = c.magnitude_.is_null()
    point_groups = count | (
        (c.context == "money")
        & pl.when(wordless)
        .then(c.scale < 10**9)
        .otherwise(c.magnitude_.is_in(["triệu", "tr", "nghìn", "ngàn"]))
    )
    comma_groups = wordless & (count | ((c.context == "money") & (c.scale == 1)))
    one_of_two = r"^[1-9]\d{0,2}[.,]\d{3}$|^\d{4,}\.\d{3}$"
    return (
        pl.when(number.str.contains(r"^\d+$"))
        .then(pl.lit("plain"))
        .when(number.str.contains(r"^[1-9]\d{0,2}(\.\d{3}){2,}$"))
        .then(pl.lit("point_groups"))
        .when(number.str.contains(r"^[1-9]\d{0,2}(,\d{3}){2,}$"))
        .then(pl.lit("comma_groups"))
        .when(number.str.contains(r"^[1-9]\d{0,2}(\.\d{3})+,\d+$"))
        .then(pl.lit("point_groups_comma_decimals"))
        .when(number.str.contains(r"^[1-9]\d{0,2}(,\d{3})+\.\d+$"))
        .then(pl.lit("comma_groups_point_decimals"))
        .when(number.str.contains(r"^[1-9]\d{0,2}( \d{3})+(,\d+)?$"))
        .then(pl.lit("space_groups"))
        .when(number.str.contains(r"^[1-9]\d{0,2}(['’]\d{3})+$"))
        .then(pl.lit("apostrophe_groups"))
        .when(number.str.contains(r"^[1-9]\d{0,2}\.\d{3}$") & point_groups)
        .then(pl.lit("point_groups"))
        .when(number.str.contains(r"^[1-9]\d{0,2},\d{3}$") & comma_groups)
        .then(pl.lit("comma_groups"))
        .when(number.str.contains(r"^\d+,\d{3}$") & share)
        .then(pl.lit("comma_thousandths"))
        .when(number.str.contains(one_of_two))
        .then(pl.lit("ambiguous"))
        .when(number.str.contains(r"^\d+,\d+$"))
        .then(pl.lit("comma_decimals"))
        .when(number.str.contains(r"^\d+\.\d+$"))
        .then(pl.lit("point_decimals"))
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
