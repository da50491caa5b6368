"""Points of the illustrative world: what a unit gives itself, and what others find right.

Both reckon by hand, in halves of a point, from the unit's own figures; the unit rounds up.
"""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Any, NamedTuple

from etl.form import Fill
from etl.invention import Figures
from warehouse.reference.targets import is_shared

Aims = Mapping[str, Mapping[str, Any]]  # by indicator, a unit's target


class Reckoned(NamedTuple):
    """The points of one criterion, in points of the scheme; None where it does not apply."""

    claimed: float | None  # by the unit itself
    found: float | None  # by those who checked it
    appraised: float | None  # by the leader, who deducts as well
    most: float = 0.0  # of a content criterion


def reckoned(
    criteria: Sequence[Mapping[str, Any]], figures: Figures, aims: Aims, days_late: int
) -> dict[str, Reckoned]:
    """Reckon a unit's points of a year, by criterion."""
    return {
        str(criterion["criterion"]): _deducted(criterion, days_late)
        if criterion["kind"] == "deduction"
        else _given(criterion, figures, aims)
        for criterion in criteria
    }


def aims_of(
    unit: str, targets: Sequence[Mapping[str, Any]], indicators: Mapping[str, Mapping[str, Any]]
) -> Aims:
    """Give the targets a unit is held to: its own, else those that the bloc shares."""
    shared = {
        target["indicator"]: target
        for target in targets
        if "unit" not in target and is_shared(target, indicators[target["indicator"]])
    }
    own = {target["indicator"]: target for target in targets if target.get("unit") == unit}
    return shared | own


def total(points: Mapping[str, Reckoned]) -> float:
    """Add up what a unit is appraised at; what does not apply is shared out over the rest."""
    content = [one for one in points.values() if one.most and one.appraised is not None]
    scaling = sum(one.most for one in points.values()) / sum(one.most for one in content)
    beside = sum(one.appraised or 0.0 for one in points.values() if not one.most)
    return scaling * sum(one.appraised or 0.0 for one in content) + beside


def _deducted(criterion: Mapping[str, Any], days_late: int) -> Reckoned:
    """Let units forget their own lateness."""
    if criterion["rule"] != "late_report" or not days_late:
        return Reckoned(0.0, 0.0, 0.0)
    most = abs(float(criterion["max_points"]))
    return Reckoned(0.0, 0.0, -min(most, days_late * float(criterion["per_day"])))


def _given(criterion: Mapping[str, Any], figures: Figures, aims: Aims) -> Reckoned:
    code = str(criterion["indicator"])
    deserved = _deserved(criterion, figures.get(code, Fill()), aims.get(code, {}))
    most = float(criterion["max_points"]) if criterion["kind"] == "content" else 0.0
    if deserved is None:
        return Reckoned(None, None, None, most)
    found = floor(deserved * 2 + 0.5) / 2
    return Reckoned(ceil(deserved * 2 - 1e-9) / 2, found, found, most)


def _deserved(criterion: Mapping[str, Any], fill: Fill, aim: Mapping[str, Any]) -> float | None:
    most = float(criterion["max_points"])
    if fill.value is None:
        return None
    if isinstance(fill.value, str):
        return most if fill.value == "Có" else 0.0
    if criterion["rule"] == "per_case":
        return min(most, float(criterion["per_case"]) * fill.value)
    if criterion["rule"] == "lower_is_better":
        return max(0.0, most - float(criterion["per_case"]) * fill.value)
    reached = _measured(fill, aim) / float(aim["value"])
    if criterion["rule"] == "beyond_target":
        steps = floor(max(0.0, 100 * reached - 100) / float(criterion["step_percent"]))
        return min(most, steps * float(criterion["per_step"]))
    return most * min(1.0, reached)


def _measured(fill: Fill, aim: Mapping[str, Any]) -> float:
    """Measure a figure as its target is: a count against its whole, where a share is asked."""
    value = float(fill.value or 0)
    counted = aim["measure"] == "%" and fill.numerator is None
    return 100 * value / float(fill.denominator or 1) if counted else value
