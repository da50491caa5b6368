"""The hidden sheet: the embedded ids once more, and the lists that entries choose from."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from etl.form.words import STORE


class Listed(NamedTuple):
    """A list to choose from, in a column of the hidden sheet."""

    place: int

    def formula(self, held: Sequence[str]) -> str:
        """Give the range in which the list stands."""
        letter = chr(65 + self.place)
        return f"='{STORE}'!${letter}$1:${letter}${len(held)}"


UNITS, ADDRESSEES = Listed(3), Listed(4)


def write_store(
    store: Any,  # noqa: ANN401 - xlsxwriter ships no types
    embedded: Mapping[str, str],
    units: Sequence[str],
    addressees: Sequence[str],
) -> None:
    """Write what the other sheets draw on, out of sight."""
    for row, (name, text) in enumerate(embedded.items()):
        store.write_string(row, 0, name)
        store.write_string(row, 1, text)
    for listed, held in ((UNITS, units), (ADDRESSEES, addressees)):
        for row, text in enumerate(held):
            store.write_string(row, listed.place, text)
    store.hide()
    store.protect()
