"""What others made is the version we say, byte for byte, and nothing is asked from outside."""

import hashlib
import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from dashboard import __file__ as package

ASSETS = Path(package).parent / "assets"
ROW = re.compile(r"\| (\S+) \| (\S+) \| (\S+) \| .* \| ([0-9a-f]{64}) \|")
VENDORED = ROW.findall((ASSETS / "VENDORED.md").read_text("utf-8"))


@pytest.mark.parametrize(("name", "sum_of_it"), [(row[0], row[3]) for row in VENDORED])
def test_each_file_is_the_one_described(name: str, sum_of_it: str) -> None:
    assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == sum_of_it


def test_every_font_and_bundle_is_described() -> None:
    there = {
        str(p.relative_to(ASSETS)) for p in [*ASSETS.rglob("*.woff2"), *ASSETS.glob("*.min.js")]
    }
    assert there == {row[0] for row in VENDORED}


def test_the_bundle_belongs_to_the_plotly_in_use() -> None:
    assert {row[2] for row in VENDORED if "plotly" in row[1]} == {get_plotlyjs_version()}


def test_our_own_assets_name_no_other_place() -> None:
    ours = {*ASSETS.glob("*.js")} - {*ASSETS.glob("*.min.js")}
    for path in (*ASSETS.glob("*.css"), *ours):
        assert "://" not in path.read_text("utf-8"), path.name
