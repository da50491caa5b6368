"""Covenant: what a bloc signed for a year: who, what for, how much, and where that is written."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import covenant_text, number, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import covenant, summary
from dashboard.pieces import Children
from dashboard.visit import Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries

register_page(__name__, path="/covenant")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/covenant", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    place = visit.chosen()
    if place is None:
        return shell.page(visit, shell.Leaf(words("nav.covenant"), words("covenant.none"), []))
    visit = visit.with_place(place)
    said = queries.covenant(visit.con, visit.scope, place.bloc, place.year).row(0, named=True)
    members = _rows(queries.members(visit.con, visit.scope, place.bloc, place.year))
    signers = queries.signatories(visit.con, visit.scope, place.covenant)
    targets = queries.targets(visit.con, visit.scope, place.covenant)
    leaf = shell.Leaf(
        title=words("nav.covenant"),
        subtitle=words("place.bloc_and_year", bloc=place.name, year=place.year),
        sentence=_sentence(words, place, said, members, signers, targets),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        acts=_acts(visit, targets),
        body=[
            html.Div(
                [
                    _covenant(words, said),
                    _launch(visit, place),
                    _members(visit, said, members, signers),
                    _scheme(visit, place),
                ],
                className="masonry",
            ),
            _targets(visit, targets),
            *_terms(visit, place),
            *_amendments(visit, place),
            html.Div(_texts(visit, place, targets), className="masonry"),
        ],
        place=place,
        illustrative=bool(targets["illustrative"].any()),
    )
    return shell.page(visit, leaf)


def _rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return list(frame.iter_rows(named=True))


def _sentence(
    words: Words,
    place: Place,
    said: dict[str, Any],
    members: list[dict[str, Any]],
    signers: pl.DataFrame,
    targets: pl.DataFrame,
) -> str:
    when = words("covenant.signed_on", day=number.day(said["signed_on"], words))
    count = signers["unit"].n_unique()
    short = len(covenant.short_of_target(targets))
    assigned = targets.filter(pl.col("assigned_target").is_not_null()).height
    return summary.join(
        [
            words("covenant.of", bloc=place.name, year=place.year),
            when if said["signed_on"] else words("covenant.signed_unknown"),
            words("covenant.signers", done=count, n=len(members))
            if count
            else words("covenant.signers_unknown"),
            words("covenant.targets_count", n=targets.height)
            if targets.height
            else words("covenant.no_targets"),
            words("covenant.assigned_count", n=assigned) if assigned else "",
            words("covenant.short_count", n=short) if short else "",
        ]
    )


def _acts(visit: Visit, targets: pl.DataFrame) -> list[shell.Act]:
    words = visit.words
    return [
        shell.Act(
            words.name(row, "indicator"),
            words(
                "covenant.short_by",
                sum=covenant.amount(row, row["unit_target_sum"], words),
                missing=covenant.amount(row, row["target"] - row["unit_target_sum"], words),
                n=row["units"],
            ),
            visit.address.indicator_page(row["indicator"]),
        )
        for row in covenant.short_of_target(targets)
    ]


def _covenant(words: Words, said: dict[str, Any]) -> Component:
    facts: list[tuple[str, Children]] = [
        (words("covenant.parent"), words.name(said, "parent") or words("unknown")),
        (words("covenant.signed"), covenant_text.signed(said, words)),
        (words("covenant.source"), covenant_text.source(said, words)),
    ]
    note = words("gloss.note") if words.language == "en" and said["theme"] else None
    motto = html.Blockquote(covenant_text.theme(said, words), className="motto")
    shown = motto if said["theme"] else html.P(words("covenant.theme_unknown"), className="note")
    return pieces.card(words("covenant.theme"), [shown, pieces.facts(facts)], note=note)


def _members(
    visit: Visit,
    said: dict[str, Any],
    members: list[dict[str, Any]],
    signers: pl.DataFrame,
) -> Component:
    words = visit.words
    signed = set(signers["unit"])
    lines = [_member(visit, row, signed) for row in members]
    stated, known = said["members_stated"], sum(row["from_seed"] for row in members)
    note = words("covenant.members_count", n=len(members))
    if stated and stated != known:
        note = words("covenant.members_partly", stated=stated, n=known)
    return pieces.card(words("covenant.members"), pieces.bullets(lines), note=note)


def _member(visit: Visit, row: dict[str, Any], signed: set[str]) -> Children:
    words = visit.words
    name: list[Any] = [pieces.link(words.name(row), visit.address.unit_page(row["unit"]))]
    if row["role"] != "member":
        name += [" ", html.Span(words(f"role.{row['role']}"), className="tag strong")]
    if signed and row["unit"] not in signed:
        name += [" ", html.Span(words("covenant.not_known_to_have_signed"), className="tag")]
    if row["person"] or row["role"] != "member":
        name.append(_person(row, words))
    if not row["from_seed"]:
        name += [" ", html.Span(words("covenant.other_source"), className="tag")]
    return name


def _person(row: dict[str, Any], words: Words) -> Component:
    if not row["person"]:
        return html.Div(words("covenant.person_unknown"), className="note")
    said: list[Any] = [html.Span(row["person"], lang="vi")]
    if words.language == "en" and row["post_en"]:
        said += [" ", html.Span(row["post_en"], className="gloss")]
    return html.Div(said, className="note")


def _targets(visit: Visit, targets: pl.DataFrame) -> Component:
    words = visit.words
    title = words("covenant.targets")
    if not targets.height:
        return pieces.card(title, html.P(words("covenant.no_targets.what")))
    links = {code: visit.address.indicator_page(code) for code in targets["indicator"]}
    content = covenant.targets_table(targets, words, links, title)
    return pieces.card(
        pieces.marked(title, targets["illustrative"], words),
        pieces.table(content, words),
        note=words("covenant.targets.note"),
    )


def _terms(visit: Visit, place: Place) -> list[Component]:
    words = visit.words
    term = queries.term_progress(visit.con, visit.scope, place.covenant)
    whole = term.filter(pl.col("unit").is_null() & (pl.col("period") == str(place.year)))
    if not whole.height:
        return []
    content = covenant.term_table(whole, words, words("covenant.terms"))
    title = pieces.marked(content.caption, whole["illustrative"], words)
    return [pieces.card(title, pieces.table(content, words), note=words("covenant.terms.note"))]


def _amendments(visit: Visit, place: Place) -> list[Component]:
    words = visit.words
    amended = queries.amendments(visit.con, visit.scope, place.covenant)
    if not amended.height:
        return []
    content = covenant.amendments_table(amended, words, words("covenant.amendments"))
    title = pieces.marked(content.caption, amended["illustrative"], words)
    return [pieces.card(title, pieces.table(content, words))]


def _texts(visit: Visit, place: Place, targets: pl.DataFrame) -> list[Component]:
    words = visit.words
    note = words("gloss.note") if words.language == "en" else None
    groups = _rows(queries.content_groups(visit.con, visit.scope, place.covenant))
    named = _rows(queries.movements(visit.con, visit.scope, place.covenant))
    cards = []
    if groups:
        content = [
            pieces.bullets([_group(row, targets, words) for row in groups], numbered=True),
            *_unmeasured(targets, words),
        ]
        cards.append(pieces.card(words("covenant.groups"), content, note=note))
    if named:
        told = covenant_text.movements(named, words)
        cards.append(pieces.card(words("covenant.movements"), told, note=note))
    return cards


def _group(row: dict[str, Any], targets: pl.DataFrame, words: Words) -> Children:
    """Show a content group; whether targets measure it is said only where targets name groups."""
    text = pieces.verbatim(row, words)
    told: list[Any] = [text] if isinstance(text, str) else list(text or [])
    if not targets["content_group"].is_not_null().any():
        return told
    measured = targets.filter(pl.col("content_group") == row["content_group"]).height
    key = "covenant.measured" if measured else "covenant.unmeasured"
    looks = "note" if measured else "note lacking"
    return [*told, html.Div(words(key, n=measured), className=looks)]


def _unmeasured(targets: pl.DataFrame, words: Words) -> list[Component]:
    if not targets.height or targets["content_group"].is_not_null().any():
        return []
    return [html.P(words("covenant.groups_unmatched"), className="note")]


def _scheme(visit: Visit, place: Place) -> Component:
    words = visit.words
    schemes = queries.schemes(visit.con, visit.scope).filter(pl.col("covenant") == place.covenant)
    title = words("covenant.scheme")
    if not schemes.height:
        return pieces.card(title, html.P(words("scores.no_scheme")))
    said = schemes.row(0, named=True)
    facts: list[tuple[str, Children]] = [
        (words(f"scheme.{key}"), number.number(said[key], words, 2))
        for key in ("scale", "content_scale", "bonus_cap", "deduction_cap")
        if said[key] is not None
    ]
    facts.append((words("scheme.criteria"), str(said["criteria"])))
    facts.append((words("scheme.final_stage"), words(f"stage.{said['final_stage']}")))
    way = pieces.link(words("covenant.to_scores"), visit.address.to("/scores"), "way")
    marked = pieces.marked(title, schemes["illustrative"], words)
    return pieces.card(marked, [pieces.facts(facts), html.P(way, className="ways")])


def _launch(visit: Visit, place: Place) -> Component:
    words = visit.words
    plans = queries.launch_plans(visit.con, visit.scope).filter(pl.col("year") == place.year)
    title = words("launch.title", year=place.year)
    if not plans.height:
        return pieces.card(title, html.P(words("covenant.no_launch")))
    plan = plans.row(0, named=True)
    phases = _rows(queries.phases(visit.con, visit.scope, plan["launch_plan"]))
    facts: list[tuple[str, Children]] = [
        (words("launch.number"), pieces.vietnamese(plan["number"] or words("unknown"), words)),
        (words("launch.issuer"), words.name(plan, "issuer") or words("unknown")),
        (words("covenant.signed"), number.day(plan["signed_on"], words)),
        *((words.name(row), covenant_text.phase_span(row, words)) for row in phases),
    ]
    way = pieces.link(words("covenant.to_launch"), visit.address.to("/launch"), "way")
    return pieces.card(title, [pieces.facts(facts), html.P(way, className="ways")])
