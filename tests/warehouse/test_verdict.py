"""What may be said of a figure beside its target: which target governs, what a bound proves."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

JULY, JANUARY = date(2024, 7, 31), date(2025, 1, 31)
Row = dict[str, Any]
Show = Callable[..., Row]


def test_a_second_half_that_a_unit_leaves_open_is_a_lower_bound(world: Any, show: Show) -> None:
    world.tell_members(A=130)
    row = show("DV_KETNAP_MOI", "2024-S2")
    assert (row["actual"], row["qualifier"], row["reported"], row["expected"]) == (70, ">=", 1, 2)
    assert show("DV_KETNAP_MOI", "2024-S2", "B")["actual"] is None


def test_a_second_half_below_zero_is_shown_and_not_clipped(world: Any, show: Show) -> None:
    world.tell_members(A=50, B=150)
    assert show("DV_KETNAP_MOI", "2024-S2")["actual"] == 50
    assert show("DV_KETNAP_MOI", "2024-S2", "A")["actual"] == -10


def test_a_silent_unit_makes_the_sum_a_lower_bound_without_percent(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.tell_members(A=130)
    row = show("DV_KETNAP_MOI", "2024")
    assert (row["actual"], row["qualifier"], row["percent"]) == (130, ">=", None)
    assert (row["reported"], row["expected"], row["verdict"]) == (1, 2, "indeterminate")


def test_a_lower_bound_beyond_the_target_decides_all_the_same(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 120)
    world.tell_members(A=130)
    assert show("DV_KETNAP_MOI", "2024")["verdict"] == "exceeded"


def test_a_silent_unit_of_an_indicator_that_may_fall_proves_nothing(world: Any, show: Show) -> None:
    world.aim("DV_TANG_THUC", 10)
    world.tell("A", "DV_TANG_THUC", "2024", 50)
    row = show("DV_TANG_THUC", "2024")
    assert (row["qualifier"], row["verdict"]) == ("~", "indeterminate")


def test_without_a_due_date_a_row_is_due_after_the_period_ends(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    assert show("DV_KETNAP_MOI", "2024-S1", as_of=date(2024, 6, 30))["verdict"] == "not_due"
    assert show("DV_KETNAP_MOI", "2024-S1", as_of=date(2024, 7, 1))["verdict"] == "not_known"


def test_a_bloc_is_not_due_only_while_no_unit_has_reported(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.due("2024-S1", date(2024, 6, 30))
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60)
    early = date(2024, 6, 12)
    assert show("DV_KETNAP_MOI", "2024-S1", as_of=early)["verdict"] == "indeterminate"
    assert show("DV_KETNAP_MOI", "2024-S1", "A", as_of=early)["verdict"] == "no_target"


def test_coverage_counts_each_union_once_a_year(world: Any, show: Show) -> None:
    world.aim("KTTC_CDCS", 100, measure="%")
    for unit, half, year, unions in (("A", 6, 10, 10), ("B", 8, 18, 20)):
        world.tell(unit, "KTTC_CDCS", "2024-S1", half)
        world.tell(unit, "CDCS_TONG", "2024-S1", unions)
        world.tell(unit, "KTTC_CDCS", "2024", year)
        world.tell(unit, "CDCS_TONG", "2024", unions)
    half, year = show("KTTC_CDCS", "2024-S1"), show("KTTC_CDCS", "2024")
    assert (half["numerator"], half["denominator"], half["measure"]) == (14, 30, "%")
    assert round(half["actual"], 1) == Decimal("46.7")
    assert (half["expected_percent"], half["verdict"]) == (50, "behind")
    assert (round(year["actual"], 1), year["verdict"]) == (Decimal("93.3"), "missed")
    unit = show("KTTC_CDCS", "2024", "A")
    assert (unit["actual"], unit["verdict"]) == (100, "met")


def test_a_yes_of_the_bloc_is_a_yes_of_every_unit(world: Any, show: Show) -> None:
    world.aim("QT_DUNGHAN", 1, "yes")
    world.tell("A", "QT_DUNGHAN", "2024", 1)
    assert show("QT_DUNGHAN", "2024")["verdict"] == "indeterminate"
    world.tell("B", "QT_DUNGHAN", "2024", 0)
    row = show("QT_DUNGHAN", "2024")
    assert (row["actual"], row["numerator"], row["denominator"]) == (1, 1, 2)
    assert (row["percent"], row["verdict"]) == (50, "missed")
    assert show("QT_DUNGHAN", "2024", "A")["verdict"] == "met"


def test_on_time_is_counted_from_receipts_not_from_what_a_unit_writes(
    world: Any, show: Show
) -> None:
    world.aim("KHOI_BC_DUNGHAN", 1, "yes")
    world.due("2024-S1", date(2024, 6, 15))
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 5)
    row = show("KHOI_BC_DUNGHAN", "2024-S1", as_of=JULY)
    assert (row["numerator"], row["denominator"], row["verdict"]) == (1, 2, "behind")
    assert show("KHOI_BC_DUNGHAN", "2024-S1", "B", as_of=JULY)["verdict"] == "behind"


def test_lower_is_better_needs_no_division(world: Any, show: Show) -> None:
    world.aim("TNLD_VU", 0, "<=")
    world.aim("TNLD_VU", 0, "<=", unit="A")
    world.aim("TNLD_VU", 0, "<=", unit="B")
    for period in ("2024-S1", "2024"):
        world.tell("A", "TNLD_VU", period, 0)
        world.tell("B", "TNLD_VU", period, 1)
    verdicts = [show("TNLD_VU", "2024-S1", unit)["verdict"] for unit in ("A", "B")]
    assert verdicts == ["on_pace", "behind"]
    verdicts = [show("TNLD_VU", "2024", unit)["verdict"] for unit in ("A", "B", None)]
    assert verdicts == ["met", "missed", "missed"]
    assert show("TNLD_VU", "2024")["percent"] is None


def test_what_is_done_once_a_year_is_expected_whole_by_half_year(world: Any, show: Show) -> None:
    world.aim("HNCBCC_TYLE", 100)
    for unit, done, of in (("A", 10, 10), ("B", 19, 20)):
        world.tell(unit, "HNCBCC_TYLE", "2024-S1", 100 * done / of, numerator=done, denominator=of)
    row = show("HNCBCC_TYLE", "2024-S1")
    assert (round(row["actual"], 1), row["expected_percent"]) == (Decimal("96.7"), 100)
    assert row["verdict"] == "behind"


@pytest.mark.parametrize(
    ("baseline", "stated", "expected"),
    [(100, None, 75), (None, None, 100), (100, 60, 60)],
    ids=["half-way", "no baseline", "the covenant says otherwise"],
)
def test_a_state_is_expected_half_way_from_its_baseline(
    world: Any, show: Show, baseline: int | None, stated: int | None, expected: int
) -> None:
    world.aim("DV_TONG", 200, baseline=baseline, h1_expected=stated)
    for unit in ("A", "B"):
        world.tell(unit, "DV_TONG", "2024-S1", 80)
    row = show("DV_TONG", "2024-S1")
    assert (row["percent"], row["expected_percent"]) == (80, expected)
    assert row["verdict"] == ("behind" if expected > 80 else "on_pace")


def test_exactly_half_way_from_the_baseline_is_on_pace(world: Any, show: Show) -> None:
    world.units = ("A",)
    world.aim("DV_TONG", 300, baseline=100)
    world.tell("A", "DV_TONG", "2024-S1", 200)
    row = show("DV_TONG", "2024-S1")
    assert (row["expected_percent"], row["verdict"]) == (Decimal("66.6667"), "on_pace")


def test_what_is_graded_at_year_end_is_not_due_at_half_year(world: Any, show: Show) -> None:
    world.aim("CDCS_HTT_TYLE", 80)
    for unit, good, of in (("A", 9, 10), ("B", 15, 20)):
        world.tell(unit, "CDCS_HTT_TYLE", "2024", 100 * good / of, numerator=good, denominator=of)
    assert show("CDCS_HTT_TYLE", "2024-S1")["verdict"] == "not_due"
    year = show("CDCS_HTT_TYLE", "2024")
    assert (year["actual"], year["verdict"]) == (80, "met")


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ("=", "=", "="),
        (">", "=", ">"),
        (">=", "=", ">="),
        (">", ">=", ">"),
        ("<", "=", "<"),
        ("<=", "<=", "<="),
        (">", "<", "~"),
        ("~", "=", "~"),
        ("~", ">", "~"),
    ],
)
def test_a_bound_stays_a_bound_through_a_sum(
    world: Any, show: Show, first: str, second: str, total: str
) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60, qualifier=first)
    world.tell("B", "DV_KETNAP_MOI", "2024-S1", 90, qualifier=second)
    row = show("DV_KETNAP_MOI", "2024-S1")
    assert (row["actual"], row["qualifier"]) == (150, total)


@pytest.mark.parametrize(
    ("qualifier", "value", "verdict"),
    [
        ("=", 300, "met"),
        (">", 300, "exceeded"),
        (">=", 300, "met"),
        (">", 299, "indeterminate"),
        ("<", 300, "missed"),
        ("<=", 300, "indeterminate"),
        ("~", 900, "indeterminate"),
        ("=", 301, "exceeded"),
    ],
)
def test_a_bound_counts_only_for_what_it_proves(
    world: Any, show: Show, qualifier: str, value: int, verdict: str
) -> None:
    world.units = ("A",)
    world.aim("DV_KETNAP_MOI", 300)
    world.tell("A", "DV_KETNAP_MOI", "2024", value, qualifier=qualifier)
    assert show("DV_KETNAP_MOI", "2024")["verdict"] == verdict


@pytest.mark.parametrize(
    ("comparator", "value", "half", "year"),
    [
        (">", 100, "on_pace", "missed"),
        (">", 101, "met", "met"),
        ("=", 49, "behind", "missed"),
        ("=", 50, "on_pace", "missed"),
        ("=", 100, "on_pace", "met"),
        ("=", 101, "behind", "missed"),
        ("<=", 100, "on_pace", "met"),
        ("<=", 101, "behind", "missed"),
        ("<", 100, "behind", "missed"),
        ("<", 99, "on_pace", "met"),
        (">=", 100, "met", "met"),
        (">=", 49, "behind", "missed"),
    ],
)
def test_each_comparator_has_its_own_words(
    world: Any, show: Show, comparator: str, value: int, half: str, year: str
) -> None:
    world.units = ("A",)
    world.aim("DV_KETNAP_MOI", 100, comparator)
    for period in ("2024-S1", "2024"):
        world.tell("A", "DV_KETNAP_MOI", period, value)
    assert show("DV_KETNAP_MOI", "2024-S1")["verdict"] == half
    assert show("DV_KETNAP_MOI", "2024")["verdict"] == year


def test_a_target_of_zero_is_judged_without_percent(world: Any, show: Show) -> None:
    world.units = ("A",)
    world.aim("DV_KETNAP_MOI", 0)
    world.tell("A", "DV_KETNAP_MOI", "2024", 0)
    row = show("DV_KETNAP_MOI", "2024")
    assert (row["percent"], row["expected_percent"], row["verdict"]) == (None, None, "met")


def test_the_pledged_target_governs_and_the_assigned_stands_beside(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.aim("DV_KETNAP_MOI", 250, origin="assigned")
    world.aim("DV_KETNAP_MOI", 90, origin="registered", unit="A")
    world.tell_members(A=130, B=150)
    row = show("DV_KETNAP_MOI", "2024")
    assert (row["target"], row["origin"], row["assigned_target"]) == (300, "pledged", 250)
    assert row["unit_target_sum"] == 90
    unit = show("DV_KETNAP_MOI", "2024", "A")
    assert (unit["target"], unit["origin"], unit["verdict"]) == (90, "registered", "exceeded")


def test_an_absolute_target_is_never_divided_among_units(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.tell_members(A=130, B=150)
    assert show("DV_KETNAP_MOI", "2024", "A")["verdict"] == "no_target"


def test_units_targets_are_never_summed_into_one_of_the_bloc(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 90, unit="A")
    world.tell_members(A=130, B=150)
    row = show("DV_KETNAP_MOI", "2024")
    assert (row["target"], row["verdict"], row["unit_target_sum"]) == (None, "no_target", 90)


def test_an_amended_target_holds_from_its_day(world: Any, show: Show) -> None:
    world.aim("DV_KETNAP_MOI", 300, valid_to=date(2024, 8, 31))
    world.aim("DV_KETNAP_MOI", 400, valid_from=date(2024, 9, 1), decision="12/QĐ")
    world.tell_members(A=130, B=170)
    assert show("DV_KETNAP_MOI", "2024-S1")["target"] == 300
    assert show("DV_KETNAP_MOI", "2024")["target"] == 400


def test_a_dissolved_unit_is_not_a_silent_one(world: Any, show: Show) -> None:
    world.ended["B"] = date(2024, 5, 1)
    world.aim("DV_KETNAP_MOI", 100)
    world.tell("A", "DV_KETNAP_MOI", "2024", 130)
    row = show("DV_KETNAP_MOI", "2024")
    assert (row["actual"], row["qualifier"], row["expected"]) == (130, "=", 1)
    with world.build() as connection:
        ended = (
            "select unit, status from marts.completeness where status = 'ended' and period = '2024'"
        )
        assert connection.execute(ended).fetchall() == [("B", "ended")]


def test_a_unit_that_told_the_year_before_it_ended_told_its_second_half_too(
    world: Any, show: Show
) -> None:
    world.ended["B"] = date(2024, 10, 1)
    world.tell_members(A=130, B=150)
    row = show("DV_KETNAP_MOI", "2024-S2")
    assert (row["actual"], row["qualifier"], row["expected"]) == (130, "=", 2)


def test_the_share_of_targets_met_does_not_count_itself(world: Any, show: Show) -> None:
    world.aim("KHOI_CHITIEU_DAT", 100)
    world.aim("DV_KETNAP_MOI", 200)
    world.aim("DV_TONG", 9000)
    world.tell_members(A=130, B=150)
    for unit in ("A", "B"):
        world.tell(unit, "DV_TONG", "2024", 2000)
    row = show("KHOI_CHITIEU_DAT", "2024")
    assert (row["actual"], row["numerator"], row["denominator"]) == (50, 1, 2)
    assert row["verdict"] == "missed"


def test_without_other_targets_the_share_of_targets_met_is_not_known(
    world: Any, show: Show
) -> None:
    world.aim("KHOI_CHITIEU_DAT", 100)
    row = show("KHOI_CHITIEU_DAT", "2024")
    assert (row["actual"], row["verdict"]) == (None, "not_known")


@pytest.mark.parametrize(
    ("whole", "target", "verdict", "qualifier"),
    [
        ("<", 70, "indeterminate", ">"),
        (">", 60, "missed", "<"),
        ("~", 50, "indeterminate", "~"),
    ],
)
def test_a_bound_of_the_whole_is_turned_in_the_share(
    world: Any, show: Show, whole: str, target: int, verdict: str, qualifier: str
) -> None:
    world.units = ("A",)
    world.aim("KTTC_CDCS", target, measure="%")
    world.tell("A", "KTTC_CDCS", "2024", 6)
    world.tell("A", "CDCS_TONG", "2024", 10, qualifier=whole, status="E")
    for unit in ("A", None):
        row = show("KTTC_CDCS", "2024", unit)
        assert (row["actual"], row["qualifier"], row["verdict"]) == (60, qualifier, verdict)
        assert row["estimated"] == 1


def test_the_bound_of_a_whole_whose_part_is_not_told_says_nothing_of_the_share(
    world: Any, show: Show
) -> None:
    world.aim("KTTC_CDCS", 70, measure="%")
    world.tell("A", "KTTC_CDCS", "2024", 6)
    world.tell("A", "CDCS_TONG", "2024", 10)
    world.tell("B", "KTTC_CDCS", "2024", None, missing="not_applicable")
    world.tell("B", "CDCS_TONG", "2024", 10, qualifier="<")
    row = show("KTTC_CDCS", "2024")
    assert (row["actual"], row["qualifier"], row["verdict"]) == (60, "=", "missed")


def test_a_strict_bound_at_the_value_is_beyond_it(world: Any, show: Show) -> None:
    world.units = ("A",)
    world.aim("DV_KETNAP_MOI", 100, "=")
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 100, qualifier=">")
    assert show("DV_KETNAP_MOI", "2024-S1")["verdict"] == "behind"


def findings(world: Any) -> list[str]:
    with world.build() as connection:
        return [row[0] for row in connection.execute("select rule from core.finding").fetchall()]


@pytest.mark.parametrize(
    ("own", "qualifier", "units", "rules"),
    [
        (150, "=", (60, 90), []),
        (149, "=", (60, 90), ["own_report_differs"]),
        (151, "=", (60, 90), ["own_report_differs"]),
        (150, ">", (60, 90), ["own_report_differs"]),
        (149, ">", (60, 90), []),
        (100, "=", (60,), []),
        (50, "=", (60,), ["own_report_differs"]),
    ],
)
def test_a_bloc_s_own_report_that_its_units_contradict_is_a_finding(
    world: Any, own: int, qualifier: str, units: tuple[int, ...], rules: list[str]
) -> None:
    world.tell("K", "SK_SO", "2024-S1", own, qualifier=qualifier)
    for unit, value in zip("AB", units, strict=False):
        world.tell(unit, "SK_SO", "2024-S1", value)
    assert findings(world) == rules


@pytest.mark.parametrize(("alone", "rules"), [(4, []), (3, ["second_half_differs"])])
def test_a_second_half_reported_alone_is_a_check(world: Any, alone: int, rules: list[str]) -> None:
    world.tell("A", "SK_SO", "2024-S1", 6)
    world.tell("A", "SK_SO", "2024", 10)
    world.tell("A", "SK_SO", "2024-S2", alone)
    assert findings(world) == rules


@pytest.mark.parametrize(
    ("comparator", "target", "verdict", "percent"),
    [
        (">=", 50, "met", 100),
        (">=", 40, "exceeded", 125),
        (">", 50, "missed", 100),
        ("<=", 50, "met", None),
    ],
)
def test_the_share_of_targets_met_is_judged_like_any_other(
    world: Any, show: Show, comparator: str, target: int, verdict: str, percent: int | None
) -> None:
    world.aim("KHOI_CHITIEU_DAT", target, comparator)
    world.aim("DV_KETNAP_MOI", 200)
    world.aim("SK_SO", 9000)
    world.tell_members(A=130, B=150)
    for unit in ("A", "B"):
        world.tell(unit, "SK_SO", "2024", 2)
    row = show("KHOI_CHITIEU_DAT", "2024")
    assert (row["verdict"], row["percent"]) == (verdict, percent)
