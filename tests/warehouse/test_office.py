"""An empty office: the catalogue comes along, no unit and no figure does."""

import tomllib
from pathlib import Path

import pytest

from warehouse import reference
from warehouse.language import Refusal
from warehouse.office import start


def test_an_empty_office_holds_the_catalogue_and_nothing_else(tmp_path: Path) -> None:
    start(tmp_path / "office")
    held = reference.read(tmp_path / "office" / "reference").tables
    assert len(held["indicator"]) == 68
    assert {row["kind"] for row in held["alias"]} == {"indicator"}
    for table in ("unit", "bloc", "covenant", "membership", "target", "due", "post", "statement"):
        assert held.get(table, []) == []


def test_the_settings_name_the_office_s_own_places(tmp_path: Path) -> None:
    said = start(tmp_path / "office")
    written = tomllib.loads((tmp_path / "office" / "thidua.toml").read_text("utf-8"))
    office = tmp_path / "office"
    assert written == {name: str(office / name) for name in ("inbox", "reference", "data")}
    assert (office / "inbox").is_dir()
    assert list((office / "inbox").iterdir()) == []
    assert str(office) in said.vi
    assert str(office) in said.en


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The reference of an office that has named two units and a bloc."""
    start(tmp_path / "office")
    folder = tmp_path / "office" / "reference"
    with (folder / "unit.csv").open("a") as lines:
        lines.write("DV_1,Công đoàn Một,Union One,,,,,,\nDV_2,Công đoàn Hai,Union Two,,,,,,\n")
    with (folder / "bloc.csv").open("a") as lines:
        lines.write("KHOI_A,Khối thi đua A,Bloc A,,,,,\n")
    return folder


def test_the_model_covenant_loads_once_its_units_are_known(folder: Path) -> None:
    model = folder / "covenants" / "MAU-GIAO-UOC.toml.txt"
    (folder / "covenants" / "2026-KHOI_A.toml").write_text(model.read_text("utf-8"), "utf-8")
    held = reference.read(folder).tables
    assert held["scheme"] == []
    assert [row["covenant"] for row in held["covenant"]] == ["2026-KHOI_A"]
    assert len(held["target"]) == 5
    assert len(held["due"]) == 2


def test_the_scheme_of_the_model_covenant_loads_once_its_marks_are_removed(folder: Path) -> None:
    model = (folder / "covenants" / "MAU-GIAO-UOC.toml.txt").read_text("utf-8")
    before, mark, after = model.partition("# [scheme]")
    scheme = "\n".join(line.removeprefix("#").strip() for line in (mark + after).splitlines())
    (folder / "covenants" / "2026-KHOI_A.toml").write_text(before + scheme, "utf-8")
    held = reference.read(folder).tables
    assert [row["content_scale"] for row in held["scheme"]] == [95]
    assert [len(held[table]) for table in ("criterion", "criterion_step", "gate", "quota")] == [
        4,
        3,
        1,
        1,
    ]


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(Refusal) as refusal:
        start(tmp_path)
    assert str(tmp_path) in refusal.value.sentence.vi
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken_as_it_is_and_holds_nothing_else(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    place = office.stat().st_ino
    start(office)
    assert office.stat().st_ino == place  # it may be a disk of its own: nothing is put in its place
    assert sorted(path.name for path in office.iterdir()) == [
        "HUONG-DAN.md", "inbox", "reference", "thidua.toml",
    ]  # fmt: skip
