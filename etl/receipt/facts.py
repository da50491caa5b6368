"""The points, targets, awards, cross-checks and votes of files that are judged but not loaded."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from etl.receipt.content import Fact, sentence
from etl.reported.appraisal import COPIED
from warehouse.language import Sentence
from warehouse.reference import Reference

if TYPE_CHECKING:
    from etl.judgement import Frames

Row = Mapping[str, Any]


def facts_of(frames: "Frames", reference: Reference) -> list[dict[str, Any]]:
    """Give every fact with the submission that tells it, by the names of `Fact` else."""
    return [
        {"submission": row["submission"], **fact._asdict()} for row, fact in _all(frames, reference)
    ]


def _all(frames: "Frames", reference: Reference) -> Iterator[tuple[Row, Fact]]:
    for row in frames.points.to_dicts():
        if row["stage"] != COPIED:
            beside = row["evidence"] or row["reason"]
            yield row, _fact("point", row, reference, row["criterion"], row["raw_text"], beside)
    for row in frames.targets.to_dicts():
        about = reference.indicators[row["indicator"]]
        item = sentence(about["name_vi"], about["name_en"])
        yield row, _fact("target", row, reference, item, row["raw_text"])
    for row in frames.awards.to_dicts():
        yield row, _fact("award", row, reference, row["award"], row["decision"], row["note"])
    for row in frames.cross_checks.to_dicts():
        other, beside = row["checked_by"], row["difference"] or row["evidence"]
        checked_by = _named(other, reference)
        yield row, _fact("cross_check", row, reference, checked_by, row["outcome"], beside)
    for row in frames.votes.to_dicts():
        counted = f"{row['in_favour']}/{row['present']}"
        yield row, _fact("vote", row, reference, row["question"], counted, row["note"])


def _fact(
    part: str,
    row: Row,
    reference: Reference,
    item: str | Sentence | None,
    said: str | None,
    beside: str | None = None,
) -> Fact:
    unit = _named(row.get("of_unit", row["unit"]), reference)
    named = item if isinstance(item, Sentence) else sentence(item, item)
    return Fact(part, unit, named, said, beside, row["sheet"], row["cell"])


def _named(unit: str | None, reference: Reference) -> Sentence | None:
    about = reference.units.get(unit or "")
    return sentence(about["name_vi"], about["name_en"]) if about else None
