"""What a review was made from, gathered again: the inbox's files by hash, the reference of then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.inbox import WORLD, Arrival
from etl.received import Receipt, Receipts, known
from warehouse.language import Refusal, Sentence

if TYPE_CHECKING:
    from warehouse.reference import Reference


@dataclass(frozen=True)
class Told:
    """What goes into a build: files with their receipts, those that left, and the reference."""

    found: Sequence[Arrival]
    received: Receipts
    gone: Receipts
    reference: "Reference"
    sample_world: bool


def told_then(material: Path, facts: Mapping[str, Any], found: Sequence[Arrival]) -> Told:
    """Gather what a frozen build was made from; refuse if files of it lie in the inbox no more.

    `material` is the folder kept beside the records, `facts` the build's manifest. A file is known
    by its bytes and takes the name it had then.
    """
    from warehouse.reference import read, read_overlay

    listed = facts["inputs"]["files"]
    here = {one.sha256: one for one in found}
    lost = [name for name, digest, *_ in listed if digest not in here]
    if lost:
        raise _lost(lost)
    then = [replace(here[digest], file_name=name) for name, digest, *_ in listed]
    received = {(name, digest): Receipt(*told) for name, digest, *told in listed}
    receipts = known(material)
    reference = read(material / "reference")
    if (material / WORLD).is_file():
        reference = read_overlay(material / WORLD, reference)
    gone = {(name, digest): receipts[name, digest] for name, digest in facts["inputs"]["vanished"]}
    return Told(then, received, gone, reference, facts["sample_world"])


def remade(name: str, build: str, differences: int) -> Sentence:
    """Say that this version made a review's build again, and whether it says the same."""
    if differences == 0:
        return Sentence(
            f"“{name}” đã được dựng lại bằng phiên bản này (bản {build}), giống từng số.",
            f"“{name}” was made again by this version (build {build}), alike value for value.",
        )
    return Sentence(
        f"“{name}” dựng lại bằng phiên bản này (bản {build}) khác {differences} chỗ so với bản đã "
        "giữ. Bản đã giữ vẫn là bản được mở; xem chỗ khác trong marts.change của bản dựng lại.",
        f"“{name}” made again by this version (build {build}) differs in {differences} places "
        "from what was kept. What was kept is what opens; marts.change of the other lists them.",
    )


def not_remade(name: str, why: Sentence) -> Sentence:
    """Say that a review's build could not be made again, and what still opens."""
    return Sentence(
        f"Chưa dựng lại được “{name}” bằng phiên bản này: {why.vi} Bản đã giữ vẫn mở được.",
        f"“{name}” could not be made again by this version: {why.en} What was kept still opens.",
    )


def _lost(names: Sequence[str]) -> Refusal:
    return Refusal(
        f"{len(names)} tệp của kỳ ấy không còn trong hộp thư, không đọc lại được (ví dụ "
        f"{names[0]}).",
        f"{len(names)} files of then are no longer in the inbox and cannot be read again (such as "
        f"{names[0]}).",
    )
