"""What every command line of the product shares: its beginning, its exit code, words for people."""

import errno
import os
import sys
import traceback
from datetime import UTC, datetime
from io import TextIOWrapper

from cyclopts import App, CycloptsError

from warehouse.language import Refusal, Sentence
from warehouse.settings import settings

REFUSED = 1
HELD_BACK = 2
WRONG_USAGE = 64
_CAUSES = {
    errno.EACCES: Sentence(
        "không có quyền. Hãy xin quyền hoặc chọn thư mục khác.",
        "there is no permission. Ask for it, or choose another folder.",
    ),
    errno.EROFS: Sentence(
        "ổ đĩa chỉ cho đọc. Hãy chọn thư mục ở ổ khác (THIDUA_DATA).",
        "the disk is read-only. Choose a folder on another disk (THIDUA_DATA).",
    ),
    errno.ENOSPC: Sentence(
        "ổ đĩa hết chỗ trống. Hãy dọn bớt rồi chạy lại.",
        "the disk is full. Make room, then run this again.",
    ),
    errno.EEXIST: Sentence(
        "ở đó có một tệp, trong khi cần một thư mục. Hãy nêu chỗ khác.",
        "a file stands where a folder is needed. Name another place.",
    ),
    errno.ENOTDIR: Sentence(
        "một phần của đường dẫn là tệp, không phải thư mục. Hãy kiểm tra đường dẫn.",
        "a part of the path is a file, not a folder. Check the path.",
    ),
    errno.ENOENT: Sentence(
        "không có tệp hay thư mục này. Hãy kiểm tra đường dẫn.",
        "there is no such file or folder. Check the path.",
    ),
}
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # of the disk, of the account, of the process


def command_line(name: str, about: str) -> App:
    """Begin a command line: `python -m NAME`, with a help page that speaks both languages."""
    return App(
        name=f"python -m {name}",
        help=about,
        version_flags=[],
        group_commands="Lệnh · Commands",
        group_parameters="Tham số · Parameters",
    )


def run(app: App) -> int:
    """Run a command and give its exit code: its own, 1 with one sentence, or 64 for wrong usage.

    What nobody foresaw is one sentence too; its trace is kept in the data folder for a developer.
    """
    sys.unraisablehook = lambda _: None  # what fails while being cleared away has been told
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # a bare cron or container offers ASCII
    try:
        code = app(exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        from warehouse.usage import told

        print(told(error, app).spoken(), file=sys.stderr)  # noqa: T201 - the same
        return WRONG_USAGE
    except Refusal as refusal:
        return _refused(refusal.sentence)
    except OSError as error:
        return _refused(_of_the_system(error))
    except Exception as error:  # noqa: BLE001 - the last place where a fault can become a sentence
        return _refused(full_disk(error) or _unforeseen())
    return int(code or 0)


def _refused(sentence: Sentence) -> int:
    print(sentence.spoken(), file=sys.stderr)  # noqa: T201 - a command speaks on the terminal
    return REFUSED


def _of_the_system(error: OSError) -> Sentence:
    place, reason = error.filename or "", error.strerror or str(error)
    cause = _CAUSES.get(error.errno or 0) or Sentence(
        f"{reason}. Hãy kiểm tra đường dẫn, quyền và chỗ trống trên đĩa.",
        f"{reason}. Check the path, the permissions and the room on the disk.",
    )
    return Sentence(
        f"Không đọc hoặc ghi được {place}: {cause.vi}",
        f"{place} cannot be read or written: {cause.en}",
    )


def full_disk(error: Exception) -> Sentence | None:
    """Know a full disk by its words: the libraries raise errors of their own for it."""
    if not any(os.strerror(reason) in str(error) for reason in _NO_ROOM):
        return None
    return _of_the_system(OSError(errno.ENOSPC, "", str(settings().data)))


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
