"""The tables of documents: columns, live totals only where they agree, formats that show bounds."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.reports import results
from dashboard.reports.grid import agreeing
from dashboard.reports.model import Cell, Figure, Live, Origin, Table, placed
from dashboard.reports.writers.workbook import formula, number_format
from tests.dashboard.reports.test_prose import row

ORIGIN = Origin("marts.progress", (), "actual")


def told(units: int, **unusual: Any) -> Any:
    """Answers of so many units, each with the same row."""
    codes = [f"U{n}" for n in range(units)]
    cells = [row(unit=code, unit_vi=f"Công đoàn {code}", actual=10, target=20, percent=50)
             for code in codes]  # fmt: skip
    bloc = row(actual=10 * units, target=None, percent=None, verdict="no_target", **unusual)
    return SimpleNamespace(cells=cells, members=[{"unit": c} for c in codes], progress=[bloc])


def tables(answers: Any) -> list[Table]:
    return [block for block in results.unit_tables(answers) if isinstance(block, Table)]


def test_many_units_stand_on_several_sheets_and_the_bloc_on_each() -> None:
    parts = tables(told(23))
    assert [len(part.widths) for part in parts] == [15, 15, 8]
    assert {part.head[0][-1].text for part in parts} == {"Toàn Khối"}
    assert parts[2].head[0][4].text == "CĐ U20"
    assert [part.name for part in parts] == ["Theo đơn vị 1", "Theo đơn vị 2", "Theo đơn vị 3"]


def test_the_bloc_is_the_live_sum_of_its_units_only_where_all_stand_there_and_agree() -> None:
    def last(answers: Any) -> Cell:
        return tables(answers)[0].rows[1][-1]

    live = last(told(3)).live
    assert live is not None
    assert live.rule == "sum"
    assert last(told(23)).live is None
    assert last(told(3, kind="ratio")).live is None
    assert last(told(3, qualifier=">=")).live is None
    bounded = told(3)
    bounded.cells[0]["qualifier"] = ">"
    assert last(bounded).live is None


def test_rows_of_one_indicator_are_plan_done_and_per_cent() -> None:
    rows = tables(told(2))[0].rows
    assert [one[3 if len(one) == 7 else 0].text for one in rows] == ["KH", "TH", "%"]
    assert [cell.text for cell in rows[0][:4]] == ["1", "Số đoàn viên kết nạp mới", "người", "KH"]
    assert [cell.text for cell in rows[1]] == ["TH", "10", "10", "20"]
    assert [cell.text for cell in rows[2]] == ["%", "50", "50", ""]


def test_cells_that_reach_over_rows_push_the_others_aside() -> None:
    table = tables(told(2))[0]
    at = {(line, column): cell.text for line, column, cell in placed(table)}
    assert (at[0, 3], at[1, 3], at[2, 3]) == ("KH", "TH", "%")
    assert at[-1, 0] == "TT"


def test_a_live_total_that_disagrees_with_the_warehouse_stays_a_number() -> None:
    live = Live("sum", ((0, 1), (1, 1)))
    assert agreeing(live, Decimal(10), Decimal("10.00001")) is live
    assert agreeing(live, Decimal(10), Decimal("10.01")) is None
    assert agreeing(live, Decimal(10), None) is None


@pytest.mark.parametrize(
    ("live", "written"),
    [
        (Live("sum", ((0, 3), (1, 3), (2, 3))), "=SUM(D5:D7)"),
        (Live("sum", ((0, 3), (2, 3))), "=SUM(D5,D7)"),
        (Live("sum", ((1, 4), (1, 5))), "=SUM(E6:F6)"),
        (Live("scaled", ((0, 3), (1, 3), (2, 3))), "=SUM(D5:D6)*D7"),
        (Live("percent", ((0, 5), (0, 3))), "=F5/D5*100"),
        (Live("growth", ((0, 5), (0, 7))), "=(F5-H5)/H5*100"),
        (Live("late", ((0, 3), (0, 2))), "=MAX(0,D5-C5)"),
        (Live("matching", ((0, 6), (9, 6)), "Vượt"), '=COUNTIF(G5:G14,"Vượt")'),
    ],
)
def test_a_live_cell_is_a_formula(live: Live, written: str) -> None:
    assert formula(live, 4) == written


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1.034", "#,##0"),
        ("98,5", "#,##0.0"),
        ("trên 13.107", '"trên "#,##0'),
        ("> 95", '"> "#,##0'),
        ("−1,50", "#,##0.00"),
        ("+10,5", "+#,##0.0"),
        ("khoảng +6,4", '"khoảng "+#,##0.0'),
        ("+1,2 điểm", '+#,##0.0" điểm"'),
        ("-", '"-"'),
        ("bản đầu", '"bản đầu"'),
    ],
)
def test_a_number_in_a_sheet_looks_as_in_the_document(text: str, shape: str) -> None:
    assert number_format(Figure(text, Decimal(1), ORIGIN)) == shape
