"""The workbook that units fill: A4, with what identifies it embedded.

The same words always give the same bytes: the document bears a fixed date.
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.form.content import Before, Earlier, Fill, Form, asked_as, figure_columns, title_of
from etl.form.words import CHECK, FACES, MARK, STORE, embedded

if TYPE_CHECKING:
    from etl.form.page import Page

__all__ = ["MARK", "Before", "Earlier", "Fill", "Form", "asked_as", "write_form"]

_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - a document's date knows no zone


def write_form(place: Path | BytesIO, form: Form, fills: Mapping[str, Fill]) -> None:
    """Write the workbook of one form, its figures filled as far as `fills` says."""
    import xlsxwriter

    with xlsxwriter.Workbook(place, {"in_memory": True}) as book:
        first = FACES[form.kinds[0]]
        book.set_properties({"title": title_of(form, first), "created": _MADE, "author": "thidua"})
        about = embedded(
            form.bloc, form.unit, str(form.period), form.kinds, illustrative=form.illustrative
        )
        for name, text in about.items():
            book.set_custom_property(name, text, "text")
        _write_sheets(book, form, fills, about)


def _write_sheets(
    book: Any,  # noqa: ANN401 - xlsxwriter ships no types
    form: Form,
    fills: Mapping[str, Fill],
    about: Mapping[str, str],
) -> None:
    """Write a sheet for each kind, the checks after the figures, the hidden sheet last."""
    from etl.form.check import write_checks
    from etl.form.figures import write_figures, write_verdicts
    from etl.form.plain import PlainSheet
    from etl.form.store import write_store
    from etl.form.table import write_table

    pages = _pages(book, form)
    if form.checked or form.further:
        store = book.add_worksheet(STORE, PlainSheet)
        write_store(store, about, form.units, form.addressees)
    for kind, rows in form.further.items():
        write_table(pages[kind], kind, rows, first=kind == form.kinds[0])
    if "indicators" in pages:
        spot = write_figures(pages["indicators"], fills)
        if form.checked:
            checks = write_checks(pages[CHECK.kind], store, spot)
            write_verdicts(pages["indicators"], spot, checks)


def _pages(book: Any, form: Form) -> dict[str, "Page"]:  # noqa: ANN401
    """Lay out the sheets in their order, each under the mark of its kind."""
    from etl.form.page import Page, mark_kind
    from etl.form.plain import PlainSheet
    from etl.form.style import styles

    formats, pages = styles(book), {}
    kinds = [CHECK.kind] if form.checked else []
    for kind in (*form.kinds[:1], *kinds, *form.kinds[1:]):
        face = CHECK if kind == CHECK.kind else FACES[kind]
        columns = figure_columns(form) if kind == "indicators" else face.columns
        sheet = book.add_worksheet(face.sheet, PlainSheet)
        pages[kind] = Page(sheet, face, columns, form, formats)
        mark_kind(book, pages[kind])
    return pages
