"""From observations, reference and records to answers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def connect(*, build: str | None = None) -> "DuckDBPyConnection":
    """Open the serving build, or a kept one by its id, for reading only.

    Relations are in the schemas core and marts; README, “The relations”, says what each row is.
    A data folder without a build, or without that one, is refused with a sentence.
    """
    from warehouse.database import connect as open_build

    return open_build(build)
