"""The workbooks that one illustrative bloc sends: of its units, then of its leader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from etl.form import Form
from etl.further import Wanted, addressees, members
from etl.invention import Figures, InventedUnit
from etl.sample_bloc import InventedBloc
from etl.sample_leader import REVIEW, sheets_of_leader
from etl.sample_points import aims_of, reckoned
from etl.sample_reviews import Rows, Teller, chance_of, registration, sheets_of_report
from etl.sample_sending import Report, sent
from etl.template import form_of, target_text
from warehouse.period import Period
from warehouse.reference import Reference

_REGISTERED_ON, _REVIEWED_ON, _RECOGNISED_ON = (4, 5), (12, 28), (1, 24)  # month and day


def reports_of(
    bloc: InventedBloc, world: Mapping[str, Any], reference: Reference
) -> Iterator[Report]:
    """Give every workbook of a bloc; `reference` knows the world's scheme."""
    tellers = {teller.unit: teller for teller in _tellers(bloc, world["review"], reference)}
    year = bloc.year
    for period in (Period(year - 1, 1), Period(year - 1), Period(year, 1), Period(year)):
        for unit in bloc.units:
            if unit.unit in bloc.plan["missing"].get(str(period), []):
                continue
            form, figures = _report(bloc, unit, period, reference)
            if period.year == year:
                wanted = _wanted(form, reference)
                told = sheets_of_report(
                    wanted, tellers[unit.unit], bloc.plan["tells"], world["review"]
                )
                form = _with_sheets(form, wanted, told)
            yield from sent(bloc.plan, world, unit, form, figures)
    if "registration" in bloc.plan["tells"]:
        yield from _registrations(bloc, tellers, reference)
    yield from _of_leader(bloc, world, list(tellers.values()), reference)


def _tellers(
    bloc: InventedBloc, words: Mapping[str, Any], reference: Reference
) -> Iterator[Teller]:
    """Give each unit's levels of the year, and reckon what it comes to in points."""
    criteria = [row for row in reference.tables["criterion"] if row["covenant"] == bloc.covenant]
    late = bloc.plan["late"].values()
    for place, unit in enumerate(bloc.units):
        aims = aims_of(unit.unit, bloc.targets, reference.indicators)
        figures = unit.figures(reference.indicators, bloc.rules, None)
        days = sum(units.get(unit.unit, 0) for units in late)
        aimed = {code: aim.get("value") for code, aim in aims.items()}
        levels = {code: (aimed | unit.plans).get(code) for code in words["registers"]}
        points = reckoned(criteria, figures, aims, days)
        yield Teller(unit.unit, place, levels, points)


def _report(
    bloc: InventedBloc, unit: InventedUnit, period: Period, reference: Reference
) -> tuple[Form, Figures]:
    """Lay out a unit's figures of a period, with the targets it is held to that year."""
    before = period.year != bloc.year
    figures = unit.figures(reference.indicators, bloc.rules, period.half, before=before)
    aims = {} if before else aims_of(unit.unit, bloc.targets, reference.indicators)
    said = {code: target_text(aim, reference) for code, aim in aims.items()}
    return form_of(reference, bloc.bloc, unit.unit, period, list(bloc.rules), said), figures


def _wanted(form: Form, reference: Reference) -> Wanted:
    return Wanted(reference, form.bloc, form.period, form.indicators, form.targets, {})


def _with_sheets(form: Form, wanted: Wanted, further: Mapping[str, Rows]) -> Form:
    if not further:
        return form
    return replace(form, further=further, units=members(wanted), addressees=addressees(wanted))


def _registrations(
    bloc: InventedBloc,
    tellers: Mapping[str, Teller],
    reference: Reference,
) -> Iterator[Report]:
    """Send each unit's registration, some days after the covenant was signed."""
    whole = {
        str(target["indicator"]): target_text(target, reference)
        for target in bloc.targets
        if "unit" not in target
    }
    for unit in bloc.units:
        form = form_of(reference, bloc.bloc, unit.unit, Period(bloc.year), list(bloc.rules), whole)
        wanted = _wanted(form, reference)
        told = registration(wanted, tellers[unit.unit])
        form = replace(form, indicators=[])
        days = chance_of(unit.unit, form.period, "registration").randint(0, 9)
        day = date(bloc.year, *_REGISTERED_ON) + timedelta(days=days)
        yield _alone(_with_sheets(form, wanted, {"registration": told}), day, "dang_ky")


def _of_leader(
    bloc: InventedBloc,
    world: Mapping[str, Any],
    tellers: Sequence[Teller],
    reference: Reference,
) -> Iterator[Report]:
    """Send what the leader tells of the year's end, then what was recognised."""
    form = form_of(reference, bloc.bloc, bloc.bloc, Period(bloc.year), list(bloc.rules), {})
    wanted = _wanted(form, reference)
    form = replace(form, indicators=[])
    days = (date(bloc.year, *_REVIEWED_ON), date(bloc.year + 1, *_RECOGNISED_ON))
    sendings = zip((REVIEW, ("recognition",)), days, ("tong_ket", "cong_nhan"), strict=True)
    for kinds, day, name in sendings:
        told = sheets_of_leader(kinds, wanted, tellers, bloc.plan, world["review"])
        if told:
            yield _alone(_with_sheets(form, wanted, told), day, name)


def _alone(form: Form, day: date, name: str) -> Report:
    """Send a workbook that holds no figures."""
    form = replace(form, illustrative=True, reported_on=day)
    folder = f"{form.bloc}/{form.period}/{form.unit}"
    place = f"{folder}/{form.period}_{form.unit}_{name}.xlsx"
    return Report(place, f"{day}T09:30:00+07:00", form, {})
