"""The facts of the five documents, from the reference files to the rows of the warehouse."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from unicodedata import is_normalized

import pytest

from warehouse.reference import Reference, read, read_overlay
from warehouse.reference.digest import digest, files
from warehouse.settings import ROOT

FOLDER = ROOT / "warehouse" / "reference"
# what units state, too, has its contract under another name
STATED = {name: f"stated_{name}" for name in ("target", "award")} | {
    "statement": "published_statement"
}
K1, K2, K3, KCN11 = "2024-CDVC_K1", "2021-CDVC_K2", "2022-CDVC_K3", "2020-TLD_KCN11"
PLAN = "2021-TLD"
SECTOR_UNIONS = {
    *("CD_YTVN", "CD_CTVN", "CD_GDVN", "CD_QP", "CDVCVN", "CD_CAND"),
    *("CD_GTVT", "CD_XD", "CD_NHVN", "CD_NNPTNT", "CD_TTTT"),
}

Row = dict[str, object]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return read(FOLDER)


def rows(reference: Reference, table: str, **where: object) -> list[Row]:
    return [
        row
        for row in reference.tables[table]
        if all(row[column] == value for column, value in where.items())
    ]


def one(reference: Reference, table: str, **where: object) -> Row:
    (row,) = rows(reference, table, **where)
    return row


def with_role(reference: Reference, bloc: str, year: int, role: str) -> list[object]:
    return [row["unit"] for row in rows(reference, "membership", bloc=bloc, year=year, role=role)]


def test_bloc_ii_of_2021_has_seven_members_a_leader_and_one_deputy(reference: Reference) -> None:
    assert set(reference.members("CDVC_K2", 2021)) == {
        *("CD_VPTWD", "CD_VPCP", "CD_VPQH", "CD_KTNN", "CD_CQTLD", "CD_TWMTTQ", "CD_TWDOAN"),
    }
    assert with_role(reference, "CDVC_K2", 2021, "leader") == ["CD_VPTWD"]
    assert with_role(reference, "CDVC_K2", 2021, "deputy") == ["CD_KTNN"]
    assert one(reference, "covenant", covenant=K2)["members_stated"] == 7


def test_bloc_iii_of_2022_has_nine_members_a_leader_and_two_deputies(reference: Reference) -> None:
    assert set(reference.members("CDVC_K3", 2022)) == {
        *("CD_VOV", "CD_TTXVN", "CD_BHXHVN", "CD_VTV", "CD_HVCTQGHCM", "CD_VDB"),
        *("CD_VASS", "CD_VAST", "CD_VUSTA"),
    }
    assert with_role(reference, "CDVC_K3", 2022, "leader") == ["CD_VOV"]
    assert with_role(reference, "CDVC_K3", 2022, "deputy") == ["CD_TTXVN", "CD_BHXHVN"]


def test_of_bloc_iii_in_2021_only_the_leader_is_known_and_the_flag_passes_on(
    reference: Reference,
) -> None:
    assert reference.members("CDVC_K3", 2021) == ["CD_HVCTQGHCM"]
    assert with_role(reference, "CDVC_K3", 2021, "leader") == ["CD_HVCTQGHCM"]
    assert "CD_HVCTQGHCM" in reference.members("CDVC_K3", 2022)
    flag = one(reference, "event", kind="rotating_flag")
    assert (flag["bloc"], flag["year"], flag["held_on"]) == ("CDVC_K3", 2022, date(2022, 3, 29))


def test_bloc_i_of_2024_has_nine_members_and_its_deputys_person_is_unknown(
    reference: Reference,
) -> None:
    assert set(reference.members("CDVC_K1", 2024)) == {
        *("CD_BKHCN", "CD_BNG", "CD_BTP", "CD_BLDTBXH", "CD_BKHDT", "CD_BVHTTDL"),
        *("CD_BTNMT", "CD_BNV", "CD_BTC"),
    }
    assert with_role(reference, "CDVC_K1", 2024, "leader") == ["CD_BKHCN"]
    assert with_role(reference, "CDVC_K1", 2024, "deputy") == ["CD_BNG"]
    assert rows(reference, "post", unit="CD_BNG") == []


def test_the_bloc_of_2020_states_eleven_and_names_two(reference: Reference) -> None:
    members = rows(reference, "membership", bloc="TLD_KCN11", year=2020)
    assert one(reference, "covenant", covenant=KCN11)["members_stated"] == 11
    assert {row["unit"] for row in members} == SECTOR_UNIONS
    assert {row["unit"] for row in members if row["from_seed"]} == {"CD_YTVN", "CD_CTVN"}
    own = one(reference, "covenant", covenant=KCN11)["source"]
    assert all((row["source"] == own) == row["from_seed"] for row in members)
    assert with_role(reference, "TLD_KCN11", 2020, "leader") == ["CD_YTVN"]
    assert with_role(reference, "TLD_KCN11", 2020, "deputy") == ["CD_CTVN"]


def test_the_phases_of_2021_know_that_only_the_month_of_the_start_is_stated(
    reference: Reference,
) -> None:
    first, second = rows(reference, "phase", launch_plan=PLAN)
    assert (first["starts_on"], first["ends_on"]) == (date(2021, 1, 1), date(2021, 6, 30))
    assert (second["starts_on"], second["ends_on"]) == (date(2021, 7, 1), date(2021, 12, 31))
    assert (first["starts_precision"], second["starts_precision"]) == ("month", "day")


def test_themes_differ_where_they_are_stated_and_are_absent_where_they_are_not(
    reference: Reference,
) -> None:
    theme = {row["covenant"]: row["theme"] for row in reference.tables["covenant"]}
    plan = one(reference, "launch_plan", launch_plan=PLAN)["theme"]
    assert theme[K2] is not None
    assert theme[K2] != plan
    assert theme[K3] is None
    assert theme[KCN11] is None
    assert "," in str(theme[K1])
    assert "95 năm" in str(theme[K1])
    assert "30 năm" in str(theme[K1])


def test_no_target_is_stated_but_the_overall_pledge_of_2020(reference: Reference) -> None:
    pledge = one(reference, "target")
    assert (pledge["covenant"], pledge["indicator"], pledge["unit"]) == (
        KCN11,
        "KHOI_CHITIEU_DAT",
        None,
    )
    assert (pledge["origin"], pledge["comparator"], pledge["measure"]) == ("pledged", ">=", "%")
    assert pledge["value"] == Decimal(100)
    assert pledge["illustrative"] is False
    assert reference.tables["due"] == []


@pytest.mark.parametrize(
    ("indicator", "more", "shared"),
    [
        ("TULD_TYLE", {}, True),
        ("LUONG_BQ", {"value": 9_000_000}, True),
        ("QT_DUNGHAN", {"comparator": "yes", "value": 1}, True),
        ("KTTC_CDCS", {"measure": "%"}, True),
        ("KTTC_CDCS", {}, False),
        ("DV_KETNAP_MOI", {}, False),
        ("TULD_TYLE", {"unit": "CD_VPTWD"}, False),
    ],
    ids=["share", "mean", "yes", "per cent of a whole", "count of a whole", "sum", "a unit's own"],
)
def test_a_target_says_whether_the_bloc_shares_it_with_its_units(
    reference: Reference, tmp_path: Path, indicator: str, more: Row, shared: object
) -> None:
    target = {"covenant": K2, "indicator": indicator, "origin": "pledged", "comparator": ">="}
    keys = {**target, "value": 90, **more}.items()
    lines = [f"{key} = {value!r}" for key, value in keys]
    (tmp_path / "sample.toml").write_text("\n".join(["[[target]]", *lines, "illustrative = true"]))
    read_again = read_overlay(tmp_path / "sample.toml", reference)
    assert one(read_again, "target", covenant=K2)["shared"] is shared


def test_a_post_is_a_dated_fact(reference: Reference) -> None:
    posts = rows(reference, "post", person="Trần Thị Kim Anh")
    assert [row["dated"] for row in posts] == ["2021", "2024"]
    assert len({row["post_vi"] for row in posts}) == 2
    president = rows(reference, "post", person="Nguyễn Đình Khang", unit="TLD")
    assert {row["source"] for row in president} == {"TIN_KCN11_2020", "TIN_KH81_2020"}
    assert all("Chủ tịch Tổng" in str(row["post_vi"]) for row in president)


def test_a_signing_day_is_known_for_bloc_iii_alone(reference: Reference) -> None:
    signed = {row["covenant"]: row["signed_on"] for row in reference.tables["covenant"]}
    assert signed == {K1: None, K2: None, K3: date(2022, 3, 29), KCN11: None}


def test_no_unit_belongs_to_two_of_the_three_blocs(reference: Reference) -> None:
    units = [
        row["unit"]
        for row in reference.tables["membership"]
        if (row["bloc"], row["year"]) in {("CDVC_K1", 2024), ("CDVC_K2", 2021), ("CDVC_K3", 2022)}
    ]
    assert len(units) == len(set(units)) == 25


@pytest.mark.parametrize(
    ("indicator", "measure", "denominator"),
    [
        ("DV_KETNAP_MOI", "người", None),
        ("CDCS_TLMOI", "CĐCS", None),
        ("SK_SO", "sáng kiến", None),
        ("SK_GIATRI", "đồng", None),
        ("KTTC_CAPTREN", "CĐ", "CDCTTT_TONG"),
        ("KTTC_CDCS", "CĐCS", "CDCS_TONG"),
    ],
)
def test_the_six_figures_of_2020_have_an_indicator_that_counts_the_right_thing(
    reference: Reference, indicator: str, measure: str, denominator: str | None
) -> None:
    row = reference.indicators[indicator]
    assert (row["measure"], row["denominator"], row["across_units"]) == (
        measure,
        denominator,
        "sum",
    )


def test_content_groups_have_the_number_of_each_document(reference: Reference) -> None:
    groups = {
        key: len(rows(reference, "content_group", covenant=key))
        for key in (K1, K2, K3, KCN11, PLAN, None)
    }
    assert groups == {K1: 7, K2: 6, K3: 5, KCN11: 0, PLAN: 5, None: 8}


def test_the_review_of_2020_has_its_difficulties_proposals_and_directives(
    reference: Reference,
) -> None:
    said = rows(reference, "statement", bloc="TLD_KCN11", period="2020-S1")
    kinds = [row["kind"] for row in said]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "difficulty": 4,
        "proposal": 4,
        "directive": 3,
        "result": 5,
    }
    review = one(reference, "event", kind="half_year_review")
    assert review["held_on"] == date(2020, 7, 23)
    assert "Thái Bình" in str(review["place"])


def test_the_catalogue_is_whole(reference: Reference) -> None:
    indicators = reference.tables["indicator"]
    assert len(indicators) == 68
    computed = {row["indicator"] for row in indicators if row["computed"]}
    assert computed == {"KHOI_BC_DUNGHAN", "KHOI_CHITIEU_DAT"}
    assert [row["indicator"] for row in indicators if row["may_be_negative"]] == ["DV_TANG_THUC"]
    assert {row["content_group"] for row in indicators} == {f"G{number}" for number in range(1, 9)}


def test_rows_have_the_columns_of_their_relation(reference: Reference) -> None:
    for table, facts in reference.tables.items():
        contract = STATED.get(table, table)
        sql = (ROOT / "warehouse" / "core" / f"{contract}.sql").read_text("utf-8")
        columns = set(re.findall(r"^  (\w+) ", sql, re.MULTILINE))
        for row in facts:
            assert set(row) == columns, table


def test_every_fact_names_a_source_that_is_listed(reference: Reference) -> None:
    known = {row["source"] for row in reference.tables["source"]}
    for table, facts in reference.tables.items():
        assert all(row["source"] in known for row in facts), table


def test_all_text_is_composed_unicode() -> None:
    assert all(is_normalized("NFC", path.read_text("utf-8")) for path in files(FOLDER))


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("unit", "Đài TNVN", "CD_VOV"),
        ("unit", "KTNN", "CD_KTNN"),
        ("unit", "Công đoàn Bộ KH&CN", "CD_BKHCN"),
        ("unit", "Công đoàn Bộ Lao động, Thương binh và Xã hội", "CD_BLDTBXH"),
        ("unit", "Công đoàn Viện Hàn lâm Khoa học xã hội Việt Nam", "CD_VASS"),
        ("bloc", "Khối thi đua 11 Công đoàn ngành Trung ương", "TLD_KCN11"),
        ("bloc", "Khối thi đua II", "CDVC_K2"),
        ("indicator", "Tổng số lao động / Trong đó: nữ", "LD_NU"),
    ],
)
def test_ways_of_writing_lead_to_one_code(
    reference: Reference, kind: str, text: str, code: str
) -> None:
    assert {found[2] for found in reference.aliases if found[:2] == (kind, text)} == {code}


def test_a_bare_name_that_may_mean_two_leads_nowhere(reference: Reference) -> None:
    written = {text.casefold() for _, text, _ in reference.aliases}
    for text in ("KH&CN", "Ngân hàng", "Khối thi đua 11", "Khối 11", "Công Thương", "nữ"):
        assert text.casefold() not in written
        assert f"Trong đó: {text}".casefold() not in written


def test_the_digest_follows_the_files_and_nothing_else(tmp_path: Path) -> None:
    office = tmp_path / "reference"
    office.mkdir()
    (office / "unit.csv").write_text("unit,name_vi,name_en\n", "utf-8")
    before = digest(office)
    (office / "notes.txt").write_text("not reference", "utf-8")
    assert digest(office) == before
    (office / "unit.csv").write_text("unit,name_vi,name_en\nA,A,A\n", "utf-8")
    assert digest(office) != before


def test_a_sample_adds_targets_and_due_dates_that_say_they_are_illustrative(
    reference: Reference, tmp_path: Path
) -> None:
    path = tmp_path / "sample.toml"
    path.write_text(
        """
[[target]]
covenant = "2024-CDVC_K1"
unit = "CD_BTC"
indicator = "DV_KETNAP_MOI"
origin = "registered"
comparator = ">="
value = 120
illustrative = true

[[due]]
bloc = "CDVC_K1"
period = "2024-S1"
due_on = 2024-06-15
illustrative = true
""",
        "utf-8",
    )
    with_sample = read_overlay(path, reference)
    target = one(with_sample, "target", unit="CD_BTC")
    assert (target["valid_from"], target["measure"]) == (date(2024, 1, 1), "người")
    assert target["illustrative"] is True
    assert one(with_sample, "due")["due_on"] == date(2024, 6, 15)
    assert len(reference.tables["target"]) == 1
    assert with_sample.digest != reference.digest
