"""The server answers on this machine only, and says in a sentence what it cannot do."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dashboard import server
from warehouse.language import Refusal
from warehouse.settings import ROOT


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", ""])  # noqa: S104
def test_any_host_but_this_machine_is_refused(host: str) -> None:
    with pytest.raises(Refusal) as refusal:
        server.listen_on_loopback_only(host)
    assert "127.0.0.1" in refusal.value.sentence.vi
    assert "127.0.0.1" in refusal.value.sentence.en


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_is_not_refused(host: str) -> None:
    server.listen_on_loopback_only(host)


def test_a_port_in_use_is_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refusal) as refusal:
            server.refuse_a_port_in_use("127.0.0.1", port)
    assert f"Cổng {port} đang bận" in refusal.value.sentence.vi
    with pytest.raises(Refusal) as refusal:
        server.refuse_a_port_in_use("127.0.0.1", 99999)
    assert "65535" in refusal.value.sentence.vi


def test_a_data_folder_that_may_only_be_read_is_shown_all_the_same() -> None:
    nowhere = Path("/proc/nowhere/logs")
    server.log(nowhere)
    assert server.room(nowhere) == Path("/dev/shm")  # noqa: S108 - the same


def run(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *words],
        cwd=ROOT,
        env={**os.environ, "THIDUA_DATA": str(data), "THIDUA_LANGUAGE": "vi"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_command_refuses_with_one_line_and_exit_1(tmp_path: Path) -> None:
    done = run("serve", "--host", "0.0.0.0", data=tmp_path)  # noqa: S104 - refused, which is the test
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "chưa có tài khoản" in done.stderr


def test_wrong_usage_exits_64(tmp_path: Path) -> None:
    assert run("serve", "--prot", "1", data=tmp_path).returncode == 64


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_before_any_build_and_stops_when_told(
    tmp_path: Path, stop: signal.Signals
) -> None:
    port = free_port()
    words = [sys.executable, "-m", "dashboard", "serve", "--port", str(port)]
    environment = {**os.environ, "THIDUA_DATA": str(tmp_path)}
    with subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as process:
        try:
            answer(f"http://127.0.0.1:{port}/")
            process.send_signal(stop)
            assert process.wait(15) == 0
        finally:
            process.kill()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def answer(address: str) -> bytes:
    until = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 - our own
                return bytes(response.read())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
