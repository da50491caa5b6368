"""Programme: what a bloc undertook for its year, what is done, overdue, and who must answer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import covenant_text, number, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import programme, summary, timeline
from dashboard.figures.programme import Item
from dashboard.pieces import Children
from dashboard.visit import Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path="/programme")
_MANY = 8  # reports of activities, above which they are folded


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/programme", asked, _page, otherwise)


@dataclass(frozen=True)
class _Year:
    """What a bloc's year holds: its programme, and what else has a day."""

    as_of: date
    activities: list[Item]
    events: list[Item]
    deadlines: list[Item]
    reports: pl.DataFrame
    told: list[Item]

    @property
    def calendar(self) -> list[Item]:
        return [*self.activities, *self.events, *self.deadlines]

    @property
    def illustrative(self) -> list[bool]:
        return [item.illustrative for item in (*self.calendar, *self.told)]


def _page(visit: Visit) -> Component:
    words = visit.words
    place = visit.chosen()
    if place is None:
        return shell.page(visit, shell.Leaf(words("nav.programme"), words("covenant.none"), []))
    visit = visit.with_place(place)
    year = _year(visit, place)
    told = queries.statements(visit.con, visit.scope, place.bloc, place.year)
    stated = programme.alike(told.to_dicts())
    awards = queries.awards(visit.con, visit.scope, place.covenant)
    made_up = [row["illustrative"] for row in stated] + awards["illustrative"].to_list()
    leaf = shell.Leaf(
        title=words("nav.programme"),
        subtitle=words("place.bloc_and_year", bloc=place.name, year=place.year),
        sentence=_sentence(words, year),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        acts=_acts(visit, place, year, stated),
        body=[
            *_timeline(visit, place, year),
            _agenda(visit, place, year),
            *_told(visit, year.reports),
            *_awards(words, awards),
            html.Div(_statements(words, stated), className="masonry"),
        ],
        place=place,
        illustrative=any(made_up) or any(year.illustrative),
    )
    return shell.page(visit, leaf)


def _year(visit: Visit, place: Place) -> _Year:
    words = visit.words
    as_of = queries.stamp(visit.con, visit.scope, place.bloc, place.period)["as_of"][0]
    planned = queries.programme(visit.con, visit.scope, place.covenant)
    held = queries.events(visit.con, visit.scope, place.bloc, place.year)
    due = queries.timeliness(visit.con, visit.scope, place.bloc, None)
    reports = queries.activity_reports(visit.con, visit.scope, place.covenant)
    return _Year(
        as_of,
        programme.activities(planned, words),
        programme.events(held, as_of, words),
        programme.deadlines(due, place.year, as_of, words),
        reports,
        programme.told(reports, words),
    )


def _sentence(words: Words, year: _Year) -> str:
    if not year.activities:
        return summary.join([words("programme.none")])
    counted = programme.counts(year.activities)
    coming = [one for one in year.activities if one.status == "due" and one.planned_on]
    return summary.join(
        [
            words("programme.done", done=counted["done"], n=len(year.activities)),
            *(
                words(f"programme.{status}", n=counted[status])
                for status in ("overdue", "due", "unknown")
                if counted[status]
            ),
            words(
                "programme.next",
                name=summary.lower(coming[0].name),
                day=number.day(coming[0].planned_on, words),
            )
            if coming
            else "",
        ]
    )


def _acts(visit: Visit, place: Place, year: _Year, stated: list[dict[str, Any]]) -> list[shell.Act]:
    words = visit.words
    acts = [
        shell.Act(
            one.name,
            words("programme.overdue_since", day=number.day(one.planned_on, words)),
            "#agenda",
            one.illustrative,
        )
        for one in year.activities
        if one.status == "overdue"
    ][:2]
    unknown = [one for one in year.activities if one.status == "unknown"]
    if unknown:
        why = words("programme.ask", whom=_leader(visit, place) or words("role.leader"))
        text = words("programme.ask_about", n=len(unknown))
        acts.append(shell.Act(text, why, "#agenda"))
    real, made_up = _worlds([row for row in stated if row["kind"] == "proposal"])
    if real or made_up:
        asked = real or made_up
        text = words("programme.proposals", n=len(asked))
        acts.append(shell.Act(text, _addressees(asked, words), "#proposals", not real))
    return acts


def _worlds(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Tell what is real from what is illustrative: they are never counted together."""
    return [[row for row in rows if row["illustrative"] == world] for world in (False, True)]


def _leader(visit: Visit, place: Place) -> str:
    members = queries.members(visit.con, visit.scope, place.bloc, place.year)
    leaders = members.filter(pl.col("role") == "leader").to_dicts()
    return ", ".join(visit.words.name(row) for row in leaders)


def _addressees(rows: list[dict[str, Any]], words: Words) -> str:
    groups = _by_addressee(rows, words).items()
    return "; ".join(_answers(whom, len(some), words) for whom, some in groups)


def _answers(whom: str, count: int, words: Words) -> str:
    if not whom:
        return words("statement.nobody_answers", n=count)
    return words("statement.answers", whom=whom, n=count)


def _by_addressee(rows: list[dict[str, Any]], words: Words) -> dict[str, list[dict[str, Any]]]:
    """Group statements by who must answer, those addressed to most first."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[words.name(row, "addressed")].append(row)
    return dict(sorted(found.items(), key=lambda one: -len(one[1])))


def _timeline(visit: Visit, place: Place, year: _Year) -> list[Component]:
    words = visit.words
    groups = [
        (words(f"lane.{kind}"), items)
        for kind, items in (
            ("deadline", year.deadlines),
            ("event", year.events),
            ("told", year.told),
        )
    ]
    lanes = timeline.lanes(groups, year.activities, (words("launch.phases"), _phases(visit, place)))
    if not lanes:
        return []
    drawn = timeline.timeline(place.year, year.as_of, lanes, words, visit.palette)
    said = timeline.summary(programme.counts(year.activities), place.year, words)
    hidden = max(len(year.activities) - timeline.SHOWN, 0)
    note = words("timeline.key") + (words("timeline.more", n=hidden) if hidden else "")
    title = pieces.marked(words("timeline.title", year=place.year), year.illustrative, words)
    return [
        pieces.card(title, pieces.figure(drawn, said, words, None), note=note, looks="only-wide")
    ]


def _phases(visit: Visit, place: Place) -> list[timeline.Phase]:
    plans = queries.launch_plans(visit.con, visit.scope).filter(pl.col("year") == place.year)
    return [
        timeline.Phase(visit.words.name(row), row["starts_on"], row["ends_on"])
        for plan in plans["launch_plan"]
        for row in queries.phases(visit.con, visit.scope, plan).iter_rows(named=True)
        if row["starts_on"] and row["ends_on"]
    ]


def _agenda(visit: Visit, place: Place, year: _Year) -> Component:
    words, title = visit.words, visit.words("programme.agenda")
    if not year.calendar:
        return pieces.card(title, html.P(words("programme.nothing")), anchor="agenda")
    content = programme.agenda(year.calendar, place.year, year.as_of, words, title)
    return pieces.card(
        title, pieces.table(content, words), note=words("programme.agenda.note"), anchor="agenda"
    )


def _told(visit: Visit, reports: pl.DataFrame) -> list[Component]:
    if not reports.height:
        return []
    words, title = visit.words, visit.words("lane.told")
    links = {unit: visit.address.unit_page(unit) for unit in reports["unit"]}
    content = pieces.table(programme.told_table(reports, words, links, title), words)
    if reports.height > _MANY:
        content = html.Details([html.Summary(words("list.show", n=reports.height)), content])
    marked = pieces.marked(title, reports["illustrative"], words)
    return [pieces.card(marked, content, note=words("programme.told.note"))]


def _awards(words: Words, awards: pl.DataFrame) -> list[Component]:
    if not awards.height:
        return []
    content = programme.awards_table(awards, words, words("programme.awards"))
    title = pieces.marked(content.caption, awards["illustrative"], words)
    return [pieces.card(title, pieces.table(content, words), note=words("programme.awards.note"))]


def _statements(words: Words, stated: list[dict[str, Any]]) -> list[Component]:
    cards = []
    for kind in ("proposal", "difficulty", "directive", "result"):
        some = [row for row in stated if row["kind"] == kind]
        if some:
            anchor = "proposals" if kind == "proposal" else ""
            # where all of a card is illustrative its title says so, and not each line again
            worlds = {row["illustrative"] for row in some}
            title = pieces.marked(words(f"statement.{kind}"), [worlds == {True}], words)
            listed = _answered if kind == "proposal" else _folded
            told = listed(some, words, mixed=len(worlds) > 1)
            cards.append(pieces.card(title, told, note=_verbatim(some, words), anchor=anchor))
    return cards


def _verbatim(rows: list[dict[str, Any]], words: Words) -> str | None:
    """Say on an English page that words are verbatim, and that some are translated if they are."""
    if words.language == "vi":
        return None
    return words("gloss.note" if any(row["text_en"] for row in rows) else "gloss.none")


def _answered(rows: list[dict[str, Any]], words: Words, *, mixed: bool) -> list[Component]:
    """List proposals by who must answer them."""
    told: list[Component] = []
    for world in _worlds(rows):
        for whom, some in _by_addressee(world, words).items():
            heading = _answers(whom, len(some), words)
            lines = [row | {"addressed_vi": None} for row in some]  # the heading has said it
            told += [html.H3(pieces.sentence(heading, words)), *_folded(lines, words, mixed=mixed)]
    return told


def _folded(rows: list[dict[str, Any]], words: Words, *, mixed: bool) -> list[Component]:
    return [pieces.folded([_statement(row, words, mixed=mixed) for row in rows], words)]


def _statement(row: dict[str, Any], words: Words, *, mixed: bool) -> Children:
    text = pieces.verbatim(row, words)
    told: list[Any] = []
    for one in row["said"]:
        told += ["; " if told else "", Period.parse(one["period"]).label(words.language)]
        told += [" · ", *_speaker(one, words)] if one["stated_by"] else []
    if row["addressed_vi"]:
        told += [" · ", words("statement.to", whom=words.name(row, "addressed"))]
    if row["illustrative"] and mixed:
        told += [" ", html.Span(words("banner.illustrative"), className="tag")]
    note = html.Div(told, className="note")
    return [*([text] if isinstance(text, str) else text or []), note]


def _speaker(row: dict[str, Any], words: Words) -> list[Any]:
    """Name who said something: a unit or bloc in the reader's language, else a person."""
    if words.language == "en" and row["stated_by_en"]:
        return [row["stated_by_en"]]
    return covenant_text.person(row, words, "stated_by")
