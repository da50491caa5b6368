"""A small served warehouse, and frames with exactly the columns that questions answer with."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import polars as pl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dashboard.words import Words, words
from warehouse import database
from warehouse.settings import ROOT

expect.set_options(timeout=20_000)  # a machine shared with others may be slow, which is no fault

NUMBER = pl.Decimal(24, 6)
VIETNAM = timezone(timedelta(hours=7))
PROGRESS: dict[str, Any] = {
    "covenant": pl.String,
    "bloc": pl.String,
    "year": pl.Int32,
    "unit": pl.String,
    "indicator": pl.String,
    "period": pl.String,
    "basis": pl.String,
    "measure": pl.String,
    "measure_en": pl.String,
    "target": NUMBER,
    "comparator": pl.String,
    "origin": pl.String,
    "assigned_target": NUMBER,
    "unit_target_sum": NUMBER,
    "actual": NUMBER,
    "qualifier": pl.String,
    "numerator": NUMBER,
    "denominator": NUMBER,
    "percent": NUMBER,
    "expected_percent": NUMBER,
    "gap": NUMBER,
    "verdict": pl.String,
    "reported": pl.Int64,
    "expected": pl.Int64,
    "estimated": pl.Int64,
    "across_year": pl.String,
    "content_group": pl.String,
    "illustrative": pl.Boolean,
    "kind": pl.String,
    "direction": pl.String,
    "indicator_vi": pl.String,
    "indicator_en": pl.String,
    "unit_vi": pl.String,
    "unit_en": pl.String,
    "missing": pl.String,
    "status": pl.String,
    "raw_text": pl.String,
    "has_cell": pl.Boolean,
    "has_reported": pl.Boolean,
    "group_position": pl.Int64,
    "group_vi": pl.String,
    "group_en": pl.String,
}
USUAL: dict[str, Any] = {
    "covenant": "2024-K",
    "bloc": "K",
    "year": 2024,
    "unit": None,
    "indicator": "DV_KETNAP_MOI",
    "period": "2024-S1",
    "basis": "units",
    "measure": "người",
    "measure_en": "people",
    "target": 300,
    "comparator": ">=",
    "actual": 150,
    "qualifier": "=",
    "percent": 50,
    "expected_percent": 50,
    "gap": 0,
    "verdict": "on_pace",
    "estimated": 0,
    "illustrative": False,
    "kind": "flow",
    "direction": "up",
    "indicator_vi": "Số đoàn viên kết nạp mới",
    "indicator_en": "New members admitted",
    "group_position": 5,
    "group_vi": "Xây dựng tổ chức – đoàn viên",
    "group_en": "Organisation and membership",
    "has_cell": False,
    "has_reported": False,
}


@pytest.fixture
def vi() -> Words:
    """The Vietnamese words."""
    return words("vi")


@pytest.fixture
def en() -> Words:
    """The English words."""
    return words("en")


@pytest.fixture
def progress() -> Callable[..., pl.DataFrame]:
    """Make a frame of progress: each row says only what is unusual in it."""

    def frame(*rows: dict[str, Any]) -> pl.DataFrame:
        full = [dict.fromkeys(PROGRESS) | USUAL | row for row in rows]
        return pl.DataFrame([_decimals(row) for row in full], schema=PROGRESS, orient="row")

    return frame


def _decimals(row: dict[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in PROGRESS}
    for name, kind in PROGRESS.items():
        if kind == NUMBER and told[name] is not None:
            told[name] = Decimal(str(told[name])).quantize(Decimal("0.000001"))
    return told


@pytest.fixture
def serve(world: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Build what the world has told, once, and serve it."""

    def now() -> None:
        world.build().close()
        build = next(world.folder.glob("builds/*.duckdb"))
        database.serve(world.folder, build.stem)
        monkeypatch.setenv("THIDUA_DATA", str(world.folder))

    yield now
    database.held.cache_clear()


@pytest.fixture
def served(world: Any, serve: Callable[[], None]) -> Any:
    """Serve a bloc K of units A (told: a bound, an estimate, a nil, an x) and B (silent)."""
    world.aim("DV_KETNAP_MOI", 300)
    world.aim("TNLD_VU", 0, "<=")
    world.aim("TULD_TYLE", 90, illustrative=True)
    world.due("2024-S1", date(2024, 6, 15))
    world.due("2024", date(2025, 3, 31))
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 1411, qualifier=">", raw_text="trên 1.411")
    world.tell("A", "DT_SO", "2024-S1", 7, status="E")
    world.tell("A", "TNLD_VU", "2024-S1", 0, missing="nil", raw_text="-")
    world.tell("A", "TULD_TYLE", "2024-S1", None, missing="not_applicable", raw_text="x")
    serve()
    return world


@pytest.fixture
def nothing_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the settings at a data folder that holds no build."""
    monkeypatch.setenv("THIDUA_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def told_at() -> datetime:
    """An instant, as the warehouse gives them."""
    return datetime(2024, 6, 10, 1, 30, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def _vietnamese_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_LANGUAGE", os.environ.get("THIDUA_LANGUAGE", "vi"))


@dataclass(frozen=True)
class Site:
    """Where the pages are served, and the inbox they were made from."""

    address: str
    inbox: Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Refresh the default world into a folder of its own, and serve it."""
    data = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "THIDUA_DATA": str(data)}
    refresh = [sys.executable, "-m", "etl", "refresh", "--data", str(data)]
    subprocess.run(refresh, cwd=ROOT, env=environment, check=True, capture_output=True)
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    serve = [sys.executable, "-m", "dashboard", "serve", "--port", str(port)]
    with subprocess.Popen(serve, cwd=ROOT, env=environment) as process:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        yield Site(address, data / "sample")
        process.send_signal(signal.SIGTERM)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310 - our own server
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail("no Chromium here; “make test” installs it (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    """A person at a browser, with all that went wrong while looking."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.page: Page = context.new_page()
        self.site = site
        self.faults: list[str] = []
        self.page.on("console", lambda said: self._console(said.type, said.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("requestfailed", lambda request: self.faults.append(f"failed {request.url}"))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _console(self, kind: str, text: str) -> None:
        if kind == "error":
            self.faults.append(text)

    def _asked(self, url: str) -> None:
        place = urlsplit(url)
        if place.scheme in {"http", "https"} and not url.startswith(self.site.address):
            self.faults.append(f"outside {url}")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.faults.append(f"{status} {url}")

    def open(self, path: str) -> None:
        """Open a page and wait until it is painted."""
        self.page.goto(self.site.address + path)
        expect(self.page.locator("h1")).to_be_visible()
        self.settle()

    def settle(self) -> None:
        """Wait until letters and figures are there."""
        self.page.evaluate("document.fonts.ready.then(() => true)")
        for figure in self.page.locator(".figure").all():
            expect(figure.locator(".main-svg").first).to_be_attached()


@pytest.fixture
def visitor(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Open a browser window; at the end nothing may have gone wrong in it."""
    (width, height), scheme = getattr(request, "param", ((1440, 900), "light"))
    context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    someone = Visitor(context, site)
    yield someone
    context.close()
    assert someone.faults == []
