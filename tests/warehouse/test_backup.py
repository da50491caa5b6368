"""What cannot be rebuilt is backed up, and comes back as it was."""

import tarfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from warehouse import records
from warehouse.backup import backup, restore
from warehouse.build import Material, Stamp, build
from warehouse.database import serve, serving
from warehouse.language import Refusal
from warehouse.places import remember, remembered
from warehouse.settings import Settings

NOW = datetime(2025, 2, 1, 8, tzinfo=timezone(timedelta(hours=7)))


def office(folder: Path) -> Settings:
    return Settings(folder / "inbox", folder / "reference", folder / "data")


@pytest.fixture
def full(tmp_path: Path) -> Settings:
    """An office with a report, a reference, a record and a build that serves."""
    places = office(tmp_path / "old")
    (places.inbox / "2024-S1").mkdir(parents=True)
    (places.inbox / "2024-S1" / "báo cáo.xlsx").write_bytes(b"sent")
    (places.reference / "covenants").mkdir(parents=True)
    (places.reference / "covenants" / "2024-K.toml").write_text("year = 2024\n")
    records.append(places.data, "received", [{"file_name": "2024-S1/báo cáo.xlsx"}])
    made = build(
        places.data, Stamp({}, date(2025, 1, 31), "1", NOW, sample_world=False), Material({}, {})
    )
    serve(places.data, made.build)
    remember(places)
    return places


def test_a_link_within_the_inbox_comes_back_as_the_file_it_leads_to(
    full: Settings, tmp_path: Path
) -> None:
    (full.inbox / "again.xlsx").symlink_to(full.inbox / "2024-S1" / "báo cáo.xlsx")
    (full.inbox / "out.xlsx").symlink_to(full.reference / "covenants" / "2024-K.toml")
    backup(full, tmp_path / "thidua.tar.gz")
    new = office(tmp_path / "new")
    restore(new, tmp_path / "thidua.tar.gz")
    assert (new.inbox / "again.xlsx").read_bytes() == b"sent"
    assert not (new.inbox / "out.xlsx").exists()


def test_a_backup_comes_back_as_it_was(full: Settings, tmp_path: Path) -> None:
    archive = tmp_path / "thidua.tar.gz"
    assert backup(full, archive) == 6
    new = office(tmp_path / "new")
    assert restore(new, archive) == 6
    assert (new.inbox / "2024-S1" / "báo cáo.xlsx").read_bytes() == b"sent"
    assert (new.reference / "covenants" / "2024-K.toml").read_text() == "year = 2024\n"
    assert list(records.read(new.data, "received")) == [{"file_name": "2024-S1/báo cáo.xlsx"}]
    before, after = serving(full.data), serving(new.data)
    assert before is not None
    assert after is not None
    assert after.path.read_bytes() == before.path.read_bytes()
    assert remembered(new.data) == {"inbox": str(new.inbox), "reference": str(new.reference)}


@pytest.mark.parametrize("room", ["inbox", "reference", "data/records"])
def test_nothing_is_restored_over_what_is_there(full: Settings, tmp_path: Path, room: str) -> None:
    archive = tmp_path / "thidua.tar.gz"
    backup(full, archive)
    new = office(tmp_path / "new")
    (tmp_path / "new" / room).mkdir(parents=True)
    (tmp_path / "new" / room / "mine.csv").write_text("x")
    with pytest.raises(Refusal):
        restore(new, archive)
    assert (tmp_path / "new" / room / "mine.csv").read_text() == "x"


def test_a_reference_that_is_the_same_already_stays(full: Settings, tmp_path: Path) -> None:
    archive = tmp_path / "thidua.tar.gz"
    backup(full, archive)
    new = Settings(tmp_path / "new" / "inbox", full.reference, tmp_path / "new" / "data")
    restore(new, archive)
    assert (new.inbox / "2024-S1" / "báo cáo.xlsx").exists()


def test_an_old_backup_is_never_overwritten(full: Settings, tmp_path: Path) -> None:
    archive = tmp_path / "thidua.tar.gz"
    archive.write_bytes(b"older")
    with pytest.raises(Refusal):
        backup(full, archive)
    assert archive.read_bytes() == b"older"


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b" + b"0" * 50])
def test_what_is_no_backup_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    archive = tmp_path / "x.tar.gz"
    archive.write_bytes(content)
    with pytest.raises(Refusal):
        restore(office(tmp_path / "new"), archive)


def test_a_backup_cut_short_changes_nothing(full: Settings, tmp_path: Path) -> None:
    archive = tmp_path / "thidua.tar.gz"
    backup(full, archive)
    archive.write_bytes(archive.read_bytes()[:-2000])
    new = office(tmp_path / "new")
    with pytest.raises(Refusal):
        restore(new, archive)
    assert not new.inbox.exists()


@pytest.mark.parametrize("name", ["data/../../outside", "/etc/outside", "elsewhere/x"])
def test_an_archive_never_writes_outside_its_places(tmp_path: Path, name: str) -> None:
    archive, planted = tmp_path / "x.tar.gz", tmp_path / "planted"
    planted.write_text("x")
    with tarfile.open(archive, "w:gz") as writing:
        writing.add(planted, "inbox/good.xlsx")
        writing.add(planted, name)
    with pytest.raises(Refusal):
        restore(office(tmp_path / "new"), archive)
    assert not list(tmp_path.rglob("outside"))
    assert not list(tmp_path.rglob("good.xlsx"))


def test_a_backup_is_not_named_as_another_kind_of_archive(full: Settings, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        backup(full, tmp_path / "thidua.zip")
    assert ".tar.gz" in refusal.value.sentence.vi


def test_a_backup_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        restore(office(tmp_path), tmp_path / "none.tar.gz")
    assert "Không có tệp" in refusal.value.sentence.vi
