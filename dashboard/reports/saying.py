"""Numbers and days of the warehouse as figures of a document, each with the rows it is of.

Documents are Vietnamese: official papers have no other language here.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dashboard import number
from dashboard.figures import wording
from dashboard.reports.model import COUNT, WHOLE, Figure, Key, Origin, Piece
from dashboard.words import words
from warehouse.period import Period

Row = dict[str, Any]

VI = words(language="vi")
MILLION = Decimal(10**6)
SCORE_PLACES = 2
_PROGRESS = ("covenant", "bloc", "unit", "indicator", "period", "basis")
_COMPARISON = ("bloc", "unit", "indicator", "period", "against", "basis")
_OUTLOOK = ("covenant", "unit", "indicator", "basis")
_SCORE = ("covenant", "unit", "criterion", "stage")
_RANKING = ("covenant", "unit", "stage")
_VOTE = ("covenant", "unit", "question")
_KEYS = {
    "marts.progress": _PROGRESS,
    "marts.comparison": _COMPARISON,
    "marts.outlook": _OUTLOOK,
    "marts.score": _SCORE,
    "marts.ranking": _RANKING,
    "core.vote": _VOTE,
    "core.criterion": ("covenant", "criterion"),
    "core.covenant": ("covenant",),
    "core.cross_check": ("covenant", "unit", "checked_by"),
    "core.quota": ("covenant", "award"),
    "core.activity": ("covenant", "activity"),
    "marts.completeness": ("bloc", "unit", "period"),
    "core.submission": ("submission",),
}


def origin(relation: str, row: Row, column: str) -> Origin:
    """Say which row of a relation a figure is of."""
    return Origin(relation, tuple((name, row[name]) for name in _KEYS[relation]), column)


def count(n: int, relation: str, **key: Key) -> Figure:
    """Give how many rows of a relation there are of a kind."""
    text = number.number(Decimal(n), VI, 0)
    return Figure(text, n, Origin(relation, tuple(key.items()), COUNT))


def whole(relation: str, row: Row, column: str) -> Figure:
    """Give a whole number of a row."""
    return Figure(
        number.number(Decimal(row[column]), VI, 0), row[column], origin(relation, row, column)
    )


def day(relation: str, row: Row, column: str) -> Figure | str:
    """Give a day of a row as dd/mm/yyyy; one that is not known is a sign."""
    value = row[column]
    if value is None:
        return VI("sign.unknown")
    on = value.astimezone(number.VIETNAM).date() if isinstance(value, datetime) else value
    return Figure(number.day(on, VI), on, origin(relation, row, column))


def written_day(on: date | None) -> str:
    """Write a day as letterheads have it, “ngày 29 tháng 3 năm 2022”; else blanks."""
    if on is None:
        return "ngày …… tháng …… năm ………"
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)  # noqa: PLR2004 - the rule's
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def points(relation: str, row: Row, column: str, *, signed: bool = False) -> Figure | str:
    """Give points with two decimals; points that are not known are a sign."""
    value = row[column]
    if value is None:
        return VI("sign.unknown")
    text = number.points(value, VI, signed=signed)
    return Figure(text, value, origin(relation, row, column), places=SCORE_PLACES)


def sign(row: Row) -> str:
    """Say why there is no number: not applicable, not due, not reported, or not usable."""
    if row["verdict"] == "not_applicable":
        return VI("sign.not_applicable")
    if row["verdict"] == "not_due":
        return VI("sign.not_due")
    return VI("sign.unread" if wording.unread(row) else "sign.unknown")


def percent(row: Row, column: str = "percent", *, mark: str = "%") -> Figure | str:
    """Give per cent of the target; where there is none, a sign or nothing."""
    value = row[column]
    if value is None:
        return ""
    text = number.percent(value, VI).removesuffix("%") + mark
    qualifier = row["qualifier"] if column == "percent" else None
    told = number.bound(text, qualifier, VI)
    return Figure(told, value, origin("marts.progress", row, column), places=1)


def counts_units(row: Row) -> bool:
    """Tell whether a yes or a grade of the whole bloc says how many of its units reach it."""
    return (
        row["kind"] in ("bool", "grade") and row["unit"] is None and row["denominator"] is not None
    )


def done(row: Row) -> tuple[Piece, ...]:
    """Say what is done with its measure and parts, for a sentence."""
    if row["actual"] is None:
        return (wording.done_text(row, VI),)
    if counts_units(row):
        return (*_parts(row), " đơn vị")
    if row["kind"] in ("bool", "grade"):
        return (_graded(row),)
    text = number.figure(row["actual"], row["qualifier"], row["measure"], VI)
    told = _figure(row, "actual", text)
    if row["measure"] == "%" and row["numerator"] is not None and row["denominator"]:
        return (told, " (", *_parts(row), ")")
    return (told, _measured(row))


def target(row: Row) -> tuple[Piece, ...]:
    """Say the target with its comparator and measure, for a sentence."""
    if row["target"] is None:
        return ()
    if row["kind"] in ("bool", "grade") or row["comparator"] == "yes":
        return (wording.target_text(row, VI),)
    text = number.quantity(row["target"], row["measure"], VI)
    return (_figure(row, "target", _comparator(row) + text), _measured(row))


def short(row: Row, column: str, *, at_least: bool = False) -> tuple[Piece, ...]:
    """Write a value for a narrow cell whose measure stands beside it; money is in millions.

    A target to reach at least is written plain, or with its sign where a covenant states it.
    """
    value = row[column]
    if value is None:
        return (sign(row),) if column == "actual" else ()
    if row["kind"] in ("bool", "grade"):
        return _short_graded(row, column)
    if column == "actual" and row.get("missing") == "nil":
        return (_figure(row, column, VI("sign.nil")),)
    scale = scale_of(row["measure"])
    places = 1 if row["measure"] == "%" else SCORE_PLACES
    text = _precise(value / scale, row["measure"], places)
    if column == "actual":
        return (_figure(row, column, number.bound(text, row["qualifier"], VI), scale, places),)
    sign_of_it = "≥ " if at_least and row["comparator"] == ">=" else _comparator(row)
    return (_figure(row, column, sign_of_it + text, scale, places),)


def scale_of(measure: str) -> Decimal:
    """Say how many of a value's measure make one of what a table shows."""
    return MILLION if measure in number.MONEY else WHOLE


def measure(row: Row) -> str:
    """Name the measure of a table's row; money is shown in millions."""
    if row["kind"] in ("bool", "grade"):
        return "đơn vị" if counts_units(row) else ""
    return f"triệu {row['measure']}" if row["measure"] in number.MONEY else str(row["measure"])


def earlier(row: Row) -> Figure:
    """Give the value of the same period a year before, of the units that compare."""
    scale = scale_of(row["measure"])
    places = 1 if row["measure"] == "%" else SCORE_PLACES
    text = _precise(row["earlier"] / scale, row["measure"], places)
    told = number.bound(text, row["earlier_qualifier"], VI)
    return Figure(told, row["earlier"], origin("marts.comparison", row, "earlier"), scale, places)


def change(row: Row, *, signed: bool = False) -> Figure | None:
    """Say by how much a value grew or fell, in per cent, or in points of a share.

    Without a sign the sentence says which of the two; a table's cell has the sign.
    """
    column = "percent_change" if row["percent_change"] is not None else "change"
    value = row[column]
    if value is None or (column == "change" and row["measure"] != "%"):
        return None
    ending = "%" if column == "percent_change" else " điểm %"
    places = next(n for n in (1, 2, 3, 6) if value == 0 or round(abs(value), n) > 0)
    text = number.number(abs(value), VI, places) + ending
    if signed:
        text = ("+" if value > 0 else "−" if value < 0 else "") + text.removesuffix("%").rstrip()
    qualifier = row["change_qualifier"] if signed else _turned(row, value)
    told = number.bound(text, qualifier, VI)
    return Figure(told, value, origin("marts.comparison", row, column), places=places)


def _turned(row: Row, value: Decimal) -> str | None:
    """Turn a bound where the sign is told by a word: at least −3 is a fall of at most 3."""
    qualifier: str | None = row["change_qualifier"]
    if value >= 0 or qualifier is None:
        return qualifier
    return qualifier.translate(str.maketrans("<>", "><"))


def period_name(period: str) -> str:
    """Name a period inside a sentence."""
    name = Period.parse(period).label("vi")
    return name[:1].lower() + name[1:]


def _figure(
    row: Row, column: str, text: str, scale: Decimal = WHOLE, places: int = SCORE_PLACES
) -> Figure:
    return Figure(text, row[column], origin("marts.progress", row, column), scale, places)


def _parts(row: Row) -> tuple[Piece, ...]:
    above, below = (
        _figure(row, part, number.number(row[part], VI, 0)) for part in ("numerator", "denominator")
    )
    return (above, "/", below)


def _graded(row: Row) -> Figure:
    return _figure(row, "actual", wording.graded(row["kind"], row["actual"], VI))


def _short_graded(row: Row, column: str) -> tuple[Piece, ...]:
    if column != "actual":
        return (wording.target_text(row, VI),)
    return _parts(row) if counts_units(row) else (_graded(row),)


def _precise(value: Decimal, of: str, places: int) -> str:
    """Write a number; a share is written so that only what is whole looks whole."""
    return (
        number.percent(value, VI, places).removesuffix("%")
        if of == "%"
        else number.number(value, VI, places)
    )


def _comparator(row: Row) -> str:
    return {"<=": "≤ ", "<": "< ", ">": "> "}.get(row["comparator"] or "", "")


def _measured(row: Row) -> str:
    named = wording.measure_text(row, VI)
    return f" {named}" if named else ""
