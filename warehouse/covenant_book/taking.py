"""One cell of the workbook: what it says for its field, or why it cannot be taken up."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple, Protocol
from unicodedata import normalize

from warehouse.covenant_book.part import Column, Part, Written
from warehouse.covenant_book.wording import NO, YES, Names, code_of, word_of
from warehouse.language import Sentence
from warehouse.reference.shapes import UNREAD

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DAY_LETTERS = re.compile(r"[dyDY]")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]*")
_DAYS = 100_000  # a cell's day beyond the year 2173 is none
_UNCOMPUTED = Sentence(
    "công thức này chưa có kết quả. Hãy mở tệp bằng Excel rồi lưu lại, hoặc ghi thẳng giá trị.",
    "this formula has no result. Open the file in Excel and save it, or write the value itself.",
)
_IN_ERROR = Sentence(
    "ô báo lỗi của Excel. Hãy ghi thẳng giá trị.",
    "the cell holds an Excel error. Write the value itself.",
)


class Cell(Protocol):
    """A cell as a reader of workbooks gives it: rows and columns count from 1, sheets from 0."""

    @property
    def sheet(self) -> int: ...  # noqa: D102 - see the class
    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def number_format(self) -> str: ...  # noqa: D102
    @property
    def address(self) -> str: ...  # noqa: D102


class Spot(NamedTuple):
    """A cell by the name of its sheet and its address."""

    sheet: str
    cell: str


@dataclass
class Read:
    """What a workbook says, where each key stands, and the cells that could not be taken up."""

    said: Written = field(default_factory=dict)
    places: dict[str, Spot] = field(default_factory=dict)
    problems: list[tuple[Spot, Sentence]] = field(default_factory=list)


@dataclass(frozen=True)
class Taking:
    """How the cells of one part are taken up, and where what they say goes."""

    part: Part
    names: Names
    found: Read
    day_zero: date

    def value(self, column: Column, cell: Cell | None, spot: Spot) -> object:
        """Take up a cell: what it says, or None where nothing stands."""
        if cell is None or not cell.text.strip():
            if cell is not None and cell.kind != "s":
                return self.unread(spot, _UNCOMPUTED)
            return None
        if cell.kind == "e":
            return self.unread(spot, _IN_ERROR)
        if not column.several:
            return self._listed(column, self._taken(column, cell), spot)
        held = _structured(cell.text)
        lines = held if isinstance(held, list) else cell.text.splitlines()
        texts = [self._text(column, str(line)) for line in lines if str(line).strip()]
        return [self._listed(column, text, spot) for text in texts]

    def _taken(self, column: Column, cell: Cell) -> object:
        of_text = cell.kind not in {"n", "d", "b"}
        return self._of_text(column, cell.text) if of_text else self._number(column, cell)

    def _listed(self, column: Column, said: object, spot: Spot) -> object:
        """Give what was said if it is one of the words, or at least a code; else tell it."""
        known = {
            "word": said in column.words,
            "code": isinstance(said, str) and _CODE.fullmatch(said) is not None,
            "yes": isinstance(said, bool),
        }
        if known.get(column.kind, True):
            return said
        choices = self.names.choices(self.part, column)
        return self.unread(spot, _not_listed(str(said), choices))

    def unread(self, spot: Spot, said: Sentence) -> str:
        """Note a cell that must be corrected; what stands in for it is not told again."""
        self.tell(spot, said)
        return UNREAD

    def tell(self, spot: Spot, said: Sentence) -> None:
        """Note a cell that must be corrected."""
        self.found.problems.append((spot, said))

    def _number(self, column: Column, cell: Cell) -> object:
        if cell.kind == "b":
            return cell.text in {"1", "true"}
        if cell.kind == "d":
            return date.fromisoformat(cell.text[:10])
        exact = Decimal(f"{float(cell.text):.15g}")
        look = _QUOTED.sub("", cell.number_format)
        if column.kind == "number" and "%" in look:
            share = exact * 100
            # typed as 80%: where a measure may stand with the value, it does
            return f"{share:f}%" if column.name == "value" else share
        if _DAY_LETTERS.search(look) and 0 < exact < _DAYS:
            return self.day_zero + timedelta(days=int(exact))
        if column.kind in {"number", "any"}:
            return exact
        whole = int(exact) if exact == int(exact) else exact
        return whole if column.kind == "whole" and isinstance(whole, int) else f"{whole}"

    def _of_text(self, column: Column, text: str) -> object:
        text = normalize("NFC", text)
        if column.kind == "yes":
            said = {YES.casefold(): True, NO.casefold(): False}.get(text.strip().casefold())
            return text if said is None else said
        if column.kind == "number" and _PLAIN.fullmatch(text.strip()):
            return Decimal(text.strip())
        if column.kind == "whole" and text.strip().isdigit():
            return int(text)
        if column.kind == "any":
            return _structured(text)
        return self._text(column, text)

    def _text(self, column: Column, text: str) -> str:
        if column.kind == "word":
            return word_of(column, text)
        if column.kind == "code":
            return code_of(text, self.names.codes(self.part, column))
        return text if column.kind == "text" and not column.several else text.strip()


def _not_listed(text: str, choices: Sequence[str]) -> Sentence:
    near = get_close_matches(text, choices, n=1, cutoff=0.4)
    if not choices:
        return Sentence(
            f"“{text}” chưa thể là mã. Mã chỉ có chữ không dấu, chữ số và các dấu _ - .",
            f"“{text}” cannot be a code: plain letters, digits and the marks _ - . only.",
        )
    meant = near[0] if near else ""
    return Sentence(
        f"“{text}” không có trong danh sách. "
        + (f"Có phải là “{meant}”?" if meant else "Hãy chọn trong danh sách của ô."),
        f"“{text}” is not in the list. "
        + (f"Is it “{meant}”?" if meant else "Choose from the list of the cell."),
    )


def _structured(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text
