"""An office is rolled into a new year: who and when come along, nothing is pledged in silence."""

import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.refresh import refresh
from warehouse import reference
from warehouse.language import Refusal
from warehouse.new_year import start_from
from warehouse.settings import ROOT, Settings

EXAMPLE = ROOT / "tests" / "example"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An office over five years, its covenants and registers."""
    shutil.copytree(EXAMPLE / "reference", tmp_path / "old" / "reference")
    return tmp_path / "old"


def draft(folder: Path, code: str = "2026-HOA_SEN") -> tuple[str, dict[str, Any]]:
    text = (folder / "reference" / "covenants" / f"{code}.toml").read_text("utf-8")
    return text, tomllib.loads(text)


def test_the_last_covenant_of_each_bloc_is_rolled_and_the_registers_come_along(
    old: Path, tmp_path: Path
) -> None:
    start_from(tmp_path / "new", old, 2026)
    before = reference.read(old / "reference").tables
    after = reference.read(tmp_path / "new" / "reference").tables
    for table in ("unit", "bloc", "indicator", "alias", "succession", "source"):
        assert after[table] == before[table]
    assert [row["covenant"] for row in after["covenant"]] == ["2026-HOA_SEN"]
    assert [row["unit"] for row in after["membership"] if row["year"] == 2026] == [
        "HS_SEN", "HS_TREMAI", "HS_DAO",
    ]  # fmt: skip


def test_no_target_role_or_theme_is_taken_over_in_silence(old: Path, tmp_path: Path) -> None:
    start_from(tmp_path / "new", old, 2026)
    text, said = draft(tmp_path / "new")
    assert said.keys() == {"bloc", "year", "members", "last_year_leader", "content_group", "due"}
    held = reference.read(tmp_path / "new" / "reference").tables
    assert held["target"] == held["activity"] == held["signatory"] == []
    assert {row["role"] for row in held["membership"] if row["year"] == 2026} == {"member"}
    for line in ('# theme = "Sen nở năm 2025"', '# leader = "HS_SEN"', "# value = 110"):
        assert line in text


def test_what_was_proposed_counts_once_the_notes_are_taken_up(old: Path, tmp_path: Path) -> None:
    start_from(tmp_path / "new", old, 2026)
    place = tmp_path / "new" / "reference" / "covenants" / "2026-HOA_SEN.toml"
    head, _, rest = place.read_text("utf-8").partition("\n\n")
    place.write_text(head + "\n\n" + rest.replace("\n# ", "\n"), "utf-8")
    rows = reference.read(tmp_path / "new" / "reference").tables["target"]
    earlier = reference.read(old / "reference").tables["target"]
    last = [row for row in earlier if row["covenant"] == "2025-HOA_SEN"]
    terms = ("unit", "indicator", "origin", "comparator", "value", "measure")
    assert [[row[name] for name in terms] for row in rows] == [
        [row[name] for name in terms] for row in last
    ]
    assert {row["valid_from"] for row in rows} == {date(2026, 1, 1)}


def test_due_dates_move_on_by_a_year(old: Path, tmp_path: Path) -> None:
    start_from(tmp_path / "new", old, 2026)
    _, said = draft(tmp_path / "new")
    assert [(due["period"], due["due_on"]) for due in said["due"]] == [
        ("2026-S1", date(2026, 6, 15)),
        ("2026", date(2026, 12, 10)),
    ]


def test_the_end_of_february_stays_the_end_of_february(old: Path, tmp_path: Path) -> None:
    place = old / "reference" / "covenants" / "2024-HOA_SEN.toml"
    place.write_text(place.read_text("utf-8").replace("2024-12-10", "2024-12-31"), "utf-8")
    text = place.read_text("utf-8") + '\n[[activity]]\nactivity = "x"\nname_vi = "x"\n'
    place.write_text(text + 'kind = "meeting"\nplanned_on = 2024-02-29\n', "utf-8")
    (old / "reference" / "covenants" / "2025-HOA_SEN.toml").unlink()
    start_from(tmp_path / "new", old, 2026)
    written, _ = draft(tmp_path / "new")
    assert "# planned_on = 2026-02-28" in written


def test_a_target_that_was_amended_is_proposed_as_it_last_stood(old: Path, tmp_path: Path) -> None:
    place = old / "reference" / "covenants" / "2025-HOA_SEN.toml"
    amended = (
        '\n[[target]]\nindicator = "SK_SO"\norigin = "pledged"\ncomparator = ">="\nvalue = 95\n'
        'valid_from = 2025-07-01\ndecision = "12/QD"\n'
    )
    place.write_text(place.read_text("utf-8") + amended, "utf-8")
    start_from(tmp_path / "new", old, 2026)
    written, _ = draft(tmp_path / "new")
    assert written.count('# indicator = "SK_SO"') == 1
    assert "# value = 95" in written
    assert "12/QD" not in written
    assert "valid_from" not in written


def test_units_that_have_ended_are_not_carried_and_are_named_with_their_heirs(
    old: Path, tmp_path: Path
) -> None:
    for year in (2023, 2024, 2025):
        (old / "reference" / "covenants" / f"{year}-HOA_SEN.toml").unlink()
    said = start_from(tmp_path / "new", old, 2026)
    _, written = draft(tmp_path / "new")
    assert written["members"] == ["HS_SEN", "HS_DAO"]
    assert "HS_MAI, 2023-06-30) → HS_TREMAI" in said.vi
    assert "HS_LUA" in said.en
    assert "last_year_leader" not in written


def test_the_draft_is_ready_to_refresh(old: Path, tmp_path: Path) -> None:
    start_from(tmp_path / "new", old, 2026)
    new = tmp_path / "new"
    outcome = refresh(Settings(new / "inbox", new / "reference", new / "data"), date(2026, 2, 1))
    assert outcome.summary()["standing"] == 0


@pytest.mark.parametrize("year", [2021, 1999])
def test_a_year_with_nothing_before_it_is_refused_and_nothing_is_laid_out(
    year: int, old: Path, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as refused:
        start_from(tmp_path / "new", old, year)
    assert "2025-HOA_SEN" in refused.value.sentence.vi
    assert not (tmp_path / "new").exists()


def test_an_old_office_with_a_mistake_is_refused_and_nothing_is_laid_out(
    old: Path, tmp_path: Path
) -> None:
    (old / "reference" / "covenants" / "2025-HOA_SEN.toml").write_text("bloc = 1", "utf-8")
    with pytest.raises(reference.ReferenceError):
        start_from(tmp_path / "new", old, 2026)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old"]


def test_the_old_office_s_own_settings_say_where_its_reference_is(
    old: Path, tmp_path: Path
) -> None:
    (old / "reference").rename(tmp_path / "elsewhere")
    (old / "thidua.toml").write_text(f'reference = "{tmp_path / "elsewhere"}"\n', "utf-8")
    said = start_from(tmp_path / "new", old, 2026)
    assert str(tmp_path / "elsewhere") in said.vi
    assert draft(tmp_path / "new")[1]["year"] == 2026


def test_a_folder_in_use_is_left_alone(old: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x").write_text("x")
    with pytest.raises(Refusal):
        start_from(tmp_path / "mine", old, 2026)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["x"]
