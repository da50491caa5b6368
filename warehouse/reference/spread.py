"""From a covenant, one file that people read, to the rows of many tables."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from warehouse.reference.covenant import (
    Covenant,
    Due,
    Event,
    Group,
    LaunchPlan,
    NamedMovement,
    Sample,
    Target,
)
from warehouse.reference.fact import Fact, Row
from warehouse.reference.measure import scale
from warehouse.reference.scoring import Home, line_facts, scheme_facts
from warehouse.reference.targets import is_shared

Catalogue = dict[str, Row]
LAST_YEAR = "last_year_leader"  # the key that says who led the year before
_AMBITION: Row = {
    "stage": "ambition",
    "reasons_for": None,
    "reasons_against": None,
    "decision": None,
    "illustrative": False,
}


def covenant_facts(
    code: str, file: str, covenant: Covenant, movements: Catalogue, indicators: Catalogue
) -> Iterator[Fact]:
    """Give every fact a covenant states, each with its key in the file."""
    bloc, year, source = covenant.bloc, covenant.year, covenant.source
    head = covenant.model_dump(
        include={"theme", "theme_en", "signed_on", "signed_at", "members_stated", "source"}
    )
    yield Fact(
        "covenant",
        {"covenant": code, "bloc": bloc, "year": year, **head, "illustrative": False},
        file,
        None,
    )
    yield from _memberships(file, covenant)
    yield from _signatories(code, file, covenant)
    yield from _movements(code, file, covenant.movements, movements, source)
    yield from _groups(code, file, covenant.content_group, source)
    yield from _events(code, file, covenant.event, (bloc, year, source))
    for position, activity in enumerate(covenant.activity, 1):
        row = _told(activity.model_dump(), position, source)
        row = {"covenant": code, **row, "illustrative": False}
        yield Fact("activity", row, file, f"activity[{position}]")
    for position, statement in enumerate(covenant.statement, 1):
        row = _told(statement.model_dump(), position, source)
        row = {"bloc": bloc, **row, "illustrative": False}
        yield Fact("statement", row, file, f"statement[{position}]")
    for position, target in enumerate(covenant.target, 1):
        row = _target(code, year, target, indicators, source)
        yield Fact("target", row, file, f"target[{position}]")
    for position, award in enumerate(covenant.award, 1):
        row = {"covenant": code, **_sourced(award.model_dump(), source), **_AMBITION}
        yield Fact("stated_award", row, file, f"award[{position}]")
    for position, due in enumerate(covenant.due, 1):
        yield Fact("due", _due(bloc, due, source), file, f"due[{position}]")
    yield from _scoring(Home(code, file, source, illustrative=False), covenant)


def plan_facts(code: str, file: str, plan: LaunchPlan, movements: Catalogue) -> Iterator[Fact]:
    """Give every fact a launch plan states, each with its key in the file."""
    source = plan.source
    groups = {"movements", "content_group", "phase", "requirement", "event"}
    head = plan.model_dump(exclude=groups)
    yield Fact("launch_plan", {"launch_plan": code, **head}, file, None)
    yield from _movements(code, file, plan.movements, movements, source)
    yield from _groups(code, file, plan.content_group, source)
    yield from _events(code, file, plan.event, (None, plan.year, source))
    for position, phase in enumerate(plan.phase, 1):
        row = {"launch_plan": code, **_sourced(phase.model_dump(), source)}
        yield Fact("phase", row, file, f"phase[{position}]")
    for position, requirement in enumerate(plan.requirement, 1):
        row = {"launch_plan": code, **_told(requirement.model_dump(), position, source)}
        yield Fact("requirement", row, file, f"requirement[{position}]")


def sample_facts(
    file: str, sample: Sample, years: dict[str, int], indicators: Catalogue
) -> Iterator[Fact]:
    """Give the illustrative targets, due dates and schemes of a sample world."""
    for position, target in enumerate(sample.target, 1):
        year = years.get(target.covenant, date.max.year)
        row = _target(target.covenant, year, target, indicators, None)
        yield Fact("target", {**row, "illustrative": True}, file, f"target[{position}]")
    for position, due in enumerate(sample.due, 1):
        row = {**_due(due.bloc, due, None), "illustrative": True}
        yield Fact("due", row, file, f"due[{position}]")
    for position, scheme in enumerate(sample.scheme, 1):
        home = Home(scheme.covenant, file, None, illustrative=True)
        yield from scheme_facts(home, f"scheme[{position}]", scheme)
    for table in ("criterion", "gate", "gate_statement", "quota"):
        for covenant, lines in _by_covenant(getattr(sample, table)).items():
            yield from line_facts(Home(covenant, file, None, illustrative=True), table, lines)


def _by_covenant(lines: Iterable[Any]) -> dict[str, list[tuple[int, Any]]]:
    """Give the lines of each covenant, each with its place among all of the file."""
    found: dict[str, list[tuple[int, Any]]] = {}
    for number, line in enumerate(lines, 1):
        found.setdefault(line.covenant, []).append((number, line))
    return found


def _scoring(home: Home, covenant: Covenant) -> Iterator[Fact]:
    if covenant.scheme is not None:
        yield from scheme_facts(home, "scheme", covenant.scheme)
    for table in ("criterion", "gate", "gate_statement", "quota"):
        yield from line_facts(home, table, enumerate(getattr(covenant, table), 1))


def _memberships(file: str, covenant: Covenant) -> Iterator[Fact]:
    for position, member in enumerate(covenant.members, 1):
        role = "member"
        if member.unit == covenant.leader:
            role = "leader"
        elif member.unit in covenant.deputies:
            role = "deputy"
        yield Fact(
            "membership",
            _membership(covenant, covenant.year, member.unit, role, member.source),
            file,
            f"members[{position}]",
        )
    if covenant.last_year_leader:
        row = _membership(covenant, covenant.year - 1, covenant.last_year_leader, "leader", None)
        yield Fact("membership", row, file, LAST_YEAR)


def _membership(covenant: Covenant, year: int, unit: str, role: str, elsewhere: str | None) -> Row:
    return {
        "bloc": covenant.bloc,
        "year": year,
        "unit": unit,
        "role": role,
        "from_seed": elsewhere is None,
        "illustrative": False,
        "source": elsewhere or covenant.source,
    }


def _signatories(code: str, file: str, covenant: Covenant) -> Iterator[Fact]:
    named = {signatory.unit for signatory in covenant.signatory}
    for position, signatory in enumerate(covenant.signatory, 1):
        row = {"covenant": code, **_sourced(signatory.model_dump(), covenant.source)}
        yield Fact("signatory", row, file, f"signatory[{position}]")
    if covenant.signed_by_all_members:
        for unit in dict.fromkeys(member.unit for member in covenant.members):
            if unit not in named:
                row = {"covenant": code, "unit": unit, "person": None, "post": None}
                row["source"] = covenant.source
                yield Fact("signatory", row, file, "signed_by_all_members")


def _movements(
    code: str, file: str, named: Sequence[NamedMovement], catalogue: Catalogue, source: str | None
) -> Iterator[Fact]:
    for position, movement in enumerate(named, 1):
        known = catalogue.get(movement.movement, {})
        written = movement.model_dump(exclude_none=True)
        row: Row = {"covenant": code, "position": position, "source": source}
        for column in ("movement", "name_vi", "name_en", "kind", "launched_by"):
            row[column] = written.get(column, known.get(column))
        yield Fact("movement", row, file, f"movements[{position}]")


def _groups(code: str, file: str, groups: Sequence[Group], source: str | None) -> Iterator[Fact]:
    for position, group in enumerate(groups, 1):
        row = {"covenant": code, **_told(group.model_dump(), position, source)}
        yield Fact("content_group", row, file, f"content_group[{position}]")


def _events(
    code: str, file: str, events: Sequence[Event], of: tuple[str | None, int, str | None]
) -> Iterator[Fact]:
    bloc, year, source = of
    for position, event in enumerate(events, 1):
        row = {**_told(event.model_dump(), position, source), "bloc": bloc, "year": year}
        yield Fact(
            "event",
            {**row, "event": event.event and f"{code}/{event.event}"},
            file,
            f"event[{position}]",
        )


def _target(code: str, year: int, target: Target, indicators: Catalogue, source: str | None) -> Row:
    row = _sourced(target.model_dump(exclude={"covenant", "illustrative"}), source)
    row["valid_from"] = target.valid_from or date(year, 1, 1)
    indicator = indicators.get(target.indicator, {})
    own = indicator.get("measure")
    worth = scale(target.measure, own)
    row["measure"] = target.measure if worth is None else own
    for column in ("value", "baseline"):
        written = row[column]
        if worth is not None and isinstance(written, Decimal):
            row[column] = written * worth
    row["shared"] = is_shared(row, indicator)
    if target.comparator == "yes" and target.value is None:
        row["value"] = 1
    return {"covenant": code, **row, "illustrative": False}


def _due(bloc: str, due: Due, source: str | None) -> Row:
    row = _sourced(due.model_dump(include={"period", "due_on", "source"}), source)
    return {"bloc": bloc, **row, "illustrative": False}


def _told(row: Row, position: int, source: str | None) -> Row:
    """Keep the place among its like in the file: documents are read in the order they tell."""
    return {"position": position, **_sourced(row, source)}


def _sourced(row: Row, source: str | None) -> Row:
    """Give a fact without a source of its own the covenant's."""
    return {**row, "source": row.get("source") or source}
