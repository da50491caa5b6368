"""In: a workbook becomes a covenant's file, checked by the rules of the whole reference first."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse.covenant_book.outgoing import covenant_in, covenant_path, names_of
from warehouse.covenant_book.part import Written
from warehouse.covenant_book.reading import Sheet
from warehouse.covenant_book.reading import read as read_cells
from warehouse.covenant_book.refusal import refusal
from warehouse.covenant_book.taking import Cell, Read
from warehouse.covenant_book.written import toml, written
from warehouse.language import Refusal, Sentence
from warehouse.reference import ReferenceError, read  # noqa: A004 - see problem.py
from warehouse.reference.covenant import Covenant
from warehouse.reference.digest import COVENANTS, files

_TOLD = 20  # changes that a sentence lists
_LONGEST = 60  # letters of a value shown in it
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]*")
_HEAD = """\
GIAO ƯỚC {code}. Ghi từ tệp Excel; có thể sửa tiếp ở đây hoặc xuất lại ra Excel.
Written from a workbook; edit it here, or export it again."""


class Folder:
    """A reference folder, and the data folder beside which a draft of it may stand."""

    def __init__(self, reference: Path, data: Path) -> None:
        self.reference, self._data = reference, data

    def with_covenant(self, code: str, text: str) -> Covenant:
        """Read a draft of the whole folder with one covenant in it; all that is wrong is told."""
        self._data.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self._data, prefix="making-") as made:
            draft = Path(made)
            for file in files(self.reference):
                place = draft / file.relative_to(self.reference)
                place.parent.mkdir(exist_ok=True)
                shutil.copyfile(file, place)
            path = covenant_path(draft, code)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
            read(draft)
            return covenant_in(path)


def take_in(
    folder: Folder,
    book: str,
    sheets: Sequence[Sheet],
    cells: Iterable[Cell],
    *,
    from_1904: bool = False,
    force: bool = False,
) -> Sentence:
    """Bring a workbook's covenant into the reference; say what became of it.

    All that is wrong is told at once with sheet and cell, and then nothing is written. A covenant
    that stands and says otherwise is replaced only by `force`, and kept beside.
    """
    names = names_of(folder.reference)
    found = read_cells(sheets, cells, names, from_1904=from_1904)
    code = f"{found.said.get('year', '')}-{found.said.get('bloc', '')}"
    text = toml(found.said, Covenant, _HEAD.format(code=code), names.name)
    refused = partial(refusal, book, [sheet.name for sheet in sheets], found)
    covenant = _checked(folder, code, text, found, refused)
    path = covenant_path(folder.reference, code)
    before = _before(path)
    if before == covenant:
        return Sentence(
            f"{code}: không có gì thay đổi; tệp giao ước được giữ nguyên.",
            f"{code}: nothing has changed; the covenant's file is left as it is.",
        )
    changes = list(changed(written(before) if before else {}, written(covenant)))
    if path.exists() and not force:
        raise _would_change(code, changes)
    return _write(path, code, text, changes)


def _before(path: Path) -> Covenant | None:
    """Read what stands now; a file that cannot be read says nothing, and is kept all the same."""
    try:
        return covenant_in(path) if path.exists() else None
    except ReferenceError:
        return None


def _checked(
    folder: Folder, code: str, text: str, found: Read, refused: Callable[..., Refusal]
) -> Covenant:
    name = code if _CODE.fullmatch(code) else "draft"  # what is wrong with it will be told
    try:
        covenant = folder.with_covenant(name, text)
    except ReferenceError as error:
        problems = [one for one in error.problems if one.place is not None or not found.problems]
        raise refused(problems=problems, file=f"{COVENANTS}/{name}.toml") from error
    if found.problems:
        raise refused(problems=(), file="")
    return covenant


def changed(before: Written, after: Written, key: str = "") -> Iterator[str]:
    """Say what differs between two covenants, key by key: `target[3].value: 300 → 350`."""
    for name in dict.fromkeys((*before, *after)):
        here = f"{key}.{name}" if key else name
        old, new = before.get(name), after.get(name)
        if isinstance(old, list | None) and isinstance(new, list | None):
            old, new = old or [], new or []
            for place in range(max(len(old), len(new))):
                yield from _changed_row(
                    f"{here}[{place + 1}]",
                    *(x[place] if place < len(x) else None for x in (old, new)),
                )
        else:
            yield from _changed_row(here, old, new)


def _changed_row(key: str, old: object, new: object) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from changed(old, new, key)
    elif old != new:
        yield f"{key}: {_short(old)} → {_short(new)}"


def _short(value: object) -> str:
    if value is None:
        return "…"
    parts = value.values() if isinstance(value, dict) else [value]
    text = " · ".join(str(one) for one in parts).replace("\n", " ")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _would_change(code: str, changes: Sequence[str]) -> Refusal:
    said = _listed(changes)
    return Refusal(
        f"Giao ước {code} đã có và tệp Excel nói khác ở {len(changes)} chỗ. Chưa ghi gì. Nếu đúng "
        f"là muốn thay, hãy thêm --force; tệp cũ được giữ bên cạnh, kể cả ghi chú.{said.vi}",
        f"The covenant {code} is there, and the workbook differs in {len(changes)} places. Nothing "
        f"is written. To replace it, add --force; the old file, notes and all, is kept.{said.en}",
    )


def _listed(changes: Sequence[str]) -> Sentence:
    lines = "".join(f"\n  {one}" for one in changes[:_TOLD])
    more = len(changes) - _TOLD
    vi, en = (f"\n  … và {more} chỗ nữa", f"\n  … and {more} more") if more > 0 else ("", "")
    return Sentence(lines + vi, lines + en)


def _write(path: Path, code: str, text: str, changes: Sequence[str]) -> Sentence:
    kept = Sentence("", "")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        aside = _free(path)
        shutil.copyfile(path, aside)
        kept = Sentence(
            f" Tệp cũ, kể cả ghi chú, giữ ở {aside}.", f" The old file, notes and all, is {aside}."
        )
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(text, "utf-8")
    draft.replace(path)
    said = _listed(changes) if kept.vi else Sentence("", "")
    return Sentence(
        f"Đã ghi {path}.{kept.vi} Tiếp theo: make refresh.{said.vi}",
        f"{code} is written to {path}.{kept.en} Next: make refresh.{said.en}",
    )


def _free(path: Path) -> Path:
    """Name a place for what is replaced; a file that begins with a point is not read."""
    names = (f".{path.name}.bak{place or ''}" for place in range(10_000))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())
