"""Measure the speeds that matter, beside a floor and the usual alternative, in one run.

Nothing here asserts: a clock on a shared machine proves nothing twice. `make bench` prints what was
measured, what is aimed at, and what the same files cost when only read, and in the usual loop of
pandas and openpyxl into SQLite. `python tests/bench.py 200` builds a world of 200 units instead of
2,000, `python tests/bench.py 0` none.
"""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

from rich.console import Console
from rich.table import Table
from sendings import send

ROOT = Path(__file__).resolve().parent.parent
MANY, TIMES = 300, 5
UNITS = 2000
SERVE_AT_MOST = 60.0


def main() -> None:
    """Measure one after the other and print a table."""
    units = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    table = Table("what", "measured", "aim")
    with tempfile.TemporaryDirectory() as folder:
        for what, aim, took in measured(Path(folder)):
            table.add_row(what, f"{took:.2f} s", aim)
        for row in pages(Path(folder), "the default world"):
            table.add_row(*row)
        for row in many(Path(folder)):
            table.add_row(*row)
    with tempfile.TemporaryDirectory() as folder:
        for row in large(Path(folder), units) if units else ():
            table.add_row(*row)
    Console().print(table)


def large(folder: Path, units: int) -> Iterator[tuple[str, str, str]]:
    """Measure the build of a large world and what pages ask of it, in a process of its own."""
    command = [sys.executable, str(ROOT / "tests" / "bench_world.py"), str(folder), str(units)]
    place = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=ROOT, env=place, check=True, stdout=subprocess.PIPE)
    told = json.loads(ran.stdout)
    world = f"{told['observations']:,} observations"
    yield f"whole build of {world}", f"{told['build']:.1f} s", "8 s"
    yield "its memory at most", f"{told['peak_mb']:,.0f} MB", "2,000 MB"
    yield (
        f"the slowest page's question ({told['slowest']})",
        f"{told['slowest_s']:.3f} s",
        "0.010 s",
    )
    yield from pages(folder / "data", world)
    yield "floor: duckdb reads the same files, one group by", f"{told['floor']:.2f} s", ""
    yield "alternative: polars, the sums of blocs alone", f"{told['alternative']:.2f} s", ""


def pages(data: Path, world: str) -> Iterator[tuple[str, str, str]]:
    """Measure what pages take to be sent, answered and painted, in a process of its own."""
    command = [sys.executable, str(ROOT / "tests" / "bench_pages.py"), str(data)]
    place = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=ROOT, env=place, check=True, stdout=subprocess.PIPE)
    told = json.loads(ran.stdout)
    yield f"first visit of a bloc's page, {world}", f"{told['bytes'] / 1000:.0f} kB", "900 kB"
    yield "… until all is painted", f"{told['painted']:.2f} s", "1.5 s"
    yield "another bloc or year, answered by the server", f"{told['before']:.4f} s", "0.025 s"
    yield "… that nobody asked for in this build", f"{told['anew']:.3f} s", ""
    yield "… until it is painted", f"{told['changed']:.2f} s", "0.2 s"


def measured(data: Path) -> Iterator[tuple[str, str, float]]:
    """Give what is measured, what is aimed at, and the seconds it took."""
    place = {**os.environ, "THIDUA_DATA": str(data), "THIDUA_INBOX": "", "THIDUA_REFERENCE": ""}
    refresh = (run, place, "etl", "refresh")
    out = str(data.with_name(data.name + "-forms"))
    words = ("--bloc", "CDVC_K3", "--period", "2022", "--out", out)
    yield (
        "write the forms of a bloc (9 workbooks)",
        "1 s",
        seconds(run, place, "etl", "template", *words),
    )
    shutil.rmtree(out)
    out = str(data.with_name(data.name + "-sample"))
    yield "write the illustrative world", "", seconds(run, place, "etl", "sample", "--out", out)
    shutil.rmtree(out)
    yield "first refresh of all, the world written first", "6 s", seconds(*refresh)
    yield "refresh with nothing new", "1 s", seconds(*refresh)
    for kept in ("judged", "builds"):
        shutil.rmtree(data / kept)
    (data / "serving").unlink()
    yield "refresh of the default world from nothing", "6 s", seconds(*refresh)
    yield (
        "refresh with nothing new, then the first page answered",
        "8 s",
        seconds(first_page, place),
    )
    files = sorted((data / "sample").rglob("*.xlsx"))
    yield f"floor: the bytes of {len(files)} workbooks read", "", seconds(read_bytes, files)
    yield "alternative: pandas + openpyxl → SQLite, the same", "", seconds(usual_loop, files)


def many(data: Path) -> Iterator[tuple[str, str, str]]:
    """Measure 300 reports of 60 rows from inbox to what is kept of them, in this process.

    The best of a few runs, for other work on the machine only ever adds; the processor's own
    seconds beside it, of this process and of its readers, tell how much there was to do.
    """
    from etl.inbox import arrivals
    from etl.submission import judge
    from warehouse import reference

    known = reference.read(Path(reference.__file__).parent)
    inbox = data.with_name(data.name + "-many")
    files = send(inbox, known, MANY)

    def load() -> None:
        judge(arrivals(inbox), known, data / "many", sample_world=False)
        shutil.rmtree(data / "many")

    busy = os.times()
    took = [seconds(load) for _ in range(TIMES)]
    done, usual = os.times(), seconds(usual_loop, files)
    whole, peak = refreshed(inbox, data / "whole")
    shutil.rmtree(inbox)
    own = done.user + done.system - busy.user - busy.system
    readers = done.children_user + done.children_system - busy.children_user - busy.children_system
    spent = f"{own / TIMES:.2f} s here, {readers / TIMES:.2f} s in the readers"
    best, rate = min(took), f"{MANY / min(took):.0f} files a second"
    yield f"{MANY} reports of 60 rows read, judged and kept", f"{best:.2f} s, {rate}", "1 s, 300"
    yield "of the processor", spent, ""
    slow = f"{usual:.2f} s, {MANY / usual:.0f} files a second"
    yield "the same files in the usual loop", slow, ""
    yield "times the usual loop", f"{usual / best:.1f}", "20"
    yield "a refresh of the same from nothing", f"{whole:.2f} s, {peak} MB at most", "512 MB"


def refreshed(inbox: Path, data: Path) -> tuple[float, int]:
    """Give the seconds and the most resident memory (MB) of a refresh; its readers are smaller."""
    started = perf_counter()
    command = [sys.executable, "-m", "etl", "refresh", "--inbox", str(inbox), "--data", str(data)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return perf_counter() - started, used.ru_maxrss // 1024


def seconds(act: Callable[..., object], *given: object) -> float:
    """Take the time of an act."""
    started = perf_counter()
    act(*given)
    return perf_counter() - started


def run(place: dict[str, str], *words: str) -> None:
    """Run one of the product's commands."""
    command = [sys.executable, "-m", *words]
    subprocess.run(command, cwd=ROOT, env=place, check=True, capture_output=True)


def first_page(place: dict[str, str]) -> None:
    """Do what `make run` does on a set-up machine until the first page is answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    run(place, "etl", "refresh")
    command = [sys.executable, "-m", "dashboard", "serve", "--port", port]
    with subprocess.Popen(command, cwd=ROOT, env=place, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


def wait_for(address: str) -> None:
    """Ask until answered, for a bounded time."""
    started = perf_counter()
    while perf_counter() - started < SERVE_AT_MOST:
        try:
            with urlopen(address, timeout=20) as answer:  # noqa: S310 - our own loopback address
                answer.read()
                return
        except (URLError, ConnectionError):
            sleep(0.05)
    raise TimeoutError(address)


def read_bytes(files: list[Path]) -> None:
    """Read the files and do nothing with them: nobody can be quicker."""
    for file in files:
        file.read_bytes()


def usual_loop(files: list[Path]) -> None:
    """Load the sheets the way most offices' scripts do."""
    import pandas as pd

    with sqlite3.connect(":memory:") as database:
        for file in files:
            sheet = pd.read_excel(file, header=None, engine="openpyxl", dtype=str)
            sheet.columns = [f"c{number}" for number in range(len(sheet.columns))]
            sheet.iloc[:, :10].to_sql("cells", database, if_exists="append", index=False)


if __name__ == "__main__":
    main()
