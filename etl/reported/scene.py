"""Who reports for when, and what the rows of a further sheet are held against."""

from dataclasses import dataclass
from datetime import date

from etl.day import stored
from etl.identity import Names
from etl.workbook import Cell
from warehouse.period import Period


@dataclass(frozen=True)
class Scene:
    """The reporter of a sheet, its period, and the names that are known."""

    names: Names
    reporter: str
    period: Period | None
    date_1904: bool = False

    @property
    def year(self) -> int:
        """The year reported on; 0 where the period is not known."""
        return self.period.year if self.period else 0

    @property
    def covenants(self) -> list[str]:
        """The covenants that the reporter belongs to."""
        return self.names.covenants.of(self.reporter, self.year)

    def day(self, cell: Cell | None) -> date | None:
        """Read a day as it is written, or as a workbook stores it; a month alone is none."""
        told = stored(cell, date_1904=self.date_1904) if cell else None
        return told.day if told and told.precision == "day" else None

    def is_of_review(self, day: date | None) -> bool:
        """Tell a day of the year reported on, or of the next, when the year is reviewed."""
        return day is not None and day.year in {self.year, self.year + 1}

    def member(self, cell: Cell | None) -> str | None:
        """Give the unit that a cell names, where it belongs to the reporting bloc that year."""
        unit = self.names.reporter(cell.text, self.period) if cell else None
        return unit if unit and self.is_member(unit) else None

    def is_member(self, unit: str) -> bool:
        """Tell whether a unit belongs to the reporting bloc that year."""
        return self.names.covenants.has_member(self.reporter, self.year, unit)
