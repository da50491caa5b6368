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
WHOLES = [
    *PEOPLE, *UNIONS, "cuoc", "vu", "don", "vu viec", "co quan", "dn", "doanh nghiep",
    "co quan, don vi", "dn, don vi",
]  # fmt: skip
MONEY = ["dong", "d", "vnd", "vn d"]
RATES = [
    "dong/thang", "d/thang", "dong/nguoi", "d/nguoi", "dong/nguoi/thang", "d/nguoi/thang",
    "vnd/thang", "vnd/nguoi", "vnd/nguoi/thang", "/thang", "/nguoi/thang",
]  # fmt: skip
SHARE = ["%", "phan tram"]
_OF_PLAN = ["% du toan", "% so du toan", "% so voi du toan"]
_SCALES = {
    "": 1, "nghin ty": 10**12, "ngan ty": 10**12, "ty": 10**9, "ti": 10**9, "1 000 000 000": 10**9,
    "trieu": 10**6, "tr": 10**6, "1 000 000": 10**6, "1000000": 10**6, "nghin": 10**3,
    "ngan": 10**3, "1 000": 10**3, "1000": 10**3,
}  # fmt: skip
_SAID_MONEY = re.compile(
    r"^(?:dvt |don vi tinh )?(?P<scale>"
    + "|".join(sorted(_SCALES, key=len, reverse=True))
    + r") ?(?P<dong>dong viet nam|viet nam dong|dong vn|dong|vnd|vn d|d)?(?: (?P<rest>.+))?$"
)
_PER = {"thang", "nguoi", "nguoi thang", "thang nguoi", "1 nguoi", "1 nguoi thang", "lao dong"}
_MULTIPLES = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ", "chục", "trăm", "vạn", "nghin", "ngan", "trieu")
_SAID_SHARE = {"", "ty le", "ti le", "phan tram", "ty le phan tram", "ti le phan tram", "dvt"}
_PLANNED = ("ke hoach", "chi tieu", "cung ky", "du toan")


_FOREIGN = {"usd", "eur", "euro", "do la", "do la my"}
_LAST_BRACKETS = re.compile(r"\(([^()]*)\)[\s:*]*$")
_MEASURES = {word for words in SAME.values() for word in words}


_NATURES = {  # words that are the catalogue's own for one thing; “lượt”, “bằng”, “nhà” go with many
    "people": [*PEOPLE, "luot nguoi"],
    "unions": ["cdcs", "cong doan co so", "cd", "cong doan", "cong doan cap tren"],
    "bodies": ["don vi"],
    "acts": ["cuoc", "vu", "hoat dong"],
    "works": ["sang kien", "sk", "cong trinh", "mo hinh", "ban"],
}
_NATURE = {fold(word): nature for nature, words in _NATURES.items() for word in words}
_APART = [{"people", other} for other in ("unions", "bodies", "acts", "works")]
_APART.append({"unions", "works"})


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
    words = _words_of(context, indicator, printed)
    nil = kind == "flow" or (kind == "cover" and context == "count")
    beyond = _of_budget(indicator)
    negative = bool(indicator["may_be_negative"])
    scale = (_scale(printed, per="/" in measure) or 1) if context == "money" else 1
    return Context(context, scale, words, nil, negative, beyond)


def part_context(indicator: Mapping[str, Any]) -> Context:
    """Give the context of a numerator, a denominator or a head-count."""
    whole = fold(str(indicator["denominator_vi"] or ""))
    money = any(word in whole for word in ("du toan", "kinh phi", "so tien"))
    words = MONEY if money else WHOLES
    return Context("money" if money else "count", 1, words, nil=True, negative=False, beyond=False)


def contradicts(indicator: Mapping[str, Any], printed: str) -> bool:
    """Tell whether the measure printed in a row is of another nature than the indicator's."""
    measure = str(indicator["measure"])
    context = _context(str(indicator["kind"]), measure)
    if not composed(printed) or context in {"bool", "grade"}:
        return False
    if context == "money":
        return _scale(printed, per="/" in measure) is None
    if context == "share":
        return not _says_share(printed, planned=_of_budget(indicator))
    # “nghìn người”, “10 cuộc”: a scale that nobody asked for
    first = composed(printed).lower().split()[0]
    multiple = first in _MULTIPLES or first[0].isdigit()
    share = "%" in printed or _says_share(printed, planned=True)
    return multiple or share or _scale(printed, per=True) is not None


def counts_another(indicator: Mapping[str, Any], printed: str) -> bool:
    """Tell whether a printed measure is the catalogue's word for something else than is counted.

    “CĐCS” beside a number of members is; “đoàn viên”, “NLĐ”, “đ/c” are other words for persons.
    """
    counted, said = (_NATURE.get(fold(word)) for word in (str(indicator["measure"]), printed))
    return {counted, said} in _APART


def overrides(indicator: Mapping[str, Any], over_all: str) -> bool:
    """Tell whether another measure, over a whole table, makes the figure of a row doubtful.

    In a table of money persons are still counted one by one; but a thousand persons, a per cent or
    a dollar over all figures is over this one too.
    """
    context = _context(str(indicator["kind"]), str(indicator["measure"]))
    if context == "money":
        return fold(over_all) not in _MEASURES
    is_money = _scale(over_all, per=False) is not None or "dong" in fold(over_all)
    return context == "count" and not is_money


def _says_share(printed: str, *, planned: bool) -> bool:
    """Tell whether a measure is a share; “% kế hoạch” is another share than the one asked for."""
    before, sign, after = composed(printed).partition("%")
    said = fold(before)
    of_plan = any(word in fold(after) for word in _PLANNED)
    known = said in _SAID_SHARE and (bool(sign) or said not in {"", "dvt"})
    return known and (planned or not of_plan)


def _of_budget(indicator: Mapping[str, Any]) -> bool:
    return "du toan" in fold(str(indicator["denominator_vi"] or ""))


@lru_cache(maxsize=20_000)
def stated_measure(text: str) -> str:
    """Give the measure that a label or heading states in its last brackets, if it is one.

    “Số tiền ủng hộ (triệu đồng)” states one, “Số sáng kiến (được công nhận)” does not.
    """
    found = _LAST_BRACKETS.search(composed(text))
    said = found[1] if found else ""
    is_money = bool(said) and _scale(said, per=True) is not None
    words = fold(said).split()
    is_known = fold(said) in _MEASURES or fold(said) in _FOREIGN
    multiple = len(words) > 1 and words[0] in _MULTIPLES and " ".join(words[1:]) in _MEASURES
    return said if is_money or "%" in said or is_known or multiple else ""


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
def _scale(printed: str, *, per: bool) -> int | None:
    """Give the đồng in one of a printed measure, or nothing where it is no measure of this money.

    “đồng/người” is no measure of a sum, “đồng/năm” none of a monthly wage.
    """
    if not printed:
        return 1
    said = _SAID_MONEY.match(fold(printed))
    if said is None or not (said["scale"] or said["dong"]):
        return None
    rest = said["rest"] or ""
    return _SCALES[said["scale"]] if not rest or (per and rest in _PER) else None


def _words_of(context: str, indicator: Mapping[str, Any], printed: str) -> list[str]:
    """List what may follow a number; behind a fraction stands what its whole is counted in."""
    measure = str(indicator["measure"])
    if context == "money":
        return [*MONEY, *RATES] if "/" in measure else MONEY
    if context == "share":
        planned = _OF_PLAN if _of_budget(indicator) else []
        return [*SHARE, *planned, *part_context(indicator).words]
    return _words(measure, printed)


def _words(*measures: str) -> list[str]:
    words: list[str] = []
    for measure in measures:
        plain = fold(composed(measure))
        words += SAME.get(plain, [plain] if plain else [])
    return words
