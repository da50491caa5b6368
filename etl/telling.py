"""How a refresh tells of itself on the terminal: a bar while it reads, one line when it ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from warehouse.language import Sentence

if TYPE_CHECKING:
    from etl.refresh import Outcome


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

    said = Sentence("Đọc báo cáo", "Reading reports").spoken()
    columns = (TextColumn(said), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task(said, total=None)
        yield lambda _, done, total: bar.update(task, completed=done, total=total)


def told(outcome: "Outcome") -> Sentence:
    """Say in one line, fit for mail, what a refresh ended with."""
    n = outcome.summary()
    vi, en = ("Đã dựng bản", "Built")
    if not outcome.anew:
        vi, en = ("Không có gì mới, vẫn là bản", "Nothing new, still")
    return Sentence(
        f"{vi} {n['build']}: {n['files']} tệp, {n['standing']} báo cáo đang dùng, "
        f"{n['superseded']} đã thay, {n['quarantined']} để riêng, {n['refused']} từ chối, "
        f"{n['observations']} số liệu, {n['findings']} điều cần xem ({n['seconds']} giây).",
        f"{en} {n['build']}: {n['files']} files, {n['standing']} reports standing, "
        f"{n['superseded']} superseded, {n['quarantined']} quarantined, {n['refused']} refused, "
        f"{n['observations']} values, {n['findings']} findings ({n['seconds']} s).",
    )
