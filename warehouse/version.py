"""The version that a build carries: the product's, and a digest of the code that decides values."""

import hashlib
import tomllib
from functools import lru_cache

from warehouse.settings import ROOT

_DECIDING = (
    "etl/**/*.py",
    "etl/**/*.toml",
    "etl/**/*.csv",
    "warehouse/**/*.py",
    "warehouse/**/*.sql",
)


@lru_cache(maxsize=1)
def version() -> str:
    """Give the version, as in `0.1.0+3f2a9c01`; code that reads otherwise is another version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _DECIDING for path in ROOT.glob(pattern)):
        if path.parent.name != "queries":
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{project['version']}+{digest.hexdigest()[:8]}"
