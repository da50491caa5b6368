"""The rule that lays a document out: the one in force on its date, kept as data with its source."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from warehouse.language import Refusal

_FILE = Path(__file__).parent / "layout.toml"


@dataclass(frozen=True)
class Margins:
    """The margins of an upright page, in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True)
class Layout:
    """One rule: name and source, the country's words, sizes in points, measures in millimetres."""

    name: str
    source: str
    valid_from: date
    country: str
    motto: str
    margins: Margins
    sizes: dict[str, float]
    typeface: str
    first_line: float
    line: float
    after: float


def in_force(day: date) -> Layout:
    """Give the rule in force on a day; a day before the first known rule is refused."""
    known = [one for one in _rules() if one.valid_from <= day]
    if not known:
        first = _rules()[0].valid_from
        raise Refusal(
            f"Văn bản ghi ngày {day:%d/%m/%Y}; chưa biết thể thức nào trước {first:%d/%m/%Y}. "
            "Hãy kiểm tra ngày trong documents.toml.",
            f"The document is dated {day:%d/%m/%Y}; no layout is known before {first:%d/%m/%Y}. "
            "Check the day in documents.toml.",
        )
    return known[-1]


@lru_cache(maxsize=1)
def _rules() -> list[Layout]:
    with _FILE.open("rb") as file:
        written = tomllib.load(file)["rule"]
    rules = [
        Layout(
            margins=Margins(**one["margins"]),
            sizes=one["sizes"],
            **one["text"],
            **{key: one[key] for key in ("name", "source", "valid_from", "country", "motto")},
        )
        for one in written
    ]
    return sorted(rules, key=lambda one: one.valid_from)
