"""The registers as tables: units, blocs by year, indicators, posts, successions and schemes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap, summary
from dashboard.figures.table import Cell, Table
from dashboard.words import Words, alphabetical

Rows = list[dict[str, Any]]
KINDS = ("rename", "consolidation", "merger", "split", "dissolution", "transfer")
_PERCENT = 100


def units_table(
    units: pl.DataFrame, memberships: pl.DataFrame, words: Words, links: dict[str, str], title: str
) -> Table:
    """Lay out every unit: what it belongs to, in which bloc which year, how else it is written."""
    keys = ["unit", "belongs_to", "blocs", "aliases"]
    dated = units["valid_from"].is_not_null().any() or units["valid_to"].is_not_null().any()
    keys[2:2] = ["valid"] if dated else []
    rows = sorted(units.to_dicts(), key=lambda row: alphabetical(words.name(row)))
    of_unit = {
        unit[0]: some for unit, some in memberships.partition_by("unit", as_dict=True).items()
    }
    lines = []
    for row in rows:
        cells = {
            "unit": _name(row, words, links.get(row["unit"])),
            "belongs_to": Cell(words.name(row, "parent")),
            "valid": Cell(_span(row, words), looks="time"),
            "blocs": Cell(_memberships(of_unit.get(row["unit"]), words)),
            "aliases": Cell(row["aliases"] or "", looks="remark", language=_vi(words)),
        }
        lines.append([cells[key] for key in keys])
    return Table(title, _head(keys, words), lines, looks="plain register")


def indicators_table(
    indicators: pl.DataFrame, words: Words, links: dict[str, str], title: str
) -> Table:
    """Lay out every indicator: its measure and kind, how it adds up, and of what it is a share."""
    keys = ("indicator", "measure", "meaning", "adding", "group", "aliases")
    rows = [
        [
            _name(row, words, links.get(row["indicator"])),
            Cell(_measure(row, words)),
            Cell(_meaning(row, words), looks="meaning"),
            Cell(_adding(row, words), looks="meaning"),
            Cell(words.name(row, "group"), looks="remark"),
            Cell(row["aliases"] or "", looks="remark", language=_vi(words)),
        ]
        for row in indicators.iter_rows(named=True)
    ]
    return Table(title, _head(keys, words), rows, looks="plain register")


def blocs_table(
    memberships: pl.DataFrame, words: Words, links: dict[tuple[str, int], str], title: str
) -> Table:
    """Lay out each bloc and year: how many units, who led it; it leads to the covenant."""
    keys = ("bloc", "year", "members", "leader", "deputies")
    rows = []
    for group in memberships.partition_by("bloc", "year", maintain_order=True):
        first = group.row(0, named=True)
        rows.append(
            [
                Cell(
                    words.name(first, "bloc"),
                    heading=True,
                    looks="first",
                    href=links.get((first["bloc"], first["year"])),
                ),
                Cell(str(first["year"]), value=first["year"]),
                Cell(str(group.height), looks="num", value=group.height),
                Cell(_named(group.filter(role="leader").to_dicts(), words)),
                Cell(_named(group.filter(role="deputy").to_dicts(), words)),
            ]
        )
    return Table(title, _head(keys, words, ("members",)), rows, looks="plain register")


def posts_table(posts: pl.DataFrame, words: Words, title: str) -> Table:
    """Lay out who held which post, as a document of that day states it."""
    keys = ("person", "post", "unit", "dated", "published")
    rows = [
        [
            Cell(row["person"], heading=True, looks="first", language=_vi(words)),
            _post(row, words),
            Cell(words.name(row, "unit")),
            _dated(row["dated"], words),
            Cell(row["source_publisher"] or words("unknown"), looks="remark", language=_vi(words)),
        ]
        for row in posts.iter_rows(named=True)
    ]
    return Table(title, _head(keys, words), rows, looks="plain register")


def successions_table(successions: pl.DataFrame, words: Words, title: str) -> Table:
    """Lay out what became of which unit, on which day; the part passed on where it is stated."""
    keys = ("on_day", "old_unit", "became", "new_unit", "part")
    rows = []
    for row in successions.iter_rows(named=True):
        share = None if row["share"] is None else row["share"] * _PERCENT
        rows.append(
            [
                Cell(number.day(row["on_day"], words), looks="time", value=row["on_day"]),
                Cell(words.name(row, "old"), heading=True, looks="first"),
                Cell(words(f"succession.{row['kind']}")),
                Cell(words.name(row, "new")),
                Cell(
                    "" if share is None else number.percent(share, words),
                    looks="num",
                    value=share,
                    measure="%",
                ),
            ]
        )
    return Table(title, _head(keys, words, ("part",)), rows, looks="plain register")


def names_table(names: pl.DataFrame, words: Words, title: str) -> Table:
    """Lay out the names of the units that have borne more than one."""
    several = names.filter(pl.len().over("unit") > 1)
    rows = [
        [
            Cell(words.name(row), heading=True, looks="first"),
            Cell(
                number.day(row["valid_from"], words)
                if row["valid_from"]
                else words("registers.from_the_beginning"),
                looks="time",
                value=row["valid_from"],
            ),
            Cell(words.name(row, "unit")),
        ]
        for row in several.iter_rows(named=True)
    ]
    return Table(title, _head(("name", "since", "name_now"), words), rows, looks="plain register")


def schemes_table(
    schemes: pl.DataFrame, words: Words, links: dict[tuple[str, int], str], title: str
) -> Table:
    """Lay out the scoring schemes: scale, limits and number of criteria; each leads to scores."""
    numbers = ("scale", "content_scale", "bonus_cap", "deduction_cap")
    keys = ("bloc", "year", *numbers, "criteria")
    rows = [
        [
            Cell(
                words.name(row, "bloc"),
                mark=words("banner.illustrative") if row["illustrative"] else "",
                said=words("banner.illustrative") if row["illustrative"] else None,
                heading=True,
                looks="first",
                href=links.get((row["bloc"], row["year"])),
            ),
            Cell(str(row["year"]), value=row["year"]),
            *(_points(row[key], words) for key in numbers),
            Cell(str(row["criteria"]), looks="num", value=row["criteria"]),
        ]
        for row in schemes.iter_rows(named=True)
    ]
    return Table(title, _head(keys, words, (*numbers, "criteria")), rows, looks="plain register")


def _head(keys: Iterable[str], words: Words, numbers: Iterable[str] = ()) -> list[Cell]:
    return [
        Cell(words(f"column.{key}"), heading=True, looks="num" if key in numbers else "")
        for key in keys
    ]


def _vi(words: Words) -> str | None:
    return None if words.language == "vi" else "vi"


def _name(row: dict[str, Any], words: Words, href: str | None) -> Cell:
    return Cell(words.name(row), heading=True, looks="first", href=href)


def _span(row: dict[str, Any], words: Words) -> str:
    first, last = row["valid_from"], row["valid_to"]
    parts = [
        words("registers.from", day=number.day(first, words)) if first else "",
        words("registers.until", day=number.day(last, words)) if last else "",
    ]
    return " ".join(part for part in parts if part)


def _memberships(rows: pl.DataFrame | None, words: Words) -> str:
    told = []
    for row in [] if rows is None else rows.to_dicts():
        parts = [f"{words.name(row, 'bloc')} {row['year']}"]
        if row["role"] != "member":
            parts.append(summary.lower(words(f"role.{row['role']}")))
        told.append(", ".join(parts))
    return "; ".join(told)


def _named(rows: Rows, words: Words) -> str:
    return "; ".join(heatmap.brief(row, words) for row in rows) or words("unknown")


def _meaning(row: dict[str, Any], words: Words) -> str:
    whole = words.name(row, "whole") or words.name(row, "denominator")
    kind = words(f"kind.{row['kind']}")
    told = [
        words("registers.of_whole", kind=kind, whole=summary.lower(whole)) if whole else kind,
        words(f"better.{row['direction']}"),
        words("registers.computed") if row["computed"] else "",
    ]
    first, *others = (part for part in told if part)
    return "; ".join([first, *(summary.lower(part) for part in others)])


def _adding(row: dict[str, Any], words: Words) -> str:
    through_year = summary.lower(words(f"across_year.{row['across_year']}"))
    return f"{words('across_units.' + row['across_units'])}; {through_year}"


def _measure(row: dict[str, Any], words: Words) -> str:
    """Name a measure; a lone “%” would look like one of the signs that a page explains."""
    if row["measure"] == "%":
        return words("registers.percent")
    if row["kind"] == "bool":
        return words("measure.yes_no")
    return words.name({"measure_vi": row["measure"], "measure_en": row["measure_en"]}, "measure")


def _post(row: dict[str, Any], words: Words) -> Cell:
    gloss = row["post_en"] if words.language == "en" else None
    return Cell(
        gloss or row["post_vi"],
        title=row["post_vi"] if gloss else None,
        language=None if gloss else _vi(words),
    )


def _dated(text: str | None, words: Words) -> Cell:
    """Write a day, a month or a year as exactly as the document states it."""
    if text is None:
        return Cell(words("unknown"))
    parts = text.split("-")
    is_day = len(parts) == len(("year", "month", "day"))
    value = date.fromisoformat(text) if is_day else None
    return Cell("/".join(reversed(parts)), looks="time", value=value)


def _points(value: Any, words: Words) -> Cell:  # noqa: ANN401 - a decimal or nothing
    return Cell("" if value is None else number.number(value, words, 2), looks="num", value=value)
