"""No layout, however strange, stops a refresh: every file is told about, and no figure invented."""

import random
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

FILES = 60
HEADINGS = [
    "TT", "Nội dung", "Chỉ tiêu", "ĐVT", "Thực hiện", "Kế hoạch", "Tỷ lệ %", "6 tháng đầu năm",
    "Cả năm", "Công đoàn Bộ Nội vụ", "Bộ Tư pháp", "Toàn Khối", "Đơn vị", "Mẫu số", "Kết quả (%)",
    "",
]  # fmt: skip
LABELS = [
    "Tổng số đoàn viên", "- Nữ", "Số sáng kiến (triệu đồng)", "Số tiền chăm lo Tết", "Tổng cộng",
    "1.1. Số cuộc đối thoại tại nơi làm việc", "Công đoàn Bộ Nội vụ", "Nơi nhận:", "Trong đó:", "",
]  # fmt: skip
CELLS = ["12/20", "-", "x", "1,5 tỷ", "66²", "trên 5", "hai mươi", "%", "=A1", "", "nt", "USD"]
ABOVE = [
    "Đơn vị báo cáo: Công đoàn Bộ Nội vụ", "BÁO CÁO 6 THÁNG ĐẦU NĂM 2024", "ĐVT: nghìn người",
    "BÁO CÁO QUÝ I NĂM 2024", "KHỐI THI ĐUA I", "BỘ TƯ PHÁP",
]  # fmt: skip
WIDTH = 6


def scatter(page: Worksheet, chance: random.Random) -> None:
    """Write titles, headings and rows as they fall, and merge what happens to lie there."""
    for row, title in enumerate(chance.sample(ABOVE, 3)):
        page.write_string(row, 0, title)
    for row in range(3, 14):
        texts = HEADINGS if row in {3, 4, 9} else [*LABELS, *CELLS]
        for column in range(WIDTH):
            if column > 2 and row not in {3, 4, 9}:
                page.write_number(row, column, chance.choice([0, 7, 0.98, -3, 1411]))
            elif text := chance.choice(texts):
                page.write_string(row, column, text)
    for _ in range(chance.randrange(4)):
        top, left = chance.randrange(12), chance.randrange(WIDTH - 1)
        page.merge_range(top, left, top + chance.randrange(1, 3), left + 1, "")
        if chance.random() < 0.5:
            page.write_string(top + 1, left + 1, "Nội dung")


def test_no_layout_stops_a_refresh(office: Any) -> None:
    for seed in range(FILES):
        with xlsxwriter.Workbook(office.inbox / f"{seed}.xlsx") as book:
            chance = random.Random(seed)  # noqa: S311 - a layout, no secret
            for _ in range(2):
                try:
                    scatter(book.add_worksheet(), chance)
                except xlsxwriter.exceptions.OverlappingRange:
                    continue
    frames = office.judge()
    assert frames["submissions"]["file_name"].n_unique() == FILES
    told = frames["findings"]["message_vi"]
    assert not told.str.contains(r"\{|None").any()
    stands = frames["observations"].filter(pl.col("value").is_not_null())
    assert stands["cell"].null_count() == 0
