"""One receipt as a workbook: the same words always give the same bytes."""

from datetime import datetime
from io import BytesIO

from etl.form.words import MARK, RECEIPT
from etl.receipt import words
from etl.receipt.content import Receipt
from etl.receipt.copied import MOST, sheets_of, write_copy
from etl.receipt.cover import Cover
from etl.receipt.style import Styles
from warehouse.language import Sentence

_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - a document's date knows no zone


def workbook(receipt: Receipt) -> bytes:
    """Write a receipt; a file that cannot be opened gets the first sheet alone."""
    import xlsxwriter

    content = BytesIO()
    opened = receipt.workbook
    own = sheets_of(opened, receipt.doubts, [words.COVER.spoken()]) if opened else []
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        title = f"{words.COVER.spoken()} — {receipt.file_name}"
        book.set_properties({"title": title[:255], "created": _MADE, "author": "thidua"})
        book.set_custom_property(RECEIPT, "true", "text")
        told = "true" if receipt.illustrative else "false"
        book.set_custom_property("thidua.illustrative", told, "text")
        styles = Styles(book)
        cover = book.add_worksheet(words.COVER.spoken())
        asides = [_cut(one.sheet.name) for one in own if one.is_cut]
        if opened is None:
            asides.append(words.FILE_GONE)
        Cover(cover, receipt, styles).write(asides)
        for one in own:
            mark = MARK if receipt.illustrative else ""
            write_copy(book.add_worksheet(one.name), one, styles, mark)
    return content.getvalue()


def _cut(sheet: str) -> Sentence:
    return Sentence(*(said.format(sheet=sheet, n=MOST) for said in words.CUT))
