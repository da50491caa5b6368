"""Pages read as people read them: what is seen, which signs stand where, rows of a table."""

import json
from collections.abc import Iterator

import dash
from dash import html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

PAGES = {
    "overview": {},
    "bloc": {"bloc": "K"},
    "unit": {"unit": "A"},
    "indicator": {"indicator": "DV_KETNAP_MOI"},
    "submissions": {},
    "observation": {"unit": "A", "indicator": "DV_KETNAP_MOI", "period": "2024-S1"},
    "launch": {},
    "pace": {"bloc": "K"},
    "comparison": {"bloc": "K"},
    "scores": {"bloc": "K"},
    "changes": {"bloc": "K"},
    "documents": {"bloc": "K"},
    "programme": {"bloc": "K"},
    "covenant": {"bloc": "K"},
    "quality": {"bloc": "K"},
    "registers": {},
}


def built(page: str, **asked: str) -> Component:
    layouts = {
        str(one["module"]).rsplit(".", 1)[-1]: one["layout"] for one in dash.page_registry.values()
    }
    component: Component = layouts[page](**asked)
    return component


def shown(page: str, **asked: str) -> str:
    return json.dumps(built(page, **asked), cls=PlotlyJSONEncoder, ensure_ascii=False)


def inside(component: object) -> Iterator[Component]:
    """Walk a component and all that it holds."""
    if isinstance(component, Component):
        yield component
        yield from inside(getattr(component, "children", None))
    elif isinstance(component, list | tuple):
        for part in component:
            yield from inside(part)


def seen(component: object) -> str:
    """Give the text that a person sees, without marks beside it and words for screen readers."""
    if isinstance(component, Component):
        looks = str(getattr(component, "className", "")).split()
        unseen = {"sr", "mark", "swatch"}.intersection(looks)
        return "" if unseen else seen(getattr(component, "children", None))
    if isinstance(component, list | tuple):
        return "".join(seen(part) for part in component)
    return "" if component is None else str(component)


def signs(page: Component) -> set[str]:
    """Find what cells of tables say without a word or a digit."""
    cells = [one for one in inside(page) if isinstance(one, html.Td | html.Th)]
    texts = {seen(cell).strip() for cell in cells}
    return {text for text in texts if text == "x" or (text and not any(map(str.isalnum, text)))}


def explained(page: Component) -> set[str]:
    """Find the signs that the page's legends explain."""
    legends = [one for one in inside(page) if "signs" in str(getattr(one, "className", "")).split()]
    told = [one for legend in legends for one in inside(legend)]
    swatches = [one for one in told if "swatch" in str(getattr(one, "className", "")).split()]
    return {str(one.children) for one in told if isinstance(one, html.B)} | {
        str(one.children) for one in swatches
    }


def part(page: Component, name: str) -> str:
    return next(seen(one) for one in inside(page) if getattr(one, "id", "") == name)


def rows_of(page: Component, caption: str) -> dict[str, list[str]]:
    """Read a table as its rows' headings and what stands beside them."""
    tables = [one for one in inside(page) if isinstance(one, html.Table)]
    table = next(one for one in tables if one.children[0].children == caption)
    lines = [[seen(cell) for cell in row.children] for row in table.children[2].children]
    return {line[0]: line[1:] for line in lines}


def sentence(page: Component) -> str:
    return next(seen(one) for one in inside(page) if getattr(one, "className", "") == "sentence")
