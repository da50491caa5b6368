"""How a refresh tells of itself on the terminal: a bar, what needs looking at, one line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, TextIO

from warehouse.language import Sentence, terminal_language

if TYPE_CHECKING:
    from etl.refresh import Outcome
    from warehouse.settings import Settings

_SHOWN = 12  # rules that are told on the terminal; the list has them all
_GRAVE = {
    "error": Sentence("lỗi", "error"),
    "warning": Sentence("cảnh báo", "warning"),
    "info": Sentence("lưu ý", "note"),
}


@contextmanager
def shown(stream: TextIO) -> Iterator[Callable[[str, int, int], None] | None]:
    """Show a bar with files done, rate and time left where somebody watches; else nothing."""
    if not stream.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    reads = Sentence("Đọc báo cáo", "Reading reports").spoken()
    builds = Sentence("Đã đọc xong, đang dựng kho", "All read, building").spoken()
    left = Sentence("còn", "left").spoken()
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TextColumn(left), TimeRemainingColumn(),
    )  # fmt: skip
    started = perf_counter()
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task(reads, total=None, rate="")

        def step(_: str, done: int, total: int) -> None:
            said = reads if done < total else builds
            rate = _rate(done, perf_counter() - started).spoken()
            bar.update(task, description=said, completed=done, total=total, rate=rate)

        yield step


def _rate(files: int, seconds: float) -> Sentence:
    a_second = files / max(seconds, 0.001)
    return Sentence(f"{a_second:.0f} tệp/giây,", f"{a_second:.0f} files/s,")


def told(outcome: "Outcome") -> Sentence:
    """Say in one line, fit for mail, what a refresh ended with."""
    n = outcome.summary()
    vi, en = ("Đã dựng bản", "Built")
    if outcome.held:
        vi, en = ("Chờ duyệt, chưa phục vụ: bản", "Waits to be accepted, not serving yet:")
    elif not outcome.anew:
        vi, en = ("Không có gì mới, vẫn là bản", "Nothing new, still")
    return Sentence(
        f"{vi} {n['build']}: {n['files']} tệp, {n['standing']} báo cáo đang dùng, "
        f"{n['superseded']} đã thay, {n['quarantined']} để riêng, {n['refused']} từ chối, "
        f"{n['observations']} số liệu, {n['findings']} điều cần xem ({n['seconds']} giây).",
        f"{en} {n['build']}: {n['files']} files, {n['standing']} reports standing, "
        f"{n['superseded']} superseded, {n['quarantined']} quarantined, {n['refused']} refused, "
        f"{n['observations']} values, {n['findings']} findings ({n['seconds']} s).",
    )


def list_of(data: Path) -> Path:
    """Give the place of the list that has every finding of the build made last."""
    return data / "logs" / "findings.txt"


def one_line(found: dict[str, Any]) -> str:
    """Write one finding, or the first of a rule: how grave, how often, where, what to do."""
    where = " · ".join(found[part] for part in ("file_name", "sheet", "cell") if found[part])
    grave, times = _GRAVE[found["severity"]].spoken(), found.get("times", 1)
    often = f" × {times}" if times > 1 else ""
    return plain(f"[{grave}{often}] {where}: {found[f'message_{terminal_language()}']}") + "\n"


def plain(text: str) -> str:
    """Keep a text on one line; a sign that steers a terminal, or is none, becomes a mark."""
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "?" for sign in text)


def doubts(outcome: "Outcome", places: "Settings") -> str:
    """Tell what needs looking at, a line for each rule, and where all of it stands."""
    from warehouse.reference.unread import unread

    facts = outcome.build.manifest
    rules = facts.get("findings", [])
    lines = [f"{said.spoken()}\n" for said in unread(places.reference)]
    lines += [_uncovered(facts["uncovered"]).spoken() + "\n"] if facts.get("uncovered") else []
    lines += [one_line(rule) for rule in rules[:_SHOWN]]
    if rules:
        said = _where_all_stands(len(rules) - _SHOWN, list_of(places.data), serves=not outcome.held)
        lines.append(said.spoken() + "\n")
    return "".join(lines)


def _uncovered(rows: list[dict[str, Any]]) -> Sentence:
    names, bloc, year = ", ".join(row["bloc"] for row in rows), rows[0]["bloc"], rows[0]["year"]
    return Sentence(
        f"Chưa có giao ước năm {year} của {names}. Nếu đã ký, hãy thêm tệp "
        f"covenants/{year}-{bloc}.toml.",
        f"No covenant of {year} for {names}. If it is signed, add covenants/{year}-{bloc}.toml.",
    )


def _where_all_stands(more: int, place: Path, *, serves: bool) -> Sentence:
    rest = Sentence(f"Còn {more} loại nữa. ", f"{more} more kinds. ") if more > 0 else ("", "")
    kept = [str(place)] if place.exists() else []
    page = Sentence("trang “Nộp báo cáo”", "page “Submissions”")
    vi, en = (", ".join([*kept, one] if serves else kept) for one in page)
    return Sentence(f"{rest[0]}Xem tất cả: {vi}.", f"{rest[1]}See all: {en}.")
