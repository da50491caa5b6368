"""Parts of a page that nothing changes once they are shown, sent as one piece of HTML.

Dash keeps an account of every element it is given and goes through all of them at every change: a
table of a thousand links and spans keeps a browser busy for seconds. A still part is one element.
Links in it lead on as all links here do: the browser's side (`thidua.js`) takes their clicks.
A part is made still by hand, or found to be so when the page is answered (`settle`).
"""

from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.figures.table import Table

# What may be written as it is; whatever bears anything else is left to Dash.
_PLAIN = {"children", "className", "title", "lang", "href", "role", "scope", "style", "type"} | {
    "colSpan",
    "rowSpan",
    "tabIndex",
}
_WITHOUT_UNIT = {"flexGrow", "order", "opacity", "zIndex", "lineHeight", "fontWeight"}  # in styles
_OF_DASH = vars(html.Div()).keys() - {"children"}  # what it notes of every part
_NAMES = {"className": "class", "colSpan": "colspan", "rowSpan": "rowspan", "tabIndex": "tabindex"}
_WAY = "data-way"  # marks a link to another page
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


class Part(Still):
    """One still element with all that it holds, and no other element around it."""

    _type = "Part"

    def to_plotly_json(self) -> dict[str, Any]:
        """Give the element as React makes it, and what is inside it as HTML."""
        whole: Component = self.children
        props = _props(whole)
        inside = markup(props.pop("children", None))
        told = {"tag": _tag(whole), "attributes": props, "html": inside}
        if isinstance(whole, dcc.Link):
            props[_WAY] = ""
        return {"type": self._type, "namespace": self._namespace, "props": told}


def settle(part: object) -> object:
    """Make each part of a page that nothing changes one element, however much it holds.

    What has a name of its own (an id), listens, or is no HTML stays as it was, and so does the
    order of all; what is seen is the same.
    """
    done, still = _weighed(part)
    return _as_one(done) if still else done


def _weighed(part: object) -> tuple[object, bool]:
    """Settle what is inside; tell whether the whole is still and left to who holds it."""
    if isinstance(part, list | tuple):
        weighed = [_weighed(one) for one in part]
        if all(still for _, still in weighed):
            return part, True
        return [_as_one(done) if still else done for done, still in weighed], False
    if not isinstance(part, Component) or isinstance(part, Still):
        return part, True
    inside, still = _weighed(getattr(part, "children", None))
    if still and _is_plain(part):
        return part, True
    if inside is not None:
        part.children = _as_one(inside) if still else inside
    return part, False


def _as_one(part: object) -> object:
    if isinstance(part, list | tuple):
        return [_as_one(one) for one in part]
    if not isinstance(part, Component) or isinstance(part, Still) or _tag(part) in _EMPTY:
        return part
    return Part(part)


def _is_plain(part: Component) -> bool:
    """Tell whether a part is HTML, or a link, that can be written as it is."""
    if not (isinstance(part, dcc.Link) or part.__module__.startswith(html.__name__)):
        return False
    return all(
        value is None
        or name.startswith(("aria-", "data-"))
        or (name in _PLAIN and not isinstance(value, bool) and (name != "style" or _can_be(value)))
        for name, value in _props(part).items()
    )


def _props(part: Component) -> dict[str, object]:
    """Give what a part was made with; Dash gives the same after a look at all it might have had."""
    return {name: value for name, value in vars(part).items() if name not in _OF_DASH}


def _can_be(style: object) -> bool:
    return isinstance(style, dict) and all(
        isinstance(value, str) or name in _WITHOUT_UNIT for name, value in style.items()
    )


class Drawn(Component):
    """A drawing inside a still part: SVG as figures write it, every text in it escaped there."""

    _type = "Drawn"
    _namespace = "thidua"

    def __init__(self, drawing: str) -> None:
        self._prop_names = self._base_nodes = self.available_properties = ["drawing"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        self.drawing = drawing
        super().__init__(drawing=drawing)  # type: ignore[no-untyped-call] # Dash is half typed


def markup(part: object) -> str:
    """Write a part of a page as HTML, every text and attribute escaped."""
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(markup(one) for one in part)
    if not isinstance(part, Component):
        return escape(str(part), quote=False)
    if isinstance(part, Still):
        inside = markup(part.children)
        return inside if isinstance(part, Part) else f'<div class="still">{inside}</div>'
    if isinstance(part, Drawn):
        return part.drawing
    tag = _tag(part)
    props = _props(part)
    inside = markup(props.pop("children", None))
    told = "".join(
        _attribute(name, value) for name, value in sorted(props.items()) if value is not None
    )
    told += f" {_WAY}" if isinstance(part, dcc.Link) else ""
    return f"<{tag}{told}>" if tag in _EMPTY else f"<{tag}{told}>{inside}</{tag}>"


def _tag(part: Component) -> str:
    if isinstance(part, dcc.Link):
        return "a"
    if part.__module__.startswith(html.__name__):
        return type(part).__name__.lower()
    raise TypeError(f"{type(part).__name__} is not still: it must be given to Dash itself")


def _attribute(name: str, value: object) -> str:
    if name == "style" and isinstance(value, dict):
        value = ";".join(f"{_in_css(key)}:{one}" for key, one in value.items())
    return f' {_NAMES.get(name, name)}="{escape(str(value))}"'


def _in_css(name: str) -> str:
    """Write the name of a property as style sheets do: flex-grow for flexGrow."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
