"""The rule book once more, slowly and plainly: what the marts must say of one bloc's year.

It gives the rows of marts.progress and marts.completeness. Written from the rules in words, with
exact fractions and no SQL, so that a slip in either shows. A figure is one number with all that is
known of it; everything else is a sentence about figures.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from functools import cached_property
from typing import Any

Row = dict[str, Any]
VIETNAM = timezone(timedelta(hours=7))
OWN_ORDER = ("pledged", "assigned", "registered")
TURNED = {"=": "=", ">": "<", "<": ">", ">=": "<=", "<=": ">=", "~": "~"}
ON_TIME, TARGETS_MET = "KHOI_BC_DUNGHAN", "KHOI_CHITIEU_DAT"
OF_EACH = ("bool", "grade")


@dataclass(frozen=True)
class Figure:
    """One number: its bound, its parts, who stands behind it. `value` None: nothing is told."""

    value: Fraction | None = None
    qualifier: str | None = None
    status: str | None = None
    missing: str | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    whole_qualifier: str | None = None
    whole_status: str | None = None
    illustrative: bool | None = None
    expected: int | None = 1
    reported: int | None = 0
    estimated: int = 0
    estimated_share: int = 0


@dataclass
class Facts:
    """What a bloc signed for a year and what was received: rows as the contracts hold them."""

    covenant: str
    bloc: str
    year: int
    as_of: date
    indicators: dict[str, Row]
    units: dict[str, Row]  # valid_from, valid_to
    members: list[str]
    targets: list[Row] = field(default_factory=list)
    dues: list[Row] = field(default_factory=list)
    submissions: list[Row] = field(default_factory=list)  # with received_at
    observations: list[Row] = field(default_factory=list)
    illustrative: bool = False

    @property
    def first(self) -> str:
        """The first half."""
        return f"{self.year}-S1"

    @property
    def second(self) -> str:
        """The second half."""
        return f"{self.year}-S2"

    @property
    def whole(self) -> str:
        """The year."""
        return str(self.year)

    def last_day(self, period: str) -> date:
        """The day a period ends."""
        return date(self.year, 6, 30) if period == self.first else date(self.year, 12, 31)

    # What stands

    def _height(self, sent: Row) -> tuple[Any, ...]:
        """A real report above an illustrative one, a unit's own above a summary, then the later."""
        received = sent["received_at"].astimezone(VIETNAM).date()
        day = min(sent["reported_on"] or received, received)
        by_unit = sent["level"] != "summary"
        return (
            not sent["illustrative"],
            by_unit,
            day,
            sent["revision"],
            sent["received_at"],
            sent["sha256"],
        )

    @cached_property
    def accepted(self) -> dict[tuple[str, str], list[Row]]:
        """The submissions accepted of one unit and period, the highest first."""
        found: dict[tuple[str, str], list[Row]] = {}
        for sent in self.submissions:
            if sent["status"] == "accepted":
                found.setdefault((sent["unit"], sent["period"]), []).append(sent)
        return {key: sorted(group, key=self._height, reverse=True) for key, group in found.items()}

    @cached_property
    def standing(self) -> dict[tuple[str, str, str], Row]:
        """The value that stands of a unit, indicator and period."""
        told: dict[str, list[Row]] = {}
        for row in self.observations:
            told.setdefault(row["submission"], []).append(row)
        stands: dict[tuple[str, str, str], Row] = {}
        for (unit, period), group in self.accepted.items():
            is_real = not group[0]["illustrative"]
            for sent in group:
                if is_real and sent["illustrative"]:
                    continue
                for row in told.get(sent["submission"], []):
                    stands.setdefault(
                        (unit, row["indicator"], period),
                        {**row, "illustrative": sent["illustrative"]},
                    )
        return stands

    # What one reporter told

    def part(self, reporter: str, indicator: str, period: str) -> Figure | None:
        """A figure as reported, with what is needed to add it up; None where nothing stands."""
        row = self.standing.get((reporter, indicator, period))
        if row is None:
            return None
        about = self.indicators[indicator]
        value, numerator, denominator = (
            _exact(row[name]) for name in ("value", "numerator", "denominator")
        )
        counted: Row = {}
        if about["kind"] == "wavg":
            numerator = None if value is None or denominator is None else value * denominator
        elif about["kind"] == "cover" and about["across_units"] == "sum":
            numerator = value if numerator is None else numerator
            if denominator is None:
                counted = self._counted(reporter, about["denominator"], period, row["illustrative"])
                denominator = _exact(counted.get("value"))
        elif about["across_units"] != "ratio":
            numerator = denominator = None
        told = value is not None
        return Figure(
            value,
            row["qualifier"],
            row["status"] if told else None,
            row["missing"],
            numerator,
            denominator,
            counted.get("qualifier"),
            counted.get("status"),
            row["illustrative"],
        )

    def _counted(
        self, reporter: str, indicator: str | None, period: str, illustrative: bool
    ) -> Row:
        """The whole of a cover that gives none: what the same report counts."""
        row = self.standing.get((reporter, indicator or "", period), {})
        return (
            row if row.get("illustrative") == illustrative and row.get("value") is not None else {}
        )

    def less(self, reporter: str, indicator: str) -> Figure | None:
        """The second half: the year less the first, for flows and parts of shares of the period."""
        about = self.indicators[indicator]
        year, half = (self.part(reporter, indicator, period) for period in (self.whole, self.first))
        of_period = about["kind"] == "ratio" and about["across_year"] == "ratio"
        if year is None or not (about["kind"] == "flow" or of_period):
            return None
        if year.missing == "not_applicable":
            return year
        if (
            half is None
            or half.illustrative != year.illustrative
            or None in {year.value, half.value}
        ):
            return None
        numerator, denominator = (
            _less(year.numerator, half.numerator),
            _less(year.denominator, half.denominator),
        )
        value = _less(year.value, half.value)
        if of_period:
            value = (
                100 * numerator / denominator
                if numerator is not None and denominator and denominator > 0
                else None
            )
        if value is None:
            return None
        status = "A" if (year.status, half.status) == ("A", "A") else "E"
        bound = together([year.qualifier, TURNED[half.qualifier or "="]])
        return Figure(
            value, bound, status, None, numerator, denominator, illustrative=year.illustrative
        )

    def told(self, reporter: str, indicator: str, period: str) -> Figure | None:
        """What a reporter tells of a period; of a second half alone nothing is taken."""
        if period == self.second:
            return self.less(reporter, indicator)
        return self.part(reporter, indicator, period)

    # Who and what is asked

    def expected_units(self, period: str) -> list[str]:
        """The members that exist on the period's last day, and those that reported all the same."""
        day = self.last_day(period)
        told_in = (
            self.whole if period == self.second else period
        )  # who tells the year tells its second half
        heard = {
            unit
            for (unit, _, when), row in self.standing.items()
            if when == told_in and row["value"] is not None
        }
        return [
            unit
            for unit in self.members
            if unit in heard
            or (
                (self.units[unit]["valid_from"] or day)
                <= day
                <= (self.units[unit]["valid_to"] or day)
            )
        ]

    def _as_invented(self, unit: str, period: str) -> bool:
        """Tell of a unit that does not exist then whether only made-up reports speak of it."""
        day = self.last_day(period)
        born, gone = self.units[unit]["valid_from"] or day, self.units[unit]["valid_to"] or day
        told_in = self.whole if period == self.second else period
        worlds = [
            row["illustrative"]
            for (who, _, when), row in self.standing.items()
            if (who, when) == (unit, told_in) and row["value"] is not None
        ]
        return not born <= day <= gone and all(worlds)

    @cached_property
    def asked(self) -> dict[str, bool]:
        """What has a target or a value in the bloc; True where only made-up things ask for it."""
        marks = [(target["indicator"], target["illustrative"]) for target in self.targets]
        for period in (self.first, self.second, self.whole):
            reporters = {*self.expected_units(period), self.bloc}
            marks += [
                (indicator, row["illustrative"])
                for (reporter, indicator, when), row in self.standing.items()
                if when == period and reporter in reporters and row["value"] is not None
            ]
        return {one: all(made_up for name, made_up in marks if name == one) for one, _ in marks}

    # Targets

    def governing(
        self, unit: str | None, indicator: str, period: str, illustrative: bool
    ) -> Row | None:
        """The pledged target in force on the period's last day, else assigned, else registered."""
        day = self.last_day(period)
        in_force: dict[str, Row] = {}
        for target in sorted(self.targets, key=lambda one: one["valid_from"]):
            if (target["unit"], target["indicator"], target["illustrative"]) == (
                unit,
                indicator,
                illustrative,
            ) and (target["valid_from"] <= day <= (target["valid_to"] or day)):
                in_force[target["origin"]] = target
        for origin in OWN_ORDER:
            if origin in in_force:
                assigned = in_force.get("assigned", {}).get("value")
                return {**in_force[origin], "assigned_target": assigned}
        return None

    def obligation(
        self, unit: str | None, indicator: str, period: str, illustrative: bool
    ) -> Row | None:
        """A unit's own target, else the bloc's where that is a share of each unit's too."""
        own = self.governing(unit, indicator, period, illustrative)
        if own is None and unit is not None:
            whole = self.governing(None, indicator, period, illustrative)
            return whole if whole is not None and whole["shared"] else None
        return own

    def aim(self, unit: str | None, indicator: str, period: str, world: bool | None) -> Row | None:
        """The target of the figure's own world; an empty row takes the real one if there is one."""
        if period == self.second:
            return None
        worlds = (False, True) if world is None else (world,)
        offered = (self.obligation(unit, indicator, period, one) for one in worlds)
        return next((target for target in offered if target is not None), None)

    def expected_percent(self, target: Row, indicator: str, period: str) -> Fraction | None:
        """Of the year's target, what is expected by then."""
        about = self.indicators[indicator]
        if period == self.whole:
            return Fraction(100)
        if target["h1_expected"] is not None:
            return _exact(target["h1_expected"])
        if (
            about["across_year"] == "last"
            and target["baseline"] is not None
            and _exact(target["value"]) != 0
        ):
            aimed = Fraction(target["value"])
            return (Fraction(target["baseline"]) + aimed) / 2 / aimed * 100
        rule = {"sum": 50, "max": 50, "once": 100, "ratio": 100, "last": 100}.get(
            about["across_year"]
        )
        return None if rule is None else Fraction(rule)

    # Receipts

    def due_on(self, period: str, world: bool | None) -> tuple[date, bool] | None:
        """The due date of a world; where nobody has reported, the real one if there is one."""
        worlds = (False, True) if world is None else (world,)
        for one in worlds:
            for due in self.dues:
                if (due["period"], due["illustrative"]) == (period, one):
                    return due["due_on"], one
        return None

    def receipt(self, unit: str, period: str) -> tuple[datetime, bool] | None:
        """When the first report was received; a real one before an illustrative one."""
        sent = self.accepted.get((unit, period), [])
        for world in (False, True):
            received = [one["received_at"] for one in sent if one["illustrative"] == world]
            if received:
                return min(received), world
        return None

    def completeness(self) -> Iterator[Row]:
        """A row for each member and each period that is reported on."""
        for period in (self.first, self.whole):
            for unit in self.members:
                receipt = self.receipt(unit, period)
                began = self.units[unit]["valid_from"]
                if receipt is not None or began is None or began <= self.last_day(period):
                    yield self._complete(unit, period, receipt)

    def _complete(self, unit: str, period: str, receipt: tuple[datetime, bool] | None) -> Row:
        world = receipt[1] if receipt else None
        due = self.due_on(period, world)
        received_on = receipt[0].astimezone(VIETNAM).date() if receipt else None
        cells = {
            target["indicator"]
            for target in self.targets
            if not self.indicators[target["indicator"]]["computed"]
            and (
                period == self.whole
                or self.indicators[target["indicator"]]["across_year"] != "year_end"
            )
        }
        filled = [
            row
            for indicator in cells
            if (row := self.standing.get((unit, indicator, period))) is not None
            and row["illustrative"] == world
            and (row["value"] is not None or row["missing"] == "not_applicable")
        ]
        return {
            "unit": unit,
            "period": period,
            "due_on": due[0] if due else None,
            "received_at": receipt[0] if receipt else None,
            "days_late": max((received_on - due[0]).days, 0) if due and received_on else None,
            "status": self._receipt_word(unit, period, due[0] if due else None, received_on),
            "cells_expected": len(cells),
            "cells_reported": len(filled),
            "illustrative": receipt[1] if receipt else due[1] if due else False,
        }

    def _receipt_word(self, unit: str, period: str, due: date | None, received: date | None) -> str:
        ended = self.units[unit]["valid_to"]
        if received is None and ended is not None and ended < self.last_day(period):
            return "ended"
        if due is None:
            return "not_received" if received is None else "received"
        if received is None:
            return "not_due" if self.as_of <= due else "missing"
        return "late" if received > due else "on_time"

    # Figures

    @cached_property
    def _sent(self) -> dict[tuple[str, str], Row]:
        return {(row["unit"], row["period"]): row for row in self.completeness()}

    def unit_figure(self, unit: str, indicator: str, period: str) -> Figure:
        """What a unit has told; reports on time are counted from receipts."""
        told = self.told(unit, indicator, period) or Figure()
        sent = self._sent.get((unit, period))
        if indicator == ON_TIME and sent and sent["status"] in {"on_time", "late", "missing"}:
            yes = Fraction(sent["status"] == "on_time")
            told = replace(
                told, value=yes, qualifier="=", status="A", illustrative=sent["illustrative"]
            )
        guessed = told.status in {"E", "P"}
        return replace(
            told,
            expected=0 if told.missing == "not_applicable" else 1,
            reported=0 if told.value is None else 1,
            estimated=int(guessed),
            estimated_share=int(guessed or told.whole_status in {"E", "P"}),
        )

    def bloc_figure(self, indicator: str, period: str) -> Figure:
        """The bloc's figure from its units: sums and shares of sums, of one world alone."""
        figures = [
            self.unit_figure(unit, indicator, period) for unit in self.expected_units(period)
        ]
        worlds = [
            one.illustrative
            for one in figures
            if one.value is not None or one.missing == "not_applicable"
        ]
        world = all(worlds) if worlds else None
        ours = [one for one in figures if one.illustrative == world]
        told = [one for one in ours if one.value is not None]
        left_out = sum(one.missing == "not_applicable" for one in ours if world is not None)
        if world is not True:  # what is made up asks nothing of what is real
            left_out += sum(self._as_invented(unit, period) for unit in self.expected_units(period))
        expected = len(figures) - left_out if figures else None
        added = Figure(
            illustrative=world,
            expected=expected,
            reported=len(told),
            estimated=sum(one.estimated for one in told),
            estimated_share=sum(one.estimated_share for one in told),
        )
        if self.indicators[indicator]["kind"] in OF_EACH:
            return self._counted_units(added, told, indicator, period)
        return self._added(added, told, self.indicators[indicator])

    def _counted_units(
        self, added: Figure, told: list[Figure], indicator: str, period: str
    ) -> Figure:
        """How many units say yes, or reach the grade aimed at, of those that reported."""
        least: Fraction | None = Fraction(1)
        if self.indicators[indicator]["kind"] == "grade":
            aim = (
                self.governing(None, indicator, period, bool(added.illustrative)) if told else None
            )
            least = Fraction(aim["value"]) if aim else None
        if not told:
            return replace(added, numerator=Fraction(0), denominator=Fraction(0))
        if least is None:
            return replace(added, qualifier="=", numerator=None, denominator=Fraction(len(told)))
        yes = Fraction(sum(one.value >= least for one in told if one.value is not None))
        return replace(
            added, value=yes, qualifier="=", numerator=yes, denominator=Fraction(len(told))
        )

    def _added(self, added: Figure, told: list[Figure], about: Row) -> Figure:
        if not told:
            return added
        silent = len(told) < (added.expected or 0)
        bounds = [one.qualifier for one in told]
        if silent:
            by_sum = about["across_units"] == "sum" and not about["may_be_negative"]
            bounds.append(">=" if by_sum else "~")
        whole = together([one.whole_qualifier or "=" for one in told])
        whole_bound = None if whole == "=" else whole
        parts = [(one.numerator, one.denominator) for one in told]
        if any(None in pair for pair in parts):
            value = (
                sum((one.value or 0 for one in told), Fraction(0))
                if about["across_units"] == "sum"
                else None
            )
            return replace(
                added, value=value, qualifier=together(bounds), whole_qualifier=whole_bound
            )
        numerator = sum((above for above, _ in parts if above is not None), Fraction(0))
        denominator = sum((below for _, below in parts if below is not None), Fraction(0))
        if about["across_units"] == "sum":
            value = sum((one.value or 0 for one in told), Fraction(0))
        else:
            times = 100 if about["across_units"] == "ratio" else 1
            value = times * numerator / denominator if denominator else None
        return replace(
            added,
            value=value,
            qualifier=together(bounds),
            numerator=numerator,
            denominator=denominator,
            whole_qualifier=whole_bound,
        )

    def own_figure(self, indicator: str, period: str) -> Figure | None:
        """What the bloc says of itself."""
        told = self.told(self.bloc, indicator, period)
        if told is None or told.value is None:
            return None
        guessed = told.status in {"E", "P"}
        return replace(
            told,
            expected=None,
            reported=None,
            estimated=int(guessed),
            estimated_share=int(guessed or told.whole_status in {"E", "P"}),
        )

    # Rows

    def progress(self) -> list[Row]:
        """Every row of the bloc's year, the share of targets met filled in last."""
        rows = [self._judged(*key) for key in self._figures()]
        return [self._with_share(row, rows) for row in rows]

    def _figures(self) -> Iterator[tuple[str | None, str, str, str, Figure, bool]]:
        for indicator in self.asked:
            for period in (self.first, self.second, self.whole):
                units = self.expected_units(period)
                seconds = (
                    [self.less(unit, indicator) for unit in units] if period == self.second else []
                )
                shown = period != self.second or any(
                    one is not None and one.value is not None for one in seconds
                )
                own = self.own_figure(indicator, period)
                reported = 0
                if shown:
                    yield from (
                        (
                            unit,
                            indicator,
                            period,
                            "units",
                            self.unit_figure(unit, indicator, period),
                            True,
                        )
                        for unit in units
                    )
                    bloc = self.bloc_figure(indicator, period)
                    reported = bloc.reported or 0
                    if own is None or reported > 0:
                        yield None, indicator, period, "units", bloc, True
                if own is not None:
                    yield None, indicator, period, "own", own, reported == 0

    def _judged(
        self,
        unit: str | None,
        indicator: str,
        period: str,
        basis: str,
        figure: Figure,
        speaks: bool,
    ) -> Row:
        about = self.indicators[indicator]
        target = self.aim(unit, indicator, period, figure.illustrative)
        measure = target["measure"] if target else about["measure"]
        by_parts = measure == "%" and about["measure"] != "%" and about["kind"] != "bool"
        actual, bound = figure.value, figure.qualifier
        if by_parts:
            shown = figure.numerator is not None and bool(figure.denominator)
            actual = 100 * figure.numerator / figure.denominator if shown else None  # type: ignore[operator]
            bound = (
                together([figure.qualifier, TURNED[figure.whole_qualifier or "="]])
                if shown
                else None
            )
            if shown and figure.reported is not None and figure.reported < (figure.expected or 0):
                bound = "~"
        world = (
            figure.illustrative
            if figure.illustrative is not None
            else target["illustrative"]
            if target
            else None
        )
        row = {
            "unit": unit,
            "indicator": indicator,
            "period": period,
            "basis": basis,
            "measure": measure,
            "target": _exact(target["value"]) if target else None,
            "comparator": target["comparator"] if target else None,
            "origin": target["origin"] if target else None,
            "assigned_target": _exact(target["assigned_target"]) if target else None,
            "actual": actual,
            "qualifier": bound,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
            "reported": figure.reported,
            "expected": figure.expected,
            "estimated": figure.estimated_share if by_parts else figure.estimated,
            "speaks": speaks,
            "illustrative": self.asked[indicator] if world is None else world,
        }
        due = self.due_on(period, world)
        pace = self.expected_percent(target, indicator, period) if target else None
        row["verdict"] = self._verdict(row, pace, due[0] if due else self.last_day(period))
        row["percent"] = self._percent(row)
        row["expected_percent"] = pace if row["percent"] is not None else None
        return row

    def _has_percent(self, row: Row) -> bool:
        return (
            row["comparator"] in {">=", ">", "="}
            and row["target"] > 0
            and self.indicators[row["indicator"]]["kind"] not in OF_EACH
        )

    def _percent(self, row: Row) -> Fraction | None:
        """Actual of target, unless a unit is silent. Of yes and grades: the units that reach it."""
        kind = self.indicators[row["indicator"]]["kind"]
        if row["period"] == self.second or row["target"] is None:
            return None
        if row["unit"] is None and row["basis"] == "units" and kind in OF_EACH:
            return 100 * row["numerator"] / row["denominator"] if row["denominator"] else None
        silent = row["basis"] == "units" and row["reported"] < (row["expected"] or 0)
        if silent or row["actual"] is None or not self._has_percent(row):
            return None
        return 100 * Fraction(row["actual"]) / Fraction(row["target"])

    def _verdict(self, row: Row, pace: Fraction | None, due: date) -> str | None:
        """The words in the order of the rule book."""
        about, half = self.indicators[row["indicator"]], row["period"] == self.first
        by_units = row["basis"] == "units"
        if row["period"] == self.second:
            return None
        if by_units and row["expected"] == 0:
            return "not_applicable"
        if row["target"] is None:
            return "no_target"
        if half and about["across_year"] == "year_end":
            return "not_due"
        if by_units and row["reported"] == 0:
            return "not_due" if self.as_of <= due else "not_known"
        if about["kind"] == "bool" or (
            about["kind"] == "grade" and row["unit"] is None and by_units
        ):
            return self._of_all(row, half)
        low, high = bounds_of(row["actual"], row["qualifier"])
        word = proven(row["comparator"], row["target"], low, high)
        if not half:
            return word
        return self._at_half_year(row, word, pace, low, high)

    def _of_all(self, row: Row, half: bool) -> str:
        """Met only if all expected units say yes, missed as soon as one says no."""
        if row["unit"] is None and row["basis"] == "units":
            if row["numerator"] is None:
                return "indeterminate"
            all_yes, some_no = (
                row["numerator"] == row["expected"],
                row["numerator"] < row["reported"],
            )
        else:
            all_yes, some_no = row["actual"] == 1, row["actual"] == 0
        if all_yes:
            return "met"
        return ("behind" if half else "missed") if some_no else "indeterminate"

    def _at_half_year(
        self, row: Row, word: str, pace: Fraction | None, low: "End | None", high: "End | None"
    ) -> str:
        if row["comparator"] in {"<=", "<"}:
            return {"met": "on_pace", "missed": "behind"}.get(word, "indeterminate")
        reaches = falls_short = False
        if self._has_percent(row) and pace is not None:
            aimed = pace * Fraction(row["target"]) / 100
            reaches = low is not None and low[0] >= aimed
            falls_short = high is not None and (high[0] < aimed or (high[0] == aimed and high[1]))
        if row["comparator"] == "=":
            beyond = low is not None and (
                low[0] > row["target"] or (low[0] == row["target"] and low[1])
            )
            if beyond or falls_short:
                return "behind"
            within = high is not None and high[0] <= row["target"]
            if word == "met" or (reaches and within):
                return "on_pace"
            return "behind" if row["target"] <= 0 and word == "missed" else "indeterminate"
        if word in {"met", "exceeded"}:
            return word
        if reaches:
            return "on_pace"
        if falls_short or (not self._has_percent(row) and word == "missed"):
            return "behind"
        return "indeterminate"

    def _with_share(self, row: Row, rows: Iterable[Row]) -> Row:
        """Of the year: the share of targets met among all that can be judged, but itself."""
        if row["indicator"] != TARGETS_MET or row["period"] != self.whole:
            return row
        words = [
            one["verdict"]
            for one in rows
            if one["period"] == self.whole
            and one["unit"] == row["unit"]
            and one["speaks"]
            and one["indicator"] != TARGETS_MET
            and one["target"] is not None
            and one["illustrative"] == row["illustrative"]
            and one["verdict"] != "not_applicable"
        ]
        open_ = sum(word in {"not_due", "not_known", "indeterminate"} for word in words)
        if open_ == len(words):
            return row
        met = sum(word in {"met", "exceeded"} for word in words)
        actual, possible = (
            Fraction(100 * met, len(words)),
            Fraction(100 * (met + open_), len(words)),
        )
        filled = {
            **row,
            "actual": actual,
            "qualifier": ">=" if open_ else "=",
            "numerator": Fraction(met),
            "denominator": Fraction(len(words)),
            "reported": row["expected"],
        }
        if row["target"] is not None:
            filled["verdict"] = proven(
                row["comparator"], row["target"], (actual, False), (possible, False)
            )
            if self._has_percent(row):
                filled["percent"] = 100 * actual / Fraction(row["target"])
                filled["expected_percent"] = Fraction(100)
        return filled


End = tuple[Fraction, bool]  # a bound, and whether the value lies strictly beyond it


def together(qualifiers: Iterable[str | None]) -> str:
    """The qualifier of a sum: strict if any part is; two directions, or about, leave only about."""
    known = {one for one in qualifiers if one is not None}
    lower, upper = known & {">", ">="}, known & {"<", "<="}
    if "~" in known or (lower and upper):
        return "~"
    strict = ">" if lower else "<"
    if not lower and not upper:
        return "="
    return strict if strict in known else f"{strict}="


def bounds_of(value: Fraction | None, qualifier: str | None) -> tuple[End | None, End | None]:
    """The lower and the upper end of a value; None where nothing bounds it."""
    if value is None:
        return None, None
    low = (value, qualifier == ">") if qualifier in {"=", ">", ">="} else None
    high = (value, qualifier == "<") if qualifier in {"=", "<", "<="} else None
    return low, high


def proven(comparator: str, target: Fraction, low: End | None, high: End | None) -> str:
    """What the two ends prove: surely met, surely missed, or neither."""
    above = low is not None and (low[0] > target or (low[0] == target and low[1]))
    at_least = low is not None and low[0] >= target
    below = high is not None and (high[0] < target or (high[0] == target and high[1]))
    at_most = high is not None and high[0] <= target
    met = {
        ">=": at_least,
        ">": above,
        "<=": at_most,
        "<": below,
        "=": at_least and at_most and not above and not below,
    }[comparator]
    missed = {">=": below, ">": at_most, "<=": above, "<": at_least, "=": above or below}[
        comparator
    ]
    if comparator == ">=" and above:
        return "exceeded"
    return "met" if met else "missed" if missed else "indeterminate"


def _exact(value: object) -> Fraction | None:
    return None if value is None else Fraction(str(value))


def _less(whole: Fraction | None, part: Fraction | None) -> Fraction | None:
    return None if whole is None or part is None else whole - part
