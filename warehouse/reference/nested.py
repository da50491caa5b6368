"""Nested targets, “85%, trong đó trên 45%”: each names the indicator whose target holds it."""

from collections import defaultdict
from collections.abc import Iterator

from warehouse.reference.fact import Fact, Findings
from warehouse.reference.problem import Problem


def nested_problems(findings: Findings) -> Iterator[Problem]:
    """Give each nested target whose parent is not there, or leads back to itself."""
    held = defaultdict(set)
    parents: defaultdict[object, dict[object, object]] = defaultdict(dict)
    for fact in findings.of("target"):
        covenant, indicator = fact.row["covenant"], fact.row["indicator"]
        held[covenant].add(str(indicator))
        if fact.row["parent_target"] is not None:
            parents[covenant][indicator] = fact.row["parent_target"]
    for fact in findings.of("target"):
        parent, covenant = fact.row["parent_target"], fact.row["covenant"]
        if parent is None:
            continue
        if parent not in held[covenant]:
            yield _without_parent(fact, str(parent))
        elif _comes_back(parents[covenant], fact.row["indicator"]):
            yield fact.problem(
                f"mục tiêu nằm trong chính nó qua “{parent}”. Hãy sửa parent_target.",
                f"the target lies within itself by way of “{parent}”. Correct parent_target.",
                at="parent_target",
            )


def _without_parent(fact: Fact, parent: str) -> Problem:
    return fact.problem(
        f"mục tiêu này nằm trong mục tiêu của “{parent}”, nhưng giao ước không có mục tiêu đó. Hãy "
        "thêm mục tiêu của chỉ tiêu ấy, hoặc sửa parent_target.",
        f"this target is nested in the target of “{parent}”, which the covenant does not have. Add "
        "a target of that indicator, or correct parent_target.",
        at="parent_target",
    )


def _comes_back(parents: dict[object, object], start: object) -> bool:
    seen, here = {start}, parents.get(start)
    while here is not None and here not in seen:
        seen.add(here)
        here = parents.get(here)
    return here == start
