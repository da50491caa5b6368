"""The rules a report is judged by, as data: a name, how grave it is, what is said to the unit.

A rule's name says what must hold. An error keeps the value out; a warning or an information lets
it stand. Rules with a condition are tried on all values of all files at once; the others are
named where a file or a cell breaks them.
"""

from etl.rule import DOUBT, Rule
from etl.rule import cell as _cell
from etl.rule import file as _file
from etl.value_rules import VALUE_RULES
from warehouse.language import Sentence

_FORM = Sentence(
    "Hãy dùng biểu mẫu do lệnh “python -m etl template” tạo ra, dạng .xlsx.",
    "Please use the workbook made by “python -m etl template”, as .xlsx.",
)

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
    # Statements
    "statement_kind": _cell(
        "không rõ là loại ý kiến nào nên dòng này không được lấy. Hãy chọn một trong: {other}.",
        "which is no kind of statement, so this row is left out. Please choose one of: {other}.",
    ),
    "statement_words": _cell(
        "nhưng cột “Nội dung ý kiến” không có lời nào nên dòng này không được lấy. Hãy viết nội "
        "dung.",
        "but the column “Nội dung ý kiến” holds no words, so this row is left out. Please write "
        "them.",
    ),
    # The programme
    "known_activity": _cell(
        "không phải mã hoạt động nào của chương trình năm ấy nên dòng này không được lấy. Hãy giữ "
        "mã của biểu mẫu, hoặc để trống mã nếu là hoạt động ngoài chương trình.",
        "which is no activity of that year's programme, so this row is left out. Please keep the "
        "form's code, or leave it blank for an activity beyond the programme.",
    ),
    "named_activity": _cell(
        "nhưng dòng này không nêu tên hoạt động nên không được lấy. Hãy ghi tên hoạt động.",
        "but this row names no activity and is left out. Please write what it was.",
    ),
    "day_in_year": _cell(
        "không phải một ngày của năm {other} nên dòng này không được lấy. Hãy ghi ngày như "
        "15/6/{other}.",
        "which is no day of {other}, so this row is left out. Please write the day like "
        "15/6/{other}.",
    ),
    **VALUE_RULES,
}


def severity(rule: str) -> str:
    """Give how grave a broken rule is."""
    return RULES[rule].severity


def sentence(rule: str, **words: str) -> Sentence:
    """Say what is wrong, in both languages."""
    says = RULES[rule].says
    return Sentence(says.vi.format(**words), says.en.format(**words))
