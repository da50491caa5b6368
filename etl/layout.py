"""What a workbook reports: who, when, and the cells of each indicator.

Our own template is known by its embedded ids and its column of codes, the printed form 2-HĐCĐ by
the words of its header and the path of labels. Where a file leaves doubt, it becomes a finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from etl.heading import Heading, heading
from etl.identity import Names
from etl.inbox import Arrival
from etl.rules import RULES
from etl.table import Line, Table, hidden_rows, hidden_tables, lines, tables
from etl.wording import HINT, composed, fold
from etl.workbook import Cell, Workbook, address
from warehouse.period import Period

_CHILD = re.compile(r"^\s*(?:[-–+•]|trong đó)", re.IGNORECASE)
_HEAD_COUNT = {"so nguoi duoc tinh", "so lao dong duoc tinh"}
SUGGESTED = 100
_DITTO = {"“", "”", '"', "''", "nt", "-nt-", "như trên"}


class Flaw(NamedTuple):
    """One rule broken, and where."""

    rule: str
    sheet: str | None = None
    cell: str | None = None
    raw: str | None = None
    other: str = ""
    suggestion: str | None = None


class Entry(NamedTuple):
    """The cells of one indicator in one file; `at` is where its value stands, or should."""

    indicator: str
    sheet: str
    at: str
    measure: str
    cells: dict[str, Cell]
    with_parts: bool  # the table asks for numerator and denominator

    @property
    def note(self) -> str | None:
        """What the reporter wrote beside the figure; the form's own hint is nobody's word."""
        text = composed(self.cells["note"].text).strip() if "note" in self.cells else ""
        return text if text and not text.startswith(HINT) else None


@dataclass
class Reading:
    """One file as understood."""

    unit: str | None = None
    period: str | None = None
    level: str | None = None
    reported_on: date | None = None
    data_as_of: date | None = None
    revision: int = 0
    illustrative: bool = False
    entries: list[Entry] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)

    @property
    def status(self) -> str:
        """Say what becomes of the file: accepted, quarantined or refused."""
        weighs = {RULES[flaw.rule].weighs for flaw in self.flaws}
        if "file" in weighs:
            return "refused"
        return "quarantined" if "doubt" in weighs else "accepted"


def understand(
    workbook: Workbook, arrival: Arrival, names: Names, *, sample_world: bool
) -> Reading:
    """Recognise what a workbook reports."""
    reading = Reading()
    if workbook.trouble:
        reading.flaws.append(Flaw(workbook.trouble))
        return reading
    found = tables(workbook) or tables(workbook, half=1)
    head = heading(workbook, found[0].above if found else [], arrival.file_name, names)
    _identify(reading, head, names)
    found = tables(workbook, half=Period.parse(reading.period).half if reading.period else None)
    if reading.illustrative and not sample_world:
        reading.flaws.append(Flaw("illustrative_file"))
    reading.flaws += [Flaw("visible_sheet", raw=name) for name in hidden_tables(workbook)]
    for name, row in hidden_rows(workbook):
        reading.flaws.append(Flaw("visible_row", name, raw=str(row)))
    table = _the_table(reading, found)
    if table is not None and reading.status != "refused":
        _take_entries(reading, table, names)
    return reading


def _identify(reading: Reading, head: Heading, names: Names) -> None:
    reading.reported_on, reading.data_as_of = head.reported_on, head.data_as_of
    reading.revision, reading.illustrative = head.revision, head.illustrative
    content = head.units or head.path_units
    unit = content[0] if content else None
    if unit is None:
        known = names.nearest("unit", head.named) if head.named else None
        reading.flaws.append(Flaw("known_unit", raw=head.named, suggestion=known))
    elif unit in names.units or len(head.units) > 0:
        reading.unit, reading.level = unit, "bloc" if unit in names.blocs else "unit"
        _compare_units(reading, head, names)
    else:
        reading.flaws.append(Flaw("known_unit", raw=head.named))
    periods = head.periods or [p for p in head.path_periods if p.half]
    if not periods:
        reading.flaws.append(Flaw("known_period"))
        return
    reading.period = str(periods[0])
    _compare_periods(reading, head)


def _compare_units(reading: Reading, head: Heading, names: Names) -> None:
    """Doubt a file whose heading, properties and folder name different units.

    A unit's report in its bloc's folder is no contradiction.
    """
    said = list(dict.fromkeys([*head.units, *head.path_units, *head.strangers]))
    if reading.level == "unit":
        said = [code for code in said if code not in names.blocs]
    if len(said) > 1:
        reading.flaws.append(Flaw("one_unit", raw=", ".join(said)))


def _compare_periods(reading: Reading, head: Heading) -> None:
    halves = {str(period) for period in head.periods}
    exact = halves | {str(period) for period in head.path_periods if period.half}
    years = {period.year for period in [*head.periods, *head.path_periods]}
    coarse = {str(period) for period in head.path_periods if not period.half}
    exact |= {str(period) for period in head.title_halves}
    if len(exact) > 1 or len(years | head.title_years) > 1:
        said = sorted(exact | coarse | {str(year) for year in head.title_years})
        reading.flaws.append(Flaw("wrong_period", raw=", ".join(said)))


def _the_table(reading: Reading, found: list[Table]) -> Table | None:
    if not found:
        reading.flaws.append(Flaw("known_table"))
        return None
    if len(found) > 1 or found[0].doubled:
        said = ", ".join(table.name for table in found) if len(found) > 1 else found[0].doubled
        reading.flaws.append(Flaw("one_table", sheet=found[0].name, raw=said))
        return None
    return found[0]


def _take_entries(reading: Reading, table: Table, names: Names) -> None:
    places: dict[str, list[Entry]] = {}
    for entry in _entries(reading, table, names):
        if names.indicators[entry.indicator]["computed"]:
            if "value" in entry.cells:
                raw = entry.cells["value"].text
                reading.flaws.append(Flaw("computed_here", entry.sheet, entry.at, raw))
            continue
        places.setdefault(entry.indicator, []).append(entry)
    for entries in places.values():
        if len(entries) == 1:
            reading.entries.append(entries[0])
            continue
        for entry in entries:
            others = ", ".join(other.at for other in entries if other is not entry)
            raw = entry.cells["value"].text if "value" in entry.cells else ""
            reading.flaws.append(Flaw("said_once", entry.sheet, entry.at, raw, others))


def _entries(reading: Reading, table: Table, names: Names) -> Iterator[Entry]:
    path: list[str] = []
    measure, last = "", None
    for line in lines(table):
        label = composed(line.label)
        child = bool(_CHILD.match(label))
        path = [*path[:1], label] if child and path else [label]
        written = composed(line.cells["measure"].text) if "measure" in line.cells else ""
        measure = measure if written in _DITTO else written
        if child and last is not None and fold(label) in _HEAD_COUNT:
            if "value" in line.cells:
                last.cells["denominator"] = line.cells["value"]
            continue
        code = line.code if line.code in names.indicators else names.indicator(path)
        at = address(line.row, table.columns["value"])
        if code is None:
            last = None
            if "value" in line.cells:
                flaw = _unknown(line, label, table)
                if len(reading.flaws) < SUGGESTED:  # looking for the nearest name takes time
                    near = names.nearest("indicator", label or line.code)
                    flaw = flaw._replace(suggestion=near)
                reading.flaws.append(flaw)
            continue
        parts = {"numerator", "denominator"} <= table.columns.keys()
        last = Entry(code, table.name, at, measure, dict(line.cells), parts)
        yield last


def _unknown(line: Line, label: str, table: Table) -> Flaw:
    place = line.cells["code" if line.code else "label"]
    raw = line.code or label
    return Flaw("known_indicator", table.name, place.address, raw)
