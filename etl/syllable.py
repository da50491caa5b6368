"""Vietnamese syllables: whether letters could be one, by the rules of onset, rhyme and tone."""

import re
import unicodedata
from functools import lru_cache

_ONSETS_SAID = "b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x"
_ONSETS = _ONSETS_SAID.split()
_OPEN_SAID = (
    "a ai ao au ay am an ang anh âu ây âm ân âng ăm ăn ăng e eo em en eng ê êu êm ên ênh i ia "
    "iu im in inh iêu iêm iên iêng yêu yêm yên yêng o oi om on ong oong oa oai oao oay oam "
    "oan oang oanh oăm oăn oăng oe oeo oen ô ôi ôm ôn ông ơ ơi ơm ơn u ua uai uao uau uay uan "
    "uang uanh uăn uăng ue uen ueo ui um un ung uây uân uâng uê uên uênh uơ uôi uôm uôn uông "
    "uy uya uyu uyn uynh uyên ư ưa ưi ưu ưng ươi ươu ươm ươn ương y"
)
_OPEN = frozenset(_OPEN_SAID.split())  # rhymes that take every tone
_CLOSED_SAID = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt yêt oc op ot ooc "
    "oac oach oap oat oăc oăt oet ôc ôp ôt ơp ơt uc up ut uac uach uat uăc uăt uât uet uêt "
    "uêch uôc uôt uych uyt uyp uyêt ưc ưt ươc ươp ươt"
)
_CLOSED = frozenset(_CLOSED_SAID.split())  # rhymes that end in a stop: two tones only
_VOWELS = frozenset("aăâeêioôơuưy")
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MISPLACED = re.compile("[b-df-hj-np-tvwxz][\u0300\u0301\u0303\u0309\u0323]")
_OF_A_STOP = frozenset("sj")


@lru_cache(maxsize=50_000)
def toned(word: str) -> tuple[str, str]:
    """Part a word into its letters without tones, and its tones, wherever these are written.

    “hoà” and “hòa” give the same.
    """
    apart = unicodedata.normalize("NFD", word.casefold())
    tones = "".join(_TONES[mark] for mark in _TONE.findall(apart))
    return unicodedata.normalize("NFC", _TONE.sub("", apart)), tones


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Tell whether a word could be a Vietnamese syllable."""
    letters, tone = toned(word)
    if _MISPLACED.search(unicodedata.normalize("NFD", word.casefold())):
        return False  # the ñ of Spanish
    known = _OPEN | _CLOSED if tone in _OF_A_STOP else _OPEN
    return len(tone) <= 1 and not known.isdisjoint(_rhymes(letters))


def _rhymes(letters: str) -> list[str]:
    """Give what may be left of a word once an onset is taken from it."""
    found = [letters] if letters[:1] in _VOWELS else []
    found += [letters[len(onset) :] for onset in _ONSETS if letters.startswith(onset)]
    if letters.startswith("gi"):
        found += [letters[1:], letters[2:]]
    return found
