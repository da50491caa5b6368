"""Verification: whether what reviews froze is still there, untouched, and told alike today."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warehouse.database import Build, fingerprint, kept
from warehouse.language import Sentence
from warehouse.reference.digest import digest
from warehouse.review import Review, again, differences, is_of_now, manifest, material


@dataclass(frozen=True)
class Verified:
    """What was found of one review: whether all is well, and what is said of it."""

    is_well: bool
    said: Sentence


def verified(data: Path, one: Review) -> list[Verified]:
    """Look at a review's file, at the material kept beside the records, and at what opens."""
    return [Verified(well, _of(one, said)) for well, said in _looked_at(data, one)]


def _looked_at(data: Path, one: Review) -> Iterator[tuple[bool, Sentence]]:
    frozen, remade = kept(data, one.build), again(data, one)
    if frozen is None:
        yield False, _LOST
    elif fingerprint(frozen.path) != one.sha256:
        yield False, _OTHER_BYTES
    elif is_of_now(frozen):
        yield True, _AS_KEPT
    if frozen and not is_of_now(frozen):
        yield _told_today(frozen, remade)
    if not _is_material_whole(data, one.build):
        yield False, _NO_MATERIAL


def _told_today(frozen: Build, remade: Build | None) -> tuple[bool, Sentence]:
    if remade is None:
        return False, _NOT_REMADE
    count = differences(remade, frozen)
    if count:
        return False, Sentence(
            f"phiên bản này dựng lại khác {count} chỗ (bản {remade.build}); mở bản đã giữ.",
            f"this version makes it otherwise in {count} places (build {remade.build}); "
            "what was kept opens.",
        )
    return True, Sentence(
        f"phiên bản này dựng lại giống từng số (bản {remade.build}); mở bản dựng lại.",
        f"this version makes it alike value for value (build {remade.build}), and that opens.",
    )


def _is_material_whole(data: Path, build: str) -> bool:
    facts = manifest(data, build)
    place = material(data, build)
    return facts is not None and digest(place / "reference") == facts["inputs"].get("reference")


def _of(one: Review, said: Sentence) -> Sentence:
    return Sentence(
        f"“{one.name}” (bản {one.build}, tính đến {one.as_of}): {said.vi}",
        f"“{one.name}” (build {one.build}, as of {one.as_of}): {said.en}",
    )


_AS_KEPT = Sentence("đúng từng byte như đã giữ.", "byte for byte as it was kept.")
_LOST = Sentence(
    "tệp không còn. Hãy chạy “make refresh” để dựng lại, hoặc lấy lại từ bản sao lưu.",
    "the file is gone. Run “make refresh” to make it again, or take it back from a backup.",
)
_OTHER_BYTES = Sentence(
    "tệp không còn là tệp đã giữ: đã bị sửa, hoặc bị mất và được dựng lại. Hãy lấy lại từ bản "
    "sao lưu nếu có.",
    "the file is not the one that was kept: it was changed, or lost and made again. Take it back "
    "from a backup if there is one.",
)
_NOT_REMADE = Sentence(
    "tệp theo phiên bản cũ, chưa dựng lại được bằng phiên bản này; mở bản đã giữ.",
    "the file is of an older version and was not made again by this one; what was kept opens.",
)
_NO_MATERIAL = Sentence(
    "danh mục giữ cùng đã mất hoặc bị sửa, nên không dựng lại được. Hãy lấy lại từ bản sao lưu.",
    "the reference kept with it is lost or changed, so that it cannot be made again. Take it back "
    "from a backup.",
)
