"""What an entry cell asks for while it is typed: a word of help, a list, or a warning.

A warning never forbids: “trên 11 ngàn” is no number to Excel, and yet an answer.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from etl.form.content import asked_as, has_denominator, in_money, printed_measure
from etl.form.words import GRADES, STATUSES, YES_NO

_TITLE, _MESSAGE = 32, 255  # the longest that Excel shows
_YES = "Muốn giữ đúng như đã ghi thì chọn Yes."
_FLOW = "Lũy kế từ đầu năm. Không phát sinh: ghi 0 hoặc “-”. Chưa có: để trống, chọn tình trạng."
_HELP = {
    "flow": f"Số nguyên ({{measure}}). {_FLOW} Được ghi “trên 1.400”, “gần 900”.",
    "stock": "Số nguyên ({measure}), tại ngày tính số liệu. Được ghi “gần 85.000”. Không có thì "
    "ghi 0, không dùng dấu “-”.",
    "cover": "Số {measure} đã thực hiện từ đầu năm, mỗi nơi tính một lần. Tổng số ghi ở cột Mẫu "
    "số.",
    "money": "Triệu đồng. Ghi theo đơn vị khác thì phải có chữ: “178 tỷ đồng”, “2 tỷ 350 triệu”.",
    "wage": "Đồng/người/tháng. Số người được tính ghi ở cột Mẫu số.",
    "share": "Phần trăm, ví dụ 95 hoặc “trên 45%”.",
    "bool": "Chọn Có hoặc Không. Chưa rõ thì để trống và chọn tình trạng.",
    "grade": "Chọn một mức xếp loại.",
}
_STATUS = (
    "Để trống là chính thức. Số chưa chốt: chọn Ước hoặc Sơ bộ. Không có số: chọn Không áp dụng "
    "hoặc Chưa có số liệu."
)
_DAYS = (datetime(2000, 1, 1), datetime(2100, 12, 31))  # noqa: DTZ001 - a day knows no zone
_DAY = "Ghi ngày/tháng/năm, ví dụ 05/06/2024."


class Cell(NamedTuple):
    """One entry cell, and the heading of its column."""

    sheet: Any
    row: int
    place: int
    heading: str

    @property
    def address(self) -> str:
        """The cell's A1 address."""
        return f"{chr(65 + self.place)}{self.row + 1}"

    def ask(self, rule: Mapping[str, Any], text: str, *, warning: tuple[str, str]) -> None:
        """Give the cell its help and its warning."""
        title, message = warning
        words = {
            "input_title": self.heading[:_TITLE],
            "input_message": text[:_MESSAGE],
            "error_type": "warning",
            "error_title": title,
            "error_message": f"{message} {_YES}",
        }
        self.sheet.data_validation(self.row, self.place, self.row, self.place, {**rule, **words})

    def ask_for_choice(self, choices: Sequence[str] | str, text: str) -> None:
        """Offer a list, given here or as a range; other words are taken after a warning."""
        source = choices if isinstance(choices, str) else list(choices)
        warning = ("Không có trong danh sách", "Hãy chọn một dòng trong danh sách.")
        self.ask({"validate": "list", "source": source}, text, warning=warning)

    def ask_for_number(self, text: str, *, whole: bool, negative: bool = False) -> None:
        """Ask for a number, or for words with a number in them."""
        fit = number_or_words(self.address, whole=whole, negative=negative)
        kind = f"một số{' nguyên' if whole else ''}{'' if negative else ', không âm'}"
        told = f"Cần {kind}, hoặc chữ có số như “trên 1.400”, “gần 900 triệu”."
        warning = ("Có vẻ không phải là số", told)
        self.ask({"validate": "custom", "value": f"={fit}"}, text, warning=warning)

    def ask_for_day(self) -> None:
        """Ask for a day."""
        first, last = _DAYS
        rule = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        self.ask(rule, _DAY, warning=("Không phải là ngày", _DAY))

    def ask_for_points(self, most: float | None) -> None:
        """Ask for points, up to what a criterion gives; a deduction is below nought."""
        limit = f"từ 0 đến {most:g}" if most is not None else "một số điểm"
        low, high = sorted((0.0, most)) if most is not None else (-1e6, 1e6)
        rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
        self.ask(rule, f"Ghi {limit}.", warning=("Điểm ngoài thang", f"Điểm cần {limit}."))

    def ask_for_ballots(self, of: str | None) -> None:
        """Ask for a count of people, not more than stands in another cell."""
        here = self.address
        most = f",N({here})<=N({of})" if of else ""
        rule = {
            "validate": "custom",
            "value": f"=AND(ISNUMBER({here}),{here}=INT({here}),{here}>=0{most})",
        }
        told = "Cần một số nguyên, không lớn hơn số ở cột bên trái."
        self.ask(rule, "Số người hoặc số phiếu.", warning=("Số phiếu không khớp", told))


def ask_for_figures(cells: Mapping[str, Cell], indicator: Mapping[str, Any]) -> None:
    """Give each entry cell of a row of figures, by role, its help, its list or its warning."""
    asked, money = asked_as(indicator), in_money(indicator)
    if asked == "share":
        part = "Số đạt được. Tỷ lệ được tính sẵn ở cột Thực hiện khi có cả tử số và mẫu số."
        cells["numerator"].ask_for_number(part, whole=not money)
    else:
        ask_for_value(cells["value"], indicator)
    if has_denominator(indicator):
        of = f"{indicator['denominator_vi'] or 'Tổng số để so sánh'}."
        cells["denominator"].ask_for_number(of, whole=not money)
    cells["status"].ask_for_choice(STATUSES, _STATUS)


def ask_for_value(cell: Cell, indicator: Mapping[str, Any]) -> None:
    """Ask for the value of an indicator in the way of its kind."""
    asked = asked_as(indicator)
    text = _HELP[str(indicator["kind"]) if asked == "count" else asked]
    text = text.format(measure=printed_measure(indicator))
    if asked in {"bool", "grade"}:
        cell.ask_for_choice(YES_NO if asked == "bool" else GRADES, text)
    else:
        negative = bool(indicator["may_be_negative"])
        cell.ask_for_number(text, whole=asked in {"count", "wage"}, negative=negative)


def number_or_words(cell: str, *, whole: bool, negative: bool = False) -> str:
    """Write the condition of an entry: a fit number, a dash, or words with a digit among them.

    No array may stand here, so that digits are looked for one by one, in 255 letters at most.
    """
    fit = ["TRUE" if negative else f"{cell}>=0"]
    if whole:
        fit.append(f"{cell}=INT({cell})")
    bare = cell
    for digit in range(10):
        bare = f"SUBSTITUTE({bare},{digit},)"
    return f'IF(ISNUMBER({cell}),AND({",".join(fit)}),OR({cell}="-",LEN({cell})>LEN({bare})))'
