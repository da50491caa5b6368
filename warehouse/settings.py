"""Where things are: the environment, else `thidua.toml` at the root, else the default world."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from warehouse.language import Refusal

ROOT = Path(__file__).resolve().parent.parent
FILE = "thidua.toml"
_KNOWN = ("inbox", "reference", "data", "engine", "language", "site")


@dataclass(frozen=True)
class Settings:
    """The folders an office works with, all absolute, and the names a proxy opens its pages at."""

    inbox: Path
    reference: Path
    data: Path
    site: str = ""


def settings(root: Path = ROOT) -> Settings:
    """Read the settings as they are now; a wrong one is refused with a sentence.

    `data` holds all that is written; its `records` cannot be rebuilt, everything else can.
    Without an inbox of its own, an office sees the default world, kept inside `data`.
    """
    written = _file(root / FILE)
    value = {name: os.environ.get(f"THIDUA_{name.upper()}") or written.get(name) for name in _KNOWN}
    if value["language"]:
        os.environ.setdefault("THIDUA_LANGUAGE", value["language"])
    if (value["engine"] or "duckdb") != "duckdb":
        raise Refusal(
            f"THIDUA_ENGINE ghi “{value['engine']}”. Bản này chỉ chạy với “duckdb”.",
            f"THIDUA_ENGINE says “{value['engine']}”. This version runs on “duckdb” only.",
        )
    data = (root / (value["data"] or "data")).resolve()
    return Settings(
        inbox=(root / value["inbox"]).resolve() if value["inbox"] else data / "sample",
        reference=(root / (value["reference"] or "warehouse/reference")).resolve(),
        data=data,
        site=value["site"] or "",
    )


def _file(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal(
            f"Không đọc được {path}: {error}. Hãy sửa tệp này.",
            f"{path} cannot be read: {error}. Correct that file.",
        ) from error
    for key, value in written.items():
        if key not in _KNOWN or not isinstance(value, str):
            raise Refusal(
                f"{path}: không hiểu mục “{key}”. Các mục có thể dùng: {', '.join(_KNOWN)}.",
                f"{path}: the entry “{key}” is not understood. Known are: {', '.join(_KNOWN)}.",
            )
    return written
