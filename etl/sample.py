"""The illustrative world: workbooks of every unit of three blocs, invented, marked, repeatable.

It goes the way of any report: through the template into an inbox. Targets, due dates and schemes
that no document states lie beside it in `sample.toml`, never in covenant files.
"""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import warehouse.reference
from etl.form import write_form
from etl.inbox import REGISTER, WORLD
from etl.sample_bloc import InventedBloc
from etl.sample_reports import reports_of
from etl.sample_scheme import attendance_lines, scheme_lines
from etl.sample_sending import due_on
from etl.transcription import FILE, PUBLISHED, write_transcription
from etl.written import write_anew, written_by
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.version import version

_PLAN = Path(__file__).with_name("sample_world.toml")


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
    blocs = [InventedBloc.of(plan, world, reference) for plan in world["bloc"]]
    (out / WORLD).write_text(_world(blocs, world), "utf-8")
    with_schemes = warehouse.reference.read_overlay(out / WORLD, reference)
    received: dict[Path, list[tuple[str, str]]] = defaultdict(list)
    for bloc in blocs:
        for report in reports_of(bloc, world, with_schemes):
            place = out / report.file_name
            place.parent.mkdir(parents=True, exist_ok=True)
            write_form(place, report.form, report.fills)
            received[place.parent].append((place.name, report.received_at))
    real = write_transcription(out, reference)
    received[real.parent] = [(Path(FILE).name, PUBLISHED.isoformat())]
    _write_registers(received)
    return sum(map(len, received.values()))


def _write_registers(received: Mapping[Path, Sequence[tuple[str, str]]]) -> None:
    for folder, lines in received.items():
        with (folder / REGISTER).open("w", encoding="utf-8", newline="") as register:
            writer = csv.writer(register, lineterminator="\n")
            writer.writerow(["file", "received_at"])
            writer.writerows(lines)


def _world(blocs: Sequence[InventedBloc], world: Mapping[str, Any]) -> str:
    """Write the targets, due dates, schemes and who came to reviews as TOML."""
    lines = [
        "# Số liệu minh hoạ: mục tiêu, hạn nộp và thang điểm bịa ra, không của giao ước nào.",
        "",
    ]
    for bloc in blocs:
        for period in (Period(bloc.year, 1), Period(bloc.year)):
            due = {"bloc": bloc.bloc, "period": str(period), "due_on": due_on(period)}
            lines += _stanza("due", due)
    for target in (target for bloc in blocs for target in bloc.targets):
        lines += _stanza("target", target)
    for bloc in blocs:
        units = [unit.unit for unit in bloc.units]
        told = chain(
            scheme_lines(bloc.covenant, world, bloc.rules),
            attendance_lines(bloc.covenant, bloc.plan, units),
        )
        for table, row in told:
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
