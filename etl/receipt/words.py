"""The words of a receipt, in both languages."""

from warehouse.language import Sentence as S  # noqa: N817 - a table of nothing but sentences

COVER = S("Phiếu tiếp nhận", "Receipt")
TITLE = S("PHIẾU TIẾP NHẬN BÁO CÁO", "RECEIPT OF A REPORT")
FILE_SUFFIX = " - phieu tiep nhan.xlsx"
NO_UNIT = "chua-ro-don-vi"

RECEIVED = S("1. Đã nhận", "1. What was received")
ACCEPTED = S("2. Số liệu được nhận ({n})", "2. Figures accepted ({n})")
STATED = S("Ý kiến được nhận ({n})", "Statements accepted ({n})")
DONE = S("Hoạt động được nhận ({n})", "Activities accepted ({n})")
FACTS = {
    "point": S("Điểm được nhận ({n})", "Points accepted ({n})"),
    "target": S("Mức đăng ký được nhận ({n})", "Registered targets accepted ({n})"),
    "award": S("Danh hiệu được nhận ({n})", "Awards accepted ({n})"),
    "cross_check": S("Kiểm tra chéo được nhận ({n})", "Cross-checks accepted ({n})"),
    "vote": S("Kết quả bỏ phiếu được nhận ({n})", "Votes accepted ({n})"),
}
LACKING = S("3. Còn thiếu ({n})", "3. What is missing ({n})")
TO_DO = S("4. Điều cần xem và việc cần làm ({n})", "4. What needs looking at, and what to do ({n})")

FILE = S("Tệp", "File")
UNIT = S("Đơn vị", "Unit")
PERIOD = S("Kỳ báo cáo", "Period")
KIND = S("Loại báo cáo", "Kind")
DAY = S("Ngày nhận", "Received on")
REPORTED = S("Ngày báo cáo", "Day of the report")
REVISION = S("Lần sửa", "Revision")
STATUS = S("Kết quả", "Outcome")
UNKNOWN = S("chưa rõ", "not known")
NOT_LOADED = S("chưa nạp: xem trước, chưa tính", "not loaded: looked at before it counts")
ASSUMED = S("{day} (ngày thấy tệp lần đầu)", "{day} (the day it was first seen)")

IN_SHORT = S("Tóm tắt", "In short")
COUNTS = S(
    "{accepted} số liệu được nhận, {lacking} chỉ tiêu còn thiếu; {error} điều phải sửa, {warning} "
    "điều nên xem, {info} lưu ý",
    "{accepted} figures accepted, {lacking} missing; {error} to correct, {warning} to look at, "
    "{info} notes",
)
COUNTS_OF_ROWS = S(
    "{accepted} dòng được nhận; {error} điều phải sửa, {warning} điều nên xem, {info} lưu ý",
    "{accepted} rows accepted; {error} to correct, {warning} to look at, {info} notes",
)

STATUSES = {
    "standing": S(
        "Đã nhận, đang dùng. Ô có điều phải sửa ở mục 4 thì chưa được lấy; các ô khác đã được lấy.",
        "Accepted and in use. Cells with an error in part 4 are not taken; the others are.",
    ),
    "superseded": S(
        "Đã nhận, nay đã có báo cáo mới hơn của cùng kỳ thay thế.",
        "Accepted, and since then superseded by a newer report of the same period.",
    ),
    "accepted": S(
        "Sẽ nhận được. Ô có điều phải sửa ở mục 4 thì không được lấy.",
        "Would be accepted. Cells with an error in part 4 would not be taken.",
    ),
    "quarantined": S(
        "Để riêng, chưa tính số nào: cả tệp còn điều nghi vấn ở mục 4. Hãy sửa rồi gửi lại.",
        "Set aside, nothing counts yet: the file as a whole is in doubt, see part 4. Please "
        "correct it and send it again.",
    ),
    "refused": S(
        "Không nhận được, không lấy số nào. Lý do và việc cần làm ở mục 4.",
        "Refused, nothing was taken. Why, and what to do, stands in part 4.",
    ),
}
WHICH_FORM = S(
    "Hãy dùng biểu mẫu .xlsx của Khối (trang “Báo cáo”, Mẫu TĐ-1, có mã chỉ tiêu) hoặc Mẫu số "
    "2-HĐCĐ lưu dạng .xlsx. Bộ phận tổng hợp của Khối gửi biểu mẫu khi được hỏi.",
    "Please use the bloc's .xlsx form (sheet “Báo cáo”, Mẫu TĐ-1, with the indicators' codes), or "
    "form 2-HĐCĐ saved as .xlsx. The bloc's secretary sends the form on request.",
)

SEVERITIES = {
    "error": S("Phải sửa", "To correct"),
    "warning": S("Nên xem", "To look at"),
    "info": S("Lưu ý", "Note"),
}
KINDS = {
    "indicators": S("Số liệu thi đua", "Figures"),
    "self_score": S("Tự chấm điểm", "Self-scores"),
    "programme": S("Thực hiện chương trình", "Programme"),
    "statements": S("Khó khăn, kiến nghị, kết quả nổi bật", "Difficulties, proposals, results"),
    "registration": S("Đăng ký thi đua", "Registration"),
    "cross_check": S("Kiểm tra chéo", "Cross-checks"),
    "appraisal": S("Thẩm định điểm", "Appraisal"),
    "vote": S("Bỏ phiếu", "Votes"),
    "recognition": S("Công nhận", "Recognition"),
}
WHY_LACKING = {
    "blank": S("ô để trống", "the cell is blank"),
    "pending": S("đơn vị ghi chưa có số liệu", "the unit says it is not known yet"),
    "not_collected": S("đơn vị ghi không có số liệu", "the unit says it is not collected"),
    "present_no_qty": S("có đánh dấu nhưng không có con số", "ticked, but no number is given"),
    "excel_error": S("ô báo lỗi của Excel", "the cell shows an Excel error"),
    "formula_uncached": S("công thức chưa có kết quả", "a formula without a result"),
    None: S(
        "không có trong báo cáo, hoặc ô của nó có điều phải sửa ở mục 4",
        "not in the report, or its cell has an error in part 4",
    ),
}
STATED_KINDS = {
    "difficulty": S("Khó khăn", "Difficulty"),
    "proposal": S("Kiến nghị", "Proposal"),
    "result": S("Kết quả nổi bật", "Result"),
}
STATED_TEXT, STATED_KIND = S("Nội dung ý kiến", "Statement"), S("Loại ý kiến", "Kind")
ACTIVITY, DONE_ON = S("Hoạt động", "Activity"), S("Ngày thực hiện", "Done on")
EVIDENCE = S("Minh chứng", "Evidence")
ADDRESSED_TO = S("Gửi tới", "Addressed to")
ITEMS = {
    "point": S("Tiêu chí", "Criterion"),
    "target": S("Chỉ tiêu", "Indicator"),
    "award": S("Danh hiệu", "Award"),
    "cross_check": S("Đơn vị kiểm tra", "Checked by"),
    "vote": S("Nội dung biểu quyết", "Question"),
}
TOLD_OF = {
    "point": S("Điểm", "Points"),
    "target": S("Mức đăng ký", "Level"),
    "award": S("Số quyết định", "Decision"),
    "cross_check": S("Kết luận", "Outcome"),
    "vote": S("Thuận / có mặt", "In favour / present"),
}
OUTCOMES = {
    "agreed": S("Khớp", "Agreed"),
    "differs": S("Có chênh lệch", "Differs"),
    "not_checked": S("Chưa kiểm tra", "Not checked"),
}
BESIDE = S("Minh chứng, ghi chú", "Evidence, note")
NAME, VALUE = S("Chỉ tiêu", "Indicator"), S("Giá trị đọc được", "Value as read")
MEASURE, CELL = S("Đơn vị tính", "Measure"), S("Từ ô", "From cell")
RAW, NOTE = S("Nguyên văn trong ô", "Text of the cell"), S("Ghi chú", "Note")
WHY, SEVERITY = S("Lý do", "Why"), S("Mức độ", "Severity")
PLACE, SAYS = S("Ở đâu", "Where"), S("Điều cần xem, việc cần làm", "What to look at, what to do")
SUGGESTION = S("Gợi ý", "Suggestion")

NOTHING_ACCEPTED = S("Không có số nào được lấy.", "No figure was taken.")
NOTHING_LACKING = S(
    "Không thiếu chỉ tiêu nào của giao ước.", "Nothing the covenant asks is missing."
)
NOTHING_ASKED = S(
    "Chưa rõ giao ước nào hỏi đơn vị này trong kỳ này, nên không nói được còn thiếu gì.",
    "No covenant is known that asks this unit in this period: what is missing cannot be told.",
)
NOTHING_TO_DO = S("Không có điều gì cần xem.", "Nothing needs looking at.")
NOT_TRIED = S(
    "Tệp này chưa nạp nên chưa được đối chiếu với các báo cáo khác.",
    "This file is not loaded, so it was not compared with other reports.",
)
SUPERSEDED = S("nay đã có số mới hơn", "a newer figure stands now")
FILE_GONE = S(
    "Tệp gốc không còn trong hộp thư như khi nạp, nên phiếu này không chép lại các trang của nó.",
    "The file is no longer in the inbox as it was loaded, so its sheets are not copied here.",
)
CUT = S(
    "Trang “{sheet}” rất lớn: chỉ chép {n} ô đầu.",
    "The sheet “{sheet}” is very large: only its first {n} cells are copied.",
)
ON_THIS_SHEET = S("Điều cần xem trên trang này", "What needs looking at on this sheet")
WHOLE_BLOC = S("cả khối", "the whole bloc")
WHOLE_FILE = S("cả tệp", "the whole file")
LEGEND = S(
    "“-”: không phát sinh; “x”: không áp dụng; “…”: không có số liệu. ✖ Phải sửa: chưa được lấy. "
    "⚠ Nên xem: câu bên cạnh nói đã lấy gì, hãy xác nhận hoặc sửa. ● Lưu ý: để biết. Muốn sửa, hãy "
    "sửa trong chính tệp báo cáo rồi gửi lại; đừng gửi lại phiếu này.",
    "“-”: nil; “x”: not applicable; “…”: no figure. ✖ To correct: not taken. ⚠ To look at: the "
    "sentence says what was taken; please confirm or correct it. ● Note: for information. "
    "To correct something, correct the report itself and send it again; do not send this receipt.",
)
SIGNS = {"error": "✖", "warning": "⚠", "info": "●"}
GRAVE_FIRST = tuple(SEVERITIES)
