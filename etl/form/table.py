"""The sheets besides the figures': one row a fact, what is known printed, the rest to be filled."""

from collections.abc import Mapping, Sequence
from typing import Any

from etl.form.content import Row
from etl.form.entry import Cell, ask_for_value
from etl.form.page import (
    Page,
    height,
    set_up,
    write_days,
    write_header,
    write_heading,
    write_signatures,
)
from etl.form.store import ADDRESSEES, UNITS
from etl.form.style import WRONG
from etl.form.words import AWARDS, CHECKED, OF_THE_LEADER, STATEMENTS, YES_NO, Column

_GUIDES = {
    "self_score": "Ghi điểm tự chấm cho từng tiêu chí, không quá điểm tối đa, kèm minh chứng (số, "
    "ngày văn bản; tên tệp gửi kèm). Tiêu chí không liên quan: để trống, ghi lý do ở Ghi chú.",
    "programme": "Ghi ngày thực hiện và minh chứng. Hoạt động chưa làm thì để trống ngày. Hoạt "
    "động ngoài chương trình ghi vào các dòng cuối.",
    "statements": "Mỗi dòng một ý kiến: chọn loại, ghi nội dung, chọn nơi gửi tới.",
    "registration": "Ghi mức phấn đấu của đơn vị trong năm (ví dụ 120, “≥ 95%”, “trên 45%”); danh "
    "hiệu thì chọn Có. Không đăng ký thì để trống.",
    "cross_check": "Mỗi đơn vị được kiểm tra một dòng; chọn đơn vị kiểm tra (không phải chính "
    "mình) và kết luận; có chênh lệch thì nêu số báo cáo và số kiểm tra.",
    "appraisal": "Ghi điểm thẩm định của từng tiêu chí; khác điểm tự chấm thì nêu lý do.",
    "vote": "Ghi số được bỏ phiếu, số có mặt, số phiếu thuận; đơn vị không đưa ra bỏ phiếu thì để "
    "trống.",
    "recognition": "Mỗi danh hiệu một dòng; ghi số và ngày quyết định. Điểm được công nhận ghi một "
    "lần cho mỗi đơn vị.",
}  # fmt: skip
_SIGNS = {True: "TM. KHỐI THI ĐUA", False: "TM. BAN CHẤP HÀNH"}
_CHOICES = {"kind": tuple(STATEMENTS), "outcome": CHECKED, "award": AWARDS}
_FROM_STORE = {"addressee": ADDRESSEES, "unit": UNITS}
_PRINTED_IF_KNOWN = ("note", "unit")
_NOT_ABOVE = {"present": "eligible", "in_favour": "present"}
_CHOOSE = "Chọn trong danh sách."
_ROOM, _TIGHT = 34, 20  # the height of a row to be written in, in points: words or a figure alone
_FIGURES_ALONE = ("registration", "appraisal")
_SIZES = {"note": 10, "code": 8}


def write_table(page: Page, kind: str, rows: Sequence[Row], *, first: bool) -> None:
    """Write one sheet; the first of a workbook asks for the days as well."""
    row = write_heading(page)
    if first:
        row = write_days(page, row, (0, 1), 2)[-1].row + 1
    page.span(row, 0, page.last, _GUIDES[kind], "guide")
    width = sum(column.width for column in page.columns)
    page.sheet.set_row(row, height([(_GUIDES[kind], width, 10)]))
    header = row + 2
    set_up(page, header)
    write_header(page, header)
    room = _TIGHT if kind in _FIGURES_ALONE else _ROOM
    for place, facts in enumerate(rows, start=1):
        tall = _write_row(page, header + place, {"ordinal": place, **facts})
        page.sheet.set_row(header + place, max(room, tall))
    last = header + len(rows)
    if page.has("checked_by"):
        _redden_self_checks(page, header + 1, last)
    if page.has("max_points") and not page.has("unit"):
        last += 1
        _write_total(page, last, header + 1)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})
    write_signatures(page, last + 2, _SIGNS[kind in OF_THE_LEADER])


def _write_row(page: Page, row: int, facts: Mapping[str, Any]) -> float:
    """Write one row, known facts locked and the others to be filled; give the height it needs."""
    texts = []
    for place, column in enumerate(page.columns):
        known = facts.get(column.role)
        printed = column.cell in _PRINTED_IF_KNOWN and known is not None
        style = "text" if printed else column.cell
        if column.cell == "quotient":
            _write_quotient(page, row, place)
        else:
            page.sheet.write(row, place, known, page.styles[style])
        if not printed:
            _check_while_typing(page, row, column, facts)
        texts.append((str(known or ""), column.width, _SIZES.get(style, 11)))
    return height(texts)


def _check_while_typing(page: Page, row: int, column: Column, facts: Mapping[str, Any]) -> None:
    cell = page.cell(row, column.role)
    if column.cell in _CHOICES:
        cell.ask_for_choice(_CHOICES[column.cell], _CHOOSE)
    elif column.cell in _FROM_STORE:
        listed = _FROM_STORE[column.cell]
        held = page.form.units if listed is UNITS else page.form.addressees
        if held:
            cell.ask_for_choice(listed.formula(held), _CHOOSE)
    elif column.cell == "day":
        cell.ask_for_day()
    elif column.cell == "points":
        cell.ask_for_points(facts.get("max_points"))
    elif column.cell == "ballots":
        of = _NOT_ABOVE.get(column.role)
        cell.ask_for_ballots(page.cell(row, of).address if of else None)
    elif column.cell == "registered":
        _ask_for_registered(cell, facts)


def _ask_for_registered(cell: Cell, facts: Mapping[str, Any]) -> None:
    """Ask for a unit's own target as its indicator is written, or for a yes to an award."""
    if "indicator" in facts:
        ask_for_value(cell, facts["indicator"])
    else:
        cell.ask_for_choice(YES_NO, "Chọn Có nếu đăng ký.")


def _write_quotient(page: Page, row: int, place: int) -> None:
    """Compute the share of votes in favour among those present."""
    over, under = (f"{chr(65 + page.at(role))}{row + 1}" for role in ("in_favour", "present"))
    formula = f'=IF(AND(ISNUMBER({over}),N({under})>0),{over}/{under}*100,"")'
    page.sheet.write_formula(row, place, formula, page.styles["quotient"], "")


def _redden_self_checks(page: Page, first: int, last: int) -> None:
    """Show where a unit would check itself."""
    place = page.at("checked_by")
    unit, other = (f"${chr(65 + page.at(role))}{first + 1}" for role in ("unit", "checked_by"))
    rule = {
        "type": "formula",
        "criteria": f'=AND({unit}<>"",{unit}={other})',
        "format": page.styles[f"verdict {WRONG}"],
    }
    page.sheet.conditional_format(first, place, last, place, rule)


def _write_total(page: Page, row: int, first: int) -> None:
    """Add up the points asked and given."""
    page.span(row, 0, page.at("max_points") - 1, "Tổng cộng", "group")
    for place, column in enumerate(page.columns):
        if place < page.at("max_points"):
            continue
        letter = chr(65 + place)
        if column.role in {"max_points", "points"}:
            formula = f"=SUM({letter}{first + 1}:{letter}{row})"
            known = 0 if column.role == "points" else None
            page.sheet.write_formula(row, place, formula, page.styles["total"], known or 0)
        else:
            page.sheet.write_blank(row, place, None, page.styles["group"])
