"""How a notebook shows what it found: the pages' figures and tables, each with its mark.

Whoever shows something says which of its rows are illustrative, so that no picture goes without,
and the sentence that stands there when there are no rows.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import plotly.io as pio
import polars as pl

from dashboard import number, theme
from dashboard.figures.table import SIGNS, Cell, Table
from dashboard.words import Words
from warehouse import queries
from warehouse.scope import Scope
from warehouse.settings import ROOT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

pio.renderers.default = "plotly_mimetype"  # JupyterLab draws it; no copy of plotly in each cell
pl.Config(tbl_rows=60, tbl_cols=30, fmt_str_lengths=90, tbl_hide_dataframe_shape=True)
pl.Config(tbl_hide_column_data_types=True)
_WIDTH, _MARGIN, _MARKED = 1000, 10, 44
_BOUNDED = ("value", "actual", "last_year_result")  # columns that `qualifier` speaks of
_PLACES = 2  # after the comma, in a frame that is read
_RULES = re.compile(r"^([^\s{}@][^{}@]*)({[^{}]*})", re.MULTILINE)
_DRAWN = (".drawn", ".c-", ".d-", ".v-")  # rules of drawings, changes, cells of verdicts
_HERE = "div.thidua.thidua"  # twice, to weigh more than the rules of JupyterLab for tables
_LAID = """
.said { border-left: 4px solid var(--accent); background: var(--accent-soft); padding: 4px 16px; }
.said p { margin: 8px 0; color: var(--ink); }
table { border-collapse: collapse; font: 13px/1.5 var(--font); margin: 8px 0; }
caption { text-align: left; font-weight: 600; padding: 4px 0; }
th, td { text-align: left; padding: 5px 10px; border-bottom: 1px solid var(--line); }
tr { background: var(--card); color: var(--ink); }
th { font-weight: 500; }
thead th, th.group { color: var(--muted); font-weight: 600; }
th.num, td.num { text-align: right; }
td.num, .told { white-space: nowrap; }
.told span { padding: 0 5px; }
th.first { min-width: 160px; }
.drawing { min-width: 260px; }
.sr { position: absolute; clip-path: inset(50%); }
.mark { background: var(--notice); color: var(--notice-ink); padding: 0 6px; }
"""


@dataclass(frozen=True)
class Shown:
    """What a cell of a notebook shows, as HTML."""

    html: str

    def _repr_html_(self) -> str:
        """Give it to the notebook, which asks by this name."""
        return self.html


def build(con: "DuckDBPyConnection", words: Words) -> Shown:
    """Say which build answers, made for which day and when, and whether it is illustrative."""
    told = queries.stamp(con, Scope.everything(), None, None).row(0, named=True)
    found = con.sql("select refreshed_at, sample_world from core.build").fetchall()
    refreshed_at, invented = found[0]
    parts = (
        words("stamp.build", build=told["build"]),
        words("stamp.as_of", day=number.day(told["as_of"], words)),
        words("stamp.refreshed", at=number.moment(refreshed_at, words)),
    )
    means = f"{words('banner.illustrative')}: {words('banner.partly')}"
    return say(" · ".join(parts), *([means] if invented else []))


def say(*sentences: str) -> Shown:
    """Show sentences, each a line of its own; empty ones say nothing."""
    told = (escape(one[:1].upper() + one[1:], quote=False) for one in sentences if one)
    lines = "".join(f"<p>{one}</p>" for one in told)
    return _laid(f'<div class="said">{lines}</div>')


def figure(
    drawn: dict[str, Any], words: Words, illustrative: pl.Series, empty: str
) -> go.Figure | Shown:
    """Show a figure of the pages; the mark goes with the picture when it is taken away.

    `illustrative` has one value a row that is drawn; without rows `empty` is said.
    """
    if illustrative.is_empty():
        return say(empty)
    shown = go.Figure(drawn)
    top = _MARKED if illustrative.any() else _MARGIN
    margin = dict.fromkeys("lrb", _MARGIN) | {"t": top}
    shown.update_layout(width=_WIDTH, height=_height(drawn, margin), margin=margin)
    if top == _MARKED:
        mark = {
            "text": words("banner.illustrative"),
            "font": {"size": 14},
            "x": 0.01,
            "xref": "container",
        }
        shown.update_layout(title=mark)
    return shown


def _height(drawn: dict[str, Any], margin: dict[str, int]) -> float | None:
    inside = drawn["layout"].get("height")
    return inside + margin["t"] + margin["b"] if inside else None


def table(content: Table, words: Words, illustrative: pl.Series, empty: str) -> Shown:
    """Show a table of the pages, with its title, its mark and the meaning of its signs."""
    if not content.rows:
        return say(empty)
    title = escape(content.caption, quote=False)
    if illustrative.any():
        title += f" {_mark(words)}"
    head = "".join(_cell(cell) for cell in content.head)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in content.rows)
    signs = _signs(words) if content.shows_a_sign(words) else ""
    return _laid(
        f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        f"</table>{signs}"
    )


def _laid(inside: str) -> Shown:
    return Shown(f'<style>{_style()}</style><div class="thidua">{inside}</div>')


def frame(rows: pl.DataFrame, words: Words, empty: str) -> Shown:
    """Show a frame under its own column names, which the warehouse's README explains.

    Decimals have at most two places, and a bound stands with its number, in place of the column
    that holds it. Where all rows are illustrative, so does the mark.
    """
    marks = rows["illustrative"] if "illustrative" in rows.columns else pl.Series([False])
    told = rows.drop("illustrative", strict=False) if marks.n_unique() == 1 else rows
    bounds = _bounds(told.columns)
    shown = told.drop(set(bounds.values()))
    looks = {name: "num" if kind.is_numeric() else "" for name, kind in shown.schema.items()}
    head = [Cell(name, heading=True, looks=look) for name, look in looks.items()]
    body = [
        [
            _said(name, row[name], row[bounds[name]] if name in bounds else None, look, words)
            for name, look in looks.items()
        ]
        for row in told.iter_rows(named=True)
    ]
    return table(Table("", head, body), words, marks, empty)


def _bounds(columns: list[str]) -> dict[str, str]:
    """Find for each column of numbers the one that says which bounds they are."""
    plain = {name: "qualifier" for name in _BOUNDED if {name, "qualifier"} <= {*columns}}
    own = {name: f"{name}_qualifier" for name in columns if f"{name}_qualifier" in columns}
    return plain | own


def _said(column: str, value: object, qualifier: str | None, looks: str, words: Words) -> Cell:
    if value is None:
        return Cell("", looks=looks)
    if column == "verdict":
        return Cell(words(f"verdict.{value}"), verdict=str(value))
    if isinstance(value, bool):
        return Cell(words(f"answer.{value:d}"))
    if isinstance(value, Decimal | float):
        said = number.number(Decimal(str(value)), words, _PLACES)
        return Cell(number.bound(said, qualifier, words), looks=looks)
    if isinstance(value, datetime):
        return Cell(number.moment(value, words))
    return Cell(number.day(value, words) if isinstance(value, date) else str(value), looks=looks)


def _mark(words: Words) -> str:
    return f'<span class="mark">{words("banner.illustrative")}</span>'


def _cell(cell: Cell) -> str:
    tag = "th" if cell.heading else "td"
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    title = f' title="{escape(cell.title)}"' if cell.title else ""
    return f'<{tag} class="{cell.looks}"{span}{title}>{_inside(cell)}</{tag}>'


def _inside(cell: Cell) -> str:
    text = escape(cell.text, quote=False)
    if cell.verdict:
        glyph = cell.sign or theme.GLYPHS[cell.verdict]
        chip = f'<span class="v-{cell.verdict.replace("_", "-")}">{glyph}</span>'
        text = f'<span class="told">{chip} {text}</span>'
    if cell.drawn:
        text = f'{cell.drawn}<span class="sr">{text}</span>'
    return f"{text} {escape(cell.mark, quote=False)}" if cell.mark else text


def _signs(words: Words) -> str:
    told = (f"<b>{words(key)}</b> {words(f'{key}.means')}" for key in SIGNS)
    return f"<p>{' · '.join(told)}</p>"


@cache
def _style() -> str:
    """Take the looks of tables from the pages' own sheet, for what is shown here alone."""
    tokens = theme.stylesheet().partition("@media")[0].replace(":root", _HERE)
    sheet = (ROOT / "dashboard" / "assets" / "style.css").read_text("utf-8")
    of_pages = [rule for rule in _RULES.findall(sheet) if rule[0].startswith(_DRAWN)]
    return tokens + "".join(
        ",".join(f"{_HERE} {one.strip()}" for one in selectors.split(",")) + looks
        for selectors, looks in [*of_pages, *_RULES.findall(_LAID)]
    )
