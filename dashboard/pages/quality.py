"""Quality: what of the figures cannot be used, of which kind that is, and who puts it right."""

from collections.abc import Iterable
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import number, pieces, shell
from dashboard.calendar_card import calendars
from dashboard.fallback import otherwise
from dashboard.figures import progress_table, quality, reporting, summary
from dashboard.visit import Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path="/quality")
_SHOWN = 100  # findings or units in a table; how many more there are is said
_BLOCS = 8  # calendars on one page


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/quality", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    """Show one bloc and period where the address asks for a bloc, else all there is."""
    words = visit.words
    place = visit.at(visit.address.bloc) if visit.address.bloc else None
    visit = visit.with_place(place) if place else visit
    bloc, period = (place.bloc, place.period) if place else (None, None)
    year = place.year if place else visit.address.year
    ever = queries.completeness(visit.con, visit.scope, bloc, None)
    sent = _of(ever, year, period)
    files = queries.submissions(visit.con, visit.scope, bloc, year, period)
    found = _of(queries.findings(visit.con, visit.scope, bloc, period), year, period)
    units = quality.by_unit(sent, files, found, words)
    leaf = shell.Leaf(
        title=words("nav.quality"),
        subtitle=_subtitle(visit, place),
        sentence=_sentence(words, sent if place else None, files, found),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))] if place else [],
        acts=_acts(visit, units, files, sent),
        body=[
            *_kinds(visit, found),
            _cells(words, found),
            *_units(visit, units, sent),
            *_indicators(visit, place),
            *_calendars(visit, ever),
        ],
        place=place,
        reported=reporting.reported(sent, words) if place else "",
        illustrative=any(bool(frame["illustrative"].any()) for frame in (sent, files)),
        partly=not all(bool(frame["illustrative"].all()) for frame in (sent, files)),
    )
    return shell.page(visit, leaf)


def _of(frame: pl.DataFrame, year: int | None, period: str | None) -> pl.DataFrame:
    """Keep the rows of one period, else of one year; what has no period is of every one."""
    if period:
        return frame.filter(pl.col("period").is_null() | (pl.col("period") == period))
    if year:
        return frame.filter(
            pl.col("period").is_null() | pl.col("period").str.starts_with(str(year))
        )
    return frame


def _subtitle(visit: Visit, place: Place | None) -> str:
    words = visit.words
    if place:
        return f"{place.name} · {Period.parse(place.period).label(words.language)}"
    year = visit.address.year
    if year:
        return words("place.bloc_and_year", bloc=words("picker.every_bloc"), year=year)
    return words("quality.every")


def _sentence(
    words: Words, sent: pl.DataFrame | None, files: pl.DataFrame, found: pl.DataFrame
) -> str:
    count = files["sha256"].n_unique()
    aside = _aside(files)
    errors, warnings = (
        found.filter(pl.col("severity") == word).height for word in ("error", "warning")
    )
    asked, told = (
        0 if sent is None else int(sent[f"cells_{part}"].sum() or 0)
        for part in ("expected", "reported")
    )  # of all blocs at once it would add up what is real and what is not
    return summary.join(
        [
            words("quality.files", n=count) if count else words("submissions.no_files_yet"),
            words("submissions.aside", n=aside) if aside else "",
            words("quality.unused", n=errors) if errors else words("submissions.no_errors"),
            words("quality.warnings", n=warnings) if warnings else "",
            words("quality.asked", told=told, n=asked) if asked and told else "",
        ]
    )


def _aside(files: pl.DataFrame) -> int:
    unread = files.filter(pl.col("status").is_in(("refused", "quarantined")))
    return int(unread["sha256"].n_unique())


def _acts(
    visit: Visit, units: Iterable[dict[str, Any]], files: pl.DataFrame, sent: pl.DataFrame
) -> list[shell.Act]:
    words = visit.words
    acts = [
        shell.Act(
            words.name(row, "unit") or words("quality.no_unit"),
            words("quality.put_right", n=row["error"]),
            "#cells",
        )
        for row in units
        if row["error"]
    ][:2]
    aside = _aside(files)
    if aside:
        way = visit.address.to("/submissions")
        acts.insert(0, shell.Act(words("submissions.aside", n=aside), words("quality.ask"), way))
    silent = sent.filter(pl.col("status") == "missing")
    if silent.height:
        since = words("acts.missing_since", day=number.day(max(silent["due_on"]), words))
        text = words("acts.missing_here", n=silent.height)
        acts.append(shell.Act(text, since, "#calendar"))
    return acts


def _kinds(visit: Visit, found: pl.DataFrame) -> list[Component]:
    if not found.height:
        return []
    words = visit.words
    kinds = quality.by_kind(found)
    drawn = quality.kinds_figure(kinds, words, visit.palette)
    said = "; ".join(
        f"{words(f'finding_kind.{kind}')}: {quality.told(counted, words)}"
        for kind, counted in kinds
    )
    title = words("quality.kinds")
    twin = quality.kinds_table(kinds, words, title)
    content = pieces.figure(drawn, said, words, twin)
    return [pieces.card(title, content, note=words("quality.kinds.note"))]


def _cells(words: Words, found: pl.DataFrame) -> Component:
    title = words("findings.title")
    if not found.height:
        return pieces.card(title, html.P(words("quality.nothing_found")), anchor="cells")
    content = progress_table.findings_table(found.head(_SHOWN), words, title)
    more = max(found.height - _SHOWN, 0)
    note = words("findings.note") + (words("quality.more", n=more) if more else "")
    return pieces.card(title, pieces.table(content, words), note=note, anchor="cells")


def _units(visit: Visit, units: list[dict[str, Any]], sent: pl.DataFrame) -> list[Component]:
    if not units:
        return []
    words = visit.words
    shown = quality.to_put_right(units)
    links = {row["unit"]: visit.address.unit_page(row["unit"]) for row in shown if row["unit"]}
    content = quality.units_table(shown[:_SHOWN], words, links, words("quality.units"))
    title = pieces.marked(content.caption, sent["illustrative"], words)
    if not shown:
        return [pieces.card(title, html.P(words("quality.units.none")))]
    # who sent files without being asked, such as a bloc itself, is no unit of any bloc
    others = len(set(sent["unit"]) - {row["unit"] for row in shown})
    more = max(len(shown) - _SHOWN, 0)
    told = [
        words(f"quality.units.{key}", n=n) for key, n in (("more", more), ("rest", others)) if n
    ]
    inside = [pieces.table(content, words), html.P(" ".join(told), className="note")]
    return [pieces.card(title, inside, note=words("quality.units.note"))]


def _calendars(visit: Visit, ever: pl.DataFrame) -> list[Component]:
    """Show the calendars of the blocs; of very many, that one is to be chosen."""
    if ever["bloc"].n_unique() <= _BLOCS:
        return calendars(visit, ever)
    title = visit.words("calendar.title")
    return [pieces.card(title, html.P(visit.words("calendar.choose")), anchor="calendar")]


def _indicators(visit: Visit, place: Place | None) -> list[Component]:
    """Show which indicators lack figures; over all blocs and periods that would say nothing."""
    if place is None:
        return []
    words, title = visit.words, visit.words("quality.indicators")
    asked = queries.indicator_completeness(visit.con, visit.scope, place.bloc, place.period)
    if not asked["reported"].sum():
        return []
    whole = asked.filter(pl.col("reported") >= pl.col("expected")).height
    note = words("quality.whole", done=whole, n=asked.height)
    links = {code: visit.address.indicator_page(code) for code in asked["indicator"]}
    content = quality.indicators_table(asked, words, links, title)
    marked = pieces.marked(title, asked["illustrative"], words)
    if not content.rows:
        return [pieces.card(marked, html.P(words("quality.all_told")), note=note)]
    return [pieces.card(marked, pieces.table(content, words), note=note)]
