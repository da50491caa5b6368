"""Random small worlds for the rule book in oracle.py: blocs that sign and report all there is."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

from tests.warehouse.oracle import Facts
from tests.world import OBSERVATION, SUBMISSION
from warehouse.build import Material
from warehouse.reference.targets import is_shared

Row = dict[str, Any]
VIETNAM = timezone(timedelta(hours=7))
YEAR = 2024
GRADE = {
    "indicator": "XEP_LOAI",
    "name_vi": "Xếp loại",
    "name_en": "Grade",
    "kind": "grade",
    "measure": "mức",
    "measure_en": "grade",
    "content_group": "G5",
    "across_units": "distribution",
    "across_year": "year_end",
    "direction": "up",
    "h1_from_baseline": False,
    "computed": False,
    "may_be_negative": False,
}
# Of each kind and each rule across the year at least one, and wholes beside what is part of them.
PLAYED = (
    "DV_KETNAP_MOI",
    "DV_TANG_THUC",
    "CL_TET_TIEN",
    "BLDST",
    "TNLD_VU",
    "DV_TONG",
    "NO_LUONG",
    "CDCS_TONG",
    "DV_TYLE",
    "CDCS_HTT_TYLE",
    "TA_HOTRO_TYLE",
    "HNCBCC_TYLE",
    "HT_TYLE",
    "KTTC_CDCS",
    "KTTC_CAPTREN",
    "CDCTTT_TONG",
    "CB_TAPHUAN_TYLE",
    "LUONG_BQ",
    "QT_DUNGHAN",
    "XEP_LOAI",
    "KHOI_BC_DUNGHAN",
    "KHOI_CHITIEU_DAT",
)
QUALIFIERS = ("=", "=", "=", "=", ">", ">=", "<", "<=", "~")
MARKS = (0, 10, 25, 45, 50, 60, 65, 100, 110, 150)  # where targets and what is expected of them lie
MISSING = ("blank", "not_applicable", "pending", "not_collected")


def catalogue(shipped: list[Row]) -> dict[str, Row]:
    """The shipped indicators that are played with, and a grade, of which none is shipped."""
    rows = [row for row in shipped if row["indicator"] in PLAYED]
    empty = dict.fromkeys(shipped[0])
    return {row["indicator"]: row for row in [*rows, {**empty, **GRADE}]}


def world(seed: int, as_of: date, indicators: dict[str, Row]) -> Facts:
    """One bloc's year: few units and few indicators, so that every case meets every other."""
    chance = Random(seed)  # noqa: S311 - figures to play with, nothing secret
    bloc = f"K{seed:05}"
    units = [f"{bloc}_{number}" for number in range(chance.choice((0, 1, 2, 2, 3, 4)))]
    facts = Facts(
        f"{YEAR}-{bloc}",
        bloc,
        YEAR,
        as_of,
        indicators,
        {unit: _life(chance) for unit in units},
        units,
        illustrative=chance.random() < 0.2,
    )
    played = chance.sample(PLAYED, chance.choice((2, 4, 8)))
    if "KTTC_CDCS" in played:
        played.append("CDCS_TONG")
    mixed = chance.random() < 0.4
    for indicator in dict.fromkeys(played):
        for _ in range(chance.choice((0, 1, 1, 2, 3))):
            facts.targets.append(_target(chance, facts, indicator, mixed=mixed))
    facts.targets = list({_key(one): one for one in facts.targets}.values())
    for period, day in ((facts.first, date(YEAR, 6, 15)), (facts.whole, date(YEAR, 12, 10))):
        for illustrative in (False, True):
            if chance.random() < 0.5:
                facts.dues.append(
                    {
                        "bloc": bloc,
                        "period": period,
                        "due_on": day + timedelta(chance.randint(-5, 40)),
                        "source": None,
                        "illustrative": illustrative,
                    }
                )
    for reporter in [*units, bloc]:
        for period in (facts.first, facts.whole, facts.second):
            sent = (
                (1, 1, 1, 0, 2, 3) if reporter != bloc and period != facts.second else (0, 0, 0, 1)
            )
            for number in range(chance.choice(sent)):
                _report(chance, facts, reporter, period, number, played, mixed=mixed)
    return facts


def _life(chance: Random) -> Row:
    days = [
        date(YEAR, 3, 1),
        date(YEAR, 6, 30),
        date(YEAR, 9, 1),
        date(YEAR, 12, 31),
        date(YEAR + 1, 2, 1),
    ]
    return {
        "valid_from": chance.choice([None, None, None, None, *days])
        if chance.random() < 0.5
        else None,
        "valid_to": chance.choice([None, None, None, *days]) if chance.random() < 0.5 else None,
    }


def _key(target: Row) -> tuple[Any, ...]:
    return tuple(
        target[name] for name in ("unit", "indicator", "origin", "valid_from", "illustrative")
    )


def _target(chance: Random, facts: Facts, indicator: str, *, mixed: bool) -> Row:
    about = facts.indicators[indicator]
    measure = "%" if about["kind"] == "cover" and chance.random() < 0.6 else about["measure"]
    bool_ = about["kind"] == "bool"
    value: object = Decimal(chance.choice((0, 1, 2, 10, 50, 60, 90, 100, 100, 120, 200, 300)))
    if about["kind"] == "grade":
        value = Decimal(chance.randint(1, 4))
    begins = chance.choice((date(YEAR, 1, 1), date(YEAR, 1, 1), date(YEAR, 5, 1), date(YEAR, 8, 1)))
    target = {
        "covenant": facts.covenant,
        "unit": chance.choice([None, None, *facts.members]),
        "indicator": indicator,
        "origin": chance.choice(("pledged", "pledged", "assigned", "registered")),
        "valid_from": begins,
        "valid_to": chance.choice((None, None, None, date(YEAR, 7, 31))),
        "comparator": "yes" if bool_ else chance.choice((">=", ">=", ">=", ">", "<=", "<", "=")),
        "value": Decimal(1) if bool_ else value,
        "measure": measure,
        "h1_expected": Decimal(chance.choice((30, 60))) if chance.random() < 0.2 else None,
        "baseline": Decimal(chance.choice((0, 40, 100))) if chance.random() < 0.4 else None,
        "illustrative": mixed and chance.random() < 0.5,
    }
    return {"shared": is_shared(target, about)} | target


def _report(
    chance: Random,
    facts: Facts,
    reporter: str,
    period: str,
    number: int,
    played: list[str],
    *,
    mixed: bool,
) -> None:
    name = f"{reporter}-{period}-{number}"
    half = period == facts.first
    sent_from = datetime(YEAR, 6 if half else 12, 1, 9, tzinfo=VIETNAM)
    of_this_place = Random(f"{reporter} {period}").randint(0, 33)  # noqa: S311 - as above
    hours = chance.choice((0, 0, 2, 5, 30, 400))  # often on one day, so that later keys decide
    received = sent_from + timedelta(days=of_this_place, hours=hours)
    own = reporter == facts.bloc
    facts.submissions.append(
        {
            "submission": name,
            "unit": reporter,
            "period": period,
            "kind": "indicators",
            "level": "bloc" if own else chance.choice(("unit", "unit", "unit", "summary")),
            "reported_on": chance.choice(
                (None, *(received.date() + timedelta(d) for d in (-3, -1, 0, 2)))
            ),
            "revision": chance.choice((0, 0, 1)),
            "file_name": f"{name}.xlsx",
            "sha256": name,
            "status": chance.choice(("accepted",) * 6 + ("quarantined",)),
            "illustrative": mixed and chance.random() < 0.5,
            "received_at": received,
        }
    )
    for indicator in dict.fromkeys(played):
        about = facts.indicators[indicator]
        if not about["computed"] and chance.random() < 0.85:
            facts.observations.append(
                {
                    "submission": name,
                    "unit": reporter,
                    "period": period,
                    "indicator": indicator,
                    "illustrative": facts.submissions[-1]["illustrative"],
                }
                | _value(chance, about)
            )


def _value(chance: Random, about: Row) -> Row:
    empty = {
        "value": None,
        "qualifier": None,
        "status": None,
        "numerator": None,
        "denominator": None,
    }
    if chance.random() < 0.12:
        return {**empty, "missing": chance.choice(MISSING)}
    value, numerator, denominator = (
        Decimal(chance.choice((chance.randint(0, 120), *MARKS))),
        None,
        None,
    )
    if about["kind"] == "bool":
        value = Decimal(chance.randint(0, 1))
    elif about["kind"] == "grade":
        value = Decimal(chance.randint(1, 4))
    elif about["kind"] == "wavg":
        denominator = Decimal(chance.randint(0, 9)) if chance.random() < 0.8 else None
    elif about["across_units"] == "ratio" and chance.random() < 0.85:
        numerator, denominator = Decimal(chance.randint(0, 40)), Decimal(chance.randint(1, 50))
        value = (100 * numerator / denominator).quantize(Decimal("0.000001"))
    elif about["kind"] == "cover" and chance.random() < 0.3:
        denominator = Decimal(chance.randint(0, 100))
    plain = about["kind"] in {"bool", "grade"}
    return {
        "value": value,
        "qualifier": "=" if plain else chance.choice(QUALIFIERS),
        "numerator": numerator,
        "denominator": denominator,
        "status": chance.choice(("A", "A", "A", "P", "E")),
        "missing": "nil" if value == 0 and chance.random() < 0.5 else None,
    }


def material(folder: Path, worlds: list[Facts]) -> Material:
    """All that goes into one build of many worlds, which know nothing of one another."""
    folder.mkdir(parents=True, exist_ok=True)
    place = {
        "key": "one",
        "sheet": "Báo cáo",
        "cell": "F12",
        "raw_text": "x",
        "parse_rule": "number",
    }
    observations = [{**place, **row} for facts in worlds for row in facts.observations]
    submissions = [{**row, "key": "one"} for facts in worlds for row in facts.submissions]
    frames = {
        "observation": pl.DataFrame(observations, schema={"key": pl.String, **OBSERVATION}),
        "submission": pl.DataFrame(
            [{name: row[name] for name in ("key", *SUBMISSION)} for row in submissions],
            schema={"key": pl.String, **SUBMISSION},
        ),
    }
    for kind, frame in frames.items():
        frame.write_parquet(folder / f"{kind}.parquet")
    names = [(facts, unit) for facts in worlds for unit in facts.members]
    rows = {
        "core.indicator": list(worlds[0].indicators.values()),
        "core.unit": [
            {"unit": unit, "name_vi": unit, "name_en": unit, **life}
            for facts in worlds
            for unit, life in facts.units.items()
        ],
        "core.bloc": [
            {"bloc": one.bloc, "name_vi": one.bloc, "name_en": one.bloc} for one in worlds
        ],
        "core.membership": [
            {
                "bloc": facts.bloc,
                "year": YEAR,
                "unit": unit,
                "role": "member",
                "from_seed": False,
                "illustrative": False,
            }
            for facts, unit in names
        ],
        "core.covenant": [
            {
                "covenant": one.covenant,
                "bloc": one.bloc,
                "year": YEAR,
                "illustrative": one.illustrative,
            }
            for one in worlds
        ],
        "core.stated_target": [target for facts in worlds for target in facts.targets],
        "core.due": [due for facts in worlds for due in facts.dues],
        "staging.received": [
            {
                "file_name": row["file_name"],
                "sha256": row["sha256"],
                "received_at": row["received_at"].isoformat(),
                "received_on": row["received_at"].date(),
                "assumed": False,
            }
            for row in submissions
        ],
    }
    return Material(
        rows, {f"staging.{kind}": [folder / f"{kind}.parquet"] for kind in frames}, ["one"]
    )
