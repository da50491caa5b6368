"""The digest of a refresh: what came, what is doubtful, which verdicts turned, who is late.

It is made from the build that was finished and the one before it, written beside the logs, and is
short enough to be read in mail.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.moving import VERDICTS
from etl.telling import one_line, plain, told
from warehouse import queries
from warehouse.database import Build, kept
from warehouse.language import Sentence, terminal_language
from warehouse.review import is_of_now
from warehouse.scope import Scope

if TYPE_CHECKING:
    import polars as pl
    from duckdb import DuckDBPyConnection

    from etl.refresh import Outcome

_SHOWN = 20  # lines of each part
_RECENT = timedelta(days=365)  # what was due longer ago is history, no reminder
_EVERY = Scope.everything()
_INVENTED = Sentence(" (số liệu minh hoạ)", " (illustrative data)")


@dataclass(frozen=True)
class Digest:
    """What a refresh is told by: a subject of one line, and the whole."""

    subject: str
    text: str


def folder(data: Path) -> Path:
    """Give the folder in which digests are kept."""
    return data / "logs" / "digests"


def digest(outcome: "Outcome", data: Path) -> Digest:
    """Tell of a refresh that made a build: its line, then what is new since the one before."""
    subject = told(outcome).spoken()
    since = kept(data, outcome.moved.since) if outcome.moved else None
    parts = [subject, *(said.spoken() for said in outcome.held)]
    for title, lines in [*_new(outcome.build, since), *_now(outcome.build)]:
        shown = [f"  {line}" for line in lines[:_SHOWN]]
        more = len(lines) - len(shown)
        rest = [f"  {_more(more).spoken()}"] if more > 0 else []
        parts.append("\n".join([f"{title.spoken()}: {len(lines)}", *shown, *rest]))
    return Digest(subject, "\n\n".join(parts) + "\n")


def keep(said: Digest, outcome: "Outcome", data: Path) -> Path:
    """Write a digest under the instant its build was made; give its place."""
    made_at = str(outcome.build.manifest["refreshed_at"])[:19].replace(":", "")
    place = folder(data) / f"{made_at}-{outcome.build.build}.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(".next")
    beside.write_text(said.text, "utf-8")
    beside.replace(place)
    return place


def _more(count: int) -> Sentence:
    return Sentence(f"… và {count} dòng nữa.", f"… and {count} more.")


def _new(now: Build, since: Build | None) -> Iterator[tuple[Sentence, Sequence[str]]]:
    """Tell what came since an earlier build; nothing where another version made it."""
    if since and not is_of_now(since):
        return
    came, found = _told(now)
    if since:
        before, doubted = _told(since)
        came = came.join(before, on="submission", how="anti")
        where = ["submission", "rule", "sheet", "cell", "message_vi"]
        found = found.join(doubted, on=where, how="anti", nulls_equal=True)
    yield Sentence("Báo cáo mới", "New reports"), [_report(row) for row in _rows(came)]
    new = [one_line(row).strip() for row in _rows(found)]
    yield Sentence("Điều mới cần xem", "New findings"), new
    with _opened(now) as here:
        turned = queries.turned_verdicts(here, _EVERY, since.build if since else None)
    yield (
        Sentence("Nhận định đã đổi", "Verdicts that turned"),
        [_turn(row) for row in _rows(turned)],
    )


def _now(now: Build) -> Iterator[tuple[Sentence, Sequence[str]]]:
    with _opened(now) as here:
        sent = queries.completeness(here, _EVERY, None, None)
    as_of = date.fromisoformat(now.manifest["as_of"])
    yield Sentence("Chưa gửi, đã quá hạn", "Overdue and not sent"), _late(sent, as_of)


def _told(build: Build) -> tuple["pl.DataFrame", "pl.DataFrame"]:
    """Give the submissions and the findings of a build."""
    with _opened(build) as there:
        return (
            queries.submissions(there, _EVERY, None, None, None),
            queries.findings(there, _EVERY, None, None),
        )


def _opened(build: Build) -> "DuckDBPyConnection":
    import duckdb

    return duckdb.connect(str(build.path), read_only=True)


def _rows(frame: "pl.DataFrame") -> Iterator[dict[str, Any]]:
    return frame.iter_rows(named=True)


def _name(row: dict[str, Any], field: str) -> str:
    return str(row.get(f"{field}_{terminal_language()}") or row.get(f"{field}_vi") or "")


def _mark(row: dict[str, Any]) -> str:
    return _INVENTED.spoken() if row["illustrative"] else ""


def _report(row: dict[str, Any]) -> str:
    unit = _name(row, "unit") or row["file_name"]
    parts = [unit, row["period"], row["file_name"] if unit != row["file_name"] else None]
    return plain(" · ".join(part for part in parts if part)) + _mark(row)


def _turn(row: dict[str, Any]) -> str:
    who = _name(row, "unit") or _name(row, "bloc")
    before, after = (VERDICTS[row[side]].spoken() for side in ("before", "after"))
    said = f"{who} · {row['period']} · {_name(row, 'indicator')}: {before} → {after}"
    return plain(said) + _mark(row)


def _late(late: "pl.DataFrame", as_of: date) -> list[str]:
    missing = [
        row
        for row in _rows(late.filter(status="missing"))
        if row["due_on"] and as_of - row["due_on"] <= _RECENT
    ]
    return [
        plain(f"{_name(row, 'bloc')} · {_name(row, 'unit')} · {row['period']}: {_since(row)}")
        + _mark(row)
        for row in missing
    ]


def _since(row: dict[str, Any]) -> str:
    due = row["due_on"].strftime("%d/%m/%Y")
    return Sentence(f"hạn {due}", f"due {due}").spoken()
