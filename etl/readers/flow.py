"""Text and tables in turn, as a page or a letter has them: each table becomes a sheet.

A table's rows count from 1, so that an address is the place in that table; what was written above
it, a letterhead too, stands in the rows before the first.
"""

from typing import Any, NamedTuple

from etl.readers.reply import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Page, Unreadable, told

_LETTERHEAD = (2, 3)  # columns and rows up to which a table may merely lay out words
_MOST_ABOVE = 500


class Field(NamedTuple):
    """One cell of a table: how far it reaches, and what it holds."""

    text: str
    across: int = 1
    down: int = 1
    kind: str = "s"
    style: tuple[str, str] = ("", "")


class Flow:
    """Gathers what comes, in order."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._above: list[tuple[str, str]] = []

    def line(self, text: str, font: str = "") -> None:
        """Take a paragraph."""
        self._above += [(one, font) for one in text.splitlines() if one.strip()]
        if len(self._above) > MAX_CELLS:
            raise Unreadable("sheet_too_large")

    def table(
        self, rows: list[list[Field]], hidden_rows: set[int], *, hidden: bool = False
    ) -> None:
        """Take a table; a letterhead is also words above the table that follows."""
        page = Page(len(self.pages), f"Bảng {len(self.pages) + 1}", hidden=hidden)
        page.hidden_rows = {row for row in hidden_rows if row <= len(rows)}
        above = self._above[-_MOST_ABOVE:]
        for number, (text, font) in enumerate(above):
            page.put(number + 1 - len(above), 1, "s", text, ("", font))
        _lay(page, rows)
        self.pages.append(page)
        width = max((sum(field.across for field in row) for row in rows), default=0)
        if (width, len(rows)) <= _LETTERHEAD and len(rows) <= _LETTERHEAD[1]:
            for field in (field for row in rows for field in row):
                self.line(field.text, field.style[1])
        elif not hidden:
            self._above = []

    def told(self, properties: dict[str, str] | None = None) -> dict[str, Any]:
        """Give the answer; what stands below the last table is a sheet of its own."""
        if self._above:
            page = Page(len(self.pages), "Phần cuối" if self.pages else "Văn bản")
            for row, (text, font) in enumerate(self._above, 1):
                page.put(row, 1, "s", text, ("", font))
            self.pages.append(page)
        return told(self.pages, properties)


def _lay(page: Page, rows: list[list[Field]]) -> None:
    """Put the fields where they show: one that reaches down pushes those below to the right."""
    taken: dict[int, int] = {}  # column: rows still covered from above
    for row, fields in enumerate(rows, 1):
        column, covered = 1, {at: left for at, left in taken.items() if left > 0}
        taken = {at: left - 1 for at, left in covered.items()}
        for field in fields:
            while column in covered:
                column += 1
            across = min(field.across, MAX_COLUMNS)
            down = min(field.down, MAX_ROWS, len(rows) - row + 1)
            if field.text.strip():
                page.put(row, column, field.kind, field.text, field.style)
            page.merge(row, column, row + down - 1, column + across - 1)
            if down > 1:
                taken |= dict.fromkeys(range(column, column + across), down - 1)
            column += across
            if column > MAX_COLUMNS + 1:
                raise Unreadable("sheet_too_large")
