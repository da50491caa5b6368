"""The inbox and the reference that a data folder was made from: it remembers them.

What lies inside the data folder or the project is remembered from there, so that both can move.
"""

import json
from pathlib import Path

from warehouse.settings import ROOT, Settings

_FILE = "places.json"


def remembered(data: Path) -> dict[str, str] | None:
    """Give the places a data folder was made from, or None for a new one."""
    try:
        written = json.loads((data / _FILE).read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    if not isinstance(written, dict):
        return None
    return {key: str(written.get(key)) for key in ("inbox", "reference")}


def present(places: Settings) -> dict[str, str]:
    """Give the places as the settings have them now."""
    return {
        "inbox": _from(places.inbox, places.data),
        "reference": _from(places.reference, ROOT),
    }


def _from(place: Path, base: Path) -> str:
    return str(place.relative_to(base) if place.is_relative_to(base) else place)


def remember(places: Settings) -> None:
    """Write the present places into the data folder."""
    text = json.dumps(present(places), ensure_ascii=False)
    (places.data / _FILE).write_text(text, "utf-8")
