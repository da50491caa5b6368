"""What must hold within one covenant or launch plan: its name, its members, its periods."""

from collections.abc import Iterable, Iterator

from warehouse.language import Refusal, Sentence
from warehouse.period import Period
from warehouse.reference.covenant import Covenant, Due, LaunchPlan, NamedMovement, Statement
from warehouse.reference.fact import Fact
from warehouse.reference.problem import Problem


def covenant_problems(
    code: str, file: str, covenant: Covenant, movements: Iterable[str]
) -> Iterator[Problem]:
    """Give everything that does not hold within one covenant."""
    yield from _name(code, file, f"{covenant.year}-{covenant.bloc}")
    yield from _leaders(file, covenant)
    listed = len({member.unit for member in covenant.members if member.unit})
    stated = covenant.members_stated
    if stated is not None and stated < listed:
        yield Problem(
            file,
            "members_stated",
            Sentence(
                f"nêu {stated} thành viên nhưng danh sách có {listed}. Hãy kiểm tra lại.",
                f"{stated} members are stated but {listed} are listed. Please check.",
            ),
        )
    yield from _movements(file, covenant.movements, set(movements))
    for key, dated in (("statement", covenant.statement), ("due", covenant.due)):
        yield from _periods(file, key, dated, covenant.year)


def plan_problems(
    code: str, file: str, plan: LaunchPlan, movements: Iterable[str]
) -> Iterator[Problem]:
    """Give everything that does not hold within one launch plan."""
    yield from _name(code, file, f"{plan.year}-{plan.issuer}")
    yield from _movements(file, plan.movements, set(movements))


def _name(code: str, file: str, expected: str) -> Iterator[Problem]:
    if code != expected:
        told = Sentence(
            f"tên tệp không khớp nội dung; theo nội dung, tệp phải tên là {expected}.toml.",
            f"the file's name does not fit what it says; it should be {expected}.toml.",
        )
        yield Problem(file, None, told)


def _leaders(file: str, covenant: Covenant) -> Iterator[Problem]:
    units = {member.unit for member in covenant.members}
    named = [("leader", covenant.leader)] if covenant.leader else []
    named += [(f"deputies[{place}]", unit) for place, unit in enumerate(covenant.deputies, 1)]
    for key, unit in named:
        if unit not in units:
            told = Sentence(
                f"“{unit}” không có trong danh sách members. Hãy thêm vào, hoặc sửa mã.",
                f"“{unit}” is not among the members. Add it there, or correct the code.",
            )
            yield Problem(file, key, told)
    if covenant.leader in covenant.deputies:
        told = Sentence(
            f"“{covenant.leader}” vừa là khối trưởng vừa là khối phó. Hãy giữ một vai.",
            f"“{covenant.leader}” is both leader and deputy. Keep one role.",
        )
        yield Problem(file, "deputies", told)


def _movements(file: str, named: Iterable[NamedMovement], known: set[str]) -> Iterator[Problem]:
    for position, movement in enumerate(named, 1):
        if (
            movement.movement
            and movement.movement not in known
            and not (movement.name_vi and movement.kind)
        ):
            fact = Fact("movement", {}, file, f"movements[{position}]")
            yield fact.unknown("movement", movement.movement, known)


def _periods(file: str, key: str, dated: Iterable[Statement | Due], year: int) -> Iterator[Problem]:
    for position, one in enumerate(dated, 1):
        place = f"{key}[{position}].period"
        if not one.period:
            continue  # already told: it has the wrong form
        try:
            period = Period.parse(one.period)
        except Refusal as refusal:
            yield Problem(file, place, refusal.sentence)
            continue
        if period.year != year:
            told = Sentence(
                f"kỳ “{one.period}” không thuộc năm {year} của giao ước.",
                f"the period “{one.period}” is not in the covenant's year {year}.",
            )
            yield Problem(file, place, told)
