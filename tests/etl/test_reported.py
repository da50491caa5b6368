"""What units tell besides figures: the sheet of difficulties, proposals and results."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import polars as pl
import pytest

from etl.check import check
from etl.form.words import FACES
from etl.receipt import receipts
from etl.refresh import refresh
from etl.template import write_template
from warehouse.database import serving
from warehouse.period import Period
from warehouse.settings import ROOT, Settings

SHEET = FACES["statements"].sheet
REPORT = FACES["indicators"].sheet
YEAR = Period(2022)
ROWS = (
    ("Khó khăn", "Thiếu cán bộ chuyên trách", "Khối thi đua số 3 (CDVC_K3)"),
    ("Kiến nghị", "=HYPERLINK tăng kinh phí tập huấn", None),
    ("Kết quả nổi bật", "Chủ tịch công đoàn đối thoại 12 cuộc", "Ban Tuyên giáo"),
)


@pytest.fixture
def blank(reference: Any, tmp_path: Path) -> Path:
    return write_template(reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path / "mau")[0]


def fill(blank: Path, place: Path, rows: Any, **more: Any) -> Path:
    """Fill the sheet of statements as a clerk does, row by row below its header."""
    book = openpyxl.load_workbook(blank)
    page = book[SHEET]
    header = next(row[0].row for row in page.iter_rows() if row[0].value == "TT")
    for number, texts in enumerate(rows, start=header + 1):
        for column, text in enumerate(texts, start=2):
            page.cell(number, column).value = text
            page.cell(number, column).data_type = "s" if isinstance(text, str) else "n"
    for name in more.get("without", ()):
        del book[name]
    if "title" in more:
        page.title = more["title"]
    if more.get("revision"):
        cell = next(c for row in book[REPORT].iter_rows() for c in row if c.value == "Lần sửa:")
        book[REPORT].cell(cell.row, 3).value = more["revision"]
    place.parent.mkdir(parents=True, exist_ok=True)
    book.save(place)
    return place


def told(office: Any) -> list[tuple[Any, ...]]:
    frame = office.judge()["statements"]
    return frame.select("unit", "period", "kind", "text", "addressed_to").rows()


def ask(places: Settings, sql: str) -> list[tuple[Any, ...]]:
    build = serving(places.data)
    assert build is not None
    with duckdb.connect(str(build.path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def places(office: Any) -> Settings:
    return Settings(office.inbox, ROOT / "warehouse" / "reference", office.cache)


def test_each_row_is_a_statement_in_its_own_words_with_its_cell(office: Any, blank: Path) -> None:
    fill(blank, office.inbox / "a.xlsx", ROWS)
    assert told(office) == [
        ("CD_VOV", "2022", "difficulty", ROWS[0][1], "CDVC_K3"),
        ("CD_VOV", "2022", "proposal", ROWS[1][1], None),
        ("CD_VOV", "2022", "result", ROWS[2][1], "Ban Tuyên giáo"),
    ]
    page = openpyxl.load_workbook(office.inbox / "a.xlsx")[SHEET]
    for row in office.judge()["statements"].to_dicts():
        assert (row["sheet"], page[row["cell"]].value) == (SHEET, row["raw_text"])


def test_a_filled_sheet_is_a_submission_of_its_kind_and_an_empty_one_is_none(
    office: Any, blank: Path
) -> None:
    fill(blank, office.inbox / "a.xlsx", ())
    assert office.judge()["submissions"]["kind"].to_list() == ["indicators"]
    fill(blank, office.inbox / "a.xlsx", ROWS)
    sent = office.judge()["submissions"]
    assert sorted(sent["kind"]) == ["indicators", "statements"]
    assert {name.rsplit("/", 1)[1] for name in sent["submission"]} == {"indicators", "statements"}
    assert set(sent["status"]) == {"accepted"}


@pytest.mark.parametrize("title", ["Trang tính 4", SHEET])
def test_statements_alone_are_a_report_too(office: Any, blank: Path, title: str) -> None:
    gone = [name for name in openpyxl.load_workbook(blank).sheetnames if name != SHEET]
    fill(blank, office.inbox / "a.xlsx", ROWS, without=gone, title=title)
    sent = office.judge()["submissions"]
    assert sent.select("kind", "status").rows() == [("statements", "accepted")]
    assert len(told(office)) == len(ROWS)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (("Khen ngợi", "Làm tốt", None), "statement_kind"),
        ((None, "Làm tốt", None), "statement_kind"),
        (("Khó khăn", None, None), "statement_words"),
        (("Khó khăn", 12, None), "statement_words"),
    ],
)
def test_a_row_in_doubt_is_a_finding_and_the_others_stand(
    office: Any, blank: Path, row: Any, rule: str
) -> None:
    fill(blank, office.inbox / "a.xlsx", [ROWS[0], row, ROWS[1]])
    assert [text for _, _, _, text, _ in told(office)] == [ROWS[0][1], ROWS[1][1]]
    found = office.judge()["findings"].filter(pl.col("sheet") == SHEET).to_dicts()
    assert [one["rule"] for one in found] == [rule]
    assert found[0]["submission"].endswith("/statements")


def test_a_doubt_about_the_sender_sets_statements_aside_too(
    office: Any, places: Settings, blank: Path
) -> None:
    fill(blank, office.inbox / "CD_TTXVN" / "a.xlsx", ROWS)
    assert set(office.judge()["submissions"]["status"]) == {"quarantined"}
    refresh(places, date(2023, 1, 31))
    assert ask(places, "select count(*) from core.statement where submission is not null") == [(0,)]


def test_statements_stand_in_the_warehouse_with_their_source(
    places: Settings, office: Any, blank: Path
) -> None:
    fill(blank, office.inbox / "2022-12-01 a.xlsx", ROWS[:2])
    fill(blank, office.inbox / "2022-12-20 b.xlsx", ROWS[2:])
    refresh(places, date(2023, 1, 31))
    held = ask(places, (
        "select bloc, period, kind, text_vi, stated_by, addressed_to, file_name, sheet, source"
        " from core.statement where submission is not null"
    ))  # fmt: skip
    assert held == [
        ("CDVC_K3", "2022", "result", ROWS[2][1], "CD_VOV", "Ban Tuyên giáo",
         "2022-12-20 b.xlsx", SHEET, None)
    ]  # fmt: skip
    status = ask(places, (
        "select file_name, status from core.submission where kind = 'statements' order by 1"
    ))  # fmt: skip
    assert status == [("2022-12-01 a.xlsx", "superseded"), ("2022-12-20 b.xlsx", "standing")]
    assert ask(places, "select count(*) > 0 from core.statement where source is not null")[0][0]


def test_statements_alone_are_no_report_of_figures(
    places: Settings, office: Any, blank: Path
) -> None:
    gone = [name for name in openpyxl.load_workbook(blank).sheetnames if name != SHEET]
    fill(blank, office.inbox / "a.xlsx", ROWS, without=gone)
    refresh(places, date(2023, 1, 31))
    assert ask(places, "select count(*) from core.receipt") == [(0,)]


@pytest.mark.parametrize("is_loaded", [True, False])
def test_the_receipt_gives_the_statements_back(
    places: Settings, office: Any, blank: Path, tmp_path: Path, *, is_loaded: bool
) -> None:
    file = fill(blank, office.inbox / "a.xlsx", ROWS)
    if is_loaded:
        refresh(places, date(2023, 1, 31))
    ((_, content),) = receipts([] if is_loaded else [file], places)
    (tmp_path / "phieu.xlsx").write_bytes(content)
    page = openpyxl.load_workbook(tmp_path / "phieu.xlsx").worksheets[0]
    texts = [str(cell.value) for row in page.iter_rows() for cell in row]
    assert "Ý kiến được nhận (3)" in texts
    assert {text for _, text, _ in ROWS} <= set(texts)
    assert "Số liệu thi đua, Khó khăn, kiến nghị, kết quả nổi bật" in texts


def test_the_receipt_of_statements_alone_asks_for_no_figures(
    places: Settings, office: Any, blank: Path, tmp_path: Path
) -> None:
    gone = [name for name in openpyxl.load_workbook(blank).sheetnames if name != SHEET]
    file = fill(blank, office.inbox / "a.xlsx", ROWS, without=gone)
    ((_, content),) = receipts([file], places)
    (tmp_path / "phieu.xlsx").write_bytes(content)
    page = openpyxl.load_workbook(tmp_path / "phieu.xlsx").worksheets[0]
    parts = [str(row[0].value) for row in page.iter_rows() if row[0].value]
    assert "Ý kiến được nhận (3)" in parts
    assert not [part for part in parts if part.startswith(("2.", "3."))]


def test_check_tells_how_many_statements_there_are(
    places: Settings, office: Any, blank: Path
) -> None:
    lines = list(check([fill(blank, office.inbox / "a.xlsx", ROWS)], places).lines())
    assert any(line.endswith("nhận được, 3 ý kiến") for line in lines)
