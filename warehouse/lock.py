"""One at a time: who changes a data folder holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.language import Refusal

FILE = "refresh.lock"
_LOCKS = Path("/proc/locks")  # the kernel's own list


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


def is_held(data: Path) -> bool:
    """Tell whether a process changes the data folder now.

    Only looked at, never tried: a trial would hold the folder for a moment itself, and refuse the
    refresh that comes in that moment. Where the kernel keeps no list nothing is known to be held.
    """
    try:
        lock = (data / FILE).stat()
        listed = _LOCKS.read_text("ascii").splitlines()
    except OSError:
        return False
    device = f"{os.major(lock.st_dev):02x}:{os.minor(lock.st_dev):02x}:{lock.st_ino}"
    return any("FLOCK" in line and "->" not in line and f" {device} " in line for line in listed)
