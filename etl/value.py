"""From a cell to a value: all cells of all files at once, as polars expressions.

A cell comes out as a value, as a known kind of nothing (`missing`), or as a doubt: the name of the
rule it breaks. What can be read in two ways is a doubt, never a choice.
"""

import polars as pl

from etl.notation import QUALIFIERS, SIDE_SHARE, amounts, words_and_magnitudes

STORED = pl.Decimal(24, 6)
INPUT: dict[str, pl.DataType | type[pl.DataType]] = {
    "kind": pl.String,  # the format's own: n number, s text, b yes/no, e error, d date
    "text": pl.String,
    "number_format": pl.String,
    "formula": pl.Boolean,
    "context": pl.String,  # count, money, share, bool, grade
    "scale": pl.Int64,  # đồng in one of the column's measure
    "words": pl.List(pl.String),  # measures that may follow the number, folded
    "nil": pl.Boolean,  # “-” means that nothing arose
    "negative": pl.Boolean,
    "beyond": pl.Boolean,  # a share that may pass 100
}
_NOTHING = {
    "not_applicable": ["khong ap dung", "kad", "n/a", "na", "khong thuoc dien ap dung"],
    "pending": [
        "chua co so lieu", "dang tong hop", "chua bao cao", "dang cap nhat", "chua tong hop",
    ],
}  # fmt: skip
_NIL = ["-", "–", "—", "−", "khong", "khong co", "kps", "khong phat sinh", "chua phat sinh"]
_YES = ["x", "✓", "✔", "có", "đ", "đạt", "true", "1"]
_NO = ["không", "k", "chưa", "chưa đạt", "cđ", "không đạt", "không có", "false", "0"]
_PRESENT = ["x", "✓", "✔", "có"]
_GRADES = {
    4: ["htxsnv", "htxs", "hoan thanh xuat sac nhiem vu", "hoan thanh xuat sac"],
    3: ["httnv", "htt", "hoan thanh tot nhiem vu", "hoan thanh tot"],
    2: ["htnv", "ht", "hoan thanh nhiem vu", "hoan thanh"],
    1: [
        "khtnv", "kht", "khong hoan thanh nhiem vu", "khong hoan thanh",
        "chua hoan thanh nhiem vu", "chua hoan thanh",
    ],
}  # fmt: skip
_ERROR = r"^#(DIV/0!|REF!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$"
_QUOTED = r'"[^"]*"|\[[^\]]*\]|\\.|_.'
_NUMERIC = ["count", "money", "share"]
_GRADE_OF = {fold: grade for grade, folds in _GRADES.items() for fold in folds}
_OF_PLAN = r"%.*\b(kh|ke hoach|chi tieu|du toan)$"
_LARGEST_BY_HEADER = 10**12  # above it the word must stand in the cell: “1.200 tỷ”
_SMALLEST = 999  # nobody reports a sum of a few hundred đồng

c = pl.col


def parse(cells: pl.DataFrame) -> pl.DataFrame:
    """Add value, qualifier, missing, numerator, denominator, parse_rule, doubt and suggestion."""
    return (
        cells.lazy()
        .pipe(_read_words)
        .pipe(_set_qualifier_apart)
        .pipe(words_and_magnitudes)
        .pipe(amounts)
        .pipe(_scaled)
        .with_columns(missing=_missing(), doubt=_doubt())
        .with_columns(doubt=pl.when(c.missing.is_null()).then(c.doubt))
        .pipe(_concluded)
        .collect()
        .drop(pl.selectors.ends_with("_"))
    )


def _read_words(cells: pl.LazyFrame) -> pl.LazyFrame:
    said = (
        c.text.str.normalize("NFC")
        .str.replace_all("[\u200b-\u200d\u2060\ufeff\u00ad]", "")
        .str.replace_many(list("０１２３４５６７８９％"), list("0123456789%"))
        .str.replace_all(r"\s+", " ")
        .str.strip_chars(" ")
        .str.to_lowercase()
    )
    number_format = c.number_format.fill_null("").str.replace_all(_QUOTED, "").str.to_lowercase()
    dated = number_format.str.contains("[dmy]") & ~number_format.is_in(["general", "standard"])
    return cells.with_columns(said_=said).with_columns(
        fold_=c.said_.str.normalize("NFD").str.replace_all(r"\p{M}", "").str.replace_all("đ", "d"),
        native_=c.kind == "n",
        format_=number_format,
        dated_=(c.kind == "d") | ((c.kind == "n") & dated),
    )


def _set_qualifier_apart(cells: pl.LazyFrame) -> pl.LazyFrame:
    prefix = rf"^({'|'.join(QUALIFIERS)})\s*"
    estimated = r"^ước(?: tính| đạt| thực hiện)?\s*"
    bare = c.said_.str.replace(estimated, "")
    rest = bare.str.replace(prefix, "").str.replace(r"\s*(trở lên|trở xuống)$", "")
    main = rest.str.replace(r"^(.*\S)\s*\(.*\)$", "$1").str.replace(SIDE_SHARE, "$1")
    return cells.with_columns(
        estimate_=c.said_.str.contains(estimated),
        prefix_=bare.str.extract(prefix).replace_strict(QUALIFIERS, default=None),
        suffix_=bare.str.extract(r"(trở lên|trở xuống)$").replace_strict(
            {"trở lên": ">=", "trở xuống": "<="}, default=None
        ),
        main_=main,
        side_=pl.when(rest != main).then(rest.str.extract(r"\((.*)\)$")),
    )


def _scaled(cells: pl.LazyFrame) -> pl.LazyFrame:
    """Bring amounts to đồng, units and percent points; a word in the cell beats the header."""
    money = c.context == "money"
    by_header = money & c.magnitude_.is_null() & c.word_.is_null()
    percent = c.native_ & c.format_.str.contains("%", literal=True) & (c.context == "share")
    factor = (
        pl.when(by_header).then(c.scale).when(percent).then(100).otherwise(1).cast(pl.Decimal(13))
    )
    return cells.with_columns(
        scaled_=c.amount_.cast(pl.Decimal(38, 12)) * factor,
        form_=pl.when(percent).then(pl.lit("native_percent")).otherwise(c.form_),
    )


def _missing() -> pl.Expr:
    nothing = pl.lit(None, pl.String)
    for word, folds in _NOTHING.items():
        nothing = pl.when(c.fold_.is_in(folds)).then(pl.lit(word)).otherwise(nothing)
    numeric = c.context.is_in(_NUMERIC)
    return (
        pl.when(c.formula & (c.text == ""))
        .then(pl.lit("formula_uncached"))
        .when((c.kind == "e") | c.text.str.contains(_ERROR))
        .then(pl.lit("excel_error"))
        .when(c.said_.is_null() | (c.said_ == ""))
        .then(pl.lit("blank"))
        .when(c.fold_.is_in(_NIL) & numeric & c.nil)
        .then(pl.lit("nil"))
        .when(c.said_.is_in(_PRESENT) & numeric)
        .then(pl.lit("present_no_qty"))
        .when((c.form_ == "fraction") & (c.under_ == 0) & (c.over_ == 0))
        .then(pl.lit("not_applicable"))
        .when(c.said_.str.contains(r"^(…|\.\.+)+$"))
        .then(pl.lit("not_collected"))
        .otherwise(nothing)
    )


def _doubt() -> pl.Expr:
    """Name the first rule that the cell breaks, the gravest first."""
    numeric, share, money = c.context.is_in(_NUMERIC), c.context == "share", c.context == "money"
    native_percent = c.native_ & c.format_.str.contains("%", literal=True)
    percent = c.word_.is_in(["%", "phan tram"]).fill_null(value=False) | native_percent
    by_header = c.magnitude_.is_null() & c.word_.is_null() & (c.scale > 1)
    whole = c.scaled_ == c.scaled_.round(0)
    doubts = {
        "no_date": c.dated_,
        "level_not_change": numeric & c.fold_.str.contains(r"^(tang|giam)\b"),
        "level_not_share_of_plan": numeric & c.fold_.str.contains(_OF_PLAN),
        "yes_or_no": (c.context == "bool") & ~c.said_.is_in(_YES + _NO),
        "known_grade": (c.context == "grade") & ~c.fold_.is_in(list(_GRADE_OF)),
        "one_reading": numeric & (c.form_ == "ambiguous"),
        "divides_by_something": (c.form_ == "fraction") & (c.under_ == 0) & (c.over_ != 0),
        "number": numeric
        & (
            c.scaled_.is_null()
            | (c.kind == "b")
            | ~c.word_known_
            | (share & ~c.magnitude_.is_null())
        ),
        "same_measure": numeric & ~share & native_percent,
        "not_negative": numeric & (c.scaled_ < 0) & ~c.negative,
        "whole_number": (c.context == "count") & ~whole,
        "whole_dong": money & ~whole,
        "plausible_scale": money
        & ((by_header & (c.scaled_ > _LARGEST_BY_HEADER)) | c.scaled_.is_between(1, _SMALLEST)),
        "share_not_fraction": share
        & (c.form_ != "fraction")
        & ~percent
        & (c.scaled_ > 0)
        & (c.scaled_ <= 1),
        "share_within_100": share & ~c.beyond & (c.scaled_ > 100),  # noqa: PLR2004 - per cent
    }
    doubt = pl.lit(None, pl.String)
    for rule, breaks in reversed(doubts.items()):
        doubt = pl.when(breaks).then(pl.lit(rule)).otherwise(doubt)
    return doubt


def _concluded(cells: pl.LazyFrame) -> pl.LazyFrame:
    """Give what is sure its value, and what is not a suggestion."""
    yes = pl.when(c.said_.is_in(_YES)).then(1).when(c.said_.is_in(_NO)).then(0)
    grade = c.fold_.replace_strict(_GRADE_OF, default=None, return_dtype=pl.Int64)
    value = (
        pl.when(c.missing == "nil")
        .then(pl.lit(0).cast(STORED))
        .when(c.missing.is_not_null() | c.doubt.is_not_null())
        .then(pl.lit(None, STORED))
        .when(c.context == "bool")
        .then(yes.cast(STORED))
        .when(c.context == "grade")
        .then(grade.cast(STORED))
        .otherwise(c.scaled_.cast(STORED, strict=False))
    )
    colloquial = c.second_.is_not_null() & c.second_magnitude_.is_null()
    qualifier = (
        pl.when(colloquial & c.main_.str.contains(" ", literal=True))
        .then(pl.lit("~"))
        .otherwise(pl.coalesce(c.suffix_, c.prefix_, pl.when(c.estimate_).then(pl.lit("~"))))
    )
    worded = pl.when(c.magnitude_.is_not_null()).then(pl.lit("_with_word")).otherwise(pl.lit(""))
    form = pl.when(colloquial).then(pl.lit("colloquial")).otherwise(c.form_)
    rule = pl.when(c.context.is_in(_NUMERIC)).then(form + worded).otherwise(c.context)
    known = value.is_not_null()
    nil = c.missing.fill_null("") == "nil"
    return cells.with_columns(
        value=value,
        qualifier=pl.when(known).then(
            pl.when(nil).then(pl.lit("=")).otherwise(qualifier.fill_null("="))
        ),
        numerator=pl.when(known).then(c.over_.cast(STORED)),
        denominator=pl.when(known).then(c.under_.cast(STORED)),
        estimate=c.estimate_.fill_null(False),  # noqa: FBT003 - a value, not a switch
        parse_rule=pl.when(known).then(pl.when(nil).then(pl.lit("nil")).otherwise(rule)),
        suggestion=_suggestion(),
    )


def _suggestion() -> pl.Expr:
    """Offer the likely readings; nobody takes them but the unit."""
    grouped = c.number_.str.replace_all(r"[.,]", "")
    with_decimals = c.number_.str.replace(".", ",", literal=True)
    day = pl.date(1899, 12, 30) + pl.duration(days=c.text.cast(pl.Float64, strict=False))
    shown = (c.scaled_ * pl.lit(1000).cast(pl.Decimal(4))).cast(pl.Decimal(38, 0)).cast(pl.String)
    percent = (c.scaled_ * pl.lit(100).cast(pl.Decimal(3))).cast(pl.Decimal(38, 6)).cast(pl.String)
    percent = percent.str.strip_chars_end("0").str.strip_chars_end(".")
    thousandths = c.native_ & (c.scaled_.abs() < 1000)  # noqa: PLR2004 - one group of three
    return (
        pl.when(c.doubt == "one_reading")
        .then(grouped + " / " + with_decimals)
        .when((c.doubt == "no_date") & (c.kind == "n"))
        .then(day.dt.strftime("%-d/%-m"))
        .when((c.doubt == "whole_number") & thousandths)
        .then(shown)
        .when(c.doubt == "share_not_fraction")
        .then(percent.str.replace(".", ",", literal=True) + "%")
        .when((c.doubt == "number") & c.main_.str.contains(r"^[\d.,]+ \p{L}[^\d]*$"))
        .then(c.number_)
    )
