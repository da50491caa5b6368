"""Tables as data: cells with their text, address and looks, told apart from any page library."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from dashboard.words import Words

Value = Decimal | int | date | datetime

# What stands where there is no number; each has one meaning, on every page.
SIGNS = ("sign.nil", "sign.unknown", "sign.unread", "sign.not_applicable", "sign.not_due")


@dataclass(frozen=True)
class Cell:
    """One cell: what it says, its mark, where it leads, its looks, what a pointer is told.

    `value` is the number, day or instant behind the text, in `measure`, with the `qualifier` of a
    bound: what a spreadsheet is given, so that a table taken away can be reckoned with.
    """

    text: str
    mark: str = ""
    href: str | None = None
    looks: str = ""
    title: str | None = None
    said: str | None = None
    heading: bool = False
    span: int = 1
    language: str | None = None
    verdict: str | None = None
    sign: str | None = None  # in place of the verdict's own glyph
    value: Value | None = None
    measure: str = ""
    qualifier: str | None = None
    drawn: str = ""  # a drawing in the text's place, which is then for those who do not see it


@dataclass(frozen=True)
class Table:
    """A table: a caption, a row of headings, and rows of cells."""

    caption: str
    head: list[Cell]
    rows: list[list[Cell]]
    looks: str = ""

    def shows_a_sign(self, words: Words) -> bool:
        """Tell whether any cell holds a sign in place of a number."""
        signs = {words(key) for key in SIGNS}
        return any(cell.text in signs for row in self.rows for cell in row)
