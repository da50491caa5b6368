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


def test_the_model_covenant_loads_once_its_units_are_known(tmp_path: Path) -> None:
    start(tmp_path / "office")
    folder = tmp_path / "office" / "reference"
    with (folder / "unit.csv").open("a") as lines:
        lines.write("DV_1,Công đoàn Một,Union One,,,,,,\nDV_2,Công đoàn Hai,Union Two,,,,,,\n")
    with (folder / "bloc.csv").open("a") as lines:
        lines.write("KHOI_A,Khối thi đua A,Bloc A,,,,,\n")
    model = folder / "covenants" / "MAU-GIAO-UOC.toml.txt"
    (folder / "covenants" / "2026-KHOI_A.toml").write_text(model.read_text("utf-8"), "utf-8")
    held = reference.read(folder).tables
    assert [row["covenant"] for row in held["covenant"]] == ["2026-KHOI_A"]
    assert len(held["target"]) == 5
    assert len(held["due"]) == 2


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(Refusal) as refusal:
        start(tmp_path)
    assert str(tmp_path) in refusal.value.sentence.vi
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
