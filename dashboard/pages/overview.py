"""Overview: where every bloc stands, and what to act on first."""

from collections import defaultdict
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import number, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import summary
from dashboard.visit import Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path="/")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    shown = _shown(visit)
    codes = [place.code for place in shown]
    found = queries.overview(visit.con, visit.scope, codes)
    reporting = {
        f"{row['bloc']} {row['period']}": row
        for row in queries.reporting(visit.con, visit.scope, codes).iter_rows(named=True)
    }
    counted = _counted(found)
    cards = [_card(visit, place, counted[place.code], reporting.get(place.code)) for place in shown]
    leaf = shell.Leaf(
        title=words("nav.overview"),
        sentence=_sentence(shown, reporting, words),
        acts=_acts(visit, shown, reporting),
        body=[html.Div(cards, className="grid two"), _note(words)],
        reported=_reported(reporting, found, words),
        illustrative=any(place.illustrative for place in shown),
        partly=not all(place.illustrative for place in shown),
    )
    return shell.page(visit, leaf)


def _shown(visit: Visit) -> list[Place]:
    among: dict[str, list[Place]] = defaultdict(list)
    for place in visit.places:
        if visit.address.year in (None, place.year):
            among[place.bloc].append(place)
    newest = [visit.newest(places) for places in among.values()]
    return sorted((p for p in newest if p), key=lambda place: (-place.year, place.name))


def _counted(found: pl.DataFrame) -> dict[str, dict[str, int]]:
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for row in found.iter_rows(named=True):
        at = counted[f"{row['bloc']} {row['period']}"]
        at[row["verdict"]] = at.get(row["verdict"], 0) + row["indicators"]
    return counted


def _card(
    visit: Visit, place: Place, counted: dict[str, int], report: dict[str, Any] | None
) -> Component:
    words = visit.words
    href = visit.address.bloc_page(place.bloc, year=place.year, period=place.period)
    tag = html.Span(words("banner.illustrative"), className="tag")
    mark: list[Any] = [" ", tag] if place.illustrative else []
    own = place.own_only
    told = words("own.report_only") if own else summary.reported(report, words)
    late = words("overview.late", n=report["late"]) if report is not None and report["late"] else ""
    return html.Section(
        [
            html.H2(pieces.link(place.name, href)),
            html.P([Period.parse(place.period).label(words.language), *mark], className="subtitle"),
            *([] if own else [pieces.strip(summary.strip(counted), words)]),
            html.P(
                words("own.sentence", n=counted.get("no_target", 0))
                if own
                else summary.on_track(counted, place.period, words),
                className="finding",
            ),
            html.P(" · ".join(part for part in (told, late) if part), className="note"),
        ],
        className="card",
    )


def _sentence(shown: list[Place], reporting: dict[str, dict[str, Any]], words: Words) -> str:
    made_up = sum(place.illustrative for place in shown)
    silent = {
        world: sum(row["missing"] for row in reporting.values() if row["illustrative"] == world)
        for world in (False, True)
    }
    return summary.join(
        [
            words("overview.blocs", n=len(shown)),
            words("overview.illustrative", n=made_up) if made_up else "",
            words("overview.silent", n=silent[False]) if silent[False] else "",
            words("overview.silent_illustrative", n=silent[True]) if silent[True] else "",
            "" if any(silent.values()) else words("overview.none_silent"),
        ]
    )


def _acts(
    visit: Visit, shown: list[Place], reporting: dict[str, dict[str, Any]]
) -> list[shell.Act]:
    words, address = visit.words, visit.address
    by_code = {place.code: place for place in shown}
    acts = []
    for code, row in reporting.items():
        if row["missing"] and code in by_code:
            place = by_code[code]
            href = address.to("/submissions", bloc=place.bloc, year=place.year, period=place.period)
            why = words("acts.missing_since", day=number.day(row["due_on"], words))
            text = words("acts.missing", n=row["missing"], bloc=place.name)
            acts.append(shell.Act(text, why, href, place.illustrative))
    behind = queries.attention(visit.con, visit.scope, list(by_code))
    for row in behind.unique("bloc", keep="first", maintain_order=True).iter_rows(named=True):
        place = by_code[f"{row['bloc']} {row['period']}"]
        name = f"{place.name}: {summary.lower(words.name(row, 'indicator'))}"
        href = address.indicator_page(
            row["indicator"], bloc=place.bloc, year=place.year, period=place.period
        )
        acts.append(shell.Act(name, summary.shortfall(row, words), href, place.illustrative))
    silent = [act for act in acts if act.href.startswith("/submissions")]
    gaps = [act for act in acts if act not in silent]
    return [*silent[:2], *gaps, *silent[2:]][:3]


def _reported(reporting: dict[str, dict[str, Any]], found: pl.DataFrame, words: Words) -> str:
    """Count real and illustrative reports apart; where a bloc itself reported, units did not."""
    told = []
    own = {f"{row['bloc']} {row['period']}" for row in found.to_dicts() if row["basis"] == "own"}
    for world, key in ((False, "summary.reported"), (True, "summary.reported_illustrative")):
        rows = [
            row
            for code, row in reporting.items()
            if row["illustrative"] == world and (row["reported"] or code not in own)
        ]
        done, asked = (sum(row[part] for row in rows) for part in ("reported", "expected"))
        told += [words(key, done=done, n=asked)] if rows else []
        estimated = found.filter(pl.col("illustrative") == world)["estimated"].sum() or 0
        also = "stamp.estimated_illustrative" if world else "stamp.estimated"
        told += [words(also, n=int(estimated))] if estimated else []
    return " · ".join(told)


def _note(words: Words) -> Component:
    return html.P(words("overview.note"), className="note")
