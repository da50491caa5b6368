"""The figures of a document as a register for programs: each with its rows and its entry."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.reports.model import Document, Key, Value, figures, placed, tables


@dataclass(frozen=True)
class Registered:
    """One figure as the register has it."""

    number: int
    text: str
    value: str
    relation: str
    key: dict[str, Key]
    column: str
    entry: int | None


def registered(document: Document) -> list[Registered]:
    """List a document's figures in the order in which they are read."""
    return [
        Registered(
            number,
            figure.text,
            plain(figure.value),
            figure.origin.relation,
            dict(figure.origin.key),
            figure.origin.column,
            document.references.get(figure.origin),
        )
        for number, figure in enumerate(figures(document), 1)
    ]


def entries(document: Document) -> list[tuple[str, str, str]]:
    """List the entries of a document's sources: number, what it is of, where it was read."""
    found = []
    for table in tables(document):
        rows: dict[int, list[str]] = {}
        named: set[int] = set()
        for row, _, cell in placed(table):
            rows.setdefault(row, []).append(cell.text)
            if cell.anchor:
                named.add(row)
        found += [tuple(rows[row][:3]) for row in sorted(named)]
    return [(one[0], one[1], one[2]) for one in found]


def plain(value: Value) -> str:
    """Write a value so that a program reads it back exactly."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)
