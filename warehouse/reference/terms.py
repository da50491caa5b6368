"""Term targets, to be reached over several years: the covenant's year lies within the term."""

from collections.abc import Iterator

from warehouse.reference.fact import Fact, Findings
from warehouse.reference.problem import Problem


def term_problems(findings: Findings) -> Iterator[Problem]:
    """Give each term that is half told, turned round, or does not hold the covenant's year."""
    years = {fact.row["covenant"]: fact.row["year"] for fact in findings.of("covenant")}
    for fact in findings.of("target"):
        first, last = fact.row["term_from"], fact.row["term_to"]
        if (first is None) != (last is None):
            yield fact.problem(
                "nhiệm kỳ phải có cả năm đầu (term_from) và năm cuối (term_to).",
                "a term has both a first year (term_from) and a last one (term_to).",
                at="term_to" if last is None else "term_from",
            )
        elif isinstance(first, int) and isinstance(last, int):
            yield from _out_of_term(fact, years.get(fact.row["covenant"]), first, last)


def _out_of_term(fact: Fact, year: object, first: int, last: int) -> Iterator[Problem]:
    if first > last:
        yield fact.problem(
            f"nhiệm kỳ {first}-{last} kết thúc trước khi bắt đầu.",
            f"the term {first}-{last} ends before it begins.",
            at="term_to",
        )
    elif isinstance(year, int) and not first <= year <= last:
        yield fact.problem(
            f"năm {year} của giao ước không nằm trong nhiệm kỳ {first}-{last}.",
            f"the covenant's year {year} does not lie in the term {first}-{last}.",
            at="term_from",
        )
