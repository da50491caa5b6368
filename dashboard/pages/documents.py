"""Documents: which papers of a review can be made now, and what keeps the others."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import documents, known, operators, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import summary
from dashboard.reports import catalogue
from dashboard.reports.catalogue import Possible
from dashboard.visit import Place, Visit, answered, build, register_page
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.settings import settings

register_page(__name__, path="/documents")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/documents", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    place = visit.chosen()
    if place is None:
        return shell.page(visit, shell.Leaf(words("nav.documents"), words("documents.none"), []))
    visit = visit.with_place(place)
    try:
        told = documents.answers(visit, place)
    except Refusal as refusal:  # nobody has reported in this period
        return shell.page(visit, _nothing(visit, place, refusal))
    there = catalogue.possible(told)
    ready = [one for one in there if one.lacks is None]
    leaf = shell.Leaf(
        title=words("nav.documents"),
        subtitle=f"{place.name} · {Period.parse(place.period).label(words.language)}",
        sentence=summary.join([words("documents.sentence", n=len(ready), of=len(there))]),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        body=[_ready(visit, place, ready), *_kept_back(visit, there), _about(visit)],
        place=place,
        illustrative=told.is_illustrative,
    )
    return shell.page(visit, leaf)


def _nothing(visit: Visit, place: Place, why: Refusal) -> shell.Leaf:
    words = visit.words
    when = Period.parse(place.period).label(words.language)
    return shell.Leaf(
        title=words("nav.documents"),
        subtitle=f"{place.name} · {when}",
        sentence=why.sentence.spoken(words.language),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        body=[_about(visit)],
        place=place,
    )


def _ready(visit: Visit, place: Place, ready: list[Possible]) -> Component:
    words = visit.words
    lines = [_line(visit, place, one) for one in ready]
    if not lines:
        return pieces.card(words("documents.ready"), html.P(words("documents.nothing_ready")))
    content = [html.Ul(lines, className="papers"), _whole(visit, place, len(ready))]
    return pieces.card(words("documents.ready"), content)


def _whole(visit: Visit, place: Place, count: int) -> Component:
    """Offer all of them at once; the browser makes one after the other and shows how far it is."""
    words = visit.words
    name = words("documents.all")
    told: dict[str, Any] = {
        "data-done": words("documents.made"), "data-failed": words("documents.failed")
    }  # fmt: skip
    link = html.A(
        name,
        href=documents.address(place, "", "zip", _shown(visit)),
        className="button",
        download="",
        id="all-documents",
    )
    bar = html.Progress(value="0", max=str(count), className="idle", **pieces.named(name))
    return html.Div([link, bar, html.Span("", className="note", role="status", **told)],
                    className="whole-set")  # fmt: skip


def _line(visit: Visit, place: Place, one: Possible) -> Component:
    title, shown = one.title.spoken(visit.words.language), _shown(visit)
    links = [
        html.A(
            f".{form}",
            href=documents.address(place, one.name, form, shown),
            download="",
            **pieces.named(f"{title}, .{form}"),
        )
        for form in documents.FORMS
    ]
    return html.Li([html.Span(title, className="what"), *links])


def _shown(visit: Visit) -> str:
    """Name the build that the page shows: what is taken later is still of that one."""
    return visit.address.known or build() or ""


def _kept_back(visit: Visit, there: list[Possible]) -> list[Component]:
    words = visit.words
    lines = [
        [html.B(one.title.spoken(words.language)), " — ", one.lacks.spoken(words.language)]
        for one in there
        if one.lacks is not None
    ]
    if not lines:
        return []
    return [pieces.card(words("documents.kept_back"), pieces.bullets(lines))]


def _about(visit: Visit) -> Component:
    words = visit.words
    place = visit.address
    command = f"make reports BLOC={place.bloc} PERIOD={place.period}"
    told = [words("documents.about")]
    told += [words("documents.as_known")] if known.states(settings().data) else []
    said = [
        html.P(" ".join(told)),
        operators.folded(words("documents.by_command"), command, words),
    ]
    return pieces.card(words("documents.about.title"), said)
