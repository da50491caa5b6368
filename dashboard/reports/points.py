"""The tables of scores: each unit's sheet by stage, and the ranking that comes of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from dashboard import number as written
from dashboard.reports import saying
from dashboard.reports.answers import Answers
from dashboard.reports.grid import agreeing, cell, heads, number, ordinal
from dashboard.reports.model import Block, Cell, Figure, Heading, Live, Paragraph, Table
from dashboard.reports.saying import VI, origin, whole

Row = dict[str, Any]
# The stages of a score sheet, in the order in which they are reached, and their headings.
STAGES = {
    "self": "Điểm tự chấm",
    "cross_check": "Điểm kiểm tra chéo",
    "appraised": "Điểm Khối thẩm định",
    "recognised": "Điểm công nhận",
}
_PARTS = {
    "content": ("A", "Nội dung thi đua", "content_points", "Cộng điểm nội dung"),
    "bonus": ("B", "Điểm thưởng", "bonus", "Cộng điểm thưởng"),
    "deduction": ("C", "Điểm trừ", "deduction", "Cộng điểm trừ"),
}
_FIRST = 3  # the column of the first stage


def score_tables(answers: Answers) -> list[Block]:
    """Lay out the score sheet of each unit, in the order of the bloc's members."""
    blocks: list[Block] = []
    lines = answers.scores
    totals = {(row["unit"], row["stage"]): row for row in answers.ranking_by_stage}
    reached = [stage for stage in STAGES if any(row["stage"] == stage for row in lines)]
    order = [one["unit"] for one in answers.members]
    scored = sorted({row["unit"] for row in lines}, key=lambda unit: (unit not in order, unit))
    for place, unit in enumerate(sorted(scored, key=lambda one: _place(one, order)), 1):
        mine = [row for row in lines if row["unit"] == unit]
        blocks.append(Heading(f"{place}. {mine[0]['unit_vi']}", 2, new_page=place > 1))
        blocks.append(_sheet(unit, mine, totals, reached))
    return blocks


def _place(unit: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(unit) if unit in order else len(order), unit)


def _sheet(
    unit: str, lines: Sequence[Row], totals: dict[tuple[str, str], Row], reached: Sequence[str]
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    subtotals: list[int] = []
    width = _FIRST + len(reached) + 1
    for kind, (letter, name, column, total) in _PARTS.items():
        found = [row for row in lines if row["kind"] == kind]
        if not found:
            continue
        rows.append((cell(letter, align="center", bold=True),
                     Cell((name,), bold=True, across=width - 1)))  # fmt: skip
        first = len(rows)
        rows += list(_criteria(found, reached))
        inside = range(first, len(rows))
        if kind == "content" and any(
            totals[unit, stage]["scaling"] != 1 for stage in reached if (unit, stage) in totals
        ):
            rows.append(_scaling(unit, totals, reached))
        subtotals.append(len(rows))
        rows.append(_subtotal(total, unit, column, totals, reached, rows, inside))
    rows.append(_total(unit, totals, reached, subtotals, rows))
    rows.append(_grades(unit, totals, reached))
    head = heads("TT", "Nội dung tiêu chí", "Điểm tối đa", *(STAGES[one] for one in reached),
                 "Minh chứng, lý do")  # fmt: skip
    widths = (5, 34, 9, *(12 for _ in reached), 28)
    return Table(unit, (head,), tuple(rows), widths, size=9)


def _criteria(lines: Sequence[Row], reached: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    by_criterion: dict[str, dict[str, Row]] = {}
    for row in sorted(lines, key=lambda row: row["position"]):
        by_criterion.setdefault(row["criterion"], {})[row["stage"]] = row
    for place, stages in enumerate(by_criterion.values(), 1):
        any_one = next(iter(stages.values()))
        yield (
            ordinal(place),
            cell(any_one["name_vi"]),
            number(saying.points("core.criterion", any_one, "max_points")),
            *(number(_points(stages.get(stage))) for stage in reached),
            cell(_reason(stages)),
        )


def _points(row: Row | None) -> Figure | str:
    if row is None:
        return VI("sign.unknown")
    if row["points"] is None and row["state"] == "not_applicable":
        return VI("sign.not_applicable")
    return saying.points("marts.score", row, "points")


def _reason(stages: dict[str, Row]) -> str:
    """Say what shows the points and why they differ, as people wrote it, the latest stage first."""
    told = [
        stages[stage][column]
        for stage in reversed(STAGES)
        if stage in stages and stages[stage]["given_at"] == stage
        for column in ("reason", "evidence")
        if stages[stage][column] and not _is_place(stages[stage][column], stages[stage])
    ]
    return "; ".join(dict.fromkeys(told))


def _is_place(text: str, row: Row) -> bool:
    """Tell a cell's address, which the sources name, from what people wrote."""
    return bool(row["file_name"]) and text.startswith(row["file_name"])


def _scaling(
    unit: str, totals: dict[tuple[str, str], Row], reached: Sequence[str]
) -> tuple[Cell, ...]:
    cells = []
    for stage in reached:
        row = totals.get((unit, stage))
        cells.append(number(_factor(row)) if row else number())
    name = "Hệ số quy đổi (chia lại điểm của tiêu chí không áp dụng)"
    return (cell(), cell(name), cell(), *cells, cell())


def _factor(row: Row) -> Figure:
    text = written.number(row["scaling"], VI, 4)
    return Figure(text, row["scaling"], origin("marts.ranking", row, "scaling"), places=4)


def _subtotal(
    name: str,
    unit: str,
    column: str,
    totals: dict[tuple[str, str], Row],
    reached: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    inside: range,
) -> tuple[Cell, ...]:
    cells = []
    for n, stage in enumerate(reached):
        row = totals.get((unit, stage))
        if row is None:
            cells.append(number(VI("sign.unknown"), bold=True))
            continue
        summed = _added(rows, inside, _FIRST + n)
        live = Live("sum", tuple((at, _FIRST + n) for at in inside))
        if column == "content_points" and row["scaling"] != 1:
            last = inside.stop
            live = Live("scaled", (*live.cells, (last, _FIRST + n)))
            summed = summed * row["scaling"]
        told = saying.points("marts.ranking", row, column)
        cells.append(number(told, live=agreeing(live, row[column], summed), bold=True))
    return (cell(), cell(name, bold=True), cell(), *cells, cell())


def _added(rows: Sequence[Sequence[Cell]], inside: range, column: int) -> Decimal:
    figures = [rows[at][column].figure for at in inside]
    values = (one.value for one in figures if one is not None)
    return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))


def _total(
    unit: str,
    totals: dict[tuple[str, str], Row],
    reached: Sequence[str],
    subtotals: Sequence[int],
    rows: Sequence[Sequence[Cell]],
) -> tuple[Cell, ...]:
    cells = []
    for n, stage in enumerate(reached):
        row = totals.get((unit, stage))
        told = saying.points("marts.ranking", row, "total") if row else VI("sign.unknown")
        live = Live("sum", tuple((at, _FIRST + n) for at in subtotals))
        values = [rows[at][_FIRST + n].figure for at in subtotals]
        summed = sum((v.value for v in values if v and isinstance(v.value, Decimal)), Decimal(0))
        agreed = agreeing(live, row["total"], summed) if row else None
        cells.append(number(told, live=agreed, bold=True))
    return (cell(), cell("TỔNG ĐIỂM", bold=True), cell(), *cells, cell())


def _grades(
    unit: str, totals: dict[tuple[str, str], Row], reached: Sequence[str]
) -> tuple[Cell, ...]:
    found = [totals.get((unit, stage)) for stage in reached]
    grades = (cell(str(row["grade_vi"] or "") if row else "", align="center") for row in found)
    return (cell(), cell("Xếp loại", bold=True), cell(), *grades, cell())


def ranking_table(answers: Answers) -> list[Block]:
    """Lay out the units by rank: points, votes, and the award they are proposed for."""
    awards = {
        row["unit"]: row["award_vi"] for row in answers.proposals if row["outcome"] == "proposed"
    }
    rows = []
    for at, row in enumerate(answers.ranking):
        parts = [saying.points("marts.ranking", row, name)
                 for name in ("content_points", "bonus", "deduction")]  # fmt: skip
        added = [row[name] for name in ("content_points", "bonus", "deduction")]
        summed = sum((one for one in added if one is not None), Decimal(0))
        live = agreeing(Live("sum", tuple((at, column) for column in (2, 3, 4))),
                        row["total"], summed)  # fmt: skip
        votes = whole("marts.ranking", row, "votes") if row["votes"] is not None else ""
        rows.append((
            Cell(_rank(row), "center"),
            cell(row["unit_vi"]),
            *(number(part) for part in parts),
            number(saying.points("marts.ranking", row, "total"), live=live, bold=True),
            cell(row["grade_vi"] or ""),
            number(votes),
            cell(awards.get(row["unit"], "")),
        ))  # fmt: skip
    head = heads("Hạng", "Đơn vị", "Điểm nội dung", "Điểm thưởng", "Điểm trừ", "Tổng điểm",
                 "Xếp loại", "Phiếu bầu", "Đề nghị khen thưởng")  # fmt: skip
    widths = (8, 24, 9, 10, 8, 9, 15, 8, 17)
    table = Table("Xếp hạng", (head,), tuple(rows), widths, size=10)
    told = [f"Điểm và thứ hạng ở giai đoạn: {stage(answers)}."]
    told += ["“=”: đồng hạng."] if any(row["tied"] for row in answers.ranking) else []
    return [Paragraph((" ".join(told),), "legend"), table]


def stage(answers: Answers) -> str:
    """Name the stage at which the units are ranked."""
    return VI(f"stage.{answers.ranking[0]['stage']}")


def _rank(row: Row) -> tuple[Figure | str, ...]:
    if row["rank"] is None:
        return (VI("sign.unknown"),)
    rank = whole("marts.ranking", row, "rank")
    return (rank, "=") if row["tied"] else (rank,)
