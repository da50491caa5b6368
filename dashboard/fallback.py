"""What is shown when a page cannot be: nothing there, nothing yet, or something went wrong."""

from dash import html
from dash.development.base_component import Component

from dashboard import pieces, shell
from dashboard.address import Address
from dashboard.visit import set_title
from dashboard.words import Words


def otherwise(address: Address, words: Words, why: str, detail: str) -> Component:
    """Say in a sentence why there is no page, and what to do."""
    set_title(f"{words(f'fallback.{why}.title')} · {words('product')}")
    home = str(Address("/", language=address.language))
    said: list[Component] = [html.H1(words(f"fallback.{why}.title"))]
    if why == "empty":
        said += [html.P(detail), html.Pre("make refresh", className="command")]
    said.append(html.P(words(f"fallback.{why}.text")))
    if why == "failed":
        said.append(html.P([words("fallback.reference"), " ", html.Code(detail)]))
    if why != "empty":
        said.append(pieces.link(words("fallback.home"), home, "button"))
    return shell.frame(address, words, [], [], html.Section(said, className="card fallback"))
