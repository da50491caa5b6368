"""The cells of a workbook in Unicode; what stood in old letters keeps its raw text beside it."""

from collections import defaultdict
from dataclasses import replace

from etl.lettering import ONLY_UNICODE, Letters, Restored, may_be_old
from etl.workbook import Cell, Workbook


def in_unicode(workbook: Workbook, letters: Letters) -> tuple[Workbook, list[tuple[Cell, str]]]:
    """Restore old letters; give the workbook, and each cell restored with its encoding."""
    doubtful = {
        place: cell
        for place, cell in enumerate(workbook.cells)
        if cell.kind == "s" and may_be_old(cell.text)
    }
    found = _restored(workbook, doubtful, letters) if doubtful else {}
    if not found:
        return workbook, []
    cells = list(workbook.cells)
    for place, told in found.items():
        cells[place] = cells[place]._replace(text=told.text, written=cells[place].text)
    changed = [(cells[place], found[place].form) for place in sorted(found)]
    return replace(workbook, cells=cells), changed


def _restored(
    workbook: Workbook, doubtful: dict[int, Cell], letters: Letters
) -> dict[int, Restored]:
    """Restore by font and by score, then what the other texts in the same font prove.

    A font proves nothing where the workbook writes Unicode in it too.
    """
    modern: set[str] = set()
    for cell in workbook.cells:
        if cell.font not in modern and ONLY_UNICODE.search(cell.text):
            modern.add(cell.font)
    found, forms = {}, defaultdict(set)
    for place, cell in doubtful.items():
        told = letters.restored(cell.text, "" if cell.font in modern else cell.font)
        if told:
            found[place] = told
            forms[cell.font].add(told.form)
    for place, cell in doubtful.items():
        said = forms[cell.font] - {"lost"}
        if place not in found and len(said) == 1 and cell.font not in modern:
            told = letters.restored(cell.text, trusted=next(iter(said)))
            found |= {place: told} if told else {}
    return found
