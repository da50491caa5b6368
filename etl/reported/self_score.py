"""The points that a unit gives itself, criterion by criterion, and what shows them."""

from collections.abc import Iterator
from decimal import Decimal

from etl.reading import Flaw
from etl.record import Point
from etl.reported.kind import Kind
from etl.reported.points import POINTS, points_within, span_of
from etl.reported.row import Row
from etl.reported.scene import Scene

_ENTRIES = ("points", "evidence", "note")


def _take(row: Row, scene: Scene) -> Iterator[Point | Flaw]:
    """Take the points; a criterion that is only remarked upon, or has none, gives no row."""
    span = span_of(row, scene, row.first(*_ENTRIES))
    if isinstance(span, Flaw):
        yield span
        return
    points, evidence = points_within(row, "points", span), row.words("evidence")
    if isinstance(points, Flaw):
        yield points
    elif isinstance(points, Decimal):
        about = (scene.reporter, row.words("criterion") or "", "self")
        yield Point(*about, points, evidence, row.words("note"), *row.place("points"))
    elif evidence and "points" not in row.said:
        yield row.flaw("points_given", "evidence")


SELF_SCORE = Kind(
    frozenset({"criterion", "points"}), _ENTRIES, _take, lambda *_: {"points": POINTS}
)
