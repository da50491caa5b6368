"""Refresh: from the inbox to the build that serves, one at a time, from any state.

What went in is compared with what the serving build was made from before anything heavy is
imported, so that a refresh with nothing new ends at once.
"""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from etl.frozen import Told, not_remade, remade, told_then
from etl.inbox import WORLD, Arrival, arrivals, is_sample_world
from etl.received import VIETNAM, Receipts, receive, rows, vanished
from etl.telling import list_of
from etl.written import written_by
from warehouse import acceptance
from warehouse import places as known_places
from warehouse.build import Stamp, build, prune
from warehouse.change import Movement, moved_since
from warehouse.command import full_disk
from warehouse.database import Build, confirm, kept, serve, serving
from warehouse.language import Refusal, Sentence
from warehouse.lock import FILE as LOCK
from warehouse.lock import alone
from warehouse.reference.digest import digest
from warehouse.review import again, differences, files_of, manifest, outdated
from warehouse.review import material as material_of
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
    """What a refresh ended with: a build, the counts of all that is in it, and what moved.

    `held` says why the build waits to be accepted; empty, it serves. `moved` is told since the
    build that served before. `reviews` says what became of frozen builds that had to be made again.
    """

    build: Build
    files: int
    seconds: float
    anew: bool
    moved: Movement | None = None
    held: Sequence[Sentence] = ()
    reviews: Sequence[Sentence] = ()

    def summary(self) -> dict[str, object]:
        """Give the counts by the names scripts rely on: those of the build that was made."""
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


def refresh(
    places: Settings,
    as_of: date | None,
    progress: Progress | None = None,
    *,
    accept: bool = False,
    only_build: bool = False,
) -> Outcome:
    """Bring the warehouse up to what lies in the inbox, the reference and the records.

    `as_of` is the day from which due and late are told (default: today in Vietnam). `accept` lets
    a build serve that would be held back; `only_build` makes one that does not serve.
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
        sample_world = is_sample_world(places.inbox)
        stamp = Stamp(inputs, as_of or now.date(), version(), now, sample_world)
        current, there = serving(places.data), kept(places.data, stamp.build)
        made = there or _make(places, (found, received, gone), stamp, progress)
        outcome = Outcome(made, len(found), 0, anew=there is None)
        if not only_build:
            outcome = _serve_or_hold(places, outcome, current, accept=accept)
        reviews = _remake(places, found, now, progress)
        return replace(outcome, reviews=reviews, seconds=perf_counter() - started)


def _serve_or_hold(
    places: Settings, outcome: Outcome, current: Build | None, *, accept: bool
) -> Outcome:
    """Let the build serve, unless it overturns too much of what serves and nobody accepted it."""
    data, made = places.data, outcome.build
    if current and current.build == made.build:
        confirm(data, made.build)
        if acceptance.decided(data):
            _list_findings(places, made)
        return outcome
    moved = moved_since(current, made, files_of(data)) if current else None
    held = [] if _may_serve(places, made, current) else acceptance.reasons(moved, places)
    if held and not accept:
        acceptance.hold(data, made.build)
    else:
        if held:
            acceptance.record(data, made.build)
        serve(data, made.build)
        acceptance.decided(data)
    waits = () if accept else held
    if outcome.anew or not waits:
        prune(data)
        _list_findings(places, made)
    return replace(outcome, anew=outcome.anew or not waits, moved=moved, held=waits)


def _may_serve(places: Settings, made: Build, current: Build | None) -> bool:
    """Tell whether nobody is to be asked: accepted before, or our own world written anew."""
    is_ours = places.inbox == places.data / _DEFAULT_WORLD
    is_written_anew = current is not None and current.manifest["version"] != version()
    return (is_ours and is_written_anew) or acceptance.is_accepted(places.data, made.build)


def _list_findings(places: Settings, made: Build) -> None:
    from etl.found import keep

    keep(made.path, list_of(places.data))


def _make(
    places: Settings,
    arrived: tuple[Sequence[Arrival], Receipts, Receipts],
    stamp: Stamp,
    progress: Progress | None,
) -> Build:
    from etl.archive import Archive
    from warehouse.reference import read, read_overlay

    reference = read(places.reference)
    if stamp.sample_world:
        reference = read_overlay(places.inbox / WORLD, reference)
    told = Told(*arrived, reference, stamp.sample_world)
    try:
        made, judged = _built(places, told, stamp, progress)
    except (Refusal, OSError):
        raise
    except Exception as error:  # whatever was kept may be damaged: read it all again, once
        if full_disk(error):
            raise
        _forget(places.data)
        made, judged = _built(places, told, stamp, progress)
    Archive(places.data / "judged").tidy(judged)
    return made


def _built(
    places: Settings,
    told: Told,
    stamp: Stamp,
    progress: Progress | None,
    previous: Build | None = None,
) -> tuple[Build, "Judged"]:
    from etl.submission import judge, with_receipts

    judged = judge(
        with_receipts(told.found, told.received),
        told.reference,
        places.data,
        sample_world=told.sample_world,
        progress=progress,
    )
    material = _material(told.reference, (told.received, told.gone), judged)
    return build(places.data, stamp, material, previous), judged


def _remake(
    places: Settings, found: Sequence[Arrival], now: datetime, progress: Progress | None
) -> list[Sentence]:
    """Make again what reviews froze and this version tells otherwise; compare value for value."""
    said = []
    for one in outdated(places.data):
        facts, frozen = manifest(places.data, one.build), kept(places.data, one.build)
        if facts is None or again(places.data, one):
            continue
        try:
            told = told_then(material_of(places.data, one.build), facts, found)
            day = date.fromisoformat(facts["as_of"])
            stamp = Stamp(facts["inputs"], day, version(), now, told.sample_world)
            made, _ = _built(places, told, stamp, progress, frozen)
            count = differences(made, frozen) if frozen else 0
            said.append(remade(one.name, made.build, count))
        except Refusal as refusal:
            said.append(not_remade(one.name, refusal.sentence))
        except Exception as error:  # what cannot be made again stops no refresh
            if full_disk(error):
                raise
            said.append(not_remade(one.name, Sentence(f"{error}.", f"{error}.")))
    return said


def _material(
    reference: "Reference", receipts: tuple[Receipts, Receipts], judged: "Judged"
) -> "Material":
    from warehouse.build import Material

    received, gone = receipts
    facts = {f"core.{table}": stated for table, stated in reference.tables.items()}
    facts["core.published_statement"] = facts.pop("core.statement")
    facts["core.stated_target"] = facts.pop("core.target")
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
