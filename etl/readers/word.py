"""Letters and reports of Word, .docx: each table is a sheet, with what is written above it."""

import re
import zipfile
from typing import Any

from etl.readers.flow import Field, Flow
from etl.readers.package import Attributes, Properties, told_by, walk
from etl.readers.reply import MAX_CELLS, Unreadable, raised

_NOT_SHOWN = {"Fallback", "del", "moveFrom", "txbxContent", "instrText", "delText"}
# boxes and ticks that Word keeps as places of a picture font
_SIGNS = {
    "wingdings": {0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0xFC: "✓", 0xFB: "✗"},
    "wingdings 2": {0x52: "☑", 0x54: "☒", 0x51: "☒", 0xA3: "☐", 0x2A: "☐", 0x50: "✓", 0x4F: "✗"},
}
_BLANKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNSHOWN = {"vanish", "strike", "dstrike"}  # of a run: hidden, or struck out
_OFF = {"0", "false", "off"}
_DEEPEST = 20


def read(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Read a document: its tables, and the lines above each."""
    fonts = _Fonts()
    if "word/styles.xml" in archive.NameToInfo:
        walk(archive.read("word/styles.xml"), fonts.start, fonts.end, lambda _: None)
    letter = _Letter(fonts)
    walk(archive.read("word/document.xml"), letter.start, letter.end, letter.text)
    own = told_by(archive, "docProps/custom.xml", Properties()).properties
    return letter.flow.told(own)


class _Fonts:
    """The typeface of each style, and of text without any."""

    def __init__(self) -> None:
        self._fonts: dict[str, str] = {}
        self._based: dict[str, str] = {}
        self._style = ""
        self.default = ""

    def of(self, style: str) -> str:
        """Give the typeface of a style, its own or that of the style it is based on."""
        for _ in range(20):
            if self._fonts.get(style):
                return self._fonts[style]
            style = self._based.get(style, "")
        return self.default

    def start(self, name: str, about: Attributes) -> None:
        """Meet an element of the part of styles."""
        if name == "style":
            self._style = about.get("styleId", "")
            self._fonts[self._style] = ""
            if about.get("default") in {"1", "true"} and about.get("type") == "paragraph":
                self._based[""] = self._style
        elif name == "basedOn" and self._style:
            self._based[self._style] = about.get("val", "")
        elif name == "rFonts" and about.get("ascii"):
            if self._style:
                self._fonts[self._style] = about["ascii"]
            else:
                self.default = about["ascii"]

    def end(self, name: str) -> None:
        """Leave an element."""
        if name == "style":
            self._style = ""


class _Cell:
    """A cell while it is read."""

    def __init__(self, across: int = 1) -> None:
        self.lines: list[str] = []
        self.font = ""
        self.across = across
        self.merged = ""  # down: "restart" begins, "continue" belongs to the cell above


class _Letter:
    def __init__(self, fonts: _Fonts) -> None:
        self.flow = Flow()
        self._fonts = fonts
        self._unseen = 0
        self._tables = 0  # a table inside a table is part of its cell
        self._rows: list[list[_Cell]] = []
        self._hidden_rows: set[int] = set()
        self._cell: _Cell | None = None
        self._paragraphs: list[list[str]] = []  # one inside another: a box of text
        self._font = self._style = ""
        self._run = self._in_text = self._vanished = self._raised = False
        self._fields = 0

    def start(self, name: str, about: Attributes) -> None:
        """Meet an element."""
        if name in _NOT_SHOWN:
            self._unseen += 1
        if self._unseen:
            return
        if name == "p":
            self._paragraphs.append([])
            self._style = ""
        elif name == "r":
            self._run, self._vanished, self._raised = True, False, False
        elif name == "t":
            self._in_text = not self._vanished
        elif name == "tbl":
            self._tables += 1
            if self._tables == 1:
                self._rows, self._hidden_rows = [], set()
            elif self._tables > _DEEPEST:
                raise Unreadable("sheet_too_large")
        elif self._tables == 1 and name in {"tr", "tc"}:
            self._begin(name)
        else:
            self._look(name, about)

    def end(self, name: str) -> None:
        """Leave an element."""
        if name in _NOT_SHOWN:
            self._unseen -= 1
        elif self._unseen:
            return
        elif name == "p" and self._paragraphs:
            self._end_paragraph("".join(self._paragraphs.pop()))
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._run = self._vanished = False
        elif name == "tbl":
            self._tables -= 1
            if self._tables == 0:
                self.flow.table(_fields(self._rows), self._hidden_rows)
        elif name == "tc" and self._tables == 1:
            self._cell = None

    def text(self, words: str) -> None:
        """Take up letters."""
        if self._in_text and not self._unseen:
            self._write(raised(words) if self._raised else words)

    def _begin(self, name: str) -> None:
        if name == "tr":
            self._rows.append([])
            return
        if not self._rows:
            self._rows.append([])
        self._cell = _Cell()
        self._rows[-1].append(self._cell)
        self._fields += 1
        if self._fields > MAX_CELLS:
            raise Unreadable("sheet_too_large")

    def _look(self, name: str, about: Attributes) -> None:
        """Take up what is said of a run, a paragraph, a cell or a row."""
        value = about.get("val", "")
        if name in _BLANKS and self._run:
            self._write(_BLANKS[name])
        elif name == "sym":
            self._write(_sign(about))
        elif name in _UNSHOWN and self._run and value not in _OFF:
            self._vanished = True
        elif name == "vertAlign" and self._run:
            self._raised = value == "superscript"
        elif name == "pStyle":
            self._style = value
        elif name == "rFonts" and self._run and about.get("ascii"):
            self._font = self._font or about["ascii"]
        elif self._tables == 1 and self._rows:
            self._place(name, value)

    def _place(self, name: str, value: str) -> None:
        """Take up how far a cell reaches, and which rows nobody sees."""
        if name == "hidden" and value not in _OFF:
            self._hidden_rows.add(len(self._rows))
        elif name == "gridBefore":
            self._rows[-1].append(_Cell(_whole(value)))
        elif name == "gridSpan" and self._cell is not None:
            self._cell.across = _whole(value)
        elif name == "vMerge" and self._cell is not None:
            self._cell.merged = value or "continue"

    def _write(self, words: str) -> None:
        if self._paragraphs and not self._vanished:
            self._paragraphs[-1].append(words)

    def _end_paragraph(self, text: str) -> None:
        font = self._font or self._fonts.of(self._style)
        self._font = ""
        if self._cell is None:
            self.flow.line(text, font)
        elif text.strip():
            self._cell.lines.append(text)
            self._cell.font = self._cell.font or font


def _fields(rows: list[list[_Cell]]) -> list[list[Field]]:
    """Join what is merged downwards: a cell that continues shows what stands above it."""
    found: list[list[Field]] = [[] for _ in rows]
    depths: dict[int, int] = {}
    for number in range(len(rows) - 1, -1, -1):
        place, below = 0, depths
        depths = {}
        for cell in rows[number]:
            down = 1 + below.get(place, 0)
            if cell.merged == "continue" and number:
                depths[place] = down
            else:
                text = "\n".join(cell.lines)
                found[number].append(Field(text, cell.across, down, style=("", cell.font)))
            place += cell.across
    return found


def _whole(value: str) -> int:
    return max(1, int(value)) if re.fullmatch(r"[0-9]{1,4}", value) else 1


def _sign(about: Attributes) -> str:
    """Give the box or tick that a picture font shows."""
    code = about.get("char", "")
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return ""
    return _SIGNS.get(about.get("font", "").lower(), {}).get(int(code, 16) & 0xFF, "")
