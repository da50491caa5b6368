"""What a scoring scheme says, as rows, and what must hold in it: points that sum to its scale."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from warehouse.language import Sentence
from warehouse.reference.fact import Fact, Findings, Row
from warehouse.reference.problem import Problem
from warehouse.reference.scheme import Criterion, Gate, GateStatement, Quota, Scheme

# By rule: which kinds of line may have it, whether an indicator is counted, what it needs besides.
_OF_CONTENT, _ADDED = {"content"}, {"bonus", "deduction"}
_RULES: dict[str, tuple[set[str], bool, tuple[str, ...]]] = {
    "pro_rata": (_OF_CONTENT, True, ()),
    "floor": (_OF_CONTENT, True, ("floor",)),
    "steps": (_OF_CONTENT, True, ("steps",)),
    "all_or_nothing": (_OF_CONTENT, True, ()),
    "lower_is_better": (_OF_CONTENT, True, ("per_case",)),
    "beyond_target": ({"bonus"}, True, ("per_step", "step_percent")),
    "per_case": (_ADDED, True, ("per_case",)),
    "late_report": ({"deduction"}, False, ("per_day",)),
    "missing_report": ({"deduction"}, False, ("per_case",)),
    "not_signed": ({"deduction"}, False, ("per_case",)),
    "by_hand": (_OF_CONTENT | _ADDED, False, ()),
}
_PARAMETERS = ("floor", "steps", "per_case", "per_day", "per_step", "step_percent")
_KINDS = {
    "content": Sentence("nội dung", "content"),
    "bonus": Sentence("điểm thưởng", "bonus"),
    "deduction": Sentence("điểm trừ", "deduction"),
}

_SAID = {
    "pro_rata": Sentence("theo tỷ lệ thực hiện so với mục tiêu", "pro rata to the target"),
    "floor": Sentence(
        "theo tỷ lệ thực hiện, dưới {floor}% không có điểm",
        "pro rata to the target, nothing below {floor}%",
    ),
    "steps": Sentence(
        "theo bậc thực hiện mục tiêu: {steps} số điểm",
        "by steps of the target: {steps_en} of the points",
    ),
    "all_or_nothing": Sentence("đạt mục tiêu thì đủ điểm", "all if the target is met"),
    "lower_is_better": Sentence(
        "càng thấp càng tốt; mục tiêu 0: mỗi trường hợp bớt {per_case}",
        "the lower the better; of a target of 0, {per_case} less for each case",
    ),
    "beyond_target": Sentence(
        "cứ vượt {step_percent}% mục tiêu được {per_step}",
        "{per_step} for each {step_percent}% beyond the target",
    ),
    "per_case": Sentence("mỗi trường hợp {per_case}", "{per_case} a case"),
    "late_report": Sentence("báo cáo chậm, mỗi ngày {per_day}", "{per_day} a day of a late report"),
    "missing_report": Sentence("thiếu báo cáo, mỗi kỳ {per_case}", "{per_case} a missing report"),
    "not_signed": Sentence("không ký giao ước", "the covenant is not signed"),
    "by_hand": Sentence("chấm theo hồ sơ", "given by hand"),
}


@dataclass(frozen=True)
class Home:
    """Where the lines of a scheme stand: the covenant, the file, its source, and of which world."""

    covenant: str
    file: str
    source: str | None
    illustrative: bool

    def fact(self, table: str, place: str, row: Row) -> Fact:
        """Give a row of this covenant its source, unless it has one of its own."""
        of = {"covenant": self.covenant, "illustrative": self.illustrative}
        sourced = {"source": row["source"] or self.source} if "source" in row else {}
        return Fact(table, {**row, **sourced, **of}, self.file, place)


def scheme_facts(home: Home, place: str, scheme: Scheme) -> Iterator[Fact]:
    """Give a scheme with its grades and its order of ties."""
    yield home.fact("scheme", place, _scheme(scheme))
    for position, grade in enumerate(scheme.grade, 1):
        yield home.fact("scheme_grade", f"{place}.grade[{position}]", grade.model_dump())
    for position, tie in enumerate(scheme.tie_order, 1):
        row: Row = {"position": position, "tie": tie}
        yield home.fact("scheme_tie", f"{place}.tie_order[{position}]", row)


def line_facts(
    home: Home, table: str, lines: Iterable[tuple[int, Criterion | Gate | GateStatement | Quota]]
) -> Iterator[Fact]:
    """Give criteria, gates, gate statements or quotas; each comes with its place."""
    for position, (number, line) in enumerate(lines, 1):
        place, row = f"{table}[{number}]", line.model_dump()
        if isinstance(line, Criterion):
            for step, one in enumerate(line.steps, 1):
                said = {"criterion": line.criterion, **one.model_dump()}
                yield home.fact("criterion_step", f"{place}.steps[{step}]", said)
            row = _criterion(row, line)
        yield home.fact(table, place, {"position": position, **row})


def _scheme(scheme: Scheme) -> Row:
    """Give a scheme's row; a share such as “2/3” becomes its part and its whole, both exact."""
    row: Row = scheme.model_dump(exclude={"quorum", "majority", "tie_order", "grade"})
    for share in ("quorum", "majority"):
        part, whole = str(getattr(scheme, share)).split("/")
        row |= {f"{share}_part": int(part), f"{share}_whole": int(whole)}
    scale, inside = row["scale"], scheme.bonus_cap if scheme.bonus == "inside" else 0
    return {**row, "content_scale": scale - inside if isinstance(scale, Decimal) else None}


def _criterion(row: Row, criterion: Criterion) -> Row:
    """Let a deduction's points be below nought, and say the rule in words."""
    said = _in_words(criterion)
    sign = -1 if criterion.kind == "deduction" else 1
    for points in ("max_points", "cap"):
        written = row[points]
        row[points] = sign * written if isinstance(written, Decimal) else None
    del row["steps"]
    return {**row, "rule_vi": said.vi, "rule_en": said.en}


def _in_words(line: Criterion) -> Sentence:
    """Say a rule with its parameters; Vietnamese numbers have a comma."""
    rule = _SAID.get(line.rule, _SAID["by_hand"])
    vi = ", ".join(f"từ {step.at_least}% được {step.share}%" for step in line.steps)
    en = ", ".join(f"from {step.at_least}% on {step.share}%" for step in line.steps)
    said = {**line.model_dump(), "steps": vi, "steps_en": en}
    numbers = {name: str(said[name]) for name in (*_PARAMETERS, "steps_en")}
    commas = {name: number.replace(".", ",") for name, number in numbers.items()}
    return Sentence(rule.vi.format(**commas), rule.en.format(**numbers))


def scoring_problems(findings: Findings) -> Iterator[Problem]:
    """Give everything that does not hold within schemes, beyond codes that are not known."""
    schemes = {fact.row["covenant"]: fact for fact in findings.of("scheme")}
    criteria = defaultdict(list)
    for fact in findings.of("criterion"):
        criteria[fact.row["covenant"]].append(fact)
    wrong = {problem.file for problem in findings.problems}
    groups = _groups(findings)
    steps = findings.of("criterion_step")
    stepped = {(fact.file, str(fact.place).partition(".")[0]) for fact in steps}
    for covenant, lines in criteria.items():
        if covenant not in schemes and lines[0].file not in wrong:
            yield lines[0].problem(
                "có tiêu chí nhưng thiếu thang điểm. Hãy thêm mục [scheme] với scale = 100.",
                "there are criteria but no scale. Add a group [scheme] with scale = 100.",
            )
        for fact in lines:
            if fact.place is not None:  # else it was checked when its own file was read
                yield from _line(fact, has_steps=(fact.file, fact.place) in stepped)
            if fact.row["content_group"] not in {None, *groups[None], *groups[covenant]}:
                known = groups[None] | groups[covenant]
                yield fact.unknown("content_group", str(fact.row["content_group"]), known)
    for covenant, scheme in schemes.items():
        yield from _scale(scheme, criteria[covenant])
        yield from _main_group(scheme, criteria[covenant])
        yield from _ballot(scheme)
    yield from _gates(findings)


def _line(fact: Fact, *, has_steps: bool) -> Iterator[Problem]:
    """Hold a criterion against its rule: the kind, the indicator, and the parameters."""
    rule, kind = fact.row["rule"], fact.row["kind"]
    if rule not in _RULES or kind not in _KINDS:
        return  # told already
    kinds, counts, needs = _RULES[str(rule)]
    if kind not in kinds:
        fit_vi = ", ".join(_KINDS[one].vi for one in sorted(kinds))
        fit_en = ", ".join(sorted(kinds))
        yield fact.problem(
            f"cách tính “{rule}” không dùng cho {_KINDS[str(kind)].vi}, chỉ cho: {fit_vi}.",
            f"the rule “{rule}” is not for a line of kind {kind}, only for: {fit_en}.",
            at="rule",
        )
        return
    if counts and fact.row["indicator"] is None:
        yield fact.problem(
            f"cách tính “{rule}” cần một chỉ tiêu. Hãy thêm indicator, hoặc dùng “by_hand”.",
            f"the rule “{rule}” needs an indicator. Add one, or use “by_hand”.",
        )
    for parameter in _PARAMETERS:
        written = has_steps if parameter == "steps" else fact.row[parameter] is not None
        if written and parameter not in needs:
            yield fact.problem(
                f"cách tính “{rule}” không dùng “{parameter}”. Hãy bỏ đi, hoặc đổi rule.",
                f"the rule “{rule}” does not use “{parameter}”. Remove it, or change the rule.",
                at=parameter,
            )
        elif not written and parameter in needs:
            yield fact.problem(
                f"cách tính “{rule}” cần “{parameter}”. Hãy thêm vào.",
                f"the rule “{rule}” needs “{parameter}”. Add it.",
            )


def _scale(scheme: Fact, criteria: Iterable[Fact]) -> Iterator[Problem]:
    """Hold the sum of the content's points against what the scale leaves to them."""
    points: dict[object, Decimal] = defaultdict(Decimal)
    for fact in criteria:
        most = fact.row["max_points"]
        if not isinstance(most, Decimal):
            return  # one line could not be read, and the sum says nothing
        points[fact.row["kind"]] += most
    if points["bonus"] and not scheme.row["bonus_cap"]:
        yield scheme.problem(
            "có tiêu chí điểm thưởng nhưng bonus_cap = 0. Hãy ghi điểm thưởng tối đa.",
            "there are bonus criteria, but bonus_cap is 0. Write the most that bonuses bring.",
            at="bonus_cap",
        )
    content, due = points["content"], scheme.row["content_scale"]
    if isinstance(due, Decimal) and content != due:
        yield scheme.problem(
            f"điểm các tiêu chí nội dung cộng lại là {content:f}, thang điểm cần {due:f} "
            f"(thang {scheme.row['scale']}, bonus = “{scheme.row['bonus']}”, bonus_cap = "
            f"{scheme.row['bonus_cap']}). Hãy sửa max_points hoặc scale.",
            f"the content criteria add up to {content:f}; the scale leaves them {due:f} "
            f"(scale {scheme.row['scale']}, bonus “{scheme.row['bonus']}”, bonus_cap "
            f"{scheme.row['bonus_cap']}). Correct max_points or scale.",
            at="scale",
        )


def _main_group(scheme: Fact, criteria: Iterable[Fact]) -> Iterator[Problem]:
    main = scheme.row["main_group"]
    scored = {str(fact.row["content_group"]) for fact in criteria} - {"None"}
    if main is not None and main not in scored:
        yield scheme.unknown("main_group", str(main), scored)


def _ballot(scheme: Fact) -> Iterator[Problem]:
    for share in ("quorum", "majority"):
        part, whole = scheme.row[f"{share}_part"], scheme.row[f"{share}_whole"]
        if isinstance(part, int) and isinstance(whole, int) and part > whole:
            yield scheme.problem(
                f"{part}/{whole} lớn hơn tất cả. Hãy viết một phần, ví dụ 2/3.",
                f"{part}/{whole} is more than all. Write a part, such as 2/3.",
                at=share,
            )


def _gates(findings: Findings) -> Iterator[Problem]:
    """Hold gates against grades, and what is stated of gates against gates and members."""
    grades = defaultdict(set)
    for fact in findings.of("scheme_grade"):
        grades[fact.row["covenant"]].add(str(fact.row["grade"]))
    gates = defaultdict(set)
    for fact in findings.of("gate"):
        gates[fact.row["covenant"]].add(str(fact.row["gate"]))
        grade = fact.row["grade"]
        if fact.row["rule"] == "grade_at_least" and grade is None:
            yield fact.problem(
                "điều kiện “grade_at_least” cần “grade”. Hãy thêm mã một mức xếp loại.",
                "the gate “grade_at_least” needs “grade”. Add the code of a grade.",
            )
        elif grade is not None and grade not in grades[fact.row["covenant"]]:
            yield fact.unknown("grade", str(grade), grades[fact.row["covenant"]])
    for fact in findings.of("gate_statement"):
        if fact.row["gate"] not in {None, *gates[fact.row["covenant"]]}:
            yield fact.unknown("gate", str(fact.row["gate"]), gates[fact.row["covenant"]])


def _groups(findings: Findings) -> dict[object, set[str]]:
    """Give the content groups by covenant; the catalogue's stand under None."""
    groups: dict[object, set[str]] = defaultdict(set)
    for fact in findings.of("content_group"):
        groups[fact.row["covenant"]].add(str(fact.row["content_group"]))
    return groups
