"""Backup and restore: the inbox, the reference, the records and the builds kept.

These are all that a warehouse is made from, and the builds that were shown.
"""

import shutil
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from warehouse.acceptance import MARK
from warehouse.database import POINTER, builds
from warehouse.language import Refusal
from warehouse.lock import alone
from warehouse.places import remember
from warehouse.settings import Settings

_OTHER_KINDS = {".zip", ".rar", ".7z"}  # a name that would mislead whoever opens it


def backup(places: Settings, path: Path) -> int:
    """Write one archive of all that cannot be rebuilt; give the number of files in it."""
    if path.suffix.lower() in _OTHER_KINDS:
        raise Refusal(
            f"{path}: bản sao lưu là tệp nén .tar.gz. Hãy đặt tên có đuôi .tar.gz.",
            f"{path}: a backup is a .tar.gz archive. Give it a name that ends so.",
        )
    if path.exists():
        raise Refusal(
            f"{path} đã có. Hãy chọn một tên khác; bản sao lưu cũ không bị ghi đè.",
            f"{path} exists already. Choose another name; an old backup is never overwritten.",
        )
    draft = path.with_name(path.name + ".part")
    with alone(places.data):
        entries = list(_entries(places))
        with tarfile.open(draft, "w:gz", dereference=True) as archive:
            for name, file in entries:
                archive.add(file, name, recursive=False)
    draft.replace(path)
    return len(entries)


def restore(places: Settings, path: Path) -> int:
    """Lay a backup out in the places of the settings, which must be empty; give the file count."""
    targets = {
        "inbox": places.inbox,
        "reference": places.reference,
        "data": places.data,
    }
    with alone(places.data), _opened(path) as archive:
        members = _members(archive, path)
        keeps_reference = _is_same_reference(archive, places)
        _refuse_if_taken(places, keeps_reference=keeps_reference)
        laid_out = {
            target: member
            for member in members
            if (target := _target(member.name, targets, path, keeps_reference=keeps_reference))
        }
        places.inbox.mkdir(parents=True, exist_ok=True)
        for target, member in laid_out.items():
            _lay_out(archive, member, target)
        remember(places)
    return len(members)


def _target(
    name: str, targets: dict[str, Path], archive: Path, *, keeps_reference: bool
) -> Path | None:
    """Give the place of a member before anything is written; None where the same stands already."""
    room, _, inside = name.partition("/")
    if room not in targets or not inside:
        raise _not_a_backup(archive)
    if room == "reference" and keeps_reference:
        return None
    return _within(targets[room], inside, archive)


def _within(folder: Path, inside: str, archive: Path) -> Path:
    """Give the place of a file, never outside its folder: an archive is somebody's word."""
    place = (folder / inside).resolve()
    if not place.is_relative_to(folder.resolve()):
        raise _not_a_backup(archive)
    return place


def _lay_out(archive: tarfile.TarFile, member: tarfile.TarInfo, place: Path) -> None:
    content = archive.extractfile(member)
    if content is not None:
        place.parent.mkdir(parents=True, exist_ok=True)
        with content, place.open("xb") as file:
            shutil.copyfileobj(content, file)


def _entries(places: Settings) -> Iterator[tuple[str, Path]]:
    yield from _files("inbox", places.inbox)
    yield from _files("reference", places.reference)
    yield from _files("data/records", places.data / "records")
    for build in builds(places.data):
        for file in (build.path, build.path.with_suffix(".json"), build.path.with_suffix(MARK)):
            if file.exists():
                yield f"data/builds/{file.name}", file
    if (places.data / POINTER).exists():
        yield f"data/{POINTER}", places.data / POINTER


def _files(room: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """Give the files of a folder; a link inside it is the file it leads to."""
    root = folder.resolve()
    for file in sorted(folder.rglob("*")):
        inside = not file.is_symlink() or file.resolve().is_relative_to(root)
        if inside and file.is_file() and "__pycache__" not in file.parts:
            yield f"{room}/{file.relative_to(folder).as_posix()}", file


def _opened(path: Path) -> tarfile.TarFile:
    if not path.exists():
        raise Refusal(
            f"Không có tệp {path}. Hãy kiểm tra đường dẫn.",
            f"There is no file {path}. Check the path.",
        )
    try:
        return tarfile.open(path, "r:gz")
    except (OSError, tarfile.TarError, EOFError) as error:
        raise _not_a_backup(path) from error


def _members(archive: tarfile.TarFile, path: Path) -> list[tarfile.TarInfo]:
    """List the files; this reads the archive to its end, so that a damaged one changes nothing."""
    try:
        return [member for member in archive.getmembers() if member.isfile()]
    except (OSError, tarfile.TarError, EOFError, zlib.error) as error:
        raise _not_a_backup(path) from error


def _not_a_backup(path: Path) -> Refusal:
    return Refusal(
        f"{path} không phải là bản sao lưu của thidua, hoặc đã hỏng. Hãy chọn tệp khác.",
        f"{path} is not a backup of thidua, or is damaged. Choose another file.",
    )


def _is_same_reference(archive: tarfile.TarFile, places: Settings) -> bool:
    """Tell whether the reference in place already is the one in the archive."""
    if not places.reference.is_dir():
        return False
    held = {
        member.name.removeprefix("reference/"): archive.extractfile(member)
        for member in archive.getmembers()
        if member.isfile() and member.name.startswith("reference/")
    }
    here = {
        name.removeprefix("reference/"): file
        for name, file in _files("reference", places.reference)
    }
    return held.keys() == here.keys() and all(
        content is not None and content.read() == here[name].read_bytes()
        for name, content in held.items()
    )


def _refuse_if_taken(places: Settings, *, keeps_reference: bool) -> None:
    taken = [
        setting
        for setting, folder in (
            ("THIDUA_INBOX", places.inbox),
            ("THIDUA_REFERENCE", places.reference),
            ("THIDUA_DATA", places.data / "records"),
        )
        if folder.is_dir() and any(folder.iterdir())
        if not (setting == "THIDUA_REFERENCE" and keeps_reference)
    ]
    if taken:
        names = ", ".join(taken)
        raise Refusal(
            f"Không khôi phục đè lên dữ liệu đang có. Hãy đặt {names} là thư mục trống "
            "rồi chạy lại.",
            f"Nothing is restored over what is there. Point {names} at empty folders and "
            "run this again.",
        )
