"""Excel's binary workbooks, .xlsb: parts of records in a package; number formats are kept."""

import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from etl.readers.binary import ERRORS, compressed
from etl.readers.formats import BUILT_IN_FORMATS, GENERAL
from etl.readers.package import Properties, targets, told_by
from etl.readers.reply import Page, Unreadable, digits, told

_CELL = 8  # bytes of a cell before its value
_FONT_NAME = 21
_STRING, _FONT, _FORMAT, _STYLE, _BOOK, _BUNDLED, _STYLES, _STYLES_END = (
    19, 43, 44, 47, 153, 156, 617, 618,
)  # fmt: skip
_NO_TEXT, _LAST_BYTE = 0xFFFFFFFF, 0x80
_ROW_HIDDEN = 0x10


def read(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Read a workbook."""
    styles = _Styles(_part(archive, "xl/styles.bin"))
    strings = [
        _text(data, 1)[0]
        for kind, data in _part(archive, "xl/sharedStrings.bin")
        if kind == _STRING
    ]  # fmt: skip
    places = targets(archive, "xl/_rels/workbook.bin.rels")
    date_1904 = False
    pages: list[Page] = []
    for kind, data in _part(archive, "xl/workbook.bin"):
        if kind == _BOOK:
            date_1904 = bool(data[0] & 1)
        elif kind == _BUNDLED:
            state = struct.unpack_from("<I", data)[0]
            link, place = _text(data, 8)
            page = Page(len(pages), _text(data, place)[0], hidden=state != 0)
            _Sheet(page, strings, styles.styles).read(_part(archive, places.get(link, "")))
            pages.append(page)
    own = told_by(archive, "docProps/custom.xml", Properties()).properties
    return told(pages, own, date_1904=date_1904)


def _part(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, bytes]]:
    """Give the records of a part: their kind and their bytes."""
    if name not in archive.NameToInfo:
        return
    content = archive.read(name)
    place = 0
    while place < len(content):
        kind, place = _varying(content, place, 2)
        length, place = _varying(content, place, 4)
        if place + length > len(content):
            raise Unreadable("broken_workbook")
        yield kind, content[place : place + length]
        place += length


def _varying(content: bytes, place: int, longest: int) -> tuple[int, int]:
    """Read a number of as many bytes as it needs, and the place behind it."""
    number = 0
    for step in range(longest):
        byte = content[place + step]
        number |= (byte & 0x7F) << 7 * step
        if byte < _LAST_BYTE:
            return number, place + step + 1
    return number, place + longest


def _text(data: bytes, place: int) -> tuple[str, int]:
    """Read a text, and the place behind it."""
    length = struct.unpack_from("<I", data, place)[0]
    if length == _NO_TEXT:
        return "", place + 4
    end = place + 4 + 2 * length
    if end > len(data):
        raise Unreadable("broken_workbook")
    return data[place + 4 : end].decode("utf-16-le", "replace").replace("\0", ""), end


class _Styles:
    """Number format and font of each cell style."""

    def __init__(self, records: Iterator[tuple[int, bytes]]) -> None:
        self.styles: list[tuple[str, str]] = []
        formats, within = dict(BUILT_IN_FORMATS), False
        fonts: list[str] = []
        for kind, data in records:
            if kind == _FORMAT:
                drawn = _text(data, 2)[0]
                formats[struct.unpack_from("<H", data)[0]] = "" if drawn == GENERAL else drawn
            elif kind == _FONT:
                fonts.append(_text(data, _FONT_NAME)[0])
            elif kind in {_STYLES, _STYLES_END}:  # the styles of cells begin and end
                within = kind == _STYLES
            elif kind == _STYLE and within:
                _, drawn_by, font = struct.unpack_from("<3H", data)
                name = fonts[font] if font < len(fonts) else ""
                self.styles.append((formats.get(drawn_by, ""), name))


class _Sheet:
    def __init__(self, page: Page, strings: list[str], styles: list[tuple[str, str]]) -> None:
        self._page, self._strings, self._styles = page, strings, styles
        self._row = 0

    def read(self, records: Iterator[tuple[int, bytes]]) -> None:
        for kind, data in records:
            if kind in _CELLS:
                self._cell(kind, data)
            elif kind in _AROUND:
                _AROUND[kind](self, data)

    def _cell(self, kind: int, data: bytes) -> None:
        column, style = struct.unpack_from("<II", data)
        style &= 0xFFFFFF
        drawn = self._styles[style] if style < len(self._styles) else ("", "")
        told_as, spell = _CELLS[kind]
        formula = kind in _FORMULAS
        text = spell(data, self._strings)
        if text or not formula:
            self._page.put(self._row, column + 1, told_as, text, drawn, formula=formula)

    def begin_row(self, data: bytes) -> None:
        self._row = struct.unpack_from("<I", data)[0] + 1
        if data[11] & _ROW_HIDDEN:
            self._page.hidden_rows.add(self._row)

    def columns(self, data: bytes) -> None:
        first, last, _, _, said = struct.unpack_from("<4IH", data)
        if said & 1:
            self._page.hide_columns(first + 1, last + 1)

    def merged(self, data: bytes) -> None:
        top, bottom, left, right = struct.unpack_from("<4I", data)
        self._page.merge(top + 1, left + 1, bottom + 1, right + 1)


_AROUND: dict[int, Callable[[_Sheet, bytes], None]] = {
    0: _Sheet.begin_row, 60: _Sheet.columns, 176: _Sheet.merged,
}  # fmt: skip


def _shared(data: bytes, strings: list[str]) -> str:
    place: int = struct.unpack_from("<I", data, _CELL)[0]
    return strings[place] if place < len(strings) else ""


def _small(data: bytes, _: list[str]) -> str:
    return digits(compressed(struct.unpack_from("<I", data, _CELL)[0]))


def _real(data: bytes, _: list[str]) -> str:
    return digits(struct.unpack_from("<d", data, _CELL)[0])


def _yes(data: bytes, _: list[str]) -> str:
    return str(data[_CELL])


def _error(data: bytes, _: list[str]) -> str:
    return ERRORS.get(data[_CELL], "#VALUE!")


def _own(data: bytes, _: list[str]) -> str:
    return _text(data, _CELL)[0]


def _rich(data: bytes, _: list[str]) -> str:
    return _text(data, _CELL + 1)[0]


_CELLS: dict[int, tuple[str, Callable[[bytes, list[str]], str]]] = {
    2: ("n", _small), 3: ("e", _error), 4: ("b", _yes), 5: ("n", _real), 6: ("s", _own),
    7: ("s", _shared), 8: ("s", _own), 9: ("n", _real), 10: ("b", _yes), 11: ("e", _error),
    62: ("s", _rich),
}  # fmt: skip
_FORMULAS = {8, 9, 10, 11}
