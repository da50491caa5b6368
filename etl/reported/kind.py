"""How the sheets of one kind are read, as data."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from etl.measure import Context
from etl.reading import Flaw
from etl.record import Record
from etl.reported.row import Row
from etl.reported.scene import Scene


def _no_figures(_row: Row, _scene: Scene) -> Mapping[str, Context]:
    return {}


@dataclass(frozen=True)
class Kind:
    """How the sheets of one kind are read.

    `needed` are the columns without which a sheet is none of the kind; `entries` those that are
    filled by people; `figures` tells which cells of a row hold numbers, and how each is read;
    `take` gives the records and flaws of a row once they are read.
    """

    needed: frozenset[str]
    entries: tuple[str, ...]
    take: Callable[[Row, Scene], Iterable[Record | Flaw]]
    figures: Callable[[Row, Scene], Mapping[str, Context]] = _no_figures
    tells: Callable[[Row, Scene], bool] | None = None

    def is_told(self, row: Row, scene: Scene) -> bool:
        """Tell a row in which something is reported from one that is only printed."""
        if self.tells is not None:
            return self.tells(row, scene)
        return not row.said.keys().isdisjoint(self.entries)
