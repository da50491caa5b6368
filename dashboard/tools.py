"""What a reader does with a page: copy its address, print it, go on to the next of its kind."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import pieces
from dashboard.words import Words

Step = tuple[str, str]  # a name, and the address of its page


def neighbours(among: Sequence[tuple[str, str, str]], here: str) -> tuple[Step | None, Step | None]:
    """Find what stands before and after a code, among (code, name, address) in their order."""
    codes = [code for code, _, _ in among]
    if here not in codes:
        return None, None
    at = codes.index(here)
    before = among[at - 1][1:] if at else None
    after = among[at + 1][1:] if at + 1 < len(among) else None
    return before, after


def bar(around: tuple[Step | None, Step | None], words: Words) -> Component:
    """Lay out the tools of a page; the keys [ and ] go to the page before and after."""
    before, after = around
    steps = [
        *_step(before, "prev", "‹ ", "tools.before", words),
        *_step(after, "next", " ›", "tools.after", words),
    ]
    return html.Div(
        [
            *steps,
            _button("copy-link", words("tools.copy"), **{"data-done": words("tools.copied")}),
            _button("print-page", words("tools.print")),
        ],
        className="tools",
    )


def _step(step: Step | None, rel: str, sign: str, key: str, words: Words) -> list[Component]:
    if step is None:
        return []
    name, href = step
    inside = [html.Span(sign, **pieces.HIDDEN), html.Span(name, className="name")]
    inside = inside if rel == "prev" else inside[::-1]
    told = f"{words(key)}: {name}"
    return [html.Span(pieces.link(inside, href), className=f"step {rel}", title=told)]


def _button(name: str, text: str, **known: Any) -> Component:  # noqa: ANN401 - attributes of HTML
    return html.Button(text, id=name, className="tool", type="button", **known)
