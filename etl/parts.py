"""A value and its parts: numerator, denominator or head-count, brought together and compared."""

import polars as pl

from etl.doubt import APART
from etl.value import STORED

_NOTHING = {"khong ap dung": "not_applicable", "chua co so lieu": "pending"}
_TURNED = {"=": "=", ">": "<", ">=": "<=", "<": ">", "<=": ">=", "~": "~"}
_MENDED_BY_PARTS = ["share_not_fraction", "share_within_100"]
_NO_SUM = pl.lit(None, STORED)

c = pl.col


def together(cells: pl.DataFrame) -> pl.DataFrame:
    """Bring value, numerator and denominator of a row together, and let them judge each other."""
    rows = cells.filter(c.role.is_in(["value", "total"]))
    for part in ("numerator", "denominator"):
        columns = cells.filter(c.role == part).select(
            "row",
            c.value.alias(f"part_{part}"),
            c.doubt.is_not_null().alias(f"doubt_{part}"),
            c.text.alias(f"text_{part}"),
            c.qualifier.alias(f"qualifier_{part}"),
            c.cell.alias(f"cell_{part}"),
        )
        rows = rows.join(columns, on="row", how="left", maintain_order="left").with_columns(
            c(f"doubt_{part}").fill_null(value=False)
        )
    return rows.pipe(_weighed).pipe(_settled).pipe(_beside).pipe(among_rows)


def _weighed(rows: pl.DataFrame) -> pl.DataFrame:
    share = c.context == "share"
    over = pl.when(share).then(c.part_numerator)
    under = c.part_denominator
    parts = over.is_not_null() & under.is_not_null()
    divisor = pl.when(under > 0).then(under.cast(pl.Float64))
    quotient = (over.cast(pl.Float64) * 100 / divisor).round(6).cast(STORED, strict=False)
    return rows.with_columns(
        parts=parts,
        quotient=pl.when(parts).then(quotient),
        none_of_none=parts & (over == 0) & (under == 0),
        one_part=share
        & (over.is_null() != under.is_null())
        & ~c.doubt_numerator
        & ~c.doubt_denominator
        & c.value.is_null()
        & c.missing.is_not_null(),
        part_doubted=c.doubt_numerator | c.doubt_denominator,
        counted=pl.when((c.nature == "cover") & ~share).then(c.value),
    )


def _settled(rows: pl.DataFrame) -> pl.DataFrame:
    """Let the parts decide where they are given; they are surer than a share typed beside them."""
    divided = c.quotient.is_not_null()
    beside = c.part_denominator
    over, under = (
        c.qualifier_numerator,
        c.qualifier_denominator.replace_strict(_TURNED, default="="),
    )
    bound = pl.when(under == "=").then(over).when(over == "=").then(under).otherwise(pl.lit("~"))
    fraction = c.text_numerator + "/" + c.text_denominator
    whole = divided | (c.context != "share")
    return rows.with_columns(doubt=_doubt(), missing=_missing()).with_columns(
        value=pl.when(c.doubt.is_null() & (c.missing.is_null() | (c.missing == "nil"))).then(
            pl.coalesce(c.quotient, c.value)
        ),
        numerator=pl.when(divided)
        .then(c.part_numerator)
        .otherwise(pl.coalesce(c.numerator, c.counted)),
        denominator=pl.when(whole).then(beside).otherwise(c.denominator),
        parse_rule=pl.when(divided).then(pl.lit("parts")).otherwise(c.parse_rule),
        qualifier=pl.when(divided).then(bound).otherwise(c.qualifier),
        beside=pl.when(divided).then(fraction).otherwise(c.text_denominator),
    )


def _doubt() -> pl.Expr:
    beside = c.part_denominator
    apart = c.quotient.cast(pl.Float64) - c.value.cast(pl.Float64)
    said = c.said_status.is_in(list(_NOTHING)).fill_null(value=False)
    mended = (c.parts & c.doubt.is_in(_MENDED_BY_PARTS)) | (said & (c.doubt == "nil_of_a_flow"))
    doubt = pl.when(mended).then(None).otherwise(c.doubt)
    stands = pl.coalesce(c.quotient, c.value).is_not_null() & (c.missing.fill_null("") != "nil")
    return (
        pl.when(doubt.is_not_null())
        .then(doubt)
        .when(c.parts & (beside == 0) & ~c.none_of_none)
        .then(pl.lit("divides_by_something"))
        .when(c.parts & ~c.beyond & (c.part_numerator > beside))
        .then(pl.lit("part_within_whole"))
        .when((c.counted > beside) | (~c.beyond & (c.numerator > c.denominator)))
        .then(pl.lit("part_within_whole"))
        .when(c.parts & (apart.abs() > APART))
        .then(pl.lit("parts_agree"))
        .when(c.one_part)
        .then(pl.lit("both_parts"))
        .when(said & stands & ~c.none_of_none)
        .then(pl.lit("status_agrees"))
    )


def _missing() -> pl.Expr:
    """Name the kind of nothing; a dash beside a status of nothing says no more than the status."""
    said = c.said_status.replace_strict(_NOTHING, default=None)
    share = c.context == "share"
    waiting = (c.missing == "formula_uncached") & share & c.with_parts  # our own, not yet computed
    blank = (c.missing == "blank") | waiting
    dash = (c.missing == "nil") | (c.doubt == "nil_of_a_flow")
    return (
        pl.when(c.none_of_none)
        .then(pl.lit("not_applicable"))
        .when(c.quotient.is_not_null())
        .then(None)
        .when((blank | dash) & said.is_not_null())
        .then(said)
        .when(blank)
        .then(pl.lit("blank"))
        .otherwise(c.missing)
    )


def _beside(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep what stands behind a number as its note, and compare a share stated there."""
    share = c.value.cast(pl.Float64) * 100 / pl.when(c.denominator > 0).then(c.denominator)
    counted = (c.context == "count") & (c.qualifier == "=")
    notes = pl.concat_str(c.note, c.aside, separator="; ", ignore_nulls=True)
    return rows.with_columns(
        note=pl.when(notes != "").then(notes),
        share_apart=counted & ((share - c.aside_share).abs() > APART),
    )


def among_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Compare rows where the table tells their kinship.

    `parent_row` is the row that a “Trong đó” is part of, `total_row` the row that adds this one up.
    """
    for kin, compare in (("parent_row", _within_parents), ("total_row", _sums)):
        if kin in rows.columns:
            rows = compare(rows)
    return rows if "sum_apart" in rows.columns else rows.with_columns(sum_apart=_NO_SUM)


def _within_parents(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep out a part that is larger than its whole for sure, whatever the bounds leave open."""
    parents = rows.select(
        parent_row="row",
        parent_context="context",
        parent_cell=c.cell + " “" + c.text + "”",
        at_most=pl.when(c.qualifier.is_in(["=", "<", "<="]) & (c.context != "share")).then(c.value),
    )
    at_least = pl.when(c.qualifier.is_in(["=", ">", ">="])).then(c.value)
    larger = (at_least > c.at_most) & (c.context == c.parent_context)
    return (
        rows.join(parents, on="parent_row", how="left", maintain_order="left")
        .with_columns(larger=larger.fill_null(value=False))
        .with_columns(
            doubt=pl.when(c.larger).then(pl.lit("part_of_parent")).otherwise(c.doubt),
            beside=pl.when(c.larger).then(c.parent_cell).otherwise(c.beside),
            value=pl.when(~c.larger).then(c.value),
        )
        .drop("parent_context", "parent_cell", "at_most", "larger")
    )


def _sums(rows: pl.DataFrame) -> pl.DataFrame:
    """Set the sum beside each total whose rows all have an exact value."""
    rounding = pl.when(c.context == "money").then(c.scale).otherwise(0)
    sums = (
        rows.filter(c.total_row.is_not_null())
        .group_by("total_row")
        .agg(
            total=c.value.sum(),
            slack=(rounding.sum() + rounding.max()) / 2,
            exact=(c.value.is_not_null() & (c.qualifier == "=")).all(),
        )
        .filter(c.exact)
        .select("total", "slack", row="total_row")
    )
    apart = (c.value.cast(pl.Float64) - c.total.cast(pl.Float64)).abs() > c.slack
    sure = (c.qualifier == "=") & c.context.is_in(["count", "money"])
    return rows.join(sums, on="row", how="left", maintain_order="left").with_columns(
        sum_apart=pl.when(sure & apart).then(c.total)
    )
