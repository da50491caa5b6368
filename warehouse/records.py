"""The append-only facts that no file or reference holds.

One JSON object a line. Lines are only ever added; a folder of records rebuilds what it says.
"""

import getpass
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

RECEIVED = "received"  # sha256, file_name, received_at (ISO instant or day), known_by
FROZEN = "frozen"  # name, build, as_of, frozen_at, by, sha256
ACCEPTED = "accepted"  # build, at, by


def append(data: Path, name: str, facts: Iterable[dict[str, Any]]) -> None:
    """Add facts to one book of records, and wait until they are on the disk."""
    lines = "".join(json.dumps(fact, ensure_ascii=False, sort_keys=True) + "\n" for fact in facts)
    if not lines:
        return
    book = _book(data, name)
    book.parent.mkdir(parents=True, exist_ok=True)
    with book.open("ab") as file:
        if file.tell() and not _ends_with_a_line(book):
            file.write(b"\n")  # a line cut short by a crash stays apart from what follows
        file.write(lines.encode())
        file.flush()
        os.fsync(file.fileno())


def read(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """Give the facts of one book in the order they were written; a line cut short says nothing."""
    book = _book(data, name)
    if not book.exists():
        return
    with book.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            try:
                fact = json.loads(line)
            except json.JSONDecodeError:
                continue
            if isinstance(fact, dict):
                yield fact


def account() -> str | None:
    """Name the account that writes a fact; None where the machine does not know."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None


def _book(data: Path, name: str) -> Path:
    return data / "records" / f"{name}.jsonl"


def _ends_with_a_line(book: Path) -> bool:
    with book.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
