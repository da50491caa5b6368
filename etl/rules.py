"""The rules a report is judged by, as data: a name, how grave it is, what is said to the unit.

A rule's name says what must hold. An error keeps the value out; a warning or an information lets
it stand. Rules with a condition are tried on all values of all files at once; the others are
named where a file or a cell breaks them.
"""

from typing import NamedTuple

import polars as pl

from warehouse.language import Sentence

c = pl.col
FILE = "file"  # keeps the whole file out: refused
DOUBT = "doubt"  # keeps the whole file aside: quarantined


class Rule(NamedTuple):
    """One rule; `when` is true of the values that break it."""

    severity: str
    says: Sentence
    when: pl.Expr | None = None
    weighs: str = ""  # FILE or DOUBT, for what is wrong with a file as a whole


_ASK = "Hãy ghi lại rồi gửi lại tệp."
_FORM = Sentence(
    "Hãy dùng biểu mẫu do lệnh “python -m etl template” tạo ra, dạng .xlsx.",
    "Please use the workbook made by “python -m etl template”, as .xlsx.",
)


def _file(vi: str, en: str, weighs: str = FILE) -> Rule:
    return Rule("error", Sentence(vi, en), weighs=weighs)


def _cell(vi: str, en: str, severity: str = "error") -> Rule:
    return Rule(
        severity, Sentence("Ô {cell} ghi “{raw}”, " + vi, "Cell {cell} says “{raw}”, " + en)
    )


def _value(vi: str, en: str, when: pl.Expr, severity: str = "warning") -> Rule:
    return _cell(vi, en, severity)._replace(when=when)


RULES = {
    # What lies in the inbox
    "unreadable_file": _file(
        "Không mở được tệp này. Hãy kiểm tra quyền đọc rồi gửi lại.",
        "This file cannot be opened. Please check that it may be read, and send it again.",
    ),
    "link_leading_out": _file(
        "Đây là liên kết trỏ ra ngoài hộp thư đến, nên không được đọc. Hãy đặt chính tệp vào đây.",
        "This is a link leading out of the inbox; it is not followed. Please put the file itself.",
    ),
    "folder_named_as_file": _file(
        "Đây là thư mục mang tên như một tệp. Hãy đặt tệp báo cáo vào hộp thư đến.",
        "This is a folder named like a file. Please put the report itself in the inbox.",
    ),
    "unfinished_file": _file(
        "Tên tệp cho thấy tệp chưa tải xong. Hãy chờ xong rồi đổi lại tên.",
        "The name says that the file is not complete. Please let it finish, then rename it.",
    ),
    "file_too_large": _file(
        "Tệp lớn hơn 20 MB nên không được mở. " + _FORM.vi,
        "The file is larger than 20 MB and is not opened. " + _FORM.en,
    ),
    "form_not_read": _file(
        "Chưa đọc được dạng tệp này. " + _FORM.vi,
        "Files of this kind are not read yet. " + _FORM.en,
    ),
    "not_a_workbook": _file(
        "Tệp không phải là bảng tính .xlsx, hoặc có mật khẩu, hoặc bị cắt cụt. " + _FORM.vi,
        "The file is no .xlsx workbook, or has a password, or is cut short. " + _FORM.en,
    ),
    "broken_workbook": _file(
        "Bảng tính bị hỏng bên trong. Hãy mở bằng Excel, lưu lại rồi gửi lại.",
        "The workbook is broken inside. Please open it in Excel, save it and send it again.",
    ),
    "declares_entities": _file(
        "Bảng tính chứa khai báo DTD không an toàn nên không được đọc. " + _FORM.vi,
        "The workbook holds an unsafe DTD declaration and is not read. " + _FORM.en,
    ),
    "swells_when_opened": _file(
        "Tệp nở ra quá lớn khi mở nên không được đọc. " + _FORM.vi,
        "The file swells too much when opened and is not read. " + _FORM.en,
    ),
    "sheet_too_large": _file(
        "Trang tính quá rộng hoặc quá dài (có ô ở rất xa). Hãy xoá các hàng, cột thừa rồi gửi lại.",
        "A sheet is too wide or too long (a cell lies far out). Please delete the rows and columns "
        "not used, and send it again.",
    ),
    "takes_too_long": _file(
        "Đọc tệp quá 8 giây nên đã dừng. " + _FORM.vi,
        "Reading took more than 8 seconds and was stopped. " + _FORM.en,
    ),
    "crashed_the_reader": _file(
        "Tệp làm chương trình đọc bị dừng. " + _FORM.vi,
        "The file brought the reader down. " + _FORM.en,
    ),
    # What a file says of itself
    "known_table": _file(
        "Không tìm thấy bảng số liệu (cần các cột “Nội dung”, “Đơn vị tính”, “Số lượng” hoặc "
        "“Thực hiện”). " + _FORM.vi,
        "No table of figures was found (columns “Nội dung”, “Đơn vị tính”, “Số lượng” or "
        "“Thực hiện” are needed). " + _FORM.en,
    ),
    "one_table": _file(
        "Có nhiều bảng hoặc nhiều cột số liệu ({raw}), không rõ lấy bảng nào. Hãy chỉ để lại một.",
        "There are several tables or columns of figures ({raw}); it is not clear which counts. "
        "Please leave one.",
    ),
    "other_table": Rule(
        "error",
        Sentence(
            "Một bảng ở trang này nói đến kỳ hoặc đơn vị khác ({raw}) nên không được lấy. Hãy gửi "
            "bảng đó thành tệp riêng.",
            "A table on this sheet speaks of another period or unit ({raw}) and is not taken. "
            "Please send it as a file of its own.",
        ),
    ),
    "own_column": Rule(
        "error",
        Sentence(
            "Bảng này không có cột số liệu của kỳ báo cáo ({raw}), nên không lấy được gì. Hãy "
            "thêm cột “Thực hiện” của kỳ này.",
            "This table has no column of figures for the period reported ({raw}); nothing is "
            "taken. Please add a column “Thực hiện” of this period.",
        ),
    ),
    "known_unit": _file(
        "Không rõ đơn vị báo cáo (“{raw}”). Hãy ghi đúng tên đơn vị ở dòng “Đơn vị báo cáo”.",
        "The reporting unit is not known (“{raw}”). Please write the unit's name in the line "
        "“Đơn vị báo cáo”.",
    ),
    "known_period": _file(
        "Không rõ kỳ báo cáo. Hãy ghi ở dòng “Kỳ báo cáo”, ví dụ 2024-S1 hoặc 2024.",
        "The period is not known. Please write it in the line “Kỳ báo cáo”, like 2024-S1 or 2024.",
    ),
    "cut_off_in_period": Rule(
        "warning",
        Sentence(
            "“Số liệu tính đến ngày {raw}” không nằm trong kỳ báo cáo nên không được dùng. Hãy sửa "
            "lại ngày.",
            "“Figures as of {raw}” is no day of the period reported, so it is not used. Please "
            "correct the day.",
        ),
    ),
    "reported_after_it_began": Rule(
        "warning",
        Sentence(
            "Ngày báo cáo {raw} trước cả ngày đầu của kỳ, nên không được dùng. Hãy sửa lại ngày.",
            "The report's day {raw} is before the period begins, so it is not used. Please correct "
            "the day.",
        ),
    ),
    "illustrative_file": _file(
        "Tệp mang dấu “Số liệu minh hoạ” nên không được nhận ở đây. Hãy gửi báo cáo thật.",
        "The file bears the mark “illustrative figures” and is not taken here. Please send the "
        "real report.",
    ),
    "one_unit": _file(
        "Tệp nói đến nhiều đơn vị khác nhau ({raw}). Hãy đặt đúng thư mục hoặc sửa tên đơn vị.",
        "The file speaks of different units ({raw}). Please move it to the right folder or correct "
        "the unit.",
        DOUBT,
    ),
    "wrong_period": _file(
        "Tệp nói đến các kỳ hoặc năm khác nhau ({raw}). Hãy sửa tiêu đề hoặc thư mục rồi gửi lại.",
        "The file speaks of different periods or years ({raw}). Please correct the title or the "
        "folder and send it again.",
        DOUBT,
    ),
    "one_sender": _file(
        "Cùng một tệp nằm trong thư mục của nhiều đơn vị ({raw}). Hãy giữ lại ở đúng một nơi.",
        "The same file lies in the folders of several units ({raw}). Please keep it in one place.",
        DOUBT,
    ),
    "sent_once": Rule(
        "info",
        Sentence(
            "Tệp này giống hệt tệp “{raw}” đã nhận; chỉ tính một lần.",
            "This file is the same as “{raw}”, received already; it counts once.",
        ),
    ),
    "visible_row": Rule(
        "warning",
        Sentence(
            "Hàng {raw} đang bị ẩn nên không được lấy số liệu. Nếu cần, hãy cho hiện rồi gửi lại.",
            "Row {raw} is hidden, so nothing is taken from it. If it matters, unhide it and send "
            "the file again.",
        ),
    ),
    "visible_column": Rule(
        "warning",
        Sentence(
            "Cột {raw} đang bị ẩn nên không được lấy số liệu. Nếu cần, hãy cho hiện rồi gửi lại.",
            "Column {raw} is hidden, so nothing is taken from it. If it matters, unhide it and "
            "send the file again.",
        ),
    ),
    "visible_sheet": Rule(
        "info",
        Sentence(
            "Trang ẩn “{raw}” không được lấy số liệu. Nếu cần, hãy cho hiện rồi gửi lại.",
            "Nothing is taken from the hidden sheet “{raw}”. If it matters, unhide it and send it "
            "again.",
        ),
    ),
    # Rows
    "known_indicator": _cell(
        "không khớp với chỉ tiêu nào nên dòng này không được lấy. Hãy dùng đúng tên hoặc mã.",
        "which is no known indicator, so this row is left out. Please use the exact name or code.",
        "warning",
    ),
    "labelled_row": _cell(
        "nhưng hàng này không có tên chỉ tiêu nên không được lấy. Hãy ghi tên chỉ tiêu.",
        "but this row names no indicator and is left out. Please write the indicator's name.",
        "warning",
    ),
    "known_column": Rule(
        "info",
        Sentence(
            "Không rõ cột “{raw}” là gì nên không lấy số liệu ở cột này.",
            "It is not clear what the column “{raw}” holds; nothing is taken from it.",
        ),
    ),
    "total_is_sum": _cell(
        "nhưng tổng các đơn vị trong hàng là {suggestion}. Hãy đối chiếu lại; tổng không được lấy.",
        "but the units in this row sum to {suggestion}. Please compare; totals are not taken.",
        "warning",
    ),
    "said_once": _cell(
        "chỉ tiêu đã có ở dòng khác ({other}); cả hai đều không được lấy. Hãy giữ một dòng.",
        "an indicator given in another row too ({other}); neither is taken. Please keep one row.",
    ),
    "computed_here": _cell(
        "nhưng chỉ tiêu này do hệ thống tự tính nên không lấy từ báo cáo.",
        "but this indicator is computed by the system and is not taken from reports.",
        "warning",
    ),
    # Cells
    "number": _cell(
        "không phải là số. Hãy ghi một con số, ví dụ 12.",
        "which is not a number. Please write a number, for example 12.",
    ),
    "one_reading": _cell(
        "đọc được theo hai cách ({suggestion}). Hãy ghi rõ, không dùng dấu phân cách hàng nghìn.",
        "which can be read in two ways ({suggestion}). Please write it without a separator.",
    ),
    "no_date": _cell(
        "là ngày tháng, không phải là số (có thể Excel đã đổi phân số thành ngày). Hãy nhập lại.",
        "which is a date, not a number (Excel may have turned a fraction into a date). Please "
        "enter it again.",
    ),
    "level_not_change": _cell(
        "là mức tăng giảm, không phải kết quả. Hãy ghi kết quả của kỳ.",
        "which is a change, not a result. Please write the result of the period.",
        "warning",
    ),
    "level_not_share_of_plan": _cell(
        "là phần trăm kế hoạch, không phải kết quả. Hãy ghi kết quả của kỳ.",
        "which is a share of the plan, not a result. Please write the result of the period.",
        "warning",
    ),
    "yes_or_no": _cell("cần ghi “Có” hoặc “Không”.", "where “Có” (yes) or “Không” (no) is needed."),
    "known_grade": _cell(
        "cần ghi HTXSNV, HTTNV, HTNV hoặc KHTNV.",
        "where one of the grades HTXSNV, HTTNV, HTNV, KHTNV is needed.",
    ),
    "divides_by_something": _cell(
        "mẫu số bằng 0 mà tử số khác 0. Hãy kiểm tra lại hai số.",
        "with a denominator of 0 and a numerator that is not. Please check both.",
    ),
    "printed_measure": _cell(
        "không phải đơn vị tính của chỉ tiêu này nên dòng không được lấy. Hãy giữ đơn vị tính gốc.",
        "not the measure of this indicator, so the row is left out. Please keep the measure given.",
    ),
    "same_measure": _cell(
        "là phần trăm, trong khi cột này cần số lượng. " + _ASK,
        "a percentage, where a number of things is needed. Please write it again.",
    ),
    "not_negative": _cell(
        "là số âm. Nếu là mức giảm thì không ghi ở đây. " + _ASK,
        "which is negative. A decrease does not belong here. Please write it again.",
    ),
    "whole_number": _cell(
        "trong khi cần số nguyên. Nếu ý là {suggestion} thì hãy ghi như vậy.",
        "where a whole number is needed. If {suggestion} is meant, please write that.",
    ),
    "whole_dong": _cell(
        "không thành số đồng nguyên. Hãy kiểm tra dấu phẩy, dấu chấm.",
        "which is no whole number of đồng. Please check the separators.",
    ),
    "plausible_scale": _cell(
        "có vẻ sai đơn vị tiền. Hãy ghi kèm chữ, ví dụ “178 tỷ đồng”.",
        "which looks like the wrong scale of money. Please write the word too: “178 tỷ đồng”.",
    ),
    "share_not_fraction": _cell(
        "không rõ là phần trăm hay phần của một. Hãy ghi kèm dấu %, ví dụ {suggestion}.",
        "which may be per cent or a part of one. Please write the % sign, like {suggestion}.",
    ),
    "share_within_100": _cell(
        "tỷ lệ vượt quá 100%. " + _ASK, "a share above 100%. Please check it."
    ),
    # What the parts of a row say together
    "parts_agree": _cell(
        "khác với tử số chia mẫu số ({other}). Hãy kiểm tra ba ô này.",
        "which differs from numerator over denominator ({other}). Please check the three cells.",
    ),
    "both_parts": _cell(
        "thiếu tử số hoặc mẫu số. Hãy ghi cả hai.",
        "without numerator or denominator. Please give both.",
    ),
    "part_within_whole": _cell(
        "tử số lớn hơn mẫu số ({other}). Hãy kiểm tra lại hai số.",
        "with a numerator above the denominator ({other}). Please check both.",
    ),
    # What stands, but is mentioned
    "quantity_given": _value(
        "nghĩa là có nhưng chưa rõ bao nhiêu. Hãy ghi số lượng.",
        "which says that there was some, not how much. Please write the quantity.",
        c.missing == "present_no_qty",
    ),
    "no_excel_error": _value(
        "là lỗi công thức. Hãy sửa công thức hoặc ghi thẳng con số.",
        "which is an error of a formula. Please mend it or write the number.",
        c.missing == "excel_error",
        "error",
    ),
    "formula_with_result": Rule(
        "error",
        Sentence(
            "Ô {cell} là công thức chưa có kết quả. Hãy mở bằng Excel, lưu lại rồi gửi lại.",
            "Cell {cell} holds a formula without a result. Please open it in Excel, save it and "
            "send it again.",
        ),
        c.missing == "formula_uncached",
    ),
    "shown_as_thousands": _value(
        "hiển thị với ba số sau dấu phẩy; giá trị được lấy là {value}. Hãy kiểm tra.",
        "shown with three decimals; the value taken is {value}. Please check.",
        (c.context == "count") & (c.kind == "n") & c.number_format.str.contains(r"0[.,]000$"),
    ),
    "vietnamese_separators": _value(
        "viết theo kiểu Anh–Mỹ; được hiểu là {value}.",
        "written the English way; it was read as {value}.",
        c.parse_rule.str.contains("^(comma_groups|point_decimals|apostrophe)"),
        "info",
    ),
    "share_with_thousandths": _value(
        "được hiểu là {value}%. Hãy kiểm tra dấu phẩy.",
        "it was read as {value}%. Please check the comma.",
        c.parse_rule == "comma_thousandths",
    ),
    "written_in_figures": _value(
        "được hiểu là {value}. Hãy ghi bằng chữ số.",
        "it was read as {value}. Please write figures.",
        c.parse_rule.str.contains("^(numeral|colloquial)"),
        "info",
    ),
    "head_count_given": _value(
        "thiếu số người được tính, nên chưa tính được bình quân chung. Hãy ghi ở cột “Mẫu số”.",
        "without the number of people counted, so no joint mean can be made. Please add it.",
        (c.nature == "wavg") & c.value.is_not_null() & c.denominator.is_null(),
    ),
}


def severity(rule: str) -> str:
    """Give how grave a broken rule is."""
    return RULES[rule].severity


def sentence(rule: str, **words: str) -> Sentence:
    """Say what is wrong, in both languages."""
    says = RULES[rule].says
    return Sentence(says.vi.format(**words), says.en.format(**words))
