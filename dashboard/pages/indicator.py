"""Indicator: what one indicator means, and how each unit of a bloc stands in it."""

from typing import TYPE_CHECKING, Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import indicator_figures, pieces, shell, theme
from dashboard.fallback import otherwise
from dashboard.figures import heatmap, progress_table, shares, summary, wording
from dashboard.figures.table import Cell, Table
from dashboard.visit import Absent, Visit, answered, register_page
from dashboard.words import Words, alphabetical
from warehouse import queries
from warehouse.period import Period

if TYPE_CHECKING:
    from dashboard.pieces import Children

Whose = tuple[str, str]  # the unit, empty for the bloc, and whether units or the bloc's own report

register_page(__name__, path_template="/indicator/<indicator>")


def layout(indicator: str = "", **asked: str) -> Component:
    """Lay out the page for what the address asks."""
    path = f"/indicator/{indicator}"
    return answered(path, asked, lambda visit: _page(visit, indicator), otherwise)


def _page(visit: Visit, indicator: str) -> Component:
    known = queries.indicator(visit.con, visit.scope, indicator)
    if not known.height:
        raise Absent
    said = known.row(0, named=True)
    newest = visit.newest(visit.places)
    bloc = visit.address.bloc or (newest.bloc if newest else "")
    place = visit.at(bloc)
    visit = visit.with_place(place)
    asked = queries.indicator_progress(visit.con, visit.scope, indicator, bloc, place.year)
    here = asked.filter(pl.col("period") == place.period)
    units = here.filter(pl.col("unit").is_not_null())
    of_bloc = here.filter(pl.col("unit").is_null())
    whole, own = (of_bloc.filter(pl.col("basis") == basis) for basis in ("units", "own"))
    words = visit.words
    told = units.filter(pl.col("actual").is_not_null())
    leaf = shell.Leaf(
        title=words.name(said),
        subtitle=f"{place.name} · {Period.parse(place.period).label(words.language)}",
        sentence=_sentence(words, whole, own, units),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        acts=_acts(visit, units),
        body=[
            *_units(visit, units, _meaning(words, said)),
            *indicator_figures.cards(visit, place, said, asked),
            *([] if _answers(said) else [_year(visit, asked)]),
        ],
        place=place,
        reported=_reported(words, own, units),
        estimated=int(told["estimated"].sum() or 0),
        illustrative=bool(asked["illustrative"].any()),
    )
    return shell.page(visit, leaf)


def _reported(words: Words, own: pl.DataFrame, units: pl.DataFrame) -> str:
    told = units["actual"].is_not_null().sum()
    if own.height and not told:
        return words("own.report_only")
    return words("summary.reported", done=told, n=units.height) if units.height else ""


def _sentence(words: Words, whole: pl.DataFrame, own: pl.DataFrame, units: pl.DataFrame) -> str:
    """Say how the bloc stands by its units, by its own report, or by both, each by its name."""
    summed = whole.filter(pl.col("actual").is_not_null()) if own.height else whole
    rows = [*summed.to_dicts(), *own.to_dicts()]
    if not rows:
        return summary.join([words("indicator.nothing")])
    done, *others = (_standing(row, words) for row in rows)
    short = _short(units, words) if _answers(rows[0]) else _reached(units, words)
    return summary.join(
        [done[0], _aim(rows[0], words), done[1], *(part for one in others for part in one), short]
    )


def _answers(said: dict[str, Any]) -> bool:
    """Tell whether units answer yes or no, or by a grade: one table says all there is to see."""
    return said["kind"] in ("bool", "grade")


def _aim(row: dict[str, Any], words: Words) -> str:
    if row["target"] is None:
        return ""
    key = f"indicator.target.{row['kind']}" if _answers(row) else "indicator.target"
    return words(key, target=wording.target_text(row, words))


def _short(units: pl.DataFrame, words: Words) -> str:
    """Name the units that have not done what all are to do."""
    short = units.filter(pl.col("verdict").is_in(theme.SHORT_OF))
    names = ", ".join(heatmap.brief(row, words) for row in short.iter_rows(named=True))
    return words("indicator.units_short", units=names) if names else ""


def _standing(row: dict[str, Any], words: Words) -> tuple[str, str]:
    done = words(f"indicator.by_{row['basis']}", done=wording.done_text(row, words))
    return done, words(f"verdict.{row['verdict']}").lower()


def _reached(units: pl.DataFrame, words: Words) -> str:
    judged = units.filter(pl.col("target").is_not_null())
    if not judged["actual"].is_not_null().any():
        return ""
    good = judged.filter(pl.col("verdict").is_in(theme.REACHED)).height
    half = "-" in judged["period"][0]
    key = "indicator.units_good" if half else "indicator.units_reached"
    return words(key, good=good, n=judged.height)


def _acts(visit: Visit, units: pl.DataFrame) -> list[shell.Act]:
    words = visit.words
    return [
        shell.Act(
            words.name(row, "unit"),
            summary.shortfall(row, words),
            visit.address.unit_page(row["unit"]),
        )
        for row in summary.by_gap(units)[:3]
    ]


def _units(visit: Visit, units: pl.DataFrame, meaning: Component) -> list[Component]:
    if not units["actual"].is_not_null().any():
        silent = html.P(visit.words("indicator.silent"))
        return [_beside(pieces.card(visit.words("indicator.units"), silent), meaning)]
    words = visit.words
    links = {row["unit"]: _way(visit, row) for row in units.iter_rows(named=True)}
    rows = shares.ordered(units, words)
    names = [words.name(row, "unit") for row in rows.iter_rows(named=True)]
    named = rows.with_columns(label=pl.Series(names, dtype=pl.String), key=pl.col("unit"))
    content = progress_table.progress_table(named, words, links, words("indicator.table"))
    figured, listed = (
        pieces.marked(words(key), units["illustrative"], words)
        for key in ("indicator.units", "indicator.table")
    )
    if units["kind"].is_in(("bool", "grade")).all():
        return [_beside(pieces.card(figured, pieces.table(content, words)), meaning)]
    drawn = shares.across_units(units, words, visit.palette, links)
    figure = pieces.figure(drawn, words("indicator.units"), words, None)
    return [
        _beside(pieces.card(figured, figure, note=words("bullet.key")), meaning),
        pieces.card(listed, pieces.table(content, words)),
    ]


def _beside(main: Component, meaning: Component) -> Component:
    return html.Div([main, meaning], className="grid main-aside")


def _way(visit: Visit, row: dict[str, Any]) -> str:
    if row["has_cell"]:
        return visit.address.cell_page(row["unit"], row["indicator"], row["period"])
    return visit.address.unit_page(row["unit"])


def _year(visit: Visit, asked: pl.DataFrame) -> Component:
    """Show the bloc, by its units and by its own report, and each unit in each period."""
    words = visit.words
    periods = [str(period) for period in sorted({Period.parse(code) for code in asked["period"]})]
    head = [Cell(words("column.unit"), heading=True)]
    head += [Cell(words(_heading(code)), heading=True, looks="num") for code in periods]
    by_place = {(*_whose(row), row["period"]): row for row in asked.iter_rows(named=True)}
    named = {_whose(row): _row_name(row, words) for row in asked.iter_rows(named=True)}
    rows = [
        [
            Cell(name, heading=True, looks="first" + ("" if whose[0] else " whole")),
            *(_value(visit, by_place.get((*whose, code))) for code in periods),
        ]
        for whose, name in sorted(named.items(), key=_bloc_first)
    ]
    content = Table(words("indicator.year"), head, rows, looks="plain")
    second = any(Period.parse(code).half == 2 for code in periods)  # noqa: PLR2004 - of two halves
    note = words("indicator.s2") if second else None
    title = pieces.marked(words("indicator.year"), asked["illustrative"], words)
    return pieces.card(title, pieces.table(content, words), note=note)


def _heading(code: str) -> str:
    return "period.year" if Period.parse(code).half is None else f"period.{code[-2:]}"


def _whose(row: dict[str, Any]) -> Whose:
    return row["unit"] or "", row["basis"]


def _row_name(row: dict[str, Any], words: Words) -> str:
    if row["unit"]:
        return words.name(row, "unit")
    return words("column.own_report" if row["basis"] == "own" else "column.whole_bloc")


def _bloc_first(item: tuple[Whose, str]) -> tuple[bool, bool, object]:
    (unit, basis), name = item
    return bool(unit), basis == "own", alphabetical(name)


def _value(visit: Visit, row: dict[str, Any] | None) -> Cell:
    if row is None:
        return Cell(visit.words("sign.unknown"), looks="num")
    href = None
    if row["has_cell"]:
        reporter = row["unit"] or row["bloc"]
        href = visit.address.cell_page(reporter, row["indicator"], row["period"])
    return progress_table.done_cell(row, visit.words, href)


def _meaning(words: Words, said: dict[str, Any]) -> Component:
    measure = words.name(
        {"measure_vi": said["measure"], "measure_en": said["measure_en"]}, "measure"
    )
    facts: list[tuple[str, Children]] = [
        (words("column.measure"), measure),
        (words("indicator.kind"), words(f"kind.{said['kind']}")),
        (words("indicator.across_units"), words(f"across_units.{said['across_units']}")),
        (words("indicator.across_year"), words(f"across_year.{said['across_year']}")),
        (words("indicator.direction"), words(f"direction.{said['direction']}")),
        (words("indicator.group"), words.name(said, "group") or words("group.other")),
    ]
    denominator = words.name(said, "denominator") or said["denominator"]
    if denominator:
        facts.insert(2, (words("indicator.denominator"), str(denominator)))
    return pieces.card(words("indicator.meaning"), pieces.facts(facts))
