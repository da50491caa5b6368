"""Known then: the kept builds that pages can be asked of, and how a page says which one answers."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from dash import html
from dash.development.base_component import Component

from dashboard import number, pieces
from dashboard.address import Address
from dashboard.words import Words
from warehouse import database, review
from warehouse.database import Build
from warehouse.language import Refusal
from warehouse.settings import settings

_SHOWN = 12  # states to choose from; reviews are always among them


@dataclass(frozen=True)
class State:
    """What was known once: the build, when it was made, its day, the reviews that froze it."""

    build: str
    made_at: datetime
    as_of: date
    reviews: tuple[str, ...]

    def label(self, words: Words) -> str:
        """Name a state by its reviews, else by when it was made."""
        at = number.moment(self.made_at, words)
        if self.as_of != self.made_at.astimezone(number.VIETNAM).date():
            at = words("known.as_of", at=at, day=number.day(self.as_of, words))
        if not self.reviews:
            return at
        names = ", ".join(f"“{name}”" for name in self.reviews)
        return words("known.review", names=names, at=at)


def states(data: Path) -> tuple[State, ...]:
    """List what was known and can still be asked, the newest first; what serves is not in it."""
    return _states(data, database.pointed_at(data), held(data))


def held(data: Path) -> tuple[int, ...]:
    """Tell what is kept by when it last changed: other once a build or a record comes or goes."""
    there = (data / "builds", *sorted((data / "records").glob("*.jsonl")))
    return tuple(place.stat().st_mtime_ns for place in there if place.exists())


@lru_cache(maxsize=8)
def _states(data: Path, serving: str | None, _: tuple[int, ...]) -> tuple[State, ...]:
    kept = database.builds(data)
    named: dict[str, list[str]] = {}
    for one in review.reviews(data):
        named.setdefault(_answering(data, one.name), []).append(one.name)
    found = [
        State(
            build.build,
            made_at(build),
            date.fromisoformat(build.manifest["as_of"]),
            tuple(named.get(build.build, ())),
        )
        for build in reversed(kept)
        if review.is_of_now(build) and build.build != serving
    ]
    return tuple(state for place, state in enumerate(found) if place < _SHOWN or state.reviews)


def made_at(build: Build) -> datetime:
    """Tell when a build was made."""
    return datetime.fromisoformat(build.manifest["refreshed_at"])


def _answering(data: Path, name: str) -> str:
    """Name the build that tells what a review knew; empty where none does any more."""
    try:
        return review.known_then(data, name).build
    except Refusal:
        return ""


def asked(address: Address) -> State | None:
    """Find the state that an address asks for; None where it asks for what serves."""
    if address.known is None:
        return None
    found = [state for state in states(settings().data) if state.build == address.known]
    return found[0] if found else None


def choices(address: Address, words: Words) -> list[tuple[str, str]]:
    """List the states to choose from, each with its address; now before all."""
    earlier = states(settings().data)
    return [
        (words("known.now"), address.to(known=None)),
        *((state.label(words), address.to(known=state.build)) for state in earlier),
    ]


def notice(state: State | None, address: Address, words: Words) -> list[Component]:
    """Say above a page that it tells what was known then, and lead back to now."""
    if state is None:
        return []
    said = words("known.notice", state=state.label(words), day=number.day(state.as_of, words))
    back = pieces.link(words("known.back"), address.to(known=None), "back")
    return [html.Div([html.B(said), " ", back], className="banner then", role="note")]
