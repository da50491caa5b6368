"""What pages take: to be sent, to be answered, to be painted in Chromium.

Run by bench.py for each world, in a process of its own: `python tests/bench_pages.py DATA` asks the
pages of the build that serves in a data folder, and prints what that took as one line of JSON.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BLOCS, TIMES = 5, 5
_AT_MOST = 120.0  # seconds until the server has come up and made things ready
# When the frame was over in which the page's content was last put or drawn.
_WATCH = """
window.last = 0;
const shows = ({ target }) => target.closest?.("#main") || target.querySelector?.("#main");
const now = () => { window.last = performance.now(); };
const over = () => requestAnimationFrame(() => setTimeout(now));
new MutationObserver((changes) => changes.some(shows) && over())
  .observe(document, { subtree: true, childList: true });
"""
_CHANGE = """
(address) => new Promise((done) => {
  const began = performance.now();
  history.pushState({}, "", address);
  dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  setTimeout(() => done(window.last - began), 2500);
})
"""


def main(data: Path) -> None:
    """Measure the server's answers here, and a server of its own through a browser."""
    os.environ["THIDUA_DATA"] = str(data)
    addresses = _addresses()
    told: dict[str, Any] = _answers(addresses)
    with _served() as base, sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        told |= _first_visits(browser, base + addresses[0])
        told |= _changes(browser, base, addresses)
        browser.close()
    sys.stdout.write(json.dumps(told) + "\n")


def _addresses() -> list[str]:
    """Write the addresses of some blocs' pages, with a report and figures, year by year."""
    from dashboard.app import app
    from dashboard.visit import visit

    with app.server.test_request_context("/"):
        places = [place for place in visit("/", {}).places if place.has_report]
    blocs = list(dict.fromkeys(place.bloc for place in places if not place.own_only))
    step = max(1, len(blocs) // BLOCS)
    return [
        f"/bloc/{place.bloc}?year={place.year}&period={place.period}"
        for bloc in blocs[::step][:BLOCS]
        for place in places
        if place.bloc == bloc
    ]


def _answers(addresses: list[str]) -> dict[str, float]:
    """Take the median of answers to a change of bloc or year: made anew, and made before."""
    from dashboard import answer
    from dashboard.app import app

    def ask(address: str) -> float:
        path, mark, search = address.partition("?")
        values = {"pathname": path, "search": mark + search}
        body = {
            "output": answer.ROUTER,
            "outputs": [
                {"id": "_pages_content", "property": "children"},
                {"id": "_pages_store", "property": "data"},
            ],
            "inputs": [
                {"id": "_pages_location", "property": name, "value": value}
                for name, value in values.items()
            ],
        }
        started = perf_counter()
        browser.post("/_dash-update-component", json=body, headers={"Accept-Encoding": "br"})
        return perf_counter() - started

    browser = app.server.test_client()
    ask(addresses[0])  # catalogues and questions are read once
    answer.kept = answer.Kept()
    anew = [ask(address) for address in addresses]
    before = [ask(address) for _ in range(TIMES) for address in addresses]
    return {"anew": median(anew), "before": median(before)}


@contextmanager
def _served() -> Iterator[str]:
    """Serve the pages, and wait until what is made ready in quiet moments is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            base = f"http://127.0.0.1:{port}"
            _settle(base, server.pid)
            yield base
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


def _settle(base: str, server: int) -> None:
    """Wait until the server answers, and then until it does nothing more by itself."""
    until = perf_counter() + _AT_MOST
    busy = -1.0
    while perf_counter() < until:
        try:
            with urlopen(Request(base), timeout=20) as answer:  # noqa: S310 - our own
                answer.read()
        except (URLError, ConnectionError):
            sleep(0.1)
            continue
        spent = _spent(server)
        if spent - busy < 0.05:
            return
        busy = spent
        sleep(2)


def _spent(process: int) -> float:
    """Give the processor's seconds of a process and of those that it started."""
    started = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    return sum(_ticks(one) for one in [process, *map(int, started)])


def _ticks(process: int) -> float:
    told = Path(f"/proc/{process}/stat").read_text("ascii")
    user, system = re.sub(r".*\)", "", told).split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _first_visits(browser: Browser, address: str) -> dict[str, float]:
    """Open a page in browsers that were never here: bytes, and seconds until all is painted."""
    sent, painted = [], []
    for _ in range(TIMES):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        loaded = _bytes_of(page)
        page.add_init_script(_WATCH)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        painted.append(page.evaluate("window.last") / 1000)
        sent.append(sum(loaded.values()))
        context.close()
    return {"bytes": max(sent), "painted": median(painted)}


def _bytes_of(page: Page) -> dict[str, int]:
    loaded: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.loadingFinished",
        lambda told: loaded.update({told["requestId"]: told["encodedDataLength"]}),
    )
    return loaded


def _changes(browser: Browser, base: str, addresses: list[str]) -> dict[str, float]:
    """Go from page to page as pickers do: seconds until the next one is painted."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(_WATCH)
    page.goto(base + addresses[0])
    page.wait_for_load_state("networkidle")
    took = [page.evaluate(_CHANGE, address) / 1000 for address in [*addresses[1:], addresses[0]]]
    return {"changed": median(took)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
