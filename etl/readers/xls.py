"""Excel workbooks of 1995 to 2003, .xls: records of a stream; macros and formulas are not run."""

import struct
import unicodedata
from collections.abc import Callable, Container, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from etl.readers.binary import ERRORS, compressed
from etl.readers.formats import BUILT_IN_FORMATS, GENERAL
from etl.readers.ole import Compound, properties
from etl.readers.reply import Page, Unreadable, digits, raised, told

_REFUSED = (
    ("EncryptedPackage", "password_protected"),
    ("EncryptionInfo", "password_protected"),
    ("WordDocument", "old_word_file"),
)
_BIFF8 = 0x0600
_CONTINUED = 0x3C
_MISSING_FONT = 4  # the fifth font has no record
_RAISED = 1  # of a font: above the line


class Record(NamedTuple):
    """One record; what did not fit stands in the blocks that continue it."""

    kind: int
    data: bytes
    more: list[bytes]


def read(content: bytes) -> dict[str, Any]:
    """Read a workbook inside a compound file."""
    compound = Compound(content)
    for name, rule in _REFUSED:
        if name in compound.names:
            raise Unreadable(rule)
    stream = compound.stream("Workbook") or compound.stream("Book")
    if not stream:
        raise Unreadable("form_not_read")
    try:
        own = properties(compound.stream("\x05DocumentSummaryInformation"))
    except (struct.error, IndexError):
        own = {}
    return read_records(stream, own)


def read_records(stream: bytes, own: dict[str, str] | None = None) -> dict[str, Any]:
    """Read a workbook's stream of records."""
    book = _Book()
    for record in _records(stream, 0):
        book.take(record)
    pages: list[Page] = []
    for start, hidden, name in book.sheets:
        page = Page(len(pages), name, hidden=hidden)
        _Sheet(book, page).read(_records(stream, start))
        pages.append(page)
    return told(pages, own, date_1904=book.date_1904)


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """Give the records of one part of the stream, without the charts that lie inside it."""
    depth, place = 0, start
    held: Record | None = None
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        data = stream[place + 4 : place + 4 + length]
        if len(data) < length:
            raise Unreadable("cut_short")
        place += 4 + length
        if kind == _CONTINUED and held is not None:
            held.more.append(data)
            continue
        if held is not None:
            yield held
            held = None
        depth += (kind & 0xFF == 0x09) - (kind == 0x0A)  # noqa: PLR2004 - begin and end of a part
        if depth == 0:
            return
        if depth == 1:
            held = Record(kind, data, [])
    raise Unreadable("cut_short")


class _Book:
    """What stands before the sheets: texts, formats, fonts, the list of sheets."""

    def __init__(self) -> None:
        self.version, self.page = _BIFF8, "cp1252"
        self.date_1904 = False
        self.strings: list[str] = []
        self.formats = dict(BUILT_IN_FORMATS)
        self.fonts: list[str] = []
        self.raised: set[int] = set()  # fonts that set letters above the line
        self.styles: list[tuple[int, int]] = []
        self.sheets: list[tuple[int, bool, str]] = []

    def take(self, record: Record) -> None:
        """Take up one record."""
        act = _OF_BOOK.get(record.kind)
        if act is not None:
            act(self, record)

    def style(self, number: int) -> tuple[str, str]:
        """Give number format and font of a cell style."""
        if number >= len(self.styles):
            return "", ""
        font, number_format = self.styles[number]
        font -= font > _MISSING_FONT
        name = self.fonts[font] if 0 <= font < len(self.fonts) else ""
        return self.formats.get(number_format, ""), name

    def text(self, data: bytes, place: int, width: int) -> str:
        """Read a text whose length is told in one or two bytes."""
        length = data[place] if width == 1 else struct.unpack_from("<H", data, place)[0]
        place += width
        if self.version < _BIFF8:
            told = data[place : place + length].decode(self.page, "replace")
            return unicodedata.normalize("NFC", told)  # cp1258 writes tones behind their vowels
        return _Letters([data[place:]]).read(length)

    def begin(self, record: Record) -> None:
        self.version = struct.unpack_from("<H", record.data)[0]
        if self.version not in {0x0500, _BIFF8}:
            raise Unreadable("form_not_read")

    def protected(self, record: Record) -> None:
        del record
        raise Unreadable("password_protected")

    def code_page(self, record: Record) -> None:
        number = struct.unpack_from("<H", record.data)[0]
        name = {0x8000: "mac-roman", 0x8001: "cp1252", 1200: "utf-16-le"}.get(number, f"cp{number}")
        try:
            b"".decode(name)
        except LookupError:
            return
        self.page = name

    def days(self, record: Record) -> None:
        self.date_1904 = record.data[:1] == b"\1"

    def sheet(self, record: Record) -> None:
        start, state, kind = struct.unpack_from("<IBB", record.data)
        if kind == 0:  # a chart or a macro sheet holds no table
            self.sheets.append((start, bool(state & 3), self.text(record.data, 6, 1)))

    def format(self, record: Record) -> None:
        number = struct.unpack_from("<H", record.data)[0]
        drawn = self.text(record.data, 2, 2 if self.version == _BIFF8 else 1)
        self.formats[number] = "" if drawn == GENERAL else drawn

    def font(self, record: Record) -> None:
        if struct.unpack_from("<H", record.data, 8)[0] == _RAISED:
            place = len(self.fonts)
            self.raised.add(place + (place >= _MISSING_FONT))
        self.fonts.append(self.text(record.data, 14, 1))

    def cell_style(self, record: Record) -> None:
        font, number_format = struct.unpack_from("<HH", record.data)
        self.styles.append((font, number_format))

    def shared_strings(self, record: Record) -> None:
        count = struct.unpack_from("<I", record.data, 4)[0]
        letters = _Letters([record.data[8:], *record.more])
        self.strings = []
        while len(self.strings) < count and not letters.at_end:
            length = struct.unpack("<H", letters.take(2))[0]
            self.strings.append(letters.read(length, self.raised))


_OF_BOOK: dict[int, Callable[[_Book, Record], None]] = {
    0x809: _Book.begin, 0x2F: _Book.protected, 0x42: _Book.code_page, 0x22: _Book.days,
    0x85: _Book.sheet, 0x41E: _Book.format, 0x31: _Book.font, 0xE0: _Book.cell_style,
    0xFC: _Book.shared_strings,
}  # fmt: skip


class _Letters:
    """Texts over several blocks: each block says again how wide its letters are."""

    def __init__(self, blocks: list[bytes]) -> None:
        self._blocks, self._block, self._place = blocks, 0, 0
        self._skip_ended()

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self._block >= len(self._blocks)

    def take(self, length: int) -> bytes:
        """Take bytes, from as many blocks as they lie in."""
        parts = []
        while length > 0:
            if self.at_end:
                raise Unreadable("broken_workbook")
            part = self._blocks[self._block][self._place : self._place + length]
            self._place, length = self._place + len(part), length - len(part)
            parts.append(part)
            self._skip_ended()
        return b"".join(parts)

    def read(self, length: int, above: Container[int] = ()) -> str:
        """Read one text: what says how it is written, its letters, and what is behind them.

        `above` are the fonts whose letters are raised.
        """
        said = self.take(1)[0] if length or not self.at_end else 0
        runs = struct.unpack("<H", self.take(2))[0] if said & 8 else 0
        behind = struct.unpack("<I", self.take(4))[0] if said & 4 else 0
        text = self._spell(length, wide=bool(said & 1))
        parts = list(struct.iter_unpack("<HH", self.take(4 * runs)))
        self.take(behind)
        for (first, font), (last, _) in pairwise([*parts, (length, 0)]):
            if font in above:
                text = text[:first] + raised(text[first:last]) + text[last:]
        return text

    def _spell(self, length: int, *, wide: bool) -> str:
        parts = []
        while length > 0:
            if self.at_end:
                raise Unreadable("broken_workbook")
            width = 2 if wide else 1
            held = min(length, (len(self._blocks[self._block]) - self._place) // width)
            block = self._block
            spelled = self.take(held * width)
            parts.append(spelled.decode("utf-16-le" if wide else "latin-1", "replace"))
            length -= held
            if length and self._block == block:
                raise Unreadable("broken_workbook")
            if length:
                wide = bool(self.take(1)[0] & 1)
        return "".join(parts).replace("\0", "")

    def _skip_ended(self) -> None:
        while not self.at_end and self._place >= len(self._blocks[self._block]):
            self._block, self._place = self._block + 1, 0


class _Sheet:
    """The cells of one sheet."""

    def __init__(self, book: _Book, page: Page) -> None:
        self._book, self._page = book, page
        self._awaited: tuple[int, int, int] | None = None  # a formula whose text comes next

    def read(self, records: Iterator[Record]) -> None:
        """Take up the sheet's records."""
        for record in records:
            act = _OF_SHEET.get(record.kind)
            if act is not None:
                act(self, record)

    def _put(
        self, at: tuple[int, int, int], kind: str, text: str, *, formula: bool = False
    ) -> None:
        row, column, style = at
        self._page.put(row + 1, column + 1, kind, text, self._book.style(style), formula=formula)

    def number(self, record: Record) -> None:
        *at, value = struct.unpack_from("<HHHd", record.data)
        self._put((at[0], at[1], at[2]), "n", digits(value))

    def small(self, record: Record) -> None:
        row, column, style, value = struct.unpack_from("<HHHI", record.data)
        self._put((row, column, style), "n", digits(compressed(value)))

    def many_small(self, record: Record) -> None:
        row, first = struct.unpack_from("<HH", record.data)
        for number in range((len(record.data) - 6) // 6):
            style, value = struct.unpack_from("<HI", record.data, 4 + 6 * number)
            self._put((row, first + number, style), "n", digits(compressed(value)))

    def shared(self, record: Record) -> None:
        row, column, style, place = struct.unpack_from("<HHHI", record.data)
        strings = self._book.strings
        self._put((row, column, style), "s", strings[place] if place < len(strings) else "")

    def label(self, record: Record) -> None:
        row, column, style = struct.unpack_from("<HHH", record.data)
        self._put((row, column, style), "s", self._book.text(record.data, 6, 2))

    def yes_or_error(self, record: Record) -> None:
        row, column, style, value, is_error = struct.unpack_from("<HHHBB", record.data)
        text = ERRORS.get(value, "#VALUE!") if is_error else str(value)
        self._put((row, column, style), "e" if is_error else "b", text)

    def formula(self, record: Record) -> None:
        """Take the result that is kept.

        Programs other than Excel write nought for whatever they did not compute, a text too, and
        leave the four bytes blank that Excel fills behind it: such a result is none.
        """
        row, column, style = struct.unpack_from("<HHH", record.data)
        result = record.data[6:14]
        at = (row, column, style)
        if not any(record.data[6:14]) and not any(record.data[16:20]):
            self._put(at, "s", "", formula=True)
        elif result[6:] != b"\xff\xff":
            self._put(at, "n", digits(struct.unpack("<d", result)[0]), formula=True)
        elif result[0] == 0:
            self._awaited = at
        elif result[0] == 1:
            self._put(at, "b", str(result[2]), formula=True)
        elif result[0] == 2:  # noqa: PLR2004 - an error; 3 is a text of no letters
            self._put(at, "e", ERRORS.get(result[2], "#VALUE!"), formula=True)

    def result(self, record: Record) -> None:
        if self._awaited is None:
            return
        if self._book.version < _BIFF8:
            text = self._book.text(record.data, 0, 2)
        else:
            letters = _Letters([record.data[2:], *record.more])
            text = letters.read(struct.unpack_from("<H", record.data)[0])
        if text:
            self._put(self._awaited, "s", text, formula=True)
        self._awaited = None

    def row(self, record: Record) -> None:
        row, said = struct.unpack_from("<H10xI", record.data)
        if said & 0x20:
            self._page.hidden_rows.add(row + 1)

    def columns(self, record: Record) -> None:
        first, last, _, _, said = struct.unpack_from("<5H", record.data)
        if said & 1:
            self._page.hide_columns(first + 1, last + 1)

    def merged(self, record: Record) -> None:
        for number in range(struct.unpack_from("<H", record.data)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", record.data, 2 + 8 * number)
            self._page.merge(top + 1, left + 1, bottom + 1, right + 1)


_OF_SHEET: dict[int, Callable[[_Sheet, Record], None]] = {
    0x203: _Sheet.number, 0x27E: _Sheet.small, 0xBD: _Sheet.many_small, 0xFD: _Sheet.shared,
    0x204: _Sheet.label, 0xD6: _Sheet.label, 0x205: _Sheet.yes_or_error, 0x06: _Sheet.formula,
    0x207: _Sheet.result, 0x208: _Sheet.row, 0x7D: _Sheet.columns, 0xE5: _Sheet.merged,
}  # fmt: skip
