"""What a form tells besides figures: its further sheets, known by their number or name.

Difficulties, proposals and results are read; the other further sheets are not loaded yet.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from etl.form.words import FACES, STATEMENTS, number_of
from etl.grid import Grid, Row
from etl.identity import Names
from etl.reading import Flaw, Statement
from etl.table import SIGNATURES
from etl.wording import composed, fold

_FACE = FACES["statements"]
_MARKS = {fold(number_of(_FACE)), fold(_FACE.sheet)}
_HEADINGS = {fold(column.heading): column.role for column in _FACE.columns}
_NEEDED = {"kind", "text"}
_KINDS = {fold(word): kind for word, kind in STATEMENTS.items()}


class Told(NamedTuple):
    """One further sheet that somebody has written on: what stands over its table and in it."""

    sheet: str
    above: list[Row]
    statements: list[Statement]
    flaws: list[Flaw]


def told_on(grids: list[Grid], names: Names) -> Iterator[Told]:
    """Give each sheet of statements on which anything is written; an empty one tells nothing."""
    for grid in grids:
        header = _header(grid)
        if header is None:
            continue
        number, columns = header
        above = [row for at, row in grid.rows.items() if at < number]
        told = Told(grid.name, above, [], [])
        for at, row in grid.rows.items():
            if at > number and columns["ordinal"] not in row and _signs(row):
                break
            if at > number:
                _take(told, at, row, columns, names)
        if told.statements or told.flaws:
            yield told


def _header(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    """Find the header of a sheet that bears our mark: its row, and the column of each role."""
    marked = fold(grid.name) in _MARKS
    for number, row in grid.rows.items():
        folded = {column: fold(cell.text) for column, cell in row.items()}
        marked = marked or not _MARKS.isdisjoint(folded.values())
        roles = {_HEADINGS[text]: column for column, text in folded.items() if text in _HEADINGS}
        if marked and roles.keys() >= _NEEDED:
            return number, {"ordinal": 0, "addressed_to": 0, **roles}
    return None


def _signs(row: Row) -> bool:
    return any(SIGNATURES.match(fold(cell.text)) for cell in row.values())


def _take(told: Told, at: int, row: Row, columns: Mapping[str, int], names: Names) -> None:
    """Take one row: its words as they stand, or the finding that keeps it out."""
    said = {role: row[place] for role, place in columns.items() if place in row}
    text, kind = said.get("text"), said.get("kind")
    if not {"text", "kind", "addressed_to"} & said.keys():
        return
    if text is None:
        first = kind or said["addressed_to"]
        told.flaws.append(Flaw("statement_words", told.sheet, first.address, first.text))
    elif not any(letter.isalpha() for letter in text.text):
        told.flaws.append(Flaw("statement_words", told.sheet, text.address, text.text))
    elif kind is None or fold(kind.text) not in _KINDS:
        place = kind.address if kind else text.address
        raw = kind.text if kind else ""
        told.flaws.append(Flaw("statement_kind", told.sheet, place, raw, ", ".join(STATEMENTS)))
    else:
        to = said.get("addressed_to")
        addressed = (names.reporter(to.text) or composed(to.text)) if to else None
        word, words = _KINDS[fold(kind.text)], composed(text.text)
        told.statements.append(
            Statement(at, word, words, addressed, told.sheet, text.address, text.text)
        )
