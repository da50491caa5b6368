"""Launch plans: the acts that open each year's movement, with their phases and requirements."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import covenant_text, number, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import summary
from dashboard.pieces import Children
from dashboard.visit import Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries

register_page(__name__, path="/launch")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/launch", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    plans = queries.launch_plans(visit.con, visit.scope).to_dicts()
    body = [section for plan in plans for section in _plan(visit, plan)]
    sentence = [words("launch.sentence", n=len(plans))]
    sentence += (
        [
            words(
                "launch.newest",
                number=plans[0]["number"] or words("unknown"),
                day=number.day(plans[0]["signed_on"], words),
                year=plans[0]["year"],
            )
        ]
        if plans
        else []
    )
    leaf = shell.Leaf(title=words("nav.launch"), sentence=summary.join(sentence), body=body)
    return shell.page(visit, leaf)


def _plan(visit: Visit, plan: dict[str, Any]) -> list[Component]:
    words, code = visit.words, plan["launch_plan"]
    phases = queries.phases(visit.con, visit.scope, code).to_dicts()
    groups, named, required = (
        ask(visit.con, visit.scope, code).to_dicts()
        for ask in (queries.content_groups, queries.movements, queries.requirements)
    )
    lists: dict[str, tuple[list[dict[str, Any]], Children]] = {
        "covenant.groups": (
            groups,
            pieces.bullets([pieces.verbatim(row, words) for row in groups], numbered=True),
        ),
        "covenant.movements": (named, covenant_text.movements(named, words)),
        "launch.requirements": (
            required,
            pieces.bullets([pieces.verbatim(row, words) for row in required]),
        ),
    }
    note = words("gloss.note") if words.language == "en" else None
    listed = [
        pieces.card(words(key), told, note=note) for key, (rows, told) in lists.items() if rows
    ]
    cards = [  # the longest stands early, so that both columns end about as far down
        pieces.card(words("launch.title", year=plan["year"]), pieces.facts(_facts(plan, words))),
        *listed[:1],
        pieces.card(words("launch.phases"), [_phase(row, words) for row in phases], note=note),
        *listed[1:],
    ]
    return [html.Div(cards, className="masonry")]


def _facts(plan: dict[str, Any], words: Words) -> list[tuple[str, Children]]:
    signer = covenant_text.person(plan, words, "signed_by")
    plan_number = pieces.vietnamese(plan["number"], words) if plan["number"] else words("unknown")
    return [
        (words("launch.number"), plan_number),
        (words("launch.issuer"), words.name(plan, "issuer") or words("unknown")),
        (words("covenant.signed"), number.day(plan["signed_on"], words)),
        (words("launch.signed_by"), signer if plan["signed_by"] else words("unknown")),
        (words("covenant.theme"), covenant_text.theme(plan, words)),
        (words("covenant.source"), covenant_text.source(plan, words)),
    ]


def _phase(row: dict[str, Any], words: Words) -> Component:
    span = covenant_text.phase_span(row, words)
    content = pieces.verbatim(row, words, "content")
    inside: list[Any] = [content] if isinstance(content, str) else list(content or [])
    return html.Div(
        [html.H3([words.name(row), " ", html.Span(span, className="when")]), html.Div(inside)],
        className="phase",
    )
