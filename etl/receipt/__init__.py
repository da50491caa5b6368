"""The receipt: for what a unit sent, a workbook that goes back to it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from etl.receipt.words import FILE_SUFFIX, NO_UNIT
from warehouse.language import Refusal
from warehouse.settings import Settings

if TYPE_CHECKING:
    from etl.inbox import Arrival
    from etl.receipt.content import Receipt

_BATCH = 50
_LONGEST = 180  # bytes of a name: file systems take 255


def receipts(files: Sequence[Path], places: Settings) -> Iterator[tuple[str, bytes]]:
    """Give the receipts for files, or for all that the serving build holds, each with its name.

    A file that the build holds is told of as it was loaded; any other is judged as `check` does.
    """
    from etl.inbox import arrivals
    from etl.receipt.served import of_build, serving_build

    con = serving_build(places.data)
    if not files:
        if con is None:
            raise Refusal(
                "Chưa có bản số liệu nào. Hãy chạy “make refresh”, hoặc nêu tên tệp.",
                "There is no build yet. Run “make refresh”, or name the files.",
            )
        return _written(of_build(con), arrivals(places.inbox))
    found = list(_looked_at(files, places.inbox))
    held = of_build(con, [one.sha256 for one in found]) if con else []
    loaded = {receipt.sha256 for receipt in held}
    new = [one for one in found if one.sha256 not in loaded]
    return _written([*held, *_judged(new, places)], found)


def _looked_at(files: Sequence[Path], inbox: Path) -> "Iterator[Arrival]":
    from etl.check import arrivals_of

    for file in files:
        yield from arrivals_of(file, inbox)


def _judged(found: "Sequence[Arrival]", places: Settings) -> "list[Receipt]":
    if not found:
        return []
    from etl.check import judged
    from etl.receipt.judged import of_frames

    checked = judged(found, places)
    return of_frames(checked.frames, checked.reference)


def _written(
    receipts: "Sequence[Receipt]", found: "Sequence[Arrival]"
) -> Iterator[tuple[str, bytes]]:
    """Open each file again, a few at a time, and lay its sheets into its receipt."""
    from etl.receipt.book import workbook
    from etl.workbook import opened

    by_hash = {one.sha256: one for one in found}
    taken: set[str] = set()
    for start in range(0, len(receipts), _BATCH):
        batch = receipts[start : start + _BATCH]
        hashes = {one.sha256 for one in batch} & by_hash.keys()
        there = [by_hash[sha256] for sha256 in sorted(hashes)]
        with opened(there) as workbooks:
            books = dict(zip((one.sha256 for one in there), workbooks, strict=True))
        for receipt in batch:
            book = books.get(receipt.sha256)
            yield _name(receipt, taken), workbook(replace(receipt, workbook=book))


def _name(receipt: "Receipt", taken: set[str]) -> str:
    """Name a receipt after its unit and file, as they stand in the inbox."""
    *folders, name = receipt.file_name.split("/")
    if len(name.encode()) > _LONGEST:
        short = name.encode()[: _LONGEST - 10].decode(errors="ignore")
        name = f"{short}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    stem = "/".join([receipt.unit or NO_UNIT, *folders, name])
    free, number = stem, 1
    while free in taken:
        number += 1
        free = f"{stem} ({number})"
    taken.add(free)
    return free + FILE_SUFFIX
