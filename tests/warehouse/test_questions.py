"""What questions answer: one row per what their first line says."""

from datetime import date
from typing import Any

from warehouse import queries
from warehouse.scope import Scope

BALLOT = {"quorum_part": 2, "quorum_whole": 3, "majority_part": 1, "majority_whole": 2}
SCHEME = {"scale": 100, "content_scale": 100, "decimals": 2, "bonus": "inside", "bonus_cap": 0,
          "final_stage": "recognised"}  # fmt: skip


def test_a_unit_for_which_two_persons_signed_is_one_member_with_both_named(world: Any) -> None:
    signed = {"covenant": world.covenant, "unit": "A"}
    world.signatories += [
        signed | {"person": "Trần Bình", "post": "Phó Chủ tịch"},
        signed | {"person": "Lê An", "post": "Chủ tịch"},
        signed | {"unit": "B"},
    ]
    with world.build() as connection:
        members = queries.members(connection, Scope.everything(), "K", 2024)
    named = members.select("unit", "person").rows()
    assert named == [("A", "Lê An, Chủ tịch; Trần Bình, Phó Chủ tịch"), ("B", None)]


def test_an_indicator_told_by_units_and_by_the_bloc_is_counted_once_by_its_units(
    world: Any,
) -> None:
    for indicator in ("SK_SO", "DT_SO"):
        world.aim(indicator, 20)
        world.tell("K", indicator, "2024", 5)
    for unit in world.units:
        world.tell(unit, "SK_SO", "2024", 10)
    place = ["K 2024"]
    with world.build() as connection:
        counted = queries.overview(connection, Scope.everything(), place)
        behind = queries.attention(connection, Scope.everything(), place)
        met = connection.execute(
            "select targets, met from marts.targets_met where unit is null and period = '2024'"
        ).fetchall()
    assert counted.select("verdict", "basis", "indicators").rows() == [
        ("met", "units", 1),
        ("missed", "own", 1),
    ]
    assert behind.select("indicator", "basis").rows() == [("DT_SO", "own")]
    assert met == [(2, 1)]


def test_what_is_to_come_is_asked_within_a_reader_s_scope(world: Any) -> None:
    """Every question about outlook, comparison and targets answers its bloc and no other."""
    world.units = ("A", "B", "C")
    world.sign(2023, *world.units)
    world.aim("SK_SO", 100)
    world.aim("SK_SO", 90, valid_from=date(2024, 9, 1))
    world.aim("CDCS_HTXS_TYLE", 45, parent_target="SK_SO")
    world.aim("DV_TONG", 900, term_from=2023, term_to=2027)
    world.plan("match")
    for unit in ("A", "B"):
        for period, value in (("2023-S1", 40), ("2023", 80), ("2024-S1", 50)):
            world.tell(unit, "SK_SO", period, value)
    world.tell("C", "SK_SO", "2023-S1", 20)
    asked = {
        "outlook": ("K", 2024),
        "comparison": ("K", "2024-S1"),
        "left_out": ("K", "2024-S1"),
        "series": ("K", "SK_SO"),
        "programme": ("2024-K",),
        "target_realism": ("2024-K",),
        "amendments": ("2024-K",),
        "term_progress": ("2024-K",),
        "nested_targets": ("2024-K", "2024"),
    }
    with world.build(date(2024, 8, 1)) as connection:
        for question, about in asked.items():
            ask = getattr(queries, question)
            assert ask(connection, Scope.of("K"), *about).height > 0, question
            assert ask(connection, Scope.of("L"), *about).height == 0, question
        assert queries.forecast_skill(connection, Scope.everything(), "K").height == 0
        series = queries.series(connection, Scope.everything(), "K", "SK_SO")
        unit = queries.outlook(connection, Scope.everything(), "K", 2024, "A")
    assert series.select("period", "value", "qualifier", "comparable_units").rows() == [
        ("2023-S1", 100, "=", None),
        ("2023", 160, ">=", None),
        ("2024-S1", 100, ">=", 2),
    ]
    assert unit["indicator"].to_list() == ["CDCS_HTXS_TYLE"]  # a count of the bloc is no unit's


def test_all_indicators_of_a_bloc_are_asked_for_at_once_with_the_year_before_its_covenant(
    world: Any,
) -> None:
    for code in ("SK_SO", "DT_SO"):
        for period, value in (("2023", 80), ("2024", 90)):
            world.tell("A", code, period, value)
    with world.build() as connection:
        everything = Scope.everything()
        told = queries.series(connection, everything, "K")
        one = queries.series(connection, everything, "K", "SK_SO")
        none = queries.series(connection, Scope.of("L"), "K")
    assert set(told["indicator"]) == {"SK_SO", "DT_SO"}
    assert one.select("period", "value", "of_comparable").rows() in (
        [("2024", 90, False)],
        [("2023", 80, True), ("2024", 90, False)],
    )
    assert none.height == 0


def test_what_was_forecast_at_half_year_is_asked_beside_what_came(world: Any) -> None:
    world.sign(2023, "A", "B")
    world.aim("SK_SO", 100, unit="A")
    for period, value in (("2023-S1", 40), ("2023", 80), ("2024-S1", 50), ("2024", 100)):
        world.tell("A", "SK_SO", period, value)
    everything = Scope.everything()
    with world.build() as connection:
        of_unit = queries.forecast_record(connection, everything, "K", 2024, "A")
        of_bloc = queries.forecast_record(connection, everything, "K", 2024)
        of_others = queries.forecast_record(connection, Scope.of("L"), "K", 2024, "A")
    assert of_unit.select("indicator", "forecast", "came").rows() == [("SK_SO", 100, 100)]
    assert of_bloc.height == of_others.height == 0


def test_old_years_keep_the_names_of_their_time(world: Any) -> None:
    world.sign(2025, "A", "B")
    world.names = [
        {"unit": "A", "name_vi": "Công đoàn Bộ A", "valid_from": None},
        {"unit": "A", "name_vi": "Công đoàn Bộ A và B", "valid_from": date(2025, 3, 1)},
    ]
    world.tell("A", "SK_SO", "2024", 5)
    world.tell("A", "SK_SO", "2025-S1", 5)
    everything = Scope.everything()
    with world.build() as connection:
        for year, period, name in (
            (2024, "2024", "Công đoàn Bộ A"),
            (2025, "2025-S1", "Công đoàn Bộ A và B"),
        ):
            members = queries.members(connection, everything, "K", year)
            cells = queries.unit_cells(connection, everything, "K", period)
            assert members["name_vi"].to_list() == ["B", name]
            assert set(cells["unit_vi"]) == {"B", name}


def test_what_is_other_than_at_a_review_is_asked_bloc_by_bloc(world: Any) -> None:
    world.tell("A", "SK_SO", "2024", 5)
    of_value = {"relation": "core.observation", "unit": "A", "period": "2024"}
    of_rank = {"relation": "marts.ranking", "unit": "A", "covenant": "2024-K"}
    row = {"since": "sơ kết", "key": "…", "field": "…", "illustrative": False}
    elsewhere = of_value | {"unit": "elsewhere"}
    world.stated["marts.change"] = [row | one for one in (of_value, of_rank, elsewhere)]
    with world.build() as connection:
        for scope, bloc, year, rows in (
            (Scope.everything(), "K", 2024, 2),
            (Scope.of("K"), "K", 2024, 2),
            (Scope.of("L"), "K", 2024, 0),
            (Scope.everything(), "K", 2023, 0),
        ):
            assert queries.changes(connection, scope, bloc, year).height == rows


def test_awards_cross_checks_and_votes_are_asked_within_a_reader_s_scope(world: Any) -> None:
    award = {"award": "Cờ", "stage": "ambition", "quota": 1}
    world.state("core.stated_award", covenant="2024-K", **award)
    world.state("core.scheme", covenant="2024-K", **SCHEME, **BALLOT)
    told = {"period": "2024", "unit": "K", "of_unit": "A", "position": 1, "sheet": "Trang"}
    told |= {"cell": "F9", "raw_text": "4"}
    about = {
        "cross_check": {"checked_by": "B", "outcome": "agreed"},
        "vote": {"question": "Cờ", "eligible": 9, "present": 5, "in_favour": 4},
    }
    for kind, said in about.items():
        world.file(kind, "K", "2024", kind=kind)
        world.state(f"staging.{kind}", submission=kind, **told | said)
    with world.build() as connection:
        for question in (queries.awards, queries.cross_checks, queries.votes):
            assert question(connection, Scope.of("K"), "2024-K").height == 1
            assert question(connection, Scope.of("L"), "2024-K").height == 0
        (vote,) = queries.votes(connection, Scope.of("K"), "2024-K").to_dicts()
    assert (vote["unit"], vote["has_quorum"], vote["has_majority"]) == ("A", False, True)


def test_what_a_covenant_sets_is_asked_as_it_governs_and_within_scope(world: Any) -> None:
    world.aim("SK_SO", 100)
    world.aim("SK_SO", 120, valid_from=date(2024, 7, 1), decision="QĐ 4")
    world.aim("SK_SO", 150, origin="assigned")
    for unit, value in (("A", 40), ("B", 50)):
        world.aim("SK_SO", value, unit=unit, origin="registered")
    world.signatories.append({"covenant": world.covenant, "unit": "A"})
    world.plan("giao_luu")
    world.tell_activity("A", "giao_luu", date(2024, 5, 2))
    with world.build() as connection:
        (row,) = queries.targets(connection, Scope.everything(), "2024-K").to_dicts()
        for question in (queries.targets, queries.signatories, queries.activity_reports):
            heights = [
                question(connection, scope, "2024-K").height
                for scope in (Scope.of("K"), Scope.of("ANOTHER"))
            ]
            assert heights == [1, 0], question.__name__
    assert (row["target"], row["origin"], row["decision"]) == (120, "pledged", "QĐ 4")
    assert (row["assigned_target"], row["unit_target_sum"], row["units"]) == (150, 90, 2)


def test_an_indicator_is_told_by_a_value_or_by_not_applying(world: Any) -> None:
    world.units = ("A", "B", "C")
    world.aim("SK_SO", 100)
    world.tell("A", "SK_SO", "2024", 7, status="E")
    world.tell("B", "SK_SO", "2024", None, missing="not_applicable")
    world.tell("C", "SK_SO", "2024", None, missing="blank")
    with world.build() as connection:
        ask = queries.indicator_completeness
        (row,) = ask(connection, Scope.everything(), "K", "2024").to_dicts()
        assert ask(connection, Scope.of("ANOTHER"), "K", "2024").height == 0
    told = (row["expected"], row["reported"], row["estimated"], row["illustrative"])
    assert told == (3, 2, 1, False)


def test_registers_of_blocs_are_asked_within_scope_and_those_of_units_are_not(world: Any) -> None:
    world.state("core.scheme", covenant=world.covenant, **SCHEME, **BALLOT)
    with world.build() as connection:
        for question, rows in ((queries.memberships, 2), (queries.schemes, 1)):
            assert question(connection, Scope.of("K")).height == rows
            assert question(connection, Scope.of("ANOTHER")).height == 0
        assert queries.units(connection, Scope.of("ANOTHER")).height == 2
