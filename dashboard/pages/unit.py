"""Unit: what one union has reached, what is still needed, and what it has sent."""

from dataclasses import replace
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import bullet_groups, number, pieces, shell, tools
from dashboard.fallback import otherwise
from dashboard.figures import heatmap, progress_table, reporting, scores, spread, summary
from dashboard.figures.table import Cell, Table
from dashboard.visit import Absent, Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path_template="/unit/<unit>")


def layout(unit: str = "", **asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered(f"/unit/{unit}", asked, lambda visit: _page(visit, unit), otherwise)


def _page(visit: Visit, unit: str) -> Component:
    known = queries.unit(visit.con, visit.scope, unit)
    if not known.height:
        raise Absent
    place = _place(visit, known)
    if place is None:
        return shell.page(visit, _without_bloc(visit, known))
    visit = visit.with_place(place)
    words = visit.words
    asked = queries.unit_progress(visit.con, visit.scope, unit, place.period)
    progress = asked.filter(pl.col("bloc") == place.bloc)
    sent = queries.completeness(visit.con, visit.scope, place.bloc, None, unit)
    here = sent.filter(pl.col("period") == place.period)
    aimed = progress.filter(pl.col("target").is_not_null())
    body = _score(visit, unit, place)
    body += _bullets(visit, aimed) if aimed["actual"].is_not_null().any() else []
    body += [_table(visit, progress), *_among(visit, unit, place)]
    body += [_sent(visit, sent), _findings(visit, unit, place)]
    said = known.row(0, named=True)
    members = _members(visit, place)
    siblings = [(name, href, code == unit) for code, name, href in members]
    leaf = shell.Leaf(
        title=words.name(said),
        subtitle=_subtitle(visit, known, place),
        sentence=_sentence(words, place, progress, here),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        acts=_acts(visit, progress, unit),
        body=[*body, pieces.chips(words("unit.siblings"), siblings)],
        place=place,
        unit=unit,
        around=tools.neighbours(members, unit),
        reported=_reported(words, here),
        estimated=int(progress.filter(pl.col("actual").is_not_null())["estimated"].sum() or 0),
        illustrative=any(bool(f["illustrative"].any()) for f in (progress, sent)),
    )
    return shell.page(visit, leaf)


def _place(visit: Visit, known: pl.DataFrame) -> Place | None:
    blocs = [row["bloc"] for row in known.iter_rows(named=True) if row["bloc"]]
    places = [p for p in visit.places if p.bloc in blocs]
    if visit.address.bloc in blocs:
        return visit.at(str(visit.address.bloc))
    newest = visit.newest(places)
    return visit.at(newest.bloc) if newest else None


def _without_bloc(visit: Visit, known: pl.DataFrame) -> shell.Leaf:
    said = known.row(0, named=True)
    return shell.Leaf(visit.words.name(said), visit.words("unit.no_bloc"), [])


def _subtitle(visit: Visit, known: pl.DataFrame, place: Place) -> str:
    words = visit.words
    roles = [
        words(f"role.{row['role']}")
        for row in known.iter_rows(named=True)
        if row["bloc"] == place.bloc and row["year"] == place.year
    ]
    when = Period.parse(place.period).label(words.language)
    return " · ".join([place.name, *roles, when])


def _reported(words: Words, here: pl.DataFrame) -> str:
    if not here.height:
        return words("summary.units_unknown")
    return words(f"unit.status.{here.row(0, named=True)['status']}")


def _sentence(words: Words, place: Place, progress: pl.DataFrame, here: pl.DataFrame) -> str:
    if not progress["actual"].is_not_null().any():
        return summary.join([_reported(words, here), words("unit.nothing_known")])
    worst = summary.worst(progress)
    return summary.join(
        [
            summary.on_track(summary.counts(progress), place.period, words),
            _reported(words, here),
            summary.need(worst, words) if worst else "",
        ]
    )


def _acts(visit: Visit, progress: pl.DataFrame, unit: str) -> list[shell.Act]:
    words = visit.words
    return [
        shell.Act(
            words.name(row, "indicator"),
            summary.shortfall(row, words),
            visit.address.cell_page(unit, row["indicator"], row["period"]),
        )
        for row in summary.by_gap(progress)[:3]
    ]


def _members(visit: Visit, place: Place) -> list[tuple[str, str, str]]:
    rows = queries.members(visit.con, visit.scope, place.bloc, place.year)
    return [
        (
            r["unit"],
            heatmap.brief({"unit_vi": r["name_vi"], "unit_en": r["name_en"]}, visit.words),
            visit.address.unit_page(r["unit"]),
        )
        for r in rows.iter_rows(named=True)
    ]


def _score(visit: Visit, unit: str, place: Place) -> list[Component]:
    """Say a unit's rank and points of the year, where it has any, and lead to why."""
    words = visit.words
    ranking = queries.ranking(visit.con, visit.scope, place.bloc, place.year)
    stands = ranking.filter(pl.col("stands"))
    mine = stands.filter(pl.col("unit") == unit)
    if not mine.height:
        return []
    said = mine.row(0, named=True)
    stage = words(f"stage.{said['stage']}")
    at = words("scores.provisional" if said["provisional"] else "scores.final", stage=stage)
    told = words(
        "unit.score.told" if said["rank"] else "unit.score.unranked",
        rank=scores.place(said, words),
        n=stands.height,
        total=number.points(said["printed"], words),
    )
    way = pieces.link(words("unit.to_score"), f"{visit.address.to('/scores', unit=unit)}#score")
    title = pieces.marked(words("unit.score", year=place.year), [said["illustrative"]], words)
    content = [html.P([html.B(told), f"; {at}"]), html.P(way, className="note")]
    return [pieces.card(title, content)]


def _bullets(visit: Visit, aimed: pl.DataFrame) -> list[Component]:
    words = visit.words
    links = {row["indicator"]: _way(visit, row) for row in aimed.iter_rows(named=True)}
    told = bool(aimed["has_reported"].any())
    strip = pieces.strip(summary.strip(summary.counts(aimed)), words, has_reported=told)
    ahead = visit.address.to("/pace", unit=str(aimed["unit"][0]))
    way = html.P(pieces.link(words("unit.to_pace"), ahead), className="note")
    content = [strip, way, bullet_groups.columns(aimed, words, visit.palette, links)]
    title = pieces.marked(words("unit.bullets"), aimed["illustrative"], words)
    return [pieces.card(title, content, note=words("bullet.key"))]


def _way(visit: Visit, row: dict[str, Any]) -> str:
    if row["has_cell"]:
        return visit.address.cell_page(row["unit"], row["indicator"], row["period"])
    return visit.address.indicator_page(row["indicator"])


def _table(visit: Visit, progress: pl.DataFrame) -> Component:
    words = visit.words
    links = {row["indicator"]: _way(visit, row) for row in progress.iter_rows(named=True)}
    content = progress_table.progress_table(progress, words, links, words("unit.table"))
    title = pieces.marked(words("unit.table"), progress["illustrative"], words)
    return pieces.card(title, pieces.table(content, words, coloured=True))


def _among(visit: Visit, unit: str, place: Place) -> list[Component]:
    """Show where the unit lies among the units of its bloc, target by target."""
    words = visit.words
    cells = queries.unit_cells(visit.con, visit.scope, place.bloc, place.period)
    cells = cells.filter(pl.col("illustrative") == place.illustrative)
    address = replace(visit.address, unit=unit)
    links = {code: address.indicator_page(code) for code in cells["indicator"].unique()}
    content = spread.places(cells, unit, words, links, words("spread.mine"))
    if not content.rows:
        return []
    title = pieces.marked(content.caption, cells["illustrative"], words)
    return [pieces.card(title, pieces.table(content, words), note=words("spread.mine.note"))]


def _sent(visit: Visit, sent: pl.DataFrame) -> Component:
    words = visit.words
    keys = ("period", "due", "received", "days_late", "status")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="num" if key == "days_late" else "")
        for key in keys
    ]
    rows = [
        [
            Cell(Period.parse(row["period"]).label(words.language), heading=True, looks="first"),
            Cell(number.day(row["due_on"], words), value=row["due_on"]),
            reporting.received(row, words),
            Cell(
                "" if row["days_late"] is None else str(row["days_late"]),
                looks="num",
                value=row["days_late"],
            ),
            reporting.status(row["status"], words),
        ]
        for row in sorted(sent.to_dicts(), key=lambda row: Period.parse(row["period"]))
    ]
    content = Table(words("unit.sent"), head, rows, looks="plain")
    return pieces.card(words("unit.sent"), pieces.table(content, words))


def _findings(visit: Visit, unit: str, place: Place) -> Component:
    words = visit.words
    found = queries.findings(visit.con, visit.scope, place.bloc, place.period, unit)
    if not found.height:
        return pieces.card(words("findings.title"), html.P(words("findings.none")))
    content = progress_table.findings_table(found, words, words("findings.title"))
    return pieces.card(words("findings.title"), pieces.table(content, words))
