"""A file looked at before it counts: the same judgement, nothing kept, an exit code for scripts."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from etl.check import check
from etl.history import OF_HISTORY
from warehouse.language import Refusal
from warehouse.relations import relations
from warehouse.settings import ROOT, Settings

INITIATIVES = "Số sáng kiến (được công nhận)"


@pytest.fixture
def places(office: Any) -> Settings:
    folder = ROOT / "warehouse" / "reference"
    return Settings(office.inbox, folder, office.cache)


def run(places: Settings, *words: str) -> subprocess.CompletedProcess[str]:
    there = {"THIDUA_INBOX": str(places.inbox), "THIDUA_DATA": str(places.data)}
    return subprocess.run(
        [sys.executable, "-m", "etl", "check", *words],
        cwd=ROOT, env={**os.environ, **there}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_sound_file_is_acceptable_and_says_what_it_gives(
    places: Settings, sheet: Any, form: Any, tmp_path: Path
) -> None:
    file = sheet(tmp_path / "a.xlsx", form(["1", INITIATIVES, "sáng kiến", 5]))
    checked = check([file], places)
    assert checked.acceptable
    assert checked.findings() == []
    first = next(checked.lines())
    assert "Công đoàn Đài Tiếng nói Việt Nam" in first
    assert "6 tháng đầu năm 2022" in first
    assert "1 số liệu" in first


def test_a_doubtful_cell_is_told_but_does_not_refuse_the_file(
    places: Settings, sheet: Any, form: Any, tmp_path: Path
) -> None:
    file = sheet(tmp_path / "a.xlsx", form(["1", INITIATIVES, "sáng kiến", 1.5]))
    checked = check([file], places)
    assert checked.acceptable
    assert [(told["cell"], told["rule"]) for told in checked.findings()] == [("D8", "whole_number")]


def test_a_file_that_would_be_refused_ends_with_1(places: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("xin chào")
    ended = run(places, str(tmp_path / "a.xlsx"), "--json")
    assert ended.returncode == 1
    told = json.loads(ended.stdout)
    assert [finding["file_name"] for finding in told] == ["a.xlsx"]
    assert {"submission", "sheet", "cell", "rule", "severity", "raw_text", "message_vi",
            "message_en", "suggestion"} < set(told[0])  # fmt: skip


def test_a_folder_stands_for_all_that_lies_in_it(
    places: Settings, sheet: Any, form: Any, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        sheet(tmp_path / "many" / f"{name}.xlsx", form(["1", INITIATIVES, name, 5]))
    assert check([tmp_path / "many"], places).frames.submissions.height == 2


def test_a_file_in_the_inbox_is_read_with_its_place_there(
    places: Settings, sheet: Any, form: Any
) -> None:
    file = sheet(places.inbox / "CD_TTXVN" / "a.xlsx", form(["1", INITIATIVES, "sáng kiến", 5]))
    checked = check([file], places)
    assert not checked.acceptable
    assert [told["rule"] for told in checked.findings()] == ["one_unit"]


def test_a_file_that_is_not_there_is_told(places: Settings, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        check([tmp_path / "none.xlsx"], places)


def test_it_says_which_rules_it_could_not_try() -> None:
    named = [
        line
        for relation in relations()
        if relation.name.startswith("core.finding_")
        for line in relation.sql.splitlines()
        if line.endswith(" as rule,")
    ]
    assert {word for line in named for word in re.findall(r"'(\w+)'", line)} == set(OF_HISTORY)
