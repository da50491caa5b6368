"""The shape of a scoring scheme as people write it: its scale, criteria, gates, quotas, grades."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from warehouse.reference.shapes import Code, Day, Shape, Share, Text

_MOST = 1_000_000  # no scale comes near; what is beyond is a slip
Points = Annotated[Decimal, Field(ge=0, le=_MOST)]
Positive = Annotated[Decimal, Field(ge=Decimal("0.000001"), le=_MOST)]
Part = Annotated[str, StringConstraints(pattern=r"^[1-9]\d*/[1-9]\d*$")]

Tie = Literal["content_points", "deduction", "main_group", "exceeded", "votes"]
CriterionKind = Literal["content", "bonus", "deduction"]
Rule = Literal[
    "pro_rata", "floor", "steps", "all_or_nothing", "lower_is_better", "beyond_target",
    "per_case", "late_report", "missing_report", "not_signed", "by_hand",
]  # fmt: skip
GateRule = Literal[
    "signed", "registered", "reports_received", "grade_at_least", "not_already_awarded",
    "attended", "by_hand",
]  # fmt: skip
Stage = Literal["appraised", "voted", "recognised"]


class Grade(Shape):
    """A grade and what it takes: a total, and where stated a share of each criterion's points."""

    grade: Code
    name_vi: Text
    name_en: Text | None = None
    at_least: Points
    each_at_least: Share | None = None


class Scheme(Shape):
    """How a covenant's units are scored: the scale, the caps, the ballot, ties and grades.

    Points are those of the scale. `bonus` says whether bonus points are inside the scale, which
    then leaves `scale - bonus_cap` to the content, or come on top of it.
    """

    scale: Positive
    decimals: Annotated[int, Field(ge=0, le=4)] = 2
    bonus: Literal["inside", "on_top"] = "inside"
    bonus_cap: Points = Decimal(0)
    deduction_cap: Points | None = None
    quorum: Part = "2/3"  # of those who may vote, at least
    majority: Part = "1/2"  # of those present, more than
    tie_order: tuple[Tie, ...] = ("content_points", "deduction", "main_group", "exceeded", "votes")
    main_group: Code | None = None
    final_stage: Stage = "recognised"  # ranks are provisional until then
    grade: tuple[Grade, ...] = ()
    source: Code | None = None


class Step(Shape):
    """A step of a criterion: from this per cent of the target on, this per cent of the points."""

    at_least: Points
    share: Share


class Criterion(Shape):
    """A line of the scheme: what it counts, the most it gives (or takes), and by which rule."""

    criterion: Code
    name_vi: Text
    name_en: Text | None = None
    kind: CriterionKind = "content"
    content_group: Code | None = None
    indicator: Code | None = None
    max_points: Positive
    rule: Rule
    cap: Points | None = None  # the most that counts, where it is less than max_points
    floor: Share | None = None
    steps: tuple[Step, ...] = ()
    per_case: Positive | None = None
    per_day: Positive | None = None
    per_step: Positive | None = None
    step_percent: Positive | None = None
    source: Code | None = None


class Gate(Shape):
    """A condition that a unit must meet to be proposed for an award, whatever its rank."""

    gate: Code
    name_vi: Text
    name_en: Text | None = None
    rule: GateRule
    grade: Code | None = None
    source: Code | None = None


class GateStatement(Shape):
    """What the leader states of a unit and a gate that no figure decides."""

    gate: Code
    unit: Code
    outcome: Literal["passed", "failed"]
    stated_on: Day | None = None
    note: Text | None = None
    source: Code | None = None


class Quota(Shape):
    """How many units the parent lets a bloc propose for an award, the highest award first."""

    award: Code
    name_vi: Text
    name_en: Text | None = None
    number: Annotated[int, Field(ge=0, le=1000)]
    decision: Text | None = None
    source: Code | None = None


class SampleScheme(Scheme):
    """An illustrative scheme: it says of which covenant, and that it is illustrative."""

    covenant: Code
    illustrative: Literal[True]


class SampleCriterion(Criterion):
    """An illustrative criterion of an illustrative scheme."""

    covenant: Code
    illustrative: Literal[True]


class SampleGate(Gate):
    """An illustrative gate of an illustrative scheme."""

    covenant: Code
    illustrative: Literal[True]


class SampleGateStatement(GateStatement):
    """What an illustrative scheme has the leader state of a gate."""

    covenant: Code
    illustrative: Literal[True]


class SampleQuota(Quota):
    """An illustrative quota of an illustrative scheme."""

    covenant: Code
    illustrative: Literal[True]
