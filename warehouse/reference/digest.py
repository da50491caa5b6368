"""The fingerprint of a reference folder, taken without importing anything heavy."""

import hashlib
from pathlib import Path

COVENANTS = "covenants"
PLANS = "plans"
TABLES = (
    "source", "unit", "bloc", "indicator", "alias", "succession", "movement", "post",
    "content_group",
)  # fmt: skip


def files(folder: Path) -> list[Path]:
    """List the files that are reference: tables, covenants and launch plans, in path order."""
    found = [
        *folder.glob("*.csv"),
        *folder.glob(f"{COVENANTS}/*.toml"),
        *folder.glob(f"{PLANS}/*.toml"),
    ]
    return sorted(path for path in found if not path.name.startswith((".", "~")))


def digest(folder: Path) -> str:
    """Hash the relative paths and bytes of all reference files."""
    whole = hashlib.sha256()
    for path in files(folder):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return whole.hexdigest()


def folded(known: str, addition: Path) -> str:
    """Fold one more file into a digest."""
    content = hashlib.sha256(addition.read_bytes()).hexdigest()
    return hashlib.sha256(f"{known} {addition.name} {content}\n".encode()).hexdigest()
