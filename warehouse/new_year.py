"""An office rolled into a new year: who and when come along, what is pledged is only proposed.

Members, content groups, movements and due dates are carried; theme, signing, roles, targets and
programme stand as notes that somebody takes up line by line, so that nothing is pledged in silence.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from warehouse import configuration
from warehouse.covenant_book.outgoing import covenant_in, covenant_path, names_of
from warehouse.covenant_book.part import Written
from warehouse.covenant_book.written import toml, written
from warehouse.language import Refusal, Sentence
from warehouse.office import copy_model, lay_out
from warehouse.reference import Reference, read
from warehouse.reference.covenant import Covenant
from warehouse.reference.digest import TABLES

_CARRIED = ("bloc", "year", "members", "movements", "content_group", "due")
_OF_ITS_YEAR = ("source", "signatory", "statement", "event", "signed_by_all_members",
                "signed_on", "signed_at", "members_stated", "last_year_leader")  # fmt: skip
_OF_ITS_DECISION = ("valid_from", "valid_to", "decision", "source", "done_on")
_PERIOD = re.compile(r"(?P<year>\d{4})(?P<half>-S[12])?")
_HEAD = """\
GIAO ƯỚC NĂM {year} – {name}: BẢN NHÁP, lập từ giao ước {old}.
Đã chép: thành viên, phong trào, nhóm nội dung, hạn nộp (lùi theo năm). Hãy kiểm tra từng dòng.
Dòng “# …” là của năm trước, chưa ai cam kết: khi khối đã thống nhất thì bỏ dấu # và sửa con số.
A DRAFT made from {old}. Members, movements, content groups and due dates are carried; check them.
Lines “# …” are last year's and pledged by nobody: take the # away when the bloc has agreed."""


@dataclass(frozen=True)
class Rolled:
    """One covenant's draft: its code, the one it is made from, and the members it lost."""

    code: str
    old: str
    text: str
    ended: tuple[str, ...]


def start_from(folder: Path, old: Path, year: int) -> Sentence:
    """Lay out an office for a year from the reference of an older one; say what is to be done.

    `old` is an office or its reference folder; nothing in it changes. A folder that holds anything
    already, or an old office without a covenant before that year, is refused.
    """
    source = _reference_of(old.resolve())
    reference = read(source)
    rolled = [_rolled(source, reference, code, year) for code in _latest(reference, year)]
    if not rolled:
        known = ", ".join(sorted(str(row["covenant"]) for row in reference.tables["covenant"]))
        raise Refusal(
            f"{source} không có giao ước nào trước năm {year}. Đang có: {known or 'không có'}.",
            f"{source} has no covenant before {year}. There are: {known or 'none'}.",
        )

    def fill(place: Path) -> None:
        for name in TABLES:
            if (source / f"{name}.csv").exists():
                shutil.copyfile(source / f"{name}.csv", place / f"{name}.csv")
        copy_model(place)
        for one in rolled:
            covenant_path(place, one.code).write_text(one.text, "utf-8")
        read(place)  # a draft that would be refused later is refused now, and nothing is laid out

    settings = lay_out(folder.resolve(), fill)
    return _told(folder.resolve(), source, settings, rolled)


def _reference_of(old: Path) -> Path:
    """Find the reference of an office: where its settings say, else inside it, else it is one."""
    try:
        said = configuration.written(old).get("reference")
    except ValueError:  # settings that cannot be read say nothing of it
        said = None
    if isinstance(said, str):
        return (old / Path(said).expanduser()).resolve()
    return old / "reference" if (old / "reference").is_dir() else old


def _latest(reference: Reference, year: int) -> list[str]:
    """Give of each bloc that goes on the last covenant before a year."""
    latest: dict[str, tuple[int, str]] = {}
    for row in reference.tables["covenant"]:
        bloc, signed = str(row["bloc"]), int(str(row["year"]))
        if signed < year and not _has_ended(reference.blocs[bloc], year):
            latest[bloc] = max(latest.get(bloc, (0, "")), (signed, str(row["covenant"])))
    return sorted(code for _, code in latest.values())


def _has_ended(row: Mapping[str, object], year: int) -> bool:
    last = row["valid_to"]
    return isinstance(last, date) and last < date(year, 1, 1)


def _rolled(source: Path, reference: Reference, old: str, year: int) -> Rolled:
    covenant = covenant_in(covenant_path(source, old))
    code = f"{year}-{covenant.bloc}"
    gone = {unit for unit, row in reference.units.items() if _has_ended(row, year)}
    said = _without(written(covenant), gone)
    said["target"] = _in_force(said.get("target", ()), covenant.year)
    said = _bare(_moved(said, year - covenant.year))
    carried = {name: said[name] for name in _CARRIED if said.get(name)}
    if covenant.leader and covenant.year == year - 1:
        carried["last_year_leader"] = covenant.leader
    proposed = {
        name: value for name, value in said.items() if name not in {*_CARRIED, *_OF_ITS_YEAR}
    }
    names = names_of(source)
    head = _HEAD.format(year=year, name=names.name("bloc", covenant.bloc), old=old)
    text = _joined(
        toml(carried, Covenant, head, names.name), toml(proposed, Covenant, "", names.name)
    )
    lost = tuple(member.unit for member in covenant.members if member.unit in gone)
    return Rolled(code, old, text, tuple(_became(reference, unit) for unit in lost))


def _without(said: Written, gone: set[str]) -> Written:
    """Leave out whatever names a unit that is no more."""

    def kept(one: object) -> bool:
        return (one.get("unit") if isinstance(one, dict) else one) not in gone

    return {
        name: [one for one in value if kept(one)] if isinstance(value, list) else value
        for name, value in said.items()
        if isinstance(value, list | dict) or value not in gone
    }


def _moved(value: Any, years: int) -> Any:  # noqa: ANN401 - whatever a covenant says
    """Move days, periods and the year on; a 29 February becomes the 28th."""
    if isinstance(value, dict):
        return {
            name: _period_moved(one, years)
            if name in {"period", "planned_in"}
            else one + years
            if name == "year"
            else _moved(one, years)
            for name, one in value.items()
        }
    if isinstance(value, list):
        return [_moved(one, years) for one in value]
    if isinstance(value, date):
        day = 28 if (value.month, value.day) == (2, 29) else value.day
        return date(value.year + years, value.month, day)
    return value


def _period_moved(period: str, years: int) -> str:
    said = _PERIOD.fullmatch(period)
    return f"{int(said['year']) + years}{said['half'] or ''}" if said else period


def _in_force(targets: Iterable[Written], year: int) -> list[Written]:
    """Keep of targets what held when their year ended, the last of those that followed another."""
    last: dict[tuple[object, ...], Written] = {}
    for target in targets:
        key = tuple(target.get(name) for name in ("indicator", "unit", "origin"))
        held = target.get("valid_to", date.max) >= date(year, 12, 31)
        if held and _begins(last.get(key, {})) <= _begins(target):
            last[key] = target
    return list(last.values())


def _begins(target: Written) -> date:
    first = target.get("valid_from")
    return first if isinstance(first, date) else date.min


def _bare(value: Any) -> Any:  # noqa: ANN401 - whatever a covenant says
    """Take away what an earlier year decided: days in force, decisions, sources, days done."""
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if name not in _OF_ITS_DECISION}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _joined(carried: str, proposed: str) -> str:
    """Set single keys before groups, what is proposed as notes beside what is carried."""
    keys, groups = _split(carried.splitlines())
    more, others = _split(proposed.strip().splitlines())
    lines = [*keys, *_noted(more), *groups, "", *_noted(others)]
    return "\n".join(lines).rstrip() + "\n"


def _split(lines: list[str]) -> tuple[list[str], list[str]]:
    first = next((place for place, line in enumerate(lines) if line.startswith("[")), len(lines))
    return lines[:first], lines[first:]


def _noted(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"# {line}" if line else "" for line in lines)


def _became(reference: Reference, unit: str) -> str:
    """Name a unit that ended, and what became of it where the reference says so."""
    row = reference.units[unit]
    heirs = [str(one["new"]) for one in reference.tables["succession"] if one["old"] == unit
             and one["new"] is not None]  # fmt: skip
    heir = f" → {', '.join(heirs)}" if heirs else ""
    return f"{row['name_vi']} ({unit}, {row['valid_to']}){heir}"


def _told(folder: Path, source: Path, settings: Path, rolled: list[Rolled]) -> Sentence:
    codes = ", ".join(one.code for one in rolled)
    ended = "; ".join(name for one in rolled for name in one.ended)
    lost = Sentence(
        f"\nĐơn vị đã kết thúc, không chép sang: {ended}.",
        f"\nUnits that have ended and are not carried: {ended}.",
    )
    vi, en = lost if ended else ("", "")
    return Sentence(
        f"Đã lập văn phòng trong {folder} với giao ước nháp {codes}, từ {source}.\n"
        "Đã chép: danh mục, thành viên, nhóm nội dung, phong trào, hạn nộp.\n"
        "Phải điền: chủ đề, ngày ký, khối trưởng, khối phó, mục tiêu, thang điểm, chương trình (của "
        f"năm trước nằm trong tệp như ghi chú, chưa tính là cam kết).{vi}\n"
        "Báo cáo và giao ước cũ ở nguyên văn phòng cũ. "
        f"Tiếp theo: sửa các tệp trong {folder / 'reference' / 'covenants'}, chép {settings} vào "
        "thư mục gốc.",
        f"The office is laid out in {folder} with drafts of {codes}, from {source}.\n"
        "Carried: the registers, members, content groups, movements, due dates.\n"
        "To be filled in: theme, day of signing, leader, deputies, targets, scheme, programme (last "
        f"year's stand in the files as notes and pledge nothing).{en}\n"
        "Old reports and covenants stay in the old office. "
        f"Next: edit the files in {folder / 'reference' / 'covenants'}, copy {settings} to the "
        "root.",
    )
