"""The parts of a covenant, each a sheet, found from its shape: a new field appears by itself.

A part that may stand many times is a table; one that stands once is a page of questions. A table
inside a table names its parent by the number of that row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from warehouse.reference.covenant import Covenant
from warehouse.reference.shapes import Code, Shape

PARENT = "parent"  # the column that names the row a row belongs to
Written = dict[str, Any]  # a covenant as a file says it: keys, lists of keys, plain values


@dataclass(frozen=True)
class Column:
    """A field: its kind, its closed words, and whether it holds several (side by side)."""

    name: str
    kind: Literal["text", "code", "word", "day", "number", "whole", "yes", "any"]
    words: tuple[str, ...] = ()
    several: bool = False
    required: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a covenant: where it stands, its columns, and the table it hangs on, if any."""

    path: tuple[str, ...]
    columns: tuple[Column, ...]
    many: bool
    parent: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """The path as people and sheets write it; the covenant itself is empty."""
        return ".".join(self.path)

    @property
    def is_table(self) -> bool:
        """Whether it is a table of rows, else a page of questions."""
        return self.many or self.parent is not None


@lru_cache(maxsize=1)
def parts() -> tuple[Part, ...]:
    """Give the parts of a covenant, each after the one it belongs to."""
    return tuple(_parts(Covenant, (), None, many=False))


def _parts(
    shape: type[Shape], path: tuple[str, ...], parent: tuple[str, ...] | None, *, many: bool
) -> Iterator[Part]:
    hints = get_type_hints(shape, include_extras=True)
    columns, inner = [], []
    for name, field in shape.model_fields.items():
        held = _bare(hints[name])[0]
        row = _bare(get_args(held)[0])[0] if get_origin(held) is tuple else held
        if isinstance(row, type) and issubclass(row, Shape):
            inner.append((name, row, get_origin(held) is tuple))
        else:
            columns.append(_column(name, hints[name], required=field.is_required()))
    yield Part(path, tuple(columns), many, parent)
    above = path if many or parent is not None else None
    for name, row, rows in inner:
        yield from _parts(row, (*path, name), above, many=rows)


def _bare(hint: object) -> tuple[Any, tuple[object, ...]]:
    """Take away what may be none and what is annotated; a choice of several stays a choice."""
    said: tuple[object, ...] = ()
    while True:
        origin = get_origin(hint)
        if origin is Annotated:
            hint, *more = get_args(hint)
            said += tuple(more)
        elif origin in {Union, UnionType}:
            left = [one for one in get_args(hint) if one is not NoneType]
            if len(left) > 1:
                return hint, said
            hint = left[0]
        else:
            return hint, said


_KINDS: Mapping[Any, Literal["text", "day", "number", "whole", "yes"]] = {
    str: "text",
    date: "day",
    Decimal: "number",
    int: "whole",
    bool: "yes",
}
_CODE = next(one for one in get_args(Code) if isinstance(one, StringConstraints)).pattern


def _column(name: str, hint: object, *, required: bool) -> Column:
    held, said = _bare(hint)
    several = get_origin(held) is tuple
    if several:
        held, said = _bare(get_args(held)[0])
    if get_origin(held) is Literal:
        return Column(name, "word", tuple(map(str, get_args(held))), several, required)
    if any(isinstance(one, StringConstraints) and one.pattern == _CODE for one in said):
        return Column(name, "code", (), several, required)
    return Column(name, _KINDS.get(held, "any"), (), several, required)
