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
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from warehouse.day import day_written

REGISTER = "register.csv"
WORLD = "sample.toml"
MIDNIGHT = "T00:00:00+07:00"  # where only a day is known: its midnight in Vietnam

_LEADING_DATE = re.compile(r"(?P<y>\d{4})[-_.]?(?P<m>\d{2})[-_.]?(?P<d>\d{2})(?!\d)")
_EARLIEST, _LATEST = 1945, 2199  # a day outside is a slip of the keyboard
_PARTIAL = (".part", ".partial", ".crdownload", ".tmp", ".download")


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


def arrivals(inbox: Path) -> list[Arrival]:
    """List what lies in the inbox, in the order of the names."""
    registers: dict[Path, dict[str, str]] = {}
    found = [
        _arrival(path, inbox, registers.setdefault(path.parent, _register(path.parent)))
        for path in _entries(inbox)
    ]
    return sorted(found, key=lambda arrival: (arrival.file_name, arrival.path.name))


def arrival(path: Path, inbox: Path) -> Arrival:
    """Look at one file as if it lay in this inbox."""
    return _arrival(path, inbox, _register(path.parent))


def is_sample_world(inbox: Path) -> bool:
    """Tell whether this inbox is an illustrative world, the only place illustrative files count."""
    return (inbox / WORLD).is_file()


def _entries(inbox: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(inbox):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (here / name for name in folders if _poses_as_a_file(here / name))
        for name in files:
            if name.startswith((".", "~$")) or name == REGISTER:
                continue
            if here == inbox and name == WORLD:
                continue
            yield here / name


def _poses_as_a_file(folder: Path) -> bool:
    return folder.is_symlink() or folder.suffix.lower().startswith((".xls", ".ods", ".csv"))


def _arrival(path: Path, inbox: Path, register: dict[str, str]) -> Arrival:
    name = _spoken(path.relative_to(inbox))
    received = register.get(_spoken(path.name)) or _leading_date(path.name)
    trouble = _trouble(path, inbox)
    if not trouble:
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            trouble = "unreadable_file"
        else:
            return Arrival(name, path, digest, path.stat().st_size, received)
    marker = hashlib.sha256(f"{trouble}:{name}".encode()).hexdigest()
    return Arrival(name, path, marker, 0, received, trouble)


def _trouble(path: Path, inbox: Path) -> str:
    try:
        inside = path.resolve(strict=True).is_relative_to(inbox.resolve())
        mode = path.stat().st_mode
    except (OSError, RuntimeError):
        return "unreadable_file"
    if not inside:
        return "link_leading_out"
    if stat.S_ISDIR(mode):
        return "folder_named_as_file"
    if not stat.S_ISREG(mode):
        return "unreadable_file"
    return "unfinished_file" if path.name.lower().endswith(_PARTIAL) else ""


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
