"""Files that go out to people: written whole, and never over what somebody may have written."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse.language import Refusal

_NAMED = 5  # files that a sentence names; more are counted


def send_out(files: Iterable[tuple[str, bytes]], out: Path, *, force: bool = False) -> list[Path]:
    """Write named files into a folder, all of them or none; a name may lead into folders in it.

    A file that is there already and holds anything else stays, unless `force`: then nothing is
    written and a Refusal names it.
    """
    out.mkdir(parents=True, exist_ok=True)
    places: list[Path] = []
    kept: list[Path] = []
    with TemporaryDirectory(dir=out, prefix=".making-") as folder:
        beside = []
        for name, content in files:
            place = out / name
            beside.append(Path(folder) / str(len(places)))
            beside[-1].write_bytes(content)
            places.append(place)
            if _holds_anything_else(place, content):
                kept.append(place)
        if kept and not force:
            raise _never_over(kept)
        for made, place in zip(beside, places, strict=True):
            place.parent.mkdir(parents=True, exist_ok=True)
            made.replace(place)
    return places


def _holds_anything_else(place: Path, content: bytes) -> bool:
    if place.is_file():
        return place.read_bytes() != content
    return place.exists() or place.is_symlink()


def _never_over(kept: list[Path]) -> Refusal:
    named = ", ".join(str(place) for place in kept[:_NAMED])
    more = len(kept) - _NAMED
    vi, en = (f" và {more} tệp nữa", f" and {more} more") if more > 0 else ("", "")
    return Refusal(
        f"Đã có sẵn và có thể có người đã điền: {named}{vi}. Chưa ghi tệp nào. Hãy ghi vào thư mục "
        "khác, hoặc chuyển các tệp ấy đi; chắc chắn không cần nữa thì thêm --force để ghi đè.",
        f"Already there, and somebody may have filled it: {named}{en}. Nothing was written. Write "
        "into another folder or move these files away; if they are surely not needed, --force "
        "writes over them.",
    )
