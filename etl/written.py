"""What the program itself wrote into a folder, told apart from what people put there.

A list beside the files names each with its hash: what still is as written may be replaced or go,
what a person added or changed stays.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

LIST = ".written.json"


def written_by(folder: Path) -> str | None:
    """Give the version that wrote into this folder, None where none did."""
    return _list(folder)[0]


def write_anew(folder: Path, version: str, write: Callable[[Path], None]) -> None:
    """Let `write` fill a folder again: its files replace ours, and never a person's."""
    folder.mkdir(parents=True, exist_ok=True)
    _, ours = _list(folder)
    for name, digest in ours.items():
        if _digest(folder / name) == digest:
            (folder / name).unlink()
    with TemporaryDirectory(dir=folder, prefix=".making-") as making:
        made = Path(making)
        write(made)
        now = {}
        for file in sorted(path for path in made.rglob("*") if path.is_file()):
            place = folder / file.relative_to(made)
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                now[place.relative_to(folder).as_posix()] = _digest(file)
                file.replace(place)
    listed = {"version": version, "files": now}
    (folder / LIST).write_text(json.dumps(listed, ensure_ascii=False), "utf-8")


def _list(folder: Path) -> tuple[str | None, dict[str, str]]:
    try:
        listed = json.loads((folder / LIST).read_text("utf-8"))
        return str(listed["version"]), dict(listed["files"])
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None, {}


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
