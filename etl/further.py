"""What is reported besides figures: the rows of each further sheet, as the reference knows them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from etl.covenants import most_points
from etl.form.content import Earlier, Row, printed_measure
from etl.form.words import AWARDS, NOT_TOLD
from warehouse.period import Period
from warehouse.reference import Reference

_UNKNOWN = "chưa rõ"
_FREE = {
    "programme": 5, "statements": 10, "registration": 3, "cross_check": 3, "vote": 6,
    "recognition": 6,
}  # fmt: skip


class Wanted(NamedTuple):
    """For whom and when a sheet is laid out, with what its figures' sheet knows already."""

    reference: Reference
    bloc: str
    period: Period
    indicators: Sequence[Mapping[str, Any]]
    bloc_targets: Mapping[str, str]
    earlier: Mapping[str, Earlier]

    def of_covenant(self, table: str) -> list[dict[str, Any]]:
        """Give the rows of a table that belong to the covenant of that year."""
        covenant = f"{self.period.year}-{self.bloc}"
        rows = self.reference.tables.get(table, [])
        return [row for row in rows if row["covenant"] == covenant]


def rows_of(kind: str, wanted: Wanted) -> list[Row]:
    """Give the rows of a sheet, the free ones last; none where there is nothing to report on."""
    rows = _ROWS[kind](wanted)
    free: list[Row] = [{} for _ in range(_FREE.get(kind, 0))]
    return [*rows, *free] if rows or kind == "statements" else []


def named(code: str, reference: Reference) -> str:
    """Name a unit or a bloc so that its code can be read back: “Tên (MÃ)”."""
    row = reference.units.get(code) or reference.blocs[code]
    return f"{row['name_vi']} ({code})"


def members(wanted: Wanted) -> list[str]:
    """Name the bloc's units."""
    codes = wanted.reference.members(wanted.bloc, wanted.period.year)
    return [named(code, wanted.reference) for code in codes]


def addressees(wanted: Wanted) -> list[str]:
    """Name to whom a unit may address a statement: its bloc, and those above it."""
    found, above = [wanted.bloc], wanted.reference.blocs[wanted.bloc]["parent"]
    while above and str(above) in wanted.reference.units and str(above) not in found:
        found.append(str(above))
        above = wanted.reference.units[str(above)]["parent"]
    return [named(code, wanted.reference) for code in found]


def _criteria(wanted: Wanted) -> list[Row]:
    """Give the criteria of the covenant's scheme, each by the words it has."""
    return [
        {
            "criterion": row["criterion"],
            "text": row.get("name_vi") or _indicator_name(row, wanted) or row["criterion"],
            "rule": row.get("rule_vi") or row["rule"],
            "max_points": float(most_points(row)),
        }
        for row in wanted.of_covenant("criterion")
    ]


def _indicator_name(row: Mapping[str, Any], wanted: Wanted) -> str | None:
    indicator = wanted.reference.indicators.get(str(row["indicator"]))
    return str(indicator["name_vi"]) if indicator else None


def _programme(wanted: Wanted) -> list[Row]:
    return [
        {
            "activity": row["activity"],
            "text": row["name_vi"],
            "planned": _planned(row),
            "done_on": row["done_on"],
        }
        for row in wanted.of_covenant("activity")
    ]


def _planned(row: Mapping[str, Any]) -> str:
    day, term = row["planned_on"], row["planned_in"]
    if isinstance(day, date):
        return f"{day:%d/%m/%Y}"
    return Period.parse(str(term)).label("vi") if term else _UNKNOWN


def _registration(wanted: Wanted) -> list[Row]:
    rows: list[Row] = []
    for indicator in wanted.indicators:
        code = str(indicator["indicator"])
        before = wanted.earlier.get(code, Earlier()).last_year
        rows.append(
            {
                "code": code,
                "text": indicator["name_vi"],
                "measure": printed_measure(indicator),
                "bloc_target": wanted.bloc_targets.get(code),
                "last_year": before.text if before else NOT_TOLD,
                "indicator": indicator,
            }
        )
    return [*rows, *({"text": award, "measure": "Có/Không"} for award in AWARDS)]


def _each_unit(wanted: Wanted) -> list[Row]:
    return [{"unit": unit} for unit in members(wanted)]


def _appraisal(wanted: Wanted) -> list[Row]:
    criteria = _criteria(wanted)
    return [{"unit": unit, **criterion} for unit in members(wanted) for criterion in criteria]


_ROWS: dict[str, Callable[[Wanted], list[Row]]] = {
    "self_score": _criteria,
    "programme": _programme,
    "statements": lambda _: [],
    "registration": _registration,
    "cross_check": _each_unit,
    "appraisal": _appraisal,
    "vote": _each_unit,
    "recognition": _each_unit,
}
