"""What is counted and in what: the context in which a cell of an indicator is read."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from etl.wording import composed, fold

PEOPLE = ["nguoi", "doan vien", "dv", "lao dong", "nld", "can bo", "cnvcld", "dong chi", "d/c"]
UNIONS = ["cdcs", "cong doan co so", "cd", "cong doan", "don vi", "cong doan cap tren"]
SAME = {
    "nguoi": PEOPLE,
    "luot nguoi": ["luot nguoi", "luot", *PEOPLE],
    "luot": ["luot", "luot nguoi"],
    "cdcs": UNIONS,
    "cd": UNIONS,
    "sang kien": ["sang kien", "sk"],
    "ban": ["ban", "thoa uoc", "thoa thuan"],
    "cong trinh": ["cong trinh", "phan viec", "cong trinh, phan viec"],
    "nha": ["nha", "can", "can nha"],
}
MONEY = [
    "dong", "d", "vnd", "vn d", "dong/thang", "d/thang", "dong/nguoi", "d/nguoi",
    "dong/nguoi/thang", "d/nguoi/thang", "vnd/nguoi/thang",
]  # fmt: skip
SHARE = ["%", "phan tram"]
_DONG = ("đồng", "vnđ", "vnd", "đ", "trđ", "tr.đ")
_SCALES = (
    (10**9, ("ty dong", "ti dong", "ty d", "ty vnd")),
    (10**6, ("trieu dong", "trieu d", "tr d", "trd", "tr dong", "trieu vnd")),
    (10**3, ("nghin dong", "ngan dong", "1000 dong", "1 000 dong", "nghin d", "ngan d")),
)
_THOUSANDS = ("nghin ", "ngan ", "trieu ", "ty ", "1000 ", "1 000 ", "chuc ", "tram ", "van ")


_LAST_BRACKETS = re.compile(r"\(([^()]*)\)[\s:*]*$")
_MEASURES = {
    *(word for words in SAME.values() for word in words), *MONEY, *SHARE,
    *(word for _, words in _SCALES for word in words), "trieu", "ty", "nghin", "ngan",
}  # fmt: skip


class Context(NamedTuple):
    """How a cell is to be read."""

    context: str
    scale: int
    words: list[str]
    nil: bool
    negative: bool
    beyond: bool


def value_context(indicator: Mapping[str, Any], printed: str) -> Context:
    """Give the context of an indicator's own cell under the measure printed in its row."""
    kind, measure = str(indicator["kind"]), str(indicator["measure"])
    context = _context(kind, measure)
    words = {"money": MONEY, "share": SHARE}.get(context)
    nil = kind == "flow" or (kind == "cover" and context == "count")
    beyond = "du toan" in fold(str(indicator["denominator_vi"] or ""))
    negative = bool(indicator["may_be_negative"])
    scale = _scale(printed) if context == "money" else 1
    return Context(context, scale, words or _words(measure, printed), nil, negative, beyond)


def part_context(indicator: Mapping[str, Any]) -> Context:
    """Give the context of a numerator, a denominator or a head-count."""
    whole = fold(str(indicator["denominator_vi"] or ""))
    money = any(word in whole for word in ("du toan", "kinh phi", "so tien"))
    words = MONEY if money else [*PEOPLE, *UNIONS, "cuoc", "vu", "don", "vu viec", "co quan"]
    return Context("money" if money else "count", 1, words, nil=True, negative=False, beyond=False)


def contradicts(indicator: Mapping[str, Any], printed: str) -> bool:
    """Tell whether the measure printed in a row is of another nature than the indicator's."""
    return _contradicts(_context(str(indicator["kind"]), str(indicator["measure"])), printed)


@lru_cache(maxsize=2_000)
def _contradicts(context: str, printed: str) -> bool:
    said = fold(printed)
    if not printed or context in {"bool", "grade"}:
        return False
    if context == "count" and said.startswith(_THOUSANDS):
        return True  # “nghìn người”: a scale that nobody asked for
    share = "%" in printed or said in {"phan tram", "ty le", "ti le"}
    money = any(word in composed(printed).lower().replace("/", " ").split() for word in _DONG)
    return share != (context == "share") or money != (context == "money")


@lru_cache(maxsize=20_000)
def stated_measure(text: str) -> str:
    """Give the measure that a label or heading states in its last brackets, if it is one.

    “Số tiền ủng hộ (triệu đồng)” states one, “Số sáng kiến (được công nhận)” does not.
    """
    found = _LAST_BRACKETS.search(composed(text))
    said = found[1] if found else ""
    return said if "%" in said or fold(said) in _MEASURES else ""


def without_measure(label: str) -> str:
    """Take the measure that a label states away from it."""
    return _LAST_BRACKETS.sub("", label).rstrip() if stated_measure(label) else label


def _context(kind: str, measure: str) -> str:
    if kind in {"bool", "grade"}:
        return kind
    if measure == "%":
        return "share"
    return "money" if "đồng" in measure else "count"


@lru_cache(maxsize=500)
def _scale(printed: str) -> int:
    said = fold(printed)
    for scale, words in _SCALES:
        if said.startswith(words):
            return scale
    return 1


def _words(*measures: str) -> list[str]:
    words: list[str] = []
    for measure in measures:
        plain = fold(composed(measure))
        words += SAME.get(plain, [plain] if plain else [])
    return words
