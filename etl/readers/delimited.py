"""Text files of fields, .csv and .txt: the separator is the one that parts the lines alike.

Every field is text. A comma may be a decimal sign: where commas might have cut a number in two,
the file is refused rather than misread.
"""

import csv
import re
from collections import Counter
from contextlib import suppress
from itertools import pairwise
from typing import Any

from etl.readers.reply import Page, Unreadable, told

_NAME = "Văn bản"
_SEPARATORS = "\t;,|"
_SAID = re.compile(r"sep=(.)[ \t;,]*\r?\n", re.IGNORECASE)
_FEWEST_FIELDS = 3
_WORDS = re.compile(r"[^\d]+")
_WHOLE = re.compile(r"\s*[-+(]?\d[\d.]*")
_DECIMALS = re.compile(r"\d{1,3}\s*[%)]?\s*")

Rows = list[list[str]]


def read(text: str) -> dict[str, Any]:
    """Read lines of fields; a record is a row, as a workbook would show it."""
    said = _SAID.match(text)
    if said:
        separator = said[1]
        rows: Rows = [[], *_rows(text[said.end() :], separator)]
    else:
        separator, rows = _parted(text)
    if separator == "," and _may_be_cut(rows):
        raise Unreadable("unclear_separator")
    page = Page(0, _NAME)
    for row, fields in enumerate(rows, 1):
        for column, field in enumerate(fields, 1):
            if field.strip():
                page.put(row, column, "s", field)
    return told([page])


def _parted(text: str) -> tuple[str, Rows]:
    """Try every separator; the one with the most lines of the same number of fields counts."""
    best = (0, 0)
    found: tuple[str, Rows] = (",", [])
    for separator in _SEPARATORS:
        if separator not in text:
            continue
        rows = _rows(text, separator)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, times = max(widths.items(), key=lambda w: (w[1], w[0]), default=(0, 0))
        is_table = times > 1 or width >= _FEWEST_FIELDS
        if is_table and (times, width) > best:
            best, found = (times, width), (separator, rows)
    if not found[1]:
        raise Unreadable("form_not_read")
    return found


def _rows(text: str, separator: str) -> Rows:
    """Part a text; marks of quotation that do not pair, or mean “as above”, are letters."""
    if not _alone(separator).search(text):
        with suppress(csv.Error):
            lines = text.splitlines(keepends=True)
            return list(csv.reader(lines, delimiter=separator, strict=True))
    plain = csv.reader(text.splitlines(), delimiter=separator, quoting=csv.QUOTE_NONE)
    return list(plain)


def _alone(separator: str) -> re.Pattern[str]:
    """Find a mark of quotation that is a whole field."""
    edge = re.escape(separator)
    return re.compile(rf'(?:^|{edge})"(?=\r?$|{edge})', re.MULTILINE)


def _may_be_cut(rows: Rows) -> bool:
    """Tell whether commas may have parted one number in two.

    A program writes rows of one width and quotes what holds a comma. Rows of many widths were
    typed by hand: there, two numbers side by side may have been one.
    """
    width, pairs = 0, False
    widths: set[int] = set()
    for row in rows:
        words = [field for field in row if field.strip()]
        if len(words) < _FEWEST_FIELDS:
            continue
        if not pairs and all(_WORDS.fullmatch(word) for word in words):
            width, widths = len(row), set()  # this row, or one below, heads the table
        widths.add(len(row))
        pairs |= bool(width) and any(
            _WHOLE.fullmatch(one) and _DECIMALS.fullmatch(two) for one, two in pairwise(row)
        )
    return pairs and len(widths) > 1
