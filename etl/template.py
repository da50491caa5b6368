"""Templates: which rows, which targets, for which unit and period."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.form import Form, nature_of, write_form
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.reference import Reference


def write_template(
    reference: Reference, bloc: str, period: Period, units: Sequence[str], out: Path
) -> list[Path]:
    """Write an empty workbook for each unit (default: every member of the bloc that year)."""
    _check(reference, bloc, units)
    members = list(units) or list(reference.members(bloc, period.year))
    if not members:
        raise Refusal(
            f"Khối {bloc} không có thành viên nào năm {period.year} trong danh mục.",
            f"The bloc {bloc} has no members in {period.year} in the reference.",
        )
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for unit in members:
        place = out / f"{period}_{unit}.xlsx"
        write_form(place, form_of(reference, bloc, unit, period), {})
        written.append(place)
    return written


def form_of(
    reference: Reference,
    bloc: str,
    unit: str,
    period: Period,
    indicators: Sequence[str] = (),
    targets: Mapping[str, str] | None = None,
) -> Form:
    """Lay out the form of one unit: every indicator of the covenant, else the whole catalogue.

    What the bloc pledges as a whole every unit reports; beside it stands the unit's own target,
    where it has one.
    """
    about = reference.blocs[bloc]
    pledged = _targets(reference, bloc, period.year, unit)
    chosen = list(indicators) or _with_wholes(reference, _asked(reference, bloc, period.year))
    rows = [reference.indicators[code] for code in chosen or reference.indicators]
    rows = [row for row in rows if not row["computed"]]
    if period.half == 1:
        rows = [row for row in rows if row["across_year"] != "year_end"]
    named = reference.units.get(unit) or reference.blocs[unit]
    parent = reference.units.get(str(about["parent"] or ""))
    return Form(
        bloc=bloc,
        bloc_name=str(about["name_vi"]),
        parent_name=str(parent["name_vi"]) if parent else "",
        unit=unit,
        unit_name=str(named["name_vi"]),
        period=period,
        indicators=rows,
        groups=groups(reference),
        targets=pledged if targets is None else targets,
    )


def groups(reference: Reference) -> dict[str, str]:
    """Give the catalogue's content groups in their order."""
    rows = [row for row in reference.tables["content_group"] if row["covenant"] is None]
    rows.sort(key=lambda row: str(row["content_group"]))
    return {str(row["content_group"]): str(row["text_vi"]) for row in rows}


def _check(reference: Reference, bloc: str, units: Sequence[str]) -> None:
    if bloc not in reference.blocs:
        known = ", ".join(sorted(reference.blocs))
        raise Refusal(
            f"Không có khối “{bloc}”. Các khối: {known}.", f"No bloc “{bloc}”. Known: {known}."
        )
    for unit in units:
        if unit not in reference.units and unit != bloc:
            raise Refusal(
                f"Không có đơn vị “{unit}” trong danh mục.", f"No unit “{unit}” in the reference."
            )


def _asked(reference: Reference, bloc: str, year: int) -> list[str]:
    """Give the covenant's indicators in the order of the catalogue."""
    rows = reference.tables["target"]
    asked = {row["indicator"] for row in rows if row["covenant"] == f"{year}-{bloc}"}
    return [
        code for code, row in reference.indicators.items() if code in asked and not row["computed"]
    ]


def _targets(reference: Reference, bloc: str, year: int, unit: str) -> dict[str, str]:
    """Say the targets of a unit, else of its whole bloc, as people write them."""
    said: dict[str, str] = {}
    rows = [row for row in reference.tables["target"] if row["covenant"] == f"{year}-{bloc}"]
    for row in sorted(rows, key=lambda row: row["unit"] is not None):
        if row["unit"] == unit or row["shared"]:
            said[str(row["indicator"])] = target_text(row, reference)
    return said


def target_text(target: Mapping[str, Any], reference: Reference) -> str:
    """Write a target the Vietnamese way: “≥ 95%”, “có”, “≥ 1.200”."""
    indicator = reference.indicators[str(target["indicator"])]
    if target["comparator"] == "yes":
        return "Có"
    sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "=": ""}[str(target["comparator"])]
    value = float(target["value"])
    unit = "%" if str(target.get("measure") or indicator["measure"]) == "%" else ""
    if not unit and nature_of(indicator) == "money":
        value /= 1_000_000
    figure = f"{value:,.2f}".rstrip("0").rstrip(".")
    return sign + figure.translate(str.maketrans(",.", ".,")) + unit


def _with_wholes(reference: Reference, codes: list[str]) -> list[str]:
    """Add what shares and covers are measured against."""
    wholes = [str(reference.indicators[code]["denominator"] or "") for code in codes]
    wanted = {*codes, *filter(None, wholes)}
    return [code for code in reference.indicators if code in wanted] if codes else []
