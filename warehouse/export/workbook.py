"""One workbook: a sheet a relation, and before them one that says what this is.

Numbers are numbers and days are days; a text is a text, also one that looks like a formula.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse.export.draft import MARK
from warehouse.export.held import Held, stamp
from warehouse.language import Sentence

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE = "thidua.xlsx"
MOST_ROWS = 100_000  # of one relation: what opens in a spreadsheet program while a person waits
_LONGEST_NAME, _LONGEST_TEXT = 31, 32_767  # what Excel holds
_EXACT = 15  # digits that a number in a sheet keeps
_FIRST_YEAR = 1900  # no sheet knows earlier days
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - a document's date knows no zone
_AT_ONCE = 5_000
_FORMATS: dict[str, dict[str, object]] = {
    "head": {"bold": True, "bg_color": "#DCE6F1", "border": 1, "border_color": "#9CA3AF"},
    "title": {"bold": True, "font_size": 14},
    "mark": {"bold": True, "font_color": "#B42318", "bg_color": "#FDECEA"},
    "plain": {},
    "wide": {"text_wrap": True, "valign": "top"},
    "day": {"num_format": "dd/mm/yyyy"},
    "instant": {"num_format": "dd/mm/yyyy hh:mm"},
}
_INVENTED: dict[str, object] = {
    "bg_color": "#FDECEA",
    "italic": True,
}  # a row of invented figures, wherever it is read


def write(
    connection: "DuckDBPyConnection", relations: Sequence[Held], folder: Path
) -> list[Sentence]:
    """Write the workbook into a folder; say of each relation too long for a sheet what it lacks."""
    import xlsxwriter

    options = {
        "constant_memory": True, "tmpdir": str(folder.parent),
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(folder / FILE, options) as book:
        book.set_properties({"title": "thidua", "created": _MADE, "author": "thidua"})
        styles = _styles(book)
        names = sheet_names([one.name for one in relations])
        _write_about(book, styles, stamp(connection), relations, names)
        for one in relations:
            _write_relation(book, styles, connection, one, names[one.name])
    return [_cut(one) for one in relations if one.rows > MOST_ROWS]


def sheet_names(relations: Sequence[str]) -> dict[str, str]:
    """Name each relation's sheet: its own name, cut where Excel takes no longer one."""
    names: dict[str, str] = {}
    for relation in relations:
        name = relation if len(relation) <= _LONGEST_NAME else relation[: _LONGEST_NAME - 1] + "…"
        place = 2
        while name in names.values():
            name = f"{relation[: _LONGEST_NAME - 3]}…{place}"
            place += 1
        names[relation] = name
    return names


def _cut(one: Held) -> Sentence:
    return Sentence(
        f"{one.name} có {one.rows} hàng; trang tính chỉ ghi {MOST_ROWS} hàng đầu. "
        "Hãy dùng --format parquet để có đủ.",
        f"{one.name} has {one.rows} rows; its sheet holds the first {MOST_ROWS} only. "
        "Use --format parquet for all of them.",
    )


def _styles(book: Any) -> dict[str, Any]:  # noqa: ANN401 - xlsxwriter ships no types
    made = {name: book.add_format(style) for name, style in _FORMATS.items()}
    invented = {
        f"{name}, invented": book.add_format(_FORMATS[name] | _INVENTED)
        for name in ("plain", "day", "instant")
    }
    return made | invented


def _write_about(
    book: Any,  # noqa: ANN401 - xlsxwriter ships no types
    styles: Mapping[str, Any],
    about: Mapping[str, str],
    relations: Sequence[Held],
    names: Mapping[str, str],
) -> None:
    sheet = book.add_worksheet("Về bản này · About")
    for place, width in enumerate((38, 70, 10, 14, 60)):
        sheet.set_column(place, place, width)
    said = [
        (f"thidua · bản dựng · build {about['build']}", "title"),
        (f"Tính đến · as of {about['as_of']} · phiên bản · version {about['version']}", "plain"),
        ("Ô trống: không nêu, chưa biết hoặc chưa báo cáo; không phải là 0.", "plain"),
        ("An empty cell is not stated, not known or not told; never zero.", "plain"),
        (f"Số quá {_EXACT} chữ số được ghi bằng chữ, để không bị làm tròn.", "plain"),
        (f"A number of more than {_EXACT} digits is written as text, so that none is lost.",
         "plain"),
    ]  # fmt: skip
    if any(one.illustrative for one in relations):
        said.insert(1, (f"{MARK}: các hàng nền hồng, in nghiêng · rows in pink italics", "mark"))
    for row, (text, style) in enumerate(said):
        sheet.write_string(row, 0, text, styles[style])
    first = len(said) + 1
    heads = ("Bảng · Relation", "Mỗi hàng là · Grain", "Số hàng · Rows", "Minh hoạ · Illustrative",
             "Ghi chú · Note")  # fmt: skip
    for place, head in enumerate(heads):
        sheet.write_string(first, place, head, styles["head"])
    for row, one in enumerate(relations, first + 1):
        link = f"internal:'{names[one.name]}'!A1"
        sheet.write_url(row, 0, link, styles["wide"], one.name)
        sheet.write_string(row, 1, one.grain, styles["wide"])
        sheet.write_number(row, 2, one.rows, styles["wide"])
        sheet.write_number(row, 3, one.illustrative, styles["wide"])
        note = _cut(one) if one.rows > MOST_ROWS else None
        sheet.write_string(row, 4, f"{note.vi} · {note.en}" if note else "", styles["wide"])


def _write_relation(
    book: Any,  # noqa: ANN401 - xlsxwriter ships no types
    styles: Mapping[str, Any],
    connection: "DuckDBPyConnection",
    one: Held,
    name: str,
) -> None:
    sheet = book.add_worksheet(name)
    found = connection.execute(f"{one.ordered} limit {MOST_ROWS}")
    columns = [str(column[0]) for column in found.description or []]
    mark = columns.index("illustrative") if "illustrative" in columns else None
    for place, column in enumerate(columns):
        sheet.set_column(place, place, max(12, len(column) + 2))
        sheet.write_string(0, place, column, styles["head"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, min(one.rows, MOST_ROWS), max(len(columns) - 1, 0))
    if one.illustrative:
        sheet.set_header(f"&C{MARK}")
        sheet.set_tab_color("#B42318")
    row = 1
    while batch := found.fetchmany(_AT_ONCE):
        for values in batch:
            tail = ", invented" if mark is not None and values[mark] else ""
            for place, value in enumerate(values):
                _write_cell(sheet, (row, place), value, styles, tail)
            row += 1


def _write_cell(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    at: tuple[int, int],
    value: object,
    styles: Mapping[str, Any],
    tail: str,
) -> None:
    """Write a value as what it is; what a sheet cannot hold exactly is written as text."""
    plain = styles[f"plain{tail}"]
    if value is None:
        if tail:  # the ground of the row goes on where nothing stands
            sheet.write_blank(*at, None, plain)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value, plain)
    elif isinstance(value, Decimal | int | float) and _digits(value) <= _EXACT:
        sheet.write_number(*at, float(value), plain)
    elif isinstance(value, datetime) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(*at, value.replace(tzinfo=None), styles[f"instant{tail}"])
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(*at, datetime(*value.timetuple()[:3]), styles[f"day{tail}"])  # noqa: DTZ001
    else:
        sheet.write_string(*at, _text(value), plain)


def _digits(value: Decimal | float) -> int:
    if isinstance(value, float):
        return 0  # a share of counts, no amount: it was no exact number before either
    return len(Decimal(value).normalize().as_tuple().digits)


def _text(value: object) -> str:
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
