"""Vietnamese wording made comparable: how labels are folded before they are looked up."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_GAPS = re.compile(r"[^0-9a-z&]+")

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
