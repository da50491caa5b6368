"""The cage: workbooks are read in processes that can be killed, two at a time.

A reader that crashes, swells or hangs costs one file and is replaced; the parent only ever sees
a line of JSON. Paths go in and cells come out over pipes, no file is written.
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Self

SECONDS = 8.0
READERS = 2
LONGEST_REPLY = 200_000_000
READER = Path(__file__).with_name("xlsx.py")


class Reader:
    """One reading process, started when first needed and again after it had to be killed."""

    def __init__(self, seconds: float = SECONDS, script: Path = READER) -> None:
        self._seconds, self._script = seconds, script
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path) -> dict[str, Any]:
        """Read one workbook: its reply, or the trouble that ended the process."""
        process = self._started()
        if process.stdin is None or process.stdout is None:
            return {"trouble": "crashed_the_reader"}
        try:
            process.stdin.write(json.dumps(os.fspath(path)).encode() + b"\n")
            process.stdin.flush()
            reply = self._line(process.stdout.fileno())
        except TimeoutError:
            self.close()
            return {"trouble": "takes_too_long"}
        except OSError:
            reply = None
        if reply is None:
            self.close()
            return {"trouble": "crashed_the_reader"}
        told: dict[str, Any] = json.loads(reply)
        return told

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", os.fspath(self._script)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _line(self, pipe: int) -> bytes | None:
        """Wait for a whole line; None when the process ended without one."""
        parts: list[bytes] = []
        length = 0
        while True:
            ready, _, _ = select.select([pipe], [], [], self._seconds)
            if not ready:
                raise TimeoutError
            part = os.read(pipe, 1 << 20)
            length += len(part)
            if not part or length > LONGEST_REPLY:
                return None
            parts.append(part)
            if part.endswith(b"\n"):
                return b"".join(parts)


def read_all(
    paths: Sequence[Path], read: Callable[[], None] = lambda: None
) -> Iterator[dict[str, Any]]:
    """Read workbooks in the order given, calling `read` after each."""
    if not paths:
        return
    readers: SimpleQueue[Reader] = SimpleQueue()
    with Reader() as first, Reader() as second, ThreadPoolExecutor(READERS) as hands:
        for reader in (first, second):
            readers.put(reader)

        def one(path: Path) -> dict[str, Any]:
            reader = readers.get()
            try:
                return reader.read(path)
            finally:
                readers.put(reader)

        for reply in hands.map(one, paths):
            read()
            yield reply
