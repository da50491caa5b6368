"""The inbox: which files have arrived, and the day each was received if the inbox says so.

Files are only read, never moved or changed. Nothing heavy is imported here, so that a refresh
that finds nothing new costs nothing.
"""

import csv
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from time import sleep, time

from warehouse.day import day_written

REGISTER = "register.csv"
WORLD = "sample.toml"
MIDNIGHT = "T00:00:00+07:00"  # where only a day is known: its midnight in Vietnam

_LEADING_DATE = re.compile(r"(?P<y>\d{4})[-_.]?(?P<m>\d{2})[-_.]?(?P<d>\d{2})(?!\d)")
_EARLIEST, _LATEST = 1945, 2199  # a day outside is a slip of the keyboard
_PARTIAL = (".part", ".partial", ".crdownload", ".tmp", ".download", ".filepart", ".opdownload")
_LOCKS = ("~$", ".~lock.")
_FILE_ENDINGS = (".xls", ".ods", ".fods", ".csv", ".txt", ".doc", ".htm", ".pdf")
# what systems and versioning keep for themselves, in any folder; `.written.json` is our own
_OF_SYSTEMS = frozenset({
    ".ds_store", ".localized", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", ".gitkeep",
    ".keep", ".gitignore", ".gitattributes", ".stignore", ".written.json", ".git", ".svn", ".hg",
    ".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems", "__macosx", "$recycle.bin",
    "system volume information", "lost+found", ".stfolder", ".stversions", "@eadir", "#recycle",
})  # fmt: skip
_OF_A_MAC = b"\x00\x05\x16\x07"  # begins the `._name` that a Mac leaves beside each file
_JUST_WRITTEN = 2.0  # seconds; such a file is looked at once more
PAUSE = 0.25


@dataclass(frozen=True)
class Arrival:
    """One entry of the inbox as it stands on the disk.

    `received_on` is an ISO instant, or None where neither a register line nor the name tells it.
    `trouble` says why the entry cannot be read: its name stands for a rule, and it is empty
    for a file like any other.
    """

    file_name: str
    path: Path
    sha256: str
    size: int
    received_on: str | None
    trouble: str = ""

    @property
    def has_plain_name(self) -> bool:
        """Whether the name can be read and printed."""
        try:
            return os.fsencode(self.path.name).decode().isprintable()
        except UnicodeDecodeError:
            return False


def arrivals(inbox: Path, *, patiently: bool = False) -> list[Arrival]:
    """List what lies in the inbox, in the order of the names.

    Patiently: what was written a moment ago is looked at again, for it may still be growing.
    """
    registers: dict[Path, dict[str, str]] = {}
    found = [
        _arrival(path, inbox, registers.setdefault(path.parent, _register(path.parent)))
        for path in _entries(inbox)
    ]
    if patiently:
        found = _settled(found)
    return sorted(found, key=lambda arrival: (arrival.file_name, arrival.path.name))


def arrival(path: Path, inbox: Path) -> Arrival:
    """Look at one file as if it lay in this inbox."""
    return _arrival(path, inbox, _register(path.parent))


def is_sample_world(inbox: Path) -> bool:
    """Tell whether this inbox is an illustrative world, the only place illustrative files count."""
    return (inbox / WORLD).is_file()


def _entries(inbox: Path) -> Iterator[Path]:
    shut: list[OSError] = []
    for folder, folders, files in os.walk(inbox, onerror=shut.append):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if name.lower() not in _OF_SYSTEMS)
        yield from (here / name for name in folders if _poses_as_a_file(here / name))
        for name in files:
            if name.lower() in _OF_SYSTEMS or name == REGISTER or _is_of_a_mac(here / name):
                continue
            if here == inbox and name == WORLD:
                continue
            yield here / name
    places = (Path(error.filename) for error in shut if isinstance(error.filename, str))
    yield from (place for place in places if place != inbox)


def _poses_as_a_file(folder: Path) -> bool:
    return folder.is_symlink() or folder.suffix.lower().startswith(_FILE_ENDINGS)


def _is_of_a_mac(path: Path) -> bool:
    if not path.name.startswith("._"):
        return False
    try:
        with path.open("rb") as file:
            return file.read(4) == _OF_A_MAC
    except OSError:
        return False


def _arrival(path: Path, inbox: Path, register: dict[str, str]) -> Arrival:
    name = _spoken(path.relative_to(inbox))
    received = register.get(_spoken(path.name)) or _leading_date(path.name)
    trouble = _trouble(path, inbox)
    if not trouble:
        try:
            with path.open("rb") as file:
                before = os.fstat(file.fileno())
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                after = os.fstat(file.fileno())
        except OSError:
            trouble = "unreadable_file"
        else:
            if _stamp(before) == _stamp(after):
                return Arrival(name, path, digest, after.st_size, received)
            trouble = "unfinished_file"
    return _closed(Arrival(name, path, "", 0, received), trouble)


def _closed(arrival: Arrival, trouble: str) -> Arrival:
    """Make an arrival of what is not read; what marks it is its place, as its bytes are unknown."""
    told = f"{trouble}:".encode() + os.fsencode(arrival.path.name) + arrival.file_name.encode()
    return replace(arrival, sha256=hashlib.sha256(told).hexdigest(), size=0, trouble=trouble)


def _settled(found: list[Arrival]) -> list[Arrival]:
    """Look again at what was just written; times only say how long to look, and nothing more."""
    now = time()
    stamps = {}
    for one in found:
        with suppress(OSError):
            told = one.path.stat()
            if not one.trouble and abs(now - told.st_mtime) < _JUST_WRITTEN:
                stamps[one.path] = _stamp(told)
    if stamps:
        sleep(PAUSE)
    return [
        _closed(one, "unfinished_file")
        if one.path in stamps and _has_changed(one, stamps[one.path])
        else one
        for one in found
    ]


def _has_changed(arrival: Arrival, stamp: tuple[int, int]) -> bool:
    try:
        told = arrival.path.stat()
    except OSError:
        return True
    return _stamp(told) != stamp or told.st_size != arrival.size


def _stamp(told: os.stat_result) -> tuple[int, int]:
    return told.st_mtime_ns, told.st_size


def _trouble(path: Path, inbox: Path) -> str:
    try:
        inside = path.resolve(strict=True).is_relative_to(inbox.resolve())
        mode = path.stat().st_mode
    except (OSError, RuntimeError):
        return "unreadable_file"
    if not inside:
        return "link_leading_out"
    if stat.S_ISDIR(mode):
        return "folder_named_as_file" if _poses_as_a_file(path) else "unreadable_file"
    if not stat.S_ISREG(mode):
        return "unreadable_file"
    return _told_by_name(path.relative_to(inbox))


def _told_by_name(place: Path) -> str:
    name = place.name.lower()
    if name.startswith(_LOCKS):
        return "lock_file"
    if name.endswith(_PARTIAL):
        return "unfinished_file"
    return "hidden_file" if any(part.startswith(".") for part in place.parts) else ""


def _spoken(path: Path | str) -> str:
    """Write a name in NFC; bytes that are no UTF-8 become question marks, as in a listing."""
    text = path.as_posix() if isinstance(path, Path) else path
    return unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())


def _register(folder: Path) -> dict[str, str]:
    """Read the register beside the files; a line that gives no day is as good as none."""
    try:
        with (folder / REGISTER).open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            delimiter = ";" if ";" in first and "," not in first else ","
            rows = [row for row in csv.DictReader(lines, delimiter=delimiter) if row.get("file")]
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}
    known = ((_spoken(row["file"]), _instant(row.get("received_at") or "")) for row in rows)
    return {name: instant for name, instant in known if instant}


def _instant(text: str) -> str | None:
    day = day_written(text.strip())
    try:
        moment = datetime.fromisoformat(day.isoformat() if day else text.strip())
    except ValueError:
        return None
    if not _EARLIEST <= moment.year <= _LATEST:
        return None
    if day or len(text.strip()) <= len("2024-06-14"):
        return moment.date().isoformat() + MIDNIGHT
    return moment.isoformat() if moment.tzinfo else moment.isoformat() + "+07:00"


def _leading_date(name: str) -> str | None:
    match = _LEADING_DATE.match(name)
    if match is None:
        return None
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return day.isoformat() + MIDNIGHT if _EARLIEST <= day.year <= _LATEST else None
