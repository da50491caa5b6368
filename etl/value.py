"""From a cell to a value: all cells of all files at once, as polars expressions.

A cell comes out as a value, as a known kind of nothing (`missing`), or as a doubt: the name of the
rule it breaks. What can be read in two ways is a doubt, unless its own column proves one of them.
"""

import polars as pl

from etl.aside import around
from etl.doubt import GRADES, NO, YES, doubted, suggestion
from etl.habit import HABIT, decided
from etl.missing import missing
from etl.notation import amounts, forms, words_and_magnitudes

STORED = pl.Decimal(24, 6)
INPUT: dict[str, pl.DataType | type[pl.DataType]] = {
    "kind": pl.String,  # the format's own: n number, s text, b yes/no, e error, d date
    "text": pl.String,
    "number_format": pl.String,
    "formula": pl.Boolean,
    "context": pl.String,  # count, money, share, points, bool, grade
    "scale": pl.Int64,  # đồng in one of the column's measure
    "words": pl.List(pl.String),  # measures that may follow the number, folded
    "nil": pl.Boolean,  # “-” means that nothing arose
    "negative": pl.Boolean,
    "beyond": pl.Boolean,  # a share that may pass 100
}
_INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
_WIDE = dict(
    zip("０１２３４５６７８９％．，－＋／（）＜＝＞～", "0123456789%.,-+/()<=>~", strict=True)
)
_QUOTED = r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.'
_NUMERIC = ["count", "money", "share", "points"]
_READ: dict[str, pl.DataType | type[pl.DataType]] = {
    "missing": pl.String, "doubt": pl.String, "value": STORED, "qualifier": pl.String,
    "numerator": STORED, "denominator": STORED, "estimate": pl.Boolean, "parse_rule": pl.String,
    "suggestion": pl.String, "aside": pl.String, "aside_share": pl.Float64,
    "own_scale": pl.Int64, **HABIT,
}  # fmt: skip
_PLACE = "place_"

c = pl.col


def parse(cells: pl.DataFrame) -> pl.DataFrame:
    """Add value, qualifier, missing, numerator, denominator, parse_rule, doubt and suggestion.

    And what is told about them: `aside` is what stands behind the number, `aside_share` the share
    it states, `own_scale` the scale in its own words, `proof` the cell that settled its reading.
    """
    cells = cells.with_row_index(_PLACE)
    said = cells.filter(c.formula | (c.kind == "e") | (c.text.fill_null("") != ""))
    read = _read(said.with_columns(pl.lit(None, kind).alias(name) for name, kind in HABIT.items()))
    settled = decided(read)
    if not settled.is_empty():
        again = _read(settled.drop(set(read.columns) - set(said.columns) - set(HABIT)))
        read = pl.concat([read.join(settled, on=_PLACE, how="anti"), again])
    return (
        cells.join(read.select(_PLACE, *_READ), on=_PLACE, how="left", maintain_order="left")
        .with_columns(
            missing=pl.when(~c(_PLACE).is_in(said[_PLACE].implode()))
            .then(pl.lit("blank"))
            .otherwise(c.missing),
            estimate=c.estimate.fill_null(value=False),
        )
        .drop(_PLACE)
    )


def _read(cells: pl.DataFrame) -> pl.DataFrame:
    return (
        cells.pipe(_composed)
        .pipe(around)
        .pipe(words_and_magnitudes)
        .pipe(forms)
        .pipe(amounts)
        .pipe(_scaled)
        .with_columns(missing=missing())
        .pipe(doubted)
        .pipe(_concluded)
    )


def _composed(cells: pl.DataFrame) -> pl.DataFrame:
    """Write the same words the same way, and tell what the number format means."""
    composed = (
        c.text.fill_null("")
        .str.normalize("NFC")
        .str.replace_all(_INVISIBLE, "")
        .str.replace_many(_WIDE)
        .str.replace_all(r"\s+", " ")
        .str.strip_chars(" ")
    )
    drawn = c.number_format.fill_null("")
    plain = drawn.str.replace_all(_QUOTED, "").str.to_lowercase()
    dated = plain.str.contains("[dmy]") & ~plain.is_in(["general", "standard"])
    percent, drawn_percent = (said.str.contains("%", literal=True) for said in (plain, drawn))
    return (
        cells.with_columns(
            composed_=composed, format_=plain, native_=c.kind == "n", number_format=drawn
        )
        .with_columns(
            said_=c.composed_.str.to_lowercase(),
            dated_=(c.kind == "d") | (c.native_ & dated),
            percent_=c.native_ & percent,
            drawn_percent_=c.native_ & drawn_percent & ~percent,
        )
        .with_columns(
            fold_=pl.when(~c.native_)
            .then(c.said_)
            .str.normalize("NFD")
            .str.replace_all(r"\p{M}", "")
            .str.replace_all("đ", "d")
            .str.strip_chars_end(" ;:")
            .str.replace(r"([^.])\.$", "$1")
        )
    )


def _scaled(cells: pl.DataFrame) -> pl.DataFrame:
    """Bring amounts to đồng, units and percent points; a word in the cell beats the header."""
    money = c.context == "money"
    by_header = money & c.magnitude_.is_null() & c.word_.is_null()
    fractions = (c.habit == "fractions").fill_null(value=False)
    of_one = (c.context == "share") & (c.percent_ | fractions)
    factor = pl.when(by_header).then(c.scale).when(of_one).then(100)
    own = pl.when(money & ~by_header & ~c.native_).then(c.factor_.cast(pl.Int64))
    return cells.with_columns(
        scaled_=(c.amount_ * factor.otherwise(1).cast(pl.Decimal(13))).round(6),
        form_=pl.when(c.native_ & (c.percent_ | of_one))
        .then(pl.lit("native_percent"))
        .otherwise(c.form_),
        own_scale=own,
    )


def _concluded(cells: pl.DataFrame) -> pl.DataFrame:
    """Give what is sure its value, and what is not a suggestion."""
    yes = pl.when(c.said_.is_in(YES)).then(1).when(c.said_.is_in(NO)).then(0)
    grade = c.fold_.replace_strict(GRADES, default=None, return_dtype=pl.Int64)
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
    known = c.value.is_not_null()
    nil = (c.missing == "nil").fill_null(value=False)
    offered = cells.filter(c.doubt.is_not_null()).select(_PLACE, suggestion=suggestion())
    cells = cells.join(offered, on=_PLACE, how="left", maintain_order="left")
    return cells.with_columns(value=value).with_columns(
        qualifier=pl.when(known & nil).then(pl.lit("=")).when(known).then(_qualifier()),
        numerator=pl.when(known).then(c.over_.cast(STORED)),
        denominator=pl.when(known).then(c.under_.cast(STORED)),
        aside=pl.when(known).then(c.aside),
        aside_share=pl.when(known).then(c.aside_share),
        own_scale=pl.when(known).then(c.own_scale),
        estimate=c.estimate_.fill_null(value=False),
        parse_rule=pl.when(known & nil).then(pl.lit("nil")).when(known).then(_parse_rule()),
    )


def _colloquial() -> pl.Expr:
    return c.second_.is_not_null() & c.second_magnitude_.is_null()


def _qualifier() -> pl.Expr:
    roughly = _colloquial() & c.main_.str.contains(r"\d \p{L}+ \d(?:\D|$)")  # “1 tỷ 2”, not “12tr5”
    bound = pl.coalesce(c.suffix_, c.prefix_, pl.when(c.estimate_).then(pl.lit("~")))
    return pl.when(roughly).then(pl.lit("~")).otherwise(bound).fill_null("=")


def _parse_rule() -> pl.Expr:
    """Name how the cell was read: its form, who settled it, and whether a word gave the scale."""
    form = pl.when(_colloquial()).then(pl.lit("colloquial")).otherwise(c.form_)
    settled = pl.when(c.habit.is_not_null()).then(pl.lit("_by_column")).otherwise(pl.lit(""))
    worded = pl.when(c.magnitude_.is_not_null()).then(pl.lit("_with_word")).otherwise(pl.lit(""))
    return pl.when(c.context.is_in(_NUMERIC)).then(form + settled + worded).otherwise(c.context)
