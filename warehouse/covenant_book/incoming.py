"""In: a workbook becomes a covenant's file, checked by the rules of the whole reference first."""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse.covenant_book.outgoing import covenant_in, covenant_path, names_of
from warehouse.covenant_book.part import Written
from warehouse.covenant_book.reading import Sheet, spots
from warehouse.covenant_book.reading import read as read_cells
from warehouse.covenant_book.taking import Cell, Read, Spot
from warehouse.covenant_book.written import toml, written
from warehouse.language import Refusal, Sentence
from warehouse.reference import Problem, ReferenceError, read  # noqa: A004 - see problem.py
from warehouse.reference.covenant import Covenant
from warehouse.reference.digest import COVENANTS, files
from warehouse.reference.problem import MOST_TOLD

_TOLD = 20  # changes that a sentence lists
_LONGEST = 60  # letters of a value shown in it
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
    covenant = _checked(folder, code, text, found, book)
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


def _checked(folder: Folder, code: str, text: str, found: Read, book: str) -> Covenant:
    told = [(spot, said) for spot, said in found.problems]
    try:
        covenant = folder.with_covenant(_file_name(code), text)
    except ReferenceError as error:
        raise _refused(book, told, error.problems, found, _file_name(code)) from error
    if told:
        raise _refused(book, told, [], found, code)
    return covenant


def _file_name(code: str) -> str:
    """Name the draft of a covenant whose year or bloc is wrong; it will be told so."""
    return code if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.\-]*", code) else "draft"


def _refused(
    book: str,
    told: Iterable[tuple[Spot, Sentence]],
    problems: Iterable[Problem],
    found: Read,
    code: str,
) -> Refusal:
    lines = [_at(*one) for one in told]
    for problem in problems:
        ours = problem.file == f"{COVENANTS}/{code}.toml"
        spot = next(spots(found.places, str(problem.place)), None) if ours else None
        if spot is not None:
            lines.append(_at(spot, problem.sentence))
        elif not ours or code != "draft":
            lines.append(problem.told)
    count, lines = len(lines), lines[:MOST_TOLD]
    return Refusal(
        f"{book} có {count} chỗ phải sửa; chưa ghi gì:\n" + "\n".join(f"  {x.vi}" for x in lines),
        f"{book} has {count} thing{'' if count == 1 else 's'} to correct; nothing is written:\n"
        + "\n".join(f"  {x.en}" for x in lines),
    )


def _at(spot: Spot, said: Sentence) -> Sentence:
    return Sentence(
        f"trang “{spot.sheet}”, ô {spot.cell}: {said.vi}",
        f"sheet “{spot.sheet}”, cell {spot.cell}: {said.en}",
    )


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
