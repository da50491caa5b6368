"""The illustrative scheme of a bloc: the world's criteria, without those the bloc leaves out."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

Line = tuple[str, dict[str, Any]]


def scheme_lines(
    covenant: str, world: Mapping[str, Any], reported: Container[str]
) -> Iterator[Line]:
    """Give the scheme's tables, each line with the covenant's code; `reported` are indicators."""
    yield "scheme", {"covenant": covenant, **world["scheme"]}
    lines = [("criterion", row) for row in _criteria(world["criterion"], reported)]
    lines += [(table, row) for table in ("gate", "quota") for row in world[table]]
    for table, row in lines:
        yield table, {"covenant": covenant, **row}


def _criteria(
    criteria: Sequence[Mapping[str, Any]], reported: Container[str]
) -> Iterator[dict[str, Any]]:
    """Give the points of a criterion that is left out to the one named `instead`."""
    left = [row for row in criteria if "indicator" in row and row["indicator"] not in reported]
    moved: dict[str, int] = defaultdict(int)
    for row in left:
        moved[row["instead"]] += row["max_points"]
    for row in criteria:
        if row in left:
            continue
        kept = {key: value for key, value in row.items() if key != "instead"}
        yield kept | {"max_points": row["max_points"] + moved[row["criterion"]]}


def attendance_lines(
    covenant: str, bloc: Mapping[str, Any], units: Sequence[str]
) -> Iterator[Line]:
    """State who came to the review that a bloc has held; of one it has not, nothing is known."""
    review = bloc.get("review")
    if review is None:
        return
    for unit in units:
        came = unit not in review["absent"]
        yield (
            "gate_statement",
            {
                "covenant": covenant,
                "gate": "DU_TONG_KET",
                "unit": unit,
                "outcome": "passed" if came else "failed",
                "stated_on": review["held_on"],
                "note": None if came else "Vắng mặt, không báo trước (minh hoạ)",
            },
        )
