"""A value and its parts: numerator, denominator or head-count, brought together and compared."""

import polars as pl

from etl.value import STORED

_NOTHING = {"khong ap dung": "not_applicable", "chua co so lieu": "pending"}
_TURNED = {"=": "=", ">": "<", ">=": "<=", "<": ">", "<=": ">=", "~": "~"}
_TOLERANCE = 0.1  # offices cut decimals as often as they round
_MENDED_BY_PARTS = ["share_not_fraction", "share_within_100"]

c = pl.col


def together(cells: pl.DataFrame) -> pl.DataFrame:
    """Bring value, numerator and denominator of a row together, and let them judge each other."""
    rows = cells.filter(c.role == "value")
    for part in ("numerator", "denominator"):
        columns = cells.filter(c.role == part).select(
            "row",
            c.value.alias(f"part_{part}"),
            c.doubt.is_not_null().alias(f"doubt_{part}"),
            c.text.alias(f"text_{part}"),
            c.qualifier.alias(f"qualifier_{part}"),
            c.cell.alias(f"cell_{part}"),
        )
        rows = rows.join(columns, on="row", how="left", maintain_order="left")
    return rows.lazy().pipe(_weighed).pipe(_settled).collect()


def _weighed(rows: pl.LazyFrame) -> pl.LazyFrame:
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


def _settled(rows: pl.LazyFrame) -> pl.LazyFrame:
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
        value=pl.when(c.doubt.is_null()).then(pl.coalesce(c.quotient, c.value)),
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
    doubt = pl.when(c.parts & c.doubt.is_in(_MENDED_BY_PARTS)).then(None).otherwise(c.doubt)
    return (
        pl.when(doubt.is_not_null())
        .then(doubt)
        .when(c.parts & (beside == 0) & ~c.none_of_none)
        .then(pl.lit("divides_by_something"))
        .when(c.parts & ~c.beyond & (c.part_numerator > beside))
        .then(pl.lit("part_within_whole"))
        .when((c.counted > beside) | (~c.beyond & (c.numerator > c.denominator)))
        .then(pl.lit("part_within_whole"))
        .when(c.parts & (apart.abs() > _TOLERANCE))
        .then(pl.lit("parts_agree"))
        .when(c.one_part)
        .then(pl.lit("both_parts"))
    )


def _missing() -> pl.Expr:
    said = c.said_status.replace_strict(_NOTHING, default=None)
    share = c.context == "share"
    waiting = (c.missing == "formula_uncached") & share & c.with_parts  # our own, not yet computed
    blank = (c.missing == "blank") | waiting
    return (
        pl.when(c.none_of_none)
        .then(pl.lit("not_applicable"))
        .when(c.quotient.is_not_null())
        .then(None)
        .when(blank & said.is_not_null())
        .then(said)
        .when(blank)
        .then(pl.lit("blank"))
        .otherwise(c.missing)
    )
