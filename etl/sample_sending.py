"""How a report of the illustrative world is sent: when, how surely, and with which slips."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from etl.form import Fill, Form
from etl.invention import Figures, InventedUnit
from warehouse.period import Period

_OLD_YEARS_SHARE = 0.5
_LARGE = 400


@dataclass(frozen=True)
class Report:
    """One workbook to be written and the moment it was received."""

    file_name: str
    received_at: str
    form: Form
    fills: Figures


def sent(
    bloc: Mapping[str, Any],
    world: Mapping[str, Any],
    unit: InventedUnit,
    form: Form,
    figures: Figures,
) -> Iterator[Report]:
    """Send a unit's report: on time or late, once or corrected, sure or estimated."""
    period = str(form.period)
    chance = Random(f"{unit.unit}/{period}/sent")  # noqa: S311 - the same world each time
    late = bloc["late"].get(period, {}).get(unit.unit)
    due = due_on(form.period)
    day = due + timedelta(days=late) if late else due - timedelta(days=chance.randint(0, 7))
    cut_off = date(form.period.year, 5, 31) if form.period.half else date(form.period.year, 11, 30)
    form = replace(form, illustrative=True, reported_on=day, data_as_of=cut_off)
    figures = _worded(figures, chance)
    if unit.unit in bloc["estimated"].get(period, []):
        figures = _estimated(figures, chance)
    if bloc.get("erroneous", {}).get(period) == unit.unit:
        figures = _careless(figures, world["slip"])
    revised = bloc["corrected"].get(period, {}).get(unit.unit)
    first = _too_low(figures, revised) if revised else figures
    folder = f"{unit.bloc}/{period}/{unit.unit}"
    moment = f"T{chance.randint(8, 16):02}:{chance.randint(0, 59):02}:00+07:00"
    yield Report(f"{folder}/{period}_{unit.unit}.xlsx", f"{day}{moment}", form, first)
    if revised:
        again = day + timedelta(days=9)
        form = replace(form, revision=2, reported_on=again, further={})
        name = f"{folder}/{period}_{unit.unit}_sua_lan_2.xlsx"
        yield Report(name, f"{again}{moment}", form, figures)


def due_on(period: Period) -> date:
    """Give the day by which the units of the illustrative world report."""
    return date(period.year, 6, 15) if period.half else date(period.year, 12, 10)


def _worded(figures: Figures, chance: Random) -> Figures:
    """Let a large count, now and then, be said in words: “trên 1.400”, “gần 900”."""
    worded = dict(figures)
    for code in ("CL_LUOT", "SK_SO"):
        fill = figures.get(code)
        count = fill.value if fill else None
        if fill is None or count is None or isinstance(count, str) or count < _LARGE:
            continue
        if chance.random() < 0.18:  # noqa: PLR2004 - about one in six
            below = int(count) // 50 * 50
            over = chance.random() < 0.7  # noqa: PLR2004 - “trên” is more common than “gần”
            said = f"trên {below:,}" if over else f"gần {below + 50:,}"
            worded[code] = fill._replace(value=said.replace(",", "."))
    return worded


def _estimated(figures: Figures, chance: Random) -> Figures:
    return {
        code: fill._replace(status="Ước")
        if fill.value is not None and fill.status is None and chance.random() < _OLD_YEARS_SHARE
        else fill
        for code, fill in figures.items()
    }


def _careless(figures: Figures, slips: Sequence[Mapping[str, Any]]) -> Figures:
    spoiled = dict(figures)
    for slip in slips:
        written = {name: value for name, value in slip.items() if name != "indicator"}
        spoiled[slip["indicator"]] = spoiled.get(slip["indicator"], Fill())._replace(**written)
    return spoiled


def _too_low(figures: Figures, code: str) -> Figures:
    fill = figures[code]
    low = round(fill.value * 0.8) if isinstance(fill.value, int | float) else fill.value
    return figures | {code: fill._replace(value=low)}
