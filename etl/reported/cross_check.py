"""Which unit checked which, and what it found."""

from collections.abc import Iterator

from etl.form.words import CHECKED
from etl.reading import Flaw
from etl.record import CrossCheck
from etl.reported.kind import Kind
from etl.reported.row import Row
from etl.reported.scene import Scene
from etl.wording import fold

_OUTCOMES = dict(zip(map(fold, CHECKED), ("agreed", "differs", "not_checked"), strict=True))
_ENTRIES = ("checked_by", "held_on", "outcome", "difference", "evidence")


def _take(row: Row, scene: Scene) -> Iterator[CrossCheck | Flaw]:
    first = row.first(*_ENTRIES)
    unit, other = (scene.member(row.said.get(role)) for role in ("unit", "checked_by"))
    held_on, outcome = scene.day(row.said.get("held_on")), row.words("outcome")
    word = _OUTCOMES.get(fold(outcome or ""))
    if unit is None:
        yield row.unknown_member(scene, "unit", first)
    elif other is None:
        yield row.unknown_member(scene, "checked_by", first)
    elif unit == other:
        yield row.flaw("checked_by_another", "checked_by")
    elif "held_on" in row.said and not scene.is_of_review(held_on):
        yield row.flaw("day_of_review", "held_on", str(scene.year))
    elif outcome is not None and word is None:
        yield row.flaw("known_outcome", "outcome", ", ".join(CHECKED))
    else:
        told = (row.words("difference"), row.words("evidence"))
        yield CrossCheck(unit, other, held_on, word, *told, *row.place("checked_by"))
        if word == "differs" and told[0] is None:
            yield row.flaw("difference_told", "outcome")


CROSS_CHECK = Kind(frozenset({"unit", "checked_by"}), _ENTRIES, _take)
