"""The reading process: one JSON line in (a path), one JSON line out (the cells, or the trouble)."""

import json
import resource
import sys
from typing import Any

from etl.readers.chooser import read
from etl.readers.reply import Unreadable

MEMORY = 512 * 1024 * 1024


def answer(path: str) -> dict[str, Any]:
    """Read a file, or give the name of the rule it breaks; a broken file raises nothing."""
    try:
        return read(path)
    except Unreadable as reason:
        return {"trouble": str(reason)}
    except (MemoryError, RecursionError):
        return {"trouble": "swells_when_opened"}
    except (PermissionError, FileNotFoundError):
        return {"trouble": "unreadable_file"}
    except Exception:  # noqa: BLE001 - whatever a broken file provokes is one finding on that file
        return {"trouble": "broken_workbook"}


def serve() -> None:
    """Answer path after path until the other side closes the pipe.

    All that is imported is small, so that a cap on the addresses is one on the resident memory.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        reply = json.dumps(answer(json.loads(line)), ensure_ascii=True, separators=(",", ":"))
        sys.stdout.write(reply + "\n")
        sys.stdout.flush()
