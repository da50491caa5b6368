"""One at a time: who changes a data folder holds it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.language import Refusal

FILE = "refresh.lock"


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Hold the data folder; refuse if another process does. A dead process holds nothing."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / FILE).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Refusal(
                "Một lần làm mới khác đang chạy. Hãy đợi nó xong rồi chạy lại.",
                "Another refresh is running. Wait until it ends, then run this again.",
            ) from error
        yield
