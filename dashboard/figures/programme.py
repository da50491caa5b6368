"""The programme of a bloc's year as data: what is planned, done, overdue or not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap, summary
from dashboard.figures.table import Cell, Table
from dashboard.words import Words
from warehouse.period import Period

# How an item stands: its sign; what calls for somebody first.
SIGNS = {"overdue": "!", "due": "○", "unknown": "…", "done": "●"}
Row = dict[str, Any]
STAGES = ("ambition", "registered", "proposed", "recognised")


@dataclass(frozen=True)
class Item:
    """One thing of the year; one without a day of its own lies somewhere `within` a period."""

    kind: str
    name: str
    status: str
    planned_on: date | None = None
    done_on: date | None = None
    within: Period | None = None
    wanted: int = 1
    done: int = 0
    who: str = ""
    place: str = ""
    language: str | None = None
    illustrative: bool = False

    @property
    def day(self) -> date | None:
        """Give the day it is told under: the planned one, else the one it was done on."""
        return self.planned_on or self.done_on


def activities(programme: pl.DataFrame, words: Words) -> list[Item]:
    """Make the items of a covenant's programme; what calls for somebody stands first."""
    items = [_activity(row, words) for row in programme.iter_rows(named=True)]
    order = list(SIGNS)
    return sorted(items, key=lambda one: (order.index(one.status), one.day or date.max))


def events(held: pl.DataFrame, as_of: date, words: Words) -> list[Item]:
    """Make the items of meetings held and acts done, on their days where these are known."""
    return [
        Item(
            "event",
            words.name(row),
            _when(row["held_on"], as_of),
            planned_on=row["held_on"],
            done_on=row["held_on"] if row["held_on"] and row["held_on"] <= as_of else None,
            place=row["place"] or "",
            language=_language(row, words),
        )
        for row in held.iter_rows(named=True)
    ]


def deadlines(timeliness: pl.DataFrame, year: int, as_of: date, words: Words) -> list[Item]:
    """Make the items of the days by which units report, with how many have."""
    items = []
    for row in timeliness.filter(pl.col("due_on").is_not_null()).iter_rows(named=True):
        if Period.parse(row["period"]).year != year:
            continue
        period = Period.parse(row["period"]).label(words.language)
        name = words("programme.report", period=summary.lower(period))
        all_in = row["received"] >= row["expected"]
        late = "overdue" if row["due_on"] < as_of else "due"
        items.append(
            Item(
                "deadline",
                name,
                "done" if all_in else late,
                planned_on=row["due_on"],
                wanted=row["expected"],
                done=row["received"],
                illustrative=row["illustrative"],
            )
        )
    return items


def told(reports: pl.DataFrame, words: Words) -> list[Item]:
    """Make the items of what units say that they have done."""
    return [
        Item(
            "told",
            row["name_vi"],
            "done" if row["done_on"] else "unknown",
            done_on=row["done_on"],
            who=heatmap.brief(row, words),
            language=_foreign(words),
            illustrative=row["illustrative"],
        )
        for row in reports.iter_rows(named=True)
    ]


def counts(items: Iterable[Item]) -> dict[str, int]:
    """Count items by how they stand."""
    counted = dict.fromkeys(SIGNS, 0)
    for item in items:
        counted[item.status] += 1
    return counted


def standing(item: Item, words: Words) -> str:
    """Say how an item stands: “! Quá hạn (1/2)”, “● Đã làm ngày 20/05/2024”."""
    sign = SIGNS[item.status]
    if item.kind == "deadline":
        return f"{sign} {words('standing.deadline', done=item.done, n=item.wanted)}"
    if item.kind == "event" and item.status in ("done", "unknown"):
        return f"{sign} {words('standing.held' if item.status == 'done' else 'standing.no_day')}"
    said = words(f"standing.{item.status}")
    if item.done_on and item.done_on != item.day:
        last = number.day(item.done_on, words)
        key = "standing.done_on" if item.status == "done" else f"standing.{item.status}.last"
        said = words(key, day=last)
    return f"{sign} {said}" + (f" ({item.done}/{item.wanted})" if item.wanted > 1 else "")


def alike(stated: list[Row]) -> list[Row]:
    """Bring together what several said in the same words; `said` keeps each who said it, in order.

    What is real and what is illustrative stay apart.
    """
    found: dict[tuple[object, ...], Row] = {}
    for row in stated:
        key = tuple(row[part] for part in ("kind", "text_vi", "addressed_vi", "illustrative"))
        found.setdefault(key, row | {"said": []})["said"].append(row)
    return list(found.values())


def agenda(items: list[Item], year: int, as_of: date, words: Words, caption: str) -> Table:
    """Lay out a year day by day, today among its days, what has no day at the end."""
    keys = ("when", "matter", "how_it_stands", "matter_kind")
    head = [Cell(words(f"column.{key}"), heading=True) for key in keys]
    dated = sorted((one for one in items if one.day), key=lambda one: one.day or date.max)
    rows: list[list[Cell]] = []
    is_past = True
    for item in dated:
        day = item.day or as_of
        if is_past and day > as_of and as_of.year == year:
            rows.append([_today(as_of, words, len(keys))])
        is_past = day <= as_of
        rows.append(_line(item, words))
    if dated and is_past and as_of.year == year:
        rows.append([_today(as_of, words, len(keys))])
    undated = [one for one in items if not one.day]
    if undated:
        rows.append([Cell(words("programme.no_day"), heading=True, span=len(keys), looks="group")])
        rows += [_line(item, words) for item in undated]
    return Table(caption, head, rows, looks="plain agenda")


def told_table(reports: pl.DataFrame, words: Words, links: dict[str, str], caption: str) -> Table:
    """Lay out what units say that they have done, when, and what shows it."""
    keys = ("unit", "matter", "done_on", "evidence", "where")
    head = [Cell(words(f"column.{key}"), heading=True) for key in keys]
    rows = [
        [
            Cell(
                heatmap.brief(row, words), heading=True, href=links.get(row["unit"]), looks="name"
            ),
            Cell(row["name_vi"], looks="matter", language=_foreign(words)),
            Cell(number.day(row["done_on"], words), looks="time", value=row["done_on"]),
            Cell(row["evidence"] or "", looks="remark", language=_foreign(words)),
            Cell(" · ".join(row[key] for key in ("file_name", "sheet", "cell")), looks="path"),
        ]
        for row in reports.iter_rows(named=True)
    ]
    return Table(caption, head, rows, looks="plain agenda")


def awards_table(awards: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out each award: how many are aimed for, registered, proposed and recognised."""
    there = set(awards["stage"])
    aims = "ambition" in there  # then what came of it is asked, even where nobody says
    stages = [stage for stage in STAGES if stage in there or (aims and stage == "recognised")]
    named = "recognised" in there
    keys = ["award", *(f"award.{stage}" for stage in stages), *(["recognised"] if named else [])]
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="num" if "." in key else "")
        for key in keys
    ]
    rows = []
    for group in awards.partition_by("award", "illustrative", maintain_order=True):
        gloss = group["award_en"][0] if words.language == "en" else None
        written = group["award"][0]
        row = [
            Cell(
                gloss or written,
                heading=True,
                looks="first",
                title=written if gloss else None,
                language=None if gloss else _foreign(words),
            )
        ]
        row += [_award(group.filter(pl.col("stage") == stage), words) for stage in stages]
        if named:
            won = group.filter((pl.col("stage") == "recognised") & pl.col("unit").is_not_null())
            row.append(Cell("; ".join(heatmap.brief(one, words) for one in won.to_dicts())))
        rows.append(row)
    return Table(caption, head, rows, looks="plain")


def _activity(row: dict[str, Any], words: Words) -> Item:
    return Item(
        "activity",
        words.name(row),
        row["status"],
        planned_on=row["planned_on"],
        done_on=row["done_on"],
        within=Period.parse(row["planned_in"] or str(row["year"])),
        wanted=row["wanted"],
        done=row["done"],
        language=_language(row, words),
        illustrative=row["illustrative"],
    )


def _foreign(words: Words) -> str | None:
    return None if words.language == "vi" else "vi"


def _language(row: dict[str, Any], words: Words) -> str | None:
    """Tell Vietnamese words on an English page from a gloss."""
    return "vi" if words.language == "en" and not row["name_en"] else None


def _when(day: date | None, as_of: date) -> str:
    if day is None:
        return "unknown"
    return "done" if day <= as_of else "due"


def _line(item: Item, words: Words) -> list[Cell]:
    return [
        _day(item, words),
        Cell(item.name, looks="matter", language=item.language),
        Cell(
            standing(item, words),
            mark=words("banner.illustrative") if item.illustrative else "",
            said=words("banner.illustrative") if item.illustrative else None,
            looks=f"status s-{item.status}",
        ),
        Cell(words(f"matter.{item.kind}"), looks="remark kind"),
    ]


def _day(item: Item, words: Words) -> Cell:
    if item.day:
        return Cell(number.day(item.day, words), heading=True, looks="time", value=item.day)
    if item.within and item.within.half:
        return Cell(words(f"period.S{item.within.half}"), heading=True, looks="time")
    return Cell(words("unknown"), heading=True, looks="time")


def _today(as_of: date, words: Words, span: int) -> Cell:
    said = words("programme.today", day=number.day(as_of, words))
    return Cell(said, heading=True, span=span, looks="group today")


def _award(rows: pl.DataFrame, words: Words) -> Cell:
    if not rows.height:
        return Cell(words("sign.unknown"), looks="num")
    of_units = rows.filter(pl.col("unit").is_not_null()).height
    quota = rows.filter(pl.col("unit").is_null())["quota"].sum()
    count = int(quota or of_units or rows.height)
    return Cell(str(count), looks="num", value=count)
