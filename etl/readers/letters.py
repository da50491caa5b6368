"""Bytes as letters: UTF-8, UTF-16, and the Vietnamese code page of Windows."""

import re
import unicodedata

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = re.compile("[\x00-\x08\x0b\x0e-\x19\x1c-\x1f]")
_SAMPLE = 4096
_OFTEN = 0.3  # of every second byte: the empty half of plain letters in UTF-16
_LONGEST = 1024 * 1024
# tones of cp1258 stand behind a vowel; letters of .VnTime and VNI-Times are other signs there
_TONES = re.compile("[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]", re.IGNORECASE)
_OLD_FONTS = re.compile(
    "[\u00a8-\u00b9](?=[a-z])|[a-z][\u00a8\u00a9\u00aa\u00ab\u00ac\u00ae\u00b5-\u00b9]|[\u00f1]"
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)


def decoded(content: bytes) -> str | None:
    """Read bytes as text; None where they are none."""
    text = _decoded(content)
    return None if text is None or _BINARY.search(text[:_LONGEST]) else text


def of_page(content: bytes, text: str) -> str:
    """Read a page in the encoding that it names, where its bytes allow it."""
    named = _CHARSET.search(content[:_SAMPLE])
    if named is None or content.startswith(tuple(mark for mark, _ in _MARKS)) or _is_utf8(content):
        return text
    name = named[1].decode("ascii").lower()
    if name in {"windows-1252", "iso-8859-1", "windows-1258", "x-windows-1258", "cp1258"}:
        return text if name.endswith("1258") else _western(content)
    try:
        return content.decode(name)
    except (LookupError, UnicodeDecodeError):
        return text


def _decoded(content: bytes) -> str | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    wide = _unmarked_utf16(content[:_SAMPLE])
    if wide:
        return content.decode(wide, "replace")
    if _is_utf8(content):
        return content.decode()
    text = content.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if sum(letter > "\x7f" for letter in text) > 2 * damaged:
        return text  # a few bytes were spoiled: the letters lost stay visible
    return _one_byte(content)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(sample: bytes) -> str:
    """Tell UTF-16 without its mark by the empty halves of plain letters."""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > _OFTEN * half and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > _OFTEN * half and not sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _one_byte(content: bytes) -> str:
    """Read cp1258, unless the letters are those of an old font, which are restored later."""
    text = content.decode("cp1258", "replace")
    western = _western(content)
    if len(_OLD_FONTS.findall(western)) > len(_TONES.findall(text)):
        return western
    return unicodedata.normalize("NFC", text)


def _western(content: bytes) -> str:
    return content.decode("cp1252", "replace")
