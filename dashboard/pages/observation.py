"""Observation: one value, and the way back to the cell it was read from."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import covenant_text, number, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import summary, wording
from dashboard.figures.table import Cell, Table
from dashboard.visit import Absent, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

if TYPE_CHECKING:
    from dashboard.pieces import Children

register_page(
    __name__,
    path_template="/observation/<unit>/<indicator>/<period>",
)


def layout(unit: str = "", indicator: str = "", period: str = "", **asked: str) -> Component:
    """Lay out the page for what the address asks."""
    path = f"/observation/{unit}/{indicator}/{period}"

    def body(visit: Visit) -> Component:
        return _page(visit, unit, indicator, period)

    return answered(path, asked, body, otherwise)


def _page(visit: Visit, unit: str, indicator: str, period: str) -> Component:
    found = queries.observation(visit.con, visit.scope, unit, indicator, period)
    if not found.height:
        raise Absent
    said = found.row(0, named=True)
    words = visit.words
    # the period is the value's own, whatever the address asks for beside it
    at = replace(visit.address, year=Period.parse(period).year, period=period)
    visit = replace(visit, address=at)
    place = visit.at(unit) if said["is_own"] else _place(visit, unit)
    if place is not None:
        visit = visit.with_place(place)
    ever = queries.revisions(visit.con, visit.scope, unit, indicator, period)
    notes = queries.cell_findings(
        visit.con, visit.scope, said["submission"], said["sheet"], said["cell"]
    )
    crumbs = [(place.name, visit.address.bloc_page(place.bloc))] if place else []
    if not said["is_own"]:
        crumbs.append((words.name(said, "unit"), visit.address.unit_page(unit)))
    crumbs.append((words.name(said, "indicator"), visit.address.indicator_page(indicator)))
    leaf = shell.Leaf(
        title=words("observation.title"),
        subtitle=Period.parse(period).label(words.language),
        sentence=_sentence(said, words),
        crumbs=crumbs,
        body=[
            html.Div([_value(said, words), _origin(said, words)], className="grid two"),
            _findings(notes, words),
            _revisions(ever, words, said),
        ],
        place=place,
        reported=words("own.report_only") if said["is_own"] else "",
        estimated=int(said["status"] in ("E", "P")),
        illustrative=said["illustrative"],
    )
    return shell.page(visit, leaf)


def _place(visit: Visit, unit: str) -> Any:  # noqa: ANN401 - a place or none
    known = queries.unit(visit.con, visit.scope, unit)
    blocs = [bloc for bloc in known["bloc"] if bloc]
    asked = visit.address.bloc
    chosen = asked if asked in blocs else (blocs[0] if blocs else None)
    return visit.at(chosen) if chosen else None


def shown(said: dict[str, Any], words: Words) -> str:
    """Say a value as people do: a yes, a grade, or a number with its bound and measure."""
    if said["value"] is None or said["missing"] == "nil":
        return words(f"missing.{said['missing'] or 'blank'}")
    if said["kind"] in ("bool", "grade"):
        return wording.graded(said["kind"], said["value"], words)
    return number.figure(said["value"], said["qualifier"], said["measure"], words)


def _sentence(said: dict[str, Any], words: Words) -> str:
    return summary.join(
        [
            words(
                "observation.answer" if said["kind"] == "bool" else "observation.sentence",
                unit=words.name(said, "unit"),
                indicator=summary.lower(words.name(said, "indicator")),
                value=f"{shown(said, words)} {wording.measure_text(said, words)}".rstrip(),
            )
        ]
    )


def _value(said: dict[str, Any], words: Words) -> Component:
    parts: list[Any] = [
        html.P(shown(said, words), className="big", id="value"),
        html.P(wording.measure_text(said, words), className="note"),
    ]
    facts: list[tuple[str, Children]] = [
        (words("observation.raw"), _raw(said["raw_text"], words)),
        (words("observation.rule"), _rule(said["parse_rule"], words)),
        (words("observation.status"), words(f"obs_status.{said['status'] or 'none'}")),
        (words("observation.cut_off"), _cut_off(said, words)),
    ]
    if said["numerator"] is not None and said["denominator"] is not None:
        both = (number.number(said[part], words, 2) for part in ("numerator", "denominator"))
        facts.append((words("observation.parts"), " / ".join(both)))
    title = pieces.marked(words("observation.value"), [said["illustrative"]], words)
    return pieces.card(title, [*parts, pieces.facts(facts)])


def _cut_off(said: dict[str, Any], words: Words) -> str:
    if said["data_as_of"] is None:
        return words("observation.no_cut_off")
    return number.day(said["data_as_of"], words)


def _raw(text: str | None, words: Words) -> Component:
    if not text:
        return html.Span(words("missing.blank"), id="raw")
    return html.Q(text, lang="vi", id="raw")


def _rule(rule: str | None, words: Words) -> str:
    if rule is None:
        return words("unknown")
    form = rule.removesuffix("_with_word").removesuffix("_by_column")
    told = words(f"parse_rule.{form if words.knows(f'parse_rule.{form}') else 'other'}")
    for settled in ("by_column", "with_word"):
        told = words(f"parse_rule.{settled}", rule=told) if settled in rule else told
    return told


def _origin(said: dict[str, Any], words: Words) -> Component:
    facts: list[tuple[str, Children]] = [
        (words("observation.file"), html.Span(said["file_name"], className="path", id="file")),
        (words("observation.sheet"), html.Span(said["sheet"] or "", lang="vi", id="sheet")),
        (words("observation.cell"), html.B(said["cell"] or "", id="cell")),
        (words("column.received"), number.moment(said["received_at"], words)),
        (words("column.revision"), str(said["revision"] or 0)),
    ]
    if said["source"]:
        facts.insert(0, (words("observation.document"), covenant_text.source(said, words)))
    note = said.get("note")
    if note:
        facts.append((words("observation.note"), html.Span(note, lang="vi")))
    return pieces.card(words("observation.origin"), pieces.facts(facts))


def _findings(notes: pl.DataFrame, words: Words) -> Component:
    if not notes.height:
        return pieces.card(words("observation.findings"), html.P(words("observation.no_findings")))
    lines = [
        [
            html.Span(words(f"severity.{row['severity']}"), className="tag"),
            " ",
            words.name(row, "message"),
            html.Span(f" {row['suggestion']}" if row["suggestion"] else ""),
        ]
        for row in notes.iter_rows(named=True)
    ]
    return pieces.card(words("observation.findings"), pieces.bullets(lines))


def _revisions(ever: pl.DataFrame, words: Words, said: dict[str, Any]) -> Component:
    keys = ("received", "value", "read", "file", "cell")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="num" if key == "value" else "")
        for key in keys
    ]
    rows = [
        [
            Cell(number.moment(row["received_at"], words), value=row["received_at"]),
            Cell(
                shown(said | row, words),
                looks="num",
                value=row["value"],
                measure=said["measure"],
                qualifier=row["qualifier"],
            ),
            Cell(wording.quoted(row["raw_text"]), looks="raw", language="vi"),
            Cell(row["file_name"] or "", looks="path"),
            Cell(" ".join(str(row[k]) for k in ("sheet", "cell") if row[k])),
        ]
        for row in ever.iter_rows(named=True)
    ]
    title = words("observation.revisions")
    if len(rows) < 2:  # noqa: PLR2004 - one value is no history
        return pieces.card(title, html.P(words("observation.no_revisions")))
    return pieces.card(title, pieces.table(Table(title, head, rows, looks="plain"), words))
