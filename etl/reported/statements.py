"""Difficulties, proposals and results, in a unit's own words."""

from collections.abc import Iterator

from etl.form.words import STATEMENTS as WORDS
from etl.reading import Flaw
from etl.record import Statement
from etl.reported.kind import Kind
from etl.reported.row import Row
from etl.reported.scene import Scene
from etl.wording import composed, fold

_KINDS = {fold(word): kind for word, kind in WORDS.items()}


def _take(row: Row, scene: Scene) -> Iterator[Statement | Flaw]:
    text, kind, to = row.words("text"), row.said.get("kind"), row.said.get("addressed_to")
    if text is None or not any(map(str.isalpha, text)):
        yield row.flaw("statement_words", row.first("text", "kind", "addressed_to"))
    elif kind is None:
        kinds = ", ".join(WORDS)
        yield row.flaw("statement_kind", "text", kinds)._replace(raw="", written=None)
    elif fold(kind.text) not in _KINDS:
        yield row.flaw("statement_kind", "kind", ", ".join(WORDS))
    else:
        addressed = (scene.names.reporter(to.text) or composed(to.text)) if to else None
        yield Statement(_KINDS[fold(kind.text)], text, addressed, *row.place("text"))


STATEMENTS = Kind(frozenset({"kind", "text"}), ("kind", "text", "addressed_to"), _take)
