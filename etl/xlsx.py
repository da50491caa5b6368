"""The reader of .xlsx and .xlsm workbooks, run in a process of its own.

It imports the standard library alone and is started as a script: one JSON line in (a path), one
JSON line out (the workbook's cells as they stand, or why it cannot be read). Nothing is guessed:
numbers come as the digits that are stored, beside their format; macros and formulas are not run.
"""

import json
import posixpath
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

MAX_PART = 60_000_000
MAX_RATIO = 200
SMALL = 1_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 1_000
MAX_CELLS = 400_000
MAX_MERGED = 20_000
BUILT_IN_FORMATS = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@",
}  # fmt: skip
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

Attributes = dict[str, str]


class Unreadable(Exception):  # noqa: N818 - an answer about a file
    """Why a workbook is not read, by the name of the rule."""


class Handler:
    """What one XML part tells; parts differ in what they do with it."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Meet an element."""

    def end(self, name: str, text: str) -> None:
        """Leave an element with the text it held."""


def parse(part: bytes, handler: Handler) -> None:
    """Read one XML part; a document type declaration is refused, no entity is ever resolved."""
    parser = expat.ParserCreate(namespace_separator=" ")
    texts: list[list[str]] = []

    def start(name: str, attributes: Attributes) -> None:
        texts.append([])
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        handler.start(name.rpartition(" ")[2], local)

    def end(name: str) -> None:
        handler.end(name.rpartition(" ")[2], "".join(texts.pop()))

    def text(words: str) -> None:
        texts[-1].append(words)

    def refuse(*_: object) -> None:
        raise Unreadable("declares_entities")

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.Parse(part, True)  # noqa: FBT003 - expat names no such argument


class Strings(Handler):
    """The shared strings; phonetic hints are left out."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.fonts: dict[int, str] = {}  # of strings whose parts all name one font of their own
        self._words: list[str] = []
        self._named: set[str] = set()
        self._phonetic = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a string, a part in a font of its own, or a hint that is none."""
        if name == "si":
            self._words, self._named = [], set()
        elif name == "rFont":
            self._named.add(attributes.get("val", ""))
        elif name == "rPh":
            self._phonetic += 1

    def end(self, name: str, text: str) -> None:
        """Keep the words of a string."""
        if name == "rPh":
            self._phonetic -= 1
        elif name == "t" and not self._phonetic:
            self._words.append(text)
        elif name == "si":
            if len(self._named) == 1:
                self.fonts[len(self.strings)] = next(iter(self._named))
            self.strings.append(_unescaped("".join(self._words)))


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


class Sheet(Handler):
    """The cells of one sheet, its merged ranges, its hidden rows and columns."""

    def __init__(self, strings: Strings, styles: list[tuple[str, str]], index: int) -> None:
        self.cells: list[list[Any]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self._strings, self._fonts = strings.strings, strings.fonts
        self._styles, self._index = styles, index
        self._row = self._column = 0
        self._cell: Attributes = {}
        self._value, self._valued, self._formula = "", False, False
        self._inline: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Meet a row, a cell or what lies around them."""
        if name == "c":
            self._begin(attributes)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if attributes.get("hidden") in {"1", "true"}:
                self.hidden_rows.add(self._row)
        elif name == "f":
            self._formula = True
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))
        elif name == "mergeCell" and len(self.merged) < MAX_MERGED:
            self.merged += _range(attributes.get("ref", ""))
        elif name == "dimension":
            _check_extent(attributes.get("ref", ""))

    def end(self, name: str, text: str) -> None:
        """Take up a value, and the cell when it closes."""
        if name == "v":
            self._value, self._valued = text, True
        elif name == "t":
            self._inline.append(text)
        elif name == "c":
            self._finish()

    def _begin(self, attributes: Attributes) -> None:
        self._cell = attributes
        match = _ADDRESS.fullmatch(attributes.get("r", ""))
        if match:
            self._column, self._row = _column_number(match[1]), int(match[2])
        else:
            self._column += 1
        if self._column > MAX_COLUMNS or self._row > MAX_ROWS:
            raise Unreadable("sheet_too_large")
        self._value, self._valued, self._formula, self._inline = "", False, False, []

    def _finish(self) -> None:
        kind = self._cell.get("t", "n")
        text, own_font = self._value, ""
        if kind == "s":
            place = int(text) if text.isdigit() else len(self._strings)
            own_font = self._fonts.get(place, "")
            text = self._strings[place] if place < len(self._strings) else ""
        elif kind == "inlineStr":
            text = _unescaped("".join(self._inline))
        elif kind == "str":
            text = _unescaped(text)
        empty_result = self._valued and kind == "str"
        if not text and (empty_result or not self._formula):
            return
        style = int(self._cell.get("s", 0))
        number_format, font = self._styles[style] if style < len(self._styles) else ("", "")
        kind = "s" if kind in {"inlineStr", "str"} else kind
        at = (self._index, self._row, self._column)
        self.cells.append([*at, kind, text, number_format, own_font or font, self._formula])
        if len(self.cells) > MAX_CELLS:
            raise Unreadable("sheet_too_large")


class Parts(Handler):
    """Every element with its attributes and text, for the small parts of a workbook."""

    def __init__(self) -> None:
        self.elements: list[tuple[str, Attributes, str]] = []
        self._open: list[Attributes] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Remember the attributes until the element closes."""
        del name
        self._open.append(attributes)

    def end(self, name: str, text: str) -> None:
        """Keep the element."""
        self.elements.append((name, self._open.pop(), text))

    def named(self, name: str) -> Iterator[tuple[Attributes, str]]:
        """Give the elements of one name."""
        return ((attributes, text) for n, attributes, text in self.elements if n == name)


def read(path: str) -> dict[str, Any]:
    """Read a workbook: its properties, its sheets and every cell that holds something."""
    with zipfile.ZipFile(path) as archive:
        _check_sizes(archive)
        names = set(archive.namelist())
        if "EncryptedPackage" in names or "xl/workbook.xml" not in names:
            raise Unreadable("not_a_workbook")

        def told(part: str, handler: Handler) -> Any:  # noqa: ANN401 - the handler given comes back
            if part in names:
                parse(archive.read(part), handler)
            return handler

        strings = told("xl/sharedStrings.xml", Strings())
        styles = told("xl/styles.xml", Styles()).styles
        workbook = told("xl/workbook.xml", Parts())
        links = told("xl/_rels/workbook.xml.rels", Parts())
        targets = {a["Id"]: a["Target"] for a, _ in links.named("Relationship")}
        sheets, cells = [], []
        for index, (about, _) in enumerate(workbook.named("sheet")):
            sheet = told(_part(targets.get(about.get("id", ""), "")), Sheet(strings, styles, index))
            cells += sheet.cells
            sheets.append(_described(about, sheet))
        properties = told("docProps/custom.xml", _Properties()).properties
        date_1904 = any(a.get("date1904") in {"1", "true"} for a, _ in workbook.named("workbookPr"))
    columns = list(zip(*cells, strict=True)) or [()] * 8
    return {"properties": properties, "sheets": sheets, "date_1904": date_1904, "cells": columns}


class _Properties(Handler):
    def __init__(self) -> None:
        self.properties: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "property":
            self._name = attributes.get("name", "")

    def end(self, name: str, text: str) -> None:
        if name not in {"property", "Properties"} and self._name:
            self.properties[self._name] = text


def _described(about: Attributes, sheet: Sheet) -> dict[str, Any]:
    return {
        "name": about.get("name", ""),
        "hidden": about.get("state", "visible") != "visible",
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "merged": sheet.merged,
    }


def _check_sizes(archive: zipfile.ZipFile) -> None:
    packed = unpacked = 0
    for part in archive.infolist():
        packed, unpacked = packed + part.compress_size, unpacked + part.file_size
        if part.flag_bits & 1:
            raise Unreadable("not_a_workbook")
        if part.file_size > MAX_PART:
            raise Unreadable("swells_when_opened")
    if unpacked > MAX_PART or (unpacked > SMALL and unpacked > MAX_RATIO * max(packed, 1)):
        raise Unreadable("swells_when_opened")


def _check_extent(reference: str) -> None:
    match = _ADDRESS.fullmatch(reference.rpartition(":")[2])
    if match and (_column_number(match[1]) > MAX_COLUMNS or int(match[2]) > MAX_ROWS):
        raise Unreadable("sheet_too_large")


def _range(reference: str) -> list[tuple[int, int, int, int]]:
    """Give first row, first column, last row and last column of a range."""
    first, last = (_ADDRESS.fullmatch(corner) for corner in (reference + ":").split(":")[:2])
    if first is None or last is None:
        return []
    return [(int(first[2]), _column_number(first[1]), int(last[2]), _column_number(last[1]))]


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    """Give the letter of an escape; half of a pair is no letter and cannot be written down."""
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)  # noqa: PLR2004 - surrogates


def answer(path: str, reader: Callable[[str], dict[str, Any]] = read) -> dict[str, Any]:
    """Read a workbook, or give the name of the rule it breaks; a broken file raises nothing."""
    try:
        return reader(path)
    except Unreadable as reason:
        return {"trouble": str(reason)}
    except zipfile.BadZipFile:
        return {"trouble": "not_a_workbook"}
    except MemoryError:
        return {"trouble": "swells_when_opened"}
    except (PermissionError, FileNotFoundError):
        return {"trouble": "unreadable_file"}
    except Exception:  # noqa: BLE001 - whatever a broken file provokes is one finding on that file
        return {"trouble": "broken_workbook"}


def serve() -> None:
    """Answer path after path until the other side closes the pipe."""
    for line in sys.stdin:
        reply = json.dumps(answer(json.loads(line)), ensure_ascii=True, separators=(",", ":"))
        sys.stdout.write(reply + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    import resource

    MEMORY = 512 * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve()
