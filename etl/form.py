"""The workbook that units fill: one sheet, A4, with what identifies it embedded.

The same words always give the same bytes: the document bears a fixed date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from etl.wording import HINT
from warehouse.period import Period

MARK = "SỐ LIỆU MINH HOẠ — không phải số liệu thật / Illustrative figures"
HEADERS = (
    ("TT", 5), ("Mã", 18), ("Chỉ tiêu", 46), ("Đơn vị tính", 12), ("Mục tiêu năm", 13),
    ("Thực hiện", 16), ("Tử số", 11), ("Mẫu số", 11), ("Tình trạng số liệu", 14), ("Ghi chú", 34),
)  # fmt: skip
STATUSES = ["Chính thức", "Sơ bộ", "Ước", "Không áp dụng", "Chưa có số liệu"]
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - a document's date knows no zone
_HEADER_ROW = 10
_MONEY = "triệu đồng"
_LINE = 15.5  # points
_ENTRY_STYLE = {"bool": "choice", "grade": "choice"}
_GUIDE = (
    "Điền các ô nền vàng. Được ghi “trên 11 ngàn”, “gần 900 triệu”, “178 tỷ đồng”; dấu chấm là "
    "hàng nghìn, dấu phẩy là thập phân. “-”: không phát sinh; để trống: chưa có; "
    "chỉ tiêu không liên quan: chọn “Không áp dụng”."
)


class Fill(NamedTuple):
    """What is written into one row; None stays blank."""

    value: float | str | None = None
    numerator: float | str | None = None
    denominator: float | str | None = None
    status: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Form:
    """One workbook to be written: for whom, for when, which rows."""

    bloc: str
    bloc_name: str
    parent_name: str
    unit: str
    unit_name: str
    period: Period
    indicators: Sequence[Mapping[str, Any]]
    groups: Mapping[str, str]
    targets: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    subtitle: str = ""
    illustrative: bool = False
    reported_on: date | None = None
    data_as_of: date | None = None
    revision: int = 0


def write_form(place: Path, form: Form, fills: Mapping[str, Fill]) -> None:
    """Write the workbook of one form, filled as far as `fills` says."""
    with xlsxwriter.Workbook(place, {"in_memory": True}) as book:
        book.set_properties({"title": _title(form), "created": _MADE, "author": "thidua"})
        for name, text in _embedded(form).items():
            book.set_custom_property(name, text, "text")
        sheet = book.add_worksheet("Báo cáo")
        styles = _styles(book)
        _set_up(sheet, form)
        _write_heading(sheet, form, styles)
        last = _write_rows(sheet, form, fills, styles)
        _write_foot(sheet, last, styles)


def _title(form: Form) -> str:
    return form.title or f"BÁO CÁO SỐ LIỆU THI ĐUA {form.period.label('vi').upper()}"


def _embedded(form: Form) -> dict[str, str]:
    """Give what the reader knows the workbook by, whatever happens to its cells."""
    return {
        "thidua.template": "1",
        "thidua.kind": "indicators",
        "thidua.bloc": form.bloc,
        "thidua.unit": form.unit,
        "thidua.period": str(form.period),
        "thidua.illustrative": "true" if form.illustrative else "false",
    }


def _styles(book: Any) -> dict[str, Any]:  # noqa: ANN401 - xlsxwriter ships no types
    plain = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
    cell = plain | {"border": 1, "border_color": "#9CA3AF", "text_wrap": True}
    entry = cell | {"bg_color": "#FFF9DB", "locked": False, "align": "right"}
    shut = cell | {"bg_color": "#EEF0F2", "align": "right"}
    wanted = {
        "over": plain | {"align": "center"},
        "strong": plain | {"align": "center", "bold": True},
        "title": plain | {"align": "center", "bold": True, "font_size": 14},
        "subtitle": plain | {"align": "center", "italic": True, "text_wrap": True},
        "mark": plain | {"align": "center", "bold": True, "font_color": "#B42318",
                         "bg_color": "#FDECEA"},
        "asked": plain,
        "told": plain | {"bold": True},
        "day": plain | {"num_format": "dd/mm/yyyy", "bg_color": "#FFF9DB", "locked": False,
                        "align": "left", "bottom": 4},
        "free": plain | {"bg_color": "#FFF9DB", "locked": False, "align": "left", "bottom": 4},
        "guide": plain | {"italic": True, "text_wrap": True, "font_size": 10},
        "header": cell | {"bold": True, "align": "center", "bg_color": "#DCE6F1"},
        "group": cell | {"bold": True, "bg_color": "#F3F4F6", "align": "left"},
        "text": cell, "centre": cell | {"align": "center"},
        "code": cell | {"font_color": "#6B7280", "font_size": 9},
        "shut": shut, "computed": shut | {"num_format": "0.00"},
        "count": entry | {"num_format": "#,##0"}, "money": entry | {"num_format": "#,##0.0"},
        "wage": entry | {"num_format": "#,##0"}, "share": entry | {"num_format": "0.00"},
        "choice": entry | {"align": "center"},
        "note": cell | {"bg_color": "#FFF9DB", "locked": False, "font_size": 10},
    }  # fmt: skip
    return {name: book.add_format(style) for name, style in wanted.items()}


def _set_up(sheet: Any, form: Form) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    for column, (_, width) in enumerate(HEADERS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW + 1, 3)
    sheet.set_footer(f"&L{form.unit_name}&CTrang &P/&N&R{form.period.label('vi')}")
    sheet.hide_gridlines(2)
    sheet.set_zoom(100)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def _write_heading(sheet: Any, form: Form, styles: dict[str, Any]) -> None:  # noqa: ANN401
    sheet.merge_range(0, 0, 0, 4, form.parent_name.upper(), styles["over"])
    sheet.merge_range(1, 0, 1, 4, form.bloc_name.upper(), styles["strong"])
    sheet.merge_range(2, 0, 2, 9, _title(form), styles["title"])
    sheet.set_row(2, 24)
    sheet.merge_range(3, 0, 3, 9, form.subtitle, styles["subtitle"])
    if form.subtitle:
        sheet.set_row(3, 32)
    if form.illustrative:
        sheet.merge_range(4, 0, 4, 9, MARK, styles["mark"])
    told = (
        ("Đơn vị báo cáo:", f"{form.unit_name} ({form.unit})"),
        ("Kỳ báo cáo:", f"{form.period.label('vi')} ({form.period})"),
    )
    for row, (label, text) in enumerate(told, start=5):
        sheet.merge_range(row, 0, row, 1, label, styles["asked"])
        sheet.merge_range(row, 2, row, 4, text, styles["told"])
    asked = (("Ngày báo cáo:", form.reported_on), ("Số liệu tính đến ngày:", form.data_as_of))
    for row, (label, day) in enumerate(asked, start=5):
        sheet.merge_range(row, 6, row, 7, label, styles["asked"])
        if day is None:
            sheet.write_blank(row, 8, None, styles["day"])
        else:
            sheet.write_datetime(row, 8, datetime(day.year, day.month, day.day), styles["day"])  # noqa: DTZ001
    sheet.merge_range(7, 6, 7, 7, "Lần sửa:", styles["asked"])
    sheet.write(7, 8, form.revision or None, styles["free"])
    sheet.merge_range(8, 0, 8, 9, _GUIDE, styles["guide"])
    sheet.set_row(8, 30)


def _write_rows(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    form: Form,
    fills: Mapping[str, Fill],
    styles: dict[str, Any],
) -> int:
    """Write the table, a heading for each content group, and give the last row."""
    for column, (name, _) in enumerate(HEADERS):
        sheet.write(_HEADER_ROW, column, name, styles["header"])
    sheet.set_row(_HEADER_ROW, 32)
    row, number = _HEADER_ROW, 0
    for group, text in form.groups.items():
        members = [line for line in form.indicators if line["content_group"] == group]
        if not members:
            continue
        row += 1
        sheet.write(row, 0, _roman(group), styles["group"])
        sheet.merge_range(row, 1, row, len(HEADERS) - 1, text, styles["group"])
        for indicator in members:
            row, number = row + 1, number + 1
            fill = fills.get(str(indicator["indicator"]), Fill())
            _write_row(sheet, row, number, indicator, fill, form, styles)
    return row


def _write_row(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    row: int,
    number: int,
    indicator: Mapping[str, Any],
    fill: Fill,
    form: Form,
    styles: dict[str, Any],
) -> None:
    code, nature = str(indicator["indicator"]), nature_of(indicator)
    note = fill.note or _hint(indicator) or ""
    sheet.set_row(row, _height(str(indicator["name_vi"]), note, printed_measure(indicator)))
    sheet.write(row, 0, number, styles["centre"])
    sheet.write(row, 1, code, styles["code"])
    sheet.write(row, 2, str(indicator["name_vi"]), styles["text"])
    sheet.write(row, 3, printed_measure(indicator), styles["centre"])
    sheet.write(row, 4, form.targets.get(code, ""), styles["centre"])
    with_parts = nature == "share" or indicator["kind"] in {"cover", "wavg"}
    if nature == "share":
        quotient = f'=IF(N(H{row + 1})>0,G{row + 1}/H{row + 1}*100,"")'
        cached = fill.value if fill.value is not None else ""
        sheet.write_formula(row, 5, quotient, styles["computed"], cached)
        if fill.value is not None and fill.numerator is None:
            sheet.write(row, 5, fill.value, styles["share"])
    else:
        sheet.write(row, 5, fill.value, styles[_ENTRY_STYLE.get(nature, nature)])
    for column, part, is_open in (
        (6, fill.numerator, nature == "share"),
        (7, fill.denominator, with_parts),
    ):
        sheet.write(row, column, part, styles["count" if is_open else "shut"])
    sheet.write(row, 8, fill.status, styles["choice"])
    sheet.write(row, 9, note or None, styles["note"])
    _check_while_typing(sheet, row, indicator, nature, with_parts=with_parts)


def _check_while_typing(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    row: int,
    indicator: Mapping[str, Any],
    nature: str,
    *,
    with_parts: bool,
) -> None:
    """Warn, never forbid: “trên 11 ngàn” is no number to Excel, and yet an answer."""
    number = {
        "validate": "decimal",
        "criteria": ">=",
        "value": -1e15 if indicator["may_be_negative"] else 0,
        "error_type": "warning",
        "error_title": "Không phải là số",
        "error_message": "Nếu đúng là “trên …”, “gần …” hoặc “178 tỷ đồng” thì chọn Yes.",
    }
    measure = printed_measure(indicator)
    if nature in {"bool", "grade"}:
        choices = ["Có", "Không"] if nature == "bool" else ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
        sheet.data_validation(row, 5, row, 5, {"validate": "list", "source": choices})
    elif nature != "share":
        prompt = {"input_title": "Thực hiện", "input_message": f"Đơn vị tính: {measure}"}
        sheet.data_validation(row, 5, row, 5, number | prompt)
    if nature == "share":
        sheet.data_validation(row, 6, row, 6, number)
    if with_parts:
        whole = str(indicator["denominator_vi"] or "Mẫu số")
        prompt = {"input_title": "Mẫu số", "input_message": whole[:250]}
        sheet.data_validation(row, 7, row, 7, number | prompt)
    sheet.data_validation(row, 8, row, 8, {"validate": "list", "source": STATUSES})


def _write_foot(
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    last: int,
    styles: dict[str, Any],
) -> None:
    sheet.merge_range(last + 2, 0, last + 2, 3, "NGƯỜI LẬP BIỂU", styles["strong"])
    sheet.merge_range(last + 2, 6, last + 2, 9, "TM. BAN CHẤP HÀNH", styles["strong"])
    sheet.merge_range(last + 3, 0, last + 3, 3, "(Ký, ghi rõ họ tên)", styles["subtitle"])
    sheet.merge_range(last + 3, 6, last + 3, 9, "(Ký, đóng dấu)", styles["subtitle"])
    sheet.print_area(0, 0, last + 7, len(HEADERS) - 1)


def nature_of(indicator: Mapping[str, Any]) -> str:
    """Tell how the cells of an indicator are filled: share, money, wage, bool, grade or count."""
    if indicator["kind"] in {"bool", "grade"}:
        return str(indicator["kind"])
    if indicator["measure"] == "%":
        return "share"
    if "đồng" in str(indicator["measure"]):
        return "wage" if indicator["kind"] == "wavg" else "money"
    return "count"


def printed_measure(indicator: Mapping[str, Any]) -> str:
    """Give the measure printed in the form: sums of money are asked in millions."""
    return _MONEY if nature_of(indicator) == "money" else str(indicator["measure"])


def _hint(indicator: Mapping[str, Any]) -> str | None:
    if nature_of(indicator) == "share" or indicator["kind"] in {"cover", "wavg"}:
        whole = indicator["denominator_vi"]
        return f"{HINT}{whole}" if whole else None
    return None


def _height(name: str, note: str, measure: str) -> float:
    """Leave room for the longest of the wrapped texts; Excel does not do so by itself."""
    lines = max(ceil(len(name) / 42), ceil(len(note) / 34), ceil(len(measure) / 11))
    return 5 + _LINE * max(1, lines)


def _roman(group: str) -> str:
    return {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII",
            "8": "VIII"}.get(group[-1], group)  # fmt: skip
