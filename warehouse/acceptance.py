"""Acceptance: a build that overturns much of what stands waits until somebody accepts it.

Only a standing value that changed or vanished, or a rank that a review froze, holds a build back;
a first value never does. A build that waits bears a mark beside its file; an acceptance is a
record.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse import records
from warehouse.change import Movement
from warehouse.database import build_path, builds, kept, serve, serving
from warehouse.language import Refusal, Sentence
from warehouse.lock import alone
from warehouse.review import VIETNAM
from warehouse.settings import Settings

MARK = ".held"  # the suffix of the file that marks a build as waiting


def reasons(moved: Movement | None, places: Settings) -> list[Sentence]:
    """Say why a build is to be held back: what it overturns beyond the thresholds of the settings.

    `hold_values` is a share of a bloc's standing values of a period, in percent; `hold_ranks` a
    number of frozen ranks. What is exactly at a threshold is not beyond it.
    """
    if moved is None:
        return []
    said = [
        _overturned(row)
        for row in moved.overturned
        if row["changed"] * 100 > places.hold_values * row["standing"]
    ]
    if len(moved.frozen_ranks) > places.hold_ranks:
        said.append(_reranked([row["review"] for row in moved.frozen_ranks]))
    return said


def hold(data: Path, build: str) -> None:
    """Mark a build as waiting; it is never dropped before it is decided."""
    _mark(data, build).touch()


def waiting(data: Path) -> list[str]:
    """List the builds that wait to be accepted, the newest last."""
    return [one.build for one in builds(data) if _mark(data, one.build).exists()]


def decided(data: Path) -> bool:
    """Take the marks away, for another build serves what came in; tell whether there were any."""
    marks = list((data / "builds").glob(f"*{MARK}"))
    for mark in marks:
        mark.unlink()
    return bool(marks)


def is_accepted(data: Path, build: str) -> bool:
    """Tell whether somebody accepted this build once."""
    return any(fact.get("build") == build for fact in records.read(data, records.ACCEPTED))


def record(data: Path, build: str) -> None:
    """Write down that a build is accepted, when, and by which account."""
    now = datetime.now(VIETNAM).isoformat(timespec="seconds")
    records.append(data, records.ACCEPTED, [{"build": build, "at": now, "by": records.account()}])


def accept(data: Path, build: str) -> Sentence:
    """Let a build that waits serve from now on; any other is refused."""
    with alone(data):
        current = serving(data)
        if current and current.build == build:
            return Sentence(
                f"Bản {build} đang phục vụ rồi; không có gì thay đổi.",
                f"Build {build} serves already; nothing changes.",
            )
        there = waiting(data)
        if build not in there:
            raise _does_not_wait(build, there, known=kept(data, build) is not None)
        record(data, build)
        serve(data, build)
        decided(data)
    return Sentence(
        f"Đã duyệt: bản {build} phục vụ từ bây giờ.", f"Accepted: build {build} serves from now on."
    )


def _mark(data: Path, build: str) -> Path:
    return build_path(data, build).with_suffix(MARK)


def _overturned(row: dict[str, Any]) -> Sentence:
    of = f"{row['changed']} {{}} {row['standing']}"
    which = ("minh hoạ ", "illustrative ") if row.get("illustrative") else ("", "")
    return Sentence(
        f"{row['bloc']}, kỳ {row['period']}: {of.format('trong')} số liệu {which[0]}đang dùng "
        "bị thay đổi hoặc mất.",
        f"{row['bloc']}, period {row['period']}: {of.format('of')} standing {which[1]}values "
        "changed or vanished.",
    )


def _reranked(of: list[str]) -> Sentence:
    names = ", ".join(f"“{name}”" for name in dict.fromkeys(of))
    return Sentence(
        f"{len(of)} thứ hạng đã chốt ở {names} bị thay đổi.",
        f"{len(of)} ranks frozen at {names} changed.",
    )


def _does_not_wait(build: str, there: list[str], *, known: bool) -> Refusal:
    vi, en = ("không chờ duyệt", "does not wait to be accepted")
    if not known:
        vi, en = ("không có", "is not there")
    names = ", ".join(there)
    return Refusal(
        f"Bản dựng “{build}” {vi}. "
        + (f"Đang chờ: {names}." if there else "Hiện không có bản nào chờ duyệt."),
        f"Build “{build}” {en}. " + (f"Waiting: {names}." if there else "None waits now."),
    )
