"""What the other cells of a column prove about a cell that can be read in two ways.

A column is one column of one sheet of one file: nobody's habits are carried to another file. A
habit counts when a cell that can be read in one way only shows it and no cell shows the opposite.
"""

import polars as pl

from etl.notation import TWO_WAYS

HABIT = {"habit": pl.String, "proof": pl.String}
_COLUMN = ["file", "sheet", "letters_"]
_CONVENTIONS = {
    "point_groups": "vietnamese",
    "point_groups_comma_decimals": "vietnamese",
    "comma_decimals": "vietnamese",
    "comma_thousandths": "vietnamese",
    "comma_groups": "english",
    "comma_groups_point_decimals": "english",
    "point_decimals": "english",
}
_DECIDED = {"one_reading": ["vietnamese", "english"], "share_not_fraction": ["points", "fractions"]}

c = pl.col


def decided(cells: pl.DataFrame) -> pl.DataFrame:
    """Give the cells in doubt that their column decides, each with the habit and its proof."""
    undecided = cells.filter(c.doubt.is_in(list(_DECIDED)))
    if undecided.is_empty() or not {"file", "sheet", "cell"} <= set(cells.columns):
        return undecided.clear()
    placed = cells.with_columns(letters_=c.cell.str.extract(r"^([A-Z]+)\d"))
    columns = undecided.select("file", "sheet").unique()
    placed = placed.join(columns, on=["file", "sheet"], how="semi", nulls_equal=True)
    habits = pl.concat([_separators(placed), _shares(placed)])
    decided_by = pl.DataFrame(
        [(doubt, habit) for doubt, habits in _DECIDED.items() for habit in habits],
        schema=["doubt", "habit"],
        orient="row",
    )
    return (
        placed.drop("habit", "proof")
        .filter((c.doubt == "one_reading") | ((c.doubt == "share_not_fraction") & ~c.formula))
        .join(habits.join(decided_by, on="habit"), on=[*_COLUMN, "doubt"], how="inner")
        .select(cells.columns)
    )


def _separators(cells: pl.DataFrame) -> pl.DataFrame:
    """Find the columns in which points and commas mean one thing only."""
    convention = c.form_.replace_strict(_CONVENTIONS, default=None, return_dtype=pl.String)
    certain = c.value.is_not_null() & ~c.number_.str.contains(TWO_WAYS)
    return _agreed(cells, convention, certain)


def _shares(cells: pl.DataFrame) -> pl.DataFrame:
    """Find the columns in which shares are stored as percent points, or all as parts of one."""
    share = (c.context == "share") & (c.value > 0)
    fractions = share & (c.form_ == "native_percent")
    points = share & c.word_.is_null() & (c.form_ != "fraction") & ~fractions
    habit = pl.when(fractions).then(pl.lit("fractions")).when(points).then(pl.lit("points"))
    return _agreed(cells, habit, pl.lit(True))  # noqa: FBT003 - a value, not a switch


def _agreed(cells: pl.DataFrame, habit: pl.Expr, certain: pl.Expr) -> pl.DataFrame:
    """Keep the columns where a certain cell shows a habit and none, certain or not, another."""
    proof = c.cell + " “" + c.text + "”"
    return (
        cells.with_columns(habit=habit, proof=proof, certain=certain)
        .filter(c.habit.is_not_null())
        .group_by(_COLUMN, maintain_order=True)
        .agg(
            c.habit.filter(c.certain).first(),
            c.proof.filter(c.certain).first(),
            one_habit=c.habit.n_unique() == 1,
        )
        .filter(c.one_habit & c.habit.is_not_null())
        .drop("one_habit")
    )
