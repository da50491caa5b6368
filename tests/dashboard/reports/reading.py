"""Read documents back with other programs, and hold what they say against the warehouse."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import duckdb

from dashboard.reports.answers import Answers, ask
from warehouse.scope import Scope
from warehouse.settings import Settings

NUMERAL = re.compile(r"[−-]?\d[\d.]*(?:,\d+)?")
_TIMES = {"triệu": 10**6, "tỷ": 10**9}


@dataclass(frozen=True)
class Office:
    """The default world: its settings and a connection on its build."""

    places: Settings
    con: duckdb.DuckDBPyConnection
    told: dict[str, set[Any]] = field(default_factory=dict)

    def ask(self, bloc: str, period: str) -> Answers:
        """Ask about a bloc and period."""
        return ask(self.con, Scope.everything(), bloc, period)

    def values(self, relation: str, key: dict[str, Any], column: str) -> set[Any]:
        """Give what the warehouse holds where a figure says that it comes from."""
        told = {name: value if isinstance(value, list | tuple) else [value]
                for name, value in key.items()}  # fmt: skip
        tests = [
            f"{name} is null"
            if values == [None]
            else f"cast({name} as varchar) in ({marks(values)})"
            for name, values in told.items()
        ]
        params = [str(one) for values in told.values() if values != [None] for one in values]
        asked = column
        if column == "count":
            asked = "count(distinct indicator)" if "indicator" in key else "count(*)"
        where = f" where {' and '.join(tests)}" if tests else ""
        question = f"{relation} {column} {where} {params}"
        if question not in self.told:
            rows = self.con.execute(
                f"select distinct {asked} from {relation}{where}", params
            ).fetchall()
            self.told[question] = {plain(value) for (value,) in rows}
        return self.told[question]


def marks(values: list[Any]) -> str:
    return ", ".join("?" for _ in values)


def plain(value: Any) -> Any:
    """Give a value as the register writes it, numbers as exact decimals."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return Decimal(value)


def registered(text: str) -> Any:
    """Read a value of the register back."""
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else Decimal(text)


def shows(text: str, value: Any) -> bool:
    """Tell whether a text says a value: the same day, or the same number to its last digit."""
    if isinstance(value, str):
        year, month, day = (int(part) for part in value.split("-"))
        return text in (f"{day:02d}/{month:02d}/{year}",
                        f"ngày {day:02d} tháng {month:02d} năm {year}",
                        f"ngày {day:02d} tháng {month} năm {year}")  # fmt: skip
    match = NUMERAL.search(text)
    if match is None:
        return _says_in_words(text, value)
    digits = match[0].replace(".", "").replace(",", ".").replace("−", "-")
    unit = next((times for word, times in _TIMES.items() if word in text[match.end() :]), 1)
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    told = abs(Decimal(digits))
    near_hundred = told != 100 and abs(told - 100) <= step  # what is not 100 % never looks so
    for times in {unit, *((10**6,) if unit == 1 else ())}:  # a table's money is in millions
        rounded = abs((value / times).quantize(step, ROUND_HALF_UP))
        if rounded == told or (near_hundred and abs(rounded - told) <= step):
            return True
    return False


def _says_in_words(text: str, value: Decimal) -> bool:
    words = {"-": 0, "có": 1, "không": 0, "bản đầu": 0, "hoàn thành xuất sắc": 4,
             "hoàn thành tốt": 3, "hoàn thành": 2, "không hoàn thành": 1}  # fmt: skip
    return words.get(text) == value
