"""A small office to judge files in: the real reference, an inbox of its own."""

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import polars as pl
import pytest
import xlsxwriter

import warehouse.reference
from etl.form.words import FACES, OF_THE_LEADER
from etl.inbox import arrivals
from etl.judgement import Frames
from etl.refresh import refresh
from etl.submission import judge
from etl.template import templates
from warehouse.database import serving
from warehouse.period import Period
from warehouse.reference import Reference
from warehouse.settings import ROOT, Settings

At = dict[str, str] | int  # words that stand in a row, by role; or the number of a free row
Rows = Sequence[tuple[At, dict[str, Any]]]


@pytest.fixture(scope="session")
def reference() -> Reference:
    return warehouse.reference.read(Path(warehouse.reference.__file__).parent)


@dataclass
class Office:
    inbox: Path
    cache: Path
    reference: Reference
    sample_world: bool = False

    def judge(self) -> dict[str, pl.DataFrame]:
        judged = judge(
            arrivals(self.inbox), self.reference, self.cache, sample_world=self.sample_world
        )
        return {
            what: pl.read_parquet(judged.files(what)).filter(pl.col("key").is_in(judged.keys))
            for what in Frames._fields
        }

    def value(self, indicator: str) -> dict[str, Any]:
        rows = self.judge()["observations"].filter(pl.col("indicator") == indicator)
        return rows.to_dicts()[0] if rows.height else {}

    def rules(self) -> set[str]:
        return set(self.judge()["findings"]["rule"])


@pytest.fixture
def office(tmp_path: Path, reference: Reference) -> Office:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return Office(inbox, tmp_path / "data", reference)


MOST = {"TC1": 25, "TC2": 10, "TC3": -8, **{f"TC{n}": 25 for n in range(4, 12)}, "TC12": -8}
SCHEME: list[dict[str, object]] = [
    {"covenant": "2022-CDVC_K3", "criterion": code, "content_group": None, "indicator": None,
     "max_points": most, "rule": "manual", "cap": None, "source": None, "illustrative": False}
    for code, most in MOST.items()
]  # fmt: skip
COVENANT = ("CDVC_K3", Period(2022))


@dataclass
class Clerk:
    """Who fills the further sheets of 2022 in the third bloc, row by row, and sends them."""

    office: Office
    folder: Path

    def blank(self, kind: str, unit: str = "CD_VOV") -> Path:
        """Give an empty form of one kind."""
        ((name, content),) = templates(self.office.reference, *COVENANT, [unit], [kind])
        place = self.folder / name
        place.write_bytes(content)
        return place

    def send(self, kind: str, rows: Rows, name: str = "a.xlsx", unit: str = "CD_VOV") -> Path:
        """Fill rows by role, each found by words that stand in it, and send the file."""
        book = openpyxl.load_workbook(self.blank(kind, unit))
        page = book[FACES[kind].sheet]
        for at, said in rows:
            number = self.row(page, kind, at)
            for role, value in said.items():
                cell = page.cell(number, self.column(kind, role))
                cell.value = value
        place = self.office.inbox / name
        place.parent.mkdir(parents=True, exist_ok=True)
        book.save(place)
        return place

    def column(self, kind: str, role: str) -> int:
        """Give the column of a role, from 1."""
        return [column.role for column in FACES[kind].columns].index(role) + 1

    def row(self, page: Any, kind: str, at: At) -> int:
        """Find the row that bears these words; a number counts the free rows from 1."""
        rows = [row[0].row for row in page.iter_rows() if isinstance(row[0].value, int)]
        if isinstance(at, int):
            first = self.column(kind, "unit" if kind in OF_THE_LEADER else "text")
            return [n for n in rows if not page.cell(n, first).value][at - 1]
        return next(
            n
            for n in rows
            if all(word in str(page.cell(n, self.column(kind, r)).value) for r, word in at.items())
        )

    def build(self, monkeypatch: Any) -> duckdb.DuckDBPyConnection:
        """Refresh from the inbox, under the reference with its scheme, and open the build."""
        monkeypatch.setattr("warehouse.reference.read", lambda _: self.office.reference)
        refresh(self.places, date(2023, 1, 31))
        build = serving(self.places.data)
        assert build is not None
        return duckdb.connect(str(build.path), read_only=True)

    @property
    def places(self) -> Settings:
        return Settings(self.office.inbox, ROOT / "warehouse" / "reference", self.office.cache)

    def told(self, what: str, *columns: str) -> list[tuple[Any, ...]]:
        """Give some columns of what was taken."""
        return self.office.judge()[what].select(columns).rows()

    def doubts(self) -> list[str]:
        """Name the rules that were broken."""
        return self.office.judge()["findings"]["rule"].to_list()


@pytest.fixture
def clerk(office: Office, tmp_path: Path) -> Clerk:
    tables = {**office.reference.tables, "criterion": SCHEME}
    office.reference = replace(office.reference, tables=tables)
    return Clerk(office, tmp_path)


@pytest.fixture
def sheet() -> Callable[..., Path]:
    """Write rows as a plain workbook, the way an office without our template does."""

    def write(path: Path, rows: list[list[Any]], *, formats: dict[str, str] | None = None) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet("Biểu 2")
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is None:
                        continue
                    address = f"{chr(65 + column)}{number + 1}"
                    style = book.add_format({"num_format": (formats or {}).get(address, "General")})
                    page.write(number, column, value, style)
        return path

    return write


def report(
    *lines: list[Any],
    unit: str = "Công đoàn Đài Tiếng nói Việt Nam",
    title: str = "BÁO CÁO TỔNG HỢP SỐ LIỆU VỀ HOẠT ĐỘNG CÔNG ĐOÀN NĂM 2022",
    cut_off: str = "(Số liệu tính đến ngày: ☒ 31/5 ☐ 30/11)",
) -> list[list[Any]]:
    """Lay out a form 2-HĐCĐ around the lines given."""
    return [
        ["Công đoàn cấp trên : Công đoàn Viên chức Việt Nam", None, None, None, "MẪU SỐ 2-HĐCĐ"],
        [f"Đơn vị báo cáo : {unit}"],
        [title],
        ["(Dùng cho CĐ cấp trên TTCS, LĐLĐ tỉnh, CĐ ngành TW và tương đương)"],
        [cut_off],
        ["TT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú"],
        ["A", "B", "C", 1, 2],
        *lines,
        [None, None, None, None, "Hà Nội, ngày 10 tháng 6 năm 2022"],
        ["NGƯỜI LẬP BIỂU", None, None, "TM. BAN THƯỜNG VỤ"],
    ]


@pytest.fixture
def form() -> Callable[..., list[list[Any]]]:
    return report


@pytest.fixture(scope="session")
def forms() -> Any:
    """The same report in every form that is read."""
    place = Path(__file__).with_name("forms.py")
    spec = importlib.util.spec_from_file_location("forms", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
