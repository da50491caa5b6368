"""The pieces that pages are laid out with: tables, cards, links, verbatim words."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import theme
from dashboard.figures.summary import Segment
from dashboard.figures.table import SIGNS, Cell, Table
from dashboard.still import Drawn, Still
from dashboard.words import Words

Children = Component | str | Sequence[Any] | None
# In an English sentence: what is quoted, or a word with a letter that English lacks.
_LETTER = "[\u00c0-\u024f\u1e00-\u1eff]"
_FOREIGN = re.compile(rf"(“[^”]*{_LETTER}[^”]*”|[\w/&.-]*{_LETTER}(?:[\w/&.-]*[\w/&-])?)")
HIDDEN: dict[str, Any] = {"aria-hidden": "true"}
HERE: dict[str, Any] = {"aria-current": "page"}
_SHOWN = 5  # lines of a list, before the rest is folded away


def named(name: str) -> dict[str, Any]:
    """Name a part of a page for those who do not see it."""
    return {"aria-label": name}


def table(content: Table, words: Words, *, coloured: bool = False) -> Component:
    """Lay out a table as a real one, which scrolls inside itself and explains what it shows."""
    head = html.Thead(html.Tr([_cell(cell, "col") for cell in content.head]))
    body = html.Tbody([html.Tr([_cell(cell, "row") for cell in row]) for row in content.rows])
    caption = html.Caption(content.caption, className="sr")
    whole = html.Table([caption, head, body], className=f"table {content.looks}")
    frame = html.Div(whole, className="scroll", tabIndex=0, role="region", **named(content.caption))
    if coloured:
        return Still([frame, _legend(words)], content)
    told = [_sign(key, words) for key in SIGNS] if content.shows_a_sign(words) else []
    signs = [html.Div(told, className="legend signs")] if told else []
    return Still([frame, *signs], content)


def _sign(key: str, words: Words) -> Component:
    return html.Span([html.B(words(key)), " " + words(f"{key}.means")])


def _cell(cell: Cell, scope: str) -> Component:
    inside: list[Any] = [_verdict(cell)] if cell.verdict else _text(cell)
    if cell.drawn:
        inside = [Drawn(cell.drawn), html.Span(cell.text, className="sr")]
    if cell.mark:
        inside.append(html.Span(cell.mark, className="mark", **HIDDEN))
    # a link is read out of its place in the table: it says which place that is
    if told := (cell.title if cell.href else None) or cell.said:
        inside.append(html.Span(f" {told}", className="sr"))
    content = link(inside, cell.href) if cell.href else inside
    known: dict[str, Any] = {"className": cell.looks} if cell.looks else {}
    if cell.title:
        known["title"] = cell.title
    if cell.language:
        known["lang"] = cell.language
    if cell.span > 1:
        known["colSpan"] = cell.span
    if cell.heading:
        return html.Th(content, scope="colgroup" if cell.span > 1 else scope, **known)
    return html.Td(content, **known)


def _text(cell: Cell) -> list[Any]:
    """Give a cell's text; the way to a file may break after each folder and word of its name."""
    if cell.looks != "path":
        return [cell.text]
    first, *others = re.split(r"(?<=[/_])", cell.text)
    return [first, *(part for other in others for part in (html.Wbr(), other))]


def link(content: Children, href: str, looks: str = "") -> Component:
    """Lead to another page without loading the whole again."""
    return dcc.Link(content, href=href, className=looks or None)


def figure(drawn: dict[str, Any], summary: str, words: Words, twin: Table | None) -> Component:
    """Show a plotly figure with the sentence that says it without being seen, and its table.

    `twin` is the same data as a table, folded below; None where the page shows that table already.
    """
    graph = dcc.Graph(
        figure=drawn,
        responsive=True,
        style={"height": f"{drawn['layout']['height']:.0f}px"},
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False},
    )
    seen = html.Div(graph, className="figure", role="img", **named(summary))
    ways = html.Div(
        [html.Span(words("take.figure")), *(_picture(form, words) for form in ("png", "svg"))],
        className="take",
    )
    parts: list[Component] = [seen, ways]
    if twin is not None:
        told = [html.Summary(words("figure.as_table")), table(twin, words)]
        parts.append(html.Details(told))
    return html.Div(parts, className="drawn")


def _picture(form: str, words: Words) -> Component:
    known: dict[str, Any] = {"data-form": form, "aria-label": f"{words('take.figure')} .{form}"}
    return html.Button(f".{form}", className="tool take-figure", type="button", **known)


def card(
    title: Children, children: Children, note: str | None = None, looks: str = "", anchor: str = ""
) -> Component:
    """Put one thing on a card, its title first."""
    subtitle = [html.P(note, className="subtitle")] if note else []
    known: dict[str, Any] = {"id": anchor} if anchor else {}
    inside = [children] if isinstance(children, Component | str) else list(children or [])
    return html.Section(
        [html.H2(title), *subtitle, *inside], className=f"card {looks}".strip(), **known
    )


def marked(title: str, illustrative: Iterable[bool], words: Words) -> Children:
    """Title a card; the mark goes with it wherever a screen, print or picture shows it alone."""
    if not any(illustrative):
        return title
    return [title, " ", html.Span(words("banner.illustrative"), className="tag")]


def strip(parts: list[Segment], words: Words, *, has_reported: bool = False) -> Component:
    """Show how many stand how, as one bar with its numbers and words.

    Of a unit that has reported, what is not known is a cell that could not be used.
    """
    if not parts:
        return html.Div()
    bar = [
        html.Div(
            str(part.count) if part.share >= 0.03 else "",  # noqa: PLR2004 - room for a figure
            className=f"v v-{part.verdict.replace('_', '-')}",
            style={"flexGrow": part.count},
            title=f"{part.count} · {_stands(part, words, has_reported=has_reported).text}",
        )
        for part in parts
    ]
    told = [
        html.Span(
            [_verdict(_stands(part, words, has_reported=has_reported)), html.B(f" {part.count}")],
            className="told",
        )
        for part in parts
    ]
    return html.Div(
        [
            html.Div(bar, className="strip", **HIDDEN),
            html.Div(told, className="legend"),
        ]
    )


def _stands(part: Segment, words: Words, *, has_reported: bool) -> Cell:
    if has_reported and part.verdict == "not_known":
        return Cell(words("verdict.unread"), verdict="not_known", sign=words("sign.unread"))
    return Cell(words(f"verdict.{part.verdict}"), verdict=part.verdict)


def verdict(word: str, words: Words) -> Component:
    """Show a verdict by colour, glyph and word."""
    return _verdict(Cell(words(f"verdict.{word}"), verdict=word))


def _verdict(cell: Cell) -> Component:
    word = str(cell.verdict)
    swatch = html.Span(
        cell.sign or theme.GLYPHS[word],
        className=f"swatch v v-{word.replace('_', '-')}",
        **HIDDEN,
    )
    return html.Span([swatch, html.Span(cell.text)], className="verdict")


def _legend(words: Words) -> Component:
    """Explain every colour, glyph and sign; a sign that is a verdict's glyph is told once."""
    estimate = html.Span(
        [
            html.Span("", className="swatch v v-met estimate"),
            words("sign.estimate.means"),
        ],
        className="verdict",
    )
    glyphs = theme.GLYPHS.values()
    others = [_sign(key, words) for key in SIGNS if words(key) not in glyphs]
    told = [verdict(word, words) for word in theme.GLYPHS]
    return html.Div([*told, estimate, *others], className="legend signs")


def verbatim(row: dict[str, Any], words: Words, field: str = "text") -> Children:
    """Show words as they were written; on an English page with an unofficial gloss."""
    written = str(row.get(f"{field}_vi") or "")
    if words.language == "vi":
        return written
    gloss = row.get(f"{field}_en")
    said = html.Span(written, lang="vi")
    return [said, html.Span(str(gloss), className="gloss")] if gloss else [said]


def vietnamese(text: str, words: Words) -> Children:
    """Show Vietnamese words, marked as such on an English page for what reads it aloud."""
    return text if words.language == "vi" else html.Span(text, lang="vi")


def sentence(text: str, words: Words) -> Children:
    """Show a sentence; Vietnamese words in an English one are marked as such."""
    if words.language == "vi" or not _FOREIGN.search(text):
        return text
    parts = enumerate(_FOREIGN.split(text))
    return [html.Span(part, lang="vi") if odd % 2 else part for odd, part in parts if part]


def chips(name: str, choices: Iterable[tuple[str, str, bool]]) -> Component:
    """Offer choices in a row: the text of each, its address, and whether it is the one shown."""
    links = [link(text, href, "chip here" if here else "chip") for text, href, here in choices]
    return html.Nav([html.Span(name, className="note"), *links], className="chips", **named(name))


def facts(pairs: Iterable[tuple[str, Children]]) -> Component:
    """List facts: what is asked, and the answer beside it."""
    rows = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in pairs]
    return html.Dl(rows, className="facts")


def bullets(lines: Iterable[Children], *, numbered: bool = False) -> Component:
    """List lines."""
    items = [html.Li(line) for line in lines]
    return html.Ol(items, className="list") if numbered else html.Ul(items, className="list")


def folded(lines: Sequence[Children], words: Words) -> Component:
    """List lines, those after the first few where a reader opens them."""
    if len(lines) <= _SHOWN + 1:  # one line takes no more room than the word that hides it
        return bullets(lines)
    more = html.Summary(words("list.more", n=len(lines) - _SHOWN))
    return html.Div([bullets(lines[:_SHOWN]), html.Details([more, bullets(lines[_SHOWN:])])])
