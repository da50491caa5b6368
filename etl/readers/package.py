"""Zipped and XML parts: sizes are looked at first, and no entity is ever resolved."""

import zipfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeVar
from xml.parsers import expat

from etl.readers.reply import Unreadable

MAX_PART = 60_000_000
MAX_RATIO = 200
SMALL = 1_000_000
ALIKE = 50_000  # bytes of a part whose answer may be kept, with a few others

Attributes = dict[str, str]


class Handler:
    """What one XML part tells; parts differ in what they do with it."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Meet an element."""

    def end(self, name: str, text: str) -> None:
        """Leave an element with the text it held."""


H = TypeVar("H", bound=Handler)


def parse(part: bytes | str, handler: Handler) -> None:
    """Read one XML part; a document type declaration is refused, no entity is ever resolved.

    An element's text is what stands after the last element within it: enough where data are.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    names: dict[str, str] = {}  # without their namespace: there are few, and they come often
    words: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        words.clear()
        if name not in names:
            names[name] = name.rpartition(" ")[2]
        if attributes and " " in "".join(attributes):
            attributes = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        handler.start(names[name], attributes)

    def end(name: str) -> None:
        handler.end(names[name], "".join(words))
        words.clear()

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words.append
    no_entities(parser)
    parser.Parse(part, True)  # noqa: FBT003 - expat names no such argument


def walk(
    part: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Read one XML part whose text is mixed with its elements."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def meet(name: str, attributes: Attributes) -> None:
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        start(name.rpartition(" ")[2], local)

    parser.buffer_text = True
    parser.StartElementHandler = meet
    parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = text
    no_entities(parser)
    parser.Parse(part, True)  # noqa: FBT003 - expat names no such argument


def no_entities(parser: expat.XMLParserType) -> None:
    """Refuse whatever declares a document type."""

    def refuse(*_: object) -> None:
        raise Unreadable("declares_entities")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse


def check_sizes(archive: zipfile.ZipFile) -> None:
    """Look at the sizes before anything is unpacked."""
    packed = unpacked = 0
    for part in archive.infolist():
        packed, unpacked = packed + part.compress_size, unpacked + part.file_size
        if part.flag_bits & 1:
            raise Unreadable("password_protected")
        if part.file_size > MAX_PART:
            raise Unreadable("swells_when_opened")
    if unpacked > MAX_PART or (unpacked > SMALL and unpacked > MAX_RATIO * max(packed, 1)):
        raise Unreadable("swells_when_opened")


def told_by(archive: zipfile.ZipFile, part: str, handler: H) -> H:
    """Let a handler read a part, where there is one."""
    if part in archive.NameToInfo:
        parse(archive.read(part), handler)
    return handler


def told_alike(archive: zipfile.ZipFile, part: str, handler: type[H]) -> H:
    """Let a handler read a small part that many files have alike: what it told is kept."""
    if part not in archive.NameToInfo:
        return handler()
    content = archive.read(part)
    told: H = _kept(content, handler) if len(content) <= ALIKE else _told(content, handler)
    return told


def _told(content: bytes, handler: type[H]) -> H:
    told = handler()
    parse(content, told)
    return told


_kept: Any = lru_cache(maxsize=16)(_told)


class Parts(Handler):
    """Every element with its attributes and text, for the small parts of a workbook."""

    def __init__(self) -> None:
        self.elements: list[tuple[str, Attributes, str]] = []
        self._open: list[Attributes] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Remember the attributes until the element closes."""
        del name
        self._open.append(attributes)

    def end(self, name: str, text: str) -> None:
        """Keep the element."""
        self.elements.append((name, self._open.pop(), text))

    def named(self, name: str) -> Iterator[tuple[Attributes, str]]:
        """Give the elements of one name."""
        return ((attributes, text) for n, attributes, text in self.elements if n == name)


class Properties(Handler):
    """The custom properties of a workbook or a document of Office."""

    def __init__(self) -> None:
        self.properties: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the name of a property."""
        if name == "property":
            self._name = attributes.get("name", "")

    def end(self, name: str, text: str) -> None:
        """Keep its value."""
        if name not in {"property", "Properties"} and self._name:
            self.properties[self._name] = text


def targets(archive: zipfile.ZipFile, links: str) -> dict[str, str]:
    """Give the part that each relation of a workbook leads to."""
    found = {}
    for about, _ in told_alike(archive, links, Parts).named("Relationship"):
        target = about.get("Target", "")
        place = target.lstrip("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"
        found[about.get("Id", "")] = place
    return found
