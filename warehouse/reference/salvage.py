"""Keep what is right of a row or covenant that has a slip.

It will be refused, but what is right in it is checked on, so that a person is told everything at
once and corrects a file in one sitting.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError, create_model
from pydantic.fields import FieldInfo

from warehouse.reference.shapes import Shape

Salvaged = TypeVar("Salvaged", bound=Shape)


def salvaged(shape: type[Salvaged], written: object) -> Salvaged:
    """Build a shape from what is right in it; what is wrong or missing is None."""
    try:
        return shape.model_validate(written)
    except ValidationError:
        keys = written if isinstance(written, Mapping) else {}
        kept: dict[str, Any] = {
            name: _kept(field, name, keys) for name, field in shape.model_fields.items()
        }
        return shape.model_construct(**kept)


def inner_shape(field: FieldInfo) -> type[Shape] | None:
    """Name the shape that a group, or a list of groups, has."""
    for inner in getattr(field.annotation, "__args__", ()):
        if isinstance(inner, type) and issubclass(inner, Shape):
            return inner
    return None


def _kept(field: FieldInfo, name: str, keys: Mapping[str, Any]) -> object:
    inner = inner_shape(field)
    written = keys.get(name)
    if inner is not None and isinstance(written, list):
        return tuple(salvaged(inner, one) for one in written)
    if inner is not None and isinstance(written, Mapping):
        return salvaged(inner, written)
    alone = create_model("Alone", __base__=Shape, **{name: (field.annotation, field)})  # type: ignore[call-overload]
    try:
        return getattr(alone.model_validate({name: written} if name in keys else {}), name)
    except ValidationError:
        return None if field.is_required() else field.default
