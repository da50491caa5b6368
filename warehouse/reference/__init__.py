"""Reference: units, blocs, indicators, covenants and plans, read from files and checked whole.

`read(folder)` gives a `Reference` or raises `ReferenceError`, which tells everything that is wrong
at once. Nothing heavy is imported before something is read.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.reference.problem import Problem, ReferenceError  # noqa: A004 - see problem.py

if TYPE_CHECKING:
    from warehouse.reference.documents import Documents

__all__ = ["Problem", "Reference", "ReferenceError", "read", "read_documents", "read_overlay"]

Rows = list[dict[str, object]]


@dataclass(frozen=True)
class Reference:
    """All that a reference folder states: rows by table of schema core, and a digest."""

    tables: dict[str, Rows]
    digest: str

    @cached_property
    def units(self) -> dict[str, dict[str, object]]:
        """Units by code."""
        return {str(row["unit"]): row for row in self.tables["unit"]}

    @cached_property
    def blocs(self) -> dict[str, dict[str, object]]:
        """Blocs by code."""
        return {str(row["bloc"]): row for row in self.tables["bloc"]}

    @cached_property
    def indicators(self) -> dict[str, dict[str, object]]:
        """Indicators by code, in the order of the catalogue."""
        return {str(row["indicator"]): row for row in self.tables["indicator"]}

    @cached_property
    def aliases(self) -> list[tuple[str, str, str]]:
        """Every way of writing: kind, text, code. Names and short names come first."""
        names = [
            (kind, str(row[column]), str(row[kind]))
            for kind in ("unit", "bloc", "indicator")
            for row in self.tables[kind]
            for column in ("name_vi", "short_vi")
            if row.get(column)
        ]
        written = [
            (str(row["kind"]), str(row["text"]), str(row["code"])) for row in self.tables["alias"]
        ]
        return list(dict.fromkeys(names + written))

    def members(self, bloc: str, year: int) -> list[str]:
        """Give the units of a bloc in a year, in the covenant's order."""
        return [
            str(row["unit"])
            for row in self.tables["membership"]
            if row["bloc"] == bloc and row["year"] == year
        ]


def read(folder: Path) -> Reference:
    """Read a reference folder; optional tables may be absent and are then empty."""
    from warehouse.reference.digest import digest
    from warehouse.reference.folder import read_folder

    return Reference(read_folder(folder), digest(folder))


def read_overlay(path: Path, reference: Reference) -> Reference:
    """Add the illustrative targets, due dates and schemes of a sample world to a reference."""
    from warehouse.reference.digest import folded
    from warehouse.reference.folder import read_sample

    return Reference(read_sample(path, reference.tables), folded(reference.digest, path))


def read_documents(folder: Path) -> "Documents":
    """Read what people say of a bloc's documents: who issues, signs and receives them."""
    from warehouse.reference.documents import documents

    return documents(folder)
