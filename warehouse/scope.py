"""What a reader may see. Every query takes one; no cache key lacks it."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Scope:
    """The blocs a reader may see; None means all of them."""

    blocs: frozenset[str] | None

    @classmethod
    def everything(cls) -> Self:
        """Let see all there is: leadership and the analyst's desk."""
        return cls(None)

    @classmethod
    def of(cls, *blocs: str) -> Self:
        """Let see these blocs only."""
        return cls(frozenset(blocs))

    def parameters(self) -> dict[str, list[str] | None]:
        """Give the query's parameter `$blocs`, sorted so that equal scopes ask alike."""
        return {"blocs": None if self.blocs is None else sorted(self.blocs)}
