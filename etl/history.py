"""Rules that need other reports: a build tries them, each in a file of its own in warehouse/core.

Here stands what each of them looks for, for whoever judges a file alone.
"""

from warehouse.language import Sentence

OF_HISTORY = {
    "corrects_earlier": Sentence(
        "sửa những gì so với báo cáo trước của cùng kỳ",
        "what it corrects in the earlier report of the period",
    ),
    "order_is_known": Sentence(
        "hai báo cáo cùng ngày, cùng lần sửa", "two reports of the same day and revision"
    ),
    "kept_value": Sentence(
        "giá trị cũ còn giữ vì báo cáo mới không nêu", "values kept because the new report has none"
    ),
    "year_below_half": Sentence(
        "cả năm nhỏ hơn 6 tháng đầu năm", "a year smaller than its first half"
    ),
    "second_half_differs": Sentence(
        "6 tháng cuối năm khác phần còn lại của năm",
        "a second half that is not the rest of its year",
    ),
    "other_period_differs": Sentence(
        "cột kỳ khác không khớp số đang giữ", "columns of other periods against what is held"
    ),
    "plan_differs": Sentence(
        "cột kế hoạch không khớp giao ước", "the plan column against the covenant"
    ),
    "plausible_change": Sentence(
        "gấp hoặc kém 100 lần năm trước, hoặc 6 tháng đầu năm",
        "a hundred times more or less than last year or the first half",
    ),
    "plausible_beside_peers": Sentence(
        "số tiền gấp hoặc kém 100 lần các đơn vị khác trong khối",
        "money a hundred times more or less than the bloc's other units",
    ),
    "part_of_whole": Sentence(
        "một phần lớn hơn cả: đoàn viên nữ và đoàn viên, lao động có hợp đồng và lao động",
        "a part above its whole: women and all members, contracts and all workers",
    ),
    "not_copied_forward": Sentence(
        "số liệu giống hệt kỳ trước", "figures that are those of an earlier period"
    ),
    "whole_differs": Sentence(
        "mẫu số khác tổng số của cùng kỳ", "a whole that is not the number told beside it"
    ),
    "share_without_parts": Sentence(
        "tỷ lệ không có tử số, mẫu số", "shares without numerator and denominator"
    ),
    "own_report_differs": Sentence(
        "báo cáo của khối khác tổng các đơn vị", "a bloc's own report against the sum of its units"
    ),
    "unit_without_bloc": Sentence(
        "đơn vị không thuộc khối nào năm đó", "a unit that was in no bloc that year"
    ),
    "registration_differs": Sentence(
        "mức đăng ký khác mức đơn vị đăng ký mà giao ước ghi",
        "a registered target against what the covenant gives as registered",
    ),
    "self_points_differ": Sentence(
        "điểm tự chấm chép trong bảng thẩm định khác bảng của đơn vị",
        "own points repeated in an appraisal against what the unit sent",
    ),
    "change_unexplained": Sentence(
        "điểm thẩm định khác điểm đơn vị tự chấm mà không có lý do",
        "appraised points that differ from the unit's own without a reason",
    ),
    "receipt_assumed": Sentence(
        "muộn theo ngày máy thấy tệp lần đầu", "late by the day it was first seen"
    ),
    "kept_in_inbox": Sentence(
        "tệp đã nhận mà không còn trong hộp thư", "files that have left the inbox"
    ),
}
