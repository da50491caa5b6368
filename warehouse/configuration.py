"""What the environment and `thidua.toml` at the root say: the environment first."""

import os
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FILE = "thidua.toml"


def setting(name: str, written: dict[str, Any]) -> Any:  # noqa: ANN401 - as a person wrote it
    """Give a setting: THIDUA_NAME of the environment, else what the file says."""
    return os.environ.get(f"THIDUA_{name.upper()}") or written.get(name)


def written(root: Path = ROOT) -> dict[str, Any]:
    """Read the file; one that is not there says nothing, a wrong one is an error."""
    path = root / FILE
    return tomllib.loads(path.read_text("utf-8-sig")) if path.exists() else {}
