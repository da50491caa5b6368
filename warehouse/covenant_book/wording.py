"""The words of the workbook: headings and help of each field, names of codes and closed words."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from warehouse.covenant_book.part import PARENT, Column, Part

_HERE = Path(__file__).parent
_TAIL = re.compile(r"\((?P<code>[^()]+)\)\s*$")  # “Tên (MÃ)”
YES, NO = "Có", "Không"
# Which table of the reference a code comes from, by the field that holds it.
_LISTS: Mapping[str, tuple[str, ...]] = {
    "bloc": ("bloc",),
    "unit": ("unit",),
    "leader": ("unit",),
    "deputies": ("unit",),
    "last_year_leader": ("unit",),
    "addressed_to": ("unit", "bloc"),
    "indicator": ("indicator",),
    "parent_target": ("indicator",),
    "source": ("source",),
    "movement": ("movement",),
    "content_group": ("content_group",),
    "main_group": ("content_group",),
}
_BY_LIST = {"members": ("unit",), "movements": ("movement",)}  # lists of codes in the file
_DEFINED = {("content_group", "content_group")}  # where a code is made, not chosen


class Heading(NamedTuple):
    """What stands over a column or before a question."""

    vi: str
    en: str
    help: str
    width: float | None = None  # of its column, in letters; else as wide as its kind


def heading(part: Part, field: str = "") -> Heading:
    """Give the heading of a field, or of a part; one that nobody has named yet is its key."""
    if field == PARENT:
        above = heading(Part(part.parent or (), (), many=True))
        return Heading(
            f"STT ở trang {above.vi}", f"No. in {above.en}", "Dòng mà dòng này thuộc về."
        )
    key = field or part.name
    return _headings().get((part.name, field), Heading(key, key, ""))


def label(field: str, word: str) -> str:
    """Write a closed word as people choose it: “cấp trên giao (assigned)”."""
    said = _words().get((field, word))
    return f"{said} ({word})" if said else word


@lru_cache(maxsize=1)
def _headings() -> dict[tuple[str, str], Heading]:
    return {
        (row["part"], row["field"]): Heading(
            row["vi"], row["en"], row["help"], float(row["width"]) if row["width"] else None
        )
        for row in _read("headings.csv")
    }


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], str]:
    return {(row["field"], row["word"]): row["vi"] for row in _read("words.csv")}


def _read(name: str) -> Iterator[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@dataclass(frozen=True)
class Names:
    """The codes that a workbook's cells may hold, with their names: by table, by code."""

    named: Mapping[str, Mapping[str, str]]

    def choices(self, part: Part, column: Column) -> list[str]:
        """List what a cell's drop-down offers, as people read it."""
        if column.kind == "yes":
            return [YES, NO]
        if column.kind == "word":
            return [label(column.name, word) for word in column.words]
        return [shown(code, name) for code, name in self.codes(part, column).items()]

    def codes(self, part: Part, column: Column) -> dict[str, str]:
        """Give the codes a cell may hold and their names; none where codes are made."""
        if column.kind != "code" or (part.name, column.name) in _DEFINED:
            return {}
        found: dict[str, str] = {}
        for table in _LISTS.get(column.name, ()):
            found |= self.named[table]
        return found

    def name(self, field: str, code: str) -> str:
        """Give the name that stands beside a code in the file: of units and indicators."""
        tables = _BY_LIST.get(field, _LISTS.get(field, ()))
        named = (self.named[one].get(code, "") for one in tables if one != "content_group")
        return next(filter(None, named), "")


def shown(code: str, name: str) -> str:
    """Write a code with its name before it."""
    return f"{name} ({code})" if name else code


def code_of(text: str, known: Mapping[str, str]) -> str:
    """Take the code out of “Tên (MÃ)”, or know it by its name; else what stands there."""
    text = text.strip()
    tail = _TAIL.search(text)
    if text not in known and tail and tail["code"] in known:
        return tail["code"]
    named = [code for code, name in known.items() if name and name.casefold() == text.casefold()]
    return named[0] if text not in known and len(named) == 1 else text


def word_of(column: Column, text: str) -> str:
    """Take the word out of “cấp trên giao (assigned)”, or know it by what people call it."""
    return code_of(text, {word: _words().get((column.name, word), "") for word in column.words})
