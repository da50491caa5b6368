"""The cage: files are read in processes that can be killed, two at a time.

A reader that crashes, swells or hangs costs one file and is replaced; the parent only ever sees
a line of JSON. Paths go in and cells come out over pipes, no file is written.
"""

import json
import os
import select
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from time import monotonic
from typing import Any, Self

SECONDS = 8.0  # for one file, all told
READERS = 2
AHEAD = 8  # files read before they are asked for: replies wait in memory
LONGEST_REPLY = 200_000_000
# alone with the standard library: no folder of the user's, no installed package, no start-up file
ALONE = (sys.executable, "-I", "-S")
_ROOT = os.fspath(Path(__file__).resolve().parent.parent)
READ = f"import sys; sys.path.append({_ROOT!r}); from etl.readers.serve import serve; serve()"


class Reader:
    """One reading process, started when first needed and again after it had to be killed."""

    def __init__(self, seconds: float = SECONDS, program: str = READ) -> None:
        self._seconds, self._program = seconds, program
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path) -> dict[str, Any]:
        """Read one file: its reply, or the trouble that ended the process."""
        until = monotonic() + self._seconds
        process = self._started()
        if process.stdin is None or process.stdout is None:
            return {"trouble": "crashed_the_reader"}
        try:
            process.stdin.write(json.dumps(os.fspath(path)).encode() + b"\n")
            process.stdin.flush()
            reply = self._line(process.stdout.fileno(), until)
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
                [*ALONE, "-c", self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _line(self, pipe: int, until: float) -> bytes | None:
        """Wait for a whole line; None when the process ended without one."""
        parts: list[bytes] = []
        length = 0
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, until - monotonic()))
            if not ready or monotonic() > until:
                raise TimeoutError
            part = os.read(pipe, 1 << 20)
            length += len(part)
            if not part or length > LONGEST_REPLY:
                return None
            parts.append(part)
            if part.endswith(b"\n"):
                return b"".join(parts)


def read_all(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Read files in the order given, a few ahead of what is asked for."""
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

        waiting: deque[Future[dict[str, Any]]] = deque()
        for path in paths:
            waiting.append(hands.submit(one, path))
            if len(waiting) >= AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
