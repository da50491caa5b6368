"""What a column of a report holds, told by the words over it.

A path such as “Thực hiện / 6 tháng đầu năm” gives the column's role and the period it speaks of.
The deepest word that names a role decides; words of time alone head figures.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from etl.identity import Names
from etl.wording import composed, fold
from warehouse.period import Period

LABELS = frozenset({
    "noi dung", "chi tieu", "ten chi tieu", "noi dung chi tieu", "noi dung thi dua",
    "noi dung bao cao", "chi tieu thi dua", "ten noi dung", "noi dung hoat dong",
    "noi dung cong viec", "noi dung thuc hien", "cac chi tieu", "tieu chi", "hang muc",
    "danh muc", "noi dung cac chi tieu", "chi tieu bao cao",
})  # fmt: skip
EXACT = {
    "tt": "ordinal", "stt": "ordinal", "so tt": "ordinal", "so thu tu": "ordinal",
    "ma": "code", "ma so": "code", "ma chi tieu": "code", "ma ct": "code",
    "dvt": "measure", "don vi tinh": "measure", "dv tinh": "measure", "don vi": "measure",
    "tu so": "numerator", "mau so": "denominator", "kiem tra": "verdict",
    "tinh trang so lieu": "status", "tinh trang": "status",
}  # fmt: skip
# the first that fits a word of the path, from the deepest up
WORDS = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("note", r"^(ghi chu|nguon so lieu|minh chung|giai trinh|ly do|dien giai|nhan xet)\b"),
        ("comparison", r"\b(so sanh|so voi|tang giam|chenh lech|hoan thanh ke hoach)\b|^dat\b"),
        ("value", (r"^(so )?(thuc hien|ket qua|th|so luong|so lieu|da thuc hien|da dat|thuc te|"
                  r"uoc|luy ke|gia tri|con so|tri so)\b")),
        ("plan", (r"\b(ke hoach|muc tieu|kh(?!&| (?:cn|dt|kt)\b)|giao uoc|du kien|dang ky)\b|"
                 r"^chi tieu (nam|giao|duoc giao|phan dau)\b|\b(duoc giao|phan dau)$")),
        ("share", r"^(ty|ti) (le|trong)\b"),
        ("value", r"\b(thuc hien|ket qua|so luong|so lieu)\b"),
        ("total", r"^(tong( cong| so)?|cong|toan khoi|ca khoi|chung toan khoi)$"),
    )
)  # fmt: skip
_PERCENT = re.compile(r"%|phan tram")
_OTHER_TIME = re.compile(r"\b(quy (i+v?|[1-4])|9 thang|3 thang|thang \d{1,2}|giai doan|nhiem ky)\b")
_FIRST = re.compile(r"\b(6 thang dau|nua dau|s1|ban nien)\b")
_SECOND = re.compile(r"\b(6 thang cuoi|nua cuoi|s2)\b")
_HALF = re.compile(r"\b(6|sau) thang\b")
_WHOLE = re.compile(r"\b(ca nam|12 thang|trong nam|het nam|(thuc hien|ke hoach|muc tieu) nam)\b")
_YEAR_WORD = re.compile(r"\bnăm\b")  # with its marks: “Nam” is a man, and half of “Việt Nam”
_EARLIER = re.compile(r"\b(nam (lien )?truoc|cung ky|nam ngoai)\b")
_SAME = re.compile(r"\bcung ky\b")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NAMED_YEAR = re.compile(r"\bnam (?:19|20)\d\d\b")
_PARTS = (("other", _OTHER_TIME), ("first", _FIRST), ("second", _SECOND), ("half", _HALF))
_ESTIMATE, _EARLY = re.compile(r"\buoc\b"), re.compile(r"\b(so bo|tam tinh)\b")


class Time(NamedTuple):
    """The words of time over a column: which part of which year; blank parts are not said."""

    part: str = ""  # first, second, half, year, other
    year: int | None = None
    earlier: bool = False  # “năm trước”, “cùng kỳ”

    @property
    def said(self) -> bool:
        """Whether the column names a time at all."""
        return bool(self.part or self.year or self.earlier)

    def period(self, own: Period) -> Period | None:
        """Give the period meant in a report of `own`; None: no half-year and no year."""
        if self.part == "other":
            return None
        year = self.year or (own.year - 1 if self.earlier else own.year)
        bare = not self.part and not self.earlier and year != own.year
        halves = {"first": 1, "second": 2, "half": own.half or 1, "year": None}
        return Period(year, None if bare else halves.get(self.part, own.half))

    def fits(self, own: Period) -> int:
        """Say how surely a column speaks of the period reported: 2 by name, 1 by default, 0 not."""
        if self.period(own) != own:
            return 0
        return 2 if self.part else 1


_NO_TIME = Time()


@dataclass(frozen=True)
class Column:
    """One column: its role, the unit it is of (in a bloc's summary) and its time."""

    role: str
    path: str
    time: Time = _NO_TIME
    unit: str | None = None
    status: str = ""  # SDMX: E where the heading says “ước”, P where it says “sơ bộ”


class Columns:
    """Tells columns by their paths; the same paths come in every file, so answers are kept."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._told: dict[tuple[str, ...], Column] = {}

    def of(self, path: tuple[str, ...]) -> Column:
        """Tell what a column holds by the texts over it, from the top down."""
        if path not in self._told:
            self._told[path] = self._tell(path)
        return self._told[path]

    def _tell(self, path: tuple[str, ...]) -> Column:
        unit, parts = None, []
        for part in path:
            code = self.names.reporter(part) if unit is None else None
            unit = unit or code
            if code is None:
                parts.append(part)
        folded = [fold(part) for part in parts]
        joined, written = " ".join(folded), composed(" / ".join(path))
        time = _time(joined, written)
        role = _role(folded, written.lower()) or ("value" if time.said or unit else "other")
        status = "E" if _ESTIMATE.search(joined) else "P" if _EARLY.search(joined) else ""
        return Column(role, written, time, unit, status)


@lru_cache(maxsize=20_000)
def is_label(text: str) -> bool:
    """Tell whether a text heads the column of labels."""
    return fold(text) in LABELS


def is_row_name(text: str) -> bool:
    """Tell whether a text heads a column that numbers or codes the rows."""
    return EXACT.get(fold(text)) in {"ordinal", "code"}


def _role(folded: list[str], written: str) -> str:
    """Name the role by the deepest word that tells one; a comparison anywhere decides.

    A bare “%” is a percent of something: of the plan, where a plan stands beside it.
    """
    if not folded:
        return ""
    leaf = folded[-1] or (folded[-2] if len(folded) > 1 else "")
    if leaf in LABELS or leaf in EXACT:
        return EXACT.get(leaf, "label")
    found = [role for part in reversed(folded) if (role := _word(part))]
    if not folded[-1] and _PERCENT.fullmatch(written.rpartition("/")[2].strip()):
        return "plan" if "plan" in found else "percent"
    if "comparison" in found or (_PERCENT.search(written) and {"plan", "value"} <= {*found}):
        return "comparison"
    if "value" in found[:1] and _PERCENT.search(written) and "ke hoach" in " ".join(folded):
        return "comparison"
    return found[0] if found else ""


def _word(part: str) -> str:
    return next((role for role, pattern in WORDS if pattern.search(part)), "")


def _time(joined: str, written: str) -> Time:
    year = _YEAR.search(joined)
    earlier = bool(_EARLIER.search(joined))
    part = next((name for name, pattern in _PARTS if pattern.search(joined)), "")
    if not part and not _SAME.search(joined):
        whole = _WHOLE.search(joined) or (not year and _YEAR_WORD.search(written.lower()))
        part = "year" if earlier or (whole and not _bare(joined)) else ""
    return Time(part, int(year[1]) if year else None, earlier)


def _bare(joined: str) -> bool:
    """“Thực hiện năm 2022” names a year; whether all of it is meant, the report's period tells."""
    return bool(_NAMED_YEAR.search(joined)) and "ca nam" not in joined
