"""The rules a report is judged by, as data: a name, how grave it is, what is said to the unit.

A rule's name says what must hold. An error keeps the value out; a warning or an information lets
it stand. Rules with a condition are tried on all values of all files at once; the others are
named where a file or a cell breaks them.
"""

from etl.file_rules import FILE_RULES, FORM
from etl.reported_rules import REPORTED_RULES
from etl.rule import DOUBT, Rule
from etl.rule import cell as _cell
from etl.rule import file as _file
from etl.value_rules import VALUE_RULES
from warehouse.language import Sentence

RULES = {
    **FILE_RULES,
    # What a file says of itself
    "known_table": _file(
        "Không tìm thấy bảng số liệu (cần các cột “Nội dung”, “Đơn vị tính”, “Số lượng” hoặc "
        "“Thực hiện”). " + FORM.vi,
        "No table of figures was found (columns “Nội dung”, “Đơn vị tính”, “Số lượng” or "
        "“Thực hiện” are needed). " + FORM.en,
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
            "“Số liệu tính đến ngày {other}” không nằm trong kỳ báo cáo nên không được dùng. "
            "Hãy sửa lại ngày.",
            "“Figures as of {other}” is no day of the period reported, so it is not used. Please "
            "correct the day.",
        ),
    ),
    "reported_after_it_began": Rule(
        "warning",
        Sentence(
            "Ngày báo cáo {other} trước cả ngày đầu của kỳ, nên không được dùng. Hãy sửa lại ngày.",
            "The report's day {other} is before the period begins, so it is not used. Please "
            "correct the day.",
        ),
    ),
    "real_day": _cell(
        "không phải là một ngày có thật nên không được dùng. Hãy sửa lại ngày.",
        "which is no day of any calendar and is not used. Please correct the day.",
        "warning",
    ),
    "whole_day": _cell(
        "chỉ cho biết tháng nên không được dùng làm ngày. Hãy ghi đủ ngày, tháng, năm.",
        "which tells the month only and is not used as a day. Please write day, month and year.",
        "info",
    ),
    "day_before_month": _cell(
        "được hiểu là ngày {other}; nếu máy đã đổi chỗ ngày và tháng thì là {suggestion}. Hãy "
        "kiểm tra.",
        "taken as {other}; if the machine has swapped day and month it is {suggestion}. Please "
        "check.",
        "warning",
    ),
    "one_report_day": Rule(
        "warning",
        Sentence(
            "Các dòng ký ghi những ngày khác nhau ({raw}) nên chưa rõ ngày báo cáo. Hãy ghi ở dòng "
            "“Ngày báo cáo”.",
            "The signature lines bear different days ({raw}), so the report's day is not known. "
            "Please write it in the line “Ngày báo cáo”.",
        ),
    ),
    "unit_in_force": _file(
        "Theo danh mục, đơn vị {raw} không hoạt động trong kỳ {other}. Hãy ghi đúng đơn vị kế "
        "thừa, hoặc sửa ngày hiệu lực trong danh mục.",
        "By the reference, the unit {raw} does not exist in {other}. Please name its successor, or "
        "correct its days in the reference.",
        DOUBT,
    ),
    "receipt_sent_back": _file(
        "Đây là phiếu tiếp nhận, không phải báo cáo, nên không được lấy số liệu. Hãy sửa trong "
        "chính tệp báo cáo rồi gửi tệp ấy.",
        "This is a receipt, not a report, so nothing is taken from it. Please correct the report "
        "itself and send that.",
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
    "letters_in_unicode": Rule(
        "info",
        Sentence(
            "Tệp có {other} ô dùng bảng mã cũ (TCVN3, VNI, cp1258 hoặc bị đọc sai mã), đã được "
            "chuyển sang Unicode để đọc, ví dụ ô {cell} là “{raw}”; chữ “ư” có thể đã mất. Nên "
            "lưu lại bằng Unicode.",
            "{other} cells stand in an old encoding (TCVN3, VNI, cp1258, or misread) and were "
            "turned to Unicode to be read, cell {cell} for one as “{raw}”; an “ư” may have been "
            "lost. Better save the file in Unicode.",
        ),
    ),
    "letters_kept": Rule(
        "warning",
        Sentence(
            "Tệp có {other} ô mất chữ (dấu “?”); ô {cell} được hiểu là “{raw}” vì chỉ tên này "
            "khớp. Hãy gõ lại bằng Unicode.",
            "{other} cells have lost letters (“?”); cell {cell} was understood as “{raw}”, the "
            "only name that fits. Please type them again in Unicode.",
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
    "said_once": _cell(
        "chỉ tiêu đã có ở dòng khác ({other}); cả hai đều không được lấy. Hãy giữ một dòng.",
        "an indicator given in another row too ({other}); neither is taken. Please keep one row.",
    ),
    "computed_here": _cell(
        "nhưng chỉ tiêu này do hệ thống tự tính nên không lấy từ báo cáo.",
        "but this indicator is computed by the system and is not taken from reports.",
        "warning",
    ),
    **REPORTED_RULES,
    **VALUE_RULES,
}


OF_NAMES = frozenset(
    {"known_unit", "known_indicator", "known_member"}
)  # their suggestion is a name to ask about


def with_question(told: Sentence, suggestion: str) -> Sentence:
    """Ask whether a known name is meant; nobody but a person answers."""
    return Sentence(f"{told.vi} Có phải là {suggestion} không?", f"{told.en} Is it {suggestion}?")


def severity(rule: str) -> str:
    """Give how grave a broken rule is."""
    return RULES[rule].severity


def sentence(rule: str, **words: str) -> Sentence:
    """Say what is wrong, in both languages."""
    says = RULES[rule].says
    return Sentence(says.vi.format(**words), says.en.format(**words))
