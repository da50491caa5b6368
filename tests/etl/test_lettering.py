"""Old letters: what stood in TCVN3, VNI or a misread code page comes back, all else stays.

The encoders here are written from the tables of the encodings and know nothing of the reader.
"""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import warehouse.reference
from etl.lettering import Letters
from etl.syllable import is_syllable
from etl.wording import fold, spelled

REFERENCE = warehouse.reference.read(Path(warehouse.reference.__file__).parent)
NAMES = sorted({text for _, text, _ in REFERENCE.aliases})
REPORTED = [
    "Tổng cộng", "trên 11 ngàn", "Số lượng", "6 tháng đầu năm", "chưa có số liệu", "Trong đó: nữ",
    "BÁO CÁO KẾT QUẢ THỰC HIỆN NĂM 2022", "Hà Nội, ngày 5 tháng 6 năm 2022", "gần 900 triệu",
]  # fmt: skip
TEXTS = st.sampled_from(NAMES + REPORTED)
LETTERS = Letters(NAMES)
QUICK = settings(max_examples=200, deadline=None)
TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN3 = dict(
    zip(
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐĂÂÊÔƠƯ",
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®§¡¢£¤¥¦",
        strict=True,
    )
)
VNI = {
    "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å",
    "\u0302\u0303": "ã", "\u0302\u0323": "ä", "\u0306": "ê", "\u0306\u0301": "é",
    "\u0306\u0300": "è", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë",
}  # fmt: skip
VNI_ALONE = dict(zip("ơưđỉĩịỵíì", "ôöñæóòîíì", strict=True))


def in_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(one) or TCVN3.get(one.lower(), one) for one in text)


def in_vni(text: str) -> str:
    return "".join(_vni(one) for one in text)


def _vni(letter: str) -> str:
    small = letter.lower()
    if small in VNI_ALONE:
        told = VNI_ALONE[small]
    else:
        vowel, *marks = unicodedata.normalize("NFD", small)
        horn = "\u031b" in marks
        shape = [mark for mark in marks if mark not in TONES and mark != "\u031b"]
        tone = [mark for mark in marks if mark in TONES]
        body = VNI_ALONE[{"o": "ơ", "u": "ư"}[vowel]] if horn else vowel
        told = body + VNI.get("".join(shape + tone), "")
    return told.upper() if letter.isupper() else told


def in_cp1258(text: str, *, apart: bool = False) -> str:
    told = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        body = unicodedata.normalize("NFC", "".join(one for one in parts if one not in TONES))
        tone = "".join(one for one in parts if one in TONES)
        whole = not tone or (not apart and letter in "àáâãèéêìíòóôõùúý")
        told += (letter if whole and _is_whole(letter) else body + tone).encode("cp1258")
    return _read_as_western(told)


def _is_whole(letter: str) -> bool:
    try:
        return bool(letter.encode("cp1258"))
    except UnicodeEncodeError:
        return False


def in_cp1258_apart(text: str) -> str:
    return in_cp1258(text, apart=True)


def in_utf8(text: str) -> str:
    return _read_as_western(text.encode())


def _read_as_western(told: bytes) -> str:
    holes = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "".join(chr(one) if one in holes else bytes([one]).decode("cp1252") for one in told)


FORMS = [in_tcvn3, in_vni, in_cp1258, in_utf8, in_cp1258_apart]


def test_the_encoders_write_what_is_documented() -> None:
    name, total = "Công đoàn Bộ Tài chính", "Tổng cộng"
    assert [form(name) for form in FORMS[:4]] == [
        "C«ng ®oµn Bé Tµi chÝnh", "Coâng ñoaøn Boä Taøi chính", "Công ðoàn Bôò Tài chính",
        "CÃ´ng Ä‘oÃ\u00a0n Bá»™ TÃ\u00a0i chÃ\u00adnh",
    ]  # fmt: skip
    assert [form(total) for form in FORMS[:4]] == [
        "Tæng céng", "Toång coäng", "TôÒng côòng", "Tá»•ng cá»™ng"
    ]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_name_of_the_reference_comes_back_from_every_encoding(
    form: Callable[[str], str],
) -> None:
    for name in NAMES + REPORTED:
        old = form(name)
        told = LETTERS.restored(old)
        assert (told.text if told else old).lower() == name.lower()


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(FORMS))
@QUICK
def test_one_word_that_cannot_stand_proves_a_whole_text(
    texts: list[str], form: Callable[[str], str]
) -> None:
    text = ", ".join(["Tổng cộng", *texts])
    old = form(text)
    told = LETTERS.restored(old)
    assert (told.text if told else old).lower() == text.lower()


@given(TEXTS, st.sampled_from([".VnTime", ".VnArial", "VNI-Times"]))
@QUICK
def test_the_font_alone_is_enough(text: str, font: str) -> None:
    old = (in_vni if font.startswith("VNI") else in_tcvn3)(text)
    told = Letters().restored(old, font)
    assert (told.text if told else old).lower() == text.lower()


@given(TEXTS, st.sampled_from(["", "Times New Roman", "Arial"]))
@QUICK
def test_what_is_unicode_stays(text: str, font: str) -> None:
    assert LETTERS.restored(text, font) is None
    assert LETTERS.restored(unicodedata.normalize("NFD", text), font) is None


ALPHABET = "abcdeghiklmnopqrstuvxyàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữự"
SYLLABLES = st.text(ALPHABET, min_size=1, max_size=6).filter(is_syllable)


@given(st.lists(SYLLABLES, min_size=1, max_size=6).map(" ".join))
@QUICK
def test_no_sound_vietnamese_is_ever_turned(text: str) -> None:
    assert LETTERS.restored(text) is None


@given(st.text(st.characters(max_codepoint=127).filter(lambda one: one != "?")))
@QUICK
def test_no_plain_text_is_ever_turned(text: str) -> None:
    assert LETTERS.restored(text, ".VnTime") is None


@pytest.mark.parametrize(
    "text",
    ["Société générale", "Côte d'Ivoire", "été", "Thé né à Genève", "El Niño", "Über Köln",
     "façade", "« bonjour »", "10 µm", "5 µm, 6 µm, 7 µm", "§ 5",
     "a · b · c · d", "100 ¥, 200 ¥", "1ª e 2º",
     "20 m²", "±5 °C", "São Paulo", "naïve", "Noël", "KH&CN", "2024-CDVC_K1", "Ghi chú: Café",
     "Bé", "giá", "tài chính", "công ty", "Số ?", "Tại sao?", "có/không?"],
)  # fmt: skip
def test_what_is_another_tongue_or_a_sign_stays(text: str) -> None:
    assert LETTERS.restored(text) is None


@pytest.mark.parametrize(
    ("old", "font", "told"),
    [
        ("tæng céng", ".VnTimeH", "TỔNG CỘNG"),  # the font shows small letters as capitals
        ("TæNG CéNG", ".VnTime", "TỔNG CỘNG"),  # capitals with tones do not exist
        ("Bé", ".VnTime", "Bộ"),
        ("đoμn viªn", "", None),  # a letter of Unicode among them: nobody can tell
        ("®oμn viªn", "", "đoàn viên"),  # the Greek letter for the micro sign
        ("Sè lîng", ".VnTime", "Số lượng"),  # the soft hyphen for ư is lost before ơ
        ("TÃ i chÃ\u00adnh", "", "Tài chính"),  # a plain space for the no-break one
        ("Tài chính", ".VnTime", None),  # à is no letter of TCVN3: somebody pasted Unicode
    ],
)
def test_particular_cases(old: str, font: str, told: str | None) -> None:
    found = LETTERS.restored(old, font)
    assert (found.text if found else None) == told


@pytest.mark.parametrize(
    ("lossy", "told"),
    [
        ("Công ?oàn B? Tài chính", "Công đoàn Bộ Tài chính"),
        ("T?ng c?ng", "Tổng cộng"),
        ("T?ng s? ?oàn viên", "Tổng số đoàn viên"),
        ("??n v? báo cáo: Công ?oàn B? N?i v?", "Đơn vị báo cáo: Công đoàn Bộ Nội vụ"),
        ("Công ?oàn B? X?y d?ng", None),  # no such name
        ("B? ?", None),
        ("Ð?n v? tính", "Đơn vị tính"),
        ("S? người", None),
        ("nữ?", None),
        ("c?a", None),  # too short to be sure of
    ],
)
def test_lost_letters_come_back_only_where_one_name_fits(lossy: str, told: str | None) -> None:
    found = LETTERS.restored(lossy)
    assert (found.text if found else None) == told


def test_two_names_that_fit_lost_letters_are_none() -> None:
    two = Letters(["Hội nghị bán", "Hội nghị bàn"])
    assert two.restored("H?i ngh? b?n") is None
    assert Letters(["Hội nghị bán"]).restored("H?i ngh? b?n") is not None


def test_clean_text_costs_next_to_nothing() -> None:
    labels = [f"{NAMES[number % len(NAMES)]} {number}" for number in range(10_000)]
    began = perf_counter()
    assert not any(map(LETTERS.restored, labels))
    assert perf_counter() - began < 0.5  # about 5 ms; a shared machine may take its time


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"), ("văn hoá", "văn hóa"), ("Uỷ viên", "ủy viên"), ("thuý", "thúy"),
        ("khoẻ", "khỏe"), ("tỷ lệ", "tỉ lệ"), ("kỷ luật", "kỉ luật"),
        ("kí ban hành", "ký ban hành"),
        ("quí II", "quý II"), ("công ti", "công ty"), ("Covid – 19", "covid-19"),
        ("Bộ\u00a0Tài chính", "Bộ Tài chính"), ("Bộ\nTài\u200b chính", "bộ tài\u00ad chính"),
        ("“Giỏi việc nước”", '"giỏi việc nước"'), ("Ðoàn viên", "Đoàn viên"), ("Вộ", "Bộ"),
        ("ТТХVN", "TTXVN"), (unicodedata.normalize("NFD", "Tổng cộng"), "Tổng cộng"),
    ],
)  # fmt: skip
def test_two_spellings_of_a_label_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(("one", "other"), [("Bộ", "bỏ"), ("chính", "chỉnh"), ("tỷ", "tý")])
def test_a_folded_key_is_no_identity(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert spelled(one) != spelled(other)


def test_every_word_of_the_reference_is_a_syllable_or_a_short_form() -> None:
    words = {word for name in NAMES for word in re.findall(r"[^\W\d_]+", name)}
    marked = {word for word in words if not word.isascii() and not word.isupper()}
    assert not [word for word in marked if not is_syllable(word)]
