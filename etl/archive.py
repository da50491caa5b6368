"""What was judged, kept in batches of Parquet files and found again by key.

A batch is a folder written once and whole; a key tells what a file was judged from. Everything
here can be made again from the inbox.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

_UNFINISHED = "making-"
_ONCE = "once-"  # what may be otherwise another time is not found again
_FEW = 32  # batches; more are brought together
_INDEX = "submissions.parquet"  # holds at least one row of every key


@dataclass(frozen=True)
class Judged:
    """What the files of the inbox say: the Parquet files that hold it, under the keys wanted."""

    keys: Sequence[str]
    batches: Sequence[Path]

    def files(self, what: str) -> list[Path]:
        """Give the files of one kind: submissions, observations, findings or mentions."""
        return [batch / f"{what}.parquet" for batch in self.batches]


class Archive:
    """The batches in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._batch_of: dict[str, Path] = {}
        for batch in self._batches():
            for key in _keys(batch):
                self._batch_of[key] = batch

    def __contains__(self, key: str) -> bool:
        return key in self._batch_of

    def keep(self, frames: Mapping[str, pl.DataFrame], *, once: bool = False) -> None:
        """Keep what one batch of files says; it appears whole or not at all.

        What is kept once serves this refresh alone: the next one judges those files again.
        """
        keys = sorted(frames["submissions"]["key"].unique())
        if not keys:
            return
        name = hashlib.sha256("".join(keys).encode()).hexdigest()[:16]
        batch = self._folder / (_ONCE * once + name)
        unfinished = self._folder / f"{_UNFINISHED}{os.getpid()}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for what, frame in frames.items():
            frame.write_parquet(unfinished / f"{what}.parquet")
        shutil.rmtree(batch, ignore_errors=True)
        unfinished.rename(batch)
        self._batch_of |= dict.fromkeys(keys, batch)

    def judged(self, keys: Sequence[str]) -> Judged:
        """Give what is kept under these keys."""
        return Judged(keys, list(dict.fromkeys(self._batch_of[key] for key in keys)))

    def tidy(self, judged: Judged) -> None:
        """Drop the batches of which nothing is wanted, and bring many small ones together."""
        wanted = set(judged.batches)
        for batch in self._folder.glob("*"):  # what a dying process left half-made, too
            if batch not in wanted:
                shutil.rmtree(batch)
        lasting = [batch for batch in judged.batches if not batch.name.startswith(_ONCE)]
        if len(lasting) <= _FEW:
            return
        kinds = [file.stem for file in lasting[0].glob("*.parquet")]
        wanted_here = pl.col("key").is_in(list(judged.keys))
        places = Judged(judged.keys, lasting)
        self.keep({kind: pl.read_parquet(places.files(kind)).filter(wanted_here) for kind in kinds})
        for batch in set(lasting) - set(self._batch_of.values()):
            shutil.rmtree(batch)

    def _batches(self) -> Iterable[Path]:
        batches = (index.parent for index in self._folder.glob(f"*/{_INDEX}"))
        return sorted(one for one in batches if not one.name.startswith((_UNFINISHED, _ONCE)))


def _keys(batch: Path) -> list[str]:
    return pl.read_parquet(batch / _INDEX, columns=["key"])["key"].unique().to_list()
