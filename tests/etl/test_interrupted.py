"""A refresh that dies at any moment, or meets another: what serves is whole, what follows works."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.refresh import refresh
from warehouse.database import serving
from warehouse.settings import ROOT, Settings

LONGEST = 2.5  # seconds after which a refresh of this world is surely writing or done
SEED = 20260701


@pytest.fixture
def office(example: Any, tmp_path: Path) -> Settings:
    """The example world, refreshed."""
    places = Settings(tmp_path / "inbox", example.places.reference, tmp_path / "data")
    shutil.copytree(example.places.inbox, places.inbox)
    refresh(places, None)
    return places


def begun(places: Settings, day: str) -> subprocess.Popen[str]:
    """Begin a refresh as of a day that no build was made for: all of it has to be built."""
    named = {"INBOX": places.inbox, "REFERENCE": places.reference, "DATA": places.data}
    return subprocess.Popen(
        [sys.executable, "-m", "etl", "refresh", "--as-of", day],
        cwd=ROOT,
        env=os.environ | {f"THIDUA_{name}": str(place) for name, place in named.items()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def observations(places: Settings) -> int:
    current = serving(places.data)
    assert current is not None
    with duckdb.connect(str(current.path), read_only=True) as connection:
        (count,) = connection.execute("select count(*) from core.observation").fetchall()[0]
    return int(count)


def test_a_refresh_killed_at_any_moment_leaves_a_whole_build_and_no_lock(office: Settings) -> None:
    told, moment = observations(office), random.Random(SEED)  # noqa: S311 - any moments will do
    for number in range(6):
        with begun(office, f"2026-02-{number + 1:02}") as process:
            time.sleep(moment.uniform(0.05, LONGEST))
            process.kill()
        assert observations(office) == told
    with begun(office, "2026-03-01") as process:
        process.communicate(timeout=60)
    assert process.returncode == 0
    current = serving(office.data)
    assert current is not None
    assert current.manifest["as_of"] == "2026-03-01"
    assert observations(office) == told
    left = [path.name for path in (office.data / "builds").iterdir()]
    assert [name for name in left if name.startswith("making-") or name.endswith(".next")] == []


def test_of_two_refreshes_at_once_one_builds_and_the_other_leaves_with_a_sentence(
    office: Settings,
) -> None:
    with begun(office, "2026-02-01") as one, begun(office, "2026-02-02") as other:
        said = [process.communicate(timeout=60) for process in (one, other)]
    codes = [process.returncode for process in (one, other)]
    late = [err for (_, err), code in zip(said, codes, strict=True) if code]
    assert 0 in codes
    assert set(codes) <= {0, 1}
    assert all("Một lần làm mới khác đang chạy" in err for err in late)
    current = serving(office.data)
    assert current is not None
    assert current.manifest["as_of"] in {"2026-02-01", "2026-02-02"}
