"""The workbook that units fill: what is in it comes back as it was written."""

import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from etl.form import MARK, Fill, asked_as, write_form
from etl.template import form_of, told_before, write_template
from etl.wording import figure
from warehouse import reference
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.queries import standing_figures
from warehouse.scope import Scope
from warehouse.settings import ROOT

FILLED = {
    "DV_KETNAP_MOI": Fill(130),
    "SK_SO": Fill("trên 1.400", status="Ước"),
    "SK_GIATRI": Fill("2 tỷ 350 triệu"),
    "CL_TIEN": Fill(455.5, status="Sơ bộ"),
    "LUONG_BQ": Fill(11_250_000, denominator=400),
    "KTTC_CDCS": Fill(18, denominator=20),
    "TT_NQ_TYLE": Fill(95, 190, 200),
    "KNTC_TYLE": Fill(None, 0, 0),
    "QT_DUNGHAN": Fill("Có"),
    "TULD_TYLE": Fill(status="Không áp dụng"),
    "TNLD_VU": Fill("-"),
    "CDCS_HTT_TYLE": Fill("92,5%"),
}
YEAR = Period(2022)


@pytest.fixture
def filled(office: Any) -> Any:
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", YEAR)
    write_form(office.inbox / "bao cao.xlsx", replace(form, revision=2), FILLED)
    return office.judge()


def entry(page: Any, code: str, heading: str = "Thực hiện") -> Any:
    """Find the cell of an indicator under a heading, as a person does."""
    head = next(row for row in page.iter_rows() if any(cell.value == "Mã" for cell in row))
    columns = {cell.value: cell.column for cell in head}
    rows = range(head[0].row + 1, page.max_row + 1)
    row = next(row for row in rows if page.cell(row, columns["Mã"]).value == code)
    return page.cell(row, columns[heading])


def beside(page: Any, label: str) -> Any:
    """Find the first filled or fillable cell to the right of a label."""
    cell = next(cell for row in page.iter_rows() for cell in row if cell.value == label)
    after = (page.cell(cell.row, column) for column in range(cell.column + 1, 20))
    return next(one for one in after if not isinstance(one, MergedCell))


def told(filled: Any, indicator: Any) -> Any:
    return filled["observations"].filter(pl.col("indicator") == indicator).to_dicts()[0]


@pytest.mark.parametrize(
    ("indicator", "value", "qualifier", "status"),
    [
        ("DV_KETNAP_MOI", 130, "=", "A"),
        ("SK_SO", 1400, ">", "E"),
        ("SK_GIATRI", 2_350_000_000, "=", "A"),
        ("CL_TIEN", 455_500_000, "=", "P"),
        ("LUONG_BQ", 11_250_000, "=", "A"),
        ("KTTC_CDCS", 18, "=", "A"),
        ("TT_NQ_TYLE", 95, "=", "A"),
        ("QT_DUNGHAN", 1, "=", "A"),
        ("TNLD_VU", 0, "=", "A"),
        ("CDCS_HTT_TYLE", "92.5", "=", "A"),
    ],
)
def test_what_is_filled_comes_back(
    filled: Any, indicator: Any, value: Any, qualifier: Any, status: Any
) -> None:
    row = told(filled, indicator)
    assert (row["value"], row["qualifier"], row["status"]) == (Decimal(value), qualifier, status)


def test_parts_come_back_beside_their_share(filled: Any) -> None:
    share = told(filled, "TT_NQ_TYLE")
    assert (share["numerator"], share["denominator"]) == (190, 200)
    assert (share["raw_text"], share["parse_rule"]) == ("190/200", "parts")
    assert told(filled, "KTTC_CDCS")["denominator"] == 20
    assert told(filled, "LUONG_BQ")["denominator"] == 400


def test_the_kinds_of_nothing_come_back(filled: Any) -> None:
    assert told(filled, "TULD_TYLE")["missing"] == "not_applicable"
    assert told(filled, "KNTC_TYLE")["missing"] == "not_applicable"
    assert told(filled, "TNLD_VU")["missing"] == "nil"
    blank = told(filled, "DT_SO")
    assert (blank["missing"], blank["value"], blank["status"]) == ("blank", None, None)


def test_the_workbook_says_who_when_and_which_revision(filled: Any) -> None:
    row = filled["submissions"].to_dicts()[0]
    assert (row["unit"], row["period"], row["revision"]) == ("CD_VOV", "2022", 2)
    assert filled["findings"].select("rule", "severity").rows() == [("scale_of_header", "info")]


def test_what_the_system_computes_is_not_asked(office: Any) -> None:
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", YEAR)
    assert not any(row["computed"] for row in form.indicators)


def test_a_form_shows_a_unit_its_own_targets_and_those_its_bloc_shares() -> None:
    known = reference.read(ROOT / "tests" / "example" / "reference")
    targets = form_of(known, "HOA_SEN", "HS_SEN", Period(2025)).targets
    assert (targets["DV_KETNAP_MOI"], targets["KTTC_CDCS"]) == ("≥ 40", "≥ 100%")
    assert "SK_SO" not in targets  # a sum of the whole bloc


def test_a_target_of_a_whole_term_is_not_printed_as_the_year_s() -> None:
    known = reference.read(ROOT / "tests" / "example" / "reference")
    for target in known.tables["target"]:
        if target["covenant"] == "2025-HOA_SEN" and target["unit"] == "HS_SEN":
            target |= {"term_from": 2023, "term_to": 2028}
    assert "DV_KETNAP_MOI" not in form_of(known, "HOA_SEN", "HS_SEN", Period(2025)).targets


def test_a_half_year_asks_nothing_that_is_known_at_year_end_only(office: Any) -> None:
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", Period(2022, 1))
    assert all(row["across_year"] != "year_end" for row in form.indicators)


def test_the_same_words_give_the_same_bytes(office: Any, tmp_path: Path) -> None:
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", YEAR)
    for name in ("one.xlsx", "two.xlsx"):
        write_form(tmp_path / name, form, FILLED)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_the_sheet_is_made_to_be_filled_and_printed(office: Any, tmp_path: Path) -> None:
    place = write_template(office.reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path)[0]
    page = openpyxl.load_workbook(place).active
    assert page is not None
    assert page.freeze_panes == f"D{entry(page, 'TT_NQ_TYLE').row - 1}"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_area
    assert page.protection.sheet
    lists = [v.formula1 for v in page.data_validations.dataValidation if v.type == "list"]
    assert any("Không áp dụng" in str(choices) for choices in lists)
    with zipfile.ZipFile(place) as archive:
        assert MARK.encode() not in archive.read("xl/sharedStrings.xml")


def test_renamed_sheet_and_lost_properties_leave_the_visible_words(
    office: Any, tmp_path: Path
) -> None:
    place = write_template(office.reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path)[0]
    book = openpyxl.load_workbook(place)
    book.active.title = "Trang tính 1"
    book.custom_doc_props.props.clear()
    entry(book.active, "TT_CUOC").value = 12
    book.save(office.inbox / "chep lai.xlsx")
    frames = office.judge()
    assert frames["submissions"]["unit"].to_list() == ["CD_VOV"]
    assert frames["submissions"]["period"].to_list() == ["2022"]
    assert told(frames, "TT_CUOC")["value"] == 12


def test_the_unit_written_over_is_a_doubt(office: Any, tmp_path: Path) -> None:
    place = write_template(office.reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path)[0]
    book = openpyxl.load_workbook(place)
    beside(book.active, "Đơn vị báo cáo:").value = "Công đoàn Thông tấn xã Việt Nam"
    book.save(office.inbox / "muon.xlsx")
    assert office.judge()["submissions"]["status"].to_list() == ["quarantined"]
    assert "one_unit" in office.rules()


@pytest.mark.parametrize(("serial", "mac"), [(44742, False), (43280, True), ("30/6/2022", False)])
def test_the_day_of_the_report_is_read_in_its_date_system(
    office: Any, tmp_path: Path, serial: Any, mac: Any
) -> None:
    place = write_template(office.reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path)[0]
    book = openpyxl.load_workbook(place)
    if mac:
        book.epoch = CALENDAR_MAC_1904
    beside(book.active, "Ngày báo cáo:").value = serial
    book.save(office.inbox / "a.xlsx")
    assert office.judge()["submissions"]["reported_on"].to_list() == [date(2022, 6, 30)]


def test_a_formula_never_computed_asks_to_be_saved_again(office: Any, tmp_path: Path) -> None:
    place = write_template(office.reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path)[0]
    book = openpyxl.load_workbook(place)
    entry(book.active, "TT_CUOC").value = "=1+1"
    book.save(office.inbox / "cong thuc.xlsx")
    frames = office.judge()
    assert told(frames, "TT_CUOC")["missing"] == "formula_uncached"
    assert "formula_with_result" in set(frames["findings"]["rule"])


def test_every_asked_as_indicator_has_its_entry(office: Any) -> None:
    natures = {asked_as(row) for row in office.reference.indicators.values()}
    assert natures <= {"share", "money", "wage", "bool", "grade", "count"}


@pytest.mark.parametrize(("bloc", "units"), [("KHONG_CO", []), ("CDVC_K3", ["CD_KHONG_CO"])])
def test_unknown_codes_are_refused_with_a_sentence(
    office: Any, tmp_path: Path, bloc: Any, units: Any
) -> None:
    with pytest.raises(Refusal):
        write_template(office.reference, bloc, YEAR, units, tmp_path)


def test_a_covenant_that_asks_for_nothing_countable_gets_the_whole_catalogue(
    reference: Any,
) -> None:
    form = form_of(reference, "TLD_KCN11", "CD_YTVN", Period(2020))
    assert len(form.indicators) == sum(not row["computed"] for row in reference.indicators.values())


def test_what_units_told_before_stands_beside_what_they_fill(example: Any, tmp_path: Path) -> None:
    known_units = reference.read(example.places.reference)
    year = Period(2024)
    known = told_before(example.places.data, known_units, "HOA_SEN", year)
    place = write_template(known_units, "HOA_SEN", year, ["HS_SEN"], tmp_path, (), known)[0]
    page = openpyxl.load_workbook(place).active
    told = {
        period: figure(example.ask(
            "select value from core.observation where unit = 'HS_SEN'"
            " and indicator = 'DV_KETNAP_MOI' and period = $period", period=period)[0][0])
        for period in ("2023", "2024-S1")
    }  # fmt: skip
    assert entry(page, "DV_KETNAP_MOI", "Cùng kỳ năm trước").value == told["2023"]
    assert entry(page, "DV_KETNAP_MOI", "6 tháng đầu năm").value == told["2024-S1"]
    assert entry(page, "SK_SO", "Cùng kỳ năm trước").value == "> 40"


def test_without_a_build_no_earlier_figures_are_asked_for(office: Any, tmp_path: Path) -> None:
    assert told_before(tmp_path, office.reference, "CDVC_K3", YEAR) == {}
    place = write_template(office.reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path, (), {})[0]
    texts = {cell.value for row in openpyxl.load_workbook(place).active.iter_rows() for cell in row}
    assert not texts & {"Cùng kỳ năm trước", "6 tháng đầu năm"}


def test_what_is_invented_never_stands_in_a_form_for_real_figures(world: Any) -> None:
    world.tell("A", "SK_SO", "2024-S1", 60, illustrative=True)
    world.tell("B", "SK_SO", "2024-S1", 90)
    with world.build() as built:
        told = standing_figures(built, Scope.of("K"), ["A", "B"], ["2024-S1"])
        others = standing_figures(built, Scope.of("L"), ["A", "B"], ["2024-S1"])
    assert told.select("unit", "indicator").rows() == [("B", "SK_SO")]
    assert not others.height
