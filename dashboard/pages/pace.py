"""Pace: what the rest of a year must bring, which targets can be met and which no longer."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import choice, pieces, shell, theme
from dashboard.fallback import otherwise
from dashboard.figures import heatmap, outlook, pace, reporting, skill, summary
from dashboard.figures.drawing import arrow, bar, diamond, drawing, hatch, line, tick
from dashboard.figures.table import Table
from dashboard.still import Drawn, Still
from dashboard.visit import Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path="/pace")
_TOLD = ("unlikely", "lost", "year_end")  # what is open the standing says
_SHOWN = 3  # acts at most


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/pace", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    place = visit.chosen()
    if place is None:
        return shell.page(visit, shell.Leaf(words("nav.pace"), words("pace.none"), []))
    visit = visit.with_place(place)
    members = choice.members(visit, place)
    unit = visit.address.unit
    sent = queries.completeness(visit.con, visit.scope, place.bloc, place.period, unit)
    silent = sent.filter(pl.col("received_at").is_null(), pl.col("status") != "ended")
    late = silent.filter(pl.col("status") == "missing")
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
        sentence=_sentence(found, place, silent, words),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        acts=_acts(visit, found, late),
        body=_body(visit, place, found, ahead, members),
        place=place,
        reported=reporting.reported(sent, words) if sent.height else "",
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


def _sentence(found: list[outlook.Row], place: Place, silent: pl.DataFrame, words: Words) -> str:
    """Say how the targets stand; at half-year what that means for the year, and what then came."""
    if not found:
        return summary.join([words("pace.none")])
    counted = outlook.counted(found)
    if "-" not in place.period:
        missed = counted.get("missed", 0)
        told = [words("pace.sentence.missed", n=missed) if missed else "", _silent(silent, words)]
        return summary.join([_standing(found, place, words), *told])
    good = sum(counted.get(word, 0) for word in outlook.GOOD)
    return summary.join(
        [
            _standing(found, place, words),
            words("pace.sentence.likely", n=good, all=len(found)),
            *(words(f"pace.sentence.{word}", n=counted[word]) for word in _TOLD if word in counted),
            _came(found, words),
        ]
    )


def _standing(found: list[outlook.Row], place: Place, words: Words) -> str:
    """Say how many targets are on pace or met, in the words of the bloc's own page."""
    counted: dict[str, int] = {}
    for row in found:
        counted[row["verdict"]] = counted.get(row["verdict"], 0) + 1
    if "-" in place.period:
        counted.pop("not_due", None)  # which the outlook says by itself
    return summary.on_track(counted, place.period, words) if counted else ""


def _came(found: list[outlook.Row], words: Words) -> str:
    """Say how the year then came out, of the targets of which that is known."""
    results = [row["result"] for row in found if row["result"] is not None]
    good = sum(result in theme.REACHED for result in results)
    return words("pace.sentence.judged", n=good, all=len(results)) if results else ""


def _silent(silent: pl.DataFrame, words: Words) -> str:
    names = ", ".join(heatmap.brief(row, words) for row in silent.iter_rows(named=True))
    return words("pace.sentence.silent", units=names) if names else ""


def _acts(visit: Visit, found: list[outlook.Row], late: pl.DataFrame) -> list[shell.Act]:
    """Give what to act on: units that are late, then what is short or hard, the gravest first."""
    words, address = visit.words, visit.address
    acts = []
    if late.height:
        names = ", ".join(heatmap.brief(row, words) for row in late.iter_rows(named=True))
        said = words("acts.missing_here", n=late.height)
        acts.append(shell.Act(said, names, address.to("/submissions")))
    hard = [
        row for row in found if row["outlook"] in outlook.HARD or row["verdict"] in theme.SHORT_OF
    ]
    acts += [
        shell.Act(
            words.name(row, "indicator"),
            outlook.why(row, words),
            address.indicator_page(row["indicator"]),
        )
        for row in sorted(hard, key=summary.gravity)
    ]
    return acts[:_SHOWN]


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
        cards.append(_card(visit, table, _numbers_note(visit, place), marked=_marks(found)))
    return [*cards, *_further(visit, place), *_skill(visit, place)]


def _numbers_note(visit: Visit, place: Place) -> str:
    """Say how a forecast is made, how sure its range should be, and how often that was so."""
    words = visit.words
    told = queries.forecast_skill(visit.con, visit.scope, place.bloc)
    inside, n = (int(told[name].sum() or 0) for name in ("inside", "with_interval"))
    checked = words("pace.numbers.checked", inside=inside, n=n) if n else ""
    return f"{words('pace.numbers.note')}{checked}."


def _units(visit: Visit, place: Place, ahead: pl.DataFrame) -> list[Component]:
    """Show which units have targets hard to meet, each with the way to its own pace."""
    words, asked = visit.words, (visit.con, visit.scope)
    of_units = ahead.filter(pl.col("unit").is_not_null())
    names = of_units["unit"].unique(maintain_order=True).to_list()
    if not names:
        return []
    made = pl.concat(
        queries.forecast_record(*asked, place.bloc, place.year, unit) for unit in names
    )
    cells = queries.unit_cells(*asked, place.bloc, place.period)
    links = {unit: visit.address.to(unit=unit) for unit in names}
    found = outlook.rows(cells.filter(pl.col("unit").is_in(names)), of_units, made)
    table = pace.units(found, words, links, words("pace.units"))
    if not table.rows:
        return []
    return [_card(visit, table, words("pace.units.note"), marked=_marks(found))]


def _figure(visit: Visit, place: Place, found: list[outlook.Row]) -> Component:
    words = visit.words
    halfway = "-" in place.period
    caption = words("pace.figure")
    table = pace.lines(found, words, _indicators(visit, found), caption, halfway=halfway)
    when = Period.parse(place.period).label(words.language)
    note = words("pace.figure.note", period=when)
    title = pieces.marked(_finding(found, words, halfway=halfway), _marks(found), words)
    return pieces.card(title, [_key(words, table), pieces.table(table, words)], note=note)


def _finding(found: list[outlook.Row], words: Words, *, halfway: bool) -> str:
    hard = sum(row["outlook"] in outlook.HARD for row in found)
    if not halfway and not hard and any(row["outlook"] != "reached" for row in found):
        return words("pace.finding.open")
    keys = ("none", "hard") if halfway else ("met", "missed")
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
