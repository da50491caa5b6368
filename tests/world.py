"""A small world to ask questions of: a few units, one covenant, what they told, one build."""

import shutil
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import duckdb
import polars as pl

from warehouse.build import Material, Stamp, build
from warehouse.database import Build
from warehouse.reference.targets import is_shared

VIETNAM = timezone(timedelta(hours=7))

NUMBER = pl.Decimal(24, 6)

OBSERVATION = {
    "submission": pl.String,
    "unit": pl.String,
    "indicator": pl.String,
    "period": pl.String,
    "value": NUMBER,
    "qualifier": pl.String,
    "status": pl.String,
    "missing": pl.String,
    "numerator": NUMBER,
    "denominator": NUMBER,
    "data_as_of": pl.Date,
    "sheet": pl.String,
    "cell": pl.String,
    "raw_text": pl.String,
    "parse_rule": pl.String,
    "note": pl.String,
    "illustrative": pl.Boolean,
}

MENTION = {
    "submission": pl.String,
    "unit": pl.String,
    "indicator": pl.String,
    "period": pl.String,
    "value": NUMBER,
    "qualifier": pl.String,
    "sheet": pl.String,
    "cell": pl.String,
    "raw_text": pl.String,
    "illustrative": pl.Boolean,
}

ACTIVITY = {
    "submission": pl.String,
    "unit": pl.String,
    "period": pl.String,
    "position": pl.Int32,
    "activity": pl.String,
    "name": pl.String,
    "done_on": pl.Date,
    "evidence": pl.String,
    "note": pl.String,
    "sheet": pl.String,
    "cell": pl.String,
    "raw_text": pl.String,
    "illustrative": pl.Boolean,
}

SUBMISSION = {
    "submission": pl.String,
    "unit": pl.String,
    "period": pl.String,
    "kind": pl.String,
    "level": pl.String,
    "reported_on": pl.Date,
    "revision": pl.Int32,
    "file_name": pl.String,
    "sha256": pl.String,
    "status": pl.String,
    "illustrative": pl.Boolean,
}

_ASIDE = TemporaryDirectory(prefix="thidua-built-")

_BUILT: dict[tuple[object, ...], Build] = {}  # what went in, with what came of it


def _copy(made: Build, folder: Path) -> Build:
    path = Path(shutil.copyfile(made.path, folder / made.path.name))
    shutil.copyfile(made.path.with_suffix(".json"), path.with_suffix(".json"))
    return Build(made.build, path, made.manifest)


@dataclass
class World:
    """What a bloc `B` of units signed for 2024 and what they told; `build` makes the warehouse."""

    folder: Path
    catalogue: list[dict[str, object]]
    units: tuple[str, ...] = ("A", "B")
    ended: dict[str, date] = field(default_factory=dict)
    targets: list[dict[str, Any]] = field(default_factory=list)
    dues: list[dict[str, Any]] = field(default_factory=list)
    memberships: list[dict[str, Any]] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    signatories: list[dict[str, Any]] = field(default_factory=list)
    began: dict[str, date] = field(default_factory=dict)
    covenants: list[dict[str, Any]] = field(default_factory=list)
    successions: list[dict[str, Any]] = field(default_factory=list)
    redefinitions: list[dict[str, Any]] = field(default_factory=list)
    names: list[dict[str, Any]] = field(default_factory=list)
    activities: list[dict[str, Any]] = field(default_factory=list)
    activity_reports: list[dict[str, Any]] = field(default_factory=list)
    submissions: dict[str, dict[str, Any]] = field(default_factory=dict)
    observations: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[dict[str, Any]] = field(default_factory=list)
    stated: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    received: dict[str, datetime] = field(default_factory=dict)
    first_seen: set[str] = field(default_factory=set)
    covenant: str = "2024-K"
    asked: dict[tuple[str, date], Build] = field(default_factory=dict, repr=False)

    def aim(self, indicator: str, value: object, comparator: str = ">=", **more: Any) -> None:
        """Set a target of the whole bloc, pledged, for the year, unless told otherwise."""
        about = next(row for row in self.catalogue if row["indicator"] == indicator)
        target = {
            "covenant": self.covenant,
            "indicator": indicator,
            "value": str(value),
            "comparator": comparator,
            "origin": "pledged",
            "measure": about["measure"],
            "valid_from": date(2024, 1, 1),
            "illustrative": False,
        } | more
        self.targets.append({"shared": is_shared(target, about)} | target)

    def sign(self, year: int, *units: str) -> None:
        """Let the bloc sign a covenant for another year, with these members."""
        covenant = {"covenant": f"{year}-K", "bloc": "K", "year": year, "illustrative": False}
        self.covenants.append(covenant)
        self.memberships += [
            {"bloc": "K", "year": year, "unit": unit, "role": "member"}
            | {"from_seed": True, "illustrative": False}
            for unit in units
        ]

    def succeed(self, old: str, new: str | None, kind: str, day: date, **more: Any) -> None:
        """Let a unit be succeeded; what ends with that ends the day before."""
        self.successions.append({"old": old, "new": new, "kind": kind, "on_day": day} | more)
        if kind != "transfer":
            self.ended[old] = day - timedelta(days=1)
        if new is not None and kind in {"rename", "consolidation", "split"}:
            self.began[new] = day

    def plan(self, activity: str, **more: Any) -> None:
        """Put an activity on the programme of 2024."""
        item = {"covenant": self.covenant, "activity": activity, "name_vi": activity}
        item |= {"position": len(self.activities) + 1, "kind": "sport", "wanted": 1}
        self.activities.append(item | {"illustrative": False} | more)

    def tell_activity(self, unit: str, activity: str, done_on: date | None, **more: Any) -> None:
        """Let a unit's year report tell of an activity."""
        name = f"{unit}-programme"
        illustrative = more.pop("illustrative", False)
        self.file(name, unit, "2024", kind="programme", illustrative=illustrative)
        told = {"submission": name, "unit": unit, "period": "2024", "activity": activity}
        told |= {"position": len(self.activity_reports) + 1, "done_on": done_on, "sheet": "CT"}
        told |= {"cell": "E3", "raw_text": str(done_on), "illustrative": illustrative}
        self.activity_reports.append(told)

    def due(self, period: str, day: date, *, illustrative: bool = False) -> None:
        """Say by which day the units report."""
        self.dues.append(
            {"bloc": "K", "period": period, "due_on": day, "illustrative": illustrative}
        )

    def tell(self, unit: str, indicator: str, period: str, value: object, **more: Any) -> None:
        """Let a unit report a value, in its one file of that period unless `file` names another."""
        name = more.pop("file", f"{unit}-{period}")
        illustrative = more.pop("illustrative", False)
        self.file(name, unit, period, illustrative=illustrative)
        self.observations.append(
            {
                "submission": name,
                "unit": unit,
                "indicator": indicator,
                "period": period,
                "value": None if value is None else Decimal(str(value)),
                "qualifier": None if value is None else "=",
                "status": None if value is None else "A",
                "sheet": "Báo cáo",
                "cell": "F12",
                "raw_text": str(value),
                "parse_rule": "number",
                "illustrative": illustrative,
            }
            | {key: _number(key, told) for key, told in more.items()}
        )

    def state(self, relation: str, **row: Any) -> None:
        """Put one real row into a contract table that has no method of its own here."""
        self.stated.setdefault(relation, []).append({"illustrative": False} | row)

    def mention(self, unit: str, indicator: str, period: str | None, value: object) -> None:
        """Let a unit's report of 2024 print a value of another period, or of the plan (None)."""
        self.mentions.append(
            {
                "submission": f"{unit}-2024",
                "unit": unit,
                "indicator": indicator,
                "period": period,
                "value": Decimal(str(value)),
                "qualifier": "=",
                "sheet": "Báo cáo",
                "cell": "E12",
                "raw_text": str(value),
                "illustrative": False,
            }
        )

    def tell_members(self, **year: object) -> None:
        """Let A and B report new members: 60 and 90 at half-year, and what is given of the year."""
        self.tell("A", "DV_KETNAP_MOI", "2024-S1", 60)
        self.tell("B", "DV_KETNAP_MOI", "2024-S1", 90)
        for unit, value in year.items():
            self.tell(unit, "DV_KETNAP_MOI", "2024", value)

    def file(self, name: str, unit: str, period: str, **more: Any) -> None:
        """Let a file arrive."""
        day = more.pop("received", None)
        if name in self.submissions and not more and day is None:
            return
        self.received[name] = day or self.received.get(name, datetime(2024, 6, 10, tzinfo=VIETNAM))
        self.submissions[name] = {
            "submission": name,
            "unit": unit,
            "period": period,
            "kind": "indicators",
            "level": "bloc" if unit == "K" else "unit",
            "revision": 0,
            "file_name": f"{name}.xlsx",
            "sha256": name,
            "status": "accepted",
            "illustrative": False,
            **self.submissions.get(name, {}),
            **more,
        }

    def build(self, as_of: date = date(2025, 1, 31)) -> duckdb.DuckDBPyConnection:
        """Make the warehouse, unless it was made of the same already, and open it."""
        told = (repr(self), as_of)
        if told not in self.asked:
            self.asked[told] = self.finish(as_of)
        return duckdb.connect(str(self.asked[told].path), read_only=True)

    def finish(self, as_of: date = date(2025, 1, 31), number: int = 0) -> Build:
        """Make the warehouse from what is told so far; `number` tells builds of one day apart."""
        moment = datetime(2025, 2, 1, tzinfo=VIETNAM) + timedelta(minutes=number)
        inputs = {"n": number} if number else {}
        stamp = Stamp(inputs, as_of, "test", moment, sample_world=False)
        alone = not (self.folder / "serving").exists() and not (self.folder / "records").exists()
        rows = self._rows()
        filed = (self.observations, self.submissions, self.mentions, self.activity_reports)
        told = (repr(rows), repr(filed), as_of, number)
        if alone and told in _BUILT:  # like goes in, like comes out: another test has made it
            return self._copied(_BUILT[told])
        made = build(self.folder, stamp, Material(rows, self._files(), ["one"]))
        if alone:
            _BUILT[told] = self._set_aside(made)
        return made

    def _copied(self, made: Build) -> Build:
        folder = self.folder / "builds"
        folder.mkdir(parents=True, exist_ok=True)
        return _copy(made, folder)

    def _set_aside(self, made: Build) -> Build:
        """Keep a copy that no test of its own will open, spoil or take away."""
        folder = Path(mkdtemp(prefix="built-", dir=_ASIDE.name))
        return _copy(made, folder)

    def _rows(self) -> dict[str, list[dict[str, Any]]]:
        codes = [*self.units]
        received = [
            {
                "file_name": f"{name}.xlsx",
                "sha256": name,
                "received_at": instant.isoformat(),
                "received_on": instant.date(),
                "assumed": name in self.first_seen,
            }
            for name, instant in self.received.items()
        ]
        return {
            "core.indicator": self.catalogue,
            "core.unit": [
                {"unit": code, "name_vi": code, "name_en": code, "valid_to": self.ended.get(code)}
                | {"valid_from": self.began.get(code)}
                for code in codes
            ],
            "core.bloc": [{"bloc": "K", "name_vi": "Khối", "name_en": "Bloc"}],
            "core.membership": [
                {"bloc": "K", "year": 2024, "unit": code, "role": "member", "from_seed": True}
                | {"illustrative": False}
                for code in codes
                if code not in self.left
            ]
            + self.memberships,
            "core.covenant": [
                {"covenant": self.covenant, "bloc": "K", "year": 2024, "illustrative": False},
                *self.covenants,
            ],
            "core.succession": self.successions,
            "core.redefinition": self.redefinitions,
            "core.unit_name": self.names,
            "core.activity": self.activities,
            "core.stated_target": self.targets,
            "core.due": self.dues,
            "core.signatory": self.signatories,
            "staging.received": received,
            **self.stated,
        }

    def _files(self) -> dict[str, list[Path]]:
        self.folder.mkdir(parents=True, exist_ok=True)
        kinds = {
            "observation": pl.DataFrame(self.observations, schema=OBSERVATION),
            "submission": pl.DataFrame(list(self.submissions.values()), schema=SUBMISSION),
            "mention": pl.DataFrame(self.mentions, schema=MENTION),
            "activity": pl.DataFrame(self.activity_reports, schema=ACTIVITY),
        }
        for kind, rows in kinds.items():
            rows.with_columns(key=pl.lit("one")).write_parquet(self.folder / f"{kind}.parquet")
        return {f"staging.{kind}": [self.folder / f"{kind}.parquet"] for kind in kinds}


def _number(key: str, told: object) -> object:
    return Decimal(str(told)) if key in {"numerator", "denominator"} and told is not None else told
