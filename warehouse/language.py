"""What a person is told, in Vietnamese and in English."""

from typing import Literal, NamedTuple

from warehouse import configuration

Language = Literal["vi", "en"]


class Sentence(NamedTuple):
    """One thing said to a person, in both languages."""

    vi: str
    en: str

    def spoken(self, language: Language | None = None) -> str:
        """Give the sentence in one language; without one, in the terminal's."""
        return self.en if (language or terminal_language()) == "en" else self.vi


class Refusal(Exception):  # noqa: N818 - it is not an error of the program but an answer to a person
    """What cannot be done, told to a person: what happened and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        self.sentence = Sentence(vi, en)
        super().__init__(en)


def terminal_language() -> Language:
    """Give the language of the terminal: THIDUA_LANGUAGE, Vietnamese unless it says `en`.

    A settings file that cannot be read is told of where it is read, and in Vietnamese.
    """
    try:
        written = configuration.written()
    except (OSError, ValueError):
        written = {}
    chosen = configuration.setting("language", written)
    return "en" if str(chosen).strip().lower() == "en" else "vi"
