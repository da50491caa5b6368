"""How answers travel: packed, and kept by browsers for as long as they are true.

A file whose address says what is in it (`?m=`, or Dash's own version in the name) is kept for a
year and never asked for again. Everything else is asked for anew and answered in one line if it
is still the same.
"""

import hashlib
import threading
import zlib
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import brotli
from flask import Flask, Response, request

from dashboard import visit

ASSETS = Path(__file__).parent / "assets"
_YEAR = 31_536_000  # seconds
_ROOM = 32 * 2**20  # bytes of packed bodies that are kept
_SMALL = 600  # bytes that are not worth packing
_PACKED = (
    "text/",
    "application/json",
    "application/javascript",
    "image/svg+xml",
)  # a typeface is packed as it is
_PIECE = 2**16  # bytes packed between two looks at whether to go on
_CODINGS: dict[str, Callable[[int], Any]] = {  # a packer, for how hard it tries
    "br": lambda effort: brotli.Compressor(quality=effort),
    "gzip": lambda effort: zlib.compressobj(
        effort, wbits=31
    ),  # no time in it: same body, same bytes
}
_AT_ONCE = {"br": 5, "gzip": 6}
_SMALLEST = {"br": 11, "gzip": 9}


def carry(server: Flask) -> None:
    """Look after each answer on its way out."""
    server.after_request(_sent)
    server.after_request(_ask_for_colours)


def _ask_for_colours(response: Response) -> Response:
    """Have a browser that did not say which colours it prefers say so, and ask again at once.

    The page is drawn in these colours on the server, and would otherwise have to be sent twice.
    """
    if response.mimetype == "text/html":
        response.headers["Accept-CH"] = visit.PREFERRED
        response.vary.update(("Cookie", visit.PREFERRED))
        if visit.SCHEME not in request.cookies:
            response.headers["Critical-CH"] = visit.PREFERRED
    return response


def fingerprint(path: Path) -> str:
    """Name what is in a file."""
    return _fingerprint(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _fingerprint(path: Path, _: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def address(name: str) -> str:
    """Write the address of one of our own assets, with the fingerprint of what is in it."""
    return f"/assets/{name}?m={fingerprint(ASSETS / name)}"


class Bodies:
    """Packed bodies by what is in them, the longest unused going first.

    What stays the same for long is packed quickly for who waits, and again as small as can be in a
    quiet moment, for those who come after.
    """

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._held: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._lock = threading.Lock()
        self._later: deque[tuple[tuple[str, str], bytes]] = deque()

    def packed(self, body: bytes, coding: str, *, lasting: bool) -> bytes:
        """Give a body packed; a lasting one becomes smaller a little later."""
        key = (hashlib.sha256(body).hexdigest(), coding)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = b"".join(_pieces(body, coding, _AT_ONCE[coding]))
        self._keep(key, made)
        if lasting:
            self._later.append((key, body))
        return made

    def _keep(self, key: tuple[str, str], packed: bytes) -> None:
        with self._lock:
            self._held[key] = packed
            while sum(map(len, self._held.values())) > self._room:
                self._held.popitem(last=False)

    def press(self, ended: Callable[[], bool] = lambda: False) -> None:
        """Make everything lasting as small as can be, one after the other until it is ended."""
        while self._later and not ended():
            key, body = self._later.popleft()
            made = []
            for piece in _pieces(body, key[1], _SMALLEST[key[1]]):
                if ended():
                    return
                made.append(piece)
            self._keep(key, b"".join(made))


bodies = Bodies()


def _sent(response: Response) -> Response:
    if response.status_code != HTTPStatus.OK:
        return response
    lasting = _says_what_is_in_it(response)
    if lasting:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    elif request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    else:
        response.headers["Cache-Control"] = "private, no-cache"
        _mark(response)
    if response.status_code == HTTPStatus.OK and (response.mimetype or "").startswith(_PACKED):
        _pack(response, lasting=lasting)
    return response


def _says_what_is_in_it(response: Response) -> bool:
    """Tell whether another content would have another address."""
    if response.cache_control.max_age == _YEAR:  # Dash found its own version in the name
        return True
    said, path = request.args.get("m"), request.path.removeprefix("/assets/")
    return said is not None and path != request.path and said == fingerprint(ASSETS / path)


def _mark(response: Response) -> None:
    """Answer that nothing has changed to a browser that has the same already."""
    response.direct_passthrough = False
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:16], weak=True)
    response.make_conditional(request)


def _pack(response: Response, *, lasting: bool) -> None:
    response.vary.add("Accept-Encoding")
    coding = next((one for one in _CODINGS if request.accept_encodings[one]), None)
    response.direct_passthrough = False
    body = response.get_data()
    if coding is None or len(body) < _SMALL:
        return
    response.set_data(bodies.packed(body, coding, lasting=lasting))
    response.headers["Content-Encoding"] = coding
    if lasting:
        response.headers.pop("ETag", None)  # it was that of the body as it was


def _pieces(body: bytes, coding: str, effort: int) -> Iterator[bytes]:
    packer = _CODINGS[coding](effort)
    pack = packer.process if coding == "br" else packer.compress
    for start in range(0, len(body), _PIECE):
        yield pack(body[start : start + _PIECE])
    yield packer.finish() if coding == "br" else packer.flush()
