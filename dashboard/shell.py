"""The frame around every page: navigation, pickers, banner, the page's sentence, the stamp."""

from dataclasses import dataclass, field, replace
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import changed, known, menu, number, pieces, search, state, take, tools
from dashboard.address import Address
from dashboard.pieces import Children
from dashboard.visit import Place, Visit, set_title
from dashboard.words import Words
from warehouse import queries
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.settings import settings


@dataclass(frozen=True)
class Act:
    """A thing to act on: what it is, why, and where it leads."""

    text: str
    why: str
    href: str
    illustrative: bool = False  # marked where it stands beside what is real


@dataclass(frozen=True)
class Leaf:
    """What one page says, from the top down."""

    title: str
    sentence: str
    body: list[Component]
    subtitle: str = ""
    crumbs: list[tuple[str, str]] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    place: Place | None = None
    reported: str = ""
    estimated: int = 0
    illustrative: bool = False
    partly: bool = False  # what is real stands on the same page, told apart by the mark
    around: tuple[tools.Step | None, tools.Step | None] = (None, None)  # before and after this one
    unit: str | None = None  # whose page this is, where it is one unit's


def page(visit: Visit, leaf: Leaf) -> Component:
    """Lay out a page inside the frame."""
    words = visit.words
    set_title(f"{leaf.title} · {words('product')}")
    take.offer(leaf.body, visit.address, words)
    main = [
        *known.notice(known.asked(visit.address), visit.address, words),
        *_banner(leaf, words),
        *_elsewhere(visit, leaf),
        html.Div([_crumbs(visit, leaf), tools.bar(leaf.around, words)], className="above"),
        html.Header(
            [
                html.H1(leaf.title),
                html.P(leaf.subtitle, className="when") if leaf.subtitle else None,
                html.P(pieces.sentence(leaf.sentence, words), className="sentence"),
                *changed.line(visit, leaf.place, leaf.unit),
            ],
            className="head",
        ),
        *_choice(visit, leaf),
        *_acts(leaf, words),
        *leaf.body,
        _stamp(visit, leaf),
    ]
    return frame(visit.address, words, _pickers(visit, leaf.place), _blocs(visit), main)


def frame(
    address: Address, words: Words, pickers: list[Component], blocs: list[Component], main: Children
) -> Component:
    """Put the header and the navigation around a page."""
    home = str(Address("/", language=address.language))
    header = html.Div(
        [
            dmc.Burger(id="menu", hiddenFrom="sm", size="sm", **pieces.named(words("nav.menu"))),
            pieces.link(
                [html.Span("◐", className="logo", **pieces.HIDDEN), words("product")],
                home,
                "brand",
            ),
            html.Div(pickers, className="pickers"),
            search.field(address, words),
            html.Div([_languages(address, words), _scheme(words)], className="switches"),
        ],
        className="bar",
    )
    shell: Component = dmc.AppShell(
        [
            html.A(words("nav.skip"), href="#main", className="skip"),
            dmc.AppShellHeader(header),
            dmc.AppShellNavbar(_navigation(address, words, blocs)),
            dmc.AppShellMain(html.Div(main, id="main", className="page", tabIndex=-1)),
        ],
        id="shell",
        header={"height": {"base": 100, "sm": 60}},
        navbar={"width": 232, "breakpoint": "sm", "collapsed": {"mobile": True}},
        padding=0,
    )
    return shell


def _navigation(address: Address, words: Words, blocs: list[Component]) -> Component:
    lines: list[Component] = []
    for question, entries in menu.MENU:
        lines.append(html.P(words(question), className="question"))
        for entry in entries:
            lines.append(_entry(entry, address, words))
            lines += blocs if entry.lists_blocs else []
    lines.append(html.P(words("reader.leadership"), className="reader"))
    return html.Nav(lines, **pieces.named(words("nav.name")))


def _entry(entry: menu.Entry, address: Address, words: Words) -> Component:
    kept = address if entry.of_a_bloc else Address(language=address.language, known=address.known)
    here = " here" if address.path == entry.path else ""
    return pieces.link(words(entry.name), kept.to(entry.path), f"nav{here}")


def _blocs(visit: Visit) -> list[Component]:
    named = {place.bloc: place.name for place in visit.places}
    here = visit.address.bloc if visit.address.path not in menu.PATHS else None
    return [
        pieces.link(
            name,
            str(Address(f"/bloc/{bloc}", language=visit.address.language)),
            "nav sub" + (" here" if here == bloc else ""),
        )
        for bloc, name in named.items()
    ]


def _pickers(visit: Visit, place: Place | None) -> list[Component]:
    words, address = visit.words, visit.address
    named = {p.bloc: p.name for p in visit.places}
    blocs = [(name, _bloc_choice(address, bloc)) for bloc, name in named.items()]
    everywhere = replace(address, bloc=None, year=None, period=None).to("/")
    blocs = [(words("picker.every_bloc"), everywhere), *blocs]
    shown = [
        _menu(words("picker.bloc"), place.name if place else words("picker.every_bloc"), blocs)
    ]
    if address.path.startswith("/observation/"):  # one value, of one period: no other to choose
        return shown
    among = [p for p in visit.places if place is None or p.bloc == place.bloc]
    years = sorted({p.year for p in among}, reverse=True)
    year_choices = [(str(year), address.to(year=year, period=None)) for year in years]
    periods = sorted({Period.parse(p.period) for p in among if place and p.year == place.year})
    codes = [str(period) for period in periods]
    choices = [(_period(code, words), address.to(period=code)) for code in codes]
    newest = words("picker.newest")
    shown.append(_menu(words("picker.year"), str(place.year) if place else newest, year_choices))
    if place:
        shown.append(_menu(words("picker.period"), _period(place.period, words), choices))
    return [*shown, *_known(address, words)]


def _known(address: Address, words: Words) -> list[Component]:
    """Let a reader ask what was known earlier, once there is anything earlier."""
    choices = known.choices(address, words)
    if len(choices) == 1 and address.known is None:
        return []
    state = known.asked(address)
    chosen = state.label(words) if state else words("known.now")
    return [_menu(words("known.picker"), chosen, choices)]


def _bloc_choice(address: Address, bloc: str) -> str:
    elsewhere = replace(address, bloc=bloc, year=None, period=None, unit=None)
    stays = address.path in menu.OF_A_BLOC or address.path.startswith("/indicator/")
    return str(elsewhere) if stays else elsewhere.to(f"/bloc/{bloc}")


def _period(code: str, words: Words) -> str:
    return words("period.year") if Period.parse(code).half is None else words(f"period.{code[-2:]}")


def _menu(name: str, chosen: str, choices: list[tuple[str, str]]) -> Component:
    """Lay out a picker: the browser's own folding part, its choices ordinary links."""
    head = html.Summary(
        [
            html.Span(f"{name}: ", className="sr"),
            html.Span(chosen, className="chosen"),
            html.Span("▾", className="caret", **pieces.HIDDEN),
        ],
        className="picker",
        title=name,
    )
    links = [
        html.Li(pieces.link(text, href, "here" if text == chosen else "")) for text, href in choices
    ]
    return html.Details([head, html.Ul(links)], className="menu")


def _languages(address: Address, words: Words) -> Component:
    def one(code: str, label: str, name: str) -> Component:
        here = "language here" if words.language == code else "language"
        known: dict[str, Any] = {"aria-current": "true"} if words.language == code else {}
        # a whole new load: the document itself says its language
        return html.A(
            label, href=address.to(language=code), lang=code, title=name, className=here, **known
        )

    return html.Div(
        [one("vi", "VI", "Tiếng Việt"), one("en", "EN", "English")],
        className="languages",
        role="group",
        **pieces.named(words("nav.language")),
    )


def _scheme(words: Words) -> Component:
    return html.Button(
        "◑",
        id="scheme",
        className="scheme",
        title=words("nav.scheme"),
        **pieces.named(words("nav.scheme")),
    )


def _banner(leaf: Leaf, words: Words) -> list[Component]:
    if not leaf.illustrative:
        return []
    means = words("banner.partly" if leaf.partly else "banner.means")
    said: list[Any] = [html.B(words("banner.illustrative")), " — ", means]
    return [html.Div(said, className="banner", role="note")]


def _elsewhere(visit: Visit, leaf: Leaf) -> list[Component]:
    """Say so when another period is shown than the address asks for."""
    if visit.asked is None or leaf.place is None or leaf.place.period == visit.asked:
        return []
    try:
        asked = Period.parse(visit.asked)
    except Refusal:
        return []  # what cannot be understood is as if not said
    shown = Period.parse(leaf.place.period).label(visit.words.language)
    said = visit.words("place.elsewhere", asked=asked.label(visit.words.language), shown=shown)
    return [html.P(said, className="elsewhere", role="status")]


def _choice(visit: Visit, leaf: Leaf) -> list[Component]:
    """Offer every bloc where none was asked for and the page had to take one."""
    if visit.names_bloc or leaf.place is None or visit.address.path not in menu.OF_A_BLOC:
        return []
    named = {place.bloc: place.name for place in visit.places}
    elsewhere = replace(visit.address, year=None, period=None)
    choices = [
        (name, elsewhere.to(bloc=bloc), bloc == leaf.place.bloc) for bloc, name in named.items()
    ]
    return [pieces.chips(visit.words("picker.bloc"), choices)] if len(choices) > 1 else []


def _crumbs(visit: Visit, leaf: Leaf) -> Component:
    if visit.address.path == "/":
        return html.Div()
    trail = [(visit.words("nav.overview"), str(Address("/", language=visit.address.language)))]
    steps: list[Any] = [pieces.link(text, href) for text, href in [*trail, *leaf.crumbs]]
    here = html.Span(leaf.title, **pieces.HERE)
    inside = [part for step in steps for part in (step, html.Span("›", className="between"))]
    return html.Nav([*inside, here], className="crumbs", **pieces.named(visit.words("nav.crumbs")))


def _acts(leaf: Leaf, words: Words) -> list[Component]:
    if not leaf.acts:
        return []
    items = [
        html.Li(pieces.link([html.B(act.text), html.Span(act.why), *_mark(act, words)], act.href))
        for act in leaf.acts[:3]
    ]
    return [
        html.Section([html.H2(words("acts.title")), html.Ol(items)], className="acts"),
    ]


def _mark(act: Act, words: Words) -> list[Component]:
    return [html.Span(words("banner.illustrative"), className="tag")] if act.illustrative else []


def _stamp(visit: Visit, leaf: Leaf) -> Component:
    words, place = visit.words, leaf.place
    asked = (place.bloc, place.period) if place else (None, None)
    said = queries.stamp(visit.con, visit.scope, *asked).row(0, named=True)
    parts = [
        words("stamp.as_of", day=number.day(said["as_of"], words)),
        _cut_off(said, words) if place is not None and place.has_report else "",
        words("stamp.refreshed", at=number.moment(visit.refreshed_at, words)),
        _next(visit),
        leaf.reported,
        words("stamp.estimated", n=leaf.estimated) if leaf.estimated else "",
        words("stamp.build", build=said["build"]),
        words("reader.leadership"),
    ]
    return html.Footer(" · ".join(part for part in parts if part), className="stamp", id="stamp")


def _next(visit: Visit) -> str:
    """Say when the next refresh is due, where the office has promised one."""
    due = state.next_due(settings())
    return visit.words("stamp.next", at=number.moment(due, visit.words)) if due else ""


def _cut_off(said: dict[str, Any], words: Words) -> str:
    """Say up to which day the figures count: one day, from one to another, or not known."""
    first, last = (number.day(said[part], words) for part in ("first_cut_off", "cut_off"))
    if first == last:
        return words("stamp.cut_off", day=last)
    return words("stamp.cut_offs", first=first, last=last)
