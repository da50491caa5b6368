"""Where a cell leaves doubt: the rule it breaks, and the readings a person may choose from."""

import polars as pl

from etl.missing import NIL
from etl.notation import MAGNITUDES

YES = ["x", "✓", "✔", "có", "đ", "đạt", "true", "1"]
NO = ["không", "k", "chưa", "chưa đạt", "cđ", "không đạt", "không có", "false", "0"]
GRADES = {
    fold: grade
    for grade, folds in {
        4: ["htxsnv", "htxs", "hoan thanh xuat sac nhiem vu", "hoan thanh xuat sac"],
        3: ["httnv", "htt", "hoan thanh tot nhiem vu", "hoan thanh tot"],
        2: ["htnv", "ht", "hoan thanh nhiem vu", "hoan thanh"],
        1: [
            "khtnv", "kht", "khong hoan thanh nhiem vu", "khong hoan thanh",
            "chua hoan thanh nhiem vu", "chua hoan thanh",
        ],
    }.items()
    for fold in folds
}  # fmt: skip
_CHANGE = r"^(?:tăng|giảm|tang|giam)\b"
_OF_PLAN = r"%.*\b(?:kh|kế hoạch|chỉ tiêu|dự toán|ke hoach|chi tieu|du toan)\b"
_OF_MONTH, _OF_YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DAY = (
    rf"^{_OF_MONTH} ?(?:/ ?{_OF_YEAR} ?/|- ?{_OF_YEAR} ?-|\. ?{_OF_YEAR} ?\.) ?(?:19|20)?\d{{2}}$"
)
_MONTH = rf"^{_OF_YEAR} ?/ ?(?:19|20)\d{{2}}$"
_RANGE = r"^\d[\d.,]* ?%?\s*(?:[-–—÷]|đến|tới)\s*\d[\d.,]*\s*(?:%|\p{L}[^\d]*)?$"
_LETTERS_FOR_DIGITS = r"^[\d.,oli]*(?:\d[oli]|[oli]\d)[\d.,oli]*$"
_BRACKETED = r"^\( ?\d[\d.,]* ?\)$|^[-–—−] +\d[\d.,]*$"
_DRAWN_MAGNITUDE = rf"\b({'|'.join(MAGNITUDES)})\b"
_DRAWN_DIGITS = r'"[^"]*\d[^"]*"|\\\d'
_DRAWN_SMALLER = r"^[^;]*[0#?],+(?:\.[0#?]+)?[^0#?,.;]*(?:;|$)"
_FOREIGN = r"\[\$(?:\$|€|£|¥|usd|eur)|\busd\b|\beur\b|[€£¥]|(?:^|[^\[])\$(?:[^\]-]|$)"
_FOREIGN_WORDS = ["usd", "$", "do la", "do la my", "eur", "euro"]
_LARGEST_BY_HEADER = 10**12  # above it the word must stand in the cell: “1.200 tỷ”
_SMALLEST = 999  # nobody reports a sum of a few hundred đồng
_ALL = 100  # per cent
_WHOLE_SHARE, _LARGE_SHARE = 1, 10  # up to these a bare share may be a part of one: 0,98 or 1,05
APART = 0.1  # offices cut decimals as often as they round
_NUMERIC = ["count", "money", "share", "points"]

c = pl.col


def doubted(cells: pl.DataFrame) -> pl.DataFrame:
    """Name the first rule that each cell breaks, the gravest first."""
    rules = _of_the_words() | _of_the_number() | _of_the_measure()
    first = pl.lit(None, pl.String)
    for rule, breaks in reversed(rules.items()):
        first = pl.when(breaks).then(pl.lit(rule)).otherwise(first)
    sound = c.form_.is_not_null() & (c.form_ != "fraction") & c.word_known_
    plain = c.format_.is_in(["", "general"]) & ~c.number_format.str.contains('"', literal=True)
    return cells.with_columns(
        odd_=pl.when(~sound).then(c.main_),  # most cells are sound: few are searched for flaws
        drawn_=pl.when(c.native_ & ~plain).then(c.number_format.str.to_lowercase()),
    ).with_columns(doubt=pl.when(c.missing.is_null()).then(first))


def _of_the_words() -> dict[str, pl.Expr]:
    """Doubt what is not written as one number at all."""
    numeric, share = c.context.is_in(_NUMERIC), c.context == "share"
    text = numeric & ~c.native_
    day = c.odd_.str.contains(_DAY) | (share & c.odd_.str.contains(_MONTH))
    bare_share = share & c.word_.is_null() & (c.form_ != "fraction")
    two_shares = (c.form_.fill_null("") != "fraction") & ((c.stated_ - c.main_share_).abs() > APART)
    another = c.another_ | (bare_share & c.aside_share.is_not_null()) | (share & two_shares)
    return {
        "no_date": c.dated_ | (text & day),
        "level_not_change": text & ((c.sign_ == "+") | c.odd_.str.contains(_CHANGE)),
        "level_not_share_of_plan": text & c.odd_.str.contains(_OF_PLAN) & ~c.word_known_,
        "yes_or_no": (c.context == "bool") & ~c.said_.is_in(YES + NO),
        "known_grade": (c.context == "grade") & ~c.fold_.is_in(list(GRADES)),
        "nil_of_a_flow": numeric & ~c.nil & c.fold_.is_in(NIL),
        "one_number": text & (c.odd_.str.contains(_RANGE) | another),
        "digits_only": text & c.odd_.str.contains(_LETTERS_FOR_DIGITS),
        "plain_sign": text & c.odd_.str.contains(_BRACKETED),
        "sound_groups": text & c.word_known_ & c.number_.is_not_null() & c.form_.is_null(),
    }


def _of_the_number() -> dict[str, pl.Expr]:
    """Doubt what can be read in two ways, or cannot be read."""
    numeric, share = c.context.is_in(_NUMERIC), c.context == "share"
    unread = c.scaled_.is_null() | (c.kind == "b") | ~c.word_known_
    beside = c.magnitude_beside_ & c.magnitude_.is_null()
    percent = c.form_ == "native_percent"
    apart = (c.scaled_.cast(pl.Float64) - c.stated_).abs() > APART
    return {
        "in_dong": (c.context == "money")
        & (c.word_.is_in(_FOREIGN_WORDS) | c.drawn_.str.contains(_FOREIGN)),
        "one_reading": numeric & ((c.form_ == "ambiguous") | beside),
        "divides_by_something": (c.form_ == "fraction") & (c.under_ == 0) & (c.over_ != 0),
        "number": numeric & (unread | (share & c.magnitude_.is_not_null())),
        "share_agrees": share & (c.form_ == "fraction") & apart,
        "same_measure": numeric & ~share & (percent | c.drawn_percent_),
        "shown_as_stored": numeric & c.native_ & _drawn_otherwise(),
    }


def _drawn_otherwise() -> pl.Expr:
    """Tell where a number format draws another number than the one that is stored."""
    magnitude = c.drawn_.str.extract(_DRAWN_MAGNITUDE).replace_strict(
        MAGNITUDES, default=None, return_dtype=pl.Int64
    )
    scaled = c.format_.str.contains(_DRAWN_SMALLER)
    return (magnitude != c.scale) | c.drawn_.str.contains(_DRAWN_DIGITS) | scaled


def _of_the_measure() -> dict[str, pl.Expr]:
    """Doubt an amount that what is measured cannot have."""
    share, money = c.context == "share", c.context == "money"
    by_header = c.magnitude_.is_null() & c.word_.is_null() & (c.scale > 1)
    whole = c.scaled_ == c.scaled_.round(0)
    percent = c.word_.is_not_null() | (c.form_ == "native_percent") | c.habit.is_not_null()
    below = (c.scaled_ < 0) | ((c.scaled_ == 0) & (c.prefix_ == "<").fill_null(value=False))
    more = (c.prefix_ == ">").fill_null(value=False)
    above = (c.scaled_ > _ALL) | ((c.scaled_ == _ALL) & more)
    of_one = pl.when(c.beyond).then(_LARGE_SHARE).otherwise(_WHOLE_SHARE)
    return {
        "not_negative": c.context.is_in(_NUMERIC) & ~c.negative & below,
        "whole_number": (c.context == "count") & ~whole,
        "whole_dong": money & ~whole,
        "plausible_scale": money
        & ((by_header & (c.scaled_ > _LARGEST_BY_HEADER)) | c.scaled_.is_between(1, _SMALLEST)),
        "share_not_fraction": share
        & (c.form_ != "fraction")
        & ~percent
        & (c.scaled_ > 0)
        & (c.scaled_ <= of_one),
        "share_within_100": share & ~c.beyond & above,
    }


def suggestion() -> pl.Expr:
    """Offer the likely readings; nobody takes them but the unit."""
    digits = c.number_.str.replace_all(r"[^\d]", "")
    at_the_last = c.number_.str.replace(r"[.,'’ ](\d+)$", ";$1").str.replace_all(r"[^\d;]", "")
    two_ways = digits + " / " + at_the_last.str.replace(";", ",", literal=True)
    beside = c.main_ + " / " + c.beside_
    unsigned = c.main_.str.extract(r"(\d[\d.,]*)")
    bounds = c.main_.str.extract_groups(r"^(\d[\d.,]*)[^\d]+(\d[\d.,]*)").struct.field
    day = pl.date(1899, 12, 30) + pl.duration(days=c.text.cast(pl.Float64, strict=False))
    readings = {
        "one_number": pl.coalesce(beside, bounds("1") + " / " + bounds("2")),
        "one_reading": pl.when(c.form_ == "ambiguous").then(two_ways).otherwise(beside),
        "sound_groups": two_ways,
        "digits_only": c.main_.str.replace_all("o", "0").str.replace_all("[li]", "1"),
        "plain_sign": "-" + unsigned + " / " + unsigned,
        "not_negative": unsigned,
        "nil_of_a_flow": pl.lit("0 / chưa có số liệu"),
        "no_date": pl.when(c.native_).then(
            day.dt.strftime("%-d/%-m") + " / " + day.dt.strftime("%-m/%-d")
        ),
        "whole_number": _as_thousands(),
        "plausible_scale": _as_money(),
        "share_not_fraction": _as_percent(),
        "number": pl.when(c.context != "money").then(_alone()),
    }
    offered = pl.lit(None, pl.String)
    for rule, reading in readings.items():
        offered = pl.when(c.doubt == rule).then(reading).otherwise(offered)
    return offered


def _alone() -> pl.Expr:
    """Offer the number without the words that nobody knows here, unless they may scale it."""
    share = c.main_.str.extract(r"^(\d[\d.,]* ?%) ?\p{L}")
    count = c.main_.str.extract(r"^(\d[\d.,]*)(?: ?/ ?\d[\d.,]*|[ .;]+[^\d%]*)$")
    scaled = c.magnitude_.is_not_null() & (c.magnitude_ != "tr")  # as in “5 trường”
    plain = pl.when(~scaled).then(count.str.strip_chars(".,"))
    return pl.when(c.context == "share").then(share).otherwise(plain)


def _as_thousands() -> pl.Expr:
    """Offer 1411 for a stored 1.411: typed with a point where the machine wants a comma."""
    shown = c.scaled_ * pl.lit(1000).cast(pl.Decimal(4))
    groups = c.native_ & (c.scaled_.abs() >= 1) & (c.scaled_.abs() < 1000)  # noqa: PLR2004
    whole = shown == shown.round(0)
    return pl.when(groups & whole).then(shown.cast(pl.Decimal(38, 0)).cast(pl.String))


def _as_money() -> pl.Expr:
    """Offer the amount in đồng where the header's scale makes it too large, or in larger words."""
    written = pl.when(c.native_).then(c.text).otherwise(c.number_)
    larger = written + " triệu / " + written + " tỷ"
    return pl.when(c.scaled_ > _LARGEST_BY_HEADER).then(written + " đồng").otherwise(larger)


def _as_percent() -> pl.Expr:
    hundred = (c.scaled_ * pl.lit(100).cast(pl.Decimal(3))).cast(pl.Decimal(38, 6))
    plain = hundred.cast(pl.String).str.strip_chars_end("0").str.strip_chars_end(".")
    return plain.str.replace(".", ",", literal=True) + "%"
