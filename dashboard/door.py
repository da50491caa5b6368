"""Who is let in: requests that ask for this machine by its own name, or by the office's.

A page of another place can make a reader's browser ask this machine under a name of that place's
own, and read the answer (DNS rebinding). Such a request says the foreign name, and is refused.
"""

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Response, request

from warehouse.language import Refusal, Sentence
from warehouse.settings import settings

if TYPE_CHECKING:
    from flask import Flask

_SHOWN = 80  # letters of a refused name that are repeated


def guard(server: "Flask") -> None:
    """Look at each request before anything answers it."""
    server.before_request(_turn_away_a_foreign_name)


def is_this_machine(name: str) -> bool:
    """Tell whether a name or address can only mean this machine."""
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _turn_away_a_foreign_name() -> Response | None:
    name = _name(request.host)
    try:
        known = is_this_machine(name) or name in settings().site.lower().split()
    except Refusal as refusal:
        return refused(refusal.sentence)
    return None if known else refused(_foreign(name[:_SHOWN]))


def _name(host: str) -> str:
    """Take the name from a host and port; what is no host has no name."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _foreign(name: str) -> Sentence:
    return Sentence(
        f"Không trả lời ở tên “{name}”: trang chỉ mở ở 127.0.0.1, localhost, hoặc tên mà văn phòng "
        f'đã ghi trong thidua.toml (site = "…") hay THIDUA_SITE. README chỉ cách ghi.',
        f"“{name}” is not answered: pages open at 127.0.0.1, localhost, or the name that the "
        f'office has put into thidua.toml (site = "…") or THIDUA_SITE. The README shows how.',
    )


def refused(why: Sentence, status: int = 400) -> Response:
    """Answer with a sentence, in both languages, where there is no page to say it on."""
    return Response(f"{why.vi}\n{why.en}\n", status, content_type="text/plain; charset=utf-8")
