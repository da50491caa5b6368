"""The heatmap: indicators down, units across, each cell a verdict by colour, glyph and word."""

from collections import Counter
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number, theme
from dashboard.figures import wording
from dashboard.figures.table import Cell, Table
from dashboard.words import Words, alphabetical

BY_GROUP, WORST = ORDERS = ("group", "worst")
WHOLE = "*"  # the column of the bloc as a whole
Links = dict[tuple[str, str], str]  # (unit or WHOLE, indicator) -> where the cell leads


def heatmap(
    cells: pl.DataFrame, bloc: pl.DataFrame, words: Words, links: Links, caption: str, order: str
) -> Table:
    """Lay out units × indicators, the bloc as a whole first.

    `order` is one of ORDERS: by content group and the alphabet, or what falls short most first.
    """
    units, said = _units(cells, words), _indicators(cells, bloc)
    if order == WORST:
        short = _short(cells)
        units = sorted(units, key=lambda unit: -short[unit[0]])
        said = sorted(said, key=lambda row: (-short[row["indicator"]], -_gap(row, bloc)))
    rows: list[list[Cell]] = []
    places = _by_place(cells, bloc)
    group = None
    for row in said:
        if order != WORST and row["group_position"] != group:
            group = row["group_position"]
            rows.append([_group(row, words, len(units) + 2)])
        rows.append(_line(row, units, words, links, places))
    head = [
        Cell(words("column.indicator"), heading=True, looks="first"),
        Cell(words("column.whole_bloc"), heading=True, looks="unit whole"),
        *(_unit_head(unit, name, links) for unit, name in units),
    ]
    return Table(caption, head, rows, looks="heat")


def _short(cells: pl.DataFrame) -> Counter[str]:
    """Count for each unit and each indicator the cells that fall short."""
    fallen = cells.filter(pl.col("verdict").is_in(theme.SHORT_OF))
    return Counter([*fallen["unit"], *fallen["indicator"]])


def _gap(said: dict[str, Any], bloc: pl.DataFrame) -> Decimal:
    gaps = bloc.filter(indicator=said["indicator"])["gap"].drop_nulls()
    return max(gaps, default=Decimal(0))


def glyph(said: dict[str, Any], words: Words) -> str:
    """Give what a cell shows: a sign where nothing is said, else its percent or its value."""
    if said["verdict"] == "not_applicable" or said.get("missing") == "not_applicable":
        return words("sign.not_applicable")
    if said["actual"] is None:
        if said["verdict"] == "not_due":
            return words("sign.not_due")
        return words("sign.unread" if wording.unread(said) else "sign.unknown")
    if said.get("missing") == "nil":
        return words("sign.nil")
    return _value(said, words)


def _value(said: dict[str, Any], words: Words) -> str:
    if said["kind"] in ("bool", "grade") and said["unit"] is not None:
        return wording.graded(said["kind"], said["actual"], words)
    if said["kind"] in ("bool", "grade"):
        return f"{number.number(said['numerator'], words, 0)}/{said['denominator']:.0f}"
    if said["percent"] is not None:
        text = number.percent(said["percent"], words, 0)
    elif said["measure"] == "%":
        text = number.percent(said["actual"], words, 0)
    else:
        text = number.short(said["actual"], said["measure"], words)
    sign = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "~ "}.get(said["qualifier"], "")
    return sign + text


def looks(said: dict[str, Any]) -> str:
    """Name a cell's looks: its verdict, and whether any of it is an estimate."""
    verdict = said["verdict"].replace("_", "-")
    silent = said["actual"] is None and said["verdict"] in ("no_target", "indeterminate")
    names = ["v", f"v-{'not-known' if silent else verdict}"]
    if said["estimated"] and said["actual"] is not None:
        names.append("estimate")
    return " ".join(names)


def _units(cells: pl.DataFrame, words: Words) -> list[tuple[str, str]]:
    named = {row["unit"]: brief(row, words) for row in cells.iter_rows(named=True)}
    return sorted(named.items(), key=lambda item: alphabetical(item[1]))


def brief(row: dict[str, Any], words: Words) -> str:
    """Name a unit for a narrow column: without the words every name begins with."""
    name = words.name(row, "unit")
    for opening in ("Công đoàn các ", "Công đoàn ", "Union of the ", "Union of "):
        if name.startswith(opening):
            rest = name.removeprefix(opening)
            return rest[:1].upper() + rest[1:]
    return name


def _indicators(cells: pl.DataFrame, bloc: pl.DataFrame) -> list[dict[str, Any]]:
    columns = ["indicator", "indicator_vi", "indicator_en", "measure", "measure_en"]
    columns += ["group_position", "group_vi", "group_en"]
    every = pl.concat([bloc.select(columns), cells.select(columns)])
    once = every.unique("indicator", keep="first", maintain_order=True)
    return list(once.sort("group_position", "indicator", nulls_last=True).iter_rows(named=True))


def _by_place(cells: pl.DataFrame, bloc: pl.DataFrame) -> dict[tuple[str, str], dict[str, Any]]:
    whole = {(WHOLE, row["indicator"]): row for row in bloc.iter_rows(named=True)}
    return whole | {(row["unit"], row["indicator"]): row for row in cells.iter_rows(named=True)}


def _group(said: dict[str, Any], words: Words, span: int) -> Cell:
    return Cell(words.name(said, "group"), heading=True, span=span, looks="group")


def _unit_head(unit: str, name: str, links: Links) -> Cell:
    return Cell(name, heading=True, looks="unit", href=links.get((unit, "")))


def _line(
    said: dict[str, Any],
    units: list[tuple[str, str]],
    words: Words,
    links: Links,
    places: dict[tuple[str, str], dict[str, Any]],
) -> list[Cell]:
    indicator = said["indicator"]
    name = words.name(said, "indicator")
    measure = words.name(
        {"measure_vi": said["measure"], "measure_en": said["measure_en"]}, "measure"
    )
    if said["measure"] in number.MONEY:
        measure = words("measure.millions")
    href = links.get((WHOLE, indicator))
    line = [Cell(name, mark=measure, heading=True, looks="first", href=href)]
    for unit, unit_name in [(WHOLE, words("column.whole_bloc")), *units]:
        line.append(
            _cell(
                places.get((unit, indicator)),
                f"{unit_name} — {name}",
                words,
                links.get((unit, indicator)),
            )
        )
    return line


def _cell(said: dict[str, Any] | None, place: str, words: Words, href: str | None) -> Cell:
    if said is None:
        return Cell(words("sign.unknown"), looks="v v-not-known", title=place)
    verdict = wording.verdict(said, words)
    told = ". ".join(part for part in (wording.amount(said, words), verdict) if part)
    estimate = f" · {words('sign.estimate')}" if said["estimated"] else ""
    shown = glyph(said, words)
    sign = wording.sign(said, words)
    return Cell(
        shown,
        mark="" if sign in (shown, "·") else sign,
        href=href,
        looks=looks(said) + (" whole" if said["unit"] is None else ""),
        title=f"{place}: {told}{estimate}",
        said=verdict,
        **_behind(said),
    )


def _behind(said: dict[str, Any]) -> dict[str, Any]:
    """Give the number behind a cell: its percent of the target, else what is done."""
    if said["actual"] is None or said["kind"] in ("bool", "grade") or said.get("missing") == "nil":
        return {}
    share = said["percent"]
    value, measure = (said["actual"], said["measure"]) if share is None else (share, "%")
    return {"value": value, "measure": measure, "qualifier": said["qualifier"]}
