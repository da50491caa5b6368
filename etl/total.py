"""Printed totals: never loaded, but held against the sum of what they total."""

import polars as pl

c = pl.col


def totals_apart(cells: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """Give the totals over units that are not the sum of the units' values in the same row.

    Only what is proven is told: every value of the row exact and in no doubt. Nothing arisen and
    nothing written add nothing. `keys` tells the file (key) of each reading (file).
    """
    row = ["key", "sheet", "line", "indicator"]
    placed = cells.join(keys, on="file").with_columns(line=c.cell.str.extract(r"(\d+)$"))
    totals = placed.filter((c.role == "total") & (c.qualifier == "="))
    if totals.is_empty():
        return totals
    summed = (
        placed.filter(c.role == "value")
        .group_by(row)
        .agg(
            sum=c.value.sum(),
            sure=(c.doubt.is_null() & (c.qualifier.fill_null("=") == "=")).all(),
        )
    )
    apart = totals.join(summed, on=row).filter(c.sure & (c.sum != c.value))
    return apart.with_columns(suggestion=c.sum.cast(pl.Int64).cast(pl.String))
