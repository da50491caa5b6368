"""The points that a bloc's leader finds right, beside the cross-check's and the unit's own.

The unit's own points stand here as a copy: they are compared with what the unit sent, no more.
"""

from collections.abc import Iterator
from decimal import Decimal

from etl.reading import Flaw
from etl.record import Point
from etl.reported.kind import Kind
from etl.reported.points import POINTS, points_within, span_of
from etl.reported.row import Row
from etl.reported.scene import Scene

COPIED = "copied"  # of the unit's own points: a check, and never taken for them
_STAGES = {"self_points": COPIED, "checked_points": "cross_check", "points": "appraised"}
_ENTRIES = (*_STAGES, "reason")


def _take(row: Row, scene: Scene) -> Iterator[Point | Flaw]:
    """Take the points of each stage; points changed without a word of why are asked about."""
    first = row.first(*_ENTRIES)
    unit = scene.member(row.said.get("unit"))
    span = span_of(row, scene, first)
    if unit is None:
        yield row.unknown_member(scene, "unit", first)
    elif isinstance(span, Flaw):
        yield span
    else:
        taken = {role: points_within(row, role, span) for role in _STAGES}
        for role, points in taken.items():
            if isinstance(points, Flaw):
                yield points
            elif points is not None:
                about = (unit, row.words("criterion") or "", _STAGES[role])
                reason = row.words("reason") if role == "points" else None
                yield Point(*about, points, None, reason, *row.place(role))
        yield from _unexplained(row, taken)


def _unexplained(row: Row, taken: dict[str, Decimal | Flaw | None]) -> Iterator[Flaw]:
    *before, appraised = (taken[role] for role in _STAGES)
    told = [one for one in before if isinstance(one, Decimal) and one != appraised]
    if told and isinstance(appraised, Decimal) and row.words("reason") is None:
        role = next(role for role in _STAGES if taken[role] == told[0])
        yield row.flaw("change_explained", "points", row.said[role].text)


APPRAISAL = Kind(
    frozenset({"unit", "criterion", "points"}),
    _ENTRIES,
    _take,
    lambda *_: dict.fromkeys(_STAGES, POINTS),
)
