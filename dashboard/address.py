"""Addresses: all that a page shows is said in its address."""

from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import quote, urlencode

from warehouse.language import Language

_DIGITS = 4  # of a year
_OWN_UNIT = ("/unit/", "/observation/")
# Pages on which a unit can be looked at beside its bloc; other pages are not asked for one.
_WITH_UNIT = ("/pace", "/comparison", "/scores", "/indicator/")


@dataclass(frozen=True)
class Address:
    """A page and what it is asked for; None where the address leaves it to the page."""

    path: str = "/"
    bloc: str | None = None
    year: int | None = None
    period: str | None = None
    known: str | None = None  # the build that answers, where it is not the one that serves
    order: str | None = None  # of a table that can be put into another order
    since: str | None = None  # the earlier build or review that changes are counted from
    language: Language = "vi"
    unit: str | None = None  # looked at within a page that is not the unit's own

    @classmethod
    def read(cls, path: str, asked: dict[str, Any]) -> Self:
        """Read what an address asks for; what cannot be understood is as if not said."""
        said = {key: value for key, value in asked.items() if isinstance(value, str) and value}
        year = said.get("year", "")
        return cls(
            path=path,
            bloc=said.get("bloc"),
            year=int(year) if year.isdecimal() and len(year) == _DIGITS else None,
            period=said.get("period"),
            known=said.get("known"),
            order=said.get("order"),
            since=said.get("since"),
            language="en" if said.get("lang") == "en" else "vi",
            # a unit's own page names it in its path
            unit=None if path.startswith(_OWN_UNIT) else said.get("unit"),
        )

    def to(self, path: str | None = None, **changes: Any) -> str:  # noqa: ANN401 - any field
        """Write the address of another page, or of this one with something else asked."""
        return str(replace(self, path=self.path if path is None else path, **changes))

    def __str__(self) -> str:
        asked = {
            # a bloc's own page names it in its path; twice would let the two disagree
            "bloc": None if self.path.startswith("/bloc/") else self.bloc,
            "year": self.year,
            "period": self.period,
            "known": self.known,
            "order": self.order if self.path.startswith("/bloc/") else None,
            "since": self.since if self.path == "/changes" else None,
            "unit": self.unit if self.path.startswith(_WITH_UNIT) else None,
            "lang": "en" if self.language == "en" else None,
        }
        said = urlencode({key: value for key, value in asked.items() if value is not None})
        return quote(self.path) + (f"?{said}" if said else "")

    def bloc_page(self, bloc: str, **changes: Any) -> str:  # noqa: ANN401 - any field
        """Write the address of a bloc's page."""
        return self.to(f"/bloc/{bloc}", **({"bloc": bloc} | changes))

    def unit_page(self, unit: str, **changes: Any) -> str:  # noqa: ANN401 - any field
        """Write the address of a unit's page."""
        return self.to(f"/unit/{unit}", **changes)

    def indicator_page(self, indicator: str, **changes: Any) -> str:  # noqa: ANN401 - any field
        """Write the address of an indicator's page."""
        return self.to(f"/indicator/{indicator}", **changes)

    def cell_page(self, unit: str, indicator: str, period: str) -> str:
        """Write the address of one reported value, with the way to its cell."""
        return self.to(f"/observation/{unit}/{indicator}/{period}")
