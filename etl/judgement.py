"""From readings to the three frames the warehouse loads: submissions, observations, findings."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from etl import rules
from etl.identity import Names
from etl.inbox import Arrival
from etl.layout import Entry, Flaw, Reading
from etl.measure import contradicts, part_context, value_context
from etl.parts import together
from etl.value import INPUT, STORED, parse
from etl.wording import fold

Schema = dict[str, pl.DataType | type[pl.DataType]]

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
FINDING: Schema = {
    "key": pl.String, "submission": pl.String, "file_name": pl.String, "sheet": pl.String,
    "cell": pl.String, "rule": pl.String, "severity": pl.String, "raw_text": pl.String,
    "message_vi": pl.String, "message_en": pl.String, "suggestion": pl.String,
}  # fmt: skip
_ABOUT: Schema = {
    "row": pl.Int64, "file": pl.Int64, "role": pl.String, "indicator": pl.String,
    "nature": pl.String, "sheet": pl.String, "cell": pl.String, "said_status": pl.String,
    "note": pl.String, "with_parts": pl.Boolean,
}  # fmt: skip
_STATUS = (("^(so bo|tam tinh)", "P"), ("^uoc", "E"), ("^(chinh thuc|dieu chinh)", "A"))

c = pl.col


class Frames(NamedTuple):
    """What files say, a row each; `key` tells the file."""

    submissions: pl.DataFrame
    observations: pl.DataFrame
    findings: pl.DataFrame


@dataclass(frozen=True)
class File:
    """One file as read, to be judged."""

    key: str
    arrival: Arrival
    kind: str
    reading: Reading
    copies: list[str]

    @property
    def submission(self) -> str:
        """Name the submission: the hash of the file, and what it reports."""
        told, short = self.reading, self.arrival.sha256[:16]
        if told.status == "refused":
            return f"{short}/{hashlib.sha256(self.arrival.file_name.encode()).hexdigest()[:8]}"
        return f"{short}/{told.unit}/{told.period}/{self.kind}"


def judgement(files: Sequence[File], names: Names) -> Frames:
    """Judge all files at once."""
    cells = parse(_cells(files, names))
    rows = together(cells)
    submissions = pl.DataFrame(
        [_submission(file) for file in files], schema=SUBMISSION, orient="row"
    )
    findings = [_told(file, flaw) for file in files for flaw in file.reading.flaws]
    findings += [_copy(file, name) for file in files for name in file.copies]
    findings += _doubted(cells.filter(c.role != "value"), files)
    parts = cells.filter(c.role != "value")
    findings += _doubted(rows, files)
    findings += _mentioned(pl.concat([rows, parts], how="diagonal"), files)
    return Frames(
        submissions,
        _observations(rows, files),
        pl.DataFrame(findings, schema=FINDING, orient="row"),
    )


def _cells(files: Sequence[File], names: Names) -> pl.DataFrame:
    cells: list[tuple[object, ...]] = []
    row = 0
    for index, file in enumerate(files):
        if file.reading.status == "refused":
            continue
        for entry in file.reading.entries:
            indicator = names.indicators[entry.indicator]
            if contradicts(indicator, entry.measure):
                place = entry.cells["measure"].address
                flaw = Flaw("printed_measure", entry.sheet, place, entry.measure)
                file.reading.flaws.append(flaw)
                continue
            row += 1
            about = (row, index, entry.indicator, str(indicator["kind"]))
            own, part = value_context(indicator, entry.measure), part_context(indicator)
            for role, context in (("value", own), ("numerator", part), ("denominator", part)):
                cells.append(_cell(about, role, entry) + tuple(context))
    schema = _ABOUT | {name: INPUT[name] for name in ("kind", "text", "number_format", "formula")}
    schema |= {n: INPUT[n] for n in ("context", "scale", "words", "nil", "negative", "beyond")}
    return pl.DataFrame(cells, schema=schema, orient="row")


def _cell(about: tuple[int, int, str, str], role: str, entry: Entry) -> tuple[object, ...]:
    row, index, indicator, nature = about
    cell, status = entry.cells.get(role), entry.cells.get("status")
    at = cell.address if cell else (entry.at if role == "value" else None)
    said = fold(status.text) if status else None
    content: tuple[object, ...] = ("s", None, "", False)
    if cell:
        content = (cell.kind, cell.text, cell.number_format, cell.formula)
    about_cell = (indicator, nature, entry.sheet, at, said, entry.note, entry.with_parts)
    return (row, index, role, *about_cell, *content)


def _observations(rows: pl.DataFrame, files: Sequence[File]) -> pl.DataFrame:
    """Keep what broke no rule; a part that is in doubt keeps its whole row out."""
    about = pl.DataFrame(
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
    estimated = pl.when(c.estimate).then(pl.lit("E")).otherwise(pl.lit("A"))
    known = c.value.is_not_null()
    said = pl.coalesce(
        pl.when(c.said_status.str.contains(words)).then(pl.lit(code)) for words, code in _STATUS
    )
    status = said.fill_null(estimated)
    computed = (c.parse_rule == "parts").fill_null(value=False) & c.formula
    by_parts = computed | (c.text.fill_null("") == "")
    raw = pl.when(by_parts).then(c.beside).otherwise(c.text)
    place = pl.when(by_parts & known).then(pl.coalesce(c.cell_numerator, c.cell)).otherwise(c.cell)
    kept = ["numerator", "denominator", "qualifier", "parse_rule"]
    return (
        rows.filter(c.doubt.is_null() & ~c.part_doubted.fill_null(value=False))
        .join(about, on="file", how="inner", maintain_order="left")
        .with_columns(
            status=pl.when(known).then(status),
            raw_text=pl.when(known | c.text.is_not_null()).then(raw),
            cell=place,
            **{name: pl.when(known).then(c(name)) for name in kept},
        )
        .select(c(name).cast(kind) for name, kind in OBSERVATION.items())
    )


def _submission(file: File) -> tuple[object, ...]:
    told = file.reading
    refused = told.status == "refused"
    what = (None,) * 4 if refused else (told.unit, told.period, file.kind, told.level)
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
    place = (file.arrival.file_name, flaw.sheet, flaw.cell, flaw.rule, rules.severity(flaw.rule))
    return (file.key, file.submission, *place, flaw.raw, told.vi, told.en, flaw.suggestion)


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
    index = row["file"]
    file = files[index] if isinstance(index, int) else files[0]
    words = {
        "cell": str(row["cell"]),
        "raw": str(row["text"] or ""),
        "other": str(row.get("beside") or ""),
        "proof": str(row.get("proof") or ""),
        "aside": str(row.get("aside") or ""),
        "sum": figure(row.get("sum_apart")),
        "suggestion": str(row["suggestion"] or "…"),
        "value": figure(row["value"]),
    }
    told = rules.sentence(rule, **words)
    place = (file.arrival.file_name, row["sheet"], row["cell"], rule, rules.severity(rule))
    rest = (row["text"], told.vi, told.en, row["suggestion"])
    return (file.key, file.submission, *place, *rest)


def figure(value: object) -> str:
    """Write a number as Vietnamese offices do."""
    if value is None:
        return ""
    whole, _, decimals = f"{value:f}".partition(".")
    sign = "-" * whole.startswith("-")
    grouped = sign + f"{abs(int(whole)):,}".replace(",", ".")
    return grouped + ("," + decimals.rstrip("0") if decimals.strip("0") else "")
