"""Who reports, for which period, on which day: as the properties, the heading and the path say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from etl.dating import Stated, cut_off, labelled
from etl.grid import Row
from etl.identity import Names
from etl.letterhead import letterhead
from etl.wording import composed, fold
from etl.workbook import Cell, Workbook
from warehouse.language import Refusal
from warehouse.period import Period

_LABELS = {
    "don vi bao cao": "unit",
    "ky bao cao": "period",
    "ngay bao cao": "reported_on",
    "so lieu tinh den ngay": "data_as_of",
    "lan sua": "revision",
}
_CODE = re.compile(r"\b([12]\d{3}(?:-S[12])?)\b")
_TICKED = re.compile(r"(?:☒|☑|✓|✔|\[[xX]\]|\b[xX]\b)\s*(31/0?5|30/11)")
_CUT_OFF = re.compile(r"\b(31/0?5|30/11)\b")
_TITLE_YEAR = re.compile(r"\bnam ((?:19|20)\d\d)\b")
_HALVES = (
    (re.compile(r"\b(?:6|sau) thang cuoi\b"), 2),
    (re.compile(r"\b(?:6|sau) thang\b(?! cuoi)"), 1),
)
_TITLES = (
    "bao cao", "tong hop", "bieu", "bang", "ban tong hop", "so lieu", "ket qua", "phu luc",
    "so ket", "tong ket",
)  # fmt: skip
_OUTLOOK = re.compile(
    r"\b(?:phuong huong|nhiem vu|ke hoach|chuong trinh)\b.*"
)  # of what comes next
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_PERIOD_IN_NAME = re.compile(r"(?<!\d)[12]\d{3}(?:-S[12])?(?![0-9])_?")
_HALF_IN_NAME = re.compile(r"(?<!\d)([12]\d{3}-S[12])(?![0-9])")
_NAMED_CODE = re.compile(r"[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Heading:
    """What a file says of itself; `units` and `periods` hold every answer, the surest first."""

    units: list[str]
    periods: list[Period]
    path_units: list[str]
    path_periods: list[Period]
    title_years: set[int]
    title_halves: set[Period]
    title_year: list[Period]  # the year of the title, where no part of it is named anywhere
    strangers: list[str]  # units written in the heading that nobody knows, beside a known one
    reported_on: Stated | None
    data_as_of: Stated | None
    revision: int
    illustrative: bool
    named: str  # the unit as written, for the sentence when nobody knows it

    @property
    def period(self) -> Period | None:
        """The period reported, as the content, else the folder, else the title's year tells."""
        halves = [period for period in self.path_periods if period.half]
        return next(iter([*self.periods, *halves, *self.title_year]), None)

    def after(self, earlier: "Heading") -> "Heading":
        """Let what this heading does not say be as an earlier one of the same file said it."""
        says_unit = bool(self.units or self.strangers)
        says_period = bool(self.periods or self.title_year)
        return replace(
            self,
            units=self.units if says_unit else earlier.units,
            named=self.named if says_unit else earlier.named,
            strangers=self.strangers if says_unit else earlier.strangers,
            periods=self.periods if says_period else earlier.periods,
            title_year=self.title_year if says_period else earlier.title_year,
            reported_on=self.reported_on or earlier.reported_on,
            data_as_of=self.data_as_of or earlier.data_as_of,
            revision=self.revision or earlier.revision,
        )


def heading(workbook: Workbook, above: Sequence[Row], file_name: str, names: Names) -> Heading:
    """Read the heading of a report and its place in the inbox."""
    said = _said(above)
    texts = [cell.text for row in above for cell in row.values()]
    properties = workbook.properties
    title_years = _title_years(texts)
    by_units, by_periods = _path(file_name, names)
    written, unknown = said["unit"].text if "unit" in said else "", ""
    name = _IN_BRACKETS.sub("", written)
    told = said["period"].text if "period" in said else ""
    title_halves = _title_halves(texts)
    periods = [
        _parsed(properties.get("thidua.period", "")), _period(told), _cut_off(texts, title_years),
        min(title_halves, default=None),
    ]  # fmt: skip
    title_year = _title_year(texts, title_years)
    period = next(iter(_distinct([*periods, *by_periods, *title_year])), None)
    year = period.year if period else None
    units = [
        _known(properties.get("thidua.unit", ""), names),
        names.reporter(written, period),
        names.reporter(name, period),
    ]
    if not any(units):
        head = letterhead(above, names, period)
        units, unknown = _not_above(head.reporter, by_units, names), head.stranger
    return Heading(
        units=_distinct(units),
        periods=_distinct(periods),
        path_units=by_units,
        path_periods=by_periods,
        title_years=title_years,
        title_halves=title_halves,
        title_year=title_year,
        strangers=_strangers(written, names, period),
        reported_on=labelled(said.get("reported_on"), workbook, year),
        data_as_of=labelled(said.get("data_as_of"), workbook, year)
        or cut_off(above, workbook, year),
        revision=_whole(said.get("revision")),
        illustrative=_is_illustrative(workbook),
        named=composed(written or properties.get("thidua.unit", "") or unknown),
    )


def _said(above: Iterable[Row]) -> dict[str, Cell]:
    """Find what follows each known label: in the same cell after a colon, else in the next."""
    said: dict[str, Cell] = {}
    for row in above:
        cells = sorted(row.values(), key=lambda cell: cell.column)
        for place, cell in enumerate(cells):
            label, _, rest = cell.text.partition(":")
            name = _LABELS.get(fold(label))
            if name is None or name in said:
                continue
            if rest.strip():
                said[name] = cell._replace(text=rest.strip())
            elif place + 1 < len(cells) and not _is_question(cells[place + 1]):
                said[name] = cells[place + 1]
    return said


def _is_question(cell: Cell) -> bool:
    """Tell a label that asks for something itself: what it follows was left blank."""
    label, _, rest = cell.text.partition(":")
    return fold(label) in _LABELS and not rest.strip()


def _known(code: str, names: Names) -> str | None:
    return code if code in names.units or code in names.blocs else None


def _parsed(code: str) -> Period | None:
    try:
        return Period.parse(code) if code else None
    except Refusal:
        return None


def _period(text: str) -> Period | None:
    """Read a code in brackets, else the words for a half or a whole year."""
    codes = _CODE.findall(text)
    if codes and "-" in codes[-1]:
        return _parsed(codes[-1])
    folded = fold(text)
    year = _TITLE_YEAR.search(folded)
    if year is None:
        return _parsed(codes[-1]) if codes and text.strip() == codes[-1] else None
    half = next((number for words, number in _HALVES if words.search(folded)), None)
    return Period(int(year[1]), half)


def _cut_off(texts: Sequence[str], years: set[int]) -> Period | None:
    """Tell the period of a printed form from its ticked cut-off day: 31/5 or 30/11."""
    if len(years) != 1:
        return None
    for text in texts:
        if "tinh den ngay" not in fold(text):
            continue
        days = set(_TICKED.findall(text)) or set(_CUT_OFF.findall(text))
        if len(days) == 1:
            return Period(min(years), 1 if days.pop().startswith("31") else None)
    return None


def _titles(texts: Iterable[str]) -> list[str]:
    """Tell titles by their first words, or by standing in capitals."""
    return [
        folded
        for text, folded in ((text, fold(text)) for text in texts)
        if folded.startswith(_TITLES) or composed(text).isupper()
    ]


def _title_years(texts: Iterable[str]) -> set[int]:
    return {int(year) for title in _titles(texts) for year in _years(title)}


def _title_halves(texts: Iterable[str]) -> set[Period]:
    """Give the half-years that titles name; the year may stand in a line of its own."""
    said = set()
    titles = _titles(texts)
    years = {year for title in titles for year in _years(title)}
    for title in titles:
        own = set(_years(title)) or years
        halves = {number for words, number in _HALVES if words.search(_OUTLOOK.sub("", title))}
        if len(own) == 1 and len(halves) == 1:
            said.add(Period(int(min(own)), halves.pop()))
    return said


def _title_year(texts: Sequence[str], years: set[int]) -> list[Period]:
    """Take a title that names a year alone as the year's, unless a cut-off day was left open."""
    if len(years) != 1 or any("tinh den ngay" in fold(text) for text in texts):
        return []
    return [Period(min(years))]


def _years(title: str) -> list[str]:
    """Give the years of a title, but not those of the plans it goes on to announce."""
    return _TITLE_YEAR.findall(_OUTLOOK.sub("", title)) or _TITLE_YEAR.findall(title)


def _strangers(written: str, names: Names, period: Period | None) -> list[str]:
    """Give the name written for the unit where no unit or bloc is called so."""
    name = composed(_IN_BRACKETS.sub("", written))
    return [name] if name and names.reporter(name, period) is None else []


def _not_above(code: str | None, by_path: list[str], names: Names) -> list[str | None]:
    """Leave out the bloc, or a union above, of the unit in whose folder the file lies."""
    units = [unit for unit in by_path if unit in names.units]
    over = {above for unit in units for above in names.above(unit)}
    return [] if code in over or (units and code in names.blocs) else [code]


def path_units(file_name: str, names: Names) -> list[str]:
    """Give the units that a file's place in the inbox names."""
    return [code for code in _path(file_name, names)[0] if code in names.units]


def _path(file_name: str, names: Names) -> tuple[list[str], list[Period]]:
    *folders, name = file_name.split("/")
    written = _NAMED_CODE.findall(_PERIOD_IN_NAME.sub(" ", name))
    codes = [_known(part, names) or _by_folder(part, names) for part in folders]
    codes += [_known(code, names) for code in written]
    units = [code for code in codes if code in names.units]
    blocs = [code for code in codes if code in names.blocs]
    halves = [_parsed(part) for part in [*folders, *_HALF_IN_NAME.findall(name)] if "-S" in part]
    years = [_parsed(part) for part in folders if re.fullmatch(r"[12]\d{3}", part)]
    over = {code for unit in units for code in names.above(unit)}  # a union's folder holds its own
    return _distinct([one for one in units if one not in over] or blocs), _distinct(halves or years)


def _by_folder(name: str, names: Names) -> str | None:
    old = names.letters.restored(name)
    return names.reporter(old.text if old else name)


def _whole(cell: Cell | None) -> int:
    text = cell.text.strip().removesuffix(".0") if cell else ""
    return int(text) if text.isdecimal() and len(text) <= len("999") else 0


def _is_illustrative(workbook: Workbook) -> bool:
    if workbook.properties.get("thidua.illustrative", "").lower() == "true":
        return True
    return any(_says_illustrative(cell.text) for cell in workbook.cells if cell.kind == "s")


@lru_cache(maxsize=20_000)
def _says_illustrative(text: str) -> bool:
    folded = fold(text)
    return "so lieu minh hoa" in folded or "illustrative figures" in folded


def _distinct(answers: Iterable[_T | None]) -> list[_T]:
    return list(dict.fromkeys(answer for answer in answers if answer is not None))
