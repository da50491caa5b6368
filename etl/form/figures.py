"""The sheet of figures: one row for each indicator, under the heading of its content group."""

from collections.abc import Mapping, Sequence
from typing import Any

from etl.form.check import Checks, Spot, colour, of_blank
from etl.form.content import (
    Earlier,
    Fill,
    asked_as,
    grouped,
    has_denominator,
    in_order,
    printed_measure,
)
from etl.form.entry import ask_for_figures
from etl.form.page import (
    Page,
    height,
    set_up,
    write_days,
    write_header,
    write_heading,
    write_signatures,
)
from etl.form.style import LACKING
from etl.form.words import NOT_TOLD
from etl.wording import HINT

_GUIDE = (
    "Điền các ô nền vàng. Được ghi “trên 11 ngàn”, “gần 900 triệu”, “178 tỷ đồng”; dấu chấm là "
    "hàng nghìn, dấu phẩy là thập phân. “-”: không phát sinh; để trống: chưa có; "
    "chỉ tiêu không liên quan: chọn “Không áp dụng”."
)
_LEGEND = " Ở các cột kỳ trước: “…” là chưa báo cáo, “-” không phát sinh, “x” không áp dụng."
_SIGNS = "TM. BAN CHẤP HÀNH"
_SMALL = 10
_TENS = ("", "X", "XX", "XXX")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def write_figures(page: Page, fills: Mapping[str, Fill]) -> Spot:
    """Write the sheet; give where its table stands."""
    top = write_heading(page)
    place = page.at("status")
    *days, revision = write_days(page, top - 2, (place - 2, place - 1), place)
    header = _write_guide(page, revision.row + 1)
    set_up(page, header)
    write_header(page, header)
    rows = _write_rows(page, header + 1, fills)
    _show_fractions(page, rows)
    write_signatures(page, rows[-1] + 2, _SIGNS)
    places = {column.role: at for at, column in enumerate(page.columns)}
    return Spot(header + 2, rows[-1] + 1, rows, places, days)


def write_verdicts(page: Page, spot: Spot, checks: Checks) -> None:
    """Show the sum of the checks above the table, and each row's verdict beside it."""
    told, style = of_blank(page.form), page.styles["summary"]
    page.sheet.write_formula(spot.first - 3, 0, f"={checks.summary}", style, told)
    place, code = page.at("verdict"), chr(65 + page.at("code"))
    for row in spot.rows:
        found = f"MATCH({code}{row + 1},{checks.codes},0)"
        formula = f'=IFERROR(INDEX({checks.verdicts},{found}),"")'
        page.sheet.write_formula(row, place, formula, page.styles["verdict"], LACKING)
    colour(page, spot.first - 1, spot.last - 1, "verdict")


def _write_guide(page: Page, row: int) -> int:
    """Say how the form is filled; leave a row for what is still missing; give the header's."""
    known = page.has("last_year") or page.has("first_half")
    text = _GUIDE + (_LEGEND if known else "")
    page.span(row, 0, page.last, text, "guide")
    width = sum(column.width for column in page.columns[: page.last + 1])
    page.sheet.set_row(row, height([(text, width, _SMALL)]))
    if page.form.checked:
        page.span(row + 1, 0, page.last, "", "summary")
        page.sheet.set_row(row + 1, 20)
    return row + 2


def _write_rows(page: Page, row: int, fills: Mapping[str, Fill]) -> list[int]:
    """Write the table, a heading for each content group; give the rows of the indicators."""
    rows: list[int] = []
    for place, (text, members) in enumerate(grouped(page.form), start=1):
        page.sheet.write(row, 0, _roman(place), page.styles["group"])
        page.span(row, 1, page.last, text, "group")
        row += 1
        for indicator in members:
            rows.append(row)
            fill = fills.get(str(indicator["indicator"]), Fill())
            _write_row(page, row, len(rows), indicator, fill)
            row += 1
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:Z{row}"})
    return rows


def _show_fractions(page: Page, rows: Sequence[int]) -> None:
    """Show a count's decimals, which its format would hide: 1.411 may be meant as 1411."""
    letter = chr(65 + page.at("value"))
    counts = [
        f"{letter}{row + 1}"
        for row, indicator in zip(rows, in_order(page.form), strict=True)
        if asked_as(indicator) in {"count", "wage"}
    ]
    if counts:
        rule = {
            "type": "formula",
            "criteria": f"=AND(ISNUMBER({counts[0]}),{counts[0]}<>INT({counts[0]}))",
            "format": page.styles["broken"],
            "multi_range": " ".join(counts),
        }
        page.sheet.conditional_format(counts[0], rule)


def _write_row(page: Page, row: int, number: int, indicator: Mapping[str, Any], fill: Fill) -> None:
    code, measure = str(indicator["indicator"]), printed_measure(indicator)
    name, note = str(indicator["name_vi"]), fill.note or _hint(indicator) or ""
    earlier = page.form.earlier.get(code, Earlier())
    printed = {
        "ordinal": number,
        "code": code,
        "label": name,
        "measure": measure,
        "plan": page.form.targets.get(code, ""),
        "last_year": earlier.last_year.text if earlier.last_year else NOT_TOLD,
        "first_half": earlier.first_half.text if earlier.first_half else NOT_TOLD,
        "status": fill.status,
        "note": note or None,
    }
    for place, column in enumerate(page.columns):
        if column.role in printed:
            page.sheet.write(row, place, printed[column.role], page.styles[column.cell])
    _write_entries(page, row, indicator, fill)
    entries = ("value", "numerator", "denominator", "status")
    ask_for_figures({role: page.cell(row, role) for role in entries}, indicator)
    sizes = {"label": 11, "measure": 11, "plan": 11, "note": 10, "code": 8}
    columns = [one for one in page.columns if one.role in sizes]
    texts = [(str(printed[one.role] or ""), one.width, sizes[one.role]) for one in columns]
    page.sheet.set_row(row, height(texts))


def _write_entries(page: Page, row: int, indicator: Mapping[str, Any], fill: Fill) -> None:
    """Write value, numerator and denominator; a share is computed from its parts."""
    asked = asked_as(indicator)
    value, over, under = (page.at(role) for role in ("value", "numerator", "denominator"))
    if asked != "share":
        page.sheet.write(row, value, fill.value, page.styles[asked])
    elif fill.value is not None and fill.numerator is None:
        page.sheet.write(row, value, fill.value, page.styles["share"])
    else:
        part, whole = (f"{chr(65 + place)}{row + 1}" for place in (over, under))
        formula = f'=IF(AND(ISNUMBER({part}),N({whole})>0),{part}/{whole}*100,"")'
        known = "" if fill.value is None else fill.value
        page.sheet.write_formula(row, value, formula, page.styles["quotient"], known)
    for place, told, is_open in (
        (over, fill.numerator, asked == "share"),
        (under, fill.denominator, has_denominator(indicator)),
    ):
        page.sheet.write(row, place, told, page.styles["count" if is_open else "shut"])


def _hint(indicator: Mapping[str, Any]) -> str | None:
    whole = indicator["denominator_vi"]
    return f"{HINT}{whole}" if whole and has_denominator(indicator) else None


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return _TENS[tens] + _ONES[ones]
