"""Marks that every drawn figure shares: words at a place, and the empty slot of what is missing."""

from typing import Any

from dashboard.theme import Palette

Drawn = dict[str, Any]  # a part of a figure, as plotly takes it


def text(
    said: str,
    x: str | float,
    y: float,
    colour: str,
    *,
    size: int = 12,
    anchor: str = "left",
    shift: int = 0,
) -> Drawn:
    """Write words at a place of the scales: `anchor` at it, `shift` pixels to its right."""
    return {
        "text": said,
        "x": x,
        "y": y,
        "showarrow": False,
        "borderpad": 0,
        "align": anchor,
        "xanchor": anchor,
        "yanchor": "middle",
        "xshift": shift,
        "font": {"size": size, "color": colour},
    }


def slot(middle: float, end: float, bar: float, palette: Palette) -> Drawn:
    """Draw the outline of a bar that is missing, from nought to `end`, as high as a bar is."""
    line = {"width": 1, "color": palette.hatch, "dash": "3px,3px"}
    sides = {"x0": 0, "x1": end, "y0": middle - bar / 2, "y1": middle + bar / 2}
    return {"type": "rect", "fillcolor": "rgba(0,0,0,0)", "line": line} | sides
