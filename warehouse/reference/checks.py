"""What must hold between rows: codes are known, keys are single, validity does not overlap."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise

from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.reference.fact import Fact, Findings, Row
from warehouse.reference.problem import Problem
from warehouse.reference.scoring import scoring_problems
from warehouse.reference.shapes import CATALOGUE_MOVEMENT
from warehouse.reference.targets import target_problems

# The columns that name a row of another table.
_NAMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("unit", "parent"): ("unit",),
    ("bloc", "parent"): ("unit",),
    ("indicator", "content_group"): ("content_group",),
    ("indicator", "denominator"): ("indicator",),
    ("succession", "old"): ("unit",),
    ("succession", "new"): ("unit",),
    ("post", "unit"): ("unit",),
    ("covenant", "bloc"): ("bloc",),
    ("membership", "unit"): ("unit",),
    ("signatory", "unit"): ("unit",),
    ("statement", "addressed_to"): ("unit", "bloc"),
    ("launch_plan", "issuer"): ("unit",),
    ("target", "covenant"): ("covenant",),
    ("target", "unit"): ("unit",),
    ("target", "indicator"): ("indicator",),
    ("due", "bloc"): ("bloc",),
    ("stated_award", "unit"): ("unit",),
    ("scheme", "covenant"): ("covenant",),
    ("criterion", "covenant"): ("covenant",),
    ("criterion", "indicator"): ("indicator",),
    ("gate", "covenant"): ("covenant",),
    ("gate_statement", "unit"): ("unit",),
    ("quota", "covenant"): ("covenant",),
}
# What tells one row of a table from another; rows of `_TIMED` may follow one another in time.
_KEYS: dict[str, tuple[str, ...]] = {
    "source": ("source",),
    CATALOGUE_MOVEMENT: ("movement",),
    "post": ("person", "unit", "post_vi", "dated"),
    "succession": ("old", "new", "on_day"),
    "content_group": ("covenant", "content_group"),
    "movement": ("covenant", "movement"),
    "activity": ("covenant", "activity"),
    "statement": ("bloc", "period", "statement"),
    "event": ("event",),
    "signatory": ("covenant", "unit", "person"),
    "phase": ("launch_plan", "phase"),
    "due": ("bloc", "period"),
    "membership": ("bloc", "year", "unit"),
    "stated_award": ("covenant", "unit", "award", "stage"),
    "scheme": ("covenant",),
    "scheme_grade": ("covenant", "grade"),
    "scheme_tie": ("covenant", "tie"),
    "criterion": ("covenant", "criterion"),
    "criterion_step": ("covenant", "criterion", "at_least"),
    "gate": ("covenant", "gate"),
    "gate_statement": ("covenant", "gate", "unit"),
    "quota": ("covenant", "award"),
}
_MAY_BE_EMPTY = {
    ("content_group", "covenant"),
    ("post", "unit"),
    ("post", "dated"),
    ("signatory", "person"),
    ("stated_award", "unit"),
    ("succession", "new"),
    ("target", "unit"),
}
_TIMED: dict[str, tuple[str, ...]] = {
    "unit": ("unit",),
    "bloc": ("bloc",),
    "indicator": ("indicator",),
    "target": ("covenant", "unit", "indicator", "origin"),
}
_STILL_DUE = timedelta(days=183)  # a report is due at most half a year after its period ends
_HOW_UNITS_ADD = {
    "flow": {"sum"},
    "stock": {"sum"},
    "ratio": {"ratio"},
    "cover": {"sum", "ratio"},
    "wavg": {"weighted"},
    "bool": {"share_yes"},
    "grade": {"distribution"},
}


def problems(findings: Findings) -> Iterator[Problem]:
    """Give everything that does not hold between the facts that could be read."""
    yield from _unknown_codes(findings)
    yield from _twice(findings)
    yield from _overlaps(findings)
    yield from _aliases(findings)
    for fact in findings.of("indicator"):
        yield from _indicator(fact)
    for fact in findings.of("due"):
        yield from _due(fact)
    yield from target_problems(findings)
    yield from scoring_problems(findings)


def in_time_order(facts: Iterable[Fact], key: tuple[str, ...]) -> list[list[Fact]]:
    """Group versions of the same thing, each group ordered by its first day."""

    def named(fact: Fact) -> tuple[str, ...]:
        return tuple(str(fact.row[column]) for column in key)

    ordered = sorted(facts, key=lambda fact: (named(fact), _from(fact.row)))
    return [list(versions) for _, versions in groupby(ordered, key=named)]


def close_open_ends(targets: Iterable[Fact]) -> None:
    """End a target the day before it is amended, where nobody wrote its end."""
    for versions in in_time_order(targets, _TIMED["target"]):
        for earlier, later in pairwise(versions):
            if earlier.row["valid_to"] is None and _from(earlier.row) < _from(later.row):
                earlier.row["valid_to"] = _from(later.row) - timedelta(days=1)


def _unknown_codes(findings: Findings) -> Iterator[Problem]:
    for fact in findings.facts:
        for column, value in fact.row.items():
            tables = ("source",) if column == "source" else _NAMES.get((fact.table, column), ())
            if fact.table == "alias" and column == "code":
                tables = (str(fact.row["kind"]),)
            named = [findings.codes[table] for table in tables if table in findings.codes]
            if value is None or fact.table == column or len(named) < max(len(tables), 1):
                continue
            known = set().union(*named)
            if value not in known:
                yield fact.unknown(column, str(value), known)


def _twice(findings: Findings) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in findings.facts:
        if fact.table not in _KEYS:
            continue
        if not _named(fact, _KEYS[fact.table]):
            continue
        values = [fact.row.get(column) for column in _KEYS[fact.table]]
        first = seen.setdefault((fact.table, *values), fact)
        if first is not fact:
            what = ", ".join(str(value) for value in values if value is not None)
            yield _said_twice(fact, first, what)


def _named(fact: Fact, key: tuple[str, ...]) -> bool:
    """Tell whether a row has its whole key; one with a slip there has been told already."""
    return all(
        fact.row.get(column) is not None or (fact.table, column) in _MAY_BE_EMPTY for column in key
    )


def _said_twice(fact: Fact, first: Fact, what: str) -> Problem:
    if fact.table == "membership":
        return fact.problem(
            f"đơn vị được kể hai lần trong danh sách thành viên ({what}). Hãy bỏ một lần.",
            f"the unit is listed twice among the members ({what}). Remove one.",
        )
    return fact.problem(
        f"“{what}” đã có ở {_where(first, 'dòng')}. Hãy bỏ một chỗ hoặc dùng mã khác.",
        f"“{what}” stands already at {_where(first, 'line')}. Remove one, or use another code.",
    )


def _overlaps(findings: Findings) -> Iterator[Problem]:
    for table, key in _TIMED.items():
        for fact in findings.of(table):
            if fact.row["valid_to"] and _from(fact.row) > _to(fact.row):
                yield fact.problem(
                    f"ngày hết hiệu lực {_to(fact.row)} trước ngày bắt đầu {_from(fact.row)}.",
                    f"the last day {_to(fact.row)} is before the first day {_from(fact.row)}.",
                )
        named = [fact for fact in findings.of(table) if _named(fact, key)]
        for versions in in_time_order(named, key):
            for earlier, later in pairwise(versions):
                if _to(earlier.row) >= _from(later.row):
                    what = ", ".join(str(later.row[column]) for column in key if later.row[column])
                    yield later.problem(
                        f"“{what}” trùng thời gian hiệu lực với {_where(earlier, 'dòng')}. "
                        "Hãy sửa valid_from, valid_to, hoặc bỏ một chỗ.",
                        f"“{what}” is valid at the same time as at {_where(earlier, 'line')}. "
                        "Correct valid_from and valid_to, or remove one.",
                    )


def _aliases(findings: Findings) -> Iterator[Problem]:
    """One way of writing must lead to one code, names included."""
    meant: dict[tuple[str, str], tuple[str, Fact]] = {}
    for table in ("unit", "bloc", "indicator"):
        for fact in findings.of(table):
            for column in ("name_vi", "short_vi"):
                if text := fact.row.get(column):
                    meant.setdefault((table, str(text).casefold()), (str(fact.row[table]), fact))
    for fact in findings.of("alias"):
        if not _named(fact, ("kind", "text", "code")):
            continue
        text, code = str(fact.row["text"]), str(fact.row["code"])
        other, first = meant.setdefault((str(fact.row["kind"]), text.casefold()), (code, fact))
        if other != code:
            yield fact.problem(
                f"“{text}” đã chỉ mã “{other}” ở {_where(first, 'dòng')}, "
                f"không thể chỉ thêm “{code}”. Hãy viết cách gọi đầy đủ hơn.",
                f"“{text}” already means “{other}” at {_where(first, 'line')} "
                f"and cannot mean “{code}”. Write it out more fully.",
            )


def _indicator(fact: Fact) -> Iterator[Problem]:
    kind, across = fact.row["kind"], fact.row["across_units"]
    fitting = _HOW_UNITS_ADD.get(str(kind), set())
    if fitting and across is not None and across not in fitting:
        fit = ", ".join(sorted(fitting))
        yield fact.problem(
            f"loại “{kind}” không cộng giữa các đơn vị theo cách “{across}”. Hãy dùng: {fit}.",
            f"kind “{kind}” does not add up across units as “{across}”. Use: {fit}.",
        )
    if across in {"ratio", "weighted"} and not (
        fact.row["denominator"] or fact.row["denominator_vi"]
    ):
        yield fact.problem(
            "tỷ lệ phải nói rõ mẫu số: điền denominator (mã) hoặc denominator_vi (bằng chữ).",
            "a share must name its denominator: fill in denominator (code) or denominator_vi.",
        )


def _due(fact: Fact) -> Iterator[Problem]:
    """Hold a due date against its period: a report is not due before it or years after it."""
    day = fact.row["due_on"]
    try:
        period = Period.parse(str(fact.row["period"]))
    except Refusal:
        return  # already told: it has the wrong form
    if isinstance(day, date) and not period.first_day <= day <= period.last_day + _STILL_DUE:
        yield fact.problem(
            f"hạn nộp {day} quá xa kỳ {period}. Hãy kiểm tra ngày và năm.",
            f"the due date {day} is far from the period {period}. Check the day and the year.",
            at="due_on",
        )


def _where(fact: Fact, line: str) -> str:
    place = f"{line} {fact.place}" if isinstance(fact.place, int) else str(fact.place or "")
    return f"{fact.file} {place}".strip()


def _from(row: Row) -> date:
    day = row["valid_from"]
    return day if isinstance(day, date) else date.min


def _to(row: Row) -> date:
    day = row["valid_to"]
    return day if isinstance(day, date) else date.max
