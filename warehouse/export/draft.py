"""From a draft to its place: files get their names when all are whole, the list of them last."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from warehouse.export.held import Held
from warehouse.language import Refusal

MARK = "SỐ LIỆU MINH HOẠ · ILLUSTRATIVE DATA"
_NAMED = 5  # files that a sentence names


def settle(
    draft: Path, out: Path, form: str, about: Mapping[str, str], relations: Sequence[Held]
) -> list[Path]:
    """Move a finished draft into a folder and list there what was written, and of which build.

    What an earlier export in this form wrote and this one does not is removed. A file of anybody
    else's is never replaced: then nothing moves, and a Refusal names it.
    """
    listing = out / f"thidua-{form}.json"
    earlier = _listed(listing)
    made = sorted(path.name for path in draft.iterdir())
    foreign = [name for name in made if name not in earlier and (out / name).exists()]
    if foreign:
        raise _in_the_way(out, foreign)
    # while files change, none is said to be whole; all are known as ours, should this break off
    _list(listing, draft, {**about, "whole": False, "files": sorted({*earlier, *made})})
    for name in made:
        (draft / name).replace(out / name)
    for name in sorted(earlier - set(made)):
        (out / name).unlink(missing_ok=True)
    _list(listing, draft, {**about, **_marks(relations), "whole": True, "files": made})
    return [*(out / name for name in made), listing]


def _listed(listing: Path) -> set[str]:
    """Give the names that an earlier export wrote; never one that leads out of the folder."""
    try:
        written = json.loads(listing.read_text("utf-8"))
        names = {str(name) for name in written["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in names if Path(name).name == name}


def _list(listing: Path, draft: Path, said: Mapping[str, object]) -> None:
    beside = draft / listing.name
    beside.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")
    beside.replace(listing)


def _marks(relations: Sequence[Held]) -> dict[str, object]:
    """Name the relations with illustrative rows, and how many each has."""
    invented = {one.name: one.illustrative for one in relations if one.illustrative}
    return {"mark": MARK, "illustrative_rows": invented} if invented else {}


def _in_the_way(out: Path, foreign: Sequence[str]) -> Refusal:
    names = ", ".join(foreign[:_NAMED])
    return Refusal(
        f"Trong {out} đã có tệp trùng tên mà không phải do lệnh này ghi: {names}. Chưa ghi gì. "
        "Hãy chọn thư mục khác.",
        f"{out} has files of these names that this command did not write: {names}. Nothing was "
        "written. Choose another folder.",
    )
