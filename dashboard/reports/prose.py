"""Sentences of the reports, each by a plain rule from rows: they say nothing that the rows do not.

A verdict is named only by the word of the row's own verdict; a comparison is made only where both
periods are known of units that compare; difficulties, proposals and directives are quoted. What
no row tells is a blank.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from dashboard import number, theme
from dashboard.figures import change, summary
from dashboard.reports import saying
from dashboard.reports.model import (
    Figure,
    Key,
    Look,
    Origin,
    Paragraph,
    Piece,
    Styled,
)
from dashboard.reports.saying import VI, count

Row = dict[str, Any]

# What is said of an indicator by its verdict, and of several together.
VERDICTS = {
    "exceeded": "vượt mục tiêu",
    "met": "đạt mục tiêu",
    "on_pace": "đúng tiến độ",
    "behind": "chậm tiến độ",
    "missed": "chưa đạt mục tiêu",
    "indeterminate": "chưa đủ căn cứ đánh giá",
    "not_due": "chưa đến hạn đánh giá",
    "not_known": "chưa có số liệu",
    "not_applicable": "không áp dụng",
}
# What is said of several changes by how each is judged.
CHANGES = {
    "better": "tốt hơn",
    "worse": "kém hơn",
    "same": "không đổi",
    "moved": "thay đổi, không xét hơn kém",
    "unsure": "chưa rõ tăng hay giảm",
}
_AIMED = tuple(verdict for verdict in VERDICTS if verdict != "not_applicable")
NOT_JUDGED = "Chưa có chỉ tiêu nào đến hạn và đủ căn cứ để đánh giá."
NOTHING_REACHED = "Chưa có chỉ tiêu nào đạt hoặc đúng tiến độ."
SHORT_OF = "Các chỉ tiêu chưa đạt mục tiêu hoặc chậm tiến độ:"
NOTHING_SHORT = "Số liệu không cho thấy chỉ tiêu nào chậm tiến độ hoặc chưa đạt mục tiêu."
_LINE = 28  # signs of a blank that fill a line


def say(*pieces: Piece, look: Look = "body") -> Paragraph:
    """Make a paragraph; one that ends with a colon stays with what it leads to."""
    told = tuple(piece for piece in pieces if piece != "")
    if look == "body" and isinstance(told[-1], str) and told[-1].endswith(":"):
        look = "lead"
    return Paragraph(told, look)


def blank(label: str = "") -> Paragraph:
    """Leave room for what people write: the rest of a line, roughly."""
    return say(f"{label} {'…' * max(12, _LINE - len(label) // 2)}".strip(), look="blank")


def series(names: Iterable[str]) -> str:
    """Put names into one list."""
    return ", ".join(names)


def standing(progress: Sequence[Row], period: str) -> list[Paragraph]:
    """Say how many targets stand how, each verdict by its word."""
    aimed = [row for row in progress if row["verdict"] in _AIMED]
    if not aimed:
        return [say(f"Chưa có chỉ tiêu nào đặt mục tiêu để đánh giá {period}.")]
    told: list[Piece] = []
    for verdict in _AIMED:
        rows = [row for row in aimed if row["verdict"] == verdict]
        if rows:
            told += ["; " if told else "", counted(rows), f" chỉ tiêu {VERDICTS[verdict]}"]
    return [say("Trong ", counted(aimed), " chỉ tiêu có mục tiêu của giao ước: ", *told, ".")]


def counted(rows: Sequence[Row]) -> Figure:
    """Count rows of progress of the whole bloc; the figure knows which."""
    first = rows[0]
    key: dict[str, Key] = {
        "covenant": first["covenant"],
        "unit": None,
        "period": first["period"],
        "basis": tuple(sorted({row["basis"] for row in rows})),
        "verdict": tuple(sorted({row["verdict"] for row in rows})),
        "indicator": tuple(row["indicator"] for row in rows),
    }
    return count(len(rows), "marts.progress", **key)


def indicator(row: Row, before: Row | None) -> Paragraph:
    """Say what came of one indicator: what is done, of what target, how that stands, and since."""
    told: list[Piece] = [f"{row['indicator_vi']}: ", *saying.done(row)]
    if row["actual"] is not None:
        told += _of_target(row)
    told.append(_ending(row))
    if row["actual"] is not None and before is not None and before["measure"] == row["measure"]:
        told += compared(before)
    return say(*told, ".", look="item")


def _of_target(row: Row) -> tuple[Piece, ...]:
    if row["target"] is None:
        return ()
    if saying.counts_units(row):
        return (" đạt (mục tiêu: tất cả đơn vị)",)
    if row["kind"] in ("bool", "grade"):
        return (" (mục tiêu: ", *saying.target(row), ")")
    share = saying.percent(row)
    year = " năm" if _is_half(row) else ""
    if not share:
        return (f", mục tiêu{year} ", *saying.target(row))
    return (", bằng ", share, f" mục tiêu{year} (", *saying.target(row), ")")


def _ending(row: Row) -> str:
    verdict = VERDICTS.get(row["verdict"])
    return f", {verdict}" if verdict and row["verdict"] != "not_known" else ""


def _is_half(row: Row) -> bool:
    return "-" in row["period"]


def compared(before: Row) -> tuple[Piece, ...]:
    """Say how a value compares with the same period a year before; nothing where it cannot."""
    changed = saying.change(before)
    if changed is None or _is_open(before):
        return ()
    year = before["against"][:4]
    if before["change"] == 0:
        return (f"; bằng cùng kỳ năm {year}",)
    way = "tăng" if before["change"] > 0 else "giảm"
    return (f"; {way} ", changed, f" so với cùng kỳ năm {year}", *_of_which_units(before))


def _of_which_units(before: Row) -> tuple[Piece, ...]:
    """Say on how many units a comparison rests, where it leaves some out."""
    if not before["left_out"]:
        return ()
    units = saying.whole("marts.comparison", before, "comparable_units")
    return (" (tính trên ", units, " đơn vị so sánh được)")


def _is_open(before: Row) -> bool:
    """Tell whether a bound leaves open if the value grew or fell."""
    up, down = before["change_qualifier"] in (">", ">="), before["change_qualifier"] in ("<", "<=")
    if before["change_qualifier"] == "=":
        return False
    return not ((up and before["change"] > 0) or (down and before["change"] < 0))


def changes(comparisons: Iterable[Row]) -> list[Paragraph]:
    """Say how many values are better, worse or the same, counted as the page that compares does."""
    rows = [row for row in comparisons if row["change"] is not None]
    if not rows:
        return [say("Chưa có số liệu cùng kỳ năm trước so sánh được.")]
    told: list[Piece] = []
    for word, found in change.by_judgement(rows).items():
        told += ["; " if told else "", _compared(found), f" chỉ tiêu {CHANGES[word]}"]
    year = rows[0]["against"][:4]
    start = (f"So với cùng kỳ năm {year}, trong ", _compared(rows), " chỉ tiêu so sánh được: ")
    return [say(*start, *told, ".")]


def _compared(rows: Sequence[Row]) -> Figure:
    key: dict[str, Key] = {name: rows[0][name] for name in ("bloc", "period", "against")}
    names = tuple(row["indicator"] for row in rows)
    return count(len(rows), "marts.comparison", unit=None, **key, indicator=names)


def reached(progress: Sequence[Row]) -> list[Paragraph]:
    """Name what is exceeded, met and on pace, each kind by its word."""
    if not _are_judged(progress):
        return [say(NOT_JUDGED)]
    return _by_verdict(progress, theme.REACHED, NOTHING_REACHED)


def short_of(progress: Sequence[Row]) -> list[Paragraph]:
    """Name what is missed and behind, and what cannot be judged yet."""
    lagging = [row for row in progress if row["verdict"] in theme.SHORT_OF]
    paragraphs = [
        say(f"{row['indicator_vi']}: ", *saying.done(row), *_against(row), look="item")
        for row in sorted(lagging, key=lambda row: -(row["gap"] or Decimal(0)))
    ]
    otherwise = NOTHING_SHORT if _are_judged(progress) else NOT_JUDGED
    told = [say(SHORT_OF), *paragraphs] if paragraphs else [say(otherwise)]
    return told + _by_verdict(progress, ("indeterminate", "not_known"), "")


def _are_judged(progress: Sequence[Row]) -> bool:
    return any(row["verdict"] in theme.SCALE for row in progress)


def _against(row: Row) -> tuple[Piece, ...]:
    share, expected = saying.percent(row), saying.percent(row, "expected_percent")
    told: list[Piece] = [f", {VERDICTS[row['verdict']]}"]
    if share and row["kind"] != "bool":
        told += [": bằng ", share, " mục tiêu"]
        told += [" năm, kỳ vọng đến nay ", expected] if _is_half(row) and expected else []
    return (*told, ".")


def _by_verdict(
    progress: Iterable[Row], verdicts: Sequence[str], otherwise: str
) -> list[Paragraph]:
    rows = list(progress)
    paragraphs = []
    for verdict in verdicts:
        found = [row for row in rows if row["verdict"] == verdict]
        if found:
            told: list[Piece] = [f"Chỉ tiêu {VERDICTS[verdict]}: "]
            for position, row in enumerate(found):
                share = saying.percent(row) if verdict in theme.REACHED else ""
                told += ["; " if position else "", summary.lower(row["indicator_vi"])]
                told += [" (", share, ")"] if share else []
            paragraphs.append(say(*told, ".", look="item"))
    return paragraphs or ([say(otherwise)] if otherwise else [])


def ahead(progress: Sequence[Row], outlook: dict[str, Row]) -> list[Paragraph]:
    """Say what the second half must still bring, and what it cannot."""
    needed, lost = [], []
    for row in progress:
        still = outlook.get(row["indicator"])
        if still is None or row["target"] is None or still["result"] is not None:
            continue  # without a target nothing is needed; a year already judged needs no more
        if still["reachable"] == "no":
            lost.append(say(
                f"{row['indicator_vi']}: theo số liệu hiện có, mục tiêu năm (",
                *saying.target(row), ") không còn đạt được.", look="item",
            ))  # fmt: skip
        elif still["needed_h2"] is not None and still["needed_h2"] > 0:
            needed.append(say(
                f"{row['indicator_vi']}: còn ", *_needed(still), " để đạt mục tiêu năm (",
                *saying.target(row), ").", look="item",
            ))  # fmt: skip
    told = [say("Để đạt mục tiêu năm, 6 tháng cuối năm còn phải thực hiện:"), *needed]
    return [*(told if needed else []), *lost] or [blank("Nhiệm vụ 6 tháng cuối năm:")]


def _needed(still: Row) -> tuple[Piece, ...]:
    text = number.figure(still["needed_h2"], still["needed_qualifier"], still["measure"], VI)
    measure = "" if still["measure"] in (*number.MONEY, "%") else f" {still['measure']}"
    return (Figure(text, still["needed_h2"], saying.origin("marts.outlook", still, "needed_h2"),
                   places=2), measure)  # fmt: skip


def stated(statements: Iterable[Row], kind: str, otherwise: str) -> list[Paragraph]:
    """Quote what was stated, word for word, with who said it and whom it addresses."""
    said_by: dict[tuple[str, str], list[str]] = {}
    for row in statements:
        if row["kind"] == kind:
            key = (row["text_vi"], row["addressed_vi"] or "")
            said_by.setdefault(key, []).append(row["stated_by"] or "")
    if not said_by:
        return [blank(otherwise)]
    return [
        say(
            text.rstrip(" .;"),
            *_by_whom(names, to),
            ".",
            look="item",
        )
        for (text, to), names in said_by.items()
    ]


def _by_whom(names: Iterable[str], addressed: str) -> tuple[Piece, ...]:
    told = [series(name for name in names if name), f"gửi {addressed}" if addressed else ""]
    known = "; ".join(one for one in told if one)
    return (Styled(f" ({known})", italic=True),) if known else ()


def sending(sent: Sequence[Row], period: str, as_of: Figure) -> list[Paragraph]:
    """Say how many units have reported, how many late, and who has not."""
    expected = [row for row in sent if row["status"] != "ended"]
    if not expected:
        return [blank("Tình hình gửi báo cáo:")]
    came = [row for row in expected if row["received_at"] is not None]
    told: list[Piece] = ["Tính đến ngày ", as_of, ", ", _units(came, expected), "/"]
    told += [_units(expected, expected), f" đơn vị đã gửi báo cáo {period}"]
    late = [row for row in came if row["status"] == "late"]
    in_time = [row for row in came if row["status"] == "on_time"]
    if in_time:
        told += ["; ", _units(in_time, expected), " đơn vị đúng hạn"]
    paragraphs = [say(*told, ".")]
    if late:
        told = ["Gửi muộn: "]
        for position, row in enumerate(late):
            days = saying.whole("marts.completeness", row, "days_late")
            told += ["; " if position else "", f"{row['unit_vi']} (muộn ", days, " ngày)"]
        paragraphs.append(say(*told, "."))
    silent = [row["unit_vi"] for row in expected if row["received_at"] is None]
    return [*paragraphs, say(f"Chưa gửi báo cáo: {series(silent)}.")] if silent else paragraphs


def _units(rows: Sequence[Row], expected: Sequence[Row]) -> Figure:
    statuses = tuple(sorted({row["status"] for row in rows}))
    place = expected[0]
    return count(
        len(rows), "marts.completeness", bloc=place["bloc"], period=place["period"],
        status=statuses,
    )  # fmt: skip


def as_of(stamp: Row) -> Figure:
    """Give the day on which everything is judged."""
    return Figure(number.day(stamp["as_of"], VI), stamp["as_of"], Origin("core.build", (), "as_of"))
