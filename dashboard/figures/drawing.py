"""Small drawings in the cells of tables: SVG in the page's own colours, light, dark and printed.

Places across are percents of the cell's width, so that a drawing fits any column; heights are
pixels. The words of a drawing stand in its cell's text, for those who do not see it.
"""

from collections.abc import Iterable
from html import escape

HEIGHT = 26
MIDDLE = HEIGHT / 2


def drawing(parts: Iterable[str], height: float = HEIGHT) -> str:
    """Put parts, the lowest first, into one drawing."""
    size = f'width="100%" height="{height:g}"'
    return f'<svg class="drawn" {size} aria-hidden="true">{"".join(parts)}</svg>'


def bar(start: float, end: float, thick: float, looks: str, middle: float = MIDDLE) -> str:
    """Draw a bar from one percent of the width to another."""
    place = f'x="{start:.2f}%" y="{middle - thick / 2:g}" width="{max(end - start, 0):.2f}%"'
    return f'<rect {place} height="{thick:g}" class="{looks}"/>'


def hatch(start: float, end: float, thick: float, looks: str, middle: float = MIDDLE) -> str:
    """Draw the stripes that lie over a bar of an estimate."""
    return line(start, end, middle, middle, f"d-hatch {looks}", thick)


def line(
    start: float, end: float, top: float, bottom: float, looks: str, thick: float | None = None
) -> str:
    """Draw a line, of a thickness of its own where one is given."""
    place = f'x1="{start:.2f}%" x2="{end:.2f}%" y1="{top:g}" y2="{bottom:g}"'
    width = "" if thick is None else f' stroke-width="{thick:g}"'
    return f'<line {place} class="{looks}"{width}/>'


def tick(place: float, half: float, looks: str, middle: float = MIDDLE) -> str:
    """Draw an upright tick."""
    return line(place, place, middle - half, middle + half, looks)


def dot(place: float, size: float, looks: str, middle: float = MIDDLE) -> str:
    """Draw a dot."""
    return f'<circle cx="{place:.2f}%" cy="{middle:g}" r="{size:g}" class="{looks}"/>'


def diamond(place: float, size: float, looks: str, middle: float = MIDDLE) -> str:
    """Draw a diamond."""
    return _shape(place, middle, f"M0 {-size}L{size} 0L0 {size}L{-size} 0Z", looks)


def arrow(place: float, looks: str, middle: float = MIDDLE, *, back: bool = False) -> str:
    """Draw an open arrow, where what is known ends and the truth may go on, or lie further back."""
    return _shape(place, middle, "M9 -5L2 0L9 5" if back else "M2 -5L9 0L2 5", looks)


def text(place: float, down: float, said: str, looks: str) -> str:
    """Write a few letters."""
    return f'<text x="{place:.2f}%" y="{down:g}" class="{looks}">{escape(said)}</text>'


def _shape(place: float, middle: float, path: str, looks: str) -> str:
    inner = f'<path d="{path}" class="{looks}"/>'
    return f'<svg x="{place:.2f}%" y="{middle:g}" class="d-open">{inner}</svg>'
