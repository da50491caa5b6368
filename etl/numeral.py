"""Numbers in Vietnamese words: “mười lăm”, “một trăm hai mươi”, “mười lăm triệu”."""

import re

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_DIGIT = f"(?:{'|'.join(_DIGITS)})"
_UNITS = _DIGIT.replace("|năm|", "|")  # “hai mươi năm” is twenty years, twenty-five is “lăm”
_GROUP = re.compile(
    rf"(?:(?P<hundreds>{_DIGIT}) trăm(?: (?=linh|lẻ|mười|\w+ mươi)|$))?"
    rf"(?:(?:linh|lẻ) (?P<alone>{_DIGIT})|(?P<tens>{_DIGIT}) mươi(?: (?P<units>{_UNITS}))?"
    rf"|(?P<ten>mười)(?: (?P<teens>{_UNITS}))?|(?P<one>{_DIGIT}))?"
)
_NOT_ALONE = {"không", "mốt", "tư", "năm", "lăm", "nhăm"}  # no number, or a year
_SCALED = re.compile(
    r"(?:(?P<billions>.+?) t[ỷỉ] ?)?(?:(?P<millions>.+?) triệu ?)?"
    r"(?:(?P<thousands>.+?) (?:nghìn|ngàn) ?)?(?P<rest>.+)?"
)
_SCALES = {"billions": 10**9, "millions": 10**6, "thousands": 10**3, "rest": 1}
BEGINS = rf"^(?:{'|'.join(_DIGITS)}|mười)\b"


def small(words: str) -> int | None:
    """Read a number below a thousand that stands alone; “năm” is a year as well as five."""
    return _group(words) if words not in _NOT_ALONE else None


def spoken(words: str) -> int | None:
    """Read a number in words with its thousands, millions and billions."""
    parts = _SCALED.fullmatch(words)
    told = {name: part for name, part in parts.groupdict().items() if part} if parts else {}
    read = {name: _group(part) for name, part in told.items()}
    if not read or any(part is None for part in read.values()):
        return None
    return sum((part or 0) * _SCALES[name] for name, part in read.items())


def _group(words: str) -> int | None:
    found = _GROUP.fullmatch(words)
    if found is None or not words:
        return None
    said = {name: _DIGITS.get(word or "", 0) for name, word in found.groupdict().items()}
    tens = said["tens"] + bool(found["ten"])
    units = said["alone"] + said["units"] + said["teens"] + said["one"]
    return said["hundreds"] * 100 + tens * 10 + units
