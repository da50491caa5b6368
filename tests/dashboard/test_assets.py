"""What others made is the version we say, byte for byte, and nothing is asked from outside."""

import hashlib
import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from dashboard import __file__ as package

ASSETS = Path(package).parent / "assets"
ROW = re.compile(r"\| (\S+) \| (\S+) \| (\S+) \| .* \| ([0-9a-f]{64}) \|")
OURS = {"anchor.js", "answers.js", "filter.js", "search.js", "thidua.js", "tools.js"}
NAMESPACE = "http://www.w3.org/2000/svg"  # a name, never asked for
VENDORED = ROW.findall((ASSETS / "VENDORED.md").read_text("utf-8"))


@pytest.mark.parametrize(("name", "sum_of_it"), [(row[0], row[3]) for row in VENDORED])
def test_each_file_is_the_one_described(name: str, sum_of_it: str) -> None:
    assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == sum_of_it


def test_every_font_and_bundle_is_described() -> None:
    foreign = (path for path in ASSETS.glob("*.js") if path.name not in OURS)
    there = {str(path.relative_to(ASSETS)) for path in [*ASSETS.rglob("*.woff2"), *foreign]}
    assert there == {row[0] for row in VENDORED}


def test_the_bundle_belongs_to_the_plotly_in_use() -> None:
    assert {row[2] for row in VENDORED if "plotly" in row[1]} == {get_plotlyjs_version()}


def test_our_own_assets_name_no_other_place() -> None:
    for path in (*ASSETS.glob("*.css"), *(ASSETS / name for name in OURS)):
        assert "://" not in path.read_text("utf-8").replace(NAMESPACE, ""), path.name


def test_each_part_of_the_typeface_is_named_with_its_sum() -> None:
    sums = {row[0]: row[3] for row in VENDORED if row[0].startswith("fonts/")}
    named = re.findall(r'url\("([^"?]+)\?m=([^"]*)"\)', (ASSETS / "fonts.css").read_text("utf-8"))
    assert dict(named) == {name: told[:12] for name, told in sums.items()}


def test_figures_are_made_of_what_the_bundle_draws() -> None:
    kinds = set()
    for path in (Path(package).parent / "figures").glob("*.py"):
        code = path.read_text("utf-8")
        kinds |= set(re.findall(r'"type": "([a-z0-9]+)"', code))
    assert kinds - {"rect", "line", "date"} <= {"bar", "scatter", "pie"}  # shapes, an axis
