"""What was done of the programme, and beyond it."""

from collections.abc import Iterator

from etl.reading import Flaw
from etl.record import Activity
from etl.reported.kind import Kind
from etl.reported.row import Row
from etl.reported.scene import Scene


def _tells(row: Row, scene: Scene) -> bool:
    """Tell what a unit reports from what the form prints of the programme."""
    code, done = row.words("activity"), scene.day(row.said.get("done_on"))
    if "evidence" in row.said or "note" in row.said:
        return True
    if code is None:
        return "done_on" in row.said or "text" in row.said
    return "done_on" in row.said and (
        done is None or done != scene.names.covenants.done_on(code, scene.year)
    )


def _take(row: Row, scene: Scene) -> Iterator[Activity | Flaw]:
    code, name, day = row.words("activity"), row.words("text"), scene.day(row.said.get("done_on"))
    first = row.first("done_on", "evidence", "note", "text")
    if code is not None and not scene.names.covenants.knows_activity(code, scene.year):
        yield row.flaw("known_activity", "activity")
    elif code is None and (name is None or not any(map(str.isalpha, name))):
        yield row.flaw("named_activity", first)
    elif "done_on" in row.said and (day is None or day.year != scene.year):
        yield row.flaw("day_in_year", "done_on", str(scene.year))
    else:
        yield Activity(code, name, day, row.words("evidence"), row.words("note"), *row.place(first))


PROGRAMME = Kind(
    frozenset({"text", "done_on"}), ("done_on", "evidence", "note"), _take, tells=_tells
)
