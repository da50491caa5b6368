"""The compound files of old Office programs: streams in a small file system of their own."""

import struct
from collections.abc import Sequence

from etl.readers.reply import Unreadable

_FREE = 0xFFFFFFFA  # sector numbers from here on lead nowhere
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class Compound:
    """A compound file: the names of its streams, and their bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in {9, 12} or mini_shift > shift:
            raise Unreadable("broken_workbook")
        self._size, self._mini = 1 << shift, 1 << mini_shift
        directory, _, self._least, mini_table = struct.unpack_from("<IIII", content, 48)
        self._next = self._table(content)
        self._streams: dict[str, tuple[int, int]] = {}
        self._root = (0, 0)
        self._read_directory(self._chain(directory))
        if self._root == (0, 0):
            raise Unreadable("cut_short")  # the directory lay in the part that is missing
        self._mini_next = _numbers(self._chain(mini_table))
        self._mini_content = self._chain(self._root[0])

    @property
    def names(self) -> set[str]:
        """The names of all streams and storages."""
        return set(self._streams)

    def stream(self, name: str) -> bytes:
        """Give the bytes of a stream; nothing where there is none."""
        first, size = self._streams.get(name, (_FREE, 0))
        if size < self._least:
            found = _follow(self._mini_content, first, self._mini_next, self._mini, 0)
        else:
            found = self._chain(first)
        return found[:size]

    def _table(self, content: bytes) -> Sequence[int]:
        """Gather the table that says which sector follows which."""
        following, left = struct.unpack_from("<II", content, 68)
        sectors = list(struct.unpack_from("<109I", content, 76))
        seen = set()
        while following < _FREE and left and following not in seen:
            seen.add(following)
            more = _numbers(self._sector(following))
            sectors += more[:-1]
            following = more[-1] if more else _FREE
        return _numbers(b"".join(self._sector(one) for one in sectors if one < _FREE))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size]

    def _chain(self, first: int) -> bytes:
        return _follow(self._content, first, self._next, self._size, self._size)

    def _read_directory(self, directory: bytes) -> None:
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, place + 64)
            name = directory[place : place + min(length, 64)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", directory, place + 116)
            if kind == _ROOT:
                self._root = (first, size)
            elif kind:
                held = (first, size) if kind == _STREAM else (_FREE, 0)
                self._streams.setdefault(name.rstrip("\0"), held)


def _follow(content: bytes, first: int, table: Sequence[int], size: int, offset: int) -> bytes:
    """Join the sectors of a chain; one that turns in a circle, or leads outside, is broken."""
    parts: list[bytes] = []
    number = first
    while number < _FREE:
        if number >= len(table) or len(parts) * size > len(content):
            raise Unreadable("cut_short")
        start = offset + number * size
        parts.append(content[start : start + size])
        number = table[number]
    return b"".join(parts)


def _numbers(block: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])


def properties(stream: bytes) -> dict[str, str]:
    """Read the custom properties: the second section of the document's summary."""
    if len(stream) < 68 or struct.unpack_from("<I", stream, 24)[0] < 2:  # noqa: PLR2004 - sections
        return {}
    start = struct.unpack_from("<I", stream, 64)[0]
    count = struct.unpack_from("<I", stream, start + 4)[0]
    places = {}
    for number in range(min(count, 1000)):
        key, place = struct.unpack_from("<II", stream, start + 8 + 8 * number)
        places[key] = start + place
    page = struct.unpack_from("<H", stream, places[1] + 4)[0] if 1 in places else 1252
    names = _names(stream, places.get(0), page)
    return {
        names[key]: _value(stream, place, page) for key, place in places.items() if key in names
    }


def _names(stream: bytes, place: int | None, page: int) -> dict[int, str]:
    names: dict[int, str] = {}
    if place is None:
        return names
    count = struct.unpack_from("<I", stream, place)[0]
    place += 4
    for _ in range(min(count, 1000)):
        key, length = struct.unpack_from("<II", stream, place)
        wide = page == _WIDE
        held = length * 2 if wide else length
        names[key] = _letters(stream[place + 8 : place + 8 + held], page)
        place += 8 + held + (-held % 4 if wide else 0)
    return names


_WIDE = 1200


def _value(stream: bytes, place: int, page: int) -> str:
    kind, number = struct.unpack_from("<Ii", stream, place)
    if kind == 30:  # noqa: PLR2004 - letters in the code page
        return _letters(stream[place + 8 : place + 8 + number], page)
    if kind == 31:  # noqa: PLR2004 - letters in UTF-16
        return _letters(stream[place + 8 : place + 8 + 2 * number], _WIDE)
    if kind == 11:  # noqa: PLR2004 - yes or no
        return "true" if number & 0xFFFF else "false"
    return str(number)


def _letters(held: bytes, page: int) -> str:
    name = {_WIDE: "utf-16-le", 65001: "utf-8", 10000: "mac-roman"}.get(page, f"cp{page}")
    try:
        return held.decode(name, "replace").split("\0")[0]
    except LookupError:
        return held.decode("cp1252", "replace").split("\0")[0]
