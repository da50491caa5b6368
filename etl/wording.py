"""Vietnamese wording: how labels are folded before they are looked up, how numbers are written."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from etl.syllable import toned

_MARKS = re.compile(r"[\u0300-\u036f]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_GAPS = re.compile(r"[^0-9a-z&]+")
_AROUND_AND = re.compile(" ?& ?")
_LIKE = str.maketrans(  # letters of other scripts that look like ours; eth is no đ
    "ðɖаеіјкмнорстухвѕαεικνορτυχβηµμ", "đđaeijkmhopctyxbsaeikvoptyxbhuu"
)
_OF_ONE_D = str.maketrans("đ", "d")
_END_IN_I = re.compile(r"\b([hklmst]|qu)i\b")  # “kí”, “tỉ”, “quí” are “ký”, “tỷ”, “quý”
_BETWEEN = re.compile(r"(?:[^\w&]|_)+")
_WORDS = re.compile(r"[^\W\d_]+")
_TO_VIETNAMESE = str.maketrans(",.", ".,")

HINT = "Mẫu số: "  # what the form itself says beside a share, where people write their notes


@lru_cache(maxsize=20_000)
def composed(text: str) -> str:
    """Compose the letters and make every gap one plain space."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


@lru_cache(maxsize=20_000)
def spelled(text: str) -> str:
    """Write a label with its tones, but one way only: “Hoà” as “hòa”, “kí” as “ký”."""
    plain = _BETWEEN.sub(" ", composed(text).casefold().translate(_LIKE)).strip()
    return _WORDS.sub(_spelled, plain)


def _spelled(word: re.Match[str]) -> str:
    letters, tone = toned(word[0])
    return _END_IN_I.sub(r"\1y", letters) + tone.upper()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Fold a label to its key: no case, no tone marks, no punctuation, one spelling.

    For looking up only: “Bộ” and “bỏ” share a key, so a key never identifies by itself.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", _INVISIBLE.sub("", text).casefold()))
    plain = _AROUND_AND.sub("&", _GAPS.sub(" ", bare.translate(_LIKE).translate(_OF_ONE_D)).strip())
    return _END_IN_I.sub(r"\1y", plain)


def figure(value: float | Decimal, decimals: int = 2) -> str:
    """Write a number as Vietnamese offices do: “1.411”, “98,5”."""
    told = f"{value:,.{decimals}f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return told.translate(_TO_VIETNAMESE)
