"""Old Vietnamese text turned to Unicode: TCVN3 (ABC), VNI, and code pages read as others.

The font decides where it names an old encoding; else a text is restored only if it cannot be
Vietnamese as it stands, can be as restored, and holds a word that reports use. Letters lost to “?”
come back only where one known phrase fits. What leaves doubt stays as it is.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from etl.syllable import is_syllable

_TCVN3_PAIRS = (
    "àµ á¸ ả¶ ã· ạ¹ ă¨ ằ» ắ¾ ẳ¼ ẵ½ ặÆ â© ầÇ ấÊ ẩÈ ẫÉ ậË èÌ éÐ ẻÎ ẽÏ ẹÑ êª ềÒ ếÕ ểÓ ễÔ ệÖ ì× "
    "íÝ ỉØ ĩÜ ịÞ òß óã ỏá õâ ọä ô« ồå ốè ổæ ỗç ộé ơ¬ ờê ớí ởë ỡì ợî ùï úó ủñ ũò ụô ư\xad ừõ "
    "ứø ửö ữ÷ ựù ỳú ýý ỷû ỹü ỵþ đ® Đ§ Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ àμ"
)
TCVN3 = {ord(pair[1]): pair[0] for pair in _TCVN3_PAIRS.split()}
_VNI_MARKS = {  # what may follow a vowel, and the marks it stands for
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = dict(zip("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ", strict=True))
_VNI = re.compile(
    "(?i:(a)([ùøûõïâáàåãäêéèúüë])|([eo])([ùøûõïâáàåãä])|([uyôö])([ùøûõï])|([ôöñæóòî]))"
)
ONLY_UNICODE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300-\u036f]")
_FOREIGN = frozenset("àïÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ") - {chr(code) for code in TCVN3}
_WORD = re.compile(r"[^\s.,;:!?()\[\]{}“”\"'‘’/\\&+=<>%0-9–—_-]+")
_CAPITALS = re.compile("[A-ZĐƯĂÂÊÔƠ]{2,}")
_LOST = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")
_ENOUGH = 3  # restored words that are sound syllables prove as much as one that is known
_SHOUTED = 3
_MOST_KEPT = 50_000
_SHORTEST = 4  # of a phrase that may be filled
_HORN = re.compile("(?<![ưƯ])([ơờớởỡợ])")
_COMMON = (
    "báo cáo tổng hợp số liệu kết quả nội dung đơn vị tính lượng ghi chú thực hiện kế hoạch tỷ lệ "
    "năm tháng đầu cuối quý kỳ ngày đến chỉ tiêu mục thứ tự người đồng triệu tỷ nghìn ngàn trên "
    "dưới gần khoảng hơn không có chưa đạt cộng toàn khối trong đó nữ và của các biểu bảng phụ lục "
    "công đoàn lao động bộ viện ban chấp hành thường vụ chủ tịch lập nơi nhận ước cùng so với việt "
    "nam tài chính cơ sở mới hoạt hỗ trợ được đã tại theo về cho phần thưởng văn hóa hoà thể dục"
)
_PHRASES = (  # of headings and columns, looked for where letters were lost
    "Nội dung", "Chỉ tiêu", "Đơn vị tính", "Số lượng", "Thực hiện", "Kế hoạch", "Ghi chú", "Tỷ lệ",
    "Đơn vị báo cáo", "Kỳ báo cáo", "Ngày báo cáo", "Số liệu tính đến ngày", "Đơn vị", "Tổng số",
    "Tổng cộng", "người", "đồng", "triệu đồng", "tỷ đồng", "cuộc", "sáng kiến", "Kết quả",
)  # fmt: skip


class Restored(NamedTuple):
    """A text in Unicode, and the name of the encoding it stood in."""

    text: str
    form: str


class Letters:
    """Restores texts, knowing the words and phrases of a reference."""

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        known = [unicodedata.normalize("NFC", one) for one in (*phrases, *_PHRASES)]
        words = (word.lower() for text in (*known, _COMMON) for word in _WORD.findall(text))
        self._words = frozenset(word for word in words if not word.isascii())
        self._phrases: dict[int, dict[str, str]] = {}
        for phrase in known:
            self._phrases.setdefault(len(phrase), {}).setdefault(phrase.lower(), phrase)
        self._told: dict[tuple[str, str], Restored | None] = {}

    def restored(self, text: str, font: str = "", *, trusted: str = "") -> Restored | None:
        """Give a text in Unicode; None where it is so already, or nobody can tell.

        `trusted` names the encoding that other texts in the same font have proved.
        """
        if not may_be_old(text):
            return None
        key = text, trusted or form_of(font)
        if key not in self._told:
            if len(self._told) > _MOST_KEPT:  # memory stays flat, however many texts come
                self._told.clear()
            self._told[key] = self._restored(*key)
        told = self._told[key]
        return told._replace(text=told.text.upper()) if told and _is_capitals(font) else told

    def _restored(self, text: str, form: str) -> Restored | None:
        if form and (found := _by_font(text, form)):
            return found
        read = [
            Restored(_shouted(turned, text), name)
            for name, turn in _TURNS.items()
            if (turned := turn(text)) and turned != text and self._is_proved(text, turned)
        ]
        best = sorted(read, key=lambda one: -self._known(one.text))
        if len(best) > 1 and self._known(best[0].text) == self._known(best[1].text):
            return best[0] if best[0].text == best[1].text else None
        return best[0] if best else self._refilled(text)

    def _is_proved(self, text: str, turned: str) -> bool:
        """Tell whether a text cannot stand as it is, and reads well once turned."""
        if self._is_phrase(turned) and not self._is_phrase(text):
            return True
        before, after = _marked(text), _marked(turned)
        if all(is_syllable(word) for word in before) or not after:
            return False
        if any(map(_unsound, after)) or any(map(_is_sign, before)):
            return False
        return len({*after}) >= _ENOUGH or self._known(turned) > 0

    def _is_phrase(self, text: str) -> bool:
        said = text.strip().lower()
        return said in self._phrases.get(len(said), ())

    def _known(self, text: str) -> int:
        return sum(word.lower() in self._words for word in _WORD.findall(text))

    def _refilled(self, text: str) -> Restored | None:
        """Fill letters lost to “?”, in each part around a colon, if one known phrase fits."""
        if not _LOST.search(text):
            return None
        parts = re.split(r"(\s*[:()]\s*)", text.strip())
        filled = [self._fitting(part) if _LOST.search(part) else part for part in parts]
        if any(part is None for part in filled):
            return None
        return Restored("".join(filter(None, filled)), "lost")

    def _fitting(self, text: str) -> str | None:
        pattern = re.compile(
            "".join("[^\x00-\x7f]" if one == "?" else f"[{_best_fit(one)}]" for one in text.lower())
        )
        known = self._phrases.get(len(text), {}) if len(text) >= _SHORTEST else {}
        fits = [phrase for one, phrase in known.items() if pattern.fullmatch(one)]
        if len(fits) != 1:
            return None
        return fits[0].upper() if text.isupper() else fits[0]


@lru_cache(maxsize=20_000)
def may_be_old(text: str) -> bool:
    """Tell quickly what need not be looked at: plain letters, and letters new to Unicode."""
    return not (text.isascii() and "?" not in text) and not ONLY_UNICODE.search(text)


@lru_cache(maxsize=1_000)
def form_of(font: str) -> str:
    """Name the encoding that a font stands for; empty for all others."""
    name = font.strip().lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni-") else ""


def _is_capitals(font: str) -> bool:
    return font.startswith((".Vn", ".VN")) and font.rstrip().endswith("H")


def _by_font(text: str, form: str) -> Restored | None:
    """Turn a text as its font says, unless it holds letters that the encoding has not."""
    turned = _TURNS[form](text)
    if not turned or turned == text:
        return None
    before, after = _marked(text), _marked(turned)
    if sum(map(_unsound, after)) > sum(map(_unsound, before)):
        return None
    return Restored(_shouted(turned, text), form)


def _unsound(word: str) -> bool:
    return not (is_syllable(word) or _CAPITALS.fullmatch(word))


def _is_sign(word: str) -> bool:
    return len(word) == 1 and not word.isalpha()


def _marked(text: str) -> list[str]:
    """Give the words that are more than plain letters and digits."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _shouted(turned: str, text: str) -> str:
    """Write capitals as they showed: old encodings have no capitals with tones."""
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    loud = len(plain) >= _SHOUTED and all(letter.isupper() for letter in plain)
    return turned.upper() if loud else turned


def _from_tcvn3(text: str) -> str | None:
    if not _FOREIGN.isdisjoint(text):
        return None
    return _WORD.sub(lambda word: _with_horns(word[0]), text.translate(TCVN3))


def _with_horns(word: str) -> str:
    """Put back the “ư” that was lost before “ơ”: it is a soft hyphen, which programs drop."""
    if is_syllable(word):
        return word
    filled = _HORN.sub(r"ư\1", word, count=1)
    return filled if is_syllable(filled) else word


def _from_vni(text: str) -> str:
    return _VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    if alone := found[7]:
        return _VNI_ALONE[alone]
    vowel, mark = (one for one in found.groups() if one)
    return unicodedata.normalize("NFC", _VNI_ALONE.get(vowel, vowel) + _VNI_MARKS[mark.lower()])


def _from_cp1258(text: str) -> str | None:
    """Read as Vietnamese what was read as Western: cp1258 writes tones behind their vowels."""
    turned = _recoded(text, "cp1258")
    return unicodedata.normalize("NFC", turned) if turned else None


def _from_utf8(text: str) -> str | None:
    """Read as UTF-8 what was read as Western; a space may be what a no-break space has become."""
    return _recoded(text, "utf-8") or _recoded(text.replace("Ã ", "Ã\u00a0"), "utf-8")


def _recoded(text: str, encoding: str) -> str | None:
    try:
        return b"".join(map(_western, text)).decode(encoding)
    except UnicodeError:
        return None


@lru_cache(maxsize=5_000)
def _western(letter: str) -> bytes:
    if "\x80" <= letter <= "\x9f":
        return bytes([ord(letter)])
    return letter.encode("cp1252")


@lru_cache(maxsize=5_000)
def _best_fit(letter: str) -> str:
    """Give what a letter may have been: programs write “d” for “đ” where they can."""
    likes = {"d": "dđ", "a": "aă", "o": "oơ", "u": "uư", "ð": "ðđ"}
    return re.escape(letter) if letter not in likes else likes[letter]


_TURNS: Mapping[str, Callable[[str], str | None]] = {
    "utf8": _from_utf8,
    "cp1258": _from_cp1258,
    "tcvn3": _from_tcvn3,
    "vni": _from_vni,
}
