"""The tables of results: indicator by indicator for the bloc, and unit by unit."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from dashboard.reports import prose, saying
from dashboard.reports.answers import Answers
from dashboard.reports.grid import (
    agreeing,
    cell,
    heads,
    legend,
    number,
    ordinal,
    percent_of,
)
from dashboard.reports.model import Block, Cell, Live, Piece, Table
from dashboard.reports.saying import VI, whole

Row = dict[str, Any]
AT_ONCE = 10  # units beside one another on one sheet


def bloc_table(answers: Answers) -> list[Block]:
    """Lay out one row an indicator: plan, done, per cent, a year before, and how that stands."""
    columns = _columns(answers)
    rows: list[tuple[Cell, ...]] = []
    place = 0
    for group, members in groupby(answers.progress, key=lambda row: row["group_vi"]):
        rows.append((Cell((group or "Chỉ tiêu khác",), bold=True, across=len(columns)),))
        for row in members:
            place += 1
            rows.append(_indicator(row, answers, place, len(rows)))
    judged = columns.index("Đánh giá")
    rows += list(_verdict_counts(answers.progress, rows, judged, len(columns)))
    widths = (4, 25, 9, 9, 9, 9, 8, 9, 9, 9, 15)
    table = Table(
        "Chỉ tiêu",
        (heads(*columns),),
        tuple(rows),
        widths if not answers.is_half else (4, 27, 9, 9, 9, 8, 9, 9, 10, 17),
        size=10,
    )
    return [*legend(rows), table]


def _columns(answers: Answers) -> list[str]:
    year = answers.year
    told = ["TT", "Nội dung, chỉ tiêu", "ĐVT", f"Kế hoạch (giao ước) năm {year}"]
    told.append("Thực hiện 6 tháng")
    if not answers.is_half:
        told.append(f"Thực hiện (ước) năm {year}")
    return [*told, "So với kế hoạch (%)", f"Cùng kỳ năm {year - 1}", "So cùng kỳ, tăng giảm (%)",
            "Đánh giá", "Ghi chú"]  # fmt: skip


def _indicator(row: Row, answers: Answers, place: int, at: int) -> tuple[Cell, ...]:
    half = answers.first_half.get(row["indicator"])
    before = answers.earlier.get(row["indicator"])
    if before is not None and before["measure"] != row["measure"]:
        before = None  # a count cannot stand beside the share it is judged by
    told = [
        ordinal(place),
        cell(row["indicator_vi"]),
        cell(saying.measure(row), align="center"),
        number(*saying.short(row, "target")),
        number(*(saying.short(half, "actual") if half else (VI("sign.unknown"),))),
    ]
    if not answers.is_half:
        told.append(number(*saying.short(row, "actual")))
    done_at = (at, len(told) - 1)
    told.append(number(saying.percent(row, mark=""), live=_share(row, done_at, (at, 3))))
    told.append(number(*_earlier(before)))
    told.append(number(*_change(before), live=_growth(row, before, done_at, (at, len(told) - 1))))
    told.append(cell(_verdict(row), align="center"))
    return (*told, cell(*_note(row, before)))


def _share(row: Row, done: tuple[int, int], plan: tuple[int, int]) -> Live | None:
    if row["qualifier"] != "=" or row["kind"] in ("bool", "grade"):
        return None
    reckoned = percent_of(row["actual"], row["target"])
    return agreeing(Live("percent", (done, plan)), row["percent"], reckoned)


def _earlier(before: Row | None) -> tuple[Piece, ...]:
    if before is None or before["kind"] in ("bool", "grade"):
        return ()
    return (saying.earlier(before),)


def _change(before: Row | None) -> tuple[Piece, ...]:
    if before is None or before["kind"] in ("bool", "grade"):
        return ()
    changed = saying.change(before, signed=True)
    return (changed,) if changed else ()


def _growth(
    row: Row, before: Row | None, done: tuple[int, int], earlier: tuple[int, int]
) -> Live | None:
    if before is None or before["value"] != row["actual"] or before["qualifier"] != "=":
        return None
    if before["percent_change"] is None:
        return Live("subtract", (done, earlier)) if before["measure"] == "%" else None
    share = percent_of(before["value"] - before["earlier"], before["earlier"])
    return agreeing(Live("growth", (done, earlier)), before["percent_change"], share)


def _verdict(row: Row) -> str:
    if row["verdict"] == "no_target":
        return ""
    return VI(f"verdict.{row['verdict']}")


def _note(row: Row, before: Row | None) -> list[Piece]:
    notes: list[list[Piece]] = []
    is_short = row["reported"] is not None and row["reported"] < (row["expected"] or 0)
    if row["basis"] == "own":
        notes.append(["theo báo cáo của Khối"])
    elif is_short and row["verdict"] != "not_due":
        told, asked = (whole("marts.progress", row, part) for part in ("reported", "expected"))
        notes.append([told, "/", asked, " đơn vị có số liệu"])
    if row["estimated"]:
        notes.append([whole("marts.progress", row, "estimated"), " đơn vị ước, sơ bộ"])
    if before is not None and before["left_out"]:
        there = whole("marts.comparison", before, "comparable_units")
        notes.append(["so cùng kỳ: ", there, " đơn vị"])
    return [piece for n, note in enumerate(notes) for piece in (["; "] if n else []) + note]


def _verdict_counts(
    progress: Sequence[Row], rows: Sequence[Sequence[Cell]], column: int, width: int
) -> Iterator[tuple[Cell, ...]]:
    judged = tuple((at, column) for at, row in enumerate(rows) if len(row) == width)
    for verdict in prose.VERDICTS:
        found = [row for row in progress if row["verdict"] == verdict]
        if found:
            word = VI(f"verdict.{verdict}")
            yield (
                Cell((f"Cộng số chỉ tiêu: {word}",), "right", bold=True, across=column),
                number(prose.counted(found), live=Live("matching", judged, word), bold=True),
                Cell(across=width - column - 1),
            )


def unit_tables(answers: Answers) -> list[Block]:
    """Lay out three rows an indicator (plan, done, per cent), a column a unit, the bloc last."""
    there = {row["unit"]: row["unit_vi"] for row in answers.cells}
    units = [one["unit"] for one in answers.members if one["unit"] in there]
    blocks: list[Block] = []
    parts = [units[at : at + AT_ONCE] for at in range(0, len(units), AT_ONCE)]
    for n, part in enumerate(parts, 1):
        rows = list(_triplets(answers, part, all_there=len(parts) == 1))
        names = [there[unit].replace("Công đoàn", "CĐ", 1) for unit in part]
        head = heads("TT", "Chỉ tiêu", "ĐVT", "", *names, "Toàn Khối")
        name = "Theo đơn vị" if len(parts) == 1 else f"Theo đơn vị {n}"
        widths = (4, 22, 8, 5, *(9 for _ in part), 10)
        blocks += [*legend(rows), Table(name, (head,), tuple(rows), widths, size=9)]
    return blocks


def _triplets(
    answers: Answers, units: Sequence[str], *, all_there: bool
) -> Iterator[tuple[Cell, ...]]:
    told = {(row["unit"], row["indicator"]): row for row in answers.cells}
    at = 0
    for place, bloc in enumerate(answers.progress, 1):
        mine = [told.get((unit, bloc["indicator"])) for unit in units]
        across = [*mine, bloc]
        start = (
            Cell((str(place),), "center", down=3),
            Cell((bloc["indicator_vi"],), down=3),
            Cell((saying.measure(bloc),), "center", down=3),
        )
        plan = (number(*(saying.short(row, "target") if row else ())) for row in across)
        yield (*start, cell("KH"), *plan)
        done = [number(*(saying.short(row, "actual") if row else ())) for row in across]
        if all_there:
            done[-1] = _summed(done[-1], mine, bloc, at + 1)
        yield (cell("TH"), *done)
        yield (cell("%"), *(_percent(row, at, 4 + n) for n, row in enumerate(across)))
        at += 3


def _summed(last: Cell, mine: Sequence[Row | None], bloc: Row, at: int) -> Cell:
    """Let the bloc's figure be the sum of its units' where the warehouse adds them up so."""
    exact = [row for row in mine if row and row["actual"] is not None and row["qualifier"] == "="]
    is_sum = bloc["kind"] in ("flow", "stock") and bloc["qualifier"] == "="
    if not is_sum or bloc["basis"] != "units" or not exact:
        return last
    live = Live("sum", tuple((at, 4 + n) for n in range(len(mine))))
    total = sum((row["actual"] for row in exact), Decimal(0))
    return number(*last.pieces, live=agreeing(live, bloc["actual"], total))


def _percent(row: Row | None, at: int, column: int) -> Cell:
    if row is None:
        return number()
    return number(saying.percent(row, mark=""), live=_share(row, (at + 1, column), (at, column)))
