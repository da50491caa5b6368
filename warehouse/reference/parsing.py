"""Read a TOML file on beyond values that are none, so that all that is wrong is told at once."""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal

from warehouse.language import Sentence
from warehouse.reference.malformed import malformed
from warehouse.reference.shapes import UNREAD

# A key with a value that ends on its line: lists, groups and long texts may go on below.
_PAIR = re.compile(r"(?P<key>\s*[\w-]+\s*=\s*)(?!(?P<mark>[\"'])(?P=mark){2})[^\s\[{].*")


@dataclass(frozen=True)
class Parsed:
    """What a file says, if it could be read to its end, and each line that is no TOML.

    Where a value is none, a text that begins with `UNREAD` stands in for it.
    """

    written: dict[str, object] | None
    slips: list[tuple[int | None, Sentence]] = field(default_factory=list)


def parsed(text: str) -> Parsed:
    """Parse a file; a value that is none is told with its line, and the rest is read."""
    lines = text.split("\n")
    slips: list[tuple[int | None, Sentence]] = []
    while True:
        try:
            return Parsed(tomllib.loads("\n".join(lines) + "\n", parse_float=Decimal), slips)
        except tomllib.TOMLDecodeError as error:
            slip = malformed(text, error)
        if slip.line is not None and UNREAD in lines[slip.line - 1]:
            return Parsed(None, slips)  # it has been told, and nothing beyond it can be read
        slips.append((slip.line, slip.sentence))
        pair = _PAIR.match(lines[slip.line - 1]) if slip.line and slip.in_value else None
        if slip.line is None or pair is None:
            return Parsed(None, slips)
        lines[slip.line - 1] = f"{pair['key']}'{UNREAD}'"
