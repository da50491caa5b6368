"""Web pages, often saved under the name of a workbook: each table is a sheet."""

import re
from html.parser import HTMLParser
from typing import Any

from etl.readers.flow import Field, Flow
from etl.readers.reply import MAX_CELLS, Unreadable, raised

_UNSEEN = {"script", "style", "template", "title"}
_LINES = {"br", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "caption"}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FORMAT = re.compile(r"mso-number-format\s*:\s*\\?(\"[^\"]*\"|[^;\"]+)", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E[-+]?\d+)?", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_FORMATS = {"general": "", "percent": "0.00%", "fixed": "0.00", "standard": "#,##0.00"}
_DEEPEST = 20

Said = dict[str, str]


def read(text: str) -> dict[str, Any]:
    """Read a page: its tables, and the lines between them."""
    page = _Page(_classes(text))
    page.feed(text.lstrip("\ufeff"))
    page.close()
    return page.finished().told()


class _Table:
    """A table while it is read."""

    def __init__(self, *, hidden: bool) -> None:
        self.hidden = hidden
        self.rows: list[list[Field]] = []
        self.hidden_rows: set[int] = set()
        self.cell: Said | None = None
        self.words: list[str] = []


class _Page(HTMLParser):
    def __init__(self, classes: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._flow, self._classes = Flow(), classes
        self._tables: list[_Table] = []
        self._words: list[str] = []
        self._unseen = self._raised = 0
        self._fields = 0

    def finished(self) -> Flow:
        """End the page; one that stops inside a table has lost its end."""
        if self._tables:
            raise Unreadable("cut_short")
        self._end_line()
        return self._flow

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "sup":
            self._raised += 1
        elif tag == "table":
            self._end_line()
            if len(self._tables) >= _DEEPEST:
                raise Unreadable("sheet_too_large")
            self._tables.append(_Table(hidden=_is_hidden(said)))
        elif tag in _LINES:
            self._break()
        elif self._tables:
            self._within(tag, said)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in {"td", "th", "tr"} and self._tables:
            self._end_cell(self._tables[-1])
        elif tag in _LINES:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        words = re.sub(r"[ \t\r\n]+", " ", raised(data) if self._raised else data)
        if not self._tables:
            self._words.append(words)
        elif self._tables[-1].cell is not None:
            self._tables[-1].words.append(words)

    def _within(self, tag: str, said: Said) -> None:
        table = self._tables[-1]
        if tag == "tr":
            self._end_cell(table)
            table.rows.append([])
            if _is_hidden(said):
                table.hidden_rows.add(len(table.rows))
        elif tag in {"td", "th"}:
            self._end_cell(table)
            table.cell, table.words = said, []

    def _break(self) -> None:
        if not self._tables:
            self._words.append("\n")
        elif self._tables[-1].cell is not None:
            self._tables[-1].words.append("\n")

    def _end_line(self) -> None:
        if not self._tables:
            self._flow.line("".join(self._words))
            self._words = []

    def _end_cell(self, table: _Table) -> None:
        if table.cell is None:
            return
        if not table.rows:
            table.rows.append([])
        lines = "".join(table.words).split("\n")
        text = "\n".join(line.strip() for line in lines).strip()
        table.rows[-1].append(self._field(table.cell, text))
        table.cell, table.words = None, []
        self._fields += 1
        if self._fields > MAX_CELLS:
            raise Unreadable("sheet_too_large")

    def _field(self, said: Said, text: str) -> Field:
        across, down = _span(said, "colspan"), _span(said, "rowspan")
        number = said.get("x:num", said.get("sdval"))
        number = text if number == "" else number
        if number is None or not _PLAIN_NUMBER.fullmatch(number.strip()) or text.startswith("#"):
            return Field(text, across, down)
        drawn = _drawn(said.get("style", "")) or self._classes.get(said.get("class", ""), "")
        drawn = drawn or said.get("sdnum", "").rpartition(";")[2]
        return Field(number.strip(), across, down, "n", (drawn, ""))

    def _end_table(self) -> None:
        table = self._tables.pop()
        self._end_cell(table)
        rows = [row for row in table.rows if row] if not any(table.rows) else table.rows
        if rows:
            self._flow.table(rows, table.hidden_rows, hidden=table.hidden)


def _span(said: Said, name: str) -> int:
    number = said.get(name, "1").strip()
    return min(max(1, int(number)), 60_000) if number.isdecimal() and len(number) < 9 else 1  # noqa: PLR2004


def _is_hidden(said: Said) -> bool:
    return "hidden" in said or bool(_HIDDEN.search(said.get("style", "")))


def _classes(text: str) -> dict[str, str]:
    """Give the number format of each class, as Excel writes it into the page's style."""
    if "mso-number-format" not in text:
        return {}
    return {name: _drawn(rules) for name, rules in _CLASS.findall(text[:500_000])}


def _drawn(rules: str) -> str:
    found = _FORMAT.search(rules)
    if found is None:
        return ""
    said = found[1].strip().strip('"').replace("\\", "")
    return _FORMATS.get(said.lower(), said)
