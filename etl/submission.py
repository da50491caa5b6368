"""Submissions: each file judged once, its observations and findings kept by what went in."""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import polars as pl

from etl.archive import Archive, Judged
from etl.column import Columns
from etl.heading import path_units
from etl.identity import Names
from etl.inbox import Arrival
from etl.judgement import File, Frames, judgement
from etl.layout import understand
from etl.reading import Flaw, Reading
from etl.received import Receipts
from etl.telling import plain
from etl.workbook import Workbook, opened
from warehouse.reference import Reference
from warehouse.version import version

BATCH = 300  # files judged at once: what they hold stays in memory until they are
PASSING = ("takes_too_long", "crashed_the_reader")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Sending:
    """The same bytes, under the name received first, and every other name they came under."""

    arrival: Arrival
    copies: list[str]
    key: str


def judge(
    arrivals: Sequence[Arrival],
    reference: Reference,
    cache: Path,
    *,
    sample_world: bool,
    progress: Progress | None = None,
) -> Judged:
    """Judge what has arrived; only what was never judged under this reference is read."""
    sendings = _sendings(arrivals, f"{reference.digest}:{sample_world}")
    archive = Archive(cache / "judged")
    new = [sending for sending in sendings if sending.key not in archive]
    if new:
        with opened([sending.arrival for sending in new]) as workbooks:
            desk = Desk(Columns(Names(reference)), sample_world)
            pairs = zip(new, _counted(workbooks, progress, len(new)), strict=True)
            for _ in range(0, len(new), BATCH):
                _keep(archive, desk.judge(islice(pairs, BATCH)))
    return archive.judged([sending.key for sending in sendings])


def _keep(archive: Archive, frames: Frames) -> None:
    """Keep judgements for good, but for files that a busy machine may have failed to read."""
    failed = frames.findings.filter(pl.col("rule").is_in(PASSING))["key"].unique().to_list()
    for once in (False, True):
        chosen = pl.col("key").is_in(failed) == once
        kept = {what: frame.filter(chosen) for what, frame in frames._asdict().items()}
        archive.keep(kept, once=once)


def frames_of(arrivals: Sequence[Arrival], reference: Reference, *, sample_world: bool) -> Frames:
    """Judge files for whoever asks, and keep nothing of it."""
    sendings = _sendings(arrivals, "asked")
    with opened([sending.arrival for sending in sendings]) as workbooks:
        desk = Desk(Columns(Names(reference)), sample_world)
        return desk.judge(zip(sendings, workbooks, strict=True))


def _sendings(arrivals: Sequence[Arrival], under: str) -> list[Sending]:
    """Group the arrivals by their bytes; the name received first speaks for the others."""
    groups: dict[str, list[Arrival]] = {}
    for arrival in arrivals:
        groups.setdefault(arrival.sha256, []).append(arrival)
    sendings = []
    for sha256, group in groups.items():
        first, *others = sorted(group, key=lambda a: (a.received_on or "9999", a.file_name))
        copies = [other.file_name for other in others]
        told = [version(), under, sha256, first.file_name, *copies]
        key = hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]
        sendings.append(Sending(first, copies, key))
    return sendings


Pairs = Iterable[tuple[Sending, Workbook]]


@dataclass(frozen=True)
class Desk:
    """Where files are judged: the names known, the kind of world."""

    columns: Columns
    sample_world: bool

    def judge(self, pairs: Pairs) -> Frames:
        """Judge a batch of files at once.

        The collector of cycles rests meanwhile: it would go through hundreds of thousands of
        cells again and again, and they hold none.
        """
        gc.disable()
        try:
            return self._judged(pairs)
        finally:
            gc.enable()

    def _judged(self, pairs: Pairs) -> Frames:
        files = []
        for sending, workbook in pairs:
            arrival = sending.arrival
            told = understand(workbook, arrival, self.columns, sample_world=self.sample_world)
            for place, reading in enumerate(told):
                if sending.copies and not arrival.trouble:
                    self._look_at_copies(reading, sending)
                if not place and not arrival.has_plain_name:
                    reading.flaws.append(Flaw("plain_name", raw=plain(arrival.path.name)))
                copies = [] if place else sending.copies
                files.append(File(sending.key, arrival, reading, copies))
        return judgement(files, self.columns.names)

    def _look_at_copies(self, reading: Reading, sending: Sending) -> None:
        """Doubt the same bytes under two units; under one unit they simply count once."""
        places = [sending.arrival.file_name, *sending.copies]
        units = [unit for place in places for unit in path_units(place, self.columns.names)]
        if len(set(units)) > 1 and reading.status != "refused":
            reading.flaws.append(Flaw("one_sender", raw=", ".join(dict.fromkeys(units))))


def _counted(
    workbooks: Iterable[Workbook], progress: Progress | None, total: int
) -> Iterator[Workbook]:
    for done, workbook in enumerate(workbooks, 1):
        if progress is not None:
            progress("read", done, total)
        yield workbook


def with_receipts(arrivals: Iterable[Arrival], received: Receipts) -> list[Arrival]:
    """Give each arrival the instant that the records hold for it."""
    return [
        replace(one, received_on=received[one.file_name, one.sha256].received_at)
        for one in arrivals
    ]
