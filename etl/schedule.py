"""The schedule: the timer that refreshes, printed for whoever sets it up, or installed when asked.

Where systemd keeps a person's own timers one is written there; elsewhere a line of cron. Both run
the same command in the project's folder, and both stand for `refresh_every` of the settings.
"""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from shlex import quote

from warehouse.language import Refusal, Sentence
from warehouse.settings import ROOT

NAME = "thidua-refresh"
_MARK = "# thidua"
_DAY, _HOUR, _MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
# How often, in the words of systemd and of cron; `step` counts hours or minutes, `first` the first.
_CALENDAR = {
    "week": "Mon *-*-* {at:%H:%M}:00",
    "day": "*-*-* {at:%H:%M}:00",
    "hour": "{first:02}/{step}:{at.minute:02}:00",
    "minute": "*:{first:02}/{step}:00",
}
_CRON = {
    "week": "{at.minute} {at.hour} * * 1",
    "day": "{at.minute} {at.hour} * * *",
    "hour": "{at.minute} {first}-23/{step} * * *",
    "minute": "{first}-59/{step} * * * *",
}


@dataclass(frozen=True)
class Schedule:
    """When to refresh: every so often; a whole number of days at a time of day."""

    every: timedelta
    at: time

    def calendar(self) -> str:
        """Write it as systemd does."""
        return self._written(_CALENDAR)

    def cron(self) -> str:
        """Write it as cron does."""
        return self._written(_CRON)

    def _written(self, words: Mapping[str, str]) -> str:
        unit, step, begins = self._step()
        return words[unit].format(at=self.at, step=step, first=begins % step)

    def _step(self) -> tuple[str, int, int]:
        """Tell what is counted, by how many, and from where; a clock knows only what divides it."""
        if self.every in (_DAY, 7 * _DAY):
            return ("day" if self.every == _DAY else "week"), 1, 0
        for unit, one, whole, begins in (
            ("hour", _HOUR, _DAY, self.at.hour),
            ("minute", _MINUTE, _HOUR, self.at.minute),
        ):
            if not self.every % one and not whole % self.every:
                return unit, self.every // one, begins
        raise Refusal(
            "Lịch chỉ nhận số phút chia hết 60, số giờ chia hết 24, một ngày hoặc một tuần; "
            "hãy sửa refresh_every.",
            "A timer takes minutes that divide 60, hours that divide 24, a day or a week; "
            "correct refresh_every.",
        )


def time_of_day(written: str) -> time:
    """Read a time such as 05:30; anything else is refused."""
    try:
        return time.fromisoformat(written)
    except ValueError as error:
        raise Refusal(
            f"“{written}” không phải là giờ trong ngày. Ví dụ: 05:30.",
            f"“{written}” is no time of day. For example: 05:30.",
        ) from error


def printed(schedule: Schedule, root: Path = ROOT) -> str:
    """Write the timer in both forms, each with the place it belongs to."""
    units = "\n".join(f"# {name}\n{text}" for name, text in _units(schedule, root).items())
    said = Sentence("Cho systemd, thư mục", "For systemd, in").spoken()
    other = Sentence("Hoặc cho cron (crontab -e)", "Or for cron (crontab -e)").spoken()
    return f"# {said} {_home()}\n{units}\n# {other}\n{_line(schedule, root)}\n"


def install(schedule: Schedule, root: Path = ROOT) -> Sentence:
    """Set the timer up for this person; refused where there is neither systemd nor cron."""
    if shutil.which("systemctl") and _ran("systemctl", "--user", "show-environment"):
        return _with_systemd(schedule, root)
    if shutil.which("crontab"):
        return _with_cron(schedule, root)
    raise Refusal(
        "Máy này không có systemd cho người dùng, cũng không có cron. Hãy chạy “make refresh” bằng "
        "công cụ lập lịch của máy; “make schedule” in sẵn dòng lệnh.",
        "This machine has neither a person's own systemd nor cron. Let its own scheduler run "
        "“make refresh”; “make schedule” prints the line.",
    )


def _with_systemd(schedule: Schedule, root: Path) -> Sentence:
    home = _home()
    home.mkdir(parents=True, exist_ok=True)
    for name, text in _units(schedule, root).items():
        (home / name).write_text(text, "utf-8")
    for words in (["daemon-reload"], ["enable", "--now", f"{NAME}.timer"]):
        if not _ran("systemctl", "--user", *words):
            raise Refusal(
                f"systemctl --user {' '.join(words)} không chạy được. Các tệp đã ở {home}.",
                f"systemctl --user {' '.join(words)} failed. The files are in {home}.",
            )
    return Sentence(
        f"Đã đặt lịch ({schedule.calendar()}) ở {home}. Bỏ lịch: systemctl --user disable --now "
        f"{NAME}.timer.",
        f"The timer is set ({schedule.calendar()}) in {home}. To remove it: systemctl --user "
        f"disable --now {NAME}.timer.",
    )


def _with_cron(schedule: Schedule, root: Path) -> Sentence:
    cron, line = shutil.which("crontab") or "crontab", _line(schedule, root)
    known = subprocess.run([cron, "-l"], capture_output=True, text=True, check=False)
    others = [one for one in known.stdout.splitlines() if not one.endswith(f"{_MARK} {root}")]
    table = "\n".join([*others, line]) + "\n"
    done = subprocess.run([cron, "-"], input=table, text=True, check=False, capture_output=True)
    if done.returncode:
        raise Refusal(
            f"crontab không nhận lịch: {done.stderr.strip()}.",
            f"crontab does not take the line: {done.stderr.strip()}.",
        )
    return Sentence(
        f"Đã đặt lịch trong cron: {line}. Bỏ lịch: xoá dòng này bằng crontab -e.",
        f"The line is in cron: {line}. To remove it, delete it with crontab -e.",
    )


def _line(schedule: Schedule, root: Path) -> str:
    return f"{schedule.cron()} cd {quote(str(root))} && make -s refresh {_MARK} {root}"


def _units(schedule: Schedule, root: Path) -> dict[str, str]:
    make = shutil.which("make") or "/usr/bin/make"
    return {
        f"{NAME}.service": (
            "[Unit]\nDescription=thidua: read the inbox, rebuild the warehouse\n\n"
            f"[Service]\nType=oneshot\nWorkingDirectory={root}\nExecStart={make} -s refresh\n"
        ),
        f"{NAME}.timer": (
            "[Unit]\nDescription=thidua: refresh on schedule\n\n"
            f"[Timer]\nOnCalendar={schedule.calendar()}\nPersistent=true\n\n"
            "[Install]\nWantedBy=timers.target\n"
        ),
    }


def _home() -> Path:
    return Path.home() / ".config" / "systemd" / "user"


def _ran(*words: str) -> bool:
    return subprocess.run(words, check=False, capture_output=True).returncode == 0
