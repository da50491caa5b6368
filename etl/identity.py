"""Who and what a text names: units, blocs and indicators.

By the code in it, else by a known name: as written, as spelled another way, folded, and last by
its words, abbreviations written out, where every distinguishing one must be there. Nothing is ever
decided by likeness: a likeness is offered to a person as a suggestion.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from etl.abbreviation import tokens
from etl.covenants import Covenants
from etl.lettering import Letters
from etl.wording import composed, fold, spelled
from warehouse.period import Period
from warehouse.reference import Reference

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9_]+)\)")
_NEAR = 80
_MOST_KEPT = 50_000
_UNION, _VIETNAM = "cong_doan", "viet_nam"
_GENERIC = frozenset({_VIETNAM, "bo", "vien", "co_quan"})
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN = {numeral: str(place + 1) for place, numeral in enumerate(_NUMERALS.split())}
_NUMBERED = re.compile(r"khoi (?:(?:thi dua|td) )?(?:so )?(?P<number>\d{1,2}|[ivx]+)\b ?(?P<of>.*)")
_WAYS: tuple[Callable[[str], str], ...] = (composed, spelled, fold)  # from the surest down
_Words = frozenset[str]


class Names:
    """The names that the reference knows."""

    def __init__(self, reference: Reference) -> None:
        self.indicators: Mapping[str, Any] = reference.indicators
        self.units, self.blocs = reference.units, reference.blocs
        self.covenants = Covenants(reference)
        self._texts: dict[tuple[str, str], set[str]] = {}
        self._orders: dict[tuple[str, ...], set[str]] = {}  # of indicators: the words in order
        self._words: dict[str, set[_Words]] = {}  # of units: the words, in every way of writing
        self._kept: dict[tuple[object, ...], frozenset[str]] = {}
        self._paths: dict[tuple[str, ...], str | None] = {}
        for kind, rows in (
            ("unit", reference.units),
            ("bloc", reference.blocs),
            ("indicator", reference.indicators),
        ):
            for code, row in rows.items():
                self._texts[kind, code] = {code}
                self._add(kind, code, [str(row["name_vi"] or "")])
        for kind, text, code in reference.aliases:
            self._add(kind, code, [text])
        self.letters = Letters(text for _, text, _ in reference.aliases)

    def reporter(self, text: str, period: Period | None = None) -> str | None:
        """Give the unit or bloc that a text names, by a code in it or by a known name.

        Of two that bear one name, the one that is in force in the period is meant.
        """
        match = _IN_BRACKETS.search(text)
        if match and (match[1] in self.units or match[1] in self.blocs):
            return match[1]
        return next(
            iter(self._only("unit", text, period) or self._only("bloc", text, period)), None
        )

    def indicator(self, path: Iterable[str]) -> str | None:
        """Give the indicator of a label path, the longest known tail of it first."""
        labels = tuple(filter(None, path))
        if labels not in self._paths:
            if len(self._paths) > _MOST_KEPT:
                self._paths.clear()
            tails = (" / ".join(labels[start:]) for start in range(len(labels)))
            found = (code for tail in tails for code in self._only("indicator", tail))
            self._paths[labels] = next(found, None)
        return self._paths[labels]

    def above(self, unit: str) -> set[str]:
        """Give the unions that a unit belongs to, up to the top."""
        found: set[str] = set()
        parent = self.units.get(unit, {}).get("parent")
        while parent and str(parent) not in found:
            found.add(str(parent))
            parent = self.units.get(str(parent), {}).get("parent")
        return found

    def in_force(self, unit: str, period: Period) -> bool:
        """Tell whether a unit or bloc exists at some day of a period."""
        row: Mapping[str, Any] = self.units.get(unit) or self.blocs.get(unit) or {}
        begun, ended = row.get("valid_from"), row.get("valid_to")
        return not (begun and begun > period.last_day) and not (ended and ended < period.first_day)

    def nearest(
        self, kind: str, text: str, among: Callable[[str], bool] = lambda _: True
    ) -> str | None:
        """Offer the names that a text may mean, for a person to judge; `among` those that fit."""
        both = {code for code in self._candidates(kind, text) if among(code)}
        if both:
            return " / ".join(self.called(code) for code in sorted(both))
        from rapidfuzz import fuzz, process

        keys = [
            key
            for (known, key), codes in self._texts.items()
            if known == kind and any(map(among, codes))
        ]
        found = process.extract(
            fold(text), keys, scorer=fuzz.token_sort_ratio, limit=1, score_cutoff=_NEAR
        )
        codes = filter(among, self._texts[kind, found[0][0]]) if found else ()
        return next(map(self.called, sorted(codes)), None)

    def called(self, code: str) -> str:
        """Give the name of a unit, bloc or indicator with its code."""
        for rows in (self.indicators, self.units, self.blocs):
            if code in rows:
                return f"{rows[code]['name_vi']} ({code})"
        return code

    def _add(self, kind: str, code: str, texts: Iterable[str]) -> None:
        for text in filter(None, texts):
            for way in _WAYS:
                self._texts.setdefault((kind, way(text)), set()).add(code)
            for words in tokens(fold(text)):
                if kind == "unit":
                    self._words.setdefault(code, set()).add(frozenset(words))
                elif kind == "indicator":
                    self._orders.setdefault(_ordered(words), set()).add(code)

    def _only(self, kind: str, text: str, period: Period | None = None) -> frozenset[str]:
        """Give the one that a text names; two that it may name are none."""
        key = kind, text, period
        if key not in self._kept:
            if len(self._kept) > _MOST_KEPT:  # memory stays flat, however many texts come
                self._kept.clear()
            found = self._candidates(kind, text)
            if period and len(found) > 1:
                found = {code for code in found if self.in_force(code, period)}
            self._kept[key] = frozenset(found if len(found) == 1 else ())
        return self._kept[key]

    def _candidates(self, kind: str, text: str) -> set[str]:
        """Give all that a text may name, by the surest way that knows any."""
        for way in _WAYS:
            if found := self._texts.get((kind, way(text))):
                return found
        by_words = {"unit": self._by_words, "bloc": self._by_number, "indicator": self._by_order}
        return by_words[kind](fold(text))

    def _by_words(self, folded: str) -> set[str]:
        """Find units by their words: none may be strange, none missing that tells units apart.

        “Công đoàn” and “Việt Nam” may be added. “Việt Nam”, “Bộ”, “Viện” and “cơ quan” may be
        left out of a union's name where one unit alone has all the words that are left.
        """
        said = [frozenset(words) for words in tokens(folded)]
        ways = (self._same_words, self._more_words, self._fewer_words)
        return next((found for words in said for way in ways if (found := way(words))), set())

    def _same_words(self, said: _Words) -> set[str]:
        return {code for code, known in self._words.items() if said in known}

    def _more_words(self, said: _Words) -> set[str]:
        added = (said - {_UNION}, said - {_VIETNAM}, said - {_UNION, _VIETNAM})
        return {code for code, known in self._words.items() if not known.isdisjoint(added)}

    def _fewer_words(self, said: _Words) -> set[str]:
        if _UNION not in said or len(said - _GENERIC) <= 1:
            return set()
        holding = {
            code: [words - said for words in known if words >= said]
            for code, known in self._words.items()
        }
        holding = {code: left_out for code, left_out in holding.items() if left_out}
        sure = {
            code for code, left_out in holding.items() if any(one <= _GENERIC for one in left_out)
        }
        return set(holding) if sure else set()

    def _by_order(self, folded: str) -> set[str]:
        return {
            code
            for words in tokens(folded)
            for code in self._orders.get(_ordered(words), ())
        }  # fmt: skip

    def _by_number(self, folded: str) -> set[str]:
        """Find blocs by number: Khối I, Khối số 1; “Khối 11 công đoàn ngành” counts unions."""
        match = _NUMBERED.fullmatch(folded)
        if match is None:
            return set()
        number = _ROMAN.get(match["number"], match["number"].lstrip("0"))
        return {
            code
            for code, row in self.blocs.items()
            if str(row["number"] or "") == number
            and (not match["of"] or str(row["parent"]) in self._candidates("unit", match["of"]))
        }


def _ordered(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out the words that change nothing: “số lượng”, “được”."""
    plain = " ".join(word for word in words if word != "duoc")
    return tuple(plain.replace("so luong ", "so ").split())
