"""A review freezes what was known on a day: for ever, under one name, in every backup."""

import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import warehouse
from warehouse import acceptance, records
from warehouse.backup import backup, restore
from warehouse.build import Material, Stamp, build, prune
from warehouse.database import Build, builds, serve
from warehouse.language import Refusal
from warehouse.reference.digest import digest
from warehouse.review import freeze, known_then, material, proper, reviews
from warehouse.settings import ROOT, Settings
from warehouse.verification import verified

NOW = datetime(2025, 2, 1, 8, tzinfo=timezone(timedelta(hours=7)))
NAME = "sơ kết 2024"


def office(folder: Path) -> Settings:
    return Settings(folder / "inbox", folder / "reference", folder / "data")


@pytest.fixture
def places(tmp_path: Path) -> Settings:
    """An office with a reference and an inbox, and no build yet."""
    here = office(tmp_path / "office")
    here.inbox.mkdir(parents=True)
    shutil.copytree(ROOT / "tests" / "example" / "reference", here.reference)
    return here


def made(places: Settings, number: int = 0) -> Build:
    """Make a build of one bloc named by a number, and let it serve."""
    inputs = {"n": number, "reference": digest(places.reference), "sample": None, "files": []}
    moment = NOW + timedelta(minutes=number)
    stamp = Stamp(inputs, date(2025, 1, 31), "1", moment, sample_world=False)
    bloc = {"bloc": "K", "name_vi": f"Khối {number}", "name_en": "Bloc"}
    done = build(places.data, stamp, Material({"core.bloc": [bloc]}, {}))
    serve(places.data, done.build)
    return done


def refused(places: Settings, name: str, build: str | None = None) -> str:
    with pytest.raises(Refusal) as refusal:
        freeze(places, name, build)
    return refusal.value.sentence.vi


def test_a_frozen_build_outlives_all_that_come_after(places: Settings) -> None:
    frozen = made(places)
    freeze(places, NAME)
    later = [made(places, number).build for number in range(1, 9)]
    prune(places.data)
    assert [one.build for one in builds(places.data)] == [frozen.build, *later[3:]]


def test_a_query_can_be_asked_of_a_review(
    places: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIDUA_DATA", str(places.data))
    frozen = made(places)
    freeze(places, f"  {NAME} ")
    made(places, 1)
    for asked, name in (({"review": NAME}, 0), ({"build": frozen.build}, 0), ({}, 1)):
        bloc = warehouse.connect(**asked).execute("select name_vi from core.bloc").fetchone()
        assert bloc == (f"Khối {name}",)
    (one,) = warehouse.reviews()
    assert (one.name, one.build, one.as_of) == (NAME, frozen.build, "2025-01-31")


def test_instants_are_told_by_the_clock_of_vietnam_to_every_asker(
    places: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIDUA_DATA", str(places.data))
    made(places)
    for _ in range(2):
        asked = warehouse.connect().execute("select cast(to_timestamp(0) as varchar)")
        assert asked.fetchone() == ("1970-01-01 08:00:00+08",)


@pytest.mark.parametrize(
    "asked", [{"review": "tổng kết 2030"}, {"review": NAME, "build": "0123456789ab"}], ids=str
)
def test_a_review_that_is_not_there_is_refused_and_those_that_are_named(
    places: Settings, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str]
) -> None:
    monkeypatch.setenv("THIDUA_DATA", str(places.data))
    made(places)
    freeze(places, NAME)
    with pytest.raises(Refusal) as refusal:
        warehouse.connect(**asked)
    said = refusal.value.sentence.vi
    assert NAME in said or "không nêu cả hai" in said


def test_a_name_is_used_once(places: Settings) -> None:
    first = made(places)
    freeze(places, NAME)
    assert "không có gì thay đổi" in freeze(places, NAME).vi
    made(places, 1)
    assert "Hãy đặt một tên khác" in refused(places, NAME)
    assert "không có gì thay đổi" in freeze(places, NAME, first.build).vi
    assert len(list(records.read(places.data, records.FROZEN))) == 1


def test_one_build_may_bear_two_names(places: Settings) -> None:
    frozen = made(places)
    freeze(places, NAME)
    freeze(places, "sơ kết 2024 (in lại)")
    assert [one.build for one in reviews(places.data)] == [frozen.build] * 2


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "0123456789ab", "\x1b[31m"])
def test_a_name_is_one_that_people_can_tell(name: str) -> None:
    with pytest.raises(Refusal):
        proper(name)


def test_nothing_is_frozen_before_anything_is_built(places: Settings) -> None:
    assert "make refresh" in refused(places, NAME)


def test_a_build_is_frozen_with_what_it_was_made_from(places: Settings) -> None:
    records.append(places.data, records.RECEIVED, [{"file_name": "x"}])
    frozen = made(places)
    freeze(places, NAME)
    place = material(places.data, frozen.build)
    assert digest(place / "reference") == digest(places.reference)
    assert list(records.read(place, records.RECEIVED)) == [{"file_name": "x"}]
    assert (place / "manifest.json").exists()


def test_a_reference_edited_since_is_not_kept_in_place_of_the_one_that_was(
    places: Settings,
) -> None:
    made(places)
    units = places.reference / "unit.csv"
    units.write_text(units.read_text("utf-8") + "\n", "utf-8")
    assert "make refresh" in refused(places, NAME)
    assert reviews(places.data) == []


def test_reviews_are_in_a_backup(places: Settings, tmp_path: Path) -> None:
    frozen = made(places)
    freeze(places, NAME)
    acceptance.hold(places.data, made(places, 1).build)
    backup(places, tmp_path / "thidua.tar.gz")
    new = office(tmp_path / "new")
    restore(new, tmp_path / "thidua.tar.gz")
    assert reviews(new.data) == reviews(places.data)
    assert acceptance.waiting(new.data) == acceptance.waiting(places.data) != []
    assert known_then(new.data, NAME).path.read_bytes() == frozen.path.read_bytes()
    assert (material(new.data, frozen.build) / "reference" / "unit.csv").exists()


def test_a_freeze_that_died_in_the_middle_is_no_freeze_and_can_be_done_again(
    places: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = made(places)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(records, "append", die)
        with pytest.raises(KeyboardInterrupt):
            freeze(places, NAME)
    assert reviews(places.data) == []
    freeze(places, NAME)
    assert known_then(places.data, NAME) == frozen


def test_a_frozen_file_that_is_gone_is_said(places: Settings) -> None:
    frozen = made(places)
    freeze(places, NAME)
    frozen.path.unlink()
    with pytest.raises(Refusal) as refusal:
        known_then(places.data, NAME)
    assert "bản sao lưu" in refusal.value.sentence.vi


def told(places: Settings) -> list[tuple[bool, str]]:
    (one,) = reviews(places.data)
    return [
        (found.is_well, found.said.vi.partition("): ")[2]) for found in verified(places.data, one)
    ]


def test_what_is_as_it_was_kept_is_well(places: Settings) -> None:
    made(places)
    freeze(places, NAME)
    assert told(places) == [(True, "đúng từng byte như đã giữ.")]


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [("file", "không còn là tệp đã giữ"), ("gone", "tệp không còn"), ("reference", "danh mục")],
)
def test_what_is_not_as_it_was_kept_is_told(places: Settings, spoiled: str, said: str) -> None:
    frozen = made(places)
    freeze(places, NAME)
    place = material(places.data, frozen.build)
    file = {"reference": place / "reference" / "unit.csv"}.get(spoiled, frozen.path)
    content = file.read_bytes()
    if spoiled == "gone":
        file.unlink()
    else:
        file.write_bytes(content[:-1] + b"x")
    assert any(not well and said in sentence for well, sentence in told(places))


def test_a_file_of_an_older_version_is_told_to_be_one(
    places: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(places)
    freeze(places, NAME)
    monkeypatch.setattr("warehouse.review.shape", lambda: "other relations")
    monkeypatch.setattr("warehouse.review.version", lambda: "newer")
    ((well, said),) = told(places)
    assert (well, "phiên bản cũ" in said) == (False, True)
