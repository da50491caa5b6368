"""What every command line of the product does with its end: an exit code, and words for people."""

import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cyclopts import CycloptsError

from warehouse.language import Refusal, Sentence
from warehouse.settings import settings

if TYPE_CHECKING:
    from cyclopts import App

REFUSED = 1
WRONG_USAGE = 64


def run(app: "App") -> int:
    """Run a command and give its exit code: its own, 1 with one sentence, or 64 for wrong usage.

    What nobody foresaw is one sentence too; its trace is kept in the data folder for a developer.
    """
    try:
        code = app(exit_on_error=False, print_error=True, result_action="return_value")
    except CycloptsError:
        return WRONG_USAGE
    except Refusal as refusal:
        return _refused(refusal.sentence)
    except OSError as error:
        return _refused(_of_the_system(error))
    except Exception:  # noqa: BLE001 - the last place where a fault can become a sentence
        return _refused(_unforeseen())
    return int(code or 0)


def _refused(sentence: Sentence) -> int:
    print(sentence.spoken(), file=sys.stderr)  # noqa: T201 - a command speaks on the terminal
    return REFUSED


def _of_the_system(error: OSError) -> Sentence:
    place, reason = error.filename or "", error.strerror or str(error)
    return Sentence(
        f"Không đọc hoặc ghi được {place} ({reason}). Hãy kiểm tra đường dẫn, quyền và chỗ trống "
        "trên đĩa.",
        f"{place} cannot be read or written ({reason}). Check the path, the permissions and the "
        "room on the disk.",
    )


def _unforeseen() -> Sentence:
    name = datetime.now(UTC).strftime("fault-%Y%m%dT%H%M%SZ.log")
    place = settings().data / "logs" / name
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(traceback.format_exc(), "utf-8")
    except OSError:
        return Sentence(
            "Có lỗi chưa lường trước, và không ghi lại được chi tiết. Bản đang dùng không đổi.",
            "Something unforeseen went wrong, and could not be written down. What serves goes on.",
        )
    return Sentence(
        f"Có lỗi chưa lường trước; chi tiết ở {place}. Bản đang dùng không đổi.",
        f"Something unforeseen went wrong; the details are in {place}. What serves goes on.",
    )
