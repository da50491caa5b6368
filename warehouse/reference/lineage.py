"""What became of units: successions must lead somewhere, never in a circle, and end what ended."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from warehouse.reference.fact import Fact, Findings
from warehouse.reference.problem import Problem

_STAYS = {"transfer"}  # the old unit goes on, with less
_NO_HEIR = {"dissolution"}
_FOUNDS = {"rename", "consolidation", "split"}  # the new unit begins with it


def problems(findings: Findings) -> Iterator[Problem]:
    """Give everything that is wrong with successions, beyond codes and days."""
    for fact in findings.of("succession"):
        yield from _heir(fact)
    yield from _circles(findings)
    yield from _shares(findings)
    yield from _still_there(findings)


def date_units(findings: Findings) -> None:
    """End what was succeeded the day before, begin what came of it, where nobody wrote a day."""
    ends = _ends(findings)
    begins = {
        fact.row["new"]: fact.row["on_day"]
        for fact in findings.of("succession")
        if fact.row["kind"] in _FOUNDS
    }
    for fact in findings.of("unit"):
        unit, row = fact.row["unit"], fact.row
        if unit in ends and row["valid_to"] is None:
            row["valid_to"] = ends[unit] - timedelta(days=1)
        if unit in begins and row["valid_from"] is None:
            row["valid_from"] = begins[unit]


def _ends(findings: Findings) -> dict[object, date]:
    """Give the day from which a unit is no more."""
    ends: dict[object, date] = {}
    for fact in findings.of("succession"):
        unit, day = fact.row["old"], fact.row["on_day"]
        if fact.row["kind"] not in {None, *_STAYS} and isinstance(day, date):
            ends[unit] = min(day, ends.get(unit, day))
    return ends


def _heir(fact: Fact) -> Iterator[Problem]:
    kind, new = fact.row["kind"], fact.row["new"]
    if kind in _NO_HEIR and new is not None:
        yield fact.problem(
            f"giải thể thì không có đơn vị kế tiếp, ở đây ghi “{new}”. Hãy bỏ ô new, hoặc sửa kind "
            "(merger: sáp nhập, transfer: chuyển giao một phần).",
            f"a dissolved unit has no successor, here “{new}” is named. Leave new empty, or "
            "correct kind (merger, or transfer of a part).",
        )
    if kind is not None and kind not in _NO_HEIR and new is None:
        yield fact.problem(
            f"“{kind}” phải nói rõ đơn vị kế tiếp: điền ô new. Nếu đơn vị kết thúc hoạt động, ghi "
            "kind là dissolution.",
            f"“{kind}” must name the successor: fill in new. If the unit ended, write dissolution "
            "as kind.",
        )


def _circles(findings: Findings) -> Iterator[Problem]:
    """Tell each succession that closes a circle: following units onward must come to an end."""
    onward: defaultdict[object, set[object]] = defaultdict(set)
    for fact in findings.of("succession"):
        old, new = fact.row["old"], fact.row["new"]
        if old is None or new is None:
            continue
        way = _way(onward, new, old)
        onward[old].add(new)
        if way:
            told = " → ".join(str(unit) for unit in [old, *way])
            yield fact.problem(
                f"các lần kế tiếp đi vòng tròn: {told}. Một đơn vị không thể là hậu thân của chính "
                "nó; hãy sửa old, new, hoặc dùng mã mới cho đơn vị lập lại.",
                f"the successions go in a circle: {told}. No unit succeeds itself; correct old and "
                "new, or give a unit founded again a new code.",
            )


def _way(
    onward: defaultdict[object, set[object]], start: object, goal: object
) -> list[object] | None:
    """Find the way from one unit to another, both named."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        if way[-1] == goal:
            return way
        further = sorted(onward[way[-1]] - seen, key=str)
        seen.update(further)
        ways += [[*way, unit] for unit in further]
    return None


def _shares(findings: Findings) -> Iterator[Problem]:
    given: defaultdict[object, Decimal] = defaultdict(Decimal)
    for fact in findings.of("succession"):
        share = fact.row["share"]
        if not isinstance(share, Decimal):
            continue
        key = (fact.row["old"], fact.row["on_day"])
        given[key] += share
        if given[key] > 1 >= given[key] - share:
            yield fact.problem(
                f"các phần (share) của “{key[0]}” ngày {key[1]} cộng lại là {given[key]}, quá 1.",
                f"the shares of “{key[0]}” on {key[1]} add up to {given[key]}, more than 1.",
            )


def _still_there(findings: Findings) -> Iterator[Problem]:
    ends = _ends(findings)
    for fact in findings.of("unit"):
        day, last = ends.get(fact.row["unit"]), fact.row["valid_to"]
        if day is not None and isinstance(last, date) and last >= day:
            yield fact.problem(
                f"đơn vị còn hiệu lực đến {last}, nhưng succession.csv ghi kết thúc từ {day}. "
                "Hãy sửa một chỗ.",
                f"the unit is valid until {last}, but succession.csv ends it from {day}. "
                "Correct one of them.",
            )
