"""A small office to judge files in: the real reference, an inbox of its own."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

import warehouse.reference
from etl.inbox import arrivals
from etl.judgement import Frames
from etl.submission import judge
from warehouse.reference import Reference


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
