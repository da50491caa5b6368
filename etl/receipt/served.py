"""Receipts for what the serving build holds."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.receipt.content import (
    FIGURES,
    Asked,
    Done,
    Fact,
    Receipt,
    Stated,
    Told,
    doubt_of,
    in_order,
    sentence,
    spokesman,
)
from etl.received import VIETNAM
from warehouse import queries
from warehouse.database import held, serving
from warehouse.language import Sentence
from warehouse.scope import Scope

if TYPE_CHECKING:
    from datetime import datetime

    import polars as pl
    from duckdb import DuckDBPyConnection

Key = tuple[str, str | None, str | None]  # file, unit, period
Rows = dict[str, list[dict[str, Any]]]  # by submission


def serving_build(data: Path) -> "DuckDBPyConnection | None":
    """Open the build that serves; None while there is none."""
    build = serving(data)
    return held(build.path).cursor() if build else None


def of_build(con: "DuckDBPyConnection", hashes: Sequence[str] | None = None) -> list[Receipt]:
    """Give a receipt for each file, unit and period of a build, in the order of the files.

    `hashes` chooses files by what they hold; without it all are taken.
    """
    scope = Scope.everything()
    sent: dict[Key, list[dict[str, Any]]] = {}
    for row in queries.submissions(con, scope, None, None, None).to_dicts():
        if hashes is None or row["sha256"] in hashes:
            sent.setdefault((row["file_name"], row["unit"], row["period"]), []).append(row)
    names = [str(row["submission"]) for rows in sent.values() for row in rows]
    told = _by_submission(queries.accepted_figures(con, scope, names))
    asked = _by_submission(queries.asked_figures(con, scope, names))
    stated = _by_submission(queries.accepted_statements(con, scope, names))
    done = _by_submission(queries.accepted_activities(con, scope, names))
    facts = _by_submission(queries.accepted_facts(con, scope, names))
    doubts = _by_submission(queries.findings(con, scope, None, None))
    return [
        _receipt(rows, (told, asked, stated, done, facts, doubts))
        for _, rows in sorted(sent.items(), key=lambda one: tuple(map(str, one[0])))
    ]


def _by_submission(frame: "pl.DataFrame") -> Rows:
    rows: Rows = {}
    for row in frame.to_dicts():
        rows.setdefault(str(row["submission"]), []).append(row)
    return rows


def _receipt(sent: Sequence[dict[str, Any]], known: Sequence[Rows]) -> Receipt:
    first = spokesman(sent)
    names = [str(row["submission"]) for row in sent]
    given, wanted, stated, done, facts, found = (
        [row for name in names for row in rows.get(name, ())] for rows in known
    )
    wanted = [row for row in wanted if row["submission"] in _of_figures(sent)]
    received: datetime | None = first["received_at"]
    return Receipt(
        file_name=first["file_name"],
        sha256=first["sha256"],
        kinds=sorted(str(row["kind"]) for row in sent if row["kind"]),
        unit=first["unit"],
        unit_name=_unit_name(first),
        period=first["period"],
        revision=first["revision"],
        reported_on=first["report_day"] if first["kind"] else None,  # else the day it came
        received_on=received.astimezone(VIETNAM).date() if received else None,
        is_day_assumed=first["receipt_assumed"],
        status=first["status"],
        illustrative=first["illustrative"],
        told=in_order(_told(row) for row in given),
        doubts=[doubt_of(row) for row in found],
        asked=[
            Asked(row["indicator"], sentence(row["name_vi"], row["name_en"])) for row in wanted
        ] or None,
        stated=[_stated(row) for row in stated],
        done=[Done(row["name_vi"], *(row[name] for name in Done._fields[1:])) for row in done],
        facts=in_order(_fact(row) for row in facts),
    )  # fmt: skip


def _of_figures(sent: Sequence[dict[str, Any]]) -> set[str]:
    return {row["submission"] for row in sent if row["kind"] == FIGURES}


def _stated(row: Mapping[str, Any]) -> Stated:
    to = row["addressed_vi"]
    addressed = sentence(to, row["addressed_en"]) if to else None
    return Stated(row["kind"], row["text_vi"], addressed, row["sheet"], row["cell"])


def _fact(row: Mapping[str, Any]) -> Fact:
    item = sentence(row["item_vi"], row["item_en"])
    place = (row["sheet"], row["cell"])
    return Fact(row["part"], _unit_name(row), item, row["said"], row["beside"], *place)


def _unit_name(row: Mapping[str, Any]) -> Sentence | None:
    return sentence(row["unit_vi"], row["unit_en"]) if row["unit_vi"] else None


def _told(row: Mapping[str, Any]) -> Told:
    return Told(
        name=sentence(row["name_vi"], row["name_en"]),
        measure=sentence(row["measure"], row["measure_en"]),
        **{name: row[name] for name in Told._fields if name not in {"name", "measure"}},
    )
