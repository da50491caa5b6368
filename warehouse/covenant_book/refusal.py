"""What is wrong in a workbook, told in the order of its sheets, each with the cell it stands in."""

import re
from collections.abc import Iterable, Mapping, Sequence

from warehouse.covenant_book.part import parts
from warehouse.covenant_book.taking import Read, Spot
from warehouse.covenant_book.wording import heading
from warehouse.language import Refusal, Sentence
from warehouse.reference import Problem
from warehouse.reference.problem import MOST_TOLD

_STEP = re.compile(r"(?:\.[^.\[\]]+|\[\d+\])$")
_CELL = re.compile(r"([A-Z]+)(\d+)")


def refusal(
    book: str, sheets: Sequence[str], found: Read, problems: Iterable[Problem], file: str
) -> Refusal:
    """Tell all that is wrong at once: what could not be taken up, then what the rules found.

    `file` is the covenant's file as the rules name it; what is wrong elsewhere keeps its own place.
    """
    told, elsewhere = list(found.problems), []
    for problem in problems:
        spot = _spot(found.places, str(problem.place)) if problem.file == file else None
        if spot is None:
            elsewhere.append(problem.told)
        else:
            told.append((spot, _in_headings(str(problem.place), problem.sentence)))
    told.sort(key=lambda one: _in_reading_order(one[0], sheets))
    lines = [*(_at(spot, said) for spot, said in dict.fromkeys(told)), *elsewhere]
    count, lines = len(lines), lines[:MOST_TOLD]
    return Refusal(
        f"{book} có {count} chỗ phải sửa; chưa ghi gì:\n" + "\n".join(f"  {x.vi}" for x in lines),
        f"{book} has {count} thing{'' if count == 1 else 's'} to correct; nothing is written:\n"
        + "\n".join(f"  {x.en}" for x in lines),
    )


def _spot(places: Mapping[str, Spot], key: str) -> Spot | None:
    """Find the cell of a key, or of what it stands in: `target[3].value`, then `target[3]`."""
    while key not in places:
        shorter = _STEP.sub("", key)
        if shorter == key:
            return None
        key = shorter
    return places[key]


def _in_headings(key: str, said: Sentence) -> Sentence:
    """Name a field as its heading does: a person sees headings, not keys."""
    *path, field = re.sub(r"\[\d+\]", "", key).split(".")
    part = next((one for one in parts() if list(one.path) == path), None)
    if part is None:
        return said
    about = heading(part, field)
    return Sentence(
        said.vi.replace(f"“{field}”", f"“{about.vi}”"),
        said.en.replace(f"“{field}”", f"“{about.en}”"),
    )


def _in_reading_order(spot: Spot, sheets: Sequence[str]) -> tuple[int, int, int, str]:
    place = _CELL.fullmatch(spot.cell)
    column, row = place.groups() if place else ("", "0")
    sheet = sheets.index(spot.sheet) if spot.sheet in sheets else len(sheets)
    return (sheet, int(row), len(column), column)


def _at(spot: Spot, said: Sentence) -> Sentence:
    return Sentence(
        f"trang “{spot.sheet}”, ô {spot.cell}: {said.vi}",
        f"sheet “{spot.sheet}”, cell {spot.cell}: {said.en}",
    )
