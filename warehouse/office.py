"""An office's first day: an empty office laid out in a folder of its own."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse.language import Refusal, Sentence
from warehouse.settings import ROOT

_SHIPPED = ROOT / "warehouse" / "reference"
_CATALOGUE = ("indicator.csv", "content_group.csv", "movement.csv", "source.csv")
_HEADS_ONLY = ("unit.csv", "bloc.csv", "succession.csv", "post.csv")
_MODELS = Path(__file__).parent / "first_day"


def start(folder: Path) -> Sentence:
    """Lay out an empty office and say what comes next.

    The catalogue of indicators comes along; no unit, bloc, covenant or figure does.
    A folder that holds anything already is refused.
    """
    written = lay_out(folder.resolve(), _lay_out_reference)
    return Sentence(
        f"Đã lập văn phòng trong {folder.resolve()}. Tiếp theo: đọc HUONG-DAN.md trong đó, "
        f"rồi chép {written} vào {ROOT}.",
        f"The office is laid out in {folder.resolve()}. Next: read HUONG-DAN.md there, "
        f"then copy {written} to {ROOT}.",
    )


def lay_out(folder: Path, fill: Callable[[Path], None]) -> Path:
    """Make an office in a new or empty folder, whole or not at all; give its settings file.

    `fill` writes the reference into the folder it is given.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(
            f"{folder} đã có nội dung. Hãy chọn một thư mục mới hoặc trống.",
            f"{folder} is not empty. Choose a new or empty folder.",
        )
    begun = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with TemporaryDirectory(dir=folder, prefix=".making-") as draft:
            _fill(Path(draft), folder, fill)
            for made in sorted(Path(draft).iterdir()):
                made.replace(folder / made.name)
    except BaseException:
        if begun and not any(folder.iterdir()):
            folder.rmdir()
        raise
    return folder / "thidua.toml"


def _fill(draft: Path, folder: Path, fill: Callable[[Path], None]) -> None:
    """Write all that an office begins with, as it will stand in its folder."""
    (draft / "inbox").mkdir()
    (draft / "reference" / "covenants").mkdir(parents=True)
    fill(draft / "reference")
    shutil.copyfile(_MODELS / "guide.md", draft / "HUONG-DAN.md")
    places = "".join(f'{name} = "{folder / name}"\n' for name in ("inbox", "reference", "data"))
    (draft / "thidua.toml").write_text(_SETTINGS_HEAD + places, "utf-8")


_SETTINGS_HEAD = """\
# Cài đặt của văn phòng: chép tệp này vào thư mục gốc của thidua.
# Settings of the office: copy this file to the root of thidua.
"""


def _lay_out_reference(folder: Path) -> None:
    for name in _CATALOGUE:
        shutil.copyfile(_SHIPPED / name, folder / name)
    for name in _HEADS_ONLY:
        with (_SHIPPED / name).open(encoding="utf-8") as lines:
            (folder / name).write_text(lines.readline(), "utf-8")
    _copy_aliases_of_indicators(folder / "alias.csv")
    shutil.copyfile(_MODELS / "documents.toml", folder / "documents.toml")
    copy_model(folder)


def copy_model(reference: Path) -> None:
    """Lay the model covenant beside the covenants, to be read and copied."""
    model = reference / "covenants" / "MAU-GIAO-UOC.toml.txt"
    shutil.copyfile(_MODELS / "covenant.toml", model)


def _copy_aliases_of_indicators(path: Path) -> None:
    with (_SHIPPED / "alias.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in rows if row["kind"] == "indicator")
