"""The illustrative world: workbooks of every unit of three blocs, invented, marked, repeatable.

It goes the way of any report: through the template into an inbox. Targets, due dates and schemes
that no document states lie beside it in `sample.toml`, never in covenant files.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import warehouse.reference
from etl.form import Fill, Form, write_form
from etl.inbox import REGISTER, WORLD
from etl.invention import Figures, InventedUnit
from etl.sample_scheme import scheme_lines
from etl.template import form_of, target_text
from etl.transcription import FILE, PUBLISHED, write_transcription
from etl.written import write_anew, written_by
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.reference import Reference
from warehouse.reference.targets import is_shared
from warehouse.version import version

_PLAN = Path(__file__).with_name("sample_world.toml")
_OLD_YEARS_SHARE = 0.5
_LARGE = 400
Rules = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Report:
    """One workbook to be written and the moment it was received."""

    file_name: str
    received_at: str
    form: Form
    fills: Figures


def write_sample(out: Path) -> int:
    """Write the illustrative world and the transcription of 2020; give the number of workbooks.

    What an earlier version wrote there goes first; any other folder that holds files is refused,
    for an inbox with the world in it takes invented figures for good.
    """
    if out.is_dir() and any(out.iterdir()) and written_by(out) is None:
        raise Refusal(
            f"Thư mục {out} đã có tệp, mà thế giới minh hoạ không được lẫn với báo cáo thật. "
            "Hãy nêu một thư mục mới.",
            f"The folder {out} holds files, and the illustrative world never mixes with real "
            "reports. Name a new folder.",
        )
    count = 0

    def write(folder: Path) -> None:
        nonlocal count
        count = _write(folder)

    write_anew(out, version(), write)
    return count


def _write(out: Path) -> int:
    reference = warehouse.reference.read(Path(warehouse.reference.__file__).parent)
    world = tomllib.loads(_PLAN.read_text("utf-8"))
    received: dict[Path, list[tuple[str, str]]] = {}
    targets: list[dict[str, Any]] = []
    count = 0
    for bloc in world["bloc"]:
        units = _units(bloc, world, reference)
        pledged = list(_targets(bloc, world, units, reference))
        targets += pledged
        for report in _reports(bloc, world, units, pledged, reference):
            place = out / report.file_name
            place.parent.mkdir(parents=True, exist_ok=True)
            write_form(place, report.form, report.fills)
            received.setdefault(place.parent, []).append((place.name, report.received_at))
            count += 1
    real = write_transcription(out, reference)
    received[real.parent] = [(Path(FILE).name, PUBLISHED.isoformat())]
    _write_registers(received)
    (out / WORLD).write_text(_world(targets, world), "utf-8")
    return count + 1


def _units(
    bloc: Mapping[str, Any], world: Mapping[str, Any], reference: Reference
) -> list[InventedUnit]:
    rules = _rules(bloc, world)
    members = reference.members(bloc["bloc"], bloc["year"])
    return [
        InventedUnit.of(unit, bloc["bloc"], rules, administrative=unit in bloc["administrative"])
        for unit in members
    ]


def _rules(bloc: Mapping[str, Any], world: Mapping[str, Any]) -> Rules:
    return {code: r for code, r in world["indicator"].items() if code not in bloc["leaves_out"]}


def _targets(
    bloc: Mapping[str, Any],
    world: Mapping[str, Any],
    units: Sequence[InventedUnit],
    reference: Reference,
) -> Iterator[dict[str, Any]]:
    """Invent the bloc's targets: shares as they stand, sums from the units' plans."""
    covenant = f"{bloc['year']}-{bloc['bloc']}"
    for target in world["target"]:
        code = target["indicator"]
        if code not in _rules(bloc, world):
            continue
        row = {
            "covenant": covenant,
            "indicator": code,
            "origin": target["origin"],
            "comparator": target.get("comparator", ">="),
            "measure": target.get("measure", reference.indicators[code]["measure"]),
        }
        if "h1_expected" in target:
            row["h1_expected"] = target["h1_expected"]
        if "plan" in target:
            total = sum(unit.plans[code] for unit in units)
            yield row | {"value": _round_sum(total * target["plan"])}
        elif "each" not in target or "value" in target:
            yield row | {"value": target.get("value", 1)}
        if target.get("each"):
            own = "registered" if target["origin"] == "pledged" else target["origin"]
            for unit in units:
                value = target.get("value", unit.plans.get(code))
                yield row | {"unit": unit.unit, "value": value, "origin": own}


def _round_sum(total: float) -> int:
    step = 10**8 if total > 10**9 else 50 if total > _LARGE else 1
    return round(total / step) * step


def _reports(
    bloc: Mapping[str, Any],
    world: Mapping[str, Any],
    units: Sequence[InventedUnit],
    targets: Sequence[Mapping[str, Any]],
    reference: Reference,
) -> Iterator[Report]:
    rules, year = _rules(bloc, world), bloc["year"]
    for period in (Period(year - 1, 1), Period(year - 1), Period(year, 1), Period(year)):
        for unit in units:
            if unit.unit in bloc["missing"].get(str(period), []):
                continue
            figures = unit.figures(
                reference.indicators, rules, period.half, before=period.year != year
            )
            said = {
                str(target["indicator"]): target_text(target, reference)
                for target in sorted(targets, key=lambda target: "unit" in target)
                if period.year == year and _is_for(target, unit.unit, reference)
            }
            form = form_of(reference, bloc["bloc"], unit.unit, period, list(rules), said)
            yield from _sent(bloc, world, unit, form, figures)


def _is_for(target: Mapping[str, Any], unit: str, reference: Reference) -> bool:
    indicator = reference.indicators[target["indicator"]]
    return target["unit"] == unit if "unit" in target else is_shared(target, indicator)


def _sent(
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
    due = _due(form.period)
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
        form = replace(form, revision=2, reported_on=again)
        name = f"{folder}/{period}_{unit.unit}_sua_lan_2.xlsx"
        yield Report(name, f"{again}{moment}", form, figures)


def _due(period: Period) -> date:
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


def _write_registers(received: Mapping[Path, Sequence[tuple[str, str]]]) -> None:
    for folder, lines in received.items():
        with (folder / REGISTER).open("w", encoding="utf-8", newline="") as register:
            writer = csv.writer(register, lineterminator="\n")
            writer.writerow(["file", "received_at"])
            writer.writerows(lines)


def _world(targets: Sequence[Mapping[str, Any]], world: Mapping[str, Any]) -> str:
    """Write the targets, due dates and schemes as TOML."""
    lines = [
        "# Số liệu minh hoạ: mục tiêu, hạn nộp và thang điểm bịa ra, không của giao ước nào.",
        "",
    ]
    for bloc in world["bloc"]:
        for period in (Period(bloc["year"], 1), Period(bloc["year"])):
            due = {"bloc": bloc["bloc"], "period": str(period), "due_on": _due(period)}
            lines += _stanza("due", due)
    for target in targets:
        lines += _stanza("target", target)
    for bloc in world["bloc"]:
        covenant = f"{bloc['year']}-{bloc['bloc']}"
        for table, row in scheme_lines(covenant, world, _rules(bloc, world)):
            lines += _stanza(table, row)
    return "\n".join(lines)


def _stanza(name: str, row: Mapping[str, Any]) -> list[str]:
    said = [f"{key} = {_literal(value)}" for key, value in row.items() if value is not None]
    return [f"[[{name}]]", *said, "illustrative = true", ""]


def _literal(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_literal(one) for one in value)}]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{key} = {_literal(one)}" for key, one in value.items())
        return f"{{ {pairs} }}"
    return f'"{value}"' if isinstance(value, str) else str(value)
