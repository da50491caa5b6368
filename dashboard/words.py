"""The words people read: two catalogues, one per language, and no sentence outside them."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from warehouse.language import Language

LOCALE = Path(__file__).parent / "locale"
LANGUAGES: tuple[Language, ...] = ("vi", "en")

__all__ = ["LANGUAGES", "Words", "alphabetical", "messages", "words"]
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng, as dictionaries have them


class Words:
    """One language's words; called with a message's key and its values, it gives the text."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._messages = messages(language)

    def __call__(self, key: str, **values: object) -> str:
        """Give a message's text; where it counts (`n`), the form that the number asks for."""
        forms = self._messages[key]
        chosen = forms[0] if len(forms) == 1 or values.get("n") == 1 else forms[-1]
        return chosen.format(**values)

    def knows(self, key: str) -> bool:
        """Tell whether there is a message of this name."""
        return key in self._messages

    def name(self, row: dict[str, object], field: str = "name") -> str:
        """Give a row's name in this language; the Vietnamese one where there is no other."""
        return str(row.get(f"{field}_{self.language}") or row.get(f"{field}_vi") or "")


@lru_cache(maxsize=2)
def words(language: Language) -> Words:
    """Give the words of a language, read once."""
    return Words(language)


@lru_cache(maxsize=2)
def messages(language: Language) -> dict[str, tuple[str, ...]]:
    """Read a catalogue: each key with its text, or its forms for one and for many."""
    path = LOCALE / language / "LC_MESSAGES" / "thidua.po"
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    return {_key(message.id): _forms(message.string) for message in catalog if message.id}


def _key(identity: str | list[str] | tuple[str, ...]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def alphabetical(name: str) -> tuple[list[int], list[int], str]:
    """Give the place of a name in a Vietnamese dictionary: by its letters, then by its tones."""
    letters, tones = [], []
    for letter in unicodedata.normalize("NFC", name.casefold()):
        parts = unicodedata.normalize("NFD", letter)
        tones.append(max(_TONES.find(part) for part in parts))
        bare = "".join(part for part in parts if part not in _TONES)
        letters.append(_LETTERS.find(unicodedata.normalize("NFC", bare)))
    return letters, tones, name
