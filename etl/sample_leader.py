"""What the leader of an illustrative bloc sends for all of it: checks, points, votes, awards."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from etl.form.words import CHECKED
from etl.further import Wanted, named, rows_of
from etl.sample_points import Reckoned, total
from etl.sample_reviews import Rows, Teller, Words, evidence

REVIEW = ("cross_check", "appraisal", "vote")
_CHECKED_ON, _VOTED_ON, _DECIDED_ON = (12, 20), (12, 26), (1, 20)  # month and day
_AGREED, _DIFFERS, _ = CHECKED


def sheets_of_leader(
    kinds: Sequence[str],
    wanted: Wanted,
    tellers: Sequence[Teller],
    bloc: Mapping[str, Any],
    words: Words,
) -> dict[str, Rows]:
    """Fill sheets of the leader, of those that the bloc has come to."""
    return {
        kind: _FILLED[kind](wanted, tellers, bloc, words) for kind in kinds if kind in bloc["tells"]
    }


def _cross_check(
    wanted: Wanted, tellers: Sequence[Teller], bloc: Mapping[str, Any], words: Words
) -> Rows:
    """Let each unit be checked by the one before it, the first by the last."""
    day = date(wanted.period.year, *_CHECKED_ON)
    differs = bloc.get("differs", {})
    checks: list[dict[str, object]] = []
    for place, teller in enumerate(tellers):
        said = differs.get(teller.unit)
        checks.append(
            {
                "unit": named(teller.unit, wanted.reference),
                "checked_by": named(tellers[place - 1].unit, wanted.reference),
                "held_on": day,
                "outcome": _DIFFERS if said else _AGREED,
                "difference": said,
                "evidence": evidence(words, 100 + place),
            }
        )
    return [*checks, *rows_of("cross_check", wanted)[len(checks) :]]


def _appraisal(
    wanted: Wanted, tellers: Sequence[Teller], _bloc: Mapping[str, Any], words: Words
) -> Rows:
    """Set the appraised points beside the unit's own and the cross-check's, with a reason."""
    points = {named(teller.unit, wanted.reference): teller.points for teller in tellers}
    return [
        {**row, **_appraised(points[str(row["unit"])][str(row["criterion"])], words)}
        for row in rows_of("appraisal", wanted)
    ]


def _appraised(points: Reckoned, words: Words) -> dict[str, object]:
    claimed, found, appraised = points.claimed, points.found, points.appraised
    reason = None
    if appraised != found:
        reason = words["deducted"]
    elif found != claimed:
        reason = words["rounded"]
    return {
        "self_points": claimed,
        "checked_points": found,
        "points": appraised,
        "reason": reason,
    }


def _vote(
    wanted: Wanted, tellers: Sequence[Teller], _bloc: Mapping[str, Any], words: Words
) -> Rows:
    """Put the best to the vote, award by award; the others stay as the form prints them."""
    best, day = _by_points(tellers), date(wanted.period.year, *_VOTED_ON)
    ballots: list[dict[str, object]] = [
        {
            "unit": named(teller.unit, wanted.reference),
            "question": ballot["award"],
            "eligible": words["eligible"],
            "present": words["present"],
            "in_favour": in_favour,
            "held_on": day,
        }
        for ballot in words["ballot"]
        for teller, in_favour in zip(best, ballot["in_favour"], strict=False)
    ]
    asked = {ballot["unit"] for ballot in ballots}
    return [*ballots, *(row for row in rows_of("vote", wanted) if row.get("unit") not in asked)]


def _recognition(
    wanted: Wanted, tellers: Sequence[Teller], _bloc: Mapping[str, Any], words: Words
) -> Rows:
    """Recognise each unit's points once, and the award of those who were voted one."""
    best, day = _by_points(tellers), date(wanted.period.year + 1, *_DECIDED_ON)
    won = {best[place].unit: award for award, places in words["awards"].items() for place in places}
    rows: list[dict[str, object]] = [
        {
            "unit": named(teller.unit, wanted.reference),
            "award": won[teller.unit],
            "points": round(total(teller.points), 2),
            "decision": str(words["decision"]).format(year=wanted.period.year),
            "decided_on": day,
        }
        for teller in best
        if teller.unit in won
    ]
    told = {row["unit"] for row in rows}
    return [*rows, *(row for row in rows_of("recognition", wanted) if row.get("unit") not in told)]


def _by_points(tellers: Sequence[Teller]) -> list[Teller]:
    return sorted(tellers, key=lambda teller: (-total(teller.points), teller.place))


_FILLED: Mapping[str, Callable[[Wanted, Sequence[Teller], Mapping[str, Any], Words], Rows]] = {
    "cross_check": _cross_check,
    "appraisal": _appraisal,
    "vote": _vote,
    "recognition": _recognition,
}
