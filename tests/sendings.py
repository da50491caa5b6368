"""Reports as offices send them, many of them: what the speeds of reading are measured on."""

import random
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import xlsxwriter

ROWS = 60
TITLE = "BÁO CÁO KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA 6 THÁNG ĐẦU NĂM {year}"
HEADER = ("TT", "Nội dung", "ĐVT", "Thực hiện", None, "Ghi chú")
UNDER = (None, None, None, "6 tháng đầu năm", "Cùng kỳ năm trước", None)


def send(inbox: Path, reference: Any, count: int, *, seed: int = 1) -> list[Path]:
    """Write `count` workbooks of 60 rows, each of another unit or year, with a letterhead."""
    chance = random.Random(seed)  # noqa: S311 - figures to measure with, nothing secret
    units = list(reference.units.values())
    rows = [row for row in reference.indicators.values() if not row["computed"]]
    sent = []
    inbox.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        place = inbox / f"{number:04}.xlsx"
        year = 2010 + number // len(units)
        with xlsxwriter.Workbook(place) as book:
            _report(book, units[number % len(units)]["name_vi"], year, rows, chance)
        sent.append(place)
    return sent


def _report(
    book: xlsxwriter.Workbook, unit: str, year: int, rows: list[Any], chance: random.Random
) -> None:
    page = book.add_worksheet("Báo cáo")
    line = book.add_format({"border": 1, "text_wrap": True})
    page.write(0, 0, "CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM")
    page.write(1, 0, unit.upper())
    page.write(3, 0, TITLE.format(year=year))
    for column, text in enumerate(HEADER):
        if text != "Thực hiện" and text:
            page.merge_range(5, column, 6, column, text, line)
    page.merge_range(5, 3, 5, 4, "Thực hiện", line)
    for column, text in enumerate(UNDER):
        if text:
            page.write(6, column, text, line)
    for place, row in enumerate(islice(cycle(rows), ROWS)):
        now, before = chance.randint(1, 90), chance.randint(1, 90)
        told = (place + 1, row["name_vi"], row["measure"], str(now) if place % 3 else now, before)
        for column, value in enumerate(told):
            page.write(7 + place, column, value, line)
    page.write(8 + ROWS, 3, "TM. BAN CHẤP HÀNH")
