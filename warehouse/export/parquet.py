"""Parquet: one file a relation, with its grain, its build and the mark in the file's metadata."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.export.draft import MARK
from warehouse.export.held import Held, quoted, stamp
from warehouse.language import Sentence

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def write(
    connection: "DuckDBPyConnection", relations: Sequence[Held], folder: Path
) -> list[Sentence]:
    """Write every relation into a folder, rows in a fixed order, decimals exact."""
    about = stamp(connection)
    for one in relations:
        told = {f"thidua.{key}": value for key, value in about.items()}
        told |= {"thidua.relation": one.name, "thidua.grain": one.grain}
        if one.illustrative:
            told["thidua.illustrative"] = f"{MARK}: {one.illustrative}/{one.rows}"
        written = ", ".join(f"'{key}': {quoted(value)}" for key, value in told.items())
        place = quoted(str(folder / f"{one.name}.parquet"))
        connection.execute(
            f"copy ({one.ordered}) to {place}"
            f" (format parquet, compression zstd, kv_metadata {{{written}}})"
        )
    return []
