"""Excel workbooks, .xlsx and .xlsm: macros and formulas are not run, nothing is guessed."""

import re
import zipfile
from functools import lru_cache
from typing import Any, NamedTuple

from etl.readers.formats import BUILT_IN_FORMATS
from etl.readers.package import Attributes, Handler, Parts, Properties, targets, told_alike, told_by
from etl.readers.plain import CELL, STRING, Found, Pattern, Taker, letters, told_plainly
from etl.readers.reply import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_MERGED,
    MAX_ROWS,
    Page,
    Unreadable,
    raised,
    told,
)

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OWN_WORDS, _UNDRAWN = {"inlineStr", "str"}, ("", "")
_CELLS, _STRINGS = Pattern(CELL), Pattern(STRING)


class Run(NamedTuple):
    """How a part of a rich text is set: raised above the line, or struck out."""

    raised: bool = False
    struck: bool = False

    def met(self, name: str, attributes: Attributes) -> "Run":
        """Begin another part, or take up what is said of this one."""
        if name == "r":
            return _PLAIN_RUN
        if name == "strike":
            return self._replace(struck=attributes.get("val", "1") not in {"0", "false"})
        return self._replace(raised=attributes.get("val") == "superscript")

    def shown(self, text: str) -> str:
        """Give what counts of its text: nothing of what is struck out."""
        return "" if self.struck else raised(text) if self.raised else text


_OF_RUNS = {"r", "vertAlign", "strike"}
_PLAIN_RUN = Run()


class Strings(Taker):
    """The shared strings; phonetic hints are left out."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.fonts: dict[int, str] = {}  # of strings whose parts all name one font of their own
        self._named: set[str] = set()
        self._words: list[str] = []
        self._phonetic = 0
        self._run = _PLAIN_RUN

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a string, a part in a font of its own, or a hint that is none."""
        if name == "si":
            self._words, self._named, self._run = [], set(), _PLAIN_RUN
        elif name == "rFont":
            self._named.add(attributes.get("val", ""))
        elif name == "rPh":
            self._phonetic += 1
        elif name in _OF_RUNS:
            self._run = self._run.met(name, attributes)

    def end(self, name: str, text: str) -> None:
        """Keep the words of a string."""
        if name == "rPh":
            self._phonetic -= 1
        elif name == "t" and not self._phonetic:
            self._words.append(self._run.shown(text))
        elif name == "si":
            if len(self._named) == 1:
                self.fonts[len(self.strings)] = next(iter(self._named))
            self.strings.append(_unescaped("".join(self._words)))

    def take(self, found: Found) -> None:
        """Take the strings that a pattern has found."""
        self.strings = [_unescaped(letters(words)) for words in found[0]]


class Styles(Handler):
    """Number format and font of each cell style."""

    def __init__(self) -> None:
        self.formats = dict(BUILT_IN_FORMATS)
        self.fonts: list[str] = []
        self.styles: list[tuple[str, str]] = []
        self._within: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Note a format, a font, or a style that joins them."""
        self._within.append(name)
        if name == "numFmt" and "numFmtId" in attributes:
            self.formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "font" and "fonts" in self._within:
            self.fonts.append("")
        elif name == "name" and self.fonts and "fonts" in self._within:
            self.fonts[-1] = attributes.get("val", "")
        elif name == "xf" and "cellXfs" in self._within:
            font = int(attributes.get("fontId", 0))
            number_format = self.formats.get(int(attributes.get("numFmtId", 0)), "")
            self.styles.append((number_format, self.fonts[font] if font < len(self.fonts) else ""))

    def end(self, name: str, text: str) -> None:
        """Step out."""
        del name, text
        self._within.pop()


class Sheet(Taker):
    """The cells of one sheet, its merged ranges, its hidden rows and columns."""

    def __init__(self, strings: Strings, styles: list[tuple[str, str]], page: Page) -> None:
        self.page = page
        self._index, self._cells = page.index, page.cells
        self._strings, self._fonts, self._styles = strings.strings, strings.fonts, styles
        self._row = self._column = 0
        self._cell: Attributes = {}
        self._value, self._valued, self._formula = "", False, False
        self._inline: list[str] = []
        self._run = _PLAIN_RUN

    def start(self, name: str, attributes: Attributes) -> None:
        """Meet a row, a cell or what lies around them."""
        if name == "c":
            self._begin(attributes)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if attributes.get("hidden") in {"1", "true"}:
                self.page.hidden_rows.add(self._row)
        elif name == "f":
            self._formula = True
        elif name in _OF_RUNS:
            self._run = self._run.met(name, attributes)
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.page.hide_columns(first, last)
        elif name == "mergeCell" and len(self.page.merged) < MAX_MERGED:
            self.page.merged += _range(attributes.get("ref", ""))

    def end(self, name: str, text: str) -> None:
        """Take up a value, and the cell when it closes."""
        if name == "v":
            self._value, self._valued = text, True
        elif name == "t":
            self._inline.append(self._run.shown(text))
        elif name == "c":
            about = self._cell
            kind, style = about.get("t", "n"), int(about.get("s", 0))
            text = "".join(self._inline) if kind == "inlineStr" else self._value
            if text or kind != "str" or not self._valued:  # else a result, of no letters
                self._put((self._row, self._column), kind, text, style, self._formula)

    def take(self, found: Found) -> None:
        """Take the cells that a pattern has found."""
        columns, rows, styles, kinds, formulas, values = found
        if not columns:
            return
        if len(values) - values.count(None) > MAX_CELLS:
            raise Unreadable("sheet_too_large")
        at = map(int, rows), map(_column_number, columns)
        put = self._put
        for row, column, kind, value, style, formula in zip(
            *at, kinds, values, styles, formulas, strict=True
        ):
            if value or (value is not None and kind != "str"):
                text = letters(value) if "&" in value else value
                put((row, column), kind or "n", text, int(style or 0), formula is not None)

    def _begin(self, attributes: Attributes) -> None:
        self._cell = attributes
        match = _ADDRESS.fullmatch(attributes.get("r", ""))
        if match:
            self._column, self._row = _column_number(match[1]), int(match[2])
        else:
            self._column += 1
        self._value, self._valued, self._formula, self._inline = "", False, False, []
        self._run = _PLAIN_RUN

    def _put(
        self,
        at: tuple[int, int],
        kind: str,
        text: str,
        style: int,
        formula: bool,  # noqa: FBT001 - called for each cell
    ) -> None:
        own_font = ""
        if kind == "s":
            place = int(text) if text.isdigit() else len(self._strings)
            text = self._strings[place] if place < len(self._strings) else ""
            own_font = self._fonts.get(place, "")
        elif kind in _OWN_WORDS:
            text, kind = _unescaped(text), "s"
        if not (text or formula):
            return
        if at[0] > MAX_ROWS or at[1] > MAX_COLUMNS or len(self._cells) > MAX_CELLS:
            raise Unreadable("sheet_too_large")
        number_format, font = self._styles[style] if style < len(self._styles) else _UNDRAWN
        font = own_font or font
        self._cells.append((self._index, *at, kind, text, number_format, font, formula))


def read(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Read a workbook: its properties, its sheets and every cell that holds something."""
    strings = told_plainly(archive, "xl/sharedStrings.xml", _STRINGS, Strings())
    styles = told_alike(archive, "xl/styles.xml", Styles).styles
    workbook = told_alike(archive, "xl/workbook.xml", Parts)
    places = targets(archive, "xl/_rels/workbook.xml.rels")
    pages = []
    for index, (about, _) in enumerate(workbook.named("sheet")):
        hidden = about.get("state", "visible") != "visible"
        sheet = Sheet(strings, styles, Page(index, about.get("name", ""), hidden=hidden))
        place = places.get(about.get("id", ""), "")
        pages.append(told_plainly(archive, place, _CELLS, sheet).page)
    properties = told_by(archive, "docProps/custom.xml", Properties()).properties
    date_1904 = any(a.get("date1904") in {"1", "true"} for a, _ in workbook.named("workbookPr"))
    return told(pages, properties, date_1904=date_1904)


def _range(reference: str) -> list[tuple[int, int, int, int]]:
    """Give first row, first column, last row and last column of a range."""
    first, last = (_ADDRESS.fullmatch(corner) for corner in (reference + ":").split(":")[:2])
    if first is None or last is None:
        return []
    return [(int(first[2]), _column_number(first[1]), int(last[2]), _column_number(last[1]))]


@lru_cache(maxsize=1_000)
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    """Give the letter of an escape; half of a pair is no letter and cannot be written down."""
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - surrogates
