"""Who and what a text names: units, blocs and indicators, by code and by exact or folded alias.

Nothing is ever decided by likeness: a likeness is offered to a person as a suggestion.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from etl.wording import composed, fold
from warehouse.reference import Reference

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9_]+)\)")
_NEAR = 80


class Names:
    """The names that the reference knows."""

    def __init__(self, reference: Reference) -> None:
        self.indicators: Mapping[str, Any] = reference.indicators
        self.units, self.blocs = reference.units, reference.blocs
        self._programme: dict[tuple[str, int], object] = {
            (str(row["activity"]), int(str(row["covenant"])[:4])): row["done_on"]
            for row in reference.tables.get("activity", [])
        }
        self._texts: dict[tuple[str, str], set[str]] = {}
        for kind, rows in (
            ("unit", reference.units),
            ("bloc", reference.blocs),
            ("indicator", reference.indicators),
        ):
            for code, row in rows.items():
                self._add(kind, code, [code, str(row["name_vi"] or "")])
        for kind, text, code in reference.aliases:
            self._add(kind, code, [text])

    def knows_activity(self, code: str, year: int) -> bool:
        """Tell whether a covenant of that year has an activity of this code."""
        return (code.strip(), year) in self._programme

    def done_on(self, code: str, year: int) -> object:
        """Give the day on which an activity was done, if a document states it."""
        return self._programme.get((code.strip(), year))

    def reporter(self, text: str) -> str | None:
        """Give the unit or bloc that a text names, by a code in it or by a known name."""
        match = _IN_BRACKETS.search(text)
        if match and (match[1] in self.units or match[1] in self.blocs):
            return match[1]
        return self._named("unit", text) or self._named("bloc", text)

    def indicator(self, path: Iterable[str]) -> str | None:
        """Give the indicator of a label path, the longest known tail of it first."""
        labels = [label for label in path if label]
        for start in range(len(labels)):
            found = self._named("indicator", " / ".join(labels[start:]))
            if found:
                return found
        return None

    def nearest(self, kind: str, text: str) -> str | None:
        """Offer the known name nearest to a text, for a person to judge."""
        from rapidfuzz import fuzz, process

        keys = [key for known, key in self._texts if known == kind]
        found = process.extract(
            fold(text), keys, scorer=fuzz.token_sort_ratio, limit=1, score_cutoff=_NEAR
        )
        if not found:
            return None
        code = min(self._texts[kind, found[0][0]])
        rows = self.indicators if kind == "indicator" else self.units
        return f"{rows[code]['name_vi']} ({code})" if code in rows else code

    def _add(self, kind: str, code: str, texts: Iterable[str]) -> None:
        for text in filter(None, texts):
            self._texts.setdefault((kind, composed(text)), set()).add(code)
            self._texts.setdefault((kind, fold(text)), set()).add(code)

    def _named(self, kind: str, text: str) -> str | None:
        for key in (composed(text), fold(text)):
            codes = self._texts.get((kind, key), set())
            if len(codes) == 1:
                return next(iter(codes))
        return None
