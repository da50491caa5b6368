"""From the rows of further sheets to records, once their numbers are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from etl.reading import Flaw, Reading
from etl.record import Key, Record, fact_of
from etl.reported.kinds import KINDS
from etl.reported.row import Figure, Row

_Place = tuple[int, str, str]  # file, sheet, cell

_TOLD = ["present_no_qty", "excel_error", "formula_uncached"]  # each has a rule of its own
c = pl.col


def take(readings: Sequence[Reading], figures: pl.DataFrame) -> list[list[Record]]:
    """Give the records of each reading, and tell in it what was left out.

    `figures` holds the cells of the rows that were read as numbers.
    """
    known = _by_place(figures)
    return [
        _of(reading, index, known) if reading.status != "refused" else []
        for index, reading in enumerate(readings)
    ]


def _by_place(figures: pl.DataFrame) -> dict[_Place, Figure]:
    told = c.missing.is_in(_TOLD).fill_null(value=False) | c.doubt.is_not_null()
    read = figures.select("file", "sheet", "cell", "value", "qualifier", told.alias("in_doubt"))
    return {(row[0], row[1], row[2]): Figure(*row[3:]) for row in read.rows()}


def _of(reading: Reading, index: int, known: Mapping[_Place, Figure]) -> list[Record]:
    if reading.scene is None:
        return []
    kind, found = KINDS[reading.kind], []
    for row in reading.rows:
        for told in kind.take(_with_figures(row, index, known), reading.scene):
            if isinstance(told, Flaw):
                reading.flaws.append(told)
            else:
                found.append(told)
    return list(_told_once(reading, found))


def _with_figures(row: Row, index: int, known: Mapping[_Place, Figure]) -> Row:
    places = {role: (index, row.sheet, cell.address) for role, cell in row.said.items()}
    return replace(row, figures={role: known[at] for role, at in places.items() if at in known})


def _told_once(reading: Reading, records: list[Record]) -> Iterator[Record]:
    """Leave out a fact that is told in two rows: nobody knows which of them is meant."""
    facts: dict[Key, list[Record]] = {}
    for record in records:
        fact = fact_of(record)
        if fact is not None:
            facts.setdefault(fact, []).append(record)
    for record in records:
        others = [one for one in facts.get(fact_of(record) or (), ()) if one is not record]
        if others:
            cells = ", ".join(other.cell for other in others)
            place = (record.sheet, record.cell, record.raw_text)
            reading.flaws.append(Flaw("told_once", *place, cells))
        else:
            yield record
