"""The formulas of the checks: how Excel itself reads a cell by Vietnamese habit, and doubts it.

Only functions that Excel 2010 knows, and no arrays. A formula reads less than `etl.value` does:
what it calls doubtful may still be taken, what it passes over is judged when the file arrives.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from etl.aside import QUALIFIERS

BLANK = '""'
_ESTIMATES = ("ước thực hiện", "ước tính", "ước đạt", "ước")
_BOUNDS = ("trở lên", "trở xuống")
_SCALES = ("nghìn", "ngàn", "triệu", "trđ", "vạn", "tỷ", "tỉ")
_THINGS = (
    "đồng/người/tháng", "đồng/tháng", "đồng", "vnđ", "đ", "người", "đoàn viên", "lao động", "cđcs",
    "đơn vị", "lượt", "phần trăm",
)  # fmt: skip
_NIL = ("-", "–", "—", "không", "không có", "kps", "không phát sinh", "chưa phát sinh")
_NOTHING = (
    "…", "...", "không áp dụng", "kad", "n/a", "chưa có số liệu", "đang tổng hợp", "chưa báo cáo",
)  # fmt: skip
_YES_NO = ("có", "không", "x", "đạt", "chưa đạt", "không đạt", "đ", "k")
_GRADES = ("htxsnv", "httnv", "htnv", "khtnv")
_GAPS = ("'", "’", " ", "%")
_SEPARATORS = (".", ",")
_MILLION = 10**6
_ANY = "§"  # stands for the row in a formula that is written for many


def quoted(text: str) -> str:
    """Write a text as Excel does within a formula."""
    return '"' + text.replace('"', '""') + '"'


def without(cell: str, words: Iterable[str]) -> str:
    """Take words out of a text, the longest first, so that no word tears another."""
    for word in sorted(words, key=len, reverse=True):
        cell = f"SUBSTITUTE({cell},{quoted(word)},{BLANK})"
    return cell


def one_of(cell: str, words: Iterable[str]) -> str:
    """Ask whether a text is one of these words."""
    return f"OR({','.join(f'{cell}={quoted(word)}' for word in words)})"


def holds(cell: str, text: str) -> str:
    """Ask whether a text holds another."""
    return f"ISNUMBER(FIND({quoted(text)},{cell}))"


def looked_up(column: str, row: str) -> str:
    """Give what a column holds in a row, nothing where it is blank, # where it is an error."""
    at = f"INDEX({column},{row})"
    return f'IF({row}=0,{BLANK},IFERROR(IF({at}={BLANK},{BLANK},{at}),"#"))'


def said(cell: str) -> str:
    """Give the words of a cell in small letters, without a note in brackets."""
    cut = f'IF(IFERROR(FIND("(",{cell}),0)>1,LEFT({cell},FIND("(",{cell})-1),{cell})'
    return f'IF(ISTEXT({cell}),TRIM(LOWER(SUBSTITUTE({cut},"\u00a0"," "))),{BLANK})'


def figure(text: str, measure: str) -> str:
    """Give the figure within a text: no sign, no “trên”, no “triệu đồng”, no gaps."""
    unsigned = f'IF(OR(LEFT({text})="-",LEFT({text})="−"),MID({text},2,255),{text})'
    words = {*QUALIFIERS, *_ESTIMATES, *_BOUNDS, *_SCALES, *_THINGS, measure.lower()} - {*_GAPS}
    return without(without(unsigned, sorted(words)), _GAPS)  # a set has another order each run


def rest(figure_cell: str, *, fraction: bool) -> str:
    """Give what is left of a figure beside its digits and separators: nothing, if it is one."""
    known = [*map(str, range(10)), *_SEPARATORS, *(["/"] if fraction else [])]
    return without(figure_cell, known)


def scale(text: str) -> str:
    """Give what “nghìn”, “triệu”, “tỷ” multiply by; 0 where two of them stand."""
    billions = f"OR({holds(text, 'tỷ')},{holds(text, 'tỉ')})"
    thousands = f"OR({holds(text, 'nghìn')},{holds(text, 'ngàn')})"
    millions = f"OR({holds(text, 'triệu')},{holds(text, 'trđ')})"
    each = ((billions, 9), (millions, 6), (thousands, 3), (holds(text, "vạn"), 4))
    several = "+".join(f"IF({asked},1,0)" for asked, _ in each)
    product = "*".join(f"IF({asked},10^{power},1)" for asked, power in each)
    return f"IF(OR({holds(text, 'n tỷ')},{holds(text, 'n tỉ')}),10^12,IF({several}>1,0,{product}))"


def sort_of(cell: str, text: str, figure_cell: str, rest_cell: str) -> str:
    """Tell what a cell says: number, nil, nothing (no figure), bad, or blank."""
    begins = f'ISNUMBER(FIND(LEFT({figure_cell}),"0123456789"))'
    digits = f"AND({rest_cell}={BLANK},{figure_cell}<>{BLANK},{begins})"
    return (
        f'IF({cell}={BLANK},{BLANK},IF(ISNUMBER({cell}),"number",IF({one_of(text, _NIL)},"nil",'
        f'IF({one_of(text, _NOTHING)},"nothing",IF({digits},"number","bad")))))'
    )


def number(row: "Working", asked: str) -> str:
    """Give a cell's number in the printed measure; nothing where it is not sure."""
    figure_cell, times = row.figure, row.scale
    plain = without(figure_cell, _SEPARATORS)
    sign = f'IF(OR(LEFT({row.said})="-",LEFT({row.said})="−"),-1,1)'
    if asked == "share":
        comma = f'SUBSTITUTE({figure_cell},".",",")'
        decimals = f'IFERROR(LEN({comma})-FIND(",",{comma}),0)'
        over, under = (
            f'LEFT({plain},FIND("/",{plain})-1)', f'MID({plain},FIND("/",{plain})+1,20)'
        )  # fmt: skip
        read = f"IFERROR(100*{over}/{under},{plain}/10^{decimals})"
    else:
        decimals = f"IF({_separates(figure_cell, 2)},1,IF({_separates(figure_cell, 3)},2,0))"
        read = f"{plain}/10^{decimals}*{times}*{_to_printed(row, asked)}"
    return (
        f'IF(ISNUMBER({row.cell}),{row.cell},IF(OR({row.sort}<>"number",{times}=0),{BLANK},'
        f"IFERROR({sign}*{read},{BLANK})))"
    )


def _separates(figure_cell: str, place: int) -> str:
    """Ask whether the sign at a place from the end is a separator."""
    return f'ISNUMBER(FIND(LEFT(RIGHT({figure_cell},{place})),".,"))'


def _to_printed(row: "Working", asked: str) -> str:
    """Bring đồng to the millions that are printed; a bare number is in millions already."""
    if asked != "money":
        return "1"
    return f"IF(OR({row.scale}>1,{holds(row.said, 'đồng')}),1/{_MILLION},1)"


class Working:
    """One row of the workings: an entry cell and what is made of it, step by step."""

    FIRST = 7  # the column of the first step, H
    STEPS = ("at", "cell", "said", "figure", "rest", "scale", "sort", "number", "told")

    def __init__(self, row: int | str) -> None:
        self.row = row

    def __getattr__(self, step: str) -> str:
        return f"${chr(65 + self.FIRST + self.STEPS.index(step))}${self.row}"


class Reading(NamedTuple):
    """How an entry is to be read: as what, and whether it may be nil, negative, above 100."""

    asked: str
    nil: bool
    negative: bool
    beyond: bool


def steps(reading: Reading, column: str, measure: str, row: int) -> list[str]:
    """Write the steps that follow `at`: from what stands in a column to what is wrong with it."""
    return [step.replace(_ANY, str(row)) for step in _steps(reading, column, measure)]


@lru_cache(maxsize=500)
def _steps(reading: Reading, column: str, measure: str) -> tuple[str, ...]:
    row = Working(_ANY)
    return (
        looked_up(column, row.at),
        said(row.cell),
        figure(row.said, measure),
        rest(row.figure, fraction=reading.asked == "share"),
        scale(row.said),
        sort_of(row.cell, row.said, row.figure, row.rest),
        number(row, reading.asked),
        told(row, reading),
    )


def told(row: Working, reading: Reading) -> str:
    """Say what is wrong with one entry, in a few words, or nothing."""
    asked = reading.asked
    if asked == "bool":
        return _not_in_list(row, _YES_NO, "cần chọn Có hoặc Không")
    if asked == "grade":
        return _not_in_list(row, _GRADES, "cần chọn một mức xếp loại")
    at = f"N({row.number})"
    doubts = [(f'{row.sort}="bad"', "không đọc được thành số")]
    if asked in {"share", "money"}:
        doubts.append((_two_ways(row, asked), "đọc được theo hai cách, hãy ghi rõ hơn"))
    if not reading.nil:
        doubts.append((f'{row.sort}="nil"', "dấu “-” không dùng ở đây: ghi 0 hoặc chọn tình trạng"))
    if not reading.negative:
        doubts.append((f"{at}<0", "là số âm"))
    if asked in {"count", "wage"}:
        doubts.append((f"{at}<>INT({at})", "là số lẻ, cần số nguyên"))
    if asked == "share" and not reading.beyond:
        doubts.append((f"{at}>100", "tỷ lệ vượt quá 100"))
    return first_of(doubts)


def _two_ways(row: Working, asked: str) -> str:
    """Ask whether one separator stands before three digits where it may be either kind."""
    one = f"LEN({row.figure})-LEN({without(row.figure, _SEPARATORS)})=1"
    either = f"{row.scale}>=10^9" if asked == "money" else holds(row.figure, ".")
    return f"AND({one},{_separates(row.figure, 4)},{either})"


def _not_in_list(row: Working, words: Iterable[str], sentence: str) -> str:
    fits = f'OR({row.sort}={BLANK},{row.sort}="nothing",{one_of(row.said, words)})'
    return f"IF({fits},{BLANK},{quoted(sentence)})"


def first_of(doubts: Iterable[tuple[str, str]]) -> str:
    """Say the first doubt whose condition holds."""
    formula = BLANK
    for condition, sentence in reversed(list(doubts)):
        formula = f"IF({condition},{quoted(sentence)},{formula})"
    return formula


def all_of(doubts: Iterable[tuple[str, str]]) -> str:
    """Say every doubt whose condition holds, each as a sentence; a text may be an expression."""
    said_all = [f'IF({condition},{sentence}&". ",{BLANK})' for condition, sentence in doubts]
    return "&".join(said_all) if said_all else BLANK
