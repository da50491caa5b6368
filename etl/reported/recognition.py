"""What was recognised: the award, the decision, its day, the points."""

from collections.abc import Iterator

from etl.reading import Flaw
from etl.record import Award
from etl.reported.award import award_named
from etl.reported.kind import Kind
from etl.reported.points import POINTS, exact_points
from etl.reported.row import Row
from etl.reported.scene import Scene

_ENTRIES = ("award", "points", "decision", "decided_on", "note")


def _take(row: Row, scene: Scene) -> Iterator[Award | Flaw]:
    """Take an award; the bloc itself named as the unit is the bloc as a whole."""
    first, award = row.first(*_ENTRIES), row.words("award")
    named = row.said.get("unit")
    unit = scene.member(named)
    is_bloc = named is not None and scene.names.reporter(named.text) == scene.reporter
    decided_on = scene.day(row.said.get("decided_on"))
    points = exact_points(row, "points")
    if unit is None and not is_bloc:
        yield row.unknown_member(scene, "unit", first)
    elif award is None:
        yield row.flaw("award_told", first)
    elif isinstance(points, Flaw):
        yield points
    elif "decided_on" in row.said and not scene.is_of_review(decided_on):
        yield row.flaw("day_of_review", "decided_on", str(scene.year))
    elif not row.figure("points").in_doubt:
        name, is_known = award_named(award)
        told = (points, row.words("decision"), decided_on, row.words("note"))
        yield Award(unit, name, "recognised", *told, *row.place("award"))
        if not is_known:
            yield row.flaw("known_award", "award")


RECOGNITION = Kind(frozenset({"unit", "award"}), _ENTRIES, _take, lambda *_: {"points": POINTS})
