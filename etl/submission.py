"""Submissions: each file judged once, its observations and findings kept by what went in."""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from etl.column import Columns
from etl.heading import path_units
from etl.identity import Names
from etl.inbox import Arrival
from etl.judgement import File, Frames, judgement
from etl.layout import Flaw, Reading, understand
from etl.received import Receipts
from etl.workbook import READER_VERSION, read
from warehouse.reference import Reference

_CODE = b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
PARSER_VERSION = hashlib.sha256(_CODE).hexdigest()[:12]
KIND = "indicators"
BATCH = 500
Progress = Callable[[str, int, int], None]


@dataclass
class Judged:
    """The Parquet files that hold what all the files of the inbox say."""

    submissions: list[Path] = field(default_factory=list)
    observations: list[Path] = field(default_factory=list)
    findings: list[Path] = field(default_factory=list)
    mentions: list[Path] = field(default_factory=list)


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
    new = [sending for sending in sendings if not _places(cache, sending)[-1].exists()]
    desk = Desk(Columns(Names(reference)), cache, sample_world) if new else None
    for start in range(0, len(new), BATCH):
        if desk is not None:
            desk.judge(new[start : start + BATCH], _steps(progress, start, len(new)))
    judged = Judged()
    for sending in sendings:
        submission, observation, finding, mention = _places(cache, sending)
        judged.submissions.append(submission)
        judged.observations.append(observation)
        judged.findings.append(finding)
        judged.mentions.append(mention)
    return judged


def _sendings(arrivals: Sequence[Arrival], under: str) -> list[Sending]:
    """Group the arrivals by their bytes; the name received first speaks for the others."""
    groups: dict[str, list[Arrival]] = {}
    for arrival in arrivals:
        groups.setdefault(arrival.sha256, []).append(arrival)
    sendings = []
    for sha256, group in groups.items():
        first, *others = sorted(group, key=lambda a: (a.received_on or "9999", a.file_name))
        copies = [other.file_name for other in others]
        told = [PARSER_VERSION, READER_VERSION, under, sha256, first.file_name, *copies]
        key = hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]
        sendings.append(Sending(first, copies, key))
    return sendings


@dataclass(frozen=True)
class Desk:
    """Where files are judged: the names known, the place for what is kept, the kind of world."""

    columns: Columns
    cache: Path
    sample_world: bool

    def judge(self, batch: Sequence[Sending], step: Callable[[], None]) -> None:
        """Judge a batch of files at once, and keep what each says by its key."""
        frames = self._frames(batch, step)
        parts = [frame.partition_by("key", as_dict=True) for frame in frames]
        (self.cache / "judged").mkdir(parents=True, exist_ok=True)
        for sending in batch:
            for place, frame, part in zip(_places(self.cache, sending), frames, parts, strict=True):
                _write(part.get((sending.key,), frame.clear()).drop("key"), place)

    def _frames(self, batch: Sequence[Sending], step: Callable[[], None]) -> Frames:
        workbooks = read([sending.arrival for sending in batch], self.cache, step)
        files = []
        for sending, workbook in zip(batch, workbooks, strict=True):
            arrival = sending.arrival
            told = understand(workbook, arrival, self.columns, sample_world=self.sample_world)
            for place, reading in enumerate(told):
                if sending.copies and not arrival.trouble:
                    self._look_at_copies(reading, sending)
                copies = [] if place else sending.copies
                files.append(File(sending.key, arrival, KIND, reading, copies))
        return judgement(files, self.columns.names)

    def _look_at_copies(self, reading: Reading, sending: Sending) -> None:
        """Doubt the same bytes under two units; under one unit they simply count once."""
        places = [sending.arrival.file_name, *sending.copies]
        units = [unit for place in places for unit in path_units(place, self.columns.names)]
        if len(set(units)) > 1 and reading.status != "refused":
            reading.flaws.append(Flaw("one_sender", raw=", ".join(dict.fromkeys(units))))


def _places(cache: Path, sending: Sending) -> tuple[Path, Path, Path, Path]:
    folder = cache / "judged"
    submission, observation, finding, mention = (
        folder / f"{sending.key}.{what}.parquet"
        for what in ("submission", "observation", "finding", "mention")
    )
    return submission, observation, finding, mention


def _write(rows: pl.DataFrame, place: Path) -> None:
    unfinished = place.with_suffix(f".{os.getpid()}")
    rows.write_parquet(unfinished)
    unfinished.replace(place)


def _steps(progress: Progress | None, start: int, total: int) -> Callable[[], None]:
    done = start

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress("read", done, total)

    return step


def with_receipts(arrivals: Iterable[Arrival], received: Receipts) -> list[Arrival]:
    """Give each arrival the instant that the records hold for it."""
    return [
        replace(one, received_on=received[one.file_name, one.sha256].received_at)
        for one in arrivals
    ]
