"""The journal of refreshes: one line of JSON each, in a file that is cut when it grows long."""

import json
import logging
from contextlib import closing
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from etl.received import VIETNAM

FILE = "refresh.jsonl"
_LONGEST, _KEPT = 1_000_000, 5  # bytes of a file, and how many older ones stay


def note(data: Path, exit_code: int, told: dict[str, object], why: str | None = None) -> None:
    """Write down how a refresh ended; a data folder that cannot be written to keeps no journal."""
    at = datetime.now(VIETNAM).isoformat(timespec="seconds")
    line = json.dumps({"at": at, "exit": exit_code, **told, "why": why}, ensure_ascii=False)
    place = data / "logs" / FILE
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        pages = _Pages(place, maxBytes=_LONGEST, backupCount=_KEPT, encoding="utf-8")
        with closing(pages):
            pages.emit(logging.LogRecord("etl", logging.INFO, "", 0, line, None, None))
    except OSError:
        return


class _Pages(RotatingFileHandler):
    """A file of lines that is cut when it grows long; a full disk is an error, not a trace."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as logging has it
        """Raise what went wrong, where logging would print it."""
        del record
        raise  # noqa: PLE0704 - called while an error is handled
