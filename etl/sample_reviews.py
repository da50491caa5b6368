"""What the units of an illustrative bloc tell besides figures, sheet by sheet.

A unit registers, reports on the programme, speaks its mind and scores itself. The words are general
and each says that it is illustrative: no real unit said it, and no real event is meant.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from etl.form.content import Row
from etl.form.words import AWARDS, STATEMENTS
from etl.further import Wanted, addressees, rows_of
from etl.sample_points import Reckoned
from warehouse.period import Period

Rows = Sequence[Row]
Words = Mapping[str, Any]
_OF_A_REPORT = ("self_score", "programme", "statements")
_DONE = 0.6  # of the programme, in each half
_WISHES = AWARDS[2::2]  # the sector union's flag and certificate


@dataclass(frozen=True)
class Teller:
    """One unit that tells of a year: its place among its bloc's, what it aims at, its points."""

    unit: str
    place: int
    levels: Mapping[str, object]  # by indicator, of what it registers
    points: Mapping[str, Reckoned]


def sheets_of_report(
    wanted: Wanted, teller: Teller, told: Sequence[str], words: Words
) -> dict[str, Rows]:
    """Fill the sheets that go with a report's figures; points are of a whole year."""
    kinds = [kind for kind in _OF_A_REPORT if kind in told]
    if wanted.period.half:
        kinds = [kind for kind in kinds if kind != "self_score"]
    return {kind: _FILLED[kind](wanted, teller, words) for kind in kinds}


def registration(wanted: Wanted, teller: Teller) -> Rows:
    """Register the unit's own aims, and the award it wishes for."""
    wish = _WISHES[teller.place % len(_WISHES)]
    return [
        {
            **row,
            "registered": "Có"
            if row.get("text") == wish
            else teller.levels.get(str(row.get("code"))),
        }
        for row in rows_of("registration", wanted)
    ]


def evidence(words: Words, number: int) -> str:
    """Name a document that was never written."""
    return str(words["evidence"]).format(number=number)


def chance_of(teller: str, period: Period, what: str) -> Random:
    """Give the same chances each time to one who tells of a period."""
    return Random(f"{teller}/{period}/{what}")  # noqa: S311 - nothing secret


def _self_score(wanted: Wanted, teller: Teller, words: Words) -> Rows:
    """Give points with what shows them; of what does not apply, a note."""
    filled: list[Row] = []
    for number, row in enumerate(rows_of("self_score", wanted), start=1):
        claimed = teller.points[str(row["criterion"])].claimed
        if claimed is None:
            filled.append({**row, "note": "Không áp dụng"})
        else:
            shown = evidence(words, number) if claimed else None
            filled.append({**row, "points": claimed, "evidence": shown})
    return filled


def _programme(wanted: Wanted, teller: Teller, words: Words) -> Rows:
    """Report some of the programme as done, and one thing beyond it."""
    chance = chance_of(teller.unit, wanted.period, "programme")
    rows = [dict(row) for row in rows_of("programme", wanted)]
    for row in rows:
        if row and not row["done_on"] and chance.random() < _DONE:
            row.update(_done(wanted.period, chance, words))
    free = next((row for row in rows if not row), None)
    if free is not None:
        free["text"] = words["beyond"][teller.place % len(words["beyond"])]
        free.update(_done(wanted.period, chance, words))
    return rows


def _done(period: Period, chance: Random, words: Words) -> dict[str, object]:
    first = date(period.year, 2 if period.half else 7, 1)
    day = first + timedelta(days=chance.randint(0, 100))
    return {"done_on": day, "evidence": evidence(words, chance.randint(20, 90))}


def _statements(wanted: Wanted, teller: Teller, words: Words) -> Rows:
    """Tell a difficulty and a proposal, and at the end of the year a result."""
    kinds = ["difficulty", "proposal"] if wanted.period.half else list(STATEMENTS.values())
    labels = {kind: label for label, kind in STATEMENTS.items()}
    to = addressees(wanted)
    turn = teller.place * 2 + (0 if wanted.period.half else 1)
    rows: list[Row] = [
        {
            "kind": labels[kind],
            "text": words[kind][turn % len(words[kind])],
            "addressed_to": to[turn % len(to)] if kind == "proposal" else None,
        }
        for kind in kinds
    ]
    return [*rows, *rows_of("statements", wanted)[len(rows) :]]


_FILLED: Mapping[str, Callable[[Wanted, Teller, Words], Rows]] = {
    "self_score": _self_score,
    "programme": _programme,
    "statements": _statements,
}
