"""The illustrative world: whole, marked, the same every time, and apart from what is real."""

import hashlib
import shutil
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import warehouse.reference
from etl.inbox import arrivals
from etl.sample import write_sample
from etl.submission import judge
from warehouse.language import Refusal

BLOCS = {"CDVC_K1": 2024, "CDVC_K2": 2021, "CDVC_K3": 2022}


@pytest.fixture(scope="module")
def world(tmp_path_factory: Any) -> Path:
    place = tmp_path_factory.mktemp("world") / "sample"
    write_sample(place)
    return place


@pytest.fixture(scope="module")
def judged(world: Path, reference: Any, tmp_path_factory: Any) -> Any:
    overlaid = warehouse.reference.read_overlay(world / "sample.toml", reference)
    told = judge(arrivals(world), overlaid, tmp_path_factory.mktemp("data"), sample_world=True)
    return {
        what: pl.read_parquet(told.files(what))
        for what in (
            "submissions",
            "observations",
            "findings",
            "statements",
            "activities",
            "cross_checks",
        )
    }


def digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return whole.hexdigest()


def test_the_same_world_is_written_every_time(world: Path, tmp_path: Path) -> None:
    write_sample(tmp_path)
    assert digest(tmp_path) == digest(world)
    write_sample(tmp_path)
    assert digest(tmp_path) == digest(world)


def test_it_is_never_written_among_what_people_put_there(world: Path, tmp_path: Path) -> None:
    report = tmp_path / "CDVC_K1" / "bc.xlsx"
    report.parent.mkdir()
    report.write_bytes(b"a real one")
    with pytest.raises(Refusal) as refusal:
        write_sample(tmp_path)
    assert str(tmp_path) in refusal.value.sentence.vi
    assert list(tmp_path.rglob("*")) == [report.parent, report]


def test_what_a_person_adds_or_changes_in_it_stays(world: Path, tmp_path: Path) -> None:
    shutil.copytree(world, tmp_path, dirs_exist_ok=True)
    mine = tmp_path / "CDVC_K1" / "mine.xlsx"
    changed = next(tmp_path.rglob("2024-S1_CD_BKHCN.xlsx"))
    for place in (mine, changed):
        place.write_bytes(b"mine")
    write_sample(tmp_path)
    assert mine.read_bytes() == changed.read_bytes() == b"mine"
    changed.unlink()
    mine.unlink()
    write_sample(tmp_path)
    assert digest(tmp_path) == digest(world)


def test_every_unit_of_the_three_blocs_reports_both_years(judged: Any, reference: Any) -> None:
    sent = set(judged["submissions"].select("unit", "period").iter_rows())
    for bloc, year in BLOCS.items():
        for unit in reference.members(bloc, year):
            assert {(unit, f"{year - 1}-S1"), (unit, f"{year - 1}"), (unit, f"{year}-S1")} <= sent
    silent = {
        unit
        for bloc, year in BLOCS.items()
        for unit in reference.members(bloc, year)
        if (unit, str(year)) not in sent
    }
    assert silent == {"CD_TWMTTQ"}


def test_all_files_are_accepted_and_marked_but_the_transcription(judged: Any) -> None:
    submissions = judged["submissions"]
    assert set(submissions["status"]) == {"accepted"}
    real = submissions.filter(~pl.col("illustrative"))
    assert real.select("unit", "period", "level").rows() == [("TLD_KCN11", "2020-S1", "bloc")]


def test_the_six_figures_of_2020_are_read_as_they_were_written(judged: Any) -> None:
    rows = judged["observations"].filter(pl.col("unit") == "TLD_KCN11")
    told = {row["indicator"]: (row["value"], row["qualifier"], row["raw_text"])
            for row in rows.to_dicts()}  # fmt: skip
    assert told == {
        "DV_KETNAP_MOI": (Decimal(11_000), ">", "trên 11 ngàn"),
        "CDCS_TLMOI": (Decimal(24), "=", "24"),
        "SK_SO": (Decimal(24_000), ">", "trên 24 ngàn"),
        "SK_GIATRI": (Decimal(178_000_000_000), ">", "trên 178 tỷ đồng"),
        "KTTC_CAPTREN": (Decimal(114), "=", "114"),
        "KTTC_CDCS": (Decimal(1411), "=", "1.411"),
    }
    told = judged["findings"].filter(pl.col("file_name").str.starts_with("TLD_KCN11"))
    assert told.select("rule", "severity").rows() == [("scale_of_header", "info")]  # “178 tỷ đồng”
    (said,) = told.select("message_vi", "message_en").rows()
    assert ["178.000.000.000" in said[0], "178,000,000,000" in said[1]] == [True, True]


def test_each_bloc_tells_as_much_of_its_year_as_it_has_come_to(judged: Any) -> None:
    further = judged["submissions"].filter(pl.col("kind") != "indicators")
    told = {
        (row["bloc"], row["kind"]): row["sent"]
        for row in further.with_columns(bloc=pl.col("file_name").str.head(7))
        .group_by("bloc", "kind")
        .agg(sent=pl.len())
        .to_dicts()
    }
    of_year = {"self_score": 9, "registration": 9, "programme": 18, "statements": 18}
    review = {"cross_check": 1, "appraisal": 1, "vote": 1}
    assert told == {
        **{("CDVC_K1", kind): sent for kind, sent in (of_year | review).items()},
        ("CDVC_K2", "self_score"): 6,  # one of the seven sent no report
        **{("CDVC_K3", kind): sent for kind, sent in (of_year | review).items()},
        ("CDVC_K3", "recognition"): 1,
    }


def test_each_unit_is_checked_by_another_once_and_checks_once(judged: Any) -> None:
    checks = judged["cross_checks"]
    assert checks.height == 18
    assert checks.filter(pl.col("of_unit") == pl.col("checked_by")).is_empty()
    assert checks["of_unit"].n_unique() == checks["checked_by"].n_unique() == 18
    assert checks.filter(pl.col("outcome") == "differs")["of_unit"].to_list() == ["CD_VAST"]


def test_what_is_said_in_words_says_that_it_is_illustrative(judged: Any) -> None:
    said = judged["statements"]["text"].to_list()
    said += judged["activities"].filter(pl.col("activity").is_null())["name"].to_list()
    assert len(said) > 100
    assert all(text.startswith("Minh hoạ: ") for text in said)


def test_nothing_is_invented_for_the_bloc_of_eleven(world: Path) -> None:
    invented = tomllib.loads((world / "sample.toml").read_text("utf-8"))
    assert not any("TLD_KCN11" in target["covenant"] for target in invented["target"])
    assert {due["bloc"] for due in invented["due"]} == set(BLOCS)
    assert {scheme["covenant"][5:] for scheme in invented["scheme"]} == set(BLOCS)
    assert all(row["illustrative"] for rows in invented.values() for row in rows)


def test_the_points_of_what_a_bloc_leaves_out_go_to_another_criterion(world: Path) -> None:
    invented = tomllib.loads((world / "sample.toml").read_text("utf-8"))
    for bloc, year in BLOCS.items():
        lines = [row for row in invented["criterion"] if row["covenant"] == f"{year}-{bloc}"]
        content = [row for row in lines if row.get("kind", "content") == "content"]
        assert sum(row["max_points"] for row in content) == 95
    moved = {row["covenant"]: row["max_points"] for row in invented["criterion"]
             if row["criterion"] == "TC05"}  # fmt: skip
    assert moved == {"2024-CDVC_K1": 8, "2021-CDVC_K2": 18, "2022-CDVC_K3": 8}


def test_the_world_has_late_corrected_estimated_and_faulty_reports(judged: Any) -> None:
    submissions, observations = judged["submissions"], judged["observations"]
    assert submissions.filter(pl.col("revision") == 2).height == 2
    assert observations.filter(pl.col("status") == "E").height > 50
    assert observations.filter(pl.col("qualifier").is_in([">", "<"])).height > 10
    assert observations.filter(pl.col("missing") == "not_applicable").height > 10
    faulty = judged["findings"].filter(pl.col("severity") == "error")
    assert faulty.height >= 5
    assert faulty["file_name"].n_unique() == 1


def test_a_half_is_not_more_than_its_year(judged: Any) -> None:
    flows = judged["observations"].filter(pl.col("indicator") == "TT_CUOC")
    told = {(row["unit"], row["period"]): row["value"] for row in flows.to_dicts()}
    for (unit, period), value in told.items():
        year = told.get((unit, period.removesuffix("-S1")))
        assert year is None or value <= year


def test_every_illustrative_workbook_shows_the_mark(world: Path) -> None:
    import zipfile

    for place in world.rglob("*.xlsx"):
        with zipfile.ZipFile(place) as archive:
            words = archive.read("xl/sharedStrings.xml").decode()
            embedded = archive.read("docProps/custom.xml").decode()
        is_real = "TLD_KCN11" in place.name
        assert ("SỐ LIỆU MINH HOẠ" in words) is not is_real
        assert (">true<" in embedded) is not is_real
        assert ("BẢN CHÉP" in words) is is_real
