"""A covenant goes out as a workbook, is edited there, and comes back without loss or is refused."""

import csv
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, get_type_hints
from unicodedata import normalize
from zipfile import ZipFile

import hypothesis
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import TypeAdapter, ValidationError

from etl.readers.xlsx import read as read_xlsx
from etl.workbook import Cell, Sheet, read_file
from warehouse.covenant_book import outgoing
from warehouse.covenant_book.incoming import Folder, take_in
from warehouse.covenant_book.part import Column, Part, parts
from warehouse.covenant_book.reading import read as read_cells
from warehouse.covenant_book.wording import Heading, heading, label
from warehouse.covenant_book.writing import workbook
from warehouse.covenant_book.written import toml, written
from warehouse.language import Refusal
from warehouse.reference import read
from warehouse.reference.covenant import Covenant
from warehouse.reference.salvage import inner_shape
from warehouse.reference.shapes import Code, Shape, Text
from warehouse.settings import ROOT

SHIPPED = ROOT / "warehouse" / "reference"
REAL = sorted(path.stem for path in (SHIPPED / "covenants").glob("*.toml"))
KNOWN = read(SHIPPED)
HEADINGS = ROOT / "warehouse" / "covenant_book" / "headings.csv"
SPREADSHEET = shutil.which("soffice") or "soffice"  # `make test` installs it


@pytest.fixture
def office(tmp_path: Path) -> Folder:
    """The shipped reference in a folder of its own."""
    shutil.copytree(SHIPPED, tmp_path / "reference", ignore=shutil.ignore_patterns("*.py"))
    return Folder(tmp_path / "reference", tmp_path / "data")


@pytest.fixture
def edited(office: Folder, tmp_path: Path) -> Callable[..., Path]:
    """Write a covenant out and change cells: {sheet: {(row, column heading): value}}."""

    def edit(code: str, changes: dict[str, dict[tuple[int, str], Any]]) -> Path:
        place = tmp_path / f"{code}.xlsx"
        outgoing.export(office.reference, code, place, force=True)
        book = load_workbook(place)
        for name, cells in changes.items():
            sheet = book[name]
            keys = {cell.value: cell.column for cell in sheet[5]}
            for (row, key), value in cells.items():
                sheet.cell(row, keys[key]).value = value
        book.save(place)
        return place

    return edit


def bring(office: Folder, place: Path, *, force: bool = False) -> Any:
    book = read_file(place)
    return take_in(
        office, place.name, book.sheets, book.cells, from_1904=book.date_1904, force=force
    )


def round_trip(covenant: Covenant, shape: type[Covenant] = Covenant) -> Covenant:
    """Write a covenant as a workbook, read it, write its file, read that."""
    names = outgoing.names_of(SHIPPED)
    content = workbook(written(covenant), names, "x")
    with ZipFile(BytesIO(content)) as archive:
        reply = read_xlsx(archive)
    sheets = [Sheet(**sheet) for sheet in reply["sheets"]]
    cells = [Cell(*values) for values in zip(*reply["cells"], strict=True)]
    found = read_cells(sheets, cells, names, from_1904=False)
    assert found.problems == []
    file = toml(found.said, shape, "note", names.name)
    return shape.model_validate(tomllib.loads(file, parse_float=Decimal))


def covenant_file(office: Folder, code: str) -> Path:
    return office.reference / "covenants" / f"{code}.toml"


# --- both ways without loss


@pytest.mark.parametrize("code", REAL)
def test_a_real_covenant_comes_back_with_the_same_facts(code: str) -> None:
    covenant = outgoing.covenant_in(SHIPPED / "covenants" / f"{code}.toml")
    assert round_trip(covenant) == covenant


@pytest.mark.parametrize("code", REAL)
def test_a_file_written_anew_states_the_same_facts(code: str, office: Folder) -> None:
    path = covenant_file(office, code)
    covenant = outgoing.covenant_in(path)
    path.write_text(toml(written(covenant), Covenant, "x", lambda *_: "a\nname"), "utf-8")
    assert read(office.reference).tables == KNOWN.tables


CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,8}", fullmatch=True)
TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30)
    | st.sampled_from(
        ["=1+1", "+84", "-", "@a", "“Xanh”, sạch\nđẹp", 'a "b" \\ c', "# x", "1.300", "2/3"]
    )
).map(lambda text: normalize("NFC", text))
NUMBERS = st.decimals(0, 100, places=2, allow_nan=False)
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "code": CODES,
    "day": st.dates(date(1945, 1, 1), date(2100, 12, 31)),
    "number": NUMBERS,
    "whole": st.integers(0, 4) | st.integers(1945, 2100),
    "yes": st.booleans(),
    "any": TEXTS,
}
PERIODS = st.sampled_from(["2024", "2024-S1", "2024-S2"])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "period": PERIODS,
    "planned_in": PERIODS,
    "value": st.decimals(-(10**15), 10**15, places=2, allow_nan=False)
    | st.sampled_from(["0.8%", "1.5 tỷ đồng", "500 đồng"]),
}


def shape_of(part: Part) -> type[Shape]:
    shape: type[Shape] = Covenant
    for name in part.path:
        shape = inner_shape(shape.model_fields[name]) or shape
    return shape


def fitting(part: Part, column: Column) -> st.SearchStrategy[Any]:
    """Answer a field as its kind asks, with what its shape takes."""
    hint = get_type_hints(shape_of(part), include_extras=True)[column.name]
    takes = TypeAdapter(hint)

    def fits(answer: object) -> bool:
        try:
            takes.validate_python(answer)
        except ValidationError:
            return False
        return True

    words = st.sampled_from(column.words or ("",))
    answer = FIELDS.get(column.name, ANSWERS.get(column.kind, words))
    if column.name == "value" and column.kind == "number":
        return answer
    return (st.lists(answer, min_size=1, max_size=8) if column.several else answer).filter(fits)


def answers(part: Part) -> st.SearchStrategy[dict[str, Any]]:
    """Fill a part and all that hangs on it."""
    always, maybe = {}, {}
    for column in part.columns:
        needed = column.required or column.name == "value"
        (always if needed else maybe)[column.name] = fitting(part, column)
    for inner in parts():
        if inner.path[:-1] == part.path and inner is not part:
            held = answers(inner)
            maybe[inner.path[-1]] = st.lists(held, min_size=1, max_size=3) if inner.many else held
    return st.fixed_dictionaries(always, optional=maybe)


@hypothesis.settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=answers(parts()[0]))
def test_any_covenant_comes_back_with_the_same_facts(said: dict[str, Any]) -> None:
    try:
        covenant = Covenant.model_validate(said)
    except ValidationError:
        hypothesis.reject()
    assert round_trip(covenant) == covenant


def test_a_spreadsheet_program_saves_it_without_loss(office: Folder, tmp_path: Path) -> None:
    place = tmp_path / "2020-TLD_KCN11.xlsx"
    outgoing.export(office.reference, place.stem, place)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    words = ["--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(place)]
    subprocess.run([SPREADSHEET, home, *words], check=True, capture_output=True)
    assert "không có gì thay đổi" in bring(office, tmp_path / "saved" / place.name).vi


def test_the_same_covenant_gives_the_same_bytes(office: Folder, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        outgoing.export(office.reference, REAL[0], tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


class Step(Shape):
    """A part of a part that the shipped covenant does not have."""

    at_least: Decimal
    words: tuple[Text, ...] = ()


class Line(Shape):
    """A row with rows of its own."""

    line: Code
    steps: tuple[Step, ...] = ()
    fallback: Step | None = None


class Scale(Shape):
    """A page of questions with a table of its own."""

    points: Decimal
    share: Text = "2/3"
    free: dict[str, int] | None = None
    line: tuple[Line, ...] = ()


class Larger(Covenant):
    """A covenant as it may be one day."""

    scale: Scale | None = None
    line: tuple[Line, ...] = ()


@pytest.fixture
def larger(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the parts be those of the larger covenant."""
    monkeypatch.setattr("warehouse.covenant_book.part.Covenant", Larger)
    parts.cache_clear()
    yield
    parts.cache_clear()


@pytest.mark.usefixtures("larger")
def test_a_field_or_part_that_is_new_appears_by_itself_and_comes_back() -> None:
    half, whole = Step(at_least=Decimal("0.5"), words=("a", "b\nc")), Step(at_least=Decimal(1))
    one = Line(line="X1", steps=(half, whole), fallback=half)
    scale = Scale(points=Decimal(100), share="1/2", free={"a": 1}, line=(one, Line(line="X2")))
    covenant = Larger(bloc="K", year=2026, scale=scale, line=(Line(line="Y"), one, one))
    known = {part.name: [column.name for column in part.columns] for part in parts()}
    assert known["scale"] == ["points", "share", "free"]
    assert known["scale.line.steps"] == known["line.fallback"] == ["at_least", "words"]
    assert round_trip(covenant, Larger) == covenant


# --- what people see


@pytest.mark.parametrize("part", parts(), ids=lambda part: str(part.name) or "covenant")
def test_each_part_and_each_field_has_a_heading_in_both_languages(part: Part) -> None:
    for field in ("", *(column.name for column in part.columns)):
        about = heading(part, field)
        assert about.vi, field
        assert about.en, field
        assert about != Heading(field, field, ""), f"headings.csv lacks {part.name},{field}"


@pytest.mark.parametrize("part", parts(), ids=lambda part: str(part.name) or "covenant")
def test_each_closed_word_has_a_label(part: Part) -> None:
    for column in part.columns:
        assert [word for word in column.words if label(column.name, word) == word] == []


def test_no_heading_names_a_field_that_is_not() -> None:
    known = {(part.name, column.name) for part in parts() for column in part.columns}
    with (HEADINGS).open(encoding="utf-8", newline="") as lines:
        rows = {(row["part"], row["field"]) for row in csv.DictReader(lines) if row["field"]}
    assert rows - known == set()


def test_codes_are_shown_with_their_names_and_chosen_from_lists(
    office: Folder, tmp_path: Path
) -> None:
    outgoing.export(office.reference, "2020-TLD_KCN11", tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    sheet = book["Mục tiêu"]
    keys = {cell.value: cell.column_letter for cell in sheet[5]}
    shown = str(sheet[f"{keys['indicator']}6"].value)
    assert shown.endswith("(KHOI_CHITIEU_DAT)")
    assert not shown.startswith("KHOI")
    lists = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    for name in ("indicator", "unit", "origin", "comparator", "content_group"):
        assert lists[keys[name]], name
    assert sheet.row_dimensions[5].hidden
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"


# --- edited, and taken in


def test_an_edited_target_comes_into_the_covenant_s_file(
    office: Folder, edited: Callable[..., Path]
) -> None:
    rows = {
        (7, "indicator"): "Số đoàn viên kết nạp mới (DV_KETNAP_MOI)",
        (7, "origin"): "cấp trên giao (assigned)",
        (7, "comparator"): "ít nhất",
        (7, "value"): 1300,
        (7, "valid_from"): datetime(2020, 6, 15),  # noqa: DTZ001 - a cell's day knows no zone
        (7, "decision"): "12/QĐ-CĐVC",
    }
    place = edited("2020-TLD_KCN11", {"Mục tiêu": rows})
    with pytest.raises(Refusal) as refused:
        bring(office, place)
    assert "target[2]: … → DV_KETNAP_MOI" in refused.value.sentence.vi
    before = covenant_file(office, "2020-TLD_KCN11").read_bytes()
    said = bring(office, place, force=True)
    assert (office.reference / "covenants" / ".2020-TLD_KCN11.toml.bak").read_bytes() == before
    assert ".bak" in said.vi
    (target,) = (
        row for row in read(office.reference).tables["target"] if row["origin"] == "assigned"
    )
    assert (target["indicator"], target["value"]) == ("DV_KETNAP_MOI", 1300)
    assert (target["valid_from"], target["decision"]) == (date(2020, 6, 15), "12/QĐ-CĐVC")
    text = covenant_file(office, "2020-TLD_KCN11").read_text("utf-8")
    assert 'indicator = "DV_KETNAP_MOI" # Số đoàn viên kết nạp mới' in text


def test_a_cell_typed_as_a_percentage_is_that_share(office: Folder, tmp_path: Path) -> None:
    place = tmp_path / "2020-TLD_KCN11.xlsx"
    outgoing.export(office.reference, place.stem, place)
    book = load_workbook(place)
    sheet = book["Mục tiêu"]
    keys = {cell.value: cell.column for cell in sheet[5]}
    sheet.cell(6, keys["value"]).value, sheet.cell(6, keys["measure"]).value = 0.8, None
    sheet.cell(6, keys["value"]).number_format = "0%"
    book.save(place)
    bring(office, place, force=True)
    (target,) = outgoing.covenant_in(covenant_file(office, place.stem)).target
    assert (target.value, target.measure) == (80, "%")


def test_all_mistakes_are_told_together_with_sheet_and_cell_and_nothing_is_written(
    office: Folder, edited: Callable[..., Path]
) -> None:
    target = {
        (6, "value"): 0.8,
        (7, "indicator"): "DV_KETNAP_MỚI",
        (7, "origin"): "ai đó",
        (7, "comparator"): ">=",
        (7, "value"): "nhiều",
        (8, "indicator"): "SK_SO",
        (8, "origin"): "pledged",
        (8, "comparator"): ">=",
    }
    due = {(6, "period"): "2021-S1", (6, "due_on"): "31/02/2020"}
    place = edited("2020-TLD_KCN11", {"Mục tiêu": target, "Hạn nộp": due})
    before = covenant_file(office, "2020-TLD_KCN11").read_bytes()
    with pytest.raises(Refusal) as refused:
        bring(office, place, force=True)
    said = refused.value.sentence
    cells = re.findall(r"trang “(.+?)”, ô ([A-Z]+\d+)", said.vi)
    assert ("Mục tiêu", "F6") in cells
    assert {("Mục tiêu", "B7"), ("Mục tiêu", "D7"), ("Mục tiêu", "F7")} <= set(cells)
    assert any(cell.endswith("8") for sheet, cell in cells if sheet == "Mục tiêu")
    assert {("Hạn nộp", "B6"), ("Hạn nộp", "C6")} <= set(cells)
    assert f"{len(cells)} chỗ phải sửa" in said.vi
    assert len(set(cells)) == len(cells)
    assert cells == sorted(cells, key=lambda one: (one[0] == "Hạn nộp", int(one[1][1:]), one[1]))
    assert "Có phải là “Số đoàn viên kết nạp mới (DV_KETNAP_MOI)”?" in said.vi
    assert "“Hạn nộp” không đúng dạng" in said.vi
    assert f"{len(cells)} things to correct" in said.en
    assert covenant_file(office, "2020-TLD_KCN11").read_bytes() == before
    assert not [path for path in (office.reference / "covenants").iterdir() if ".bak" in path.name]


@pytest.mark.parametrize("gone", ["sheet", "column"])
def test_a_sheet_or_column_that_is_gone_is_asked_for_not_taken_as_empty(
    gone: str, office: Folder, tmp_path: Path
) -> None:
    place = tmp_path / "2020-TLD_KCN11.xlsx"
    outgoing.export(office.reference, place.stem, place)
    book = load_workbook(place)
    if gone == "sheet":
        del book["Thành viên"]
    else:
        book["Mục tiêu"].delete_cols(6)
    book.save(place)
    with pytest.raises(Refusal) as refused:
        bring(office, place, force=True)
    assert ("Thành viên" if gone == "sheet" else "Mức phải đạt") in refused.value.sentence.vi


def test_a_column_that_somebody_added_is_asked_about_not_lost(
    office: Folder, tmp_path: Path
) -> None:
    place = tmp_path / "2020-TLD_KCN11.xlsx"
    outgoing.export(office.reference, place.stem, place)
    book = load_workbook(place)
    book["Thành viên"].cell(7, 9).value = "đã gọi điện"
    book.save(place)
    with pytest.raises(Refusal) as refused:
        bring(office, place, force=True)
    assert "trang “Thành viên”, ô I7" in refused.value.sentence.vi


@pytest.mark.usefixtures("larger")
@pytest.mark.parametrize("number", [9, None])
def test_a_row_that_belongs_to_no_single_row_is_told(number: int | None) -> None:
    covenant = Larger(bloc="K", year=2026, line=(Line(line="X", steps=(Step(at_least=1),)),))
    names = outgoing.names_of(SHIPPED)
    book = load_workbook(BytesIO(workbook(written(covenant), names, "x")))
    sheet = book["line.steps"]
    sheet.cell(6, 2).value = number
    place = BytesIO()
    book.save(place)
    with ZipFile(place) as archive:
        reply = read_xlsx(archive)
    cells = [Cell(*values) for values in zip(*reply["cells"], strict=True)]
    found = read_cells([Sheet(**one) for one in reply["sheets"]], cells, names, from_1904=False)
    assert [(spot.sheet, spot.cell) for spot, _ in found.problems] == [("line.steps", "B6")]


def test_a_covenant_may_be_mended_while_its_file_cannot_be_read(
    office: Folder, tmp_path: Path
) -> None:
    place = tmp_path / "2020-TLD_KCN11.xlsx"
    outgoing.export(office.reference, place.stem, place)
    covenant_file(office, place.stem).write_text("bloc = ", "utf-8")
    with pytest.raises(Refusal, match="--force"):
        bring(office, place)
    bring(office, place, force=True)
    assert read(office.reference).tables == KNOWN.tables


def test_rows_and_columns_may_be_moved_and_sheets_renamed(office: Folder, tmp_path: Path) -> None:
    place = tmp_path / "2020-TLD_KCN11.xlsx"
    outgoing.export(office.reference, place.stem, place)
    book = load_workbook(place)
    book["Mục tiêu"].title = "Chỉ tiêu 2020"
    book.move_sheet("Ý kiến", 3)
    book["Ý kiến"].insert_cols(4)
    book["Ý kiến"].insert_rows(8)
    book.save(place)
    assert "không có gì thay đổi" in bring(office, place).vi


def test_a_new_covenant_is_filled_in_an_empty_workbook(
    office: Folder, edited: Callable[..., Path]
) -> None:
    units = {(6 + place, "unit"): unit for place, unit in enumerate(("CD_BKHCN", "CD_BNG"))}
    place = edited("2026-CDVC_K1", {"Thành viên": units})
    said = bring(office, place)
    assert "2026-CDVC_K1.toml" in said.vi
    assert read(office.reference).members("CDVC_K1", 2026) == ["CD_BKHCN", "CD_BNG"]


def test_a_covenant_of_no_known_bloc_is_refused_with_those_there_are(office: Folder) -> None:
    with pytest.raises(Refusal) as refused:
        outgoing.export(office.reference, "2026-LA", office.reference / "x.xlsx")
    assert REAL[0] in refused.value.sentence.en


def test_a_workbook_that_may_have_been_edited_is_not_written_over(
    office: Folder, tmp_path: Path
) -> None:
    place = tmp_path / "mine.xlsx"
    place.write_bytes(b"mine")
    with pytest.raises(Refusal):
        outgoing.export(office.reference, REAL[0], place)
    assert place.read_bytes() == b"mine"
    outgoing.export(office.reference, REAL[0], place, force=True)
    outgoing.export(office.reference, REAL[0], place)


def test_the_commands_take_a_covenant_out_and_in(office: Folder, tmp_path: Path) -> None:
    env = os.environ | {
        "THIDUA_REFERENCE": str(office.reference),
        "THIDUA_DATA": str(tmp_path / "data"),
        "THIDUA_LANGUAGE": "en",
    }
    place = str(tmp_path / "covenant.xlsx")
    for words, said in (
        (["export", "2026-CDVC_K1", "--out", place], "to be filled"),
        (
            ["export", "2020-TLD_KCN11"],
            str(tmp_path / "data" / "covenants" / "2020-TLD_KCN11.xlsx"),
        ),
        (["import", place], "2026-CDVC_K1 is written to"),
        (["import", place], "nothing has changed"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "warehouse", "covenant", *words],
            cwd=ROOT, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert said in done.stdout
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["covenants"]


def test_what_is_no_workbook_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"no workbook")
    for name in ("x.xlsx", "none.xlsx"):
        with pytest.raises(Refusal) as refused:
            read_file(tmp_path / name)
        assert name in refused.value.sentence.vi
        assert "_" not in refused.value.sentence.vi.replace(str(tmp_path), "")
