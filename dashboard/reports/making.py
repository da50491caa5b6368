"""The documents of a bloc and period, written into a folder: each whole or not at all."""

import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.reports import catalogue, layout
from dashboard.reports.answers import Answers
from dashboard.reports.catalogue import Possible
from dashboard.reports.model import Document
from dashboard.reports.writers import pdf, word, workbook
from warehouse.reference.documents import Documents

Told = Callable[[Possible, int, int], None]


@dataclass(frozen=True)
class Made:
    """What came of it: the files written, the zip of all, and what keeps the other documents."""

    files: list[Path]
    archive: Path
    kept_back: list[Possible]


def make_all(answers: Answers, written: Documents, out: Path, told: Told | None = None) -> Made:
    """Make every document that can be made, and a zip of all; `told` hears of each before it."""
    there = catalogue.possible(answers)
    wanted = [one for one in there if one.lacks is None]
    contents: dict[str, bytes] = {}
    for place, one in enumerate(wanted):
        if told:
            told(one, place, len(wanted))
        document = catalogue.make(answers, one.name, written)
        contents |= written_as(document, stem(answers, document))
    out.mkdir(parents=True, exist_ok=True)
    files = [out / name for name in contents]
    for path, content in zip(files, contents.values(), strict=True):
        _replace(path, content)
    archive = out / f"{answers.bloc}_{answers.period}.zip"
    with _beside(archive) as draft:
        _zip(draft, contents)
    return Made(files, archive, [one for one in there if one.lacks is not None])


def stem(answers: Answers, document: Document) -> str:
    """Name a document's files without their endings."""
    return f"{answers.bloc}_{answers.period}_{document.name}"


def written_as(document: Document, name: str) -> dict[str, bytes]:
    """Write one document in each form: .docx, .pdf, and .xlsx where it has tables."""
    rule = layout.in_force(document.dated)
    contents = {
        f"{name}.docx": word.write(document, rule),
        f"{name}.pdf": pdf.write(document, rule),
    }
    tables = workbook.write(document)
    return contents if tables is None else contents | {f"{name}.xlsx": tables}


def _zip(place: Path, contents: dict[str, bytes]) -> None:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def _replace(path: Path, content: bytes) -> None:
    with _beside(path) as draft:
        draft.write_bytes(content)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Offer a place beside a file; it takes the file's name only once it is whole."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
