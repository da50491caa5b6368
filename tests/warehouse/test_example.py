"""A small true world end to end: five years of the bloc Hoa Sen, from workbooks to what is shown.

Four units come and go, one merges, one is dissolved, some are silent, two correct their reports.
"""

import csv
from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

from warehouse.settings import ROOT

REPORTS = ROOT / "tests" / "example" / "reports.csv"
ADDED = ("DV_KETNAP_MOI", "DV_TONG", "CDCS_TONG", "TNLD_VU")


def told() -> dict[tuple[str, str], dict[str, str]]:
    """Give the report that counts of each unit and period: the highest revision."""
    counting: dict[tuple[str, str], dict[str, str]] = {}
    with REPORTS.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            key = row["unit"], row["period"]
            if key not in counting or int(row["revision"]) > int(counting[key]["revision"]):
                counting[key] = row
    return counting


@pytest.mark.parametrize("indicator", ADDED)
def test_each_sum_of_the_bloc_is_the_sum_of_what_its_units_told(
    example: Any, indicator: str
) -> None:
    sums: dict[str, int] = defaultdict(int)
    for (_, period), row in told().items():
        sums[period] += int(row[indicator])
    shown = example.ask(
        "select period, actual from marts.progress"
        " where unit is null and indicator = $indicator and period not like '%-S2'",
        indicator=indicator,
    )
    assert {period: int(actual) for period, actual in shown} == dict(sums)


def test_each_share_of_the_bloc_is_the_share_of_the_sums(example: Any) -> None:
    parts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (_, period), row in told().items():
        if row["CDCS_HTT_TYLE"]:
            good, of = map(int, row["CDCS_HTT_TYLE"].split("/"))
            parts[period] = [parts[period][0] + good, parts[period][1] + of]
    shown = example.ask(
        "select period, numerator, denominator, actual from marts.progress"
        " where unit is null and indicator = 'CDCS_HTT_TYLE' and actual is not null"
    )
    assert {period: [int(good), int(of)] for period, good, of, _ in shown} == dict(parts)
    for _, good, of, actual in shown:
        assert actual == round(Decimal(100) * good / of, 6)


def test_every_report_is_read_and_only_corrections_are_superseded(example: Any) -> None:
    statuses = example.ask("select status, count(*) from core.submission group by status")
    assert dict(statuses) == {"standing": 38, "superseded": 2}
    assert example.ask("select * from core.finding where severity = 'error'") == []


def test_silence_makes_a_bound_and_nobody_a_zero(example: Any) -> None:
    silent = example.ask(
        "select period, qualifier, reported, expected, percent, verdict from marts.progress"
        " where unit is null and indicator = 'DV_KETNAP_MOI' and reported < expected"
        " and period not like '%-S2' order by period"
    )
    assert [row[:4] for row in silent] == [
        ("2021", ">=", 4, 5),
        ("2022", ">=", 4, 5),
        ("2025", ">=", 2, 3),
    ]
    assert {row[4] for row in silent} == {None}


def test_a_merger_changes_who_is_expected_from_its_day(example: Any) -> None:
    expected = example.ask(
        "select period, list(unit order by unit) from core.expected_unit"
        " where year = 2023 and (half is null or half = 1) group by period order by period"
    )
    assert dict(expected) == {
        "2023": ["HS_DAO", "HS_LUA", "HS_SEN", "HS_TREMAI"],
        "2023-S1": ["HS_DAO", "HS_LUA", "HS_MAI", "HS_SEN", "HS_TRE"],
    }


def test_a_dissolved_unit_has_ended_and_is_not_missing(example: Any) -> None:
    shown = example.ask(
        "select period, status from marts.completeness"
        " where unit = 'HS_LUA' and period like '2024%'"
        " order by period"
    )
    assert dict(shown) == {"2024": "ended", "2024-S1": "ended"}


def test_across_the_merger_the_bloc_compares_like_with_like(example: Any) -> None:
    shown = example.ask(
        "select period, cast(value as integer), cast(earlier as integer), comparable_units,"
        " left_out, break from marts.comparison"
        " where unit is null and indicator = 'DV_KETNAP_MOI' and year in (2023, 2024)"
        " order by period"
    )
    assert shown == [
        ("2023", 76, 80, 3, 1, "merger"),  # Tre Mai beside Tre and Mai
        ("2023-S1", 43, 41, 5, 0, None),
        ("2024", 92, 93, 3, 1, None),
        ("2024-S1", 40, 40, 3, 1, "merger"),
    ]
    gone = example.ask(
        "select period, unit, reason from marts.left_out"
        " where indicator = 'DV_KETNAP_MOI' and year in (2023, 2024) order by period"
    )
    assert gone == [
        ("2023", "HS_DAO", "silent"),
        ("2024", "HS_LUA", "ended"),
        ("2024-S1", "HS_LUA", "ended"),
    ]


def test_each_forecast_is_made_of_years_before_its_own(example: Any) -> None:
    earliest = example.ask("select min(year - history_years) from marts.forecast_record")
    assert earliest == [(2021,)]  # the first year that was told
    assert example.ask(
        "select amended_on::varchar, decision, cast(change as integer) from marts.amendment"
    ) == [("2024-09-01", "07/QĐ-HS", 50)]


def test_a_correction_supersedes_and_both_are_kept(example: Any) -> None:
    kept = example.ask(
        "select cast(value as integer), superseded_by is null from core.revision"
        " where unit = 'HS_DAO' and indicator = 'TNLD_VU' and period = '2024-S1'"
        " order by received_at"
    )
    assert kept == [(1, False), (0, True)]


def test_a_bound_is_kept_as_the_unit_wrote_it(example: Any) -> None:
    row = example.ask(
        "select cast(value as integer), qualifier, raw_text from core.observation"
        " where unit = 'HS_SEN' and indicator = 'SK_SO' and period = '2023'"
    )
    assert row == [(40, ">", "trên 40")]
    bloc = example.ask(
        "select qualifier from marts.progress"
        " where unit is null and indicator = 'SK_SO' and period = '2023'"
    )
    assert bloc == [(">",)]


def test_the_late_are_late_by_days(example: Any) -> None:
    late = example.ask(
        "select unit, period, days_late from marts.completeness where status = 'late' order by unit"
    )
    assert late == [("HS_DAO", "2024", 3), ("HS_TRE", "2022-S1", 4)]


def test_every_value_can_be_followed_to_its_cell(example: Any) -> None:
    """The cell named beside each value holds, in the workbook itself, the text kept beside it."""
    from openpyxl import load_workbook

    followed = 0
    for file, sheet, cell, raw in example.ask(
        "select file_name, sheet, cell, raw_text from core.observation"
        " where value is not null and period = '2024' and missing is null"
    ):
        written = load_workbook(example.places.inbox / file)[sheet][cell].value
        assert str(written) == raw.split("/")[0].strip(), (file, cell)
        followed += 1
    assert followed > 20


def test_nothing_of_an_office_s_own_is_illustrative(example: Any) -> None:
    for relation in ("core.observation", "marts.progress", "marts.completeness", "core.target"):
        assert example.ask(f"select count(*) from {relation} where illustrative") == [(0,)]


def test_the_scores_of_2024_are_those_of_a_clerk_with_a_pencil(example: Any) -> None:
    """Audits 30, conferences 20, good unions 30 by steps, accounts 10, on time 10; 1 a day late."""
    late = {"HS_SEN": 0, "HS_TREMAI": 0, "HS_DAO": 3}
    totals = {}
    for unit, days in late.items():
        row = told()[unit, "2024"]
        held, of = map(int, row["HNCBCC_TYLE"].split("/"))
        good, graded = map(int, row["CDCS_HTT_TYLE"].split("/"))
        audited = Decimal(30) * int(row["KTTC_CDCS"]) / int(row["CDCS_TONG"])
        points = audited + Decimal(20) * held / of + (30 if 100 * good / graded >= 80 else 15)
        points += 10 * (row["QT_DUNGHAN"] == "có") + 10 * (days == 0) - days
        totals[unit] = round(points, 2)
    shown = example.ask("select unit, printed from marts.ranking")  # HS_LUA has ended: nobody
    assert dict(shown) == totals
    assert example.ask("select unit, rank, grade, eligible from marts.ranking order by rank") == [
        ("HS_SEN", 1, "XUAT_SAC", True),
        ("HS_TREMAI", 2, "TOT", False),
        ("HS_DAO", 3, "TOT", False),
    ]
