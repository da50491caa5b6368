"""A disk that fills up while a build is written: a real limit, met at every stage."""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.refresh import refresh
from warehouse.database import serving
from warehouse.settings import ROOT, Settings


@pytest.fixture
def office(example: Any, tmp_path: Path) -> Settings:
    """The example world, refreshed."""
    places = Settings(tmp_path / "inbox", example.places.reference, tmp_path / "data")
    shutil.copytree(example.places.inbox, places.inbox)
    refresh(places, None)
    return places


def refreshed(places: Settings, room: int | None = None) -> subprocess.CompletedProcess[str]:
    """Refresh in a process that may write no file larger than `room` bytes."""

    def limit() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    named = {"INBOX": places.inbox, "REFERENCE": places.reference, "DATA": places.data}
    return subprocess.run(
        [sys.executable, "-m", "etl", "refresh", "--as-of", "2026-02-01", "--json"],
        cwd=ROOT,
        env=os.environ | {f"THIDUA_{name}": str(place) for name, place in named.items()},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )


def observations(places: Settings) -> int:
    current = serving(places.data)
    assert current is not None
    with duckdb.connect(str(current.path), read_only=True) as connection:
        row = connection.execute("select count(*) from core.observation").fetchone()
    return int(row[0]) if row else 0


@pytest.mark.parametrize("part", [0.1, 0.5, 0.97])
def test_the_old_build_serves_until_there_is_room(office: Settings, part: float) -> None:
    before, told = serving(office.data), observations(office)
    assert before is not None
    done = refreshed(office, int(before.path.stat().st_size * part))
    assert done.returncode == 1
    assert json.loads(done.stdout)["build"] == before.build
    assert "hết chỗ trống" in done.stderr
    assert serving(office.data) == before
    assert observations(office) == told
    assert refreshed(office).returncode == 0
    assert serving(office.data) != before
    assert observations(office) == told


def test_a_build_cut_short_is_made_again(office: Settings) -> None:
    current = serving(office.data)
    assert current is not None
    whole = current.path.stat().st_size
    os.truncate(current.path, whole - 4096)
    assert serving(office.data) is None
    assert refreshed(office).returncode == 0
    assert observations(office)
