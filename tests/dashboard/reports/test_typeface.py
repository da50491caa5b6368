"""The typeface that documents are set with is the one described, byte for byte."""

import hashlib
import re

import pytest

from dashboard.reports.writers.pdf import TYPEFACES

ROW = re.compile(r"\| (\S+) \| (\S+) \| (\S+) \| .* \| ([0-9a-f]{64}) \|")
VENDORED = ROW.findall((TYPEFACES / "VENDORED.md").read_text("utf-8"))


@pytest.mark.parametrize(("name", "sum_of_it"), [(row[0], row[3]) for row in VENDORED])
def test_each_font_is_the_one_described(name: str, sum_of_it: str) -> None:
    assert hashlib.sha256((TYPEFACES / name).read_bytes()).hexdigest() == sum_of_it


def test_every_font_is_described_and_its_licence_is_there() -> None:
    assert {path.name for path in TYPEFACES.glob("*.ttf")} == {row[0] for row in VENDORED}
    assert "SIL Open Font License" in (TYPEFACES / "LICENCE.txt").read_text("utf-8")
