"""The day each file was received: written to the records once, and never taken back."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from etl.inbox import Arrival, is_sample_world
from warehouse import records
from warehouse.language import Refusal
from warehouse.settings import Settings

VIETNAM = timezone(timedelta(hours=7))
_FIRST_SEEN = "first_seen"  # nobody told the day: it is no later than this


class Receipt(NamedTuple):
    """An ISO instant, and whether the inbox told it or the file was only seen first then."""

    received_at: str
    known_by: str


Receipts = dict[tuple[str, str], Receipt]  # by name in the inbox and hash


def receive(data: Path, found: Sequence[Arrival], now: datetime) -> Receipts:
    """Write down when each file was received, once; say it for all that lie in the inbox."""
    before = known(data)
    seen = Receipt(now.isoformat(timespec="seconds"), _FIRST_SEEN)
    new = {
        (one.file_name, one.sha256): Receipt(one.received_on, "inbox") if one.received_on else seen
        for one in found
        if (one.file_name, one.sha256) not in before
    }
    facts = [
        {"file_name": name, "sha256": digest, **receipt._asdict()}
        for (name, digest), receipt in new.items()
    ]
    records.append(data, records.RECEIVED, facts)
    before |= new
    return {key: before[key] for key in ((one.file_name, one.sha256) for one in found)}


def vanished(places: Settings, found: Sequence[Arrival]) -> Receipts:
    """Give the files that were received once and whose bytes lie in the inbox no more.

    An inbox keeps everything, so somebody has to know. An illustrative world comes and goes.
    """
    if is_sample_world(places.inbox):
        return {}
    before = known(places.data)
    if before and not found:
        raise _empty_inbox(places, len(before))
    present = {arrival.sha256 for arrival in found}
    return {key: receipt for key, receipt in sorted(before.items()) if key[1] not in present}


def known(data: Path) -> Receipts:
    """Give what the records hold, by name and hash; what was written first counts."""
    return {
        (str(fact.get("file_name")), str(fact.get("sha256"))): Receipt(
            str(fact.get("received_at")), str(fact.get("known_by"))
        )
        for fact in reversed(list(records.read(data, records.RECEIVED)))
    }


def _empty_inbox(places: Settings, files: int) -> Refusal:
    return Refusal(
        f"Hộp thư {places.inbox} trống, mà trước đây đã nhận {files} tệp. Có thể ổ đĩa chưa được "
        "gắn hoặc các tệp đã bị chuyển đi; hãy đặt lại chúng. Bản cũ vẫn phục vụ.",
        f"The inbox {places.inbox} is empty, but {files} files have been received. A disk may not "
        "be mounted, or the files were moved; please put them back. The old build still serves.",
    )


def rows(received: Receipts) -> list[dict[str, object]]:
    """Give the receipts as rows of staging.received and staging.vanished."""
    return [
        {
            "file_name": name,
            "sha256": digest,
            "received_at": receipt.received_at,
            "received_on": datetime.fromisoformat(receipt.received_at).astimezone(VIETNAM).date(),
            "assumed": receipt.known_by == _FIRST_SEEN,
        }
        for (name, digest), receipt in received.items()
    ]
