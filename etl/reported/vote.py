"""How many could vote on a unit, how many were there, how many were in favour."""

from collections.abc import Iterator

from etl.measure import Context
from etl.reading import Flaw
from etl.record import Vote
from etl.reported.award import award_named
from etl.reported.kind import Kind
from etl.reported.row import Row
from etl.reported.scene import Scene

_COUNTS = ("eligible", "present", "in_favour")
_ENTRIES = ("in_favour", "present", "eligible", "question", "held_on", "note")
_MOST = 1_000_000  # more than any meeting counts
_BALLOTS = Context(
    "count", 1, ["phieu", "nguoi", "dai bieu", "uy vien", "dong chi", "d/c"],
    nil=False, negative=False, beyond=False,
)  # fmt: skip


def _take(row: Row, scene: Scene) -> Iterator[Vote | Flaw]:
    first = row.first(*_ENTRIES)
    unit = scene.member(row.said.get("unit"))
    question, held_on = row.words("question"), scene.day(row.said.get("held_on"))
    doubtful = _doubtful_counts(row)
    if unit is None:
        yield row.unknown_member(scene, "unit", first)
    elif doubtful is not None:
        yield from doubtful
    elif question is None:
        yield row.flaw("question_told", first)
    elif "held_on" in row.said and not scene.is_of_review(held_on):
        yield row.flaw("day_of_review", "held_on", str(scene.year))
    else:
        eligible, present, in_favour = (row.figure(role).value for role in _COUNTS)
        counted = (int(present or 0), int(in_favour or 0))
        about = (unit, award_named(question)[0], None if eligible is None else int(eligible))
        place = row.place("in_favour")
        yield Vote(*about, *counted, held_on, row.words("note"), *place)


def _doubtful_counts(row: Row) -> list[Flaw] | None:
    """Say what keeps a count out; an empty list where it has been said already."""
    counts = {role: row.figure(role) for role in _COUNTS}
    if any(count.in_doubt for count in counts.values()):
        return []
    for role, count in counts.items():
        if count.value is not None and (count.qualifier != "=" or count.value > _MOST):
            return [row.flaw("exact_ballots", role)]
        if count.value is None and (role != "eligible" or role in row.said):
            return [row.flaw("ballots_told", role if role in row.said else row.first(*_ENTRIES))]
    for part, whole in (("present", "eligible"), ("in_favour", "present")):
        most = counts[whole].value
        if most is not None and (counts[part].value or 0) > most:
            return [row.flaw("ballots_within", part, row.said[whole].text)]
    return None


VOTE = Kind(
    frozenset({"unit", "present", "in_favour"}),
    _ENTRIES,
    _take,
    lambda *_: dict.fromkeys(_COUNTS, _BALLOTS),
)
