"""What targets are, and what must hold for them: a known measure, member and group."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from warehouse.reference.fact import Fact, Findings
from warehouse.reference.measure import offered
from warehouse.reference.nested import nested_problems
from warehouse.reference.problem import Problem
from warehouse.reference.terms import term_problems

_OF_EACH = {"ratio", "wavg", "bool", "grade"}


def is_shared(target: Mapping[str, object], indicator: Mapping[str, object]) -> bool:
    """Tell whether a whole bloc's target is each unit's too: shares are, sums never."""
    if target.get("unit") is not None:
        return False
    measure = target.get("measure") or indicator.get("measure")
    return measure == "%" or indicator.get("kind") in _OF_EACH


def target_problems(findings: Findings) -> Iterator[Problem]:
    """Give everything that is wrong with targets, beyond codes and dates."""
    indicators = {fact.row["indicator"]: fact.row for fact in findings.of("indicator")}
    peers = _peers(findings)
    groups = _groups(findings)
    yield from nested_problems(findings)
    yield from term_problems(findings)
    for fact in findings.of("target"):
        indicator = indicators.get(fact.row["indicator"])
        if indicator is not None:
            yield from _measure(fact, indicator)
            yield from _comparator(fact, indicator)
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


def _comparator(fact: Fact, indicator: Mapping[str, object]) -> Iterator[Problem]:
    """Ask a yes only of what is answered yes or no, and nothing else of that."""
    asks, answers = fact.row["comparator"] == "yes", indicator["kind"] == "bool"
    if asks and not answers:
        yield fact.problem(
            "so sánh “yes” chỉ dùng cho chỉ tiêu có/không. Hãy dùng >=, >, <=, < hoặc =.",
            "the comparator “yes” is for yes-or-no indicators only. Use >=, >, <=, < or =.",
        )
    if answers and not asks:
        yield fact.problem(
            'chỉ tiêu có/không chỉ dùng so sánh “yes”. Hãy ghi comparator = "yes".',
            'a yes-or-no indicator takes the comparator “yes” only. Write comparator = "yes".',
        )


def _measure(fact: Fact, indicator: Mapping[str, object]) -> Iterator[Problem]:
    written, right = fact.row["measure"], offered(indicator)
    if written not in {None, indicator["measure"], *right}:
        words = " hoặc ".join(f"“{one}”" for one in right)
        yield fact.problem(
            f"mục tiêu của chỉ tiêu này không tính bằng “{written}”. Hãy dùng {words}.",
            f"a target of this indicator cannot be in “{written}”. Use "
            f"{words.replace(' hoặc ', ' or ')}.",
        )


def _member(fact: Fact, peers: set[object] | None, units: set[str]) -> Iterator[Problem]:
    unit = fact.row["unit"]
    if peers is not None and unit is not None and unit in units and unit not in peers:
        yield fact.problem(
            f"đơn vị “{unit}” không phải là thành viên của khối trong năm này.",
            f"the unit “{unit}” is no member of the bloc in this year.",
        )
