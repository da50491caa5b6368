"""One bloc of the illustrative world: its units, what they report, the targets it is held to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.invention import InventedUnit
from warehouse.reference import Reference

Rules = Mapping[str, Mapping[str, Any]]
_LARGE = 400


@dataclass(frozen=True)
class InventedBloc:
    """A bloc and its year as the world has them; `plan` is its own part of the world."""

    plan: Mapping[str, Any]
    rules: Rules
    units: Sequence[InventedUnit]
    targets: Sequence[Mapping[str, Any]]

    @classmethod
    def of(
        cls, plan: Mapping[str, Any], world: Mapping[str, Any], reference: Reference
    ) -> "InventedBloc":
        """Invent a bloc's units and targets."""
        rules = {
            code: rule
            for code, rule in world["indicator"].items()
            if code not in plan["leaves_out"]
        }
        bloc, served = plan["bloc"], plan["administrative"]
        units = [
            InventedUnit.of(unit, bloc, rules, administrative=unit in served)
            for unit in reference.members(bloc, plan["year"])
        ]
        return cls(plan, rules, units, list(_targets(plan, world, rules, units, reference)))

    @property
    def bloc(self) -> str:
        """The bloc's code."""
        return str(self.plan["bloc"])

    @property
    def year(self) -> int:
        """The covenant's year."""
        return int(self.plan["year"])

    @property
    def covenant(self) -> str:
        """The code of the covenant that the year is told of."""
        return f"{self.year}-{self.bloc}"


def _targets(
    plan: Mapping[str, Any],
    world: Mapping[str, Any],
    rules: Rules,
    units: Sequence[InventedUnit],
    reference: Reference,
) -> Iterator[dict[str, Any]]:
    """Invent the bloc's targets: shares as they stand, sums from the units' plans."""
    covenant = f"{plan['year']}-{plan['bloc']}"
    for target in world["target"]:
        code = target["indicator"]
        if code not in rules:
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
