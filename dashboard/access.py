"""Who is reading, and what they may see: the one maker of a person's scope."""

from dataclasses import dataclass

from warehouse.scope import Scope


@dataclass(frozen=True)
class Reader:
    """A person at the pages: the role they read with, and their scope."""

    role: str
    scope: Scope


def reader() -> Reader:
    """Say who reads.

    There are no accounts yet: whoever sits at this machine reads as leadership. The server
    answers on loopback only for that reason.
    """
    return Reader("leadership", Scope.everything())
