"""What must hold for targets: the indicator's measure, a member of the bloc, a known group."""

from collections import defaultdict
from collections.abc import Iterator

from warehouse.reference.fact import Fact, Findings
from warehouse.reference.problem import Problem


def target_problems(findings: Findings) -> Iterator[Problem]:
    """Give everything that is wrong with targets, beyond codes and dates."""
    measures = {fact.row["indicator"]: fact.row["measure"] for fact in findings.of("indicator")}
    peers = _peers(findings)
    groups = _groups(findings)
    for fact in findings.of("target"):
        yield from _measure(fact, measures.get(fact.row["indicator"]))
        yield from _member(fact, peers.get(fact.row["covenant"]), findings.codes.get("unit", set()))
        known = groups[None] | groups[fact.row["covenant"]]
        if known and fact.row["content_group"] not in {None, *known}:
            yield fact.unknown("content_group", str(fact.row["content_group"]), known)


def _peers(findings: Findings) -> dict[object, set[object]]:
    """Give the members by covenant."""
    by_year = defaultdict(set)
    for fact in findings.of("membership"):
        by_year[fact.row["bloc"], fact.row["year"]].add(fact.row["unit"])
    return {
        fact.row["covenant"]: by_year[fact.row["bloc"], fact.row["year"]]
        for fact in findings.of("covenant")
    }


def _groups(findings: Findings) -> defaultdict[object, set[str]]:
    """Give the content groups by covenant; the catalogue's stand under None."""
    groups = defaultdict(set)
    for fact in findings.of("content_group"):
        groups[fact.row["covenant"]].add(str(fact.row["content_group"]))
    return groups


def _measure(fact: Fact, right: object) -> Iterator[Problem]:
    written = fact.row["measure"]
    if right is not None and written not in {None, right, "%"}:
        yield fact.problem(
            f"đơn vị tính “{written}” không phải của chỉ tiêu. Hãy dùng “{right}” hoặc “%”.",
            f"the measure “{written}” is not the indicator's. Use “{right}” or “%”.",
        )


def _member(fact: Fact, peers: set[object] | None, units: set[str]) -> Iterator[Problem]:
    unit = fact.row["unit"]
    if peers is not None and unit is not None and unit in units and unit not in peers:
        yield fact.problem(
            f"đơn vị “{unit}” không phải là thành viên của khối trong năm này.",
            f"the unit “{unit}” is no member of the bloc in this year.",
        )
