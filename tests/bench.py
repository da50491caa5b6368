"""Measure the speeds that matter, beside a floor and the usual alternative, in one run.

Nothing here asserts: a clock on a shared machine proves nothing twice. `make bench` prints what was
measured, what is aimed at, and what the same files cost when only read, and in the usual loop of
pandas and openpyxl into SQLite.
"""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
SERVE_AT_MOST = 60.0


def main() -> None:
    """Measure one after the other and print a table."""
    rows: list[tuple[str, float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        place = {**os.environ, "THIDUA_DATA": folder, "THIDUA_INBOX": "", "THIDUA_REFERENCE": ""}
        sample = Path(folder) / "sample"
        rows.append(
            (
                "write the illustrative world",
                seconds(run, place, "etl", "sample", "--out", f"{sample}-x"),
                "",
            )
        )
        rows.append(
            ("first refresh (world written first)", seconds(run, place, "etl", "refresh"), "")
        )
        rows.append(("refresh with nothing new", seconds(run, place, "etl", "refresh"), "1 s"))
        for kept in ("cells", "judged", "builds"):
            subprocess.run(["rm", "-rf", str(Path(folder) / kept)], check=True)  # noqa: S607
        (Path(folder) / "serving").unlink()
        rows.append(
            (
                "refresh of the default world from nothing",
                seconds(run, place, "etl", "refresh"),
                "6 s",
            )
        )
        rows.append(("refresh, then the first page answered", seconds(first_page, place), "8 s"))
        files = sorted(sample.rglob("*.xlsx"))
        rows.append(
            (f"floor: the bytes of {len(files)} workbooks read", seconds(read_bytes, files), "")
        )
        rows.append(
            (
                f"alternative: pandas + openpyxl → SQLite, {len(files)} workbooks",
                seconds(usual_loop, files),
                "",
            )
        )
    table = Table("what", "measured", "aim")
    for what, took, aim in rows:
        table.add_row(what, f"{took:.2f} s", aim)
    Console().print(table)


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
