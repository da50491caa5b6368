"""The rules that further sheets are judged by: what is told besides figures.

A sentence that ends “không được lấy” is of a row or cell that is left out.
"""

from etl.rule import DOUBT, Rule, cell, file
from warehouse.language import Sentence

REPORTED_RULES = {
    # Who sends a sheet, and for when
    "whole_year": file(
        "Trang “{raw}” là của cả năm, nhưng ghi kỳ {other}. Hãy ghi kỳ báo cáo là cả năm rồi gửi "
        "lại.",
        "The sheet “{raw}” belongs to a whole year, but gives the period {other}. Please give the "
        "year as the period and send it again.",
        DOUBT,
    ),
    "sent_by_leader": file(
        "Trang “{raw}” do khối trưởng hoặc khối phó lập cho cả khối; {other} không phải là khối "
        "trưởng, khối phó năm đó. Hãy gửi qua khối trưởng.",
        "The sheet “{raw}” is made for the bloc by its leader or deputy; {other} was neither that "
        "year. Please send it through the leader.",
        DOUBT,
    ),
    "sent_by_unit": file(
        "Trang “{raw}” là của từng đơn vị, nhưng đơn vị báo cáo lại là {other}. Hãy ghi đúng đơn "
        "vị rồi gửi lại.",
        "The sheet “{raw}” is a unit's own, but the reporter is {other}. Please name the unit and "
        "send it again.",
        DOUBT,
    ),
    "own_columns": Rule(
        "error",
        Sentence(
            "Trang mang số “{raw}” nhưng không có đủ các cột {other} nên không được lấy. Hãy ghi "
            "lại vào biểu mẫu.",
            "The sheet bears the number “{raw}” but lacks the columns {other}; nothing is taken "
            "from it. Please fill in the form as it was sent.",
        ),
    ),
    "told_once": cell(
        "đã ghi ở dòng khác ({other}); cả hai dòng đều không được lấy. Hãy giữ một dòng.",
        "told in another row too ({other}); neither is taken. Please keep one row.",
    ),
    "known_member": cell(
        "không phải là thành viên nào của khối năm {other} nên dòng này không được lấy.",
        "which is no member of the bloc in {other}, so this row is left out.",
    ),
    "unit_told": cell(
        "nhưng dòng này không nêu đơn vị nên không được lấy. Hãy ghi tên đơn vị.",
        "but this row names no unit and is left out. Please write the unit's name.",
    ),
    "day_of_review": cell(
        "không phải một ngày của năm {other} hoặc năm sau đó nên dòng này không được lấy. Hãy ghi "
        "ngày như 15/12/{other}.",
        "which is no day of {other} or of the year after, so this row is left out. Please write "
        "the day like 15/12/{other}.",
    ),
    # Statements
    "statement_kind": cell(
        "không rõ là loại ý kiến nào nên dòng này không được lấy. Hãy chọn một trong: {other}.",
        "which is no kind of statement, so this row is left out. Please choose one of: {other}.",
    ),
    "statement_words": cell(
        "nhưng cột “Nội dung ý kiến” không có lời nào nên dòng này không được lấy. Hãy viết nội "
        "dung.",
        "but the column “Nội dung ý kiến” holds no words, so this row is left out. Please write "
        "them.",
    ),
    # The programme
    "known_activity": cell(
        "không phải mã hoạt động nào của chương trình năm ấy nên dòng này không được lấy. Hãy giữ "
        "mã của biểu mẫu, hoặc để trống mã nếu là hoạt động ngoài chương trình.",
        "which is no activity of that year's programme, so this row is left out. Please keep the "
        "form's code, or leave it blank for an activity beyond the programme.",
    ),
    "named_activity": cell(
        "nhưng dòng này không nêu tên hoạt động nên không được lấy. Hãy ghi tên hoạt động.",
        "but this row names no activity and is left out. Please write what it was.",
    ),
    "day_in_year": cell(
        "không phải một ngày của năm {other} nên dòng này không được lấy. Hãy ghi ngày như "
        "15/6/{other}.",
        "which is no day of {other}, so this row is left out. Please write the day like "
        "15/6/{other}.",
    ),
    # Points
    "coded_criterion": cell(
        "nhưng dòng này không có mã tiêu chí nên không được lấy. Hãy giữ mã của biểu mẫu.",
        "but this row has no code of a criterion and is left out. Please keep the form's code.",
    ),
    "known_criterion": cell(
        "không phải mã tiêu chí nào của thang điểm năm đó nên dòng này không được lấy. Hãy giữ mã "
        "của biểu mẫu.",
        "which is no criterion of that year's scheme, so this row is left out. Please keep the "
        "form's code.",
    ),
    "points_in_span": cell(
        "ngoài khoảng điểm của tiêu chí ({other}) nên không được lấy. Hãy ghi lại điểm.",
        "beyond the points this criterion gives ({other}), so it is not taken. Please write the "
        "points again.",
    ),
    "exact_points": cell(
        "không phải một số điểm xác định nên không được lấy. Hãy ghi đúng số điểm.",
        "which is no definite number of points, so it is not taken. Please write the points.",
    ),
    "points_given": cell(
        "nhưng không có điểm nên dòng này không được lấy. Hãy ghi điểm tự chấm.",
        "but no points, so this row is left out. Please write the points.",
        "warning",
    ),
    "change_explained": cell(
        "khác điểm ghi ở cột trước ({other}) mà không có lý do. Hãy ghi ở cột “Lý do thay đổi”.",
        "which differs from the points given before ({other}) without a reason. Please write it "
        "in the column “Lý do thay đổi”.",
        "warning",
    ),
    # What a unit registers
    "exact_target": cell(
        "chưa phải là một mức rõ ràng nên không được lấy. Hãy ghi như “ít nhất 120” hoặc “không "
        "quá 3”.",
        "which is no definite level, so it is not taken. Please write “ít nhất 120” (at least) or "
        "“không quá 3” (at most).",
    ),
    "level_or_blank": cell(
        "không rõ là mức 0 hay không đăng ký nên không được lấy. Hãy ghi 0, hoặc để trống.",
        "which may be a level of 0 or nothing registered, so it is not taken. Please write 0, or "
        "leave it blank.",
    ),
    "known_award": cell(
        "không có trong danh sách danh hiệu; được giữ đúng như đã ghi. Nếu là một danh hiệu trong "
        "danh sách thì hãy chọn từ danh sách.",
        "which is not on the list of awards; it is kept as written. If it is one of the list, "
        "please choose it there.",
        "info",
    ),
    "award_told": cell(
        "nhưng dòng này không nêu danh hiệu nên không được lấy. Hãy chọn danh hiệu.",
        "but this row names no award and is left out. Please choose the award.",
    ),
    # Cross-checks and votes
    "checked_by_another": cell(
        "là chính đơn vị được kiểm tra nên dòng này không được lấy. Hãy chọn đơn vị khác kiểm tra.",
        "the very unit that is checked, so this row is left out. Please choose another unit.",
    ),
    "known_outcome": cell(
        "không phải kết luận nào của kiểm tra chéo nên dòng này không được lấy. Hãy chọn một "
        "trong: {other}.",
        "which is no outcome of a cross-check, so this row is left out. Please choose one of: "
        "{other}.",
    ),
    "difference_told": cell(
        "nhưng không nêu chênh lệch gì. Hãy ghi số báo cáo và số kiểm tra.",
        "but not what differs. Please write the figure reported and the figure found.",
        "warning",
    ),
    "question_told": cell(
        "nhưng dòng này không nêu nội dung biểu quyết nên không được lấy. Hãy ghi nội dung.",
        "but this row does not say what was voted on and is left out. Please write it.",
    ),
    "ballots_told": cell(
        "nhưng dòng này không đủ số có mặt và số phiếu thuận nên không được lấy. Hãy ghi đủ.",
        "but this row lacks those present or those in favour and is left out. Please write both.",
    ),
    "exact_ballots": cell(
        "không phải một số phiếu xác định nên dòng này không được lấy. Hãy ghi đúng số đếm được.",
        "which is no definite count, so this row is left out. Please write the number counted.",
    ),
    "ballots_within": cell(
        "lớn hơn số ở cột bên trái ({other}) nên dòng này không được lấy. Hãy kiểm tra cả hai số.",
        "more than the number left of it ({other}), so this row is left out. Please check both.",
    ),
}
