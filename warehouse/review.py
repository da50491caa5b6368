"""Reviews: meetings that freeze what was known on a day, for ever.

A freeze is a record: its name and the build it keeps. Beside the records lies what that build was
made from (its manifest, the reference, the sample world's overlay, the records of that day), so
that a newer version can make it again from the inbox and compare.
"""

import json
import os
import shutil
import unicodedata
from dataclasses import dataclass, fields
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from warehouse import records
from warehouse.change import moved_since
from warehouse.database import Build, fingerprint, is_id, kept, name_of, serving
from warehouse.language import Refusal, Sentence
from warehouse.lock import alone
from warehouse.reference.digest import digest, files
from warehouse.relations import shape
from warehouse.settings import Settings
from warehouse.version import version

VIETNAM = timezone(timedelta(hours=7))
_LONGEST = 80  # letters of a name
OVERLAY = "sample.toml"  # of an inbox that is an illustrative world


@dataclass(frozen=True)
class Review:
    """A review: its name, the build it froze, the day that build tells of, and when it did so.

    `sha256` is that of the build's file as it was then.
    """

    name: str
    build: str
    as_of: str
    frozen_at: str
    sha256: str


def reviews(data: Path) -> list[Review]:
    """List the reviews in the order they were frozen."""
    found: dict[str, Review] = {}
    for fact in records.read(data, records.FROZEN):
        told = {field.name: str(fact.get(field.name)) for field in fields(Review)}
        if is_id(told["build"]):
            found.setdefault(told["name"], Review(**told))
    return list(found.values())


def material(data: Path, build: str) -> Path:
    """Give the folder that holds what a frozen build was made from."""
    return data / "records" / "frozen" / build


def manifest(data: Path, build: str) -> dict[str, Any] | None:
    """Tell what went into a frozen build, even where its file is gone."""
    try:
        told = json.loads((material(data, build) / "manifest.json").read_text("utf-8"))
    except (OSError, json.JSONDecodeError):
        there = kept(data, build)
        return there.manifest if there else None
    return dict(told)


def again(data: Path, one: Review) -> Build | None:
    """Find the build that this version made from what a review froze."""
    facts = manifest(data, one.build)
    return kept(data, name_of(facts["inputs"], facts["as_of"], version())) if facts else None


def outdated(data: Path) -> list[Review]:
    """List the reviews that this version has to make again: shaped otherwise, or lost."""
    return [one for one in reviews(data) if not is_of_now(kept(data, one.build))]


def pinned(data: Path) -> set[str]:
    """Name the builds that stay for ever, and what this version made again of them."""
    remade = (again(data, one) for one in outdated(data))
    return {one.build for one in reviews(data)} | {one.build for one in remade if one}


def files_of(data: Path) -> dict[str, Path]:
    """Give the file of each review's build, by the review's name."""
    found = {one.name: kept(data, one.build) or again(data, one) for one in reviews(data)}
    return {name: build.path for name, build in found.items() if build}


def known_then(data: Path, name: str) -> Build:
    """Give the build that tells what a review knew.

    It is the frozen one while its relations are those of now; else what this version made again
    of it, if the two agree value for value; else the frozen one as it is.
    """
    one = named(data, name)
    frozen = kept(data, one.build)
    if frozen and is_of_now(frozen):
        return frozen
    remade = again(data, one)
    if remade and (frozen is None or not differences(remade, frozen)):
        return remade
    if frozen is None:
        raise Refusal(
            f"Tệp của “{one.name}” (bản dựng {one.build}) không còn. Hãy chạy “make refresh” để "
            "dựng lại từ hộp thư, hoặc lấy lại từ bản sao lưu.",
            f"The file of “{one.name}” (build {one.build}) is gone. Run “make refresh” to make it "
            "again from the inbox, or take it back from a backup.",
        )
    return frozen


def differences(remade: Build, frozen: Build) -> int:
    """Count the values, verdicts and ranks in which a build made again differs from the frozen."""
    moved = moved_since(frozen, remade)
    return sum(sum(became.values()) for became in moved.counts.values()) if moved else 0


def freeze(places: Settings, name: str, build: str | None = None) -> Sentence:
    """Keep a build for ever under the name of a review; without one, the build that serves.

    A name stands for one build: again with the same changes nothing, with another is refused.
    """
    name = proper(name)
    with alone(places.data):
        found = serving(places.data) if build is None else kept(places.data, build)
        if found is None:
            raise Refusal(
                "Chưa có bản dựng nào để giữ lại. Hãy chạy “make refresh”.",
                "There is no build to keep yet. Run “make refresh”.",
            )
        known = {one.name: one for one in reviews(places.data)}
        if name in known:
            return _frozen_before(known[name], found)
        _keep_material(places, found)
        fact = {
            "name": name,
            "build": found.build,
            "as_of": found.manifest["as_of"],
            "frozen_at": datetime.now(VIETNAM).isoformat(timespec="seconds"),
            "by": records.account(),
            "sha256": fingerprint(found.path),
        }
        records.append(places.data, records.FROZEN, [fact])
    day = found.manifest["as_of"]
    return Sentence(
        f"Đã giữ lại “{name}”: bản dựng {found.build}, tính đến {day}. Bản này không bao giờ bị "
        "xoá; xem lại trong Python bằng warehouse.connect(review=…).",
        f"“{name}” is kept: build {found.build}, as of {day}. It is never dropped; "
        "warehouse.connect(review=…) opens it in Python.",
    )


def proper(name: str) -> str:
    """Give the name of a review as it is kept; one that cannot be told from others is refused."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or len(name) > _LONGEST or not name.isprintable() or is_id(name):
        raise Refusal(
            f"“{name[:_LONGEST]}” không đặt tên được: cần 1 đến {_LONGEST} ký tự in được, và "
            "không giống mã bản dựng. Ví dụ: “sơ kết 2020”.",
            f"“{name[:_LONGEST]}” is no name for a review: it takes 1 to {_LONGEST} printable "
            "letters, and must not look like a build's id. For example: “sơ kết 2020”.",
        )
    return name


def named(data: Path, name: str) -> Review:
    """Find a review by its name; one that is not there is refused, and those that are told."""
    known = {one.name: one for one in reviews(data)}
    wanted = " ".join(unicodedata.normalize("NFC", name).split())
    if wanted not in known:
        there = ", ".join(f"“{one}”" for one in known)
        raise Refusal(
            f"Chưa giữ lại kỳ họp nào tên “{wanted}”. Đã có: {there or 'chưa có kỳ nào'}.",
            f"No review is kept under the name “{wanted}”. There are: {there or 'none yet'}.",
        )
    return known[wanted]


def is_of_now(build: Build | None) -> bool:
    """Tell whether a build is there and has the relations of this version."""
    return build is not None and build.manifest.get("relations") == shape()


def _frozen_before(one: Review, found: Build) -> Sentence:
    if one.build != found.build:
        raise Refusal(
            f"“{one.name}” đã giữ bản dựng {one.build} (tính đến {one.as_of}), không thể giữ bản "
            f"khác ({found.build}). Hãy đặt một tên khác.",
            f"“{one.name}” keeps build {one.build} (as of {one.as_of}) already and cannot keep "
            f"another ({found.build}). Choose another name.",
        )
    return Sentence(
        f"“{one.name}” đã giữ chính bản dựng {one.build} này; không có gì thay đổi.",
        f"“{one.name}” keeps this very build {one.build} already; nothing changes.",
    )


def _keep_material(places: Settings, found: Build) -> None:
    """Copy what the build was made from beside the records; it appears whole or not at all."""
    place = material(places.data, found.build)
    if place.is_dir():
        return
    overlay = places.inbox / OVERLAY
    _refuse_if_edited(places, found, overlay)
    place.parent.mkdir(parents=True, exist_ok=True)
    for unfinished in place.parent.glob("making-*"):  # left by a process that died
        shutil.rmtree(unfinished)
    with TemporaryDirectory(dir=place.parent, prefix="making-") as folder:
        draft = Path(folder) / place.name
        for file in files(places.reference):
            _copy(file, draft / "reference" / file.relative_to(places.reference))
        for book in sorted((places.data / "records").glob("*.jsonl")):
            _copy(book, draft / "records" / book.name)
        if overlay.is_file():
            _copy(overlay, draft / OVERLAY)
        _copy(found.path.with_suffix(".json"), draft / "manifest.json")
        draft.replace(place)


def _copy(file: Path, place: Path) -> None:
    """Copy a file, and wait until it is on the disk: what is frozen is frozen for ever."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with file.open("rb") as content, place.open("xb") as copy:
        shutil.copyfileobj(content, copy)
        copy.flush()
        os.fsync(copy.fileno())


def _refuse_if_edited(places: Settings, found: Build, overlay: Path) -> None:
    inputs = found.manifest["inputs"]
    sample = fingerprint(overlay) if overlay.is_file() else None
    if (inputs.get("reference"), inputs.get("sample")) != (digest(places.reference), sample):
        raise Refusal(
            f"Danh mục đã được sửa sau khi dựng bản {found.build}, nên không giữ được cùng với "
            "bản ấy. Hãy chạy “make refresh” rồi giữ lại bản mới.",
            f"The reference was edited after build {found.build} was made, so that it cannot be "
            "kept together with it. Run “make refresh”, then keep the new build.",
        )
