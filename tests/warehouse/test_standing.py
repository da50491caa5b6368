"""What stands when several files speak of the same unit and period."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

VIETNAM = timezone(timedelta(hours=7))
VALUE = "select value, submission from core.observation where indicator = 'DV_KETNAP_MOI'"


def june(day: int) -> datetime:
    return datetime(2024, 6, day, tzinfo=VIETNAM)


def send(world: Any, name: str, value: object, **file: Any) -> None:
    world.file(name, "A", "2024-S1", **{"received": june(10), **file})
    world.tell(
        "A",
        "DV_KETNAP_MOI",
        "2024-S1",
        value,
        file=name,
        illustrative=file.get("illustrative", False),
    )


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ({"received": june(10)}, {"received": june(11)}),
        ({"revision": 0, "received": june(12)}, {"revision": 1, "received": june(12)}),
        (
            {"reported_on": date(2024, 6, 1), "revision": 5, "received": june(20)},
            {"reported_on": date(2024, 6, 2)},
        ),
        ({"level": "summary", "received": june(20)}, {"level": "unit"}),
        (
            {"reported_on": date(2202, 6, 1)},
            {"reported_on": date(2024, 6, 11), "received": june(12)},
        ),
        ({"illustrative": True, "received": june(20)}, {"illustrative": False}),
    ],
    ids=[
        "receipt",
        "revision",
        "day of the report",
        "own above summary",
        "a day to come",
        "real above illustrative",
    ],
)
def test_the_higher_file_stands(world: Any, lower: dict[str, Any], higher: dict[str, Any]) -> None:
    send(world, "low", 1, **lower)
    send(world, "high", 2, **higher)
    with world.build() as connection:
        assert connection.execute(VALUE).fetchall() == [(2, "high")]
        statuses = connection.execute("select submission, status from core.submission").fetchall()
    assert dict(statuses) == {"low": "superseded", "high": "standing"}


def test_the_order_in_which_files_come_to_be_read_changes_nothing(world: Any) -> None:
    sent = [("a", 1, 10), ("b", 2, 14), ("c", 3, 12)]
    standing = set()
    for order in permutations(sent):
        world.submissions.clear()
        world.observations.clear()
        for name, value, day in order:
            send(world, name, value, received=june(day))
        with world.build() as connection:
            standing |= set(connection.execute(VALUE).fetchall())
    assert standing == {(2, "b")}


def test_a_row_that_the_newer_file_lacks_keeps_its_value_and_is_a_finding(world: Any) -> None:
    send(world, "old", 7)
    world.file("new", "A", "2024-S1", received=june(20))
    world.tell("A", "DV_TONG", "2024-S1", 900, file="new")
    with world.build() as connection:
        assert connection.execute(VALUE).fetchall() == [(7, "old")]
        told = connection.execute(
            "select submission, rule from core.finding where severity = 'warning'"
        ).fetchall()
    assert told == [("new", "kept_value")]


@pytest.mark.parametrize("invented_on", [june(1), june(28)], ids=["older", "newer"])
def test_beside_a_real_report_no_illustrative_row_stands(world: Any, invented_on: datetime) -> None:
    send(world, "invented", 7, illustrative=True, received=invented_on)
    world.tell("A", "SK_SO", "2024-S1", 5, file="invented", illustrative=True)
    send(world, "real", 9, received=june(20))
    with world.build() as connection:
        stand = connection.execute(
            "select indicator, value, illustrative from core.observation"
        ).fetchall()
        kept = connection.execute(
            "select indicator, superseded_by, superseded_at from core.revision where illustrative"
            " order by indicator"
        ).fetchall()
        told = connection.execute("select rule from core.finding").fetchall()
    assert stand == [("DV_KETNAP_MOI", 9, False)]
    assert kept == [("DV_KETNAP_MOI", "real", june(20)), ("SK_SO", "real", june(20))]
    assert told == []  # nor is the real report told that it lacks what was invented


@pytest.mark.parametrize("status", ["refused", "quarantined"])
def test_an_illustrative_row_stands_beside_a_real_file_set_aside(world: Any, status: str) -> None:
    send(world, "invented", 7, illustrative=True)
    send(world, "real", 9, received=june(20), status=status)
    with world.build() as connection:
        assert connection.execute(VALUE).fetchall() == [(7, "invented")]


def test_a_cell_that_is_now_blank_drops_the_value(world: Any) -> None:
    send(world, "old", 7)
    world.file("new", "A", "2024-S1", received=june(20))
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", None, file="new", missing="blank")
    with world.build() as connection:
        assert connection.execute(VALUE).fetchall() == [(None, "new")]


@pytest.mark.parametrize("status", ["refused", "quarantined"])
def test_a_file_set_aside_replaces_nothing(world: Any, status: str) -> None:
    send(world, "old", 7)
    send(world, "new", 9, received=june(20), status=status)
    with world.build() as connection:
        assert connection.execute(VALUE).fetchall() == [(7, "old")]
        statuses = connection.execute("select submission, status from core.submission").fetchall()
    assert dict(statuses) == {"old": "standing", "new": status}


def test_every_value_ever_accepted_is_kept_with_what_superseded_it(world: Any) -> None:
    send(world, "first", 7)
    send(world, "second", 9, received=june(20))
    with world.build() as connection:
        kept = connection.execute(
            "select submission, value, superseded_by, superseded_at from core.revision"
            " order by submission"
        ).fetchall()
    assert [row[:3] for row in kept] == [("first", 7, "second"), ("second", 9, None)]
    assert kept[0][3] == june(20)


def test_a_year_below_its_first_half_is_a_finding_with_both_figures(world: Any) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60)
    world.tell("A", "DV_KETNAP_MOI", "2024", 50)
    with world.build() as connection:
        found = connection.execute(
            "select rule, message_vi, message_en from core.finding"
        ).fetchall()
    assert [row[0] for row in found] == ["year_below_half"]
    assert all("50" in text and "60" in text for text in found[0][1:])


@pytest.mark.parametrize(
    ("period", "file", "found"),
    [
        ("2024-S1", {}, []),
        ("2023-S1", {}, ["unit_without_bloc"]),
        ("2023-S1", {"status": "quarantined"}, []),
        ("2023-S1", {"illustrative": True}, []),
    ],
    ids=["a year it is in", "a year it is not", "a file set aside", "the invented year before"],
)
def test_a_report_of_a_unit_in_no_bloc_that_year_is_a_finding(
    world: Any, period: str, file: dict[str, Any], found: list[str]
) -> None:
    world.file("sent", "A", period, **file)
    with world.build() as connection:
        told = connection.execute(
            "select rule, message_vi, message_en from core.finding where severity = 'warning'"
        ).fetchall()
    assert [row[0] for row in told] == found
    assert all("2023" in text and "“A”" in text for row in told for text in row[1:])


def test_to_have_led_a_bloc_before_its_first_covenant_counts_nowhere_either(world: Any) -> None:
    led = {"bloc": "K", "year": 2023, "unit": "A", "role": "leader", "from_seed": True}
    world.memberships.append(led | {"illustrative": False})
    world.file("sent", "A", "2023-S1")
    with world.build() as connection:
        told = connection.execute("select rule from core.finding").fetchall()
    assert told == [("unit_without_bloc",)]


def test_a_bloc_s_own_report_is_not_one_of_a_unit_in_no_bloc(world: Any) -> None:
    world.tell("K", "SK_SO", "2024-S1", 5)
    with world.build() as connection:
        assert connection.execute("select rule from core.finding").fetchall() == []


@pytest.mark.parametrize(
    ("received", "status", "days"), [(june(15), "on_time", 0), (june(17), "late", 2)]
)
def test_late_is_told_from_the_first_report(
    world: Any, received: datetime, status: str, days: int
) -> None:
    world.due("2024-S1", date(2024, 6, 15))
    send(world, "first", 7, received=received)
    send(world, "corrected", 8, received=june(28))
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(
            "select unit, status, days_late from marts.completeness"
            " where period = '2024-S1' order by unit"
        ).fetchall()
    assert told == [("A", status, days), ("B", "missing", None)]


def test_without_a_due_date_nobody_is_late(world: Any) -> None:
    send(world, "first", 7)
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(
            "select unit, status, due_on, days_late from marts.completeness"
            " where period = '2024-S1' order by unit"
        ).fetchall()
    assert told == [("A", "received", None, None), ("B", "not_received", None, None)]


def test_an_illustrative_due_date_never_measures_a_real_report(world: Any) -> None:
    world.due("2024-S1", date(2024, 6, 1), illustrative=True)
    send(world, "first", 7)
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(
            "select status, illustrative from marts.completeness"
            " where unit = 'A' and period = '2024-S1'"
        ).fetchall()
    assert told == [("received", False)]


def test_a_real_and_an_illustrative_report_of_one_unit_are_one_row_of_completeness(
    world: Any,
) -> None:
    world.aim("DV_KETNAP_MOI", 10)
    world.aim("KHOI_BC_DUNGHAN", 1, "yes")
    world.due("2024-S1", date(2024, 6, 15))
    world.due("2024-S1", date(2024, 6, 1), illustrative=True)
    send(world, "real", 7)
    send(world, "invented", 9, illustrative=True)
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(
            "select unit, status, illustrative, cells_reported from marts.completeness"
            " where period = '2024-S1' order by unit"
        ).fetchall()
        bloc = connection.execute(
            "select reported, expected from marts.progress"
            " where indicator = 'KHOI_BC_DUNGHAN' and period = '2024-S1' and unit is null"
        ).fetchall()
    assert told == [("A", "on_time", False, 1), ("B", "missing", False, 0)]
    assert bloc == [(2, 2)]


def test_a_half_year_report_filled_whole_is_complete(world: Any) -> None:
    world.aim("DV_KETNAP_MOI", 10)
    world.aim("CDCS_HTT_TYLE", 80)
    send(world, "half", 7)
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(
            "select cells_reported, cells_expected from marts.completeness"
            " where unit = 'A' order by period"
        ).fetchall()
    assert told == [(0, 2), (1, 1)]


TIMELINESS = (
    "select expected, received, on_time, late, missing, received_of_expected, on_time_of_expected,"
    " on_time_of_received from marts.timeliness where period = '2024-S1'"
)


def test_timeliness_is_told_of_all_expected_and_of_all_received(world: Any) -> None:
    world.units = ("A", "B", "C", "D")
    world.due("2024-S1", date(2024, 6, 15))
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 1)
    world.tell("B", "DV_KETNAP_MOI", "2024-S1", 1)
    world.tell("C", "DV_KETNAP_MOI", "2024-S1", 1)
    world.received |= {"A-2024-S1": june(10), "B-2024-S1": june(15), "C-2024-S1": june(16)}
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(TIMELINESS).fetchall()
    assert told == [(4, 3, 2, 1, 1, 75, 50, Decimal("66.6667"))]


def test_without_a_due_date_timeliness_is_unknown_and_not_nought(world: Any) -> None:
    send(world, "first", 7)
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(TIMELINESS).fetchall()
    assert told == [(2, 1, None, 0, 0, 50, None, None)]


def test_of_nothing_received_no_share_is_in_time(world: Any) -> None:
    world.due("2024-S1", date(2024, 6, 15))
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(TIMELINESS).fetchall()
    assert told == [(2, 0, 0, 0, 2, 0, 0, None)]


def test_a_unit_that_has_ended_is_not_expected_in_time(world: Any) -> None:
    world.ended["B"] = date(2024, 3, 1)
    world.due("2024-S1", date(2024, 6, 15))
    send(world, "first", 7, received=june(10))
    with world.build(date(2024, 7, 1)) as connection:
        told = connection.execute(TIMELINESS).fetchall()
    assert told == [(1, 1, 1, 0, 0, 100, 100, 100)]


LATE = (
    "select status, days_late, receipt_assumed from marts.completeness"
    " where unit = 'A' and period = '2024-S1'"
)
ASSUMED = "select submission, message_vi from core.finding where rule = 'receipt_assumed'"


def test_late_by_a_receipt_that_is_only_assumed_is_said(world: Any) -> None:
    world.aim("DV_KETNAP_MOI", 100)
    world.due("2024-S1", date(2024, 6, 10))
    send(world, "seen", 1, received=june(20), reported_on=date(2024, 6, 8))
    world.first_seen.add("seen")
    with world.build() as connection:
        assert connection.execute(LATE).fetchall() == [("late", 10, True)]
        ((submission, said),) = connection.execute(ASSUMED).fetchall()
    assert submission == "seen"
    assert "lần đầu ngày 20/06/2024" in said
    assert "dù báo cáo ghi ngày 08/06/2024" in said
    assert "ghi ngày nhận ở đầu tên tệp" in said


@pytest.mark.parametrize(
    ("seen", "told"), [(10, None), (20, 8), (20, 15)], ids=["on time", "told on time", "told late"]
)
def test_what_is_not_late_by_assumption_is_not_doubted(
    world: Any, seen: int, told: int | None
) -> None:
    world.aim("DV_KETNAP_MOI", 100)
    world.due("2024-S1", date(2024, 6, 10))
    send(world, "seen", 1, received=june(seen))
    world.first_seen.add("seen")
    if told is not None:
        send(world, "told", 1, received=june(told))
    with world.build() as connection:
        assert connection.execute(LATE).fetchall()[0][2] is (told is None)
        assert connection.execute(ASSUMED).fetchall() == []
