"""Files for people: all of them or none, and never over what somebody may have filled."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.outgoing import send_out
from etl.template import templates
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.settings import ROOT

YEAR = Period(2022)


def names(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


@pytest.fixture
def forms(reference: Any, tmp_path: Path) -> Any:
    def write(*units: str, force: bool = False) -> list[Path]:
        named = templates(reference, "CDVC_K3", YEAR, units)
        return send_out(named, tmp_path / "mau", force=force)

    return write


def test_a_filled_form_is_never_written_over_and_no_other_is_written(forms: Any) -> None:
    (place,) = forms("CD_VOV")
    book = openpyxl.load_workbook(place)
    book.worksheets[0]["H13"].value = 42
    book.save(place)
    filled = place.read_bytes()
    with pytest.raises(Refusal) as refusal:
        forms("CD_TTXVN", "CD_VOV")
    assert str(place) in refusal.value.sentence.vi
    assert "--force" in refusal.value.sentence.en
    assert place.read_bytes() == filled
    assert names(place.parent) == [place.name]


def test_an_untouched_form_is_written_again_without_a_word(forms: Any) -> None:
    (place,) = forms("CD_VOV")
    before = place.read_bytes()
    assert forms("CD_VOV", "CD_TTXVN")[0] == place
    assert place.read_bytes() == before


def test_an_unknown_bloc_makes_no_folder(reference: Any, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        send_out(templates(reference, "KHONG_CO", YEAR), tmp_path / "mau")
    assert names(tmp_path) == []


def test_force_writes_over_a_filled_form(forms: Any) -> None:
    (place,) = forms("CD_VOV")
    empty = place.read_bytes()
    place.write_bytes(b"filled")
    forms("CD_VOV", force=True)
    assert place.read_bytes() == empty


def test_what_is_no_file_is_not_written_over_either(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "elsewhere.xlsx")
    (tmp_path / "b.xlsx").mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        with pytest.raises(Refusal):
            send_out([(name, b"x")], tmp_path)
    assert names(tmp_path) == ["a.xlsx", "b.xlsx"]


def test_a_failure_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def files() -> Any:
        yield "a.xlsx", b"a"
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        send_out(files(), tmp_path)
    assert names(tmp_path) == []


def test_every_run_of_the_command_writes_the_same_bytes(tmp_path: Path) -> None:
    """Or an untouched form would look filled to the next run."""
    words = ["template", "--bloc", "CDVC_K3", "--period", "2022-S1", "--unit", "CD_VOV"]
    written = set()
    for seed in ("1", "2"):
        there = {**os.environ, "THIDUA_DATA": str(tmp_path / "data"), "PYTHONHASHSEED": seed}
        ended = subprocess.run(
            [sys.executable, "-m", "etl", *words, "--out", str(tmp_path / seed)],
            cwd=ROOT, env=there, capture_output=True, text=True, check=True,
        )  # fmt: skip
        written.add(Path(ended.stdout.strip()).read_bytes())
    assert len(written) == 1


def test_the_command_refuses_with_1_and_names_the_file(tmp_path: Path) -> None:
    words = ["template", "--bloc", "CDVC_K3", "--period", "2022", "--unit", "CD_VOV"]
    there = {**os.environ, "THIDUA_DATA": str(tmp_path / "data")}

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "etl", *words, "--out", str(tmp_path / "mau"), *more],
            cwd=ROOT, env=there, capture_output=True, text=True, check=False,
        )  # fmt: skip

    place = Path(run().stdout.strip())
    place.write_bytes(b"filled")
    refused = run()
    assert (refused.returncode, refused.stdout) == (1, "")
    assert str(place) in refused.stderr
    assert (run("--force").returncode, place.read_bytes() != b"filled") == (0, True)
