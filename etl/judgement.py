"""From readings to the three frames the warehouse loads: submissions, observations, findings."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

import polars as pl

from etl import rules
from etl.cells import Schema, cells_of
from etl.identity import Names
from etl.inbox import Arrival
from etl.parts import together
from etl.reading import Flaw, Reading
from etl.record import RECORDS, Record, schema_of
from etl.reported.taking import take
from etl.value import STORED, parse

SUBMISSION: Schema = {
    "key": pl.String, "submission": pl.String, "unit": pl.String, "period": pl.String,
    "kind": pl.String, "level": pl.String, "reported_on": pl.Date, "revision": pl.Int32,
    "file_name": pl.String, "sha256": pl.String, "status": pl.String, "illustrative": pl.Boolean,
}  # fmt: skip
OBSERVATION: Schema = {
    "key": pl.String, "submission": pl.String, "unit": pl.String, "indicator": pl.String,
    "period": pl.String, "value": STORED, "qualifier": pl.String, "status": pl.String,
    "missing": pl.String, "numerator": STORED, "denominator": STORED, "data_as_of": pl.Date,
    "sheet": pl.String, "cell": pl.String, "raw_text": pl.String, "parse_rule": pl.String,
    "note": pl.String, "illustrative": pl.Boolean,
}  # fmt: skip
MENTION: Schema = {
    "key": pl.String, "submission": pl.String, "unit": pl.String, "indicator": pl.String,
    "period": pl.String, "value": STORED, "qualifier": pl.String, "sheet": pl.String,
    "cell": pl.String, "raw_text": pl.String, "illustrative": pl.Boolean,
}  # fmt: skip
FINDING: Schema = {
    "key": pl.String, "submission": pl.String, "file_name": pl.String, "sheet": pl.String,
    "cell": pl.String, "rule": pl.String, "severity": pl.String, "raw_text": pl.String,
    "message_vi": pl.String, "message_en": pl.String, "suggestion": pl.String,
}  # fmt: skip
_ENGLISH = str.maketrans(",.", ".,")  # from the separators of Vietnamese numbers
_STATUS = (("^(so bo|tam tinh)", "P"), ("^uoc", "E"), ("^(chinh thuc|dieu chinh)", "A"))


c = pl.col


class Frames(NamedTuple):
    """What files say, a row each; `key` tells the file."""

    submissions: pl.DataFrame
    observations: pl.DataFrame
    findings: pl.DataFrame
    mentions: pl.DataFrame
    statements: pl.DataFrame
    activities: pl.DataFrame
    points: pl.DataFrame
    targets: pl.DataFrame
    awards: pl.DataFrame
    cross_checks: pl.DataFrame
    votes: pl.DataFrame


@dataclass(frozen=True)
class File:
    """One file as read, to be judged."""

    key: str
    arrival: Arrival
    reading: Reading
    copies: list[str]

    @property
    def submission(self) -> str:
        """Name the submission: the hash of the file, and what it reports."""
        told, short = self.reading, self.arrival.sha256[:16]
        if told.status == "refused":
            return f"{short}/{hashlib.sha256(self.arrival.file_name.encode()).hexdigest()[:8]}"
        return f"{short}/{told.unit}/{told.period}/{told.kind}"


def judgement(files: Sequence[File], names: Names) -> Frames:
    """Judge all files at once."""
    cells = parse(cells_of([file.reading for file in files], names))
    rows = together(cells)
    values = rows.filter(c.role == "value")
    figures = cells.filter(c.role == "figure")
    records = take([file.reading for file in files], figures)
    submissions = pl.DataFrame(
        [_submission(file) for file in files], schema=SUBMISSION, orient="row"
    )
    findings = [_told(file, flaw) for file in files for flaw in file.reading.flaws]
    findings += [_copy(file, name) for file in files for name in file.copies]
    parts = cells.filter(c.role.is_in(["numerator", "denominator"]))
    findings += _doubted(parts, files) + _doubted(values, files) + _doubted(figures, files)
    findings += _mentioned(pl.concat([rows, parts, figures], how="diagonal"), files)
    return Frames(
        submissions,
        _observations(values, files),
        pl.DataFrame(findings, schema=FINDING, orient="row"),
        _mentions(cells.filter((c.role == "beside") & c.value.is_not_null()), files),
        **{what: _further(files, records, kind) for what, kind in RECORDS.items()},
    )


def _about(files: Sequence[File]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "file": range(len(files)),
            "key": [file.key for file in files],
            "submission": [file.submission for file in files],
            "unit": [file.reading.unit for file in files],
            "period": [file.reading.period for file in files],
            "data_as_of": [file.reading.data_as_of for file in files],
            "illustrative": [file.reading.illustrative for file in files],
        },
        schema_overrides={"file": pl.Int64, "data_as_of": pl.Date, "unit": pl.String,
                          "period": pl.String},
    )  # fmt: skip


def _mentions(cells: pl.DataFrame, files: Sequence[File]) -> pl.DataFrame:
    """Keep what a report says beside its own figures: of other periods, or of the plan."""
    return (
        cells.join(_about(files).drop("period"), on="file", how="inner", maintain_order="left")
        .with_columns(raw_text=pl.coalesce("written", "text"))
        .select(c(name).cast(kind) for name, kind in MENTION.items())
    )


def _observations(rows: pl.DataFrame, files: Sequence[File]) -> pl.DataFrame:
    """Keep what broke no rule; a part that is in doubt keeps its whole row out."""
    estimated = pl.when(c.estimate).then(pl.lit("E")).otherwise(pl.lit("A"))
    known = c.value.is_not_null()
    said = pl.coalesce(
        pl.when(c.said_status.str.contains(words)).then(pl.lit(code)) for words, code in _STATUS
    )
    status = said.fill_null(estimated)
    computed = (c.parse_rule == "parts").fill_null(value=False) & c.formula
    by_parts = computed | (c.text.fill_null("") == "")
    raw = pl.when(by_parts).then(c.beside).otherwise(pl.coalesce("written", "text"))
    place = pl.when(by_parts & known).then(pl.coalesce(c.cell_numerator, c.cell)).otherwise(c.cell)
    kept = ["numerator", "denominator", "qualifier", "parse_rule"]
    return (
        rows.filter(c.doubt.is_null() & ~c.part_doubted.fill_null(value=False))
        .drop("period")
        .join(_about(files), on="file", how="inner", maintain_order="left")
        .with_columns(
            status=pl.when(known).then(status),
            raw_text=pl.when(known | c.text.is_not_null()).then(raw),
            cell=place,
            **{name: pl.when(known).then(c(name)) for name in kept},
        )
        .select(c(name).cast(kind) for name, kind in OBSERVATION.items())
    )


def _further(
    files: Sequence[File], records: Sequence[Sequence[Record]], kind: type[Record]
) -> pl.DataFrame:
    """Give the records of one type, those of each file in the order of their rows."""
    told = [
        (file.key, file.submission, file.reading.unit, file.reading.period, position, *record,
         file.reading.illustrative)
        for file, found in zip(files, records, strict=True)
        for position, record in enumerate((one for one in found if type(one) is kind), start=1)
    ]  # fmt: skip
    return pl.DataFrame(told, schema=schema_of(kind), orient="row")


def _submission(file: File) -> tuple[object, ...]:
    told = file.reading
    refused = told.status == "refused"
    what = (None,) * 4 if refused else (told.unit, told.period, told.kind, told.level)
    day = None if refused else told.reported_on
    name, sha256 = file.arrival.file_name, file.arrival.sha256
    about = (day, told.revision, name, sha256, told.status, told.illustrative)
    return (file.key, file.submission, *what, *about)


def _told(file: File, flaw: Flaw) -> tuple[object, ...]:
    words = {
        "cell": flaw.cell or "",
        "raw": flaw.raw or "",
        "other": flaw.other,
        "suggestion": flaw.suggestion or "…",
        "value": "",
    }
    told = rules.sentence(flaw.rule, **words)
    if flaw.suggestion and flaw.rule in rules.OF_NAMES:
        told = rules.with_question(told, flaw.suggestion)
    place = (file.arrival.file_name, flaw.sheet, flaw.cell, flaw.rule, rules.severity(flaw.rule))
    raw = flaw.written or flaw.raw
    return (file.key, file.submission, *place, raw, told.vi, told.en, flaw.suggestion)


def _copy(file: File, name: str) -> tuple[object, ...]:
    first = file.arrival.file_name
    told = rules.sentence("sent_once", raw=first)
    rest = (None, None, "sent_once", rules.severity("sent_once"), first, told.vi, told.en, None)
    return (file.key, file.submission, name, *rest)


def _doubted(rows: pl.DataFrame, files: Sequence[File]) -> list[tuple[object, ...]]:
    return [
        _said(row, row["doubt"], files) for row in rows.filter(c.doubt.is_not_null()).to_dicts()
    ]


def _mentioned(rows: pl.DataFrame, files: Sequence[File]) -> list[tuple[object, ...]]:
    """Try every rule that has a condition on the values no graver rule has kept out."""
    sound = rows.filter(c.doubt.is_null())
    return [
        _said(row, name, files)
        for name, rule in rules.RULES.items()
        if rule.when is not None
        for row in sound.filter(rule.when).to_dicts()
    ]


def _said(row: dict[str, object], rule: str, files: Sequence[File]) -> tuple[object, ...]:
    file = files[cast("int", row["file"])]
    fraction = row.get("beside") if row.get("quotient") is not None else None
    raw = row["written"] or row["text"] or fraction  # a share of its parts has no text of its own
    words = {
        "cell": str(row["cell"]),
        "raw": str(row["text"] or raw or ""),
        "other": str(row.get("beside") or ""),
        "proof": str(row.get("proof") or ""),
        "aside": str(row.get("aside") or ""),
        "sum": figure(row.get("sum_apart")),
        "suggestion": str(row["suggestion"] or "…"),
        "value": figure(row["value"]),
    }
    told = rules.sentence(rule, **words)
    english = {key: words[key].translate(_ENGLISH) for key in ("sum", "value")}
    told = told._replace(en=rules.sentence(rule, **words | english).en)
    place = (file.arrival.file_name, row["sheet"], row["cell"], rule, rules.severity(rule))
    rest = (raw, told.vi, told.en, row["suggestion"])
    return (file.key, file.submission, *place, *rest)


def figure(value: object) -> str:
    """Write a number as Vietnamese offices do."""
    if value is None:
        return ""
    whole, _, decimals = f"{value:f}".partition(".")
    sign = "-" * whole.startswith("-")
    grouped = sign + f"{abs(int(whole)):,}".replace(",", ".")
    return grouped + ("," + decimals.rstrip("0") if decimals.strip("0") else "")
