"""The cage: files are read in processes that can be killed, two at a time.

A reader that crashes, swells or hangs costs one file and is replaced; the parent only ever sees
a line of JSON. Paths go in and cells come out over pipes, no file is written. A few paths are
handed over before their answers are asked for, so that reading goes on while the parent thinks.
"""

import json
import os
import select
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from fcntl import F_SETPIPE_SZ, fcntl
from itertools import cycle, islice
from pathlib import Path
from time import monotonic
from typing import IO, Any, Self

SECONDS = 8.0  # for one file, all told, from when its answer is waited for
READERS = 2
AHEAD = 16  # files handed over before they are asked for: their answers wait in the pipe
PIPE, PART = 1 << 20, 1 << 16
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
        self._asked: deque[bytes] = deque()  # lines not yet answered
        self._handed = 0  # how many of them the process has
        self._come = b""  # of the answer that comes next

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path) -> dict[str, Any]:
        """Read one file: its reply, or the trouble that ended the process."""
        self.ask(path)
        return self.answer()

    def ask(self, path: Path) -> None:
        """Have one more file read after those asked for."""
        self._asked.append(json.dumps(os.fspath(path)).encode() + b"\n")
        self._hand_over()

    def answer(self) -> dict[str, Any]:
        """Give the reply of the file first asked for, or the trouble that ended the process."""
        until = monotonic() + self._seconds
        self._hand_over()
        trouble = "crashed_the_reader"
        try:
            reply = self._line(until) if self._handed else None
        except TimeoutError:
            reply, trouble = None, "takes_too_long"
        self._asked.popleft()
        if reply is None:
            self.close()
            return {"trouble": trouble}
        self._handed -= 1
        told: dict[str, Any] = json.loads(reply)
        return told

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._handed, self._come = 0, b""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _hand_over(self) -> None:
        """Write as many lines as the pipe takes without waiting; a reader at rest takes any."""
        pipe = self._started().stdin
        while pipe and self._handed < len(self._asked):
            line = self._asked[self._handed]
            if self._handed and (len(line) > select.PIPE_BUF or not _has_room(pipe)):
                return
            self._handed += 1
            with suppress(OSError):  # it has died: whoever waits for the answer is told
                pipe.write(line)
                pipe.flush()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [*ALONE, "-c", self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            with suppress(OSError):  # a small pipe does as well, but the reader waits more
                fcntl(self._output(), F_SETPIPE_SZ, PIPE)
        return self._process

    def _output(self) -> int:
        pipe = self._process.stdout if self._process else None
        return pipe.fileno() if pipe else -1

    def _line(self, until: float) -> bytes | None:
        """Wait for a whole line; None when the process ended without one."""
        parts: list[bytes] = []
        part, length = self._come, 0
        while (end := part.find(b"\n")) < 0:
            parts.append(part)
            length += len(part)
            ready, _, _ = select.select([self._output()], [], [], max(0.0, until - monotonic()))
            if not ready or monotonic() > until:
                raise TimeoutError
            part = os.read(self._output(), PART)
            if not part or length > LONGEST_REPLY:
                return None
        self._come = part[end + 1 :]
        return b"".join([*parts, part[:end]])


def _has_room(pipe: IO[bytes]) -> bool:
    _, ready, _ = select.select([], [pipe], [], 0)
    return bool(ready)


@contextmanager
def reading(paths: Sequence[Path]) -> Iterator[Iterator[dict[str, Any]]]:
    """Have files read in the order given, a few ahead of what is asked for; end the readers."""
    with ExitStack() as ends:
        readers = [ends.enter_context(Reader()) for _ in range(READERS)]
        ahead = zip(cycle(readers), paths, strict=False)
        for reader, path in islice(ahead, AHEAD):
            reader.ask(path)
        yield _answers(ahead, islice(cycle(readers), len(paths)))


def _answers(
    ahead: Iterator[tuple[Reader, Path]], readers: Iterator[Reader]
) -> Iterator[dict[str, Any]]:
    for reader in readers:
        told = reader.answer()
        for other, path in islice(ahead, 1):
            other.ask(path)
        yield told
