"""Vietnamese wording: how labels are folded before they are looked up, how numbers are written."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_GAPS = re.compile(r"[^0-9a-z&]+")
_TO_VIETNAMESE = str.maketrans(",.", ".,")

HINT = "Mẫu số: "  # what the form itself says beside a share, where people write their notes


@lru_cache(maxsize=20_000)
def composed(text: str) -> str:
    """Compose the letters and make every gap one plain space."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Fold a label to its key: no case, no tone marks, no punctuation.

    For looking up only: “Bộ” and “bỏ” share a key, so a key never identifies by itself.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", _INVISIBLE.sub("", text).casefold()))
    return _GAPS.sub(" ", bare.replace("đ", "d")).strip()


def figure(value: float | Decimal, decimals: int = 2) -> str:
    """Write a number as Vietnamese offices do: “1.411”, “98,5”."""
    told = f"{value:,.{decimals}f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return told.translate(_TO_VIETNAMESE)
