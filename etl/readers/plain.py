"""Cells and strings in the plain form that most programs write, taken by a pattern.

A pattern is several times quicker than a parser with handlers, and knows less. So it takes only
what can mean one thing, and the rest of the part is parsed all the same. Where a cell or a string
of another form is left in that rest, the whole part is parsed instead.
"""

import re
import zipfile
from typing import Any, NamedTuple, TypeVar

from etl.readers.package import Handler, parse

MOST = 4_000_000  # bytes: the pieces of a part take many times its memory
_SIGN = r"[^<>&\x00-\x1f\x7f-\x9f\ufffe\uffff]"
_IN_LINES = _SIGN.replace(r"\x00-\x1f", r"\x00-\x09\x0b-\x1f")
_SPELLED = "&(?:amp|lt|gt|quot|apos);"
_WORDS = f"{_SIGN}*(?:{_SPELLED}{_SIGN}*)*"
_LINES = f"{_IN_LINES}*(?:{_SPELLED}{_IN_LINES}*)*"
# groups: letters of the column, row, style, kind, formula, value
CELL = (
    r'<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?: s="(\d{1,9})")?(?: t="([a-z]{1,3})")?'
    rf'(?:/>|>(<f(?: t="shared" si="\d+")?(?:/>|>{_WORDS}</f>))?<v>({_WORDS})</v></c>)'
)
STRING = rf'<si><t(?: xml:space="preserve")?>({_LINES})</t></si>'  # group: its words
# what may hide text from a parser, what is of another form, and rows that do not say their number
_OTHERWISE = re.compile(r"<[!?]|[<:](?:c|si|row(?! r=\"))(?=[\s/>])")
_DECLARED = re.compile(r"<\?xml [^<>?]*encoding\s*=\s*(?![\"']utf-8[\"'])", re.IGNORECASE)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))

Found = list[list[Any]]  # a list for each group: texts, None where the group is not there


class Plain(NamedTuple):
    """What a pattern took of a part, as its groups; and the rest, for the parser."""

    found: Found
    rest: str


class Taker(Handler):
    """A handler that can also be given what a pattern found."""

    def take(self, found: Found) -> None:
        """Take all that a pattern has found."""


T = TypeVar("T", bound=Taker)


class Pattern:
    """Takes the elements of one form out of a part, where they stand between other elements."""

    def __init__(self, form: str) -> None:
        self._form = re.compile(f"(?<=[^?]>){form}(?=<)", re.ASCII)

    def taken(self, part: bytes) -> Plain | None:
        """Take them; None where there are none, or others beside them, or the part is large."""
        if len(part) > MOST:
            return None
        try:
            text = part.decode()
        except UnicodeDecodeError:
            return None
        parts = self._form.split(text)
        step = self._form.groups + 1
        rest = "".join(parts[::step])
        if len(parts) == 1 or _OTHERWISE.search(rest, 1) or _DECLARED.match(rest):
            return None
        return Plain([parts[place::step] for place in range(1, step)], rest)


def letters(text: str) -> str:
    """Write out the signs that XML itself must spell otherwise."""
    for spelled, sign in _ENTITIES if "&" in text else ():
        text = text.replace(spelled, sign)
    return text


def told_plainly(archive: zipfile.ZipFile, part: str, pattern: Pattern, told: T) -> T:
    """Let a pattern take what is plain in a part, where there is one, and a parser all else."""
    if part not in archive.NameToInfo:
        return told
    content = archive.read(part)
    plain = pattern.taken(content)
    parse(plain.rest if plain else content, told)
    if plain:
        told.take(plain.found)
    return told
