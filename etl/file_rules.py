"""Why a file is not read at all: what it is, as its content tells, and what to send instead."""

from etl.rule import Rule
from etl.rule import file as _file
from warehouse.language import Sentence

FORM = Sentence(
    "Hãy dùng biểu mẫu .xlsx của Khối (lập bằng lệnh “python -m etl template”).",
    "Please use the bloc's own .xlsx form (made by “python -m etl template”).",
)
_AGAIN = Sentence("Hãy làm mới lại một lần; nếu vẫn vậy:", "Please refresh once more; if it stays:")
_SAVE = Sentence(
    "Hãy mở bằng Excel, lưu thành .xlsx (Excel Workbook) rồi gửi lại, hoặc điền biểu mẫu của "
    "Khối (lập bằng lệnh “python -m etl template”).",
    "Please open it in Excel, save it as .xlsx (Excel Workbook) and send it again, or fill the "
    "bloc's own form (made by “python -m etl template”).",
)
_FIGURES = Sentence(
    "Hãy gửi chính bảng số liệu, dạng .xlsx hoặc .docx, hoặc điền biểu mẫu của Khối (lập bằng "
    "lệnh “python -m etl template”).",
    "Please send the table itself, as .xlsx or .docx, or fill the bloc's own form (made by "
    "“python -m etl template”).",
)

FILE_RULES = {
    # What lies in the inbox, before anything is opened
    "unreadable_file": _file(
        "Không mở được tệp này: máy không có quyền đọc, hoặc đây chỉ là một liên kết đã đứt. Hãy "
        "cho quyền đọc, hoặc đặt chính tệp vào đây.",
        "This file cannot be opened: it may not be read, or is a link to nothing. Please allow "
        "reading, or put the file itself here.",
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
        "Tệp chưa chép xong (tên tạm, hoặc đang lớn thêm). Hãy chờ xong, để đúng tên, rồi làm mới "
        "lại.",
        "The file is not complete (a temporary name, or still growing). Please let it finish, give "
        "it its own name, and refresh again.",
    ),
    "lock_file": _file(
        "Đây là tệp khoá do Excel hoặc LibreOffice tạo ra khi có người đang mở báo cáo, không phải "
        "báo cáo. Hãy đóng báo cáo đó lại; tệp khoá còn sót thì có thể xoá.",
        "This is the lock that Excel or LibreOffice keeps while somebody has the report open, not "
        "a report. Please close the report; a lock left behind may be deleted.",
    ),
    "hidden_file": _file(
        "Tên tệp hoặc thư mục bắt đầu bằng dấu chấm (tệp ẩn) nên không được đọc. Nếu là báo cáo, "
        "hãy bỏ dấu chấm ở đầu tên.",
        "The name of the file or of its folder begins with a dot (hidden), so it is not read. If "
        "it is a report, please take the dot away.",
    ),
    "plain_name": Rule(
        "warning",
        Sentence(
            "Tên tệp có ký tự lạ hoặc không đọc được (“{raw}”). Nội dung vẫn được xét; hãy đổi tên "
            "cho dễ tìm.",
            "The file's name has characters that are odd or cannot be read (“{raw}”). What it "
            "holds is judged all the same; please rename it so that it can be found.",
        ),
    ),
    "file_too_large": _file(
        "Tệp lớn hơn 20 MB nên không được mở. " + FORM.vi,
        "The file is larger than 20 MB and is not opened. " + FORM.en,
    ),
    # What the file is, as its content tells
    "empty_file": _file(
        "Tệp rỗng, không có gì bên trong. Hãy gửi lại tệp gốc.",
        "The file is empty. Please send the original again.",
    ),
    "pdf_file": _file(
        "Đây là tệp PDF, không đọc số liệu được. " + _FIGURES.vi,
        "This is a PDF; no figures can be read from it. " + _FIGURES.en,
    ),
    "picture_file": _file(
        "Đây là tệp ảnh (ảnh chụp hoặc bản quét), không đọc số liệu được. " + _FIGURES.vi,
        "This is a picture (a photo or a scan); no figures can be read from it. " + _FIGURES.en,
    ),
    "password_protected": _file(
        "Tệp có mật khẩu nên không mở được. Hãy bỏ mật khẩu mở tệp (Excel: Tệp, Thông tin, Bảo vệ "
        "sổ làm việc, Mã hoá bằng mật khẩu, xoá trắng), lưu thành .xlsx rồi gửi lại.",
        "The file has a password and cannot be opened. Please take the password away (Excel: File, "
        "Info, Protect Workbook, Encrypt with Password, leave blank), save it as .xlsx and send it "
        "again.",
    ),
    "old_word_file": _file(
        "Đây là văn bản Word kiểu cũ (.doc hoặc .rtf), không đọc được bảng bên trong. Hãy mở bằng "
        "Word, lưu thành .docx rồi gửi lại, hoặc chép bảng sang .xlsx.",
        "This is an old Word document (.doc or .rtf) whose tables cannot be read. Please open it "
        "in Word, save it as .docx and send it again, or copy the table to an .xlsx.",
    ),
    "link_file": _file(
        "Đây chỉ là đường dẫn tới một bảng tính trên mạng (Google Sheets hoặc lối tắt), không có "
        "số liệu. Hãy tải bảng đó về dạng .xlsx rồi gửi tệp tải về.",
        "This is only a link to a sheet elsewhere (Google Sheets, or a shortcut) and holds no "
        "figures. Please download the sheet as .xlsx and send that file.",
    ),
    "archive_file": _file(
        "Đây là tệp nén (zip, rar, 7z …). Hãy giải nén và đặt từng báo cáo vào hộp thư đến.",
        "This is an archive (zip, rar, 7z …). Please unpack it and put each report into the inbox.",
    ),
    "form_not_read": _file(
        "Không đọc được dạng tệp này. Đọc được: .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .txt và "
        "bảng trong .docx. " + FORM.vi,
        "Files of this kind are not read. Read are .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .txt and "
        "the tables of .docx. " + FORM.en,
    ),
    # What is wrong with a file of a kind that is read
    "cut_short": _file(
        "Tệp bị cắt cụt: phần cuối không có (thường do chép hoặc tải chưa xong). Hãy gửi lại.",
        "The file is cut short: its end is missing (a copy or download that did not finish). "
        "Please send it again.",
    ),
    "broken_workbook": _file(
        "Tệp bị hỏng bên trong. " + _SAVE.vi,
        "The file is broken inside. " + _SAVE.en,
    ),
    "unclear_separator": _file(
        "Tệp dùng dấu phẩy vừa để ngăn cột vừa làm dấu thập phân, nên có số bị chia làm hai. "
        + _SAVE.vi,
        "The file uses the comma both between columns and as decimal sign, so that numbers fall "
        "apart. " + _SAVE.en,
    ),
    "declares_entities": _file(
        "Tệp chứa khai báo DTD không an toàn nên không được đọc. " + _SAVE.vi,
        "The file holds an unsafe DTD declaration and is not read. " + _SAVE.en,
    ),
    "swells_when_opened": _file(
        "Tệp nở ra quá lớn khi mở nên không được đọc. " + FORM.vi,
        "The file swells too much when opened and is not read. " + FORM.en,
    ),
    "sheet_too_large": _file(
        "Trang tính quá rộng hoặc quá dài (có ô ở rất xa). Hãy xoá các hàng, cột thừa rồi gửi lại.",
        "A sheet is too wide or too long (a cell lies far out). Please delete the rows and columns "
        "not used, and send it again.",
    ),
    "takes_too_long": _file(
        f"Đọc tệp quá 8 giây nên đã dừng. {_AGAIN.vi} {FORM.vi}",
        f"Reading took more than 8 seconds and was stopped. {_AGAIN.en} {FORM.en}",
    ),
    "crashed_the_reader": _file(
        f"Chương trình đọc dừng giữa chừng ở tệp này. {_AGAIN.vi} {FORM.vi}",
        f"The reader came to an end over this file. {_AGAIN.en} {FORM.en}",
    ),
}
