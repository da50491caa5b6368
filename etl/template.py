"""Templates: which sheets, rows, targets and earlier figures, for which unit and period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from etl.earlier import Known, earlier, periods_before
from etl.form import Form, asked_as, write_form
from etl.form.words import FACES, KINDS, OF_A_YEAR, OF_THE_LEADER
from etl.further import Wanted, addressees, members, rows_of
from etl.outgoing import send_out
from etl.wording import figure
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.reference import Reference

_EXACT = 6  # decimals: a target is compared with the covenant's to the last đồng
_REPORT = ("indicators", "programme", "statements")
_REPORT_OF_A_YEAR = ("indicators", "self_score", "programme", "statements")


def write_template(
    reference: Reference,
    bloc: str,
    period: Period,
    units: Sequence[str],
    out: Path,
    kinds: Sequence[str] = (),
    known: Known | None = None,
) -> list[Path]:
    """Write the empty workbooks into a folder, all or none; a form that may be filled stays."""
    return send_out(templates(reference, bloc, period, units, kinds, known), out)


def templates(
    reference: Reference,
    bloc: str,
    period: Period,
    units: Sequence[str] = (),
    kinds: Sequence[str] = (),
    known: Known | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Give an empty workbook for each unit (default: every member of the bloc that year), named.

    Without kinds it is the report of the period. The kinds of the leader go into one workbook of
    the bloc. `known` is what the units told before.
    """
    _check(reference, bloc, units)
    _check_kinds(reference, bloc, period, kinds)
    reporters = list(units) or list(reference.members(bloc, period.year))
    if not reporters:
        raise Refusal(
            f"Khối {bloc} không có thành viên nào năm {period.year} trong danh mục.",
            f"The bloc {bloc} has no members in {period.year} in the reference.",
        )
    asked = kinds or (_REPORT if period.half else _REPORT_OF_A_YEAR)
    sheets = {unit: [kind for kind in asked if kind not in OF_THE_LEADER] for unit in reporters}
    sheets[bloc] = [*sheets.get(bloc, []), *(kind for kind in asked if kind in OF_THE_LEADER)]
    forms = (
        _to_be_filled(reference, bloc, unit, period, held, (known or {}).get(unit, {}))
        for unit, held in sheets.items()
        if held
    )
    return ((f"{period}_{form.unit}{_suffix(form)}.xlsx", _bytes(form)) for form in forms)


def _bytes(form: Form) -> bytes:
    content = BytesIO()
    write_form(content, form, {})
    return content.getvalue()


def told_before(data: Path, reference: Reference, bloc: str, period: Period) -> Known:
    """Ask the serving build what the bloc's units told in earlier periods; nothing without one.

    Invented figures are left out: the form is for real ones.
    """
    from warehouse.database import held, serving
    from warehouse.queries import standing_figures
    from warehouse.scope import Scope

    build = serving(data)
    if build is None:
        return {}
    periods = [str(one) for one in periods_before(period) if one]
    units = [*reference.members(bloc, period.year), bloc]
    told = standing_figures(held(build.path).cursor(), Scope.of(bloc), units, periods)
    return earlier(told.to_dicts(), period, reference.indicators)


def _to_be_filled(
    reference: Reference,
    bloc: str,
    unit: str,
    period: Period,
    kinds: Sequence[str],
    known: Mapping[str, Any],
) -> Form:
    """Lay out a workbook with its checks, its further sheets and what was told before."""
    form = form_of(reference, bloc, unit, period)
    whole = _targets(reference, bloc, period.year, unit=None)
    wanted = Wanted(reference, bloc, period, form.indicators, whole, known)
    further = {kind: rows_of(kind, wanted) for kind in kinds if kind != "indicators"}
    figures = "indicators" in kinds
    return replace(
        form,
        indicators=form.indicators if figures else [],
        earlier=known if figures else {},
        further={kind: rows for kind, rows in further.items() if rows},
        units=members(wanted),
        addressees=addressees(wanted),
        checked=figures,
    )


def _suffix(form: Form) -> str:
    """Tell workbooks without figures apart by the sheet they begin with."""
    first = FACES[form.kinds[0]]
    return f"_{first.file}" if first.file else ""


def form_of(
    reference: Reference,
    bloc: str,
    unit: str,
    period: Period,
    indicators: Sequence[str] = (),
    targets: Mapping[str, str] | None = None,
) -> Form:
    """Lay out the figures of one unit: every indicator of the covenant, else the whole catalogue.

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
    rows.sort(key=lambda row: (int(str(row["position"])), str(row["content_group"])))
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


def _check_kinds(reference: Reference, bloc: str, period: Period, kinds: Sequence[str]) -> None:
    """Refuse what is unknown, what belongs to a whole year, and sheets with nothing to ask for."""
    for kind in kinds:
        if kind not in KINDS:
            known = ", ".join(KINDS)
            raise Refusal(
                f"Không có loại báo cáo “{kind}”. Các loại: {known}.",
                f"No kind “{kind}”. Known: {known}.",
            )
        name = FACES[kind].sheet
        if kind in OF_A_YEAR and period.half:
            raise Refusal(
                f"“{name}” là của cả năm. Hãy ghi --period {period.year}.",
                f"“{name}” ({kind}) belongs to a whole year. Write --period {period.year}.",
            )
        wanted = Wanted(reference, bloc, period, reference.tables["indicator"], {}, {})
        if kind != "indicators" and not rows_of(kind, wanted):
            raise Refusal(
                f"Giao ước {period.year}-{bloc} chưa có gì để lập “{name}” (thang điểm, chương "
                "trình hoặc thành viên).",
                f"The covenant {period.year}-{bloc} has nothing to lay out “{name}” ({kind}) with: "
                "no scheme, no programme or no members.",
            )


def _asked(reference: Reference, bloc: str, year: int) -> list[str]:
    """Give the covenant's indicators in the order of the catalogue."""
    rows = reference.tables["target"]
    asked = {row["indicator"] for row in rows if row["covenant"] == f"{year}-{bloc}"}
    return [
        code for code, row in reference.indicators.items() if code in asked and not row["computed"]
    ]


def _targets(reference: Reference, bloc: str, year: int, unit: str | None) -> dict[str, str]:
    """Say the targets of a unit, else of its whole bloc, as people write them.

    Without a unit they are the whole bloc's.
    """
    said: dict[str, str] = {}
    rows = [
        row
        for row in reference.tables["target"]
        if row["covenant"] == f"{year}-{bloc}" and row["term_from"] == row["term_to"]  # of the year
    ]
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
    if not unit and asked_as(indicator) == "money":
        value /= 1_000_000
    return sign + figure(value, _EXACT) + unit


def _with_wholes(reference: Reference, codes: list[str]) -> list[str]:
    """Add what shares and covers are measured against."""
    wholes = [str(reference.indicators[code]["denominator"] or "") for code in codes]
    wanted = {*codes, *filter(None, wholes)}
    return [code for code in reference.indicators if code in wanted] if codes else []
