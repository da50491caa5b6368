"""Parts of a page that nothing changes once they are shown, sent as one piece of HTML.

Dash keeps an account of every element it is given and goes through all of them at every change: a
table of a thousand links and spans keeps a browser busy for seconds. A still part is one element.
Links in it lead on as all links here do: the browser's side (`thidua.js`) takes their clicks.
"""

from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.figures.table import Table

_NAMES = {"className": "class", "colSpan": "colspan", "rowSpan": "rowspan", "tabIndex": "tabindex"}
_EMPTY = {"br", "hr", "wbr"}


class Still(Component):
    """What it holds is written as HTML when the page is sent; it takes HTML and links only."""

    _type = "Still"
    _namespace = "thidua"

    def __init__(self, children: object, table: Table | None = None) -> None:
        self.table = table  # what it shows, for those who take it away
        self._prop_names = self._base_nodes = self.available_properties = ["children"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__(children=children)  # type: ignore[no-untyped-call] # Dash is half typed

    def to_plotly_json(self) -> dict[str, Any]:
        """Give the one element that stands for all that it holds."""
        props = {"html": markup(self.children)}
        return {"type": self._type, "namespace": self._namespace, "props": props}


def markup(part: object) -> str:
    """Write a part of a page as HTML, every text and attribute escaped."""
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(markup(one) for one in part)
    if not isinstance(part, Component):
        return escape(str(part), quote=False)
    tag = _tag(part)
    props: dict[str, object] = part.to_plotly_json()["props"]  # type: ignore[no-untyped-call] # so
    inside = markup(props.pop("children", None))
    told = "".join(
        _attribute(name, value) for name, value in sorted(props.items()) if value is not None
    )
    return f"<{tag}{told}>" if tag in _EMPTY else f"<{tag}{told}>{inside}</{tag}>"


def _tag(part: Component) -> str:
    if isinstance(part, dcc.Link):
        return "a"
    if part.__module__.startswith(html.__name__):
        return type(part).__name__.lower()
    raise TypeError(f"{type(part).__name__} is not still: it must be given to Dash itself")


def _attribute(name: str, value: object) -> str:
    return f' {_NAMES.get(name, name)}="{escape(str(value))}"'
