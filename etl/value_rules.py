"""The rules that the cells of a report are judged by: what a figure must be to stand.

A doubt keeps its value out; what is only mentioned lets it stand, and has a condition.
"""

import polars as pl

from etl.rule import ASK, Rule, cell, value
from warehouse.language import Sentence

c = pl.col
_LARGE = 100_000_000  # more than there are people
_SMALL = 99_999  # đồng: hardly a sum that an office reports
_WAGE = (500_000, 200_000_000)  # đồng: what a month's mean wage may be

VALUE_RULES = {
    # Cells
    "number": cell(
        "không phải là số. Hãy ghi một con số, ví dụ 12.",
        "which is not a number. Please write a number, for example 12.",
    ),
    "one_reading": cell(
        "đọc được theo hai cách ({suggestion}). Hãy ghi rõ, không dùng dấu phân cách hàng nghìn.",
        "which can be read in two ways ({suggestion}). Please write it without a separator.",
    ),
    "one_number": cell(
        "có hai con số ({suggestion}), không rõ lấy số nào. Hãy chỉ ghi một số.",
        "with two numbers ({suggestion}); it is not clear which counts. Please write one.",
    ),
    "digits_only": cell(
        "có chữ cái lẫn trong số. Nếu ý là {suggestion} thì hãy ghi như vậy.",
        "with letters among the digits. If {suggestion} is meant, please write that.",
    ),
    "sound_groups": cell(
        "dấu phân cách đặt sai chỗ, có thể là {suggestion}. Hãy ghi lại không dùng dấu phân cách.",
        "with separators out of place; it may be {suggestion}. Please write it without separators.",
    ),
    "plain_sign": cell(
        "không rõ là số âm hay cách trình bày ({suggestion}). Hãy ghi lại con số.",
        "which may be negative or mere style ({suggestion}). Please write the number again.",
    ),
    "nil_of_a_flow": cell(
        "không rõ là 0 hay chưa có số liệu. Hãy ghi 0, hoặc “chưa có số liệu”.",
        "which may be zero or not known. Please write 0, or “chưa có số liệu” (no figure yet).",
    ),
    "no_date": cell(
        "là ngày tháng, không phải là số (có thể Excel đã đổi phân số thành ngày: {suggestion}). "
        "Hãy nhập lại.",
        "which is a date, not a number (Excel may have turned a fraction into a date: "
        "{suggestion}). Please enter it again.",
    ),
    "level_not_change": cell(
        "là mức tăng giảm, không phải kết quả. Hãy ghi kết quả của kỳ.",
        "which is a change, not a result. Please write the result of the period.",
        "warning",
    ),
    "level_not_share_of_plan": cell(
        "là phần trăm kế hoạch, không phải kết quả. Hãy ghi kết quả của kỳ.",
        "which is a share of the plan, not a result. Please write the result of the period.",
        "warning",
    ),
    "yes_or_no": cell("cần ghi “Có” hoặc “Không”.", "where “Có” (yes) or “Không” (no) is needed."),
    "known_grade": cell(
        "cần ghi HTXSNV, HTTNV, HTNV hoặc KHTNV.",
        "where one of the grades HTXSNV, HTTNV, HTNV, KHTNV is needed.",
    ),
    "divides_by_something": Rule(  # the cell of the share itself is often empty
        "error",
        Sentence(
            "Ở dòng của ô {cell}, mẫu số bằng 0 mà tử số khác 0. Hãy kiểm tra lại hai số.",
            "In the row of cell {cell} the denominator is 0 and the numerator is not. Please check "
            "both.",
        ),
    ),
    "printed_measure": cell(
        "không phải đơn vị tính của chỉ tiêu này nên dòng không được lấy. Hãy giữ đơn vị tính gốc.",
        "not the measure of this indicator, so the row is left out. Please keep the measure given.",
    ),
    "measure_of_another": cell(
        "là đơn vị tính của chỉ tiêu khác (chỉ tiêu này tính bằng {other}). Con số vẫn được lấy; "
        "hãy kiểm tra dòng và đơn vị tính.",
        "which is the measure of another indicator (this one is counted in {other}). The figure "
        "is taken all the same; please check the row and its measure.",
        "warning",
    ),
    "in_dong": cell(
        "không phải là tiền đồng. Hãy quy ra đồng rồi ghi lại.",
        "which is not in đồng. Please convert it and write it again.",
    ),
    "shown_as_stored": cell(
        "là số được lưu, nhưng định dạng làm ô hiển thị một số khác. Hãy ghi số đầy đủ và chọn "
        "định dạng General.",
        "stored so, but its format makes the cell show another number. Please write the number in "
        "full and choose the format General.",
    ),
    "same_measure": cell(
        "là phần trăm, trong khi cột này cần số lượng. " + ASK,
        "a percentage, where a number of things is needed. Please write it again.",
    ),
    "not_negative": cell(
        "là số âm. Nếu là mức giảm thì không ghi ở đây. " + ASK,
        "which is negative. A decrease does not belong here. Please write it again.",
    ),
    "whole_number": cell(
        "mà ô giữ là số thập phân, trong khi cần số nguyên. Nếu ý là {suggestion} thì hãy ghi vậy.",
        "which the cell keeps as a decimal number, where a whole number is needed. If {suggestion} "
        "is meant, please write that.",
    ),
    "whole_dong": cell(
        "không thành số đồng nguyên. Hãy kiểm tra dấu phẩy, dấu chấm.",
        "which is no whole number of đồng. Please check the separators.",
    ),
    "plausible_scale": cell(
        "có vẻ sai đơn vị tiền. Hãy ghi kèm chữ, ví dụ “178 tỷ đồng”.",
        "which looks like the wrong scale of money. Please write the word too: “178 tỷ đồng”.",
    ),
    "share_not_fraction": cell(
        "không rõ là phần trăm hay phần của một. Hãy ghi kèm dấu %, ví dụ {suggestion}.",
        "which may be per cent or a part of one. Please write the % sign, like {suggestion}.",
    ),
    "share_within_100": cell("tỷ lệ vượt quá 100%. " + ASK, "a share above 100%. Please check it."),
    # What a cell, a row and its neighbours say together
    "share_agrees": cell(
        "tỷ lệ ghi kèm không khớp với phép chia. Hãy kiểm tra lại.",
        "where the share stated and the division differ. Please check them.",
    ),
    "status_agrees": cell(
        "trong khi cột tình trạng nói là không có số liệu. Hãy sửa một trong hai.",
        "while its status says that there is no figure. Please correct one of them.",
    ),
    "part_of_parent": cell(
        "lớn hơn số ở dòng chứa nó, {other}. Hãy kiểm tra cả hai.",
        "which is more than the row it is part of, {other}. Please check both.",
    ),
    "total_is_sum": value(
        "là số tổng nhưng các đơn vị cộng lại được {sum}. Hãy kiểm tra; số tổng không được lấy.",
        "which is a total, while the units add up to {sum}. Please check; totals are not taken.",
        c.sum_apart.is_not_null(),
    ),
    "share_beside_agrees": value(
        "giá trị được lấy là {value}, nhưng tỷ lệ ghi kèm không khớp với mẫu số {other}. Hãy kiểm "
        "tra.",
        "read as {value}; the share stated beside it does not fit the denominator {other}. Please "
        "check.",
        c.share_apart,
    ),
    "parts_agree": cell(
        "khác với tử số chia mẫu số ({other}). Hãy kiểm tra ba ô này.",
        "which differs from numerator over denominator ({other}). Please check the three cells.",
    ),
    "both_parts": Rule(
        "error",
        Sentence(
            "Dòng của ô {cell} chỉ có tử số hoặc chỉ có mẫu số nên chưa tính được. Hãy ghi cả hai.",
            "The row of cell {cell} has a numerator or a denominator alone, so no share can be "
            "made. Please give both.",
        ),
    ),
    "part_within_whole": cell(
        "tử số lớn hơn mẫu số ({other}). Hãy kiểm tra lại hai số.",
        "with a numerator above the denominator ({other}). Please check both.",
    ),
    # What stands, but is mentioned
    "quantity_given": value(
        "nghĩa là có nhưng chưa rõ bao nhiêu. Hãy ghi số lượng.",
        "which says that there was some, not how much. Please write the quantity.",
        c.missing == "present_no_qty",
    ),
    "no_excel_error": value(
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
    "shown_as_thousands": value(
        "hiển thị với ba số sau dấu phẩy; giá trị được lấy là {value}. Hãy kiểm tra.",
        "shown with three decimals; the value taken is {value}. Please check.",
        c.context.is_in(["count", "money"])
        & (c.kind == "n")
        & c.number_format.str.contains(r"0[.,]000(?:[^0-9#?]|$)"),
    ),
    "shown_in_its_measure": value(
        "hiển thị như tiền; được hiểu là {value}. Hãy kiểm tra.",
        "shown as money; it was read as {value}. Please check.",
        (c.context == "count")
        & (c.kind == "n")
        & c.number_format.str.to_lowercase().str.contains("₫|đ|vnd|\\$[^-]"),
    ),
    "no_three_decimals": value(
        "có đúng ba số lẻ; được hiểu là {value} đồng. Nếu dấu chấm là dấu hàng nghìn thì hãy ghi "
        "lại.",
        "with exactly three decimals; it was read as {value} đồng. If thousands are meant, please "
        "write it again.",
        (c.context == "money")
        & (c.kind == "n")
        & (c.scale >= 10**6)
        & c.text.str.contains(r"^\d{1,3}\.\d{3}$"),
    ),
    "plausible_sum": value(
        "được hiểu là {value} đồng, có vẻ quá nhỏ hoặc quá lớn. Hãy ghi kèm chữ, như “178 triệu”.",
        "which was read as {value} đồng and looks too small or too large. Please write the word "
        "too: “178 triệu”.",
        (c.context == "money")
        & (
            c.value.is_between(1, _SMALL)
            | ((c.nature == "wavg") & ~c.value.is_between(*_WAGE, closed="both"))
        ),
    ),
    "plausible_count": value(
        "được hiểu là {value}, có vẻ quá lớn. Hãy kiểm tra.",
        "which was read as {value} and looks too large. Please check.",
        (c.context == "count") & (c.value > _LARGE),
    ),
    "scale_of_header": value(
        "khác với đơn vị tính của dòng; chữ trong ô được lấy: {value} đồng.",
        "another scale than its row has; the words in the cell were taken: {value} đồng.",
        (c.context == "money") & (c.scale > 1) & (c.own_scale != c.scale),
        "info",
    ),
    "read_by_column": value(
        "đọc được theo hai cách; được hiểu là {value} theo cách viết ở ô {proof}.",
        "which can be read in two ways; it was read as {value}, the way cell {proof} is written.",
        c.parse_rule.str.contains("_by_column"),
        "info",
    ),
    "vietnamese_separators": value(
        "viết theo kiểu Anh–Mỹ; được hiểu là {value}.",
        "written the English way; it was read as {value}.",
        c.parse_rule.str.contains("^(?:comma_groups|point_decimals)") & c.proof.is_null(),
        "info",
    ),
    "groups_by_points": value(
        "dùng dấu nháy để phân cách; được hiểu là {value}.",
        "with apostrophes for separators; it was read as {value}.",
        c.parse_rule.str.starts_with("apostrophe"),
        "info",
    ),
    "share_with_thousandths": value(
        "được hiểu là {value}%. Hãy kiểm tra dấu phẩy.",
        "it was read as {value}%. Please check the comma.",
        c.parse_rule == "comma_thousandths",
    ),
    "plausible_share": value(
        "được hiểu là {value}%, chưa đến một phần trăm. Hãy kiểm tra.",
        "it was read as {value}%, less than one per cent. Please check.",
        (c.context == "share")
        & c.value.is_between(0, 1, closed="none")
        & ~c.parse_rule.str.contains("^(?:fraction|parts)"),
    ),
    "written_in_figures": value(
        "được hiểu là {value}. Hãy ghi bằng chữ số.",
        "it was read as {value}. Please write figures.",
        c.parse_rule.str.starts_with("numeral"),
        "info",
    ),
    "written_in_full": value(
        "là cách nói thường ngày; được hiểu là {value}.",
        "which is how people speak; it was read as {value}.",
        c.parse_rule.str.starts_with("colloquial"),
        "info",
    ),
    "figure_alone": value(
        "giá trị được lấy là {value}; phần “{aside}” được giữ làm ghi chú.",
        "the value taken is {value}; “{aside}” is kept as a note.",
        c.aside.str.contains(r"\d"),
        "info",
    ),
    "head_count_given": value(
        "thiếu số người được tính, nên chưa tính được bình quân chung. Hãy ghi ở cột “Mẫu số”.",
        "without the number of people counted, so no joint mean can be made. Please add it.",
        (c.role == "value")
        & (c.nature == "wavg")
        & c.value.is_not_null()
        & c.denominator.is_null(),
    ),
}
