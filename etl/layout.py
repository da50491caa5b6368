"""What a workbook reports: who, when, and the cells of each indicator.

Our own template is known by its embedded ids and its column of codes, every other report by the
words over its columns and the path of its labels. A file may speak of several units (a bloc's
summary) or periods; it then gives several readings. Where it leaves doubt, that is a finding.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from etl.column import Columns
from etl.dating import OF_DAYS, day_of_figures, own_day, signed
from etl.form.words import OF_THE_LEADER, RECEIPT
from etl.grid import Grid, grids, hidden_sheets
from etl.heading import Heading, heading
from etl.identity import Names
from etl.inbox import Arrival
from etl.items import Item, items_of
from etl.left_out import announced, outside, shared, unclear
from etl.measure import contradicts, counts_another, stated_measure
from etl.reading import Entry, Flaw, Reading
from etl.reported.kinds import KINDS
from etl.reported.scene import Scene
from etl.reported.sender import of_sender, weigh_sender
from etl.reported.sheet import Marked, further_sheets, headless, marked, without_figures
from etl.rewriting import in_unicode
from etl.table import Face, Table, faces, tables, unread_columns
from etl.wording import composed
from etl.workbook import Cell, Workbook
from warehouse.period import Period

_FOR_ALL = re.compile(r"(?:đơn vị tính|đvt)\s*:\s*([^)]+)", re.IGNORECASE)


def understand(
    workbook: Workbook, arrival: Arrival, columns: Columns, *, sample_world: bool
) -> list[Reading]:
    """Recognise what a workbook reports: a reading for each unit and period it speaks of."""
    if workbook.trouble:
        return [Reading(flaws=[Flaw(workbook.trouble)])]
    if RECEIPT in workbook.properties:
        return [Reading(flaws=[Flaw("receipt_sent_back")])]
    names = columns.names
    workbook, changed = in_unicode(workbook, names.letters)
    seen = grids(workbook)
    found = [table for grid in seen for table in tables(grid, columns)]
    head = heading(workbook, found[0].above if found else _all(seen), arrival.file_name, names)
    contradicting: list[Flaw] = []
    if head.reported_on is None:
        by_signature, contradicting = signed(workbook)
        head = replace(head, reported_on=by_signature)
    sheets = _Sheets(names, head)
    for table in found:
        first = table is found[0]
        said = head if first else heading(workbook, table.above, arrival.file_name, names)
        sheets.take(table, said)
    ours = marked(seen)
    further = _further(workbook, arrival, ours, head, with_figures=bool(found), names=names)
    readings = sheets.readings or ([] if further else [_identified(head, names)])
    if not found and not further:
        readings[0].flaws.append(Flaw("known_table"))
    readings += further
    lost = without_figures(seen, {table.name for table in found}) if found or further else ()
    readings[0].flaws += [*contradicting, *_unseen(workbook, seen), *headless(ours), *lost]
    if found:
        readings[0].flaws += outside(seen, sheets.rows, names)
    _keep_as_written(readings, workbook, changed)
    for reading in readings:
        _said_once(reading)
        if reading.illustrative and not sample_world:
            reading.flaws.append(Flaw("illustrative_file"))
    for reading in readings[1:]:  # what is wrong with a day is wrong with the file's one day
        of_days = {flaw for flaw in readings[0].flaws if flaw.rule in OF_DAYS}
        reading.flaws = [flaw for flaw in reading.flaws if flaw not in of_days]
    return _of_many(_refused_once(readings))


def _further(
    workbook: Workbook,
    arrival: Arrival,
    ours: list[Marked],
    head: Heading,
    *,
    with_figures: bool,
    names: Names,
) -> list[Reading]:
    """Give a reading for what the file tells besides figures; what it says of itself counts too.

    Without figures the first of these sheets speaks for the others, and the file's day for all.
    """
    readings: dict[str, Reading] = {}
    first_said = head if with_figures else None
    made_for = workbook.properties.get("thidua.bloc", "")
    for sheet in further_sheets(ours):
        said = heading(workbook, sheet.above, arrival.file_name, names)
        if first_said is None:
            first_said = replace(said, reported_on=said.reported_on or head.reported_on)
        said = of_sender(said.after(first_said), sheet.kind, names, made_for)
        new = _identified(said, names)
        scene = Scene(names, new.unit or "", said.period, workbook.date_1904)
        rows = [row for row in sheet.rows if KINDS[sheet.kind].is_told(row, scene)]
        if not rows:
            continue
        new.kind, new.scene = sheet.kind, scene
        first = readings.setdefault(sheet.kind, new)
        if (first.unit, first.period) != (new.unit, new.period):
            first.flaws.append(Flaw("other_table", sheet.name, raw=new.period))
            continue
        first.rows += rows
    for reading in readings.values():
        weigh_sender(reading, names)
    return list(readings.values())


class _Sheets:
    """Gathers the tables of one file into readings, a table's own heading above an earlier one."""

    def __init__(self, names: Names, head: Heading) -> None:
        self.names, self.head = names, head
        self.readings: list[Reading] = []
        self.rows: dict[str, set[int]] = {}  # of each sheet, that a table has accounted for

    def take(self, table: Table, said: Heading) -> None:
        """Add what one table says to the reading of its unit and period."""
        head = said.after(self.head)
        shown = faces(table, head.period) if head.period else []
        many = [face for face in shown if face.unit]
        reading = _identified(head, self.names, unit=many[0].unit if many else None)
        accounted = self.rows.setdefault(table.name, set())
        if table.grid.is_turned or (self.readings and self._differs(reading)):
            accounted |= {*table.rows, *(place for row in table.rows.values() for place in row)}
        if self.readings and self._differs(reading):
            said_otherwise = "; ".join(filter(None, (flaw.raw for flaw in reading.flaws)))
            raw = said_otherwise or reading.period or table.name
            self.readings[0].flaws.append(Flaw("other_table", table.name, raw=raw))
            return
        items, flaws = items_of(table, self.names)
        accounted |= {item.line.row for item in items}
        for at, raw in unread_columns(table, shown):
            flaws.append(Flaw("known_column", table.name, at, raw))
        for face in shown or [Face(None, {})]:
            reading = self._reading(head, face)
            reading.flaws += _stray(head, many, self.names) if face in many[:1] else []
            if reading.status != "refused":
                _take(reading, table, face, items, self.names)
                reading.flaws += flaws
                flaws = []

    def _differs(self, reading: Reading) -> bool:
        """Tell a later table of another period: a file reports one, the table is left out."""
        own = self.readings[0].period
        return reading.status != "accepted" or (own is not None and reading.period != own)

    def _reading(self, head: Heading, face: Face) -> Reading:
        """Give the reading of this unit and period, begun by an earlier table or now."""
        new = _identified(head, self.names, unit=face.unit)
        for reading in self.readings:
            if (reading.unit, reading.period) == (new.unit, new.period):
                return reading
        self.readings.append(new)
        return new


def _stray(head: Heading, many: list[Face], names: Names) -> list[Flaw]:
    """Doubt a summary that lies in the folder of a unit it does not speak of."""
    said = {face.unit for face in many}
    stray = [code for code in head.path_units if code not in names.blocs and code not in said]
    return [Flaw("one_unit", raw=", ".join([*stray, *sorted(filter(None, said))]))] if stray else []


def _all(seen: Sequence[Grid]) -> list[dict[int, Cell]]:
    return [row for grid in seen[:1] for row in grid.rows.values()]


def _unseen(workbook: Workbook, seen: Sequence[Grid]) -> Iterator[Flaw]:
    """Tell what is hidden, and so was not taken."""
    for name in hidden_sheets(workbook):
        yield Flaw("visible_sheet", raw=name)
    for grid in seen:
        for row in grid.hidden_rows:
            yield Flaw("visible_row", grid.name, raw=str(row))
        for letters in grid.hidden_columns.values():
            yield Flaw("visible_column", grid.name, raw=letters)


def _refused_once(readings: list[Reading]) -> list[Reading]:
    """Bring what is refused together: of a unit that is not taken nothing is told apart."""
    sound = [reading for reading in readings if reading.status != "refused"]
    refused = [reading for reading in readings if reading.status == "refused"]
    for other in refused[1:]:
        refused[0].flaws += [flaw for flaw in other.flaws if flaw not in refused[0].flaws]
    return [*sound, *refused[:1]]


def _keep_as_written(
    readings: list[Reading], workbook: Workbook, changed: list[tuple[Cell, str]]
) -> None:
    """Tell once what old letters were restored, and keep the raw text of every finding."""
    if not changed:
        return
    raw = {(workbook.sheets[cell.sheet].name, cell.address): cell.written for cell, _ in changed}

    def of_line(flaw: Flaw) -> str | None:
        """Find the line that a finding without a cell speaks of."""
        said = "" if flaw.cell else flaw.raw
        return next((c.written for c, _ in changed if said and said in composed(c.text)), None)

    for reading in readings:
        reading.flaws = [
            flaw._replace(written=raw.get((flaw.sheet or "", flaw.cell or "")) or of_line(flaw))
            for flaw in reading.flaws
        ]
    for rule in ("letters_in_unicode", "letters_kept"):
        of_rule = [cell for cell, form in changed if (form == "lost") == (rule == "letters_kept")]
        for cell in of_rule[:1]:
            at, sheet = cell.address, workbook.sheets[cell.sheet].name
            told = Flaw(rule, sheet, at, cell.text, str(len(of_rule)), written=cell.written)
            readings[0].flaws.append(told)


def _of_many(readings: list[Reading]) -> list[Reading]:
    """Mark a file on several units as a summary: a unit's own report stands above it."""
    readings_of_units = [one for one in readings if one.kind not in OF_THE_LEADER]
    if len({reading.unit for reading in readings_of_units}) > 1:
        for reading in readings_of_units:
            reading.level = "summary" if reading.level == "unit" else reading.level
    return readings


def _identified(head: Heading, names: Names, unit: str | None = None) -> Reading:
    """Say who reports and for when; a unit that has columns of its own is named by them."""
    reading = Reading(revision=head.revision, illustrative=head.illustrative)
    if unit is None:
        _name_unit(reading, head, names)
    else:
        reading.unit, reading.level = unit, "summary"
    if head.period is None:
        reading.flaws.append(Flaw("known_period"))
        return reading
    reading.period = str(head.period)
    _compare_periods(reading, head)
    if reading.unit and not names.in_force(reading.unit, head.period):
        reading.flaws.append(
            Flaw("unit_in_force", raw=names.called(reading.unit), other=reading.period)
        )
    _compare_days(reading, head, head.period)
    return reading


def _name_unit(reading: Reading, head: Heading, names: Names) -> None:
    content = head.units or head.path_units
    unit = content[0] if content else None
    if unit is None:
        known = names.nearest("unit", head.named) if head.named else None
        reading.flaws.append(Flaw("known_unit", raw=head.named, suggestion=known))
        return
    reading.unit, reading.level = unit, "bloc" if unit in names.blocs else "unit"
    _compare_units(reading, head, names)


def _compare_units(reading: Reading, head: Heading, names: Names) -> None:
    """Doubt a file whose heading, properties and folder name different units.

    A unit's report in its bloc's folder, or in that of the union above it, is no contradiction.
    """
    over = names.above(reading.unit or "") - {*head.units}
    by_path = [code for code in head.path_units if code not in over]
    said = list(dict.fromkeys([*head.units, *by_path, *head.strangers]))
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
    if len(exact) > 1 or len(years | head.title_years) > 1 or head.other_parts:
        titles = {str(year) for year in head.title_years} | {*head.other_parts}
        said = sorted(exact | coarse | titles)
        reading.flaws.append(Flaw("wrong_period", raw=", ".join(said)))


def _compare_days(reading: Reading, head: Heading, period: Period) -> None:
    """Take the days that can be."""
    reading.reported_on, of_report = own_day(head.reported_on, period)
    reading.data_as_of, of_figures = day_of_figures(head.data_as_of, period)
    reading.flaws += [*of_report, *of_figures]


def _take(reading: Reading, table: Table, face: Face, items: list[Item], names: Names) -> None:
    """Add the entries of one unit's columns."""
    if face.doubled:
        reading.flaws.append(Flaw("one_table", table.name, raw=face.doubled))
        return
    if "value" not in face.cells and "share" not in face.cells:
        reading.flaws.append(Flaw("own_column", table.name, raw=reading.period))
        return
    if title := announced(table, face):
        reading.flaws.append(Flaw("results_not_plans", table.name, raw=title))
        return
    over = stated_measure(face.heading) or _over_the_table(table)
    joined = shared(table, items)
    for item in items:
        about = names.indicators[item.indicator]
        if flaw := unclear(item, table, face, about, over, joined):
            reading.flaws += [flaw] if flaw not in reading.flaws else []
            continue
        if over and not item.measure and not contradicts(about, over):
            item = item._replace(measure=over)  # noqa: PLW2901 - the same row, told more of
        entry = _entry(item, table, face, is_share=about["measure"] == "%")
        reading.flaws += [
            flaw for flaw in _of_another(entry, about, over) if flaw not in reading.flaws
        ]
        if face.total and about["across_units"] == "sum":
            entry = entry._replace(total=item.line.cells.get(face.total))
        if not about["computed"]:
            reading.entries.append(entry)
        elif "value" in entry.cells:
            raw = entry.cells["value"].text
            reading.flaws.append(Flaw("computed_here", entry.sheet, entry.at, raw))


def _of_another(entry: Entry, about: Mapping[str, Any], over: str) -> Iterator[Flaw]:
    """Tell a row's own measure that is the catalogue's word for something else."""
    if entry.measure != over and counts_another(about, entry.measure):
        place = entry.cells["measure"].address if "measure" in entry.cells else entry.at
        yield Flaw("measure_of_another", entry.sheet, place, entry.measure, about["measure"])


def _over_the_table(table: Table) -> str:
    """Read “Đơn vị tính: triệu đồng”, written once over a whole table."""
    for row in table.above:
        for cell in row.values():
            if match := _FOR_ALL.search(composed(cell.text)):
                return match[1]
    return ""


def _entry(item: Item, table: Table, face: Face, *, is_share: bool) -> Entry:
    """Give the cells of one row; a share printed in a column of its own is a share's value."""
    there, roles = item.line.cells, face.cells
    if "share" in roles:
        roles = dict(roles)
        share = roles.pop("share")
        if (is_share or "value" not in roles) and roles.get("value", 0) not in there:
            roles["value"] = share
    cells = {role: there[n] for role, n in roles.items() if n in there}
    label = there.get(table.label)
    if label and "measure" not in cells and stated_measure(label.text):
        cells["measure"] = label
    value = roles["value"]
    if item.heads and value in item.heads.cells:
        cells["denominator"] = item.heads.cells[value]
    return Entry(
        item.indicator,
        table.name,
        table.grid.address(item.line.row, value),
        item.measure,
        cells,
        {"numerator", "denominator"} <= face.cells.keys(),
        face.status,
        item.parent,
        [(when, there[n]) for n, when in face.beside if n in there],
    )


def _said_once(reading: Reading) -> None:
    """Take an indicator that is given twice from neither row."""
    places: dict[str, list[Entry]] = {}
    for entry in reading.entries:
        places.setdefault(entry.indicator, []).append(entry)
    reading.entries = [entries[0] for entries in places.values() if len(entries) == 1]
    for entries in places.values():
        for entry in entries if len(entries) > 1 else ():
            others = ", ".join(other.at for other in entries if other is not entry)
            raw = entry.cells["value"].text if "value" in entry.cells else ""
            reading.flaws.append(Flaw("said_once", entry.sheet, entry.at, raw, others))
