"""What a bloc's figures are, and what may be said of them: the rule book, case by case."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

JULY, JANUARY = date(2024, 7, 31), date(2025, 1, 31)
Row = dict[str, Any]
Show = Callable[..., Row]


def test_a_flow_adds_up_over_units_and_never_half_to_year(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.tell_members(A=130, B=150)
    half, year = show("DV_KETNAP_MOI", "2024-S1"), show("DV_KETNAP_MOI", "2024")
    assert (half["actual"], half["percent"], half["verdict"]) == (150, 50, "on_pace")
    assert (year["actual"], year["verdict"]) == (280, "missed")
    assert round(year["percent"], 1) == Decimal("93.3")
    assert (year["reported"], year["expected"]) == (2, 2)


def test_the_second_half_is_the_year_less_the_first(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.tell_members(A=130, B=150)
    row = show("DV_KETNAP_MOI", "2024-S2")
    assert row["actual"] == 130
    assert (row["target"], row["percent"], row["verdict"]) == (None, None, None)


def test_a_unit_to_which_it_does_not_apply_is_not_silent_in_the_second_half(
    world: Any, show: Show
) -> None:
    world.tell("A", "SK_SO", "2024-S1", 10)
    world.tell("A", "SK_SO", "2024", 30)
    world.tell("B", "SK_SO", "2024", None, missing="not_applicable")
    row = show("SK_SO", "2024-S2")
    assert (row["actual"], row["qualifier"], row["expected"]) == (20, "=", 1)


def test_a_half_year_report_never_fills_the_year(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.tell_members()
    world.due("2024", date(2024, 12, 10))
    assert show("DV_KETNAP_MOI", "2024", as_of=date(2024, 12, 10))["verdict"] == "not_due"
    row = show("DV_KETNAP_MOI", "2024", as_of=date(2024, 12, 11))
    assert (row["actual"], row["verdict"]) == (None, "not_known")


def test_a_stock_of_the_year_is_its_last_state(world: Any, show: Show) -> None:
    for unit, half, year in (("A", 1000, 1050), ("B", 3000, 2900)):
        world.tell(unit, "DV_TONG", "2024-S1", half)
        world.tell(unit, "DV_TONG", "2024", year)
    assert show("DV_TONG", "2024-S1")["actual"] == 4000
    assert show("DV_TONG", "2024")["actual"] == 3950
    with world.build() as connection:
        halves = "select count(*) from marts.progress where period = '2024-S2'"
        assert connection.execute(halves).fetchone() == (0,)


def test_a_share_of_a_bloc_is_the_share_of_its_sums(world: Any, show: Show) -> None:
    world.aim("DV_TYLE", 95)
    world.tell("A", "DV_TYLE", "2024-S1", 95, numerator=950, denominator=1000)
    world.tell("B", "DV_TYLE", "2024-S1", 80, numerator=2400, denominator=3000)
    row = show("DV_TYLE", "2024-S1")
    assert (row["actual"], row["numerator"], row["denominator"]) == (Decimal("83.75"), 3350, 4000)
    assert show("DV_TYLE", "2024-S1", "A")["verdict"] == "met"


def test_percentages_alone_make_no_share_of_the_bloc(world: Any, show: Show) -> None:
    world.aim("DV_TYLE", 50)
    world.tell("A", "DV_TYLE", "2024", 95)
    world.tell("B", "DV_TYLE", "2024", 80)
    row = show("DV_TYLE", "2024")
    assert (row["actual"], row["verdict"], row["reported"]) == (None, "indeterminate", 2)
    with world.build() as connection:
        rules = connection.execute("select rule, severity from core.finding").fetchall()
    assert rules == [("share_without_parts", "warning")] * 2


def test_a_share_with_a_silent_unit_is_shown_and_undecided(world: Any, show: Show) -> None:
    world.aim("DV_TYLE", 50)
    world.tell("A", "DV_TYLE", "2024", 95, numerator=950, denominator=1000)
    row = show("DV_TYLE", "2024")
    assert (row["actual"], row["qualifier"], row["percent"]) == (95, "~", None)
    assert row["verdict"] == "indeterminate"


def test_a_mean_wage_is_weighted_by_the_heads_it_was_taken_over(world: Any, show: Show) -> None:
    world.tell("A", "LUONG_BQ", "2024", 8_000_000, denominator=100)
    world.tell("B", "LUONG_BQ", "2024", 12_000_000, denominator=300)
    row = show("LUONG_BQ", "2024")
    assert (row["actual"], row["denominator"]) == (11_000_000, 400)


def test_a_nil_is_a_report_and_a_blank_is_silence(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 100)
    world.tell("A", "DV_KETNAP_MOI", "2024", 0, missing="nil")
    world.tell("B", "DV_KETNAP_MOI", "2024", None, missing="blank")
    row = show("DV_KETNAP_MOI", "2024")
    assert (row["actual"], row["reported"], row["expected"]) == (0, 1, 2)
    assert show("DV_KETNAP_MOI", "2024", "B")["actual"] is None


def test_a_unit_to_which_it_does_not_apply_is_not_expected(world: Any, show: Show) -> None:
    world.aim("TULD_TYLE", 90)
    world.tell("A", "TULD_TYLE", "2024", None, missing="not_applicable")
    world.tell("B", "TULD_TYLE", "2024", 95, numerator=19, denominator=20)
    row = show("TULD_TYLE", "2024")
    assert (row["actual"], row["reported"], row["expected"]) == (95, 1, 1)
    assert row["verdict"] == "exceeded"
    assert show("TULD_TYLE", "2024", "A")["verdict"] == "not_applicable"


def test_estimates_are_counted(world: Any, show: Show) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024", 130, status="E")
    world.tell("B", "DV_KETNAP_MOI", "2024", 150)
    assert show("DV_KETNAP_MOI", "2024")["estimated"] == 1


def test_a_bloc_s_own_report_is_never_added_to_its_units(world: Any) -> None:
    world.tell("K", "DV_KETNAP_MOI", "2024-S1", 11000, qualifier=">")
    with world.build() as connection:
        rows = connection.execute(
            "select basis, actual, qualifier, reported, expected, verdict from marts.progress"
            " where unit is null and period = '2024-S1'"
        ).fetchall()
        units = connection.execute("select unit from core.unit").fetchall()
    assert rows == [("own", 11000, ">", None, None, "no_target")]
    assert ("K",) not in units


def test_real_and_illustrative_never_meet_in_one_figure(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 100, illustrative=True)
    world.tell("A", "DV_KETNAP_MOI", "2024", 130)
    world.tell("B", "DV_KETNAP_MOI", "2024", 150, illustrative=True)
    row = show("DV_KETNAP_MOI", "2024")
    assert (row["actual"], row["reported"], row["expected"]) == (130, 1, 2)
    assert (row["target"], row["verdict"], row["illustrative"]) == (None, "no_target", False)


def test_an_illustrative_not_applicable_stays_out_of_a_real_figure(world: Any, show: Show) -> None:
    world.tell("A", "SK_SO", "2024", 120)
    world.tell("B", "SK_SO", "2024", None, missing="not_applicable", illustrative=True)
    row = show("SK_SO", "2024")
    assert (row["qualifier"], row["reported"], row["expected"]) == (">=", 1, 2)


def test_an_illustrative_report_of_a_unit_that_has_ended_leaves_no_gap_in_a_real_sum(
    world: Any, show: Show
) -> None:
    world.ended["B"] = date(2024, 5, 1)
    world.tell("A", "SK_SO", "2024", 120)
    world.tell("B", "SK_SO", "2024", 40, illustrative=True)
    row = show("SK_SO", "2024")
    assert (row["actual"], row["qualifier"], row["expected"]) == (120, "=", 1)


def test_figures_beyond_everyday_size_still_build(world: Any, show: Show) -> None:
    world.aim("SK_GIATRI", 1)
    for unit in ("A", "B"):
        world.tell(unit, "SK_GIATRI", "2024", 9 * 10**14)
        world.tell(unit, "LUONG_BQ", "2024", 9 * 10**14, denominator=9 * 10**14)
    assert show("SK_GIATRI", "2024")["actual"] == 18 * 10**14
    assert round(show("LUONG_BQ", "2024")["actual"], -3) == 9 * 10**14


@pytest.mark.parametrize("known", [(), ("A", "B")], ids=["no member known", "all ended"])
def test_a_covenant_without_a_standing_member_keeps_the_rows_of_its_targets(
    world: Any, show: Show, known: tuple[str, ...]
) -> None:
    world.units = known
    world.ended = dict.fromkeys(known, date(2023, 12, 31))
    world.aim("DV_KETNAP_MOI", 300)
    world.aim("QT_DUNGHAN", 1, "yes")
    for indicator in ("DV_KETNAP_MOI", "QT_DUNGHAN"):
        early = show(indicator, "2024-S1", as_of=date(2024, 6, 30))
        late = show(indicator, "2024-S1", as_of=date(2024, 7, 1))
        assert (early["verdict"], late["verdict"]) == ("not_due", "not_known")
        assert (late["actual"], late["reported"], late["expected"]) == (None, 0, None)


def test_the_gap_is_what_is_missing_to_what_is_expected_by_then(world: Any) -> None:
    world.aim("DV_KETNAP_MOI", 400)
    world.aim("TNLD_VU", 0, "<=")
    world.tell_members(A=130, B=150)
    with world.build() as connection:
        gaps = connection.execute(
            "select period, gap from marts.named_progress where unit is null"
            " and indicator = 'DV_KETNAP_MOI' and period <> '2024-S2' order by period"
        ).fetchall()
        others = connection.execute(
            "select distinct gap from marts.named_progress where indicator = 'TNLD_VU'"
        ).fetchall()
    assert gaps == [("2024", 30), ("2024-S1", Decimal("12.5"))]
    assert others == [(None,)]


def test_a_silent_unit_s_row_that_only_made_up_figures_ask_for_is_made_up(
    world: Any, show: Show
) -> None:
    world.tell("A", "SK_SO", "2024-S1", 10, illustrative=True)
    world.tell("A", "DT_SO", "2024-S1", 10, illustrative=True)
    world.aim("DT_SO", 300)
    assert show("SK_SO", "2024-S1", unit="B")["illustrative"]
    assert not show("DT_SO", "2024-S1", unit="B")["illustrative"]
