"""Files of a reference folder that are not read: told, for a person meant something by them.

Nothing heavy is imported: a refresh with nothing new tells them too.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from warehouse.language import Sentence
from warehouse.reference.digest import COVENANTS, PLANS, TABLES, files

_MODEL = "MAU-GIAO-UOC.toml.txt"  # `warehouse start` lays it there to be copied
_NAMED = re.compile(r"\d{4}-[A-Za-z0-9_.\-]*?(?=\.|$)")
_TABLE = re.compile(rf"({'|'.join(TABLES)})\.(?:csv.*|xlsx?|ods|txt)", re.IGNORECASE)


def unread(folder: Path) -> list[Sentence]:
    """Say of each file that is not read how it would have to be named."""
    read = set(files(folder))
    found = [*_inside(folder / COVENANTS), *_inside(folder / PLANS), *_tables(folder)]
    return [
        _told(path.relative_to(folder), _meant(path))
        for path in found
        if path not in read and not path.name.startswith((".", "~")) and path.name != _MODEL
    ]


def _inside(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _tables(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.glob("*")) if _TABLE.fullmatch(path.name))


def _meant(path: Path) -> str:
    named, table = _NAMED.match(path.name), _TABLE.fullmatch(path.name)
    if named and path.parent.name in {COVENANTS, PLANS}:
        return f"{named[0]}.toml"
    return f"{table[1].lower()}.csv" if table else ""


def _told(place: Path, meant: str) -> Sentence:
    vi, en = f"Không đọc {place.as_posix()}", f"{place.as_posix()} is not read"
    if not meant:
        return Sentence(
            f"{vi}: chỉ đọc tệp .toml đặt thẳng trong thư mục này.",
            f"{en}: only .toml files lying directly in that folder are.",
        )
    return Sentence(
        f"{vi}. Nếu cần, hãy lưu hoặc đổi tên thành {meant} (Windows: cho hiện đuôi tên tệp).",
        f"{en}. If it is meant, save or rename it as {meant} (Windows: show file extensions).",
    )
