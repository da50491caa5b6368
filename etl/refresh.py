"""Refresh: from the inbox to the build that serves, one at a time, from any state.

What went in is compared with what the serving build was made from before anything heavy is
imported, so that a refresh with nothing new ends at once.
"""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from etl.inbox import WORLD, Arrival, arrivals, is_sample_world
from etl.received import VIETNAM, Receipts, receive, rows, vanished
from etl.telling import list_of
from etl.written import written_by
from warehouse import places as known_places
from warehouse.command import full_disk
from warehouse.database import Build, kept, serve, serving
from warehouse.language import Refusal
from warehouse.lock import FILE as LOCK
from warehouse.lock import alone
from warehouse.reference.digest import digest
from warehouse.settings import Settings
from warehouse.version import version

if TYPE_CHECKING:
    from etl.archive import Judged
    from warehouse.build import Material
    from warehouse.reference import Reference

Progress = Callable[[str, int, int], None]

_JUDGED = {
    "submission": "submissions", "observation": "observations", "finding": "findings",
    "mention": "mentions", "statement": "statements", "activity": "activities",
    "point": "points", "target": "targets", "award": "awards", "cross_check": "cross_checks",
    "vote": "votes",
}  # fmt: skip
_DEFAULT_WORLD = "sample"


@dataclass(frozen=True)
class Outcome:
    """What a refresh ended with: the build that serves, the counts of all that is in it."""

    build: Build
    files: int
    seconds: float
    anew: bool

    def summary(self) -> dict[str, object]:
        """Give the counts by the names scripts rely on."""
        counts = dict(self.build.manifest["summary"])
        return {
            "build": self.build.build,
            "files": self.files,
            **counts,
            "seconds": round(self.seconds, 2),
        }


def unchanged(places: Settings) -> dict[str, object]:
    """Give the counts of the build that goes on serving after a refresh that made none."""
    try:
        current = serving(places.data)
    except OSError:
        current = None
    words = ("standing", "superseded", "quarantined", "refused", "observations", "findings")
    counts = current.manifest["summary"] if current else dict.fromkeys(words)
    build = current.build if current else None
    return {"build": build, "files": None, **counts, "seconds": None}


def refresh(places: Settings, as_of: date | None, progress: Progress | None = None) -> Outcome:
    """Bring the warehouse up to what lies in the inbox, the reference and the records.

    `as_of` is the day from which due and late are told (default: today in Vietnam).
    Whatever goes wrong, the build that served goes on serving.
    """
    started = perf_counter()
    now = datetime.now(VIETNAM)
    with alone(places.data):
        _open_world(places)
        found = arrivals(places.inbox, patiently=True)
        gone = vanished(places, found)
        received = receive(places.data, found, now)
        inputs = _inputs(places, found, received, gone)
        day = as_of or now.date()
        current = serving(places.data)
        if current and current.manifest["inputs"] == inputs and _same(current, day):
            return Outcome(current, len(found), perf_counter() - started, anew=False)
        made = _make(places, found, (received, gone), inputs, (day, now), progress)
        return Outcome(made, len(found), perf_counter() - started, anew=True)


def _same(current: Build, day: date) -> bool:
    made_as = (current.manifest["as_of"], current.manifest["version"])
    return made_as == (str(day), version())


def _make(
    places: Settings,
    found: Sequence[Arrival],
    receipts: tuple[Receipts, Receipts],
    inputs: dict[str, object],
    when: tuple[date, datetime],
    progress: Progress | None,
) -> Build:
    from etl.archive import Archive
    from etl.found import keep
    from etl.submission import judge, with_receipts
    from warehouse.build import Stamp, build, prune
    from warehouse.reference import read, read_overlay

    reference = read(places.reference)
    sample_world = is_sample_world(places.inbox)
    if sample_world:
        reference = read_overlay(places.inbox / WORLD, reference)
    stamp = Stamp(inputs, when[0], version(), when[1], sample_world)
    made = kept(places.data, stamp.build)
    if made is None:
        known = with_receipts(found, receipts[0])
        try:
            judged = judge(
                known, reference, places.data, sample_world=sample_world, progress=progress
            )
            made = build(places.data, stamp, _material(reference, receipts, judged))
        except (Refusal, OSError):
            raise
        except Exception as error:  # whatever was kept may be damaged: read it all again, once
            if full_disk(error):
                raise
            _forget(places.data)
            judged = judge(
                known, reference, places.data, sample_world=sample_world, progress=progress
            )
            made = build(places.data, stamp, _material(reference, receipts, judged))
        Archive(places.data / "judged").tidy(judged)
    serve(places.data, made.build)
    prune(places.data)
    keep(made.path, list_of(places.data))
    return made


def _material(
    reference: "Reference", receipts: tuple[Receipts, Receipts], judged: "Judged"
) -> "Material":
    from warehouse.build import Material

    received, gone = receipts
    facts = {f"core.{table}": stated for table, stated in reference.tables.items()}
    facts["core.published_statement"] = facts.pop("core.statement")
    facts["core.stated_target"] = facts.pop("core.target")
    facts["core.stated_award"] = facts.pop("core.award", [])
    facts["staging.received"] = rows(received)
    facts["staging.vanished"] = rows(gone)
    files = {f"staging.{one}": judged.files(many) for one, many in _JUDGED.items()}
    return Material(facts, files, judged.keys)


def _forget(data: Path) -> None:
    """Drop what was judged: the inbox gives it again."""
    shutil.rmtree(data / "judged", ignore_errors=True)


def _inputs(
    places: Settings, found: Sequence[Arrival], received: Receipts, gone: Receipts
) -> dict[str, object]:
    world = places.inbox / WORLD
    return {
        "files": sorted(
            [arrival.file_name, arrival.sha256, *received[arrival.file_name, arrival.sha256]]
            for arrival in found
        ),
        "vanished": [list(key) for key in gone],
        "reference": digest(places.reference),
        "sample": hashlib.sha256(world.read_bytes()).hexdigest() if world.is_file() else None,
    }


def _open_world(places: Settings) -> None:
    """Lay out the default world where there is none yet, and keep worlds apart.

    Real and illustrative data never share a data folder: one that was made from other places is
    refused; that of the default world is put aside, for all of it can be made again.
    """
    default = places.data / _DEFAULT_WORLD
    if places.inbox != default and not places.inbox.is_dir():
        raise Refusal(
            f"Không có thư mục hộp thư {places.inbox}. Hãy tạo nó hoặc sửa THIDUA_INBOX.",
            f"There is no inbox folder {places.inbox}. Make it, or correct THIDUA_INBOX.",
        )
    written = known_places.remembered(places.data)
    if written and written != known_places.present(places):
        if written["inbox"] != _DEFAULT_WORLD:
            raise _other_places(places, written)
        from warehouse.reference import read

        read(places.reference)  # a wrong one is refused while the old build still serves
        _put_aside(places.data)
    if places.inbox == default:
        _lay_out_default_world(default)
    known_places.remember(places)


def _other_places(places: Settings, written: dict[str, str]) -> Refusal:
    here = known_places.present(places)
    setting = "THIDUA_INBOX" if written["inbox"] != here["inbox"] else "THIDUA_REFERENCE"
    return Refusal(
        f"Thư mục dữ liệu {places.data} được lập từ hộp thư {written['inbox']} và danh mục "
        f"{written['reference']}. Hãy sửa {setting} về như cũ, hoặc đặt THIDUA_DATA là một "
        "thư mục mới.",
        f"The data folder {places.data} was made from the inbox {written['inbox']} and the "
        f"reference {written['reference']}. Set {setting} back, or point THIDUA_DATA at "
        "a new folder.",
    )


def _put_aside(data: Path) -> None:
    aside = data / "put-aside" / datetime.now(VIETNAM).strftime("%Y%m%dT%H%M%S%f")
    aside.mkdir(parents=True)
    for entry in sorted(data.iterdir()):
        if entry.name not in {"put-aside", LOCK}:
            entry.replace(aside / entry.name)


def _lay_out_default_world(folder: Path) -> None:
    """Write the illustrative world again whenever the code that writes it is another."""
    if written_by(folder) == version():
        return
    from etl.sample import write_sample

    write_sample(folder)
