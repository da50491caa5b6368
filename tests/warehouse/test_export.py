"""A build goes out in open forms, whole, exact and marked, and foreign readers read it back."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
import sdmx
from openpyxl import load_workbook

from warehouse.database import Build, kept
from warehouse.export import export, workbook
from warehouse.export.sdmx import DATA, STRUCTURE
from warehouse.export.workbook import sheet_names
from warehouse.language import Refusal
from warehouse.relations import relations
from warehouse.settings import ROOT

SHOWN = sorted(one.name for one in relations() if not one.name.startswith("staging."))
HOSTILE = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "{=1}", "http://x.vn", "\tx"]
CODES = {"nil": "A", "not_applicable": "M", "not_collected": "L", "pending": "O", "blank": "O"}


@pytest.fixture
def told(world: Any) -> Callable[[], Build]:
    """Give the build of what the world has told, as the product finds it."""

    def made() -> Build:
        with world.build() as connection:
            name = connection.execute("select build from core.build").fetchone()[0]
        found = kept(world.folder, name)
        assert found is not None
        return found

    return made


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def rows(build: Build, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(build.path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def message(folder: Path) -> Any:
    with (folder / STRUCTURE).open("rb") as file:
        return sdmx.read_sdmx(file)


def figures(folder: Path) -> list[dict[str, str]]:
    with (folder / DATA).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def same_bytes(build: Build, form: Any, folder: Path) -> bool:
    for name in ("one", "two", "two"):  # the last writes over what an earlier export wrote
        export(build, form, folder / name)
    return content(folder / "one") == content(folder / "two")


@pytest.mark.parametrize("form", ["parquet", "sdmx-csv"])
def test_the_same_build_always_gives_the_same_bytes(
    example: Any, form: Any, tmp_path: Path
) -> None:
    assert same_bytes(example.outcome.build, form, tmp_path)


def test_the_same_build_always_gives_the_same_workbook(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.tell_members(A=100)
    assert same_bytes(told(), "xlsx", tmp_path)


def test_parquet_holds_every_relation_value_for_value(example: Any, tmp_path: Path) -> None:
    build = example.outcome.build
    export(build, "parquet", tmp_path)
    assert sorted(path.stem for path in tmp_path.glob("*.parquet")) == SHOWN
    for name in SHOWN:
        file = pq.ParquetFile(tmp_path / f"{name}.parquet")
        (count,) = rows(build, f"select count(*) from {name}")[0]
        assert file.metadata.num_rows == count, name
    read = duckdb.sql(f"from '{tmp_path}/core.observation.parquet'").fetchall()
    assert read == rows(build, "from core.observation order by all")


def test_parquet_is_read_by_pandas_with_exact_decimals(example: Any, tmp_path: Path) -> None:
    export(example.outcome.build, "parquet", tmp_path)
    frame = pd.read_parquet(tmp_path / "core.observation.parquet")
    (total,) = example.ask("select sum(value) from core.observation")[0]
    assert sum(value for value in frame["value"] if value is not None) == total
    assert isinstance(total, Decimal)


def test_parquet_says_in_its_metadata_what_it_is(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60, illustrative=True)
    build = told()
    export(build, "parquet", tmp_path)
    about = pq.read_metadata(tmp_path / "core.observation.parquet").metadata
    assert about[b"thidua.build"].decode() == build.build
    assert "MINH HOẠ" in about[b"thidua.illustrative"].decode()
    assert b"thidua.illustrative" not in pq.read_metadata(tmp_path / "core.unit.parquet").metadata


def test_the_workbook_has_a_sheet_a_relation_with_numbers_and_days(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", "60.5", data_as_of=date(2024, 5, 31))
    export(told(), "xlsx", tmp_path)
    book = load_workbook(tmp_path / workbook.FILE)
    assert len(book.sheetnames) == len(SHOWN) + 1
    sheet = book["core.observation"]
    row = dict(zip(*sheet.iter_rows(max_row=2, values_only=True), strict=True))
    assert sheet.freeze_panes == "A2"
    assert row["value"] == 60.5
    assert row["data_as_of"] == datetime(2024, 5, 31)  # noqa: DTZ001 - a cell's day knows no zone
    assert row["illustrative"] is False
    sent = dict(zip(*book["core.submission"].iter_rows(max_row=2, values_only=True), strict=True))
    assert sent["received_at"] == datetime(2024, 6, 10)  # noqa: DTZ001 - the hour of Vietnam


def test_pandas_reads_every_sheet_to_its_last_row(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.aim("DV_KETNAP_MOI", 200)
    world.tell_members(A=100, B=120)
    build = told()
    export(build, "xlsx", tmp_path)
    read = pd.read_excel(tmp_path / workbook.FILE, sheet_name=None)
    for name, sheet in sheet_names(SHOWN).items():
        assert len(read[sheet]) == rows(build, f"select count(*) from {name}")[0][0], name


def test_a_text_in_the_workbook_never_becomes_a_formula(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    for place, text in enumerate(HOSTILE):
        world.tell("A", "DV_KETNAP_MOI", f"{2010 + place}-S1", 1, raw_text=text)
    export(told(), "xlsx", tmp_path)
    sheet = load_workbook(tmp_path / workbook.FILE)["core.observation"]
    place = next(cell.column for cell in sheet[1] if cell.value == "raw_text")
    cells = [row[place - 1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sorted(cell.value for cell in cells) == sorted(HOSTILE)
    assert not any(cell.hyperlink for cell in cells)


def test_a_text_longer_than_a_cell_holds_is_cut_where_it_can_be_seen(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 1, raw_text="x" * 40_000)
    export(told(), "xlsx", tmp_path)
    sheet = load_workbook(tmp_path / workbook.FILE)["core.observation"]
    head, body = sheet.iter_rows(values_only=True)
    text = str(body[head.index("raw_text")])
    assert len(text) == 32_767
    assert text.endswith("x…")


def test_a_folder_may_have_any_name(world: Any, told: Callable[[], Build], tmp_path: Path) -> None:
    world.tell_members()
    build = told()
    for form in ("parquet", "xlsx", "sdmx-csv"):
        export(build, form, tmp_path / "Văn phòng “Ba's”")
    assert {DATA, workbook.FILE, "core.unit.parquet"} <= set(content(tmp_path / "Văn phòng “Ba's”"))


def test_the_command_exports_the_build_that_is_named(example: Any, tmp_path: Path) -> None:
    build = example.outcome.build.build
    words = ["--format", "sdmx-csv", "--out", str(tmp_path), "--build"]
    env = os.environ | {"THIDUA_DATA": str(example.places.data), "THIDUA_LANGUAGE": "en"}
    for name, code in ((build, 0), ("0" * 12, 1)):
        done = subprocess.run(
            [sys.executable, "-m", "warehouse", "export", *words, name],
            cwd=ROOT, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == code
        assert name in done.stdout + done.stderr
    assert json.loads((tmp_path / "thidua-sdmx-csv.json").read_text())["build"] == build


def test_a_number_that_a_sheet_cannot_keep_is_written_as_text(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.tell("A", "SK_GIATRI", "2024-S1", "123456789012.123456")
    world.tell("B", "SK_GIATRI", "2024-S1", "178000000000")
    export(told(), "xlsx", tmp_path)
    sheet = load_workbook(tmp_path / workbook.FILE)["core.observation"]
    head, *body = sheet.iter_rows(values_only=True)
    assert [row[head.index("value")] for row in body] == ["123456789012.123456", 178000000000]


def test_rows_of_invented_figures_are_marked_in_the_workbook(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60, illustrative=True)
    world.tell("B", "DV_KETNAP_MOI", "2024-S1", 90)
    said = export(told(), "xlsx", tmp_path)
    book = load_workbook(tmp_path / workbook.FILE)
    grounds = [row[0].font.i for row in book["core.observation"].iter_rows(min_row=2)]
    assert grounds == [True, False]
    assert "MINH HOẠ" in str(book.worksheets[0]["A2"].value)
    assert "MINH HOẠ" in book["core.observation"].oddHeader.center.text
    assert "MINH HOẠ" in said.vi
    assert "ILLUSTRATIVE" in said.en


def test_a_relation_too_long_for_a_sheet_is_cut_and_said_so(
    world: Any, told: Callable[[], Build], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in range(2010, 2015):
        world.tell("A", "DV_KETNAP_MOI", str(year), 1)
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    said = export(told(), "xlsx", tmp_path)
    book = load_workbook(tmp_path / workbook.FILE)
    assert book["core.observation"].max_row == 4
    assert "core.observation" in said.vi
    assert "--format parquet" in said.en
    notes = {row[0].value: row[4].value for row in book.worksheets[0].iter_rows()}
    assert "--format parquet" in notes["core.observation"]


def test_names_of_sheets_are_short_and_single() -> None:
    long = ["core." + "a" * 30 + end for end in "xyz"]
    names = sheet_names([*long, "core.unit"])
    assert len(set(names.values())) == 4
    assert max(map(len, names.values())) == 31
    assert names["core.unit"] == "core.unit"


def test_a_foreign_reader_reads_the_figures_by_their_structure(
    example: Any, tmp_path: Path
) -> None:
    export(example.outcome.build, "sdmx-csv", tmp_path)
    structure = message(tmp_path).structure["OBSERVATION"]
    with (tmp_path / DATA).open("rb") as file:
        (data,) = sdmx.read_sdmx(file, format="CSV", structure=structure).data
    read = {
        (str(one.key["REPORTER"].value), str(one.key["INDICATOR"].value),
         str(one.key["TIME_PERIOD"].value)): str(one.value)
        for one in data.obs
    }  # fmt: skip
    held = example.ask("select unit, indicator, period, value from core.observation")
    assert read.keys() == {row[:3] for row in held}
    for *key, value in held:
        assert read[tuple(key)] == ("" if value is None else f"{value.normalize():f}")


def test_every_code_of_the_figures_stands_in_the_structure_s_lists(
    example: Any, tmp_path: Path
) -> None:
    export(example.outcome.build, "sdmx-csv", tmp_path)
    lists = {code: set(one.items) for code, one in message(tmp_path).codelist.items()}
    coded = ("FREQ", "REPORTER", "INDICATOR", "OBS_STATUS", "QUALIFIER", "MISSING")
    for row in figures(tmp_path):
        for column in coded:
            assert not row[column] or row[column] in lists[f"CL_{column}"], row
        assert row["FREQ"] == ("S" if "-S" in row["TIME_PERIOD"] else "A")


def test_the_structure_tells_of_each_column_and_of_no_other(example: Any, tmp_path: Path) -> None:
    export(example.outcome.build, "sdmx-csv", tmp_path)
    structure = message(tmp_path).structure["OBSERVATION"]
    told = [one.id for one in (*structure.dimensions, *structure.measures, *structure.attributes)]
    with (tmp_path / DATA).open(encoding="utf-8", newline="") as lines:
        columns = next(csv.reader(lines))
    assert columns[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    assert sorted(columns[3:]) == sorted(told)


def test_a_code_with_a_point_is_one_code_in_figures_and_structure(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.units = ("A.1", "B")
    world.tell("A.1", "DV_KETNAP_MOI", "2024-S1", 60)
    export(told(), "sdmx-csv", tmp_path)
    (row,) = figures(tmp_path)
    assert row["REPORTER"] == "A$1"
    assert "A$1" in message(tmp_path).codelist["CL_REPORTER"].items


def test_each_way_of_having_no_figure_has_its_standard_code(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    for place, missing in enumerate(CODES):
        value = 0 if missing == "nil" else None
        world.tell("A", "DV_KETNAP_MOI", f"{2010 + place}", value, missing=missing)
    for place, status in enumerate("APE"):
        world.tell("A", "DV_KETNAP_MOI", f"{2020 + place}", 1, status=status, qualifier=">=")
    export(told(), "sdmx-csv", tmp_path)
    got = {row["TIME_PERIOD"]: row for row in figures(tmp_path)}
    assert [got[f"{2010 + place}"]["OBS_STATUS"] for place in range(5)] == [*CODES.values()]
    assert [got[f"{2020 + place}"]["OBS_STATUS"] for place in range(3)] == ["A", "P", "E"]
    assert got["2010"]["OBS_VALUE"] == "0"
    assert got["2011"]["OBS_VALUE"] == ""
    assert got["2020"]["QUALIFIER"] == "GE"


def test_a_name_that_looks_like_a_formula_is_disarmed_in_the_figures(
    world: Any, told: Callable[[], Build], tmp_path: Path
) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", -5, sheet="=cmd()")
    export(told(), "sdmx-csv", tmp_path)
    (row,) = figures(tmp_path)
    assert row["SOURCE_SHEET"] == "'=cmd()"
    assert row["OBS_VALUE"] == "-5"


def test_what_somebody_else_wrote_is_never_replaced(example: Any, tmp_path: Path) -> None:
    (tmp_path / "core.unit.parquet").write_text("mine")
    with pytest.raises(Refusal) as refused:
        export(example.outcome.build, "parquet", tmp_path)
    assert "core.unit.parquet" in refused.value.sentence.vi
    assert content(tmp_path) == {"core.unit.parquet": b"mine"}


def test_a_failed_export_leaves_nothing(
    example: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.export.parquet.stamp", lambda _: {"a": None})
    with pytest.raises(AttributeError):
        export(example.outcome.build, "parquet", tmp_path)
    assert content(tmp_path) == {}


def test_an_export_that_broke_off_is_said_not_to_be_whole_and_can_be_done_again(
    example: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = Path.replace

    def broken(self: Path, target: Path) -> Path:
        if target.name == "core.unit.parquet":
            raise OSError(28, "No space left on device")
        return moved(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", broken)
        with pytest.raises(OSError, match="space"):
            export(example.outcome.build, "parquet", tmp_path)
    listing = tmp_path / "thidua-parquet.json"
    assert json.loads(listing.read_text())["whole"] is False
    export(example.outcome.build, "parquet", tmp_path)
    assert json.loads(listing.read_text())["whole"] is True
    assert (tmp_path / "core.unit.parquet").exists()


def test_forms_live_side_by_side_and_old_files_of_a_form_go(example: Any, tmp_path: Path) -> None:
    export(example.outcome.build, "sdmx-csv", tmp_path)
    listing = tmp_path / "thidua-parquet.json"
    (tmp_path / "core.gone.parquet").write_text("old")
    listing.write_text(json.dumps({"files": ["core.gone.parquet", "../escape"]}))
    export(example.outcome.build, "parquet", tmp_path)
    names = set(content(tmp_path))
    assert {DATA, STRUCTURE, "core.unit.parquet"} <= names
    assert "core.gone.parquet" not in names
    assert date.fromisoformat(json.loads(listing.read_text())["as_of"]) == date(2026, 1, 31)
