"""A document as data: what it says, told apart from the program it will be opened with.

Builders make these from answers of the warehouse; the writers know nothing but them. Each number or
day taken from the warehouse is a `Figure`, which knows the value behind its text and the rows it is
of. What people must still write is a blank.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Value = Decimal | int | date
Key = str | int | None | tuple[str, ...]  # several words: any of them
Align = Literal["left", "center", "right"]
Look = Literal["body", "lead", "item", "blank", "note", "center", "legend"]

BLANK = "…………"
COUNT = "count"  # in place of a column: how many rows there are
WHOLE = Decimal(1)


@dataclass(frozen=True)
class Origin:
    """Where a figure comes from: a relation, the key that picks its rows, the column it is of."""

    relation: str
    key: tuple[tuple[str, Key], ...]
    column: str

    def says(self, name: str) -> Key:
        """Give what the key says of one column; None where it says nothing."""
        return dict(self.key).get(name)


@dataclass(frozen=True)
class Figure:
    """A number or day in a document: its text, the value behind it, and where that comes from.

    `scale` is the number of the value's own measure in one of the text's: a million where money is
    written in millions.
    """

    text: str
    value: Value
    origin: Origin
    scale: Decimal = WHOLE
    places: int = 0  # decimals shown


@dataclass(frozen=True)
class Styled:
    """Words in bold or italic letters."""

    text: str
    bold: bool = False
    italic: bool = False


Piece = str | Figure | Styled


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is a part of the document, level 2 a section of it."""

    text: str
    level: int
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a lead stands above what it leads to, an item is one of a list."""

    pieces: tuple[Piece, ...]
    look: Look = "body"


@dataclass(frozen=True)
class Live:
    """How a spreadsheet reckons a cell anew from other cells of its table, (row, column) each.

    sum: all added up; scaled: all but the last added up, times the last; percent: the first by the
    second, in per cent; growth: by how many per cent the first is above the second; subtract: the
    first less the second; late: the days by which the first is after the second, never below 0;
    matching: how many of them say `word`.
    """

    rule: Literal["sum", "scaled", "percent", "growth", "subtract", "late", "matching"]
    cells: tuple[tuple[int, int], ...]
    word: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell: what stands in it, how it lies, how far it reaches, and how it is reckoned."""

    pieces: tuple[Piece, ...] = ()
    align: Align = "left"
    bold: bool = False
    across: int = 1
    down: int = 1
    live: Live | None = None
    anchor: str = ""  # a name that figures lead to

    @property
    def text(self) -> str:
        """Give the text alone."""
        return said(self.pieces)

    @property
    def figure(self) -> Figure | None:
        """Give the figure, where the cell holds one alone."""
        only = self.pieces[0] if len(self.pieces) == 1 else None
        return only if isinstance(only, Figure) else None


@dataclass(frozen=True)
class Table:
    """A table: its heading rows stand again on each page; `widths` are shares of the page."""

    name: str
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    size: float = 11  # of its letters, in points


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: per cent done of the target, beside what is expected by then."""

    label: tuple[Piece, ...]
    told: tuple[Piece, ...]
    length: float
    expected: float | None
    fill: str
    edge: str
    open_ended: bool = False
    estimated: bool = False


@dataclass(frozen=True)
class Chart:
    """Bars below one another, each against its own target at 100 per cent of `limit`."""

    caption: str
    bars: tuple[Bar, ...]
    limit: float


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True)
class Letterhead:
    """What stands above a document: who issues it, its number, where and when, what it is."""

    superior: str
    issuer: str
    symbol: str
    place: str
    day: tuple[Piece, ...]
    kind: str
    subject: tuple[str, ...]


@dataclass(frozen=True)
class Signer:
    """One who signs: on whose behalf, in which post, by which name."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Closing:
    """How a document ends: who receives it, and who signs, the right-most last.

    Without signers nothing stands there: those who sign do so in a table.
    """

    recipients: tuple[str, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True)
class Annex:
    """An annex on pages of its own, turned sideways where its table is wide."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = True
    name: str = ""  # its number, where a document has several
    belongs: str = ""  # the document it comes with


@dataclass(frozen=True)
class Document:
    """A whole document. `marks` stand on each of its pages; `dated` says which rule lays it out.

    Figures lead to the cells named by the anchor of their entry, `anchor(references[origin])`.
    """

    name: str
    title: str
    dated: date
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    closing: Closing
    annexes: tuple[Annex, ...] = ()
    marks: tuple[str, ...] = ()
    landscape: bool = False
    properties: dict[str, str] = field(default_factory=dict)
    references: dict[Origin, int] = field(default_factory=dict)  # the entry each figure leads to


def said(pieces: tuple[Piece, ...]) -> str:
    """Put the text of pieces together."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def anchor(entry: int) -> str:
    """Name the place of an entry among the sources."""
    return f"nguon_{entry}"


def tables(document: Document) -> list[Table]:
    """List the tables of a document, those of its annexes last."""
    annexed = (block for annex in document.annexes for block in annex.blocks)
    return [one for one in (*document.blocks, *annexed) if isinstance(one, Table)]


def figures(document: Document) -> list[Figure]:
    """List every figure in the order in which a document is read."""
    pieces = [*document.letterhead.day]
    for block in (*document.blocks, *(b for annex in document.annexes for b in annex.blocks)):
        pieces += _pieces(block)
    return [piece for piece in pieces if isinstance(piece, Figure)]


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Paragraph(pieces=pieces):
            yield from pieces
        case Table(head=head, rows=rows):
            for row in (*head, *rows):
                for cell in row:
                    yield from cell.pieces
        case Chart(bars=bars):
            for bar in bars:
                yield from (*bar.label, *bar.told)
        case Heading():
            return


def placed(table: Table) -> list[tuple[int, int, Cell]]:
    """Give each cell of a table with its row and column, heading rows counted from above nought.

    Rows of the heading are −1, −2 … upwards, so that (row, column) of `Live` is a row below it.
    """
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, int, Cell]] = []
    for row, cells in enumerate((*table.head, *table.rows), -len(table.head)):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            found.append((row, column, cell))
            taken |= {
                (row + down, column + across)
                for down in range(cell.down)
                for across in range(cell.across)
            }
            column += cell.across
    return found
