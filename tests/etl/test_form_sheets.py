"""The sheets of a form: which there are, how they are known, what each asks for."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from etl.earlier import before_of, earlier
from etl.form import write_form
from etl.form.content import grouped
from etl.form.page import wrapped
from etl.form.table import _GUIDES
from etl.form.words import (
    CHECK,
    FACES,
    KIND_NAME,
    KINDS,
    OF_A_YEAR,
    OF_THE_LEADER,
    STORE,
    number_of,
)
from etl.template import form_of, groups, write_template
from warehouse.language import Refusal
from warehouse.period import Period

YEAR = Period(2022)
SCHEME = [
    {"covenant": "2022-CDVC_K3", "criterion": "TC1", "content_group": "G5", "max_points": 25,
     "indicator": "DV_KETNAP_MOI", "rule": "pro_rata", "cap": None},
    {"covenant": "2022-CDVC_K3", "criterion": "TC2", "content_group": "G8", "max_points": -8,
     "indicator": None, "rule": "deduction", "cap": None},
]  # fmt: skip


@pytest.fixture
def scored(reference: Any) -> Any:
    """The reference, with a scheme for the covenant of 2022."""
    return replace(reference, tables={**reference.tables, "criterion": SCHEME})


def marks(place: Path) -> dict[str, tuple[str, bool]]:
    """Read the kind of each sheet from its hidden name, as a reader does."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(place) as archive:
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - our own file
    sheets = [sheet.get("name") for sheet in book.iter(f"{space}sheet")]
    return {
        str(sheets[int(name.get("localSheetId", ""))]): (
            str(name.text).strip('"'),
            name.get("hidden") == "1",
        )
        for name in book.iter(f"{space}definedName")
        if name.get("name") == KIND_NAME
    }


def test_a_report_holds_figures_checks_programme_and_statements(
    reference: Any, tmp_path: Path
) -> None:
    place = write_template(reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path)[0]
    book = openpyxl.load_workbook(place)
    kinds = ("indicators", "programme", "statements")
    names = [FACES[kind].sheet for kind in kinds]
    assert book.sheetnames == [names[0], CHECK.sheet, *names[1:], STORE]
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == [STORE]
    properties = {prop.name: prop.value for prop in book.custom_doc_props.props}
    assert properties["thidua.kinds"] == "indicators programme statements"
    assert (properties["thidua.unit"], properties["thidua.period"]) == ("CD_VOV", "2022")


def test_each_sheet_is_known_by_a_hidden_name_and_a_printed_number(
    scored: Any, tmp_path: Path
) -> None:
    of_unit = [kind for kind in KINDS if kind not in OF_THE_LEADER]
    places = write_template(scored, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path, KINDS)
    assert [place.name for place in places] == [
        "2022_CD_VOV.xlsx",
        "2022_CDVC_K3_truong-khoi.xlsx",
    ]
    for place, kinds in zip(places, (["check", *of_unit], OF_THE_LEADER), strict=True):
        faces = [CHECK if kind == "check" else FACES[kind] for kind in kinds]
        assert marks(place) == {face.sheet: (face.kind, True) for face in faces}
        book = openpyxl.load_workbook(place)
        for face in faces:
            first = [cell.value for cell in book[face.sheet][1]]
            assert number_of(face) in first
            assert book[face.sheet].protection.sheet


def test_numbers_and_names_of_sheets_tell_them_apart() -> None:
    faces = [CHECK, *FACES.values()]
    assert len({face.number for face in faces}) == len(faces) == len({face.sheet for face in faces})
    assert all(
        len(face.sheet) <= 31 and not re.search(r"[\[\]:*?/\\']", face.sheet) for face in faces
    )


def test_every_kind_of_submission_has_its_sheet() -> None:
    assert KINDS == (
        "indicators", "self_score", "programme", "statements", "registration", "cross_check",
        "appraisal", "vote", "recognition",
    )  # fmt: skip
    assert set(_GUIDES) == set(KINDS) - {"indicators"}


def test_scores_are_asked_where_the_covenant_has_a_scheme_only(
    reference: Any, scored: Any, tmp_path: Path
) -> None:
    without = write_template(reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path / "a")[0]
    with_it = write_template(scored, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path / "b")[0]
    half = write_template(scored, "CDVC_K3", Period(2022, 1), ["CD_VOV"], tmp_path / "c")[0]
    name = FACES["self_score"].sheet
    assert name not in openpyxl.load_workbook(without).sheetnames
    assert name not in openpyxl.load_workbook(half).sheetnames
    rows = list(openpyxl.load_workbook(with_it)[name].iter_rows(values_only=True))
    header = next(number for number, row in enumerate(rows) if row[0] == "TT")
    assert rows[header + 1][:5] == (1, "TC1", "Số đoàn viên kết nạp mới", "pro_rata", 25)
    assert rows[header + 2][:5] == (2, "TC2", "TC2", "deduction", -8)
    assert rows[header + 3][0] == "Tổng cộng"


@pytest.mark.parametrize("kind", [*OF_A_YEAR, "self_score", "khac"])
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    reference: Any, tmp_path: Path, kind: str
) -> None:
    with pytest.raises(Refusal) as told:
        write_template(reference, "CDVC_K3", Period(2022, 1), ["CD_VOV"], tmp_path, [kind])
    assert told.value.sentence.vi
    assert told.value.sentence.en
    assert not list(tmp_path.iterdir())


def test_the_leader_s_sheets_name_every_unit_with_its_code(reference: Any, tmp_path: Path) -> None:
    kinds = ("cross_check", "vote", "recognition")
    (place,) = write_template(reference, "CDVC_K3", YEAR, [], tmp_path, kinds)
    book = openpyxl.load_workbook(place)
    assert book.sheetnames == [*(FACES[kind].sheet for kind in kinds), STORE]
    for kind in kinds:
        texts = {cell.value for row in book[FACES[kind].sheet].iter_rows() for cell in row}
        for code in reference.members("CDVC_K3", 2022):
            assert f"{reference.units[code]['name_vi']} ({code})" in texts


@pytest.mark.parametrize("kind", ["cross_check", "vote", "recognition"])
def test_a_unit_may_be_named_again_in_the_rows_left_free(
    kind: str, reference: Any, tmp_path: Path
) -> None:
    """Two awards are two ballots of one unit: below the printed units a list offers them again."""
    (place,) = write_template(reference, "CDVC_K3", YEAR, (), tmp_path, [kind])
    sheet = openpyxl.load_workbook(place)[FACES[kind].sheet]
    named = [c.row for c in sheet["B"] if c.value and str(c.value).endswith(")")]
    free = sheet.cell(max(named) + 1, 2)
    assert free.value is None
    assert not free.protection.locked
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert any(free.coordinate in one.sqref for one in lists)


def test_the_programme_repeats_the_covenant_and_leaves_room(reference: Any, tmp_path: Path) -> None:
    place = write_template(reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path, ["programme"])[0]
    assert place.name == "2022_CD_VOV_chuong-trinh.xlsx"
    sheet = openpyxl.load_workbook(place).worksheets[0]
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    planned = [row for row in reference.tables["activity"] if row["covenant"] == "2022-CDVC_K3"]
    assert {row["name_vi"] for row in planned} <= set(texts)
    assert "Ngày báo cáo:" in texts


def test_statements_may_go_to_the_bloc_and_those_above(reference: Any, tmp_path: Path) -> None:
    place = write_template(reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path)[0]
    store = openpyxl.load_workbook(place)[STORE]
    assert [cell.value for cell in store["E"] if cell.value] == [
        "Khối thi đua III (CDVC_K3)",
        "Công đoàn Viên chức Việt Nam (CDVCVN)",
        "Tổng Liên đoàn Lao động Việt Nam (TLD)",
    ]


def test_groups_stand_by_their_position_and_are_counted_in_roman(reference: Any) -> None:
    turned = [
        row | {"position": 9 - row["position"]} if row["covenant"] is None else row
        for row in reference.tables["content_group"]
    ]
    other = replace(reference, tables={**reference.tables, "content_group": turned})
    assert list(groups(other)) == [f"G{number}" for number in range(8, 0, -1)]
    form = form_of(other, "CDVC_K3", "CD_VOV", YEAR)
    assert [text for text, _ in grouped(form)] == list(groups(other).values())


def test_each_group_s_numeral_follows_the_order_shown(reference: Any, tmp_path: Path) -> None:
    place = write_template(reference, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path)[0]
    rows = openpyxl.load_workbook(place).worksheets[0].iter_rows(values_only=True)
    numerals = [
        row[0] for row in rows if isinstance(row[0], str) and re.fullmatch("[IVX]+", row[0])
    ]
    assert numerals == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]


def test_entries_are_open_and_all_else_is_locked(
    reference: Any, scored: Any, tmp_path: Path
) -> None:
    del reference
    for place in write_template(scored, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path, KINDS):
        for sheet in openpyxl.load_workbook(place).worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    yellow = cell.fill.fgColor.rgb == "FFFFF9DB"
                    assert yellow is not cell.protection.locked, (sheet.title, cell.coordinate)


def test_each_entry_helps_and_warns_in_vietnamese_within_what_excel_shows(
    scored: Any, tmp_path: Path
) -> None:
    for place in write_template(scored, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path, KINDS):
        for sheet in openpyxl.load_workbook(place).worksheets:
            for rule in sheet.data_validations.dataValidation:
                assert rule.errorStyle == "warning"  # never a stop: words are answers too
                assert 0 < len(rule.promptTitle) <= 32
                assert 0 < len(rule.prompt) <= 255
                assert len(rule.error) <= 255
                assert len(rule.formula1) <= 255
                assert "{" not in rule.formula1


def test_no_text_is_cut_off_and_each_sheet_is_one_page_wide(scored: Any, tmp_path: Path) -> None:
    points_of_a4 = {"portrait": 530, "landscape": 777}
    for place in write_template(scored, "CDVC_K3", YEAR, ["CD_VOV"], tmp_path, KINDS):
        for sheet in openpyxl.load_workbook(place).worksheets:
            if sheet.sheet_state != "visible":
                continue
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.page_setup.paperSize == 9
            assert sheet.print_title_rows
            last = openpyxl.utils.range_boundaries(str(sheet.print_area).split("!")[-1])[2]
            widths = {
                column: sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width
                for column in range(1, last + 1)
            }
            scale = points_of_a4[sheet.page_setup.orientation] / (sum(widths.values()) * 5.25)
            assert scale * 11 >= 8, f"{sheet.title}: letters of {scale * 11:.1f} points"
            _check_heights(sheet, widths)


def _check_heights(sheet: Any, widths: dict[int, float]) -> None:
    merged = {str(one).split(":")[0]: one for one in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell.value, str) or cell.value.startswith("="):
                continue
            if cell.column not in widths:
                continue
            across = merged.get(cell.coordinate)
            columns = range(cell.column, across.max_col + 1) if across else [cell.column]
            width = sum(widths.get(column, 0) for column in columns)
            size = int(cell.font.size)
            lines = wrapped(cell.value, width, size if size in {8, 10} else 11)
            room = sheet.row_dimensions[cell.row].height or 15
            assert lines * size * 1.2 <= room + 3 or lines == 1, (sheet.title, cell.coordinate)


@pytest.mark.parametrize(
    ("indicator", "value", "qualifier", "missing", "text"),
    [
        ("SK_SO", "1411.000000", "=", None, "1.411"),
        ("SK_SO", "1400", ">", None, "> 1.400"),
        ("SK_GIATRI", "178000000000", ">=", None, "≥ 178.000"),
        ("TT_NQ_TYLE", "93.75", "=", None, "93,75%"),
        ("QT_DUNGHAN", "0", "=", None, "Không"),
        ("TNLD_VU", "0", "=", "nil", "-"),
        ("TNLD_VU", "0", "=", None, "0"),
        ("TULD_TYLE", None, None, "not_applicable", "x"),
        ("TULD_TYLE", None, None, "pending", None),
    ],
)
def test_an_earlier_value_is_said_as_offices_write(
    reference: Any, indicator: str, value: Any, qualifier: Any, missing: Any, text: Any
) -> None:
    row = {"value": value, "qualifier": qualifier, "missing": missing}
    before = before_of(row, reference.indicators[indicator])
    assert (before.text if before else None) == text


def test_earlier_figures_stand_in_their_own_columns(reference: Any) -> None:
    told = [
        {"unit": "CD_VOV", "indicator": "SK_SO", "period": period, "value": value,
         "qualifier": "=", "missing": None}
        for period, value in (("2021", 90), ("2022-S1", 40), ("2021-S1", 35))
    ]  # fmt: skip
    year = earlier(told, YEAR, reference.indicators)["CD_VOV"]["SK_SO"]
    assert (year.last_year and year.last_year.number) == 90
    assert (year.first_half and year.first_half.number) == 40
    half = earlier(told, Period(2022, 1), reference.indicators)["CD_VOV"]["SK_SO"]
    assert (half.last_year and half.last_year.number, half.first_half) == (35, None)


def test_the_days_of_a_form_come_back_in_its_heading(office: Any) -> None:
    form = replace(
        form_of(office.reference, "CDVC_K3", "CD_VOV", YEAR),
        reported_on=date(2022, 12, 5),
        data_as_of=date(2022, 11, 30),
    )
    write_form(office.inbox / "a.xlsx", form, {})
    frames = office.judge()
    assert frames["submissions"]["reported_on"].to_list() == [date(2022, 12, 5)]
    assert set(frames["observations"]["data_as_of"]) == {date(2022, 11, 30)}
