"""Awards by the words of the form's list."""

from etl.form.words import AWARDS
from etl.wording import fold

_KNOWN = {fold(award): award for award in AWARDS}


def award_named(words: str) -> tuple[str, bool]:
    """Give an award as the list writes it, else as written; and whether it is on the list."""
    known = _KNOWN.get(fold(words))
    return known or words, known is not None
