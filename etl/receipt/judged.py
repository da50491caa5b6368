"""Receipts for files that are judged but not loaded: as `check` judges them."""

from collections.abc import Mapping
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
from etl.receipt.facts import facts_of
from warehouse.period import Period
from warehouse.reference import Reference

if TYPE_CHECKING:
    from etl.judgement import Frames


def of_frames(frames: "Frames", reference: Reference) -> list[Receipt]:
    """Give a receipt for each file, unit and period judged, in the order of the files."""
    sent: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in frames.submissions.to_dicts():
        key = tuple(str(row[name]) for name in ("file_name", "sha256", "unit", "period"))
        sent.setdefault(key, []).append(row)
    told = (frames.observations, frames.statements, frames.activities)
    known = [*(frame.to_dicts() for frame in told), facts_of(frames, reference)]
    findings = frames.findings.to_dicts()
    return [_receipt(rows, known, findings, reference) for _, rows in sorted(sent.items())]


def _receipt(
    sent: list[dict[str, Any]],
    known: list[list[dict[str, Any]]],
    findings: list[dict[str, Any]],
    reference: Reference,
) -> Receipt:
    """Lay out one receipt; of what is set aside nothing counts."""
    first, names = spokesman(sent), {row["submission"] for row in sent}
    counts = {row["submission"] for row in sent if row["status"] == "accepted"}
    values, stated, done, facts = (
        [row for row in rows if row["submission"] in counts] for rows in known
    )
    unit = reference.units.get(first["unit"]) or reference.blocs.get(first["unit"]) or {}
    return Receipt(
        file_name=first["file_name"],
        sha256=first["sha256"],
        kinds=sorted(str(row["kind"]) for row in sent if row["kind"]),
        unit=first["unit"],
        unit_name=sentence(unit["name_vi"], unit["name_en"]) if unit else None,
        period=first["period"],
        revision=first["revision"],
        reported_on=first["reported_on"],
        received_on=None,
        is_day_assumed=False,
        status=first["status"],
        illustrative=first["illustrative"],
        told=in_order(_told(row, reference) for row in values),
        doubts=[doubt_of(row) for row in findings if row["submission"] in names],
        asked=_asked(first, reference) or None,
        stated=[_stated(row, reference) for row in stated],
        done=[Done(row["name"], *(row[name] for name in Done._fields[1:])) for row in done],
        facts=in_order(Fact(*(row[name] for name in Fact._fields)) for row in facts),
    )


def _told(row: Mapping[str, Any], reference: Reference) -> Told:
    indicator = reference.indicators[row["indicator"]]
    same = set(Told._fields) & row.keys()
    return Told(
        name=sentence(indicator["name_vi"], indicator["name_en"]),
        measure=sentence(indicator["measure"], indicator["measure_en"]),
        kind=str(indicator["kind"]),
        **{name: row[name] for name in same},
    )


def _stated(row: Mapping[str, Any], reference: Reference) -> Stated:
    to = row["addressed_to"]
    about = reference.units.get(to) or reference.blocs.get(to) or {"name_vi": to, "name_en": to}
    addressed = sentence(about["name_vi"], about["name_en"]) if to else None
    return Stated(row["kind"], row["text"], addressed, row["sheet"], row["cell"])


def _asked(sent: Mapping[str, Any], reference: Reference) -> list[Asked]:
    """Give what the covenants of the unit's blocs want of it in that period."""
    if sent["unit"] not in reference.units or sent["kind"] != FIGURES:
        return []
    period = Period.parse(sent["period"])
    covenants = {
        f"{row['year']}-{row['bloc']}"
        for row in reference.tables["membership"]
        if row["unit"] == sent["unit"] and row["year"] == period.year
    }
    wanted = {
        row["indicator"] for row in reference.tables["target"] if row["covenant"] in covenants
    }
    return [
        Asked(code, sentence(row["name_vi"], row["name_en"]))
        for code, row in reference.indicators.items()
        if code in wanted
        and not row["computed"]
        and (period.half is None or row["across_year"] != "year_end")
    ]
