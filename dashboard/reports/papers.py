"""What every document of a bloc shares: its letterhead, its closing, its marks, its day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.reports.answers import Answers
from dashboard.reports.model import (
    BLANK,
    Annex,
    Block,
    Closing,
    Document,
    Figure,
    Letterhead,
    Signer,
)
from dashboard.reports.prose import say
from dashboard.reports.saying import written_day
from warehouse.reference.documents import DocumentName, Documents, Issuer, Paper

Row = dict[str, Any]
ILLUSTRATIVE = "SỐ LIỆU MINH HOẠ"
PROVISIONAL = "TẠM TÍNH"


@dataclass(frozen=True)
class Sheet:
    """A document before it has its letterhead: what it is, what it says, how it is marked.

    `provisional` says why it is so, and is empty where it is not; `held_on` is the day the
    warehouse knows the document to be of, as minutes are.
    """

    name: DocumentName
    kind: str
    subject: tuple[str, ...]
    letters: str  # the letters of its kind in its number, such as BC
    blocks: Sequence[Block]
    provisional: tuple[str, ...]
    illustrative: bool
    annexes: tuple[Annex, ...] = ()
    signers: tuple[Signer, ...] | None = None  # whoever signs for the bloc
    landscape: bool = False
    held_on: Figure | None = None


def finished(sheet: Sheet, answers: Answers, written: Documents) -> Document:
    """Give a sheet what people say of it; what they do not say is blank."""
    issuer = _issuer(answers, written)
    paper = _paper(sheet, answers, written)
    held_on = sheet.held_on.value if sheet.held_on else None
    own = held_on if isinstance(held_on, date) else None
    dated = paper.dated or own or answers.stamp["as_of"]
    marks = [ILLUSTRATIVE] if sheet.illustrative else []
    return Document(
        name=sheet.name,
        title=f"{sheet.kind} – {' '.join(sheet.subject)}",
        dated=dated,
        letterhead=_letterhead(sheet, issuer, paper),
        blocks=(*_why_provisional(sheet), *sheet.blocks),
        closing=_closing(sheet, issuer, paper),
        annexes=sheet.annexes,
        marks=(*marks, *([PROVISIONAL] if sheet.provisional else [])),
        landscape=sheet.landscape,
        properties={
            "thidua.bloc": answers.bloc,
            "thidua.period": str(answers.period),
            "thidua.build": str(answers.stamp["build"]),
            "thidua.as_of": str(answers.stamp["as_of"]),
            "thidua.illustrative": str(sheet.illustrative).lower(),
            "thidua.provisional": str(bool(sheet.provisional)).lower(),
        },
    )


def annexed(document: Document, annex: Annex) -> Document:
    """Add an annex, and let each say its number and which document it comes with."""
    head = document.letterhead
    symbol = f" {head.symbol.replace('Số:', 'số')}" if head.symbol else ""
    belongs = f"(Kèm theo {head.kind[:1]}{head.kind[1:].lower()}{symbol})"
    there = (*document.annexes, annex)
    names = [f"PHỤ LỤC {n}" if len(there) > 1 else "PHỤ LỤC" for n, _ in enumerate(there, 1)]
    told = (
        replace(one, name=name, belongs=belongs) for one, name in zip(there, names, strict=True)
    )
    return replace(document, annexes=tuple(told))


def unsettled(rows: Iterable[Row]) -> tuple[str, ...]:
    """Say why figures are still provisional: estimates among them, or units in silence."""
    due = [row for row in rows if row["verdict"] not in ("not_due", "not_applicable")]
    silent = any(
        row["reported"] is not None and row["expected"] and row["reported"] < row["expected"]
        for row in due
    )
    return (
        *(("còn số ước, sơ bộ",) if any(row["estimated"] for row in due) else ()),
        *(("còn đơn vị chưa báo cáo",) if silent else ()),
    )


def unrecognised(ranking: Iterable[Row]) -> tuple[str, ...]:
    """Say why ranks are still provisional: until the scheme's last stage."""
    open_ones = any(row["provisional"] for row in ranking)
    return ("thứ hạng chưa được công nhận",) if open_ones else ()


def _why_provisional(sheet: Sheet) -> tuple[Block, ...]:
    """Say on the first page why its header has the mark."""
    return (say("Tạm tính: ", "; ".join(sheet.provisional), "."),) if sheet.provisional else ()


def _issuer(answers: Answers, written: Documents) -> Issuer:
    found = [one for one in written.bloc if one.bloc == answers.bloc]
    return found[0] if found else Issuer(bloc=answers.bloc)


def _paper(sheet: Sheet, answers: Answers, written: Documents) -> Paper:
    period = str(answers.period)
    key = (answers.bloc, period, sheet.name)
    found = [one for one in written.document if (one.bloc, one.period, one.document) == key]
    return found[0] if found else Paper(bloc=answers.bloc, period=period, document=sheet.name)


def _letterhead(sheet: Sheet, issuer: Issuer, paper: Paper) -> Letterhead:
    place = paper.place or issuer.place or BLANK
    on = sheet.held_on
    pieces: tuple[str | Figure, ...] = (f"{place}, ", written_day(paper.dated))
    if on is not None and paper.dated is None and isinstance(on.value, date):
        pieces = (f"{place}, ", Figure(written_day(on.value), on.value, on.origin))
    return Letterhead(
        superior=_together(issuer.superior or BLANK),
        issuer=_together(issuer.issuer or BLANK),
        symbol=f"Số: {paper.symbol or f'…………/{sheet.letters}-…………'}" if sheet.letters else "",
        place=place,
        day=pieces,
        kind=sheet.kind,
        subject=sheet.subject,
    )


def _together(name: str) -> str:
    """Write a body's name in capitals, its last two words on one line."""
    *start, last = name.upper().split(" ")
    return "\u00a0".join([" ".join(start), last]) if start else last


def _closing(sheet: Sheet, issuer: Issuer, paper: Paper) -> Closing:
    recipients = paper.recipients or issuer.recipients or (BLANK, "Lưu: …………")
    post = paper.signer_post or issuer.signer_post or BLANK
    signer = Signer(
        (f"TM. {(issuer.issuer or BLANK).upper()}", post.upper()),
        paper.signer or issuer.signer or "",
    )
    return Closing(recipients, (signer,) if sheet.signers is None else sheet.signers)
