"""A covenant as a file says it, and that file: TOML that people read, each code with its name."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from warehouse.covenant_book.part import Written
from warehouse.reference.shapes import Shape

_ALONE = "_by_code_alone"  # a shape that may be written as its code alone stands in a list
Named = Callable[[str, str], str]  # a field and a code: the name that stands beside it


def written(shape: Shape) -> Written:
    """Give what a file would have to say to be read as this shape; what is by default is left."""
    said: Written = {}
    for name, field in type(shape).model_fields.items():
        value = getattr(shape, name)
        if value is not None and (field.is_required() or value != field.default):
            said[name] = _plain(value)
    if getattr(shape, "worded", False):  # its measure stands with the value, so that none asks
        said["value"] = f"{said['value']:f} {said.pop('measure')}"
    return said


def _plain(value: object) -> object:
    if isinstance(value, Shape):
        return written(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def toml(said: Written, shape: type[Shape], head: str, named: Named) -> str:
    """Write a covenant's file: a head of comments, single keys, lists, then groups."""
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    return "\n".join([*lines, "", *_table(said, shape, (), named)]) + "\n"


def _table(
    said: Mapping[str, object], shape: type[Shape], path: tuple[str, ...], named: Named
) -> Iterator[str]:
    """Give the lines of one table; what begins a table of its own comes last."""
    from warehouse.reference.salvage import inner_shape

    later: list[tuple[str, Any, type[Shape]]] = []
    for name, value in said.items():
        field = shape.model_fields.get(name)
        inner = inner_shape(field) if field else None
        if inner is None and isinstance(value, dict):
            inner = _held(field.annotation) if field else None
        if inner is None or (isinstance(value, list) and hasattr(inner, _ALONE)):
            yield from _pair(name, value, named, alone=inner is not None)
        else:
            later.append((name, value, inner))
    for name, value, inner in later:
        rows = value if isinstance(value, list) else [value]
        key = ".".join((*path, name))
        for row in rows:
            yield ""
            yield f"[[{key}]]" if isinstance(value, list) else f"[{key}]"
            yield from _table(row, inner, (*path, name), named)


def _held(annotation: object) -> type[Shape] | None:
    return annotation if isinstance(annotation, type) and issubclass(annotation, Shape) else None


def _pair(name: str, value: object, named: Named, *, alone: bool) -> Iterator[str]:
    """Write a key; what may stand as its code alone does, one a line with its name beside."""
    if not isinstance(value, list):
        yield f"{name} = {_value(value)}{_note(name, value, named)}"
    elif not alone and len(value) <= 1:
        yield f"{name} = {_value(value)}"
    else:
        yield f"{name} = ["
        for one in value:
            code = next(iter(one.values())) if alone else one
            yield f"  {_value(code if alone and len(one) == 1 else one)},{_note(name, code, named)}"
        yield "]"


def _note(name: str, value: object, named: Named) -> str:
    note = " ".join(named(name, value).split()) if isinstance(value, str) else ""
    return f" # {note}" if note else ""


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, int | date):
        return str(value)
    if isinstance(value, dict):
        pairs = ", ".join(f"{key} = {_value(one)}" for key, one in value.items())
        return f"{{ {pairs} }}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _number(value: Decimal) -> str:
    """Write a number without needless zeros: 1.300 would be asked about, 1.3 is meant."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
