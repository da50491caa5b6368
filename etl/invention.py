"""Invented figures for the illustrative world: plausible, and the same on every machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from etl.form import Fill, asked_as

Figures = dict[str, Fill]
_OUTCOMES = (1.0, 1.0, 1.0, 1.0, 1.02, 1.04, 1.06, 1.1, 1.15, 1.24, 1.03, 0.97, 0.9, 0.76)
_MILLION = 1_000_000


@dataclass
class InventedUnit:
    """One unit of the illustrative world: its size, its plans, its figures by period."""

    unit: str
    bloc: str
    sizes: dict[str, int] = field(default_factory=dict)
    plans: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        unit: str,
        bloc: str,
        rules: Mapping[str, Mapping[str, Any]],
        *,
        administrative: bool,
    ) -> "InventedUnit":
        """Invent a unit's size and its plans for the covenant's year."""
        chance = Random(f"{bloc}/{unit}")  # noqa: S311 - nothing secret: the same world each time
        members = round(700 * 10 ** chance.uniform(0, 1.05))
        unions = max(6, round(members / chance.uniform(38, 75)))
        workers = round(members / chance.uniform(0.945, 0.995))
        sizes = {
            "one": 1,
            "members": members,
            "workers": workers,
            "women": round(workers * chance.uniform(0.38, 0.56)),
            "unions": unions,
            "agencies": max(4, round(unions * chance.uniform(0.7, 0.95))),
            "officers": unions * chance.randint(4, 7),
            "enterprises": 0 if administrative else max(3, round(unions * 0.22)),
            "letters": chance.choice([0, 0, 2, 3, 5, 8]),
        }
        plans = {
            code: _rounded(sizes[rule["of"]] * rule["rate"] * chance.uniform(0.85, 1.15))
            for code, rule in rules.items()
            if "rate" in rule and not rule.get("stock")
        }
        return cls(unit, bloc, sizes, plans)

    def figures(
        self,
        indicators: Mapping[str, Mapping[str, Any]],
        rules: Mapping[str, Any],
        half: int | None,
        *,
        before: bool = False,
    ) -> Figures:
        """Invent what the unit reports for a year, or for its first half.

        The year before the covenant's is mostly a little less.
        """
        drift = Random(f"{self.bloc}/{self.unit}/before")  # noqa: S311
        then = replace(self, sizes=self._sizes_at(half, before=before))
        return {
            code: then.fill(
                code, indicators[code], rule, half, drift.uniform(0.84, 1.03) if before else 1.0
            )
            for code, rule in rules.items()
        }

    def fill(
        self,
        code: str,
        indicator: Mapping[str, Any],
        rule: Mapping[str, Any],
        half: int | None,
        drift: float,
    ) -> Fill:
        """Invent one cell, or a share with its parts."""
        chance = Random(f"{self.bloc}/{self.unit}/{code}")  # noqa: S311
        if "yes" in rule:
            return Fill("Có" if chance.random() < rule["yes"] else "Không")
        if "often" in rule:
            year = chance.choice(rule["often"])
            return Fill(year if half is None else min(year, chance.choice([0, 0, 1])))
        if "mean" in rule:
            wage = chance.uniform(*rule["mean"]) * drift * (1 if half is None else 0.985)
            return Fill(round(wage, -4), denominator=self.sizes[rule["of"]])
        if rule.get("stock"):
            return Fill(self.sizes[rule["of"]])
        if "rate" in rule:
            return self._flow(code, indicator, rule, half, drift, chance)
        return self._share(indicator, rule, half, drift, chance)

    def _flow(
        self,
        code: str,
        indicator: Mapping[str, Any],
        rule: Mapping[str, Any],
        half: int | None,
        drift: float,
        chance: Random,
    ) -> Fill:
        year = round(self.plans[code] * chance.choice(_OUTCOMES) * drift)
        part = chance.uniform(*rule["h1"])
        done = year if half is None else round(year * part)
        if asked_as(indicator) == "money":
            return Fill(round(done / _MILLION, 1))
        return Fill(done)

    def _share(
        self,
        indicator: Mapping[str, Any],
        rule: Mapping[str, Any],
        half: int | None,
        drift: float,
        chance: Random,
    ) -> Fill:
        whole = self.sizes[rule["of"]]
        if whole == 0 and rule["of"] == "enterprises":
            return Fill(status="Không áp dụng")
        if "whole" in rule:
            over = self.sizes[rule["whole"]]
        else:
            full = chance.random() < rule.get("full", 0)
            percent = 100 if full else chance.uniform(rule["low"], rule["high"])
            percent *= 1 if full else min(1.0, drift + 0.05)
            part = 1 if half is None or full else chance.uniform(*rule["h1"])
            over = min(whole, round(whole * percent * part / 100))
        if asked_as(indicator) != "share":
            return Fill(over, denominator=whole)
        return Fill(100 * over / whole if whole else None, over, whole)

    def _sizes_at(self, half: int | None, *, before: bool) -> dict[str, int]:
        """Give the sizes at a cut-off day, one for all that a report says of them.

        The first half's are a little below the year's, those of the year before a little less.
        """
        earlier = Random(f"{self.bloc}/{self.unit}/sizes")  # noqa: S311
        less = 0.98 + 0.02 * earlier.uniform(0.84, 1) if before else 1
        less *= 0.994 if half == 1 else 1
        kept = {"one", "letters"}
        return {of: n if of in kept else round(n * less) for of, n in self.sizes.items()}


def _rounded(plan: float) -> int:
    """Round a plan as people do: to tens, hundreds, or millions of đồng."""
    if plan >= 10 * _MILLION:
        return round(plan / (10 * _MILLION)) * 10 * _MILLION
    for step, floor in ((50, 1000), (10, 200), (5, 40)):
        if plan >= floor:
            return round(plan / step) * step
    return max(1, round(plan))
