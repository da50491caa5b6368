"""What only people can say of a document: who issues it, its number and day, who signs it.

`documents.toml` is optional: what it does not say stays blank in the documents. It is no input of
a build, for no figure depends on it; but it is checked with the other files of the reference.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from warehouse.reference.fact import Fact, Findings
from warehouse.reference.problem import ReferenceError  # noqa: A004 - see problem.py
from warehouse.reference.reading import read_document, read_tables
from warehouse.reference.shapes import Code, Day, Shape, Term, Text

FILE = "documents.toml"
DocumentName = Literal[
    "so-ket", "tong-ket", "chi-tieu", "theo-don-vi", "cham-diem", "xep-hang", "gui-bao-cao",
    "bien-ban-binh-xet", "bien-ban-kiem-tra-cheo", "to-trinh", "giao-uoc",
]  # fmt: skip


class Issuer(Shape):
    """What all documents of a bloc share."""

    bloc: Code
    superior: Text | None = None
    issuer: Text | None = None
    place: Text | None = None
    recipients: tuple[Text, ...] = ()
    signer_post: Text | None = None
    signer: Text | None = None


class Paper(Shape):
    """What is said of one document of a bloc and period; it goes before what all share."""

    bloc: Code
    period: Term
    document: DocumentName
    symbol: Text | None = None
    place: Text | None = None
    dated: Day | None = None
    recipients: tuple[Text, ...] = ()
    signer_post: Text | None = None
    signer: Text | None = None


class Documents(Shape):
    """The whole file."""

    bloc: tuple[Issuer, ...] = ()
    document: tuple[Paper, ...] = ()


def documents(folder: Path) -> Documents:
    """Read the file; without one nothing is said. What is wrong in it is told all at once."""
    findings = Findings()
    read_tables(folder, findings)
    findings.problems.clear()  # those of the tables are told where the whole reference is read
    found = check_documents(folder, findings)
    if findings.problems:
        raise ReferenceError(findings.problems)
    return found


def check_documents(folder: Path, findings: Findings) -> Documents:
    """Read the file among the others of the folder; what is wrong joins what else is found."""
    path = folder / FILE
    written = read_document(path, FILE, Documents, findings) if path.is_file() else None
    if written is None:
        return Documents()
    issuers = [(f"bloc[{n}]", one.bloc, (one.bloc,)) for n, one in enumerate(written.bloc or [], 1)]
    papers = [
        (f"document[{n}]", one.bloc, (one.bloc, one.period, one.document))
        for n, one in enumerate(written.document or [], 1)
    ]
    _check(issuers, findings)
    _check(papers, findings)
    return written


def _check(entries: Iterable[tuple[str, str, tuple[str | None, ...]]], findings: Findings) -> None:
    known = findings.codes.get("bloc")
    seen: dict[tuple[str | None, ...], str] = {}
    for place, bloc, key in entries:
        fact = Fact("documents", {}, FILE, place)
        if None in key:
            continue  # already told: it is missing or has the wrong form
        if known is not None and bloc not in known:
            findings.problems.append(fact.unknown("bloc", bloc, known))
        if key in seen:
            findings.problems.append(
                fact.problem(
                    f"trùng với {seen[key]}. Hãy gộp lại làm một.",
                    f"it says the same as {seen[key]}. Make one of the two.",
                )
            )
        seen.setdefault(key, place)
