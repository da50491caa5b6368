"""Which bloc, year and unit notebooks are run for: what is asked, completed, and held to be there.

Nothing runs before all of it is known to have figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

import warehouse
from notebooks.running import Notebook, Value
from warehouse import queries
from warehouse.language import Refusal, terminal_language
from warehouse.period import Period
from warehouse.scope import Scope


@dataclass(frozen=True)
class Choice:
    """What was asked on the command line; None leaves it to the notebook."""

    bloc: str | None = None
    period: str | None = None
    year: int | None = None
    unit: str | None = None


def chosen(asked: Choice, notebooks: Iterable[Notebook]) -> dict[str, Value]:
    """Complete what is asked: a period names its year, a year its first half, a bloc its newest.

    A bloc or unit that is not known, or a period without figures, is refused with a sentence.
    """
    everything = Scope.everything()
    values: dict[str, Value] = {"LANGUAGE": terminal_language()}
    with warehouse.connect() as con:
        places = queries.places(con, everything).filter("has_report")
        if asked.unit is not None:
            values["UNIT"] = asked.unit
            _refuse_unknown(asked.unit, queries.unit(con, everything, asked.unit))
    if asked.bloc is not None:
        values["BLOC"] = asked.bloc
    year = asked.year or (Period.parse(asked.period).year if asked.period else None)
    if year is None and asked.bloc is not None:
        _refuse_without_figures(asked.bloc, "", places)
        year = max(places.filter(bloc=asked.bloc)["year"])
    if year is not None:
        values |= {"YEAR": year, "PERIOD": asked.period or f"{year}-S1"}
    for one in notebooks:
        final = one.parameters | one.asked(values)
        if "BLOC" in final:
            period = asked.period or str(final.get("PERIOD", final.get("YEAR", "")))
            _refuse_without_figures(str(final["BLOC"]), period, places)
    return values


def _refuse_without_figures(bloc: str, period: str, places: pl.DataFrame) -> None:
    of_bloc = places.filter(bloc=bloc)
    if not of_bloc.height:
        known = ", ".join(sorted(set(places["bloc"])))
        raise Refusal(
            f"Không có khối nào mã “{bloc}” đã có báo cáo. Các khối có: {known or 'chưa có'}.",
            f"There is no bloc “{bloc}” with reports. There are: {known or 'none yet'}.",
        )
    told = of_bloc.filter(pl.col("period").str.starts_with(period))
    if not told.height:
        known = ", ".join(of_bloc["period"])
        raise Refusal(
            f"Khối {bloc} chưa có báo cáo nào của kỳ {period}. Các kỳ có: {known}.",
            f"The bloc {bloc} has no report of {period}. There are: {known}.",
        )


def _refuse_unknown(unit: str, found: pl.DataFrame) -> None:
    if not found.height:
        raise Refusal(
            f"Không có đơn vị nào mã “{unit}”. Mã đơn vị ở trang Danh mục hoặc tệp unit.csv.",
            f"There is no unit “{unit}”. Codes of units stand in unit.csv.",
        )
