"""What a cell says around its number: before it a bound, behind it a share, a change, a note.

What stands behind a number is never read as the value. It is kept as a note, compared where it can
be, and makes the cell a doubt where it could as well be meant as the value.
"""

import polars as pl

from etl.notation import FRACTION, MAGNITUDES
from etl.numeral import BEGINS, spoken

QUALIFIERS = {
    "trên dưới": "~", "trên": ">", "hơn": ">", ">=": ">=", "≥": ">=", ">": ">", "ít nhất": ">=",
    "tối thiểu": ">=", "không dưới": ">=", "không ít hơn": ">=", "từ": ">=", "gần": "<",
    "chưa đến": "<", "chưa tới": "<", "dưới": "<", "<=": "<=", "≤": "<=", "<": "<",
    "không quá": "<=", "tối đa": "<=", "khoảng": "~", "xấp xỉ": "~", "chừng": "~", "~": "~",
    "≈": "~",
}  # fmt: skip
_SUFFIXES = {"trở lên": ">=", "trở xuống": "<="}
_ESTIMATED = r"^(?:ước(?: tính| đạt| thực hiện)?|dự kiến)\s*"
_ESTIMATED_BESIDE = r"^(?:số )?(?:ước|dự kiến|tạm tính)"
_LED = r"^(?:đạt|được|có)(?: tỷ lệ| tỉ lệ)? "
_PREFIX = rf"^({'|'.join(QUALIFIERS)})\s*"
_SUFFIX = rf"\s*({'|'.join(_SUFFIXES)})$"
_PERCENT = r"\d[\d.,]* ?(?:%|phần trăm)"
_OF_PLAN = r"(?: (?:so với |so |của )?(?:kế hoạch|kh|chỉ tiêu|dự toán|giao ước|cùng kỳ)\b.*)?"
_BEHIND = (
    r"^(?P<main>[^(]*[^\s(])\s*\((?P<bracketed>.*)\)$"
    r"|^(?P<first>.*[^\s,;=])(?:"
    rf"[\s,;]+(?P<verb>(?:chiếm|đạt|bằng|tương đương)(?: tỷ lệ| tỉ lệ)? {_PERCENT}{_OF_PLAN})"
    rf"|\s*=\s*(?P<equal>{_PERCENT})"
    r"|[,;] ?(?P<clause>(?:tăng|giảm|trong đó|gồm|bao gồm) .+))$"
)
_STATED = (
    r"^(?:(?:chiếm|đạt|bằng|tương đương|tỷ lệ|tỉ lệ|khoảng|[=~≈]) ?)*"
    r"(\d+(?:[.,]\d+)?) ?(?:%|phần trăm)$"
)
_MAGNITUDE = rf"\b(?:{'|'.join(MAGNITUDES)}|trăm)\b"
_SUM_OF_MONEY = rf"^\d[\d., ]*(?:{_MAGNITUDE})? ?(?:đồng|đ|vnđ|vnd)$"
_CURRENCY = r" ?(?:đồng|đ|vnđ|vnd)?(?: chẵn)?$"
_ANOTHER_NUMBER = rf"^[\d., ]+(?:{_MAGNITUDE}.*)?$"

c = pl.col


def around(cells: pl.DataFrame) -> pl.DataFrame:
    """Part a cell into a bound, its main words and what stands behind them."""
    bare = c.said_.str.replace(_ESTIMATED, "").str.replace(_LED, "")
    cells = cells.with_columns(
        bare_=bare, prefix_=bare.str.extract(_PREFIX).replace_strict(QUALIFIERS, default=None)
    )
    rest = pl.when(c.prefix_.is_null()).then(c.bare_).otherwise(c.bare_.str.replace(_PREFIX, ""))
    cells = cells.with_columns(rest_=rest).with_columns(
        behind_=pl.when(~c.native_ & c.rest_.str.contains(r"[(,;=đcb]")).then(c.rest_)
    )
    part = c.behind_.str.extract_groups(_BEHIND).struct.field
    behind = pl.coalesce(part(name) for name in ("bracketed", "verb", "equal", "clause"))
    cells = cells.with_columns(
        main_=pl.coalesce(part("main"), part("first"), c.rest_), beside_=behind
    )
    return cells.with_columns(
        main_=c.main_.str.replace(_SUFFIX, ""),
        suffix_=c.main_.str.extract(_SUFFIX).replace_strict(_SUFFIXES, default=None),
        estimate_=c.said_.str.contains(_ESTIMATED) | c.beside_.str.contains(_ESTIMATED_BESIDE),
        aside=_as_written(),
    ).pipe(_weighed)


def _as_written() -> pl.Expr:
    """Give what stands behind with the letters the reporter used."""
    length = c.beside_.str.len_chars()
    written = c.composed_.str.strip_chars_end(") ").str.tail(length)
    same = written.str.to_lowercase() == c.beside_
    return pl.when(same).then(written).otherwise(c.beside_)


def _weighed(cells: pl.DataFrame) -> pl.DataFrame:
    """Tell what the words behind a number are: a share, parts, or another reading of the cell."""
    digits = c.main_.str.extract(r"^0*(\d[\d.,'’ ]*)").str.replace_all(r"\D", "")
    in_words = _in_words(cells["beside_"])
    again = (in_words == digits).fill_null(value=False)
    said_again = c.beside_.str.strip_chars_start("0") == c.main_.str.strip_chars_start("0")
    money = (c.context == "count") & c.beside_.str.contains(_SUM_OF_MONEY)
    scaled = c.main_.str.contains(_MAGNITUDE)
    fraction = (c.context == "share") & ~c.main_.str.contains(FRACTION)
    parts = pl.when(fraction).then(c.beside_.str.extract(f"({FRACTION})"))
    return cells.with_columns(
        parts_=parts,
        aside_share=_share(c.beside_),
        main_share_=_share(c.main_),
        stated_=pl.when(parts.is_null()).then(_share(c.beside_)).otherwise(_share(c.main_)),
        another_=(c.beside_.str.contains(_ANOTHER_NUMBER) & ~said_again & ~money)
        | (~scaled & (in_words != digits)),
        magnitude_beside_=c.beside_.str.replace(r"t[ỷỉ] lệ|phần trăm", "").str.contains(_MAGNITUDE)
        & ~money
        & ~again,
    )


def _in_words(beside: pl.Series) -> pl.Series:
    """Read “(mười lăm triệu đồng)”, the way sums are said again; there are few."""
    said = beside.str.replace(_CURRENCY, "")
    words = said.filter(said.str.contains(BEGINS)).unique().to_list()
    read = {word: str(number) for word in words if (number := spoken(word)) is not None}
    return said.replace_strict(read, default=None, return_dtype=pl.String)


def _share(words: pl.Expr) -> pl.Expr:
    number = words.str.extract(_STATED).str.replace(",", ".", literal=True)
    return number.cast(pl.Float64, strict=False)
