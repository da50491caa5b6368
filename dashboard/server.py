"""The server of the pages: this machine only, since there are no accounts yet."""

import errno
import logging
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped] # ships no types

from dashboard import door
from warehouse.language import Refusal, Sentence
from warehouse.settings import settings

if TYPE_CHECKING:
    from flask import Flask

    from dashboard.warm import Warm

_THREADS = 8


def serve(host: str, port: int) -> None:
    """Serve the pages until interrupted; refuse what would show them to others."""
    listen_on_loopback_only(host)
    refuse_a_port_in_use(host, port)
    log(settings().data / "logs")
    _Server(host, port).run()


def listen_on_loopback_only(host: str) -> None:
    """Refuse any host but this machine itself."""
    if not door.is_this_machine(host):
        raise Refusal(
            f"Không mở ở “{host}”: chưa có tài khoản nên trang chỉ mở trên chính máy này "
            "(127.0.0.1). README chỉ cách đặt một lớp hỏi mật khẩu ở phía trước.",
            f"“{host}” is refused: there are no accounts yet, so pages open on this machine only "
            "(127.0.0.1). The README shows how to put a password in front.",
        )


def refuse_a_port_in_use(host: str, port: int) -> None:
    """Refuse a port that another program holds, before anything heavy starts."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise _no_port(port) from error
            raise Refusal(
                f"Cổng {port} đang bận; có thể trang đang mở sẵn ở http://{host}:{port}. Hãy xem "
                f"ở đó, hoặc chọn cổng khác: make serve PORT={port + 1}.",
                f"Port {port} is taken; the pages may be open already at http://{host}:{port}. "
                f"Look there, or choose another: make serve PORT={port + 1}.",
            ) from error
        except OverflowError as error:
            raise _no_port(port) from error


def _no_port(port: int) -> Refusal:
    return Refusal(
        f"Không được mở cổng {port}. Hãy chọn cổng từ 1024 đến 65535, ví dụ make serve PORT=8051.",
        f"Port {port} may not be opened. Choose 1024 to 65535, such as make serve PORT=8051.",
    )


def log(folder: Path) -> None:
    """Keep what goes wrong on pages in a file of the data folder, with its reference number."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a data folder that may only be read is shown all the same
        return
    if not os.access(folder, os.W_OK):
        return
    kept = logging.FileHandler(folder / "dashboard.log", encoding="utf-8", delay=True)
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    pages = logging.getLogger("dashboard")
    pages.addHandler(kept)
    pages.propagate = False


def room(folder: Path) -> Path:
    """Give a place for gunicorn's sign of life, a file without a name: memory if need be."""
    return folder if os.access(folder, os.W_OK) else Path("/dev/shm")  # noqa: S108 - nameless


class _Server(BaseApplication):  # type: ignore[misc] # the same
    """Gunicorn with one process and some threads: answers share one open build."""

    def __init__(self, host: str, port: int) -> None:
        self._warm: Warm | None = None  # until the application is loaded
        self._bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        super().__init__()

    def load_config(self) -> None:
        chosen: dict[str, Any] = {
            "bind": self._bind,
            "workers": 1,
            "worker_class": "gthread",
            "threads": _THREADS,
            "loglevel": "warning",
            "graceful_timeout": 2,
            "worker_tmp_dir": str(room(settings().data / "logs")),
            "control_socket_disable": True,
            "when_ready": self._say_ready,
            "worker_exit": self._leave,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> "Flask":
        from dashboard.app import app
        from dashboard.warm import Warm

        pages: Flask = app.server
        self._warm = Warm(pages)
        self._warm.begin()
        return pages

    def _leave(self, _: object, __: object) -> None:
        if self._warm is not None:
            self._warm.end()

    def _say_ready(self, _: object) -> None:
        said = Sentence(
            f"Mở http://{self._bind} trong trình duyệt. Ctrl+C để dừng.",
            f"Open http://{self._bind} in a browser. Ctrl+C stops it.",
        )
        print(said.spoken(), flush=True)  # noqa: T201 - the person at the terminal waits for it
