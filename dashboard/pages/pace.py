"""Pace: what the rest of a year must bring, which targets can be met and which no longer."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import choice, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import outlook, pace, skill, summary
from dashboard.figures.drawing import arrow, bar, diamond, drawing, hatch, line, tick
from dashboard.figures.table import Table
from dashboard.still import Drawn, Still
from dashboard.visit import Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path_template="/pace")
_TOLD = ("unlikely", "lost", "missed", "open", "year_end")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/pace", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    newest = visit.newest(visit.places)
    if newest is None:
        return shell.page(visit, shell.Leaf(words("nav.pace"), words("pace.none"), []))
    place = visit.at(visit.address.bloc or newest.bloc)
    visit = visit.with_place(place)
    members = choice.members(visit, place)
    unit = visit.address.unit
    ahead = queries.outlook(visit.con, visit.scope, place.bloc, place.year)
    found = outlook.rows(*_frames(visit, place, ahead, unit))
    whose = [
        place.name,
        choice.name(visit, members),
        Period.parse(place.period).label(words.language),
    ]
    leaf = shell.Leaf(
        title=words("nav.pace"),
        subtitle=" · ".join(part for part in whose if part),
        sentence=_sentence(found, place, words),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        acts=_acts(visit, found),
        body=_body(visit, place, found, ahead, members),
        place=place,
        reported=_reported(visit, place, unit),
        estimated=sum(row["estimated"] or 0 for row in found),
        illustrative=place.illustrative or any(row["illustrative"] for row in found),
    )
    return shell.page(visit, leaf)


def _frames(
    visit: Visit, place: Place, ahead: pl.DataFrame, unit: str | None
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Ask for the progress, the outlook and the forecasts once made, of the bloc or one unit."""
    asked = (visit.con, visit.scope)
    if unit is None:
        progress = queries.bloc_progress(*asked, place.bloc, place.period)
        here = ahead.filter(pl.col("unit").is_null())
    else:
        told = queries.unit_progress(*asked, unit, place.period)
        progress = told.filter(pl.col("bloc") == place.bloc)
        here = ahead.filter(pl.col("unit") == unit)
    return progress, here, queries.forecast_record(*asked, place.bloc, place.year, unit)


def _reported(visit: Visit, place: Place, unit: str | None) -> str:
    sent = queries.completeness(visit.con, visit.scope, place.bloc, place.period, unit)
    return summary.reported(summary.reporting(sent), visit.words) if sent.height else ""


def _sentence(found: list[outlook.Row], place: Place, words: Words) -> str:
    if not found:
        return summary.join([words("pace.none")])
    counted = outlook.counted(found)
    good = sum(counted.get(word, 0) for word in outlook.GOOD)
    over = all(row["result"] is not None for row in found)
    key = "pace.sentence.judged" if over else "pace.sentence.likely"
    return summary.join(
        [
            _on_pace(found, place, words),
            words(key, n=good, all=len(found)),
            *(words(f"pace.sentence.{word}", n=counted[word]) for word in _TOLD if word in counted),
        ]
    )


def _on_pace(found: list[outlook.Row], place: Place, words: Words) -> str:
    """Say at half-year how many targets are on pace, before what that means for the year."""
    if "-" not in place.period:
        return ""
    counted: dict[str, int] = {}
    for row in found:
        counted[row["verdict"]] = counted.get(row["verdict"], 0) + 1
    judged = {word: n for word, n in counted.items() if word != "not_due"}
    return summary.on_track(judged, place.period, words) if judged else ""


def _acts(visit: Visit, found: list[outlook.Row]) -> list[shell.Act]:
    words, address = visit.words, visit.address
    return [
        shell.Act(
            words.name(row, "indicator"),
            outlook.why(row, words),
            address.indicator_page(row["indicator"]),
        )
        for row in found
        if row["outlook"] in outlook.HARD
    ][:3]


def _body(
    visit: Visit,
    place: Place,
    found: list[outlook.Row],
    ahead: pl.DataFrame,
    members: pl.DataFrame,
) -> list[Component]:
    words = visit.words
    chips = choice.chips(visit, members, words("pace.looking_at"), words("pace.whole_bloc"))
    if not found:
        return [chips, html.P(words("pace.none.what"), className="note")]
    cards = [chips, _figure(visit, place, found)]
    cards += _units(visit, place, ahead) if visit.address.unit is None else []
    told = [row for row in found if outlook.range_of(row)[1] is not None]
    if told:
        links = _indicators(visit, told)
        table = pace.numbers(found, words, links, words("pace.numbers"))
        cards.append(_card(visit, table, words("pace.numbers.note"), marked=_marks(found)))
    return [*cards, *_further(visit, place), *_skill(visit, place)]


def _units(visit: Visit, place: Place, ahead: pl.DataFrame) -> list[Component]:
    """Show which units have targets hard to meet, each with the way to its own pace."""
    words = visit.words
    of_units = ahead.filter(pl.col("unit").is_not_null())
    cells = queries.unit_cells(visit.con, visit.scope, place.bloc, place.period)
    links = {unit: visit.address.to(unit=unit) for unit in of_units["unit"].unique()}
    table = pace.units(of_units, cells, words, links, words("pace.units"))
    if not table.rows:
        return []
    marks = of_units["illustrative"].to_list()
    return [_card(visit, table, words("pace.units.note"), marked=marks)]


def _figure(visit: Visit, place: Place, found: list[outlook.Row]) -> Component:
    words = visit.words
    halfway = "-" in place.period
    caption = words("pace.figure")
    table = pace.lines(found, words, _indicators(visit, found), caption, halfway=halfway)
    when = Period.parse(place.period).label(words.language)
    note = words("pace.figure.note", period=when)
    title = pieces.marked(_finding(found, words), _marks(found), words)
    return pieces.card(title, [_key(words, table), pieces.table(table, words)], note=note)


def _finding(found: list[outlook.Row], words: Words) -> str:
    hard = sum(row["outlook"] in outlook.HARD for row in found)
    over = all(row["result"] is not None for row in found)
    keys = ("met", "missed") if over else ("none", "hard")
    return words(f"pace.finding.{keys[hard > 0]}", n=hard, all=len(found))


def _key(words: Words, table: Table) -> Component:
    """Show each mark that the drawings hold beside its word."""
    middle = 9.0
    marks = {
        "done": bar(0, 100, 10, "d-bar d-met", middle),
        "expected": tick(50, 8, "d-expected", middle),
        "target": tick(50, 8, "d-target", middle),
        "forecast": line(0, 100, middle, middle, "d-range")
        + diamond(50, 4.5, "d-forecast", middle),
        "came": diamond(50, 4.5, "d-came", middle),
        "arrow": bar(0, 60, 10, "d-bar d-met", middle) + arrow(60, "d-arrow", middle),
        "hatch": bar(0, 100, 10, "d-bar d-met", middle) + hatch(0, 100, 9, "d-on-met", middle),
        "slot": bar(2, 98, 10, "d-slot", middle),
    }
    whole = "".join(cell.drawn for row in table.rows for cell in row)
    told = [
        html.Span(
            [html.Span(Drawn(drawing([mark], 18)), className="sample"), words(f"pace.key.{name}")]
        )
        for name, mark in marks.items()
        if name == "done" or f"d-{name}" in whole
    ]
    return Still([html.Div(told, className="drawing-key")])


def _indicators(visit: Visit, found: list[outlook.Row]) -> dict[str, str]:
    return {row["indicator"]: visit.address.indicator_page(row["indicator"]) for row in found}


def _marks(found: list[outlook.Row]) -> list[bool]:
    return [bool(row["illustrative"]) for row in found]


def _further(visit: Visit, place: Place) -> list[Component]:
    """Show targets within targets and targets of several years, where the covenant has any."""
    words, cards = visit.words, []
    unit = visit.address.unit
    asked = (visit.con, visit.scope, place.covenant)
    within = _of(queries.nested_targets(*asked, place.period), unit)
    if within.height:
        table = skill.nested(within, words, words("pace.nested"))
        made_up = within["illustrative"].to_list()
        cards.append(_card(visit, table, words("pace.nested.note"), marked=made_up))
    terms = _of(queries.term_progress(*asked), unit).filter(pl.col("period") == place.period)
    if terms.height:
        table = skill.term(terms, words, words("pace.term"))
        made_up = terms["illustrative"].to_list()
        cards.append(_card(visit, table, words("pace.term.note"), marked=made_up))
    return cards


def _of(frame: pl.DataFrame, unit: str | None) -> pl.DataFrame:
    return frame.filter(pl.col("unit").eq_missing(pl.lit(unit, pl.String)))


def _skill(visit: Visit, place: Place) -> list[Component]:
    told = queries.forecast_skill(visit.con, visit.scope, place.bloc)
    if not told.height:
        return []
    table = skill.skill(told, visit.words, visit.words("pace.skill"))
    made_up = told["illustrative"].to_list()
    return [_card(visit, table, visit.words("pace.skill.note"), marked=made_up)]


def _card(visit: Visit, content: Table, note: str, marked: list[bool]) -> Component:
    title = pieces.marked(content.caption, marked, visit.words)
    return pieces.card(title, pieces.table(content, visit.words), note=note)
