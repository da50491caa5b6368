"""A world as large as the product is meant for, written straight as what was judged of reports.

Two thousand units in two hundred blocs report sixty indicators twenty times in ten years (a first
half and a whole year each), and correct each report three times. The figures are arithmetic, so
that the same world comes out on every machine: years above their halves, wholes that agree, one
value in thirty changed by each revision.

Run by bench.py in a process of its own: `python tests/bench_world.py FOLDER UNITS` writes a world,
builds it, asks what pages ask, and prints what that took as one line of JSON.
"""

import json
import resource
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import duckdb
import polars as pl

from warehouse import queries, reference
from warehouse.build import Material, Stamp, build
from warehouse.database import serve
from warehouse.reference.targets import is_shared
from warehouse.scope import Scope

VIETNAM = timezone(timedelta(hours=7))
_MADE = datetime(2026, 2, 1, tzinfo=VIETNAM)
STAMP = Stamp({}, date(2026, 1, 31), "bench", _MADE, sample_world=False)
_FIRST_YEAR = 2016
_OF_BLOC = 10
_INDICATORS = 60
_REVISIONS = 4
_AIMED = 20

_SUBMISSION = """
select
  concat(left(sha256, 16), '/', unit, '/', period, '/indicators') as submission,
  left(sha256, 32) as key,
  unit,
  period,
  'indicators' as kind,
  'unit' as level,
  day as reported_on,
  revision,
  concat(period, '/', unit, '/', day, ' ', unit, ' ', period, '.xlsx') as file_name,
  sha256,
  'accepted' as status,
  false as illustrative,
  u,
  year,
  half
from (
  select
    u,
    year,
    half,
    concat('U', lpad(u::varchar, 4, '0')) as unit,
    case half when 1 then concat(year, '-S1') else year::varchar end as period,
    revision::integer as revision,
    (case half when 1 then make_date(year, 6, 8) else make_date(year, 12, 4) end
      + (revision * 3 + u % 3)::integer)::date as day,
    sha256(concat_ws('/', u, year, half, revision)) as sha256
  from range($units) as units (u)
  cross join range($revisions) as revisions (revision)
  cross join (select $year as year, unnest([1, 2]) as half)
)
"""

_OBSERVATION = """
with figure as (
  select
    told.*,
    asked.*,
    200 + u % 300 + 3 * (year - 2016) + half as whole,
    20 + (u * 7 + place * 13 + year * 5) % 90 as part,
    (u * 31 + place * 17 + year * 7 + half * 3) % 33 as chance
  from submission as told
  cross join asked
),

valued as (
  select
    figure.*,
    part * half
      + (chance = revision and counts not in ('ratio', 'bool'))::integer as counted,
    chance = 32 and u % 3 = 0 as is_blank
  from figure
)

select
  key,
  submission,
  unit,
  indicator,
  period,
  (case
    when is_blank then null
    when counts = 'bool' then u % 5 <> 0
    when measure = '%' then 100.0 * part / whole
    when counts = 'stock' then whole
    when counts = 'wavg' then 5000000 + 1000 * part + year
    else counted
  end)::decimal(24, 6) as value,
  case when is_blank then null when chance = 31 and u % 7 = 0 then '>' else '=' end as qualifier,
  case when is_blank then null when half = 2 and u % 11 = 0 then 'E' else 'A' end as status,
  case when is_blank then 'blank' end as missing,
  (case when measure = '%' and not is_blank then part end)::decimal(24, 6) as numerator,
  (case when (measure = '%' or counts = 'wavg') and not is_blank then whole end)::decimal(24, 6)
    as denominator,
  case half when 1 then make_date(year, 5, 31) else make_date(year, 11, 30) end as data_as_of,
  'Báo cáo' as sheet,
  concat('F', 11 + place) as cell,
  (case when is_blank then '' when measure = '%' then concat(part, '/', whole)
    else counted::varchar end) as raw_text,
  case when is_blank then null when measure = '%' then 'parts' else 'number' end as parse_rule,
  null::varchar as note,
  false as illustrative
from valued
order by file_name, place
"""

_MENTION = """
select
  key,
  submission,
  unit,
  indicator,
  concat(left(period, 4)::integer - 1, substr(period, 5)) as period,
  (20 + (u * 7 + (year - 1) * 5) % 90 * half)::decimal(24, 6) as value,
  '=' as qualifier,
  sheet,
  concat('E', substr(cell, 2)) as cell,
  raw_text,
  illustrative
from observation
inner join submission using (key, submission, unit, period, illustrative)
where cell = 'F11'
"""

_FINDING = """
select
  key,
  submission,
  file_name,
  'Báo cáo' as sheet,
  'F12' as cell,
  'decimal_comma' as rule,
  'info' as severity,
  '1,5' as raw_text,
  'Ô F12 ghi “1,5”.' as message_vi,
  'Cell F12 says “1,5”.' as message_en,
  null::varchar as suggestion
from submission
where u % 20 = 0
"""


@dataclass(frozen=True)
class Size:
    """How large a world is; `observations` counts what its files say."""

    units: int = 2000
    years: int = 10

    @property
    def observations(self) -> int:
        """One a unit, indicator, report and revision."""
        return self.units * _INDICATORS * self.years * 2 * _REVISIONS


def write(folder: Path, size: Size) -> Material:
    """Write the judged files of a world, a batch a year, and give all that goes into its build."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = reference.read(Path(reference.__file__).parent).tables["indicator"]
    asked = [row for row in shipped if not row["computed"]][:_INDICATORS]
    files: dict[str, list[Path]] = {}
    keys: list[str] = []
    received: list[dict[str, Any]] = []
    with duckdb.connect() as connection:
        connection.execute(
            "create table asked (place integer, indicator varchar, counts varchar, measure varchar)"
        )
        connection.executemany(
            "insert into asked values (?, ?, ?, ?)",
            [
                (place, row["indicator"], row["kind"], row["measure"])
                for place, row in enumerate(asked)
            ],
        )
        for year in range(_FIRST_YEAR, _FIRST_YEAR + size.years):
            connection.execute(
                f"create or replace table submission as {_SUBMISSION}",
                {"units": size.units, "revisions": _REVISIONS, "year": year},
            )
            connection.execute(f"create or replace view observation as {_OBSERVATION}")
            for kind, query in {
                "observation": "from observation",
                "submission": "select * exclude (u, year, half) from submission",
                "mention": _MENTION,
                "finding": _FINDING,
            }.items():
                file = folder / f"{kind}-{year}.parquet"
                connection.execute(f"copy ({query}) to '{file}' (format parquet, compression zstd)")
                files.setdefault(f"staging.{kind}", []).append(file)
            told = connection.execute(
                "select key, file_name, sha256, reported_on from submission"
            ).fetchall()
            keys += [row[0] for row in told]
            received += [
                {
                    "file_name": name,
                    "sha256": sha256,
                    "received_at": f"{day}T00:00:00+07:00",
                    "received_on": day,
                    "assumed": False,
                }
                for _, name, sha256, day in told
            ]
    rows = {"staging.received": received, "core.indicator": shipped, **_reference(size, asked)}
    return Material(rows, files, keys)


def _reference(size: Size, asked: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    units = [f"U{number:04}" for number in range(size.units)]
    blocs = {
        f"K{start // _OF_BLOC:03}": units[start : start + _OF_BLOC]
        for start in range(0, size.units, _OF_BLOC)
    }
    years = range(_FIRST_YEAR, _FIRST_YEAR + size.years)
    signed = [(bloc, year) for bloc in blocs for year in years]
    return {
        "core.unit": [
            {"unit": code, "name_vi": f"Công đoàn {code}", "name_en": f"Union {code}"}
            for code in units
        ],
        "core.bloc": [
            {"bloc": code, "name_vi": f"Khối {code}", "name_en": f"Bloc {code}"} for code in blocs
        ],
        "core.covenant": [
            {"covenant": f"{year}-{bloc}", "bloc": bloc, "year": year, "illustrative": False}
            for bloc, year in signed
        ],
        "core.membership": [
            {
                "bloc": bloc,
                "year": year,
                "unit": unit,
                "role": "leader" if unit == blocs[bloc][0] else "member",
                "from_seed": False,
                "illustrative": False,
            }
            for bloc, year in signed
            for unit in blocs[bloc]
        ],
        "core.due": [
            {"bloc": bloc, "period": period, "due_on": due, "illustrative": False}
            for bloc, year in signed
            for period, due in ((f"{year}-S1", date(year, 6, 15)), (str(year), date(year, 12, 10)))
        ],
        "core.stated_target": [
            target
            for bloc, year in signed
            for target in _targets(f"{year}-{bloc}", year, blocs[bloc], asked)
        ],
    }


def _targets(
    covenant: str, year: int, units: list[str], asked: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for about in asked[:_AIMED]:
        value = 1 if about["kind"] == "bool" else 20 if about["measure"] == "%" else 1200
        yield _target(covenant, year, about, value)
    for unit in units:
        yield _target(covenant, year, asked[0], 120, unit=unit, origin="registered")


def _target(
    covenant: str, year: int, about: dict[str, Any], value: int, **more: Any
) -> dict[str, Any]:
    target = {
        "covenant": covenant,
        "unit": None,
        "indicator": about["indicator"],
        "origin": "pledged",
        "valid_from": date(year, 1, 1),
        "comparator": "yes" if about["kind"] == "bool" else ">=",
        "value": value,
        "measure": about["measure"],
        "illustrative": False,
    } | more
    return {"shared": is_shared(target, about)} | target


def main(folder: Path, units: int) -> None:
    """Write, build and ask; then read the same files as plainly as can be, and in polars."""
    size = Size(units)
    given = write(folder / "judged", size)
    started = perf_counter()
    made = build(folder / "data", STAMP, given)
    took = perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    serve(folder / "data", made.build)
    with duckdb.connect(str(made.path), read_only=True) as connection:
        connection.execute("set timezone = 'Asia/Ho_Chi_Minh'; set threads = 2")
        asked = {name: _usual(question) for name, question in _questions(connection, units)}
    slowest = max(asked, key=lambda name: asked[name])
    files = given.files["staging.observation"]
    told = {
        "observations": size.observations,
        "build": took,
        "peak_mb": peak,
        "size_mb": made.path.stat().st_size / 1024**2,
        "slowest": slowest,
        "slowest_s": asked[slowest],
        "floor": _seconds(partial(_read_and_group, files)),
        "alternative": _seconds(partial(_same_sums, files, given.rows["core.membership"])),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _questions(
    connection: duckdb.DuckDBPyConnection, units: int
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what pages ask, of a bloc and unit in the middle."""
    unit, bloc, year, period = f"U{units // 2:04}", f"K{units // 2 // _OF_BLOC:03}", 2024, "2024"
    [(sent,)] = connection.execute(
        "select min(submission) from core.submission where unit = $unit and period = $period",
        {"unit": unit, "period": period},
    ).fetchall()
    place, cell = [f"{bloc} {period}"], ("DV_KETNAP_MOI", period)
    asked: dict[Callable[..., object], tuple[object, ...]] = {
        queries.places: (),
        queries.stamp: (bloc, period),
        queries.bloc_progress: (bloc, period),
        queries.unit_cells: (bloc, period),
        queries.unit_progress: (unit, period),
        queries.indicator_progress: (cell[0], bloc, year),
        queries.overview: (place,),
        queries.attention: (place,),
        queries.reporting: (place,),
        queries.completeness: (bloc, period),
        queries.covenant: (bloc, year),
        queries.members: (bloc, year),
        queries.statements: (bloc, year),
        queries.events: (bloc, year),
        queries.launch_plans: (),
        queries.unit: (unit,),
        queries.indicator: (cell[0],),
        queries.submissions: (bloc, year, period),
        queries.findings: (bloc, period),
        queries.observation: (unit, *cell),
        queries.revisions: (unit, *cell),
        queries.cell_findings: (sent, "Báo cáo", "F12"),
        queries.own_figures: (bloc, period),
    }
    for question, words in asked.items():
        yield question.__name__, partial(question, connection, Scope.everything(), *words)


def _usual(act: Callable[[], object]) -> float:
    """Give the median of the seconds that an act takes, once it is warm."""
    act()
    return median(_seconds(act) for _ in range(15))


def _seconds(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


def _read_and_group(files: Sequence[Path]) -> None:
    with duckdb.connect() as connection:
        connection.execute("set threads = 2")
        connection.execute(
            "select indicator, period, sum(value) from read_parquet($files) group by all",
            {"files": [str(file) for file in files]},
        ).fetchall()


def _same_sums(files: Sequence[Path], members: Sequence[Mapping[str, object]]) -> None:
    """Add up blocs from the values told last, and no more: no bounds, worlds, targets or words."""
    cell = ["unit", "indicator", "period"]
    blocs = pl.LazyFrame(members).select("bloc", "unit", pl.col("year").cast(pl.String))
    (
        pl.scan_parquet(list(files))
        .select(*cell, "value", "numerator", "denominator")
        .group_by(cell)
        .last()
        .with_columns(year=pl.col("period").str.head(4))
        .join(blocs, on=["unit", "year"])
        .group_by("bloc", "indicator", "period")
        .agg(pl.col("value", "numerator", "denominator").sum(), reported=pl.col("value").count())
        .collect()
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
