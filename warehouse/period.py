"""Periods: half-years and years, in the codes of SDMX (`2024-S1`, `2024-S2`, `2024`)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from warehouse.language import Language, Refusal

_CODE = re.compile(r"(?P<year>[12]\d{3})(?:-S(?P<half>[12]))?")


@dataclass(frozen=True)
class Period:
    """A half-year (`half` 1 or 2) or a whole year (`half` None)."""

    year: int
    half: int | None = None

    @classmethod
    def parse(cls, code: str) -> Self:
        """Read a code; anything that is not one is refused with a sentence."""
        match = _CODE.fullmatch(code.strip())
        if match is None:
            raise Refusal(
                f"“{code}” không phải là kỳ báo cáo. Hãy viết như 2024-S1, 2024-S2 hoặc 2024.",
                f"“{code}” is not a period. Write it like 2024-S1, 2024-S2 or 2024.",
            )
        return cls(int(match["year"]), int(match["half"]) if match["half"] else None)

    def __str__(self) -> str:
        return str(self.year) if self.half is None else f"{self.year}-S{self.half}"

    def __lt__(self, other: "Period") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, bool]:
        return (self.last_day, self.half is None)

    @property
    def first_day(self) -> date:
        """The period's first day."""
        return date(self.year, 7 if self.half == 2 else 1, 1)  # noqa: PLR2004 - July

    @property
    def last_day(self) -> date:
        """The period's last day; a year ends with its second half, and stands after it."""
        month = 6 if self.half == 1 else 12
        return date(self.year, month, monthrange(self.year, month)[1])

    def label(self, language: Language = "vi") -> str:
        """Name the period as people do."""
        if self.half is None:
            return f"Năm {self.year}" if language == "vi" else f"Year {self.year}"
        if language == "en":
            return f"{'First' if self.half == 1 else 'Second'} half of {self.year}"
        return f"6 tháng {'đầu' if self.half == 1 else 'cuối'} năm {self.year}"
