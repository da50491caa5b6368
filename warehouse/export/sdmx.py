"""SDMX-CSV 2.0: the figures that stand, and beside them their structure as SDMX-ML 2.1."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.export.draft import MARK
from warehouse.export.held import Held, quoted, stamp
from warehouse.export.structure import structure
from warehouse.language import Sentence

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DATA, STRUCTURE = "observation.csv", "structure.xml"
_FIGURES = Path(__file__).with_name("sdmx.sql")
_REPORTERS = """
select unit as code, name_vi, name_en from core.unit
union all
select bloc, name_vi, name_en from core.bloc
order by 1
"""


def write(
    connection: "DuckDBPyConnection", relations: Sequence[Held], folder: Path
) -> list[Sentence]:
    """Write data and structure into a folder; values stay exact decimals.

    `relations` is what the figures are taken from.
    """
    place = quoted(str(folder / DATA))
    connection.execute(f"copy ({_FIGURES.read_text('utf-8')}) to {place} (format csv, header true)")
    invented = any(one.illustrative for one in relations)
    message = structure(
        _rows(connection, "select * from core.indicator order by indicator"),
        _rows(connection, _REPORTERS),
        stamp(connection),
        MARK if invented else "",
    )
    (folder / STRUCTURE).write_bytes(message)
    said = Sentence(
        f"{DATA} theo SDMX-CSV 2.0; các cột và mã được giải thích trong {STRUCTURE} (SDMX-ML 2.1).",
        f"{DATA} is SDMX-CSV 2.0; {STRUCTURE} (SDMX-ML 2.1) says what its columns and codes mean.",
    )
    return [said]


def _rows(connection: "DuckDBPyConnection", sql: str) -> list[dict[str, object]]:
    found = connection.execute(sql)
    columns = [str(column[0]) for column in found.description or []]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
