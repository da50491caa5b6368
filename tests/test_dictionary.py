"""One source an indicator: forms, judgement, warehouse, pages, glossary and SDMX say the same."""

import csv
import re
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sdmx
from openpyxl import load_workbook

from dashboard.figures.wording import measure_text
from dashboard.number import MONEY
from dashboard.words import words
from etl.form import Fill, asked_as, write_form
from etl.form.content import has_denominator, in_money
from etl.refresh import refresh
from etl.template import form_of
from warehouse import reference
from warehouse.database import Build
from warehouse.export import export
from warehouse.export.sdmx import DATA, STRUCTURE
from warehouse.period import Period
from warehouse.settings import ROOT, Settings

SHIPPED = ROOT / "warehouse" / "reference"
MADE: dict[Path, str] = runpy.run_path(str(ROOT / "tests" / "dictionary.py"))["pages"]()
TOLD, MILLIONS = 3, 1_000_000


@pytest.mark.parametrize("page", list(MADE), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_that_is_made_holds_what_would_be_made_now(page: Path) -> None:
    assert page.read_text("utf-8") == MADE[page], "run `make docs`"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole catalogue as a form of one unit and year, filled with 3 or with 3 of 4."""
    known = reference.read(SHIPPED)
    codes = [code for code, row in known.indicators.items() if not row["computed"]]
    asked = form_of(known, "CDVC_K1", "CD_BNV", Period(2024), codes, {})
    fills = {str(row["indicator"]): _answer(row) for row in asked.indicators}
    place = tmp_path_factory.mktemp("inbox") / "2024-12-01 CD_BNV.xlsx"
    write_form(place, asked, fills)
    return place


def _answer(row: dict[str, Any]) -> Fill:
    if asked_as(row) == "wage":
        return Fill(TOLD * MILLIONS, None, TOLD)
    if in_money(row):
        return Fill(None, TOLD * MILLIONS, (TOLD + 1) * MILLIONS)
    if asked_as(row) == "share":
        return Fill(None, TOLD, TOLD + 1)
    if asked_as(row) == "bool":
        return Fill("Có")
    if asked_as(row) == "grade":
        return Fill("Hoàn thành tốt")
    return Fill(TOLD, None, TOLD + 1) if has_denominator(row) else Fill(TOLD)


@pytest.fixture(scope="module")
def build(form: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """What the warehouse makes of that form."""
    data = tmp_path_factory.mktemp("data")
    return refresh(Settings(form.parent, SHIPPED, data), date(2025, 1, 31)).build


@pytest.fixture(scope="module")
def exported(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same build as SDMX."""
    folder = tmp_path_factory.mktemp("exported")
    export(build, "sdmx-csv", folder)
    return folder


def ask(build: Build, sql: str) -> dict[str, Any]:
    with duckdb.connect(str(build.path), read_only=True) as connection:
        return {row[0]: row[1] for row in connection.execute(sql).fetchall()}


def dictionary() -> dict[str, dict[str, str]]:
    with (SHIPPED / "indicator.csv").open(encoding="utf-8", newline="") as lines:
        return {row["indicator"]: row for row in csv.DictReader(lines)}


def measures(column: str = "measure") -> dict[str, str]:
    """Give what the dictionary itself says."""
    return {code: row[column] for code, row in dictionary().items()}


def reported() -> dict[str, str]:
    """Give the measures of what units report."""
    return {
        code: row["measure"] for code, row in dictionary().items() if row["computed"] == "false"
    }


def test_the_form_prints_each_indicator_s_measure_money_in_millions(form: Path) -> None:
    sheet = load_workbook(form).worksheets[0]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Mã" for cell in row))
    places = {cell.value: cell.column for cell in head}
    printed = {
        sheet.cell(row[0].row, places["Mã"]).value: sheet.cell(
            row[0].row, places["Đơn vị tính"]
        ).value
        for row in sheet.iter_rows(min_row=head[0].row + 1)
    }
    for code, measure in reported().items():
        assert printed[code] == (f"triệu {measure}" if measure == "đồng" else measure), code


def test_judgement_takes_each_value_in_that_measure(build: Build) -> None:
    told = ask(build, "select indicator, value from core.observation where unit = 'CD_BNV'")
    assert told.keys() == reported().keys()
    for code, row in dictionary().items():
        if code in told:
            expected = 1 if row["kind"] == "bool" else 75 if row["measure"] == "%" else TOLD
            assert told[code] == expected * (MILLIONS if row["measure"] in MONEY else 1), code


def test_core_and_marts_carry_the_dictionary_s_measure(build: Build) -> None:
    assert ask(build, "select indicator, measure from core.indicator") == measures()
    shown = ask(build, "select indicator, measure from marts.progress where unit = 'CD_BNV'")
    assert shown.keys() >= reported().keys()
    assert shown.items() <= measures().items()


def test_figures_name_each_measure_as_the_dictionary_does(build: Build) -> None:
    for language, column in (("vi", "measure"), ("en", "measure_en")):
        for code, row in dictionary().items():
            text = measure_text({**row}, words(language))
            is_number = row["kind"] not in {"bool", "grade"}
            own = row[column] if is_number and row["measure"] not in {*MONEY, "%"} else ""
            assert text == own, code


def test_the_structure_of_the_figures_says_what_the_dictionary_does(exported: Path) -> None:
    with (exported / STRUCTURE).open("rb") as file:
        codes = sdmx.read_sdmx(file).codelist["CL_INDICATOR"]
    assert set(codes.items) == set(dictionary())
    for code, row in dictionary().items():
        notes = {note.type: note.text.localizations for note in codes[code].annotations}
        assert notes["MEASURE"] == {"vi": row["measure"], "en": row["measure_en"]}, code
        for title in ("KIND", "ACROSS_UNITS", "ACROSS_YEAR", "DIRECTION"):
            assert notes[title]["en"] == row[title.lower()], code
        names = codes[code].name.localizations
        assert names == {"vi": row["name_vi"], "en": row["name_en"]}


def test_each_exported_figure_carries_its_indicator_s_measure(exported: Path) -> None:
    with (exported / DATA).open(encoding="utf-8", newline="") as lines:
        said = {row["INDICATOR"]: row["UNIT_MEASURE"] for row in csv.DictReader(lines)}
    assert said == reported()


def test_the_glossary_says_what_the_dictionary_does() -> None:
    page = (SHIPPED / "README.md").read_text("utf-8")
    rows = {
        row[0]: row
        for row in re.findall(r"^\| `([A-Z]\w+)` \| (.+?) \| (.+?) \| (.+?) \|", page, re.M)
    }
    assert rows.keys() == dictionary().keys()
    for code, row in dictionary().items():
        _, name, measure, kind = rows[code]
        assert row["name_vi"] in name
        assert row["name_en"] in name
        assert set(measure.split(" · ")) == {row["measure"], row["measure_en"]}, code
        assert kind.startswith(words("vi")(f"kind.{row['kind']}")), code
