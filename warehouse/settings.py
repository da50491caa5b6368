"""Where things are: the environment, else `thidua.toml` at the root, else the default world."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warehouse.configuration import FILE, ROOT, setting, written
from warehouse.language import Refusal

__all__ = ["ROOT", "Settings", "settings"]

_KNOWN = (
    "inbox", "reference", "data", "engine", "language", "site", "hold_values", "hold_ranks",
    "refresh_every", "mail_to", "mail_from", "smtp",
)  # fmt: skip
_WORDS = {
    "engine": ("duckdb",),
    "language": ("vi", "en"),
}  # settings with a closed list, default first
_SPANS = {
    "minutes": ("minute", "minutes", "phút"),
    "hours": ("hour", "hours", "giờ"),
    "days": ("day", "days", "ngày"),
    "weeks": ("week", "weeks", "tuần"),
}  # words in which `refresh_every` may be said


@dataclass(frozen=True)
class Settings:
    """The folders an office works with, all absolute, and the names a proxy opens its pages at.

    `hold_values` is the share, in percent, of a bloc's standing values of a period that a build
    may overturn without being held back; `hold_ranks` the number of ranks frozen by reviews.
    `refresh_every` is what the office promises; None promises nothing, so nothing is late.
    `mail_to` are the addresses that digests go to, parted by spaces, through the server `smtp`.
    """

    inbox: Path
    reference: Path
    data: Path
    site: str = ""
    hold_values: Decimal = Decimal(25)
    hold_ranks: int = 0
    refresh_every: timedelta | None = None
    mail_to: str = ""
    mail_from: str = ""
    smtp: str = ""


def settings(root: Path = ROOT) -> Settings:
    """Read the settings as they are now; a wrong one is refused with a sentence.

    `data` holds all that is written; its `records` cannot be rebuilt, everything else can.
    Without an inbox of its own, an office sees the default world, kept inside `data`.
    """
    said = _file(root)
    value = {name: setting(name, said) for name in _KNOWN}
    for name, words in _WORDS.items():
        _refuse_unknown(name, value[name] or words[0], words)
    data = _place(root, value["data"] or "data")
    return Settings(
        inbox=_place(root, value["inbox"]) if value["inbox"] else data / "sample",
        reference=_place(root, value["reference"] or "warehouse/reference"),
        data=data,
        site=value["site"] or "",
        hold_values=_threshold("hold_values", value["hold_values"] or "25%", highest=100),
        hold_ranks=int(_threshold("hold_ranks", value["hold_ranks"] or "0")),
        refresh_every=_span("refresh_every", value["refresh_every"]),
        mail_to=_addresses("mail_to", value["mail_to"] or ""),
        mail_from=_addresses("mail_from", value["mail_from"] or ""),
        smtp=_server("smtp", value["smtp"] or ""),
    )


def _threshold(name: str, written: str, highest: int | None = None) -> Decimal:
    """Read a threshold: a share in percent where it has a highest, else a whole number."""
    digits = written.strip().removesuffix("%" if highest else "").replace(",", ".").strip()
    form = r"\d{1,3}(\.\d{1,2})?" if highest else r"\d{1,6}"
    if re.fullmatch(form, digits) is None or (highest and Decimal(digits) > highest):
        example = "25%" if highest else "0"
        raise Refusal(
            f"THIDUA_{name.upper()} ghi “{written}”. Cần một ngưỡng, ví dụ “{example}”.",
            f"THIDUA_{name.upper()} says “{written}”. It must be a threshold, like “{example}”.",
        )
    return Decimal(digits)


def _span(name: str, written: str | None) -> timedelta | None:
    """Read a span of time, such as “1 day” or “12 giờ”."""
    if not written:
        return None
    count, _, word = unicodedata.normalize("NFC", written).strip().lower().partition(" ")
    unit = next((unit for unit, words in _SPANS.items() if word.strip() in words), None)
    if unit is None or re.fullmatch(r"[1-9]\d{0,3}", count) is None:
        raise Refusal(
            f"THIDUA_{name.upper()} ghi “{written}”. Cần một khoảng thời gian: “1 ngày”, “12 giờ”.",
            f"THIDUA_{name.upper()} says “{written}”. It must be a span: “1 day”, “12 hours”.",
        )
    return timedelta(**{unit: int(count)})


def _addresses(name: str, written: str) -> str:
    found = written.replace(",", " ").split()
    if any(re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", one) is None for one in found):
        raise Refusal(
            f"THIDUA_{name.upper()} ghi “{written}”. Cần địa chỉ thư, cách nhau bằng dấu cách.",
            f"THIDUA_{name.upper()} says “{written}”. It takes mail addresses, parted by spaces.",
        )
    return " ".join(found)


def _server(name: str, written: str) -> str:
    try:
        server = urlsplit(written)
        known = server.scheme in {"smtp", "smtps"} and server.hostname and server.port != 0
    except ValueError:
        known = False
    if written and not known:  # it may hold a password: it is not repeated
        raise Refusal(
            f"THIDUA_{name.upper()} không phải là máy chủ thư. Cần dạng smtp://máy:25 hoặc "
            "smtps://người:mật-khẩu@máy:465.",
            f"THIDUA_{name.upper()} is no mail server. It must be like smtp://host:25 or "
            "smtps://user:password@host:465.",
        )
    return written


def _place(root: Path, written: str) -> Path:
    return (root / Path(written).expanduser()).resolve()


def _refuse_unknown(name: str, value: str, words: tuple[str, ...]) -> None:
    if value.strip().lower() not in words:
        known = ", ".join(words)
        raise Refusal(
            f"THIDUA_{name.upper()} ghi “{value}”. Bản này chỉ hiểu: {known}.",
            f"THIDUA_{name.upper()} says “{value}”. This version knows only: {known}.",
        )


def _file(root: Path) -> dict[str, Any]:
    path = root / FILE
    try:
        said = written(root)
    except ValueError as error:
        raise Refusal(
            f"Không đọc được {path}: {error}. Hãy sửa tệp này.",
            f"{path} cannot be read: {error}. Correct that file.",
        ) from error
    for key, value in said.items():
        if key in _KNOWN and not isinstance(value, str):
            raise Refusal(
                f'{path}: mục “{key}” phải là chữ trong dấu ngoặc kép, ví dụ {key} = "{value}".',
                f'{path}: the entry “{key}” must be text in quotes, such as {key} = "{value}".',
            )
        if key not in _KNOWN:
            raise Refusal(
                f"{path}: không hiểu mục “{key}”. Các mục có thể dùng: {', '.join(_KNOWN)}.",
                f"{path}: the entry “{key}” is not understood. Known are: {', '.join(_KNOWN)}.",
            )
    return said
