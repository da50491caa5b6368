"""Submissions: who has sent what, when, how late, and what must be put right."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import number, operators, pieces, shell
from dashboard.calendar_card import calendars
from dashboard.fallback import otherwise
from dashboard.figures import progress_table, reporting, summary
from dashboard.figures.table import Cell, Table
from dashboard.visit import Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path="/submissions")
_RECEIPTS = ".venv/bin/python -m etl receipt --all --out phieu"


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/submissions", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    place = visit.chosen()
    if place is not None:
        visit = visit.with_place(place)
    bloc, period = (place.bloc, place.period) if place else (None, None)
    year = place.year if place else None
    ever = queries.completeness(visit.con, visit.scope, bloc, None)
    sent = ever.filter(pl.col("period") == period) if period else ever
    files = queries.submissions(visit.con, visit.scope, bloc, year, period)
    found = queries.findings(visit.con, visit.scope, bloc, period)
    words = visit.words
    leaf = shell.Leaf(
        title=words("nav.submissions"),
        subtitle=_subtitle(place, words),
        sentence=_sentence(reporting.reported(sent, words), sent, files, found, words),
        acts=_acts(visit, sent),
        body=[
            *_sent(visit, sent),
            *calendars(visit, ever),
            _files(visit, files),
            _findings(words, found),
            *_receipts(words, files),
        ],
        place=place,
        reported=reporting.reported(sent, words),
        illustrative=any(bool(frame["illustrative"].any()) for frame in (sent, files)),
    )
    return shell.page(visit, leaf)


def _subtitle(place: Place | None, words: Words) -> str:
    if place is None:
        return ""
    return f"{place.name} · {Period.parse(place.period).label(words.language)}"


def _sentence(
    reported: str, sent: pl.DataFrame, files: pl.DataFrame, found: pl.DataFrame, words: Words
) -> str:
    late = sent.filter(pl.col("status") == "late").height
    aside = files.filter(pl.col("status").is_in(("refused", "quarantined"))).height
    errors = found.filter(pl.col("severity") == "error").height
    return summary.join(
        [
            reported,
            words("overview.late", n=late) if late else "",
            words("submissions.aside", n=aside) if aside else "",
            words("submissions.errors", n=errors) if errors else words("submissions.no_errors"),
        ]
    )


def _acts(visit: Visit, sent: pl.DataFrame) -> list[shell.Act]:
    words = visit.words
    silent = sent.filter(pl.col("status") == "missing")
    return [
        shell.Act(
            words.name(row, "unit"),
            words("acts.overdue", day=number.day(row["due_on"], words)),
            visit.address.unit_page(row["unit"]),
        )
        for row in silent.iter_rows(named=True)
    ]


def _sent(visit: Visit, sent: pl.DataFrame) -> list[Component]:
    if not sent.height:
        return []
    words = visit.words
    links = {unit: visit.address.unit_page(unit) for unit in sent["unit"]}
    title = words("completeness.title")
    content = reporting.reporting(sent, words, links, title)
    return [pieces.card(title, pieces.table(content, words), note=words("completeness.note"))]


def _files(visit: Visit, files: pl.DataFrame) -> Component:
    words = visit.words
    keys = ("unit", "file", "holds", "received", "revision", "values", "findings", "state")
    numbers = ("revision", "values", "findings")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="num" if key in numbers else "")
        for key in keys
    ]
    rows = [
        [
            Cell(words.name(row, "unit") or words("unknown"), heading=True, looks="first"),
            Cell(row["file_name"], looks="path"),
            Cell(", ".join(words(f"sheet.{kind}") for kind in row["kind"]), looks="holds"),
            Cell(number.moment(row["received_at"], words), looks="time", value=row["received_at"]),
            *(_count(row[key]) for key in ("revision", "observations", "findings")),
            Cell(words(f"state.{row['status']}"), looks=f"status s-{row['status']}"),
        ]
        for row in _by_file(files).iter_rows(named=True)
    ]
    if not rows:
        return pieces.card(words("submissions.files"), html.P(words("submissions.no_files")))
    content = Table(words("submissions.files"), head, rows, looks="plain files")
    return pieces.card(words("submissions.files"), pieces.table(content, words))


def _count(number_of: int | None) -> Cell:
    return Cell(str(number_of or 0), looks="num", value=number_of or 0)


def _by_file(files: pl.DataFrame) -> pl.DataFrame:
    """Bring the sheets of one workbook together, those that are not used apart from the others."""
    counted = ("observations", "findings")
    same = (
        "file_name",
        "sha256",
        "unit",
        "unit_vi",
        "unit_en",
        "received_at",
        "revision",
        "status",
    )
    return files.group_by(same, maintain_order=True).agg(
        pl.col("kind").drop_nulls(), *(pl.col(name).sum() for name in counted)
    )


def _findings(words: Words, found: pl.DataFrame) -> Component:
    title = words("findings.title")
    if not found.height:
        return pieces.card(title, html.P(words("findings.none")))
    content = progress_table.findings_table(found, words, title)
    return pieces.card(title, pieces.table(content, words), note=words("findings.note"))


def _receipts(words: Words, files: pl.DataFrame) -> list[Component]:
    """Say how units are told what became of their files."""
    if not files.height:
        return []
    said = [
        html.P(words("submissions.receipts.what")),
        operators.folded(words("submissions.receipts.how"), _RECEIPTS, words),
    ]
    return [pieces.card(words("submissions.receipts"), said)]
