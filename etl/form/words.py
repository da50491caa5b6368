"""What the sheets are called and how they are known: names, marks, headings, as data alone.

A reader knows a sheet by its hidden name `thidua_kind`, else by its printed number (“Mẫu TĐ-1”),
else by its own name; a column by its heading. Nothing here is written twice elsewhere.
"""

from typing import NamedTuple

VERSION = "2"  # of the template; 1 had figures only
KIND_NAME = "thidua_kind"  # defined on each sheet of ours, hidden: the sheet's kind as a text
NUMBER_LABEL = "Mẫu "  # what stands before a sheet's number, at its top right
STORE = "_thidua"  # the hidden sheet: embedded ids, lists to choose from, workings of the checks
RECEIPT = "thidua.receipt"  # the property of a workbook that goes back to a unit
MARK = "SỐ LIỆU MINH HOẠ — không phải số liệu thật / Illustrative figures"

NOT_TOLD, NIL, NOT_APPLICABLE = "…", "-", "x"  # in place of an earlier figure

STATUSES = ("Chính thức", "Sơ bộ", "Ước", "Không áp dụng", "Chưa có số liệu")
WITHOUT_FIGURE = STATUSES[3:]
YES_NO = ("Có", "Không")
GRADES = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")  # from the highest, 4, to the lowest, 1
STATEMENTS = {"Khó khăn": "difficulty", "Kiến nghị": "proposal", "Kết quả nổi bật": "result"}
CHECKED = ("Khớp", "Có chênh lệch", "Chưa kiểm tra")
AWARDS = (
    "Cờ thi đua của Chính phủ", "Cờ thi đua của Tổng Liên đoàn", "Cờ thi đua của Công đoàn ngành",
    "Bằng khen của Tổng Liên đoàn", "Bằng khen của Công đoàn ngành", "Giấy khen",
)  # fmt: skip


class Column(NamedTuple):
    """One column: its role for the reader, its heading, its width, and how its cells are filled.

    No heading but those of the figures is one that a table of figures could have.

    `cell` is text, centre or code for what we print; every other word is a kind of entry.
    """

    role: str
    heading: str
    width: float
    cell: str = "text"


class Face(NamedTuple):
    """What a sheet looks like from outside: its kind, number, name, title and columns."""

    kind: str
    number: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    file: str = ""  # how a workbook without figures is named after it
    portrait: bool = False


_TT = Column("ordinal", "TT", 5, "centre")
_NOTE = Column("note", "Ghi chú", 26, "note")
_POINTS = Column("max_points", "Điểm tối đa", 9, "centre")

LAST_YEAR = Column("last_year", "Cùng kỳ năm trước", 12, "before")
FIRST_HALF = Column("first_half", "6 tháng đầu năm", 12, "before")
VERDICT = Column("verdict", "Kiểm tra", 11, "verdict")  # beyond the printed page
FIGURES = (
    _TT, Column("code", "Mã", 14, "code"), Column("label", "Chỉ tiêu", 42),
    Column("measure", "Đơn vị tính", 12, "centre"), Column("plan", "Mục tiêu năm", 12, "centre"),
    LAST_YEAR, FIRST_HALF, Column("value", "Thực hiện", 15), Column("numerator", "Tử số", 11),
    Column("denominator", "Mẫu số", 11), Column("status", "Tình trạng số liệu", 13, "status"),
    Column("note", "Ghi chú", 26, "note"), VERDICT,
)  # fmt: skip
CHECK = Face(  # no submission: what stands on it is never taken
    "check", "TĐ-0", "Kiểm tra", "KIỂM TRA TRƯỚC KHI GỬI",
    (
        _TT, Column("code", "Mã", 14, "code"), Column("label", "Chỉ tiêu", 42),
        Column("told", "Đã ghi", 16, "told"), Column("before", "Kỳ trước", 12, "before"),
        Column("verdict", "Kết luận", 11, "verdict"),
        Column("doubt", "Điều cần xem", 60, "text"),
    ),
)  # fmt: skip

_FACES = (
    Face(
        "indicators", "TĐ-1", "Báo cáo", "BÁO CÁO SỐ LIỆU THI ĐUA", FIGURES),
    Face(
        "self_score", "TĐ-2", "Tự chấm điểm", "BẢNG TỰ CHẤM ĐIỂM THI ĐUA",
        (
            _TT, Column("criterion", "Mã", 12, "code"), Column("text", "Tiêu chí", 46),
            Column("rule", "Cách tính điểm", 22), _POINTS,
            Column("points", "Điểm tự chấm", 10, "points"),
            Column("evidence", "Minh chứng", 34, "note"), _NOTE,
        ), "tu-cham-diem",
    ),
    Face(
        "programme", "TĐ-3", "Chương trình", "KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH CỦA KHỐI",
        (
            _TT, Column("activity", "Mã", 14, "code"), Column("text", "Hoạt động", 48, "note"),
            Column("planned", "Dự kiến", 14, "centre"),
            Column("done_on", "Ngày thực hiện", 13, "day"),
            Column("evidence", "Minh chứng", 34, "note"), _NOTE,
        ), "chuong-trinh",
    ),
    Face(
        "statements", "TĐ-4", "Khó khăn, kiến nghị", "KHÓ KHĂN, KIẾN NGHỊ VÀ KẾT QUẢ NỔI BẬT",
        (
            _TT, Column("kind", "Loại ý kiến", 15, "kind"),
            Column("text", "Nội dung ý kiến", 50, "note"),
            Column("addressed_to", "Gửi tới", 24, "addressee"),
        ), "y-kien", portrait=True,
    ),
    Face(
        "registration", "TĐ-5", "Đăng ký", "ĐĂNG KÝ CHỈ TIÊU VÀ DANH HIỆU THI ĐUA",
        (
            _TT, Column("code", "Mã", 14, "code"),
            Column("text", "Chỉ tiêu, danh hiệu đăng ký", 46, "note"),
            Column("measure", "Đơn vị tính", 12, "centre"),
            Column("bloc_target", "Mục tiêu của Khối", 13, "centre"),
            Column("last_year", "Kết quả năm trước", 13, "before"),
            Column("registered", "Mức đăng ký", 14, "registered"), _NOTE,
        ), "dang-ky",
    ),
    Face(
        "cross_check", "TĐ-6", "Kiểm tra chéo", "KẾT QUẢ KIỂM TRA CHÉO",
        (
            _TT, Column("unit", "Đơn vị được kiểm tra", 38, "unit"),
            Column("checked_by", "Đơn vị kiểm tra", 32, "unit"),
            Column("held_on", "Ngày kiểm tra", 13, "day"),
            Column("outcome", "Kết luận", 14, "outcome"),
            Column("difference", "Nội dung chênh lệch", 34, "note"),
            Column("evidence", "Biên bản, minh chứng", 24, "note"),
        ), "truong-khoi",
    ),
    Face(
        "appraisal", "TĐ-7", "Thẩm định", "KẾT QUẢ THẨM ĐỊNH ĐIỂM THI ĐUA",
        (
            _TT, Column("unit", "Đơn vị được thẩm định", 30), Column("criterion", "Mã", 12, "code"),
            Column("text", "Tiêu chí", 40), _POINTS,
            Column("self_points", "Điểm tự chấm", 10, "points"),
            Column("checked_points", "Điểm kiểm tra chéo", 10, "points"),
            Column("points", "Điểm thẩm định", 10, "points"),
            Column("reason", "Lý do thay đổi", 32, "note"),
        ), "truong-khoi",
    ),
    Face(
        "vote", "TĐ-8", "Bỏ phiếu", "KẾT QUẢ BỎ PHIẾU SUY TÔN",
        (
            _TT, Column("unit", "Đơn vị được bỏ phiếu", 38, "unit"),
            Column("question", "Nội dung biểu quyết", 30, "award"),
            Column("eligible", "Số được bỏ phiếu", 10, "ballots"),
            Column("present", "Số có mặt", 10, "ballots"),
            Column("in_favour", "Số phiếu thuận", 10, "ballots"),
            Column("share", "Tỷ lệ thuận (%)", 10, "quotient"),
            Column("held_on", "Ngày bỏ phiếu", 13, "day"), _NOTE,
        ), "truong-khoi",
    ),
    Face(
        "recognition", "TĐ-9", "Công nhận", "KẾT QUẢ ĐƯỢC CÔNG NHẬN",
        (
            _TT, Column("unit", "Đơn vị được công nhận", 38, "unit"),
            Column("award", "Danh hiệu, hình thức khen thưởng", 34, "award"),
            Column("points", "Điểm được công nhận", 12, "points"),
            Column("decision", "Số quyết định", 18, "note"),
            Column("decided_on", "Ngày quyết định", 13, "day"), _NOTE,
        ), "truong-khoi",
    ),
)  # fmt: skip
FACES = {face.kind: face for face in _FACES}
KINDS = tuple(FACES)
OF_THE_LEADER = ("cross_check", "appraisal", "vote", "recognition")
OF_A_UNIT = ("self_score", "registration")  # a bloc has none of its own
OF_A_YEAR = (*OF_A_UNIT, *OF_THE_LEADER)
SCORED = ("self_score", "appraisal")  # these need the covenant's scheme


def embedded(
    bloc: str, unit: str, period: str, kinds: tuple[str, ...], *, illustrative: bool
) -> dict[str, str]:
    """Give what the reader knows the workbook by, whatever happens to its cells."""
    return {
        "thidua.template": VERSION,
        "thidua.kinds": " ".join(kinds),
        "thidua.bloc": bloc,
        "thidua.unit": unit,
        "thidua.period": period,
        "thidua.illustrative": "true" if illustrative else "false",
    }


def number_of(face: Face) -> str:
    """Give the number printed on a sheet: “Mẫu TĐ-1”."""
    return NUMBER_LABEL + face.number
