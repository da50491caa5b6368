"""The timer that refreshes is printed, and set up when asked, by what the machine has."""

import shutil
import stat
from datetime import time, timedelta
from pathlib import Path

import pytest

from etl.schedule import Schedule, install, printed, time_of_day
from warehouse.language import Refusal

DAILY = Schedule(timedelta(days=1), time(5, 30))


@pytest.mark.parametrize(
    ("every", "calendar", "cron"),
    [
        (timedelta(days=1), "*-*-* 05:30:00", "30 5 * * *"),
        (timedelta(weeks=1), "Mon *-*-* 05:30:00", "30 5 * * 1"),
        (timedelta(hours=6), "05/6:30:00", "30 5-23/6 * * *"),
        (timedelta(hours=1), "00/1:30:00", "30 0-23/1 * * *"),
        (timedelta(minutes=20), "*:10/20:00", "10-59/20 * * * *"),
    ],
)
def test_a_timer_is_written_as_systemd_and_cron_do(
    every: timedelta, calendar: str, cron: str
) -> None:
    schedule = Schedule(every, time(5, 30))
    assert (schedule.calendar(), schedule.cron()) == (calendar, cron)


@pytest.mark.parametrize("every", [timedelta(minutes=7), timedelta(hours=5), timedelta(days=3)])
def test_a_span_that_no_clock_divides_is_refused(every: timedelta) -> None:
    with pytest.raises(Refusal) as refusal:
        Schedule(every, time(5)).cron()
    assert "refresh_every" in refusal.value.sentence.vi


@pytest.mark.parametrize("written", ["25:00", "sáng", ""])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(Refusal):
        time_of_day(written)


def test_what_is_printed_names_the_folder_and_the_command(tmp_path: Path) -> None:
    said = printed(DAILY, tmp_path)
    assert f"WorkingDirectory={tmp_path}" in said
    assert "OnCalendar=*-*-* 05:30:00" in said
    assert f"30 5 * * * cd {tmp_path} && make -s refresh" in said


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a machine of our own: an empty home, and on its path only what a test puts there."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def _program(machine: Path, name: str, text: str) -> None:
    place = machine / "bin" / name
    shell = shutil.which("sh", path="/bin:/usr/bin")
    place.write_text(f"#!{shell}\n{text}\n", "utf-8")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)


def test_cron_gets_one_line_however_often_it_is_asked_and_keeps_the_others(machine: Path) -> None:
    table = machine / "table"
    table.write_text("0 1 * * * another\n", "utf-8")
    _program(
        machine, "crontab",
        f'if [ "$1" = -l ]; then while read -r l; do echo "$l"; done < {table};'
        f' else while read -r l; do echo "$l"; done > {table}.new;'
        f' while read -r l; do echo "$l"; done < {table}.new > {table}; fi',
    )  # fmt: skip
    for _ in range(2):
        install(DAILY, machine)
    lines = table.read_text("utf-8").splitlines()
    assert lines[0] == "0 1 * * * another"
    assert lines[1:] == [f"30 5 * * * cd {machine} && make -s refresh # thidua {machine}"]


def test_systemd_gets_a_timer_of_this_persons_own(machine: Path) -> None:
    _program(machine, "systemctl", f'echo "$@" >> {machine}/asked')
    said = install(DAILY, machine)
    home = machine / "home" / ".config" / "systemd" / "user"
    assert "OnCalendar=*-*-* 05:30:00" in (home / "thidua-refresh.timer").read_text("utf-8")
    assert str(home) in said.vi
    asked = (machine / "asked").read_text("utf-8")
    assert "--user enable --now thidua-refresh.timer" in asked


def test_a_systemd_that_fails_is_told(machine: Path) -> None:
    _program(machine, "systemctl", '[ "$2" = show-environment ]')
    with pytest.raises(Refusal) as refusal:
        install(DAILY, machine)
    assert "daemon-reload" in refusal.value.sentence.en


def test_a_machine_without_either_is_told_what_to_do(machine: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        install(DAILY, machine)
    assert "make refresh" in refusal.value.sentence.vi
