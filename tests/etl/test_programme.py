"""What units tell of the programme: which activity was done when, and what shows it."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import polars as pl
import pytest

from etl.form.words import FACES
from etl.receipt import receipts
from etl.refresh import refresh
from etl.template import write_template
from warehouse.database import serving
from warehouse.period import Period
from warehouse.settings import ROOT, Settings

SHEET = FACES["programme"].sheet
YEAR = Period(2022)
COLUMNS = {"name": 3, "done_on": 5, "evidence": 6, "note": 7}


@pytest.fixture
def blank(reference: Any, tmp_path: Path) -> Path:
    return write_template(reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path / "mau")[0]


@pytest.fixture
def codes(reference: Any) -> list[str]:
    rows = reference.tables["activity"]
    return [str(row["activity"]) for row in rows if row["covenant"] == "2022-CDVC_K3"]


def fill(blank: Path, place: Path, **rows: dict[str, Any]) -> Path:
    """Fill the rows of activities by their code; `free` is the first row beyond the programme."""
    book = openpyxl.load_workbook(blank)
    page = book[SHEET]
    header = next(row[0].row for row in page.iter_rows() if row[0].value == "TT")
    found = {page.cell(n, 2).value or "free": n for n in range(page.max_row, header, -1)
             if isinstance(page.cell(n, 1).value, int)}  # fmt: skip
    for code, said in rows.items():
        for name, value in said.items():
            column = 2 if name == "code" else COLUMNS[name]
            page.cell(found[code], column).value = value
    book.save(place)
    return place


def told(office: Any) -> list[tuple[Any, ...]]:
    frame = office.judge()["activities"]
    return frame.select("activity", "done_on", "evidence").rows()


def doubts(office: Any) -> list[str]:
    frame = office.judge()["findings"].filter(pl.col("sheet") == SHEET)
    return list(frame["rule"])


def test_an_untouched_programme_tells_nothing(office: Any, blank: Path, codes: list[str]) -> None:
    assert codes
    fill(blank, office.inbox / "a.xlsx")
    frames = office.judge()
    assert frames["submissions"]["kind"].to_list() == ["indicators"]
    assert not frames["activities"].height


@pytest.mark.parametrize("day", [date(2022, 7, 1), "1/7/2022", "01/07/2022", 44743])
def test_a_day_and_what_shows_it_are_told_with_their_cell(
    office: Any, blank: Path, codes: list[str], day: Any
) -> None:
    said = {codes[0]: {"done_on": day, "evidence": "Biên bản số 5"}}
    fill(blank, office.inbox / "a.xlsx", **said)
    assert told(office) == [(codes[0], date(2022, 7, 1), "Biên bản số 5")]
    frames = office.judge()
    assert sorted(frames["submissions"]["kind"]) == ["indicators", "programme"]
    (row,) = frames["activities"].to_dicts()
    assert (row["sheet"], row["cell"][0]) == (SHEET, "E")


def test_an_activity_beyond_the_programme_bears_its_own_name(office: Any, blank: Path) -> None:
    fill(blank, office.inbox / "a.xlsx", free={"name": "Ngày hội sáng tạo", "done_on": "2/9/2022"})
    (row,) = office.judge()["activities"].to_dicts()
    assert (row["activity"], row["name"]) == (None, "Ngày hội sáng tạo")
    assert row["done_on"] == date(2022, 9, 2)


def test_evidence_without_a_day_leaves_the_day_unknown(
    office: Any, blank: Path, codes: list[str]
) -> None:
    fill(blank, office.inbox / "a.xlsx", **{codes[0]: {"evidence": "Đang làm"}})
    assert told(office) == [(codes[0], None, "Đang làm")]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"done_on": "đã xong"}, "day_in_year"),
        ({"done_on": 5}, "day_in_year"),
        ({"done_on": "1/7/2021"}, "day_in_year"),
        ({"code": "KHONG_CO", "done_on": "1/7/2022"}, "known_activity"),
    ],
)
def test_what_is_in_doubt_is_a_finding_and_is_left_out(
    office: Any, blank: Path, codes: list[str], said: Any, rule: str
) -> None:
    fill(blank, office.inbox / "a.xlsx", **{codes[0]: said, codes[-1]: {"done_on": "2/9/2022"}})
    assert [code for code, _, _ in told(office)] == [codes[-1]]
    assert doubts(office) == [rule]


def test_a_day_without_an_activity_asks_which_it_was(office: Any, blank: Path) -> None:
    fill(blank, office.inbox / "a.xlsx", free={"done_on": "2/9/2022"})
    assert told(office) == []
    assert doubts(office) == ["named_activity"]


def test_it_stands_in_the_warehouse_and_in_the_receipt(
    office: Any, blank: Path, codes: list[str], tmp_path: Path
) -> None:
    places = Settings(office.inbox, ROOT / "warehouse" / "reference", office.cache)
    said = {codes[0]: {"done_on": "1/7/2022", "evidence": "Biên bản số 5"}}
    file = fill(blank, office.inbox / "a.xlsx", **said)
    ((_, before),) = receipts([file], places)
    refresh(places, date(2023, 1, 31))
    build = serving(places.data)
    assert build is not None
    with duckdb.connect(str(build.path), read_only=True) as connection:
        held = connection.execute(
            "select covenant, unit, period, activity, done_on, evidence, file_name, sheet"
            " from core.activity_report"
        ).fetchall()
        stated = connection.execute(
            "select done_on from core.activity where activity = $code", {"code": codes[0]}
        ).fetchall()
    assert held == [
        ("2022-CDVC_K3", "CD_VOV", "2022", codes[0], date(2022, 7, 1), "Biên bản số 5",
         "a.xlsx", SHEET)
    ]  # fmt: skip
    assert stated == [(None,)]  # what the document says stays as it is
    ((_, after),) = receipts([], places)
    for content in (before, after):
        (tmp_path / "phieu.xlsx").write_bytes(content)
        page = openpyxl.load_workbook(tmp_path / "phieu.xlsx").worksheets[0]
        texts = [str(cell.value) for row in page.iter_rows() for cell in row]
        assert {"Hoạt động được nhận (1)", "01/07/2022", "Biên bản số 5"} <= set(texts)
