"""The shape of each row that people write in the reference tables."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from warehouse.day import day_written
from warehouse.language import Refusal
from warehouse.period import Period


def _day(value: object) -> object:
    if isinstance(value, str):
        value = day_written(value)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise PydanticCustomError("day", "a day without a time")
    return value


def _term(value: object) -> object:
    try:
        return str(Period.parse(str(value)))
    except Refusal as refusal:
        raise PydanticCustomError("term", "a period") from refusal


UNREAD = "\ue000"  # stands in for what could not be read, which has been told; no shape takes it

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]*$")]
Text = Annotated[str, StringConstraints(min_length=1, pattern=f"^[^{UNREAD}]")]
Day = Annotated[date, BeforeValidator(_day)]
Dated = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Term = Annotated[str, BeforeValidator(_term)]
Year = Annotated[int, Field(ge=1945, le=2100)]
Share = Annotated[Decimal, Field(ge=0, le=100)]

UnitKind = Literal[
    "confederation", "sector_union", "member_union", "upper_union", "grassroots_union", "other"
]
MovementKind = Literal["movement", "campaign", "prime_minister", "study", "resolution", "programme"]


class Shape(BaseModel):
    """What all shapes share: no key that is not known, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Shape):
    """A document that states facts; what is not known of it stays empty."""

    source: Code
    title: Text | None = None
    publisher: Text | None = None
    published_on: Day | None = None
    note_vi: Text | None = None
    note_en: Text | None = None


class Unit(Shape):
    """A union that reports, or the parent of one."""

    unit: Code
    name_vi: Text
    name_en: Text | None = None
    short_vi: Text | None = None
    parent: Code | None = None
    kind: UnitKind | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: Code | None = None


class Bloc(Shape):
    """Peers that compete under one covenant."""

    bloc: Code
    name_vi: Text
    name_en: Text | None = None
    parent: Code | None = None
    number: int | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: Code | None = None


class Indicator(Shape):
    """What is measured, and how it adds up."""

    indicator: Code
    name_vi: Text
    name_en: Text
    kind: Literal["flow", "stock", "ratio", "cover", "wavg", "bool", "grade"]
    measure: Text
    measure_en: Text
    content_group: Code
    across_units: Literal["sum", "ratio", "weighted", "share_yes", "distribution"]
    across_year: Literal["sum", "last", "max", "ratio", "once", "year_end"]
    direction: Literal["up", "down", "none"]
    denominator: Code | None = None
    denominator_vi: Text | None = None
    denominator_en: Text | None = None
    h1_expected: Share | None = None
    computed: bool = False
    may_be_negative: bool = False
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: Code | None = None


class Alias(Shape):
    """Another way people write a unit, a bloc or an indicator."""

    kind: Literal["unit", "bloc", "indicator"]
    text: Text
    code: Code
    source: Code | None = None


class Succession(Shape):
    """What became of a unit on a day."""

    old: Code
    new: Code | None = None
    kind: Literal["rename", "consolidation", "merger", "split", "dissolution", "transfer"]
    on_day: Day
    share: Annotated[Decimal, Field(ge=0, le=1)] | None = None
    source: Code | None = None


class Movement(Shape):
    """A movement or campaign that covenants and plans name by its code."""

    movement: Code
    name_vi: Text
    name_en: Text | None = None
    kind: MovementKind
    launched_by: Text | None = None
    source: Code | None = None


class Post(Shape):
    """An official's post, as published on a day or in a year."""

    person: Text
    unit: Code | None = None
    post_vi: Text
    post_en: Text | None = None
    dated: Dated | None = None
    source: Code | None = None


class ContentGroup(Shape):
    """One of the groups under which the catalogue lists indicators."""

    content_group: Code
    position: int
    text_vi: Text
    text_en: Text | None = None
    source: Code | None = None


CATALOGUE_MOVEMENT = "catalogue_movement"  # movement.csv: names for covenants, itself no relation

# Each table: its file, the name of its rows, their shape, and whether it must be there.
TABLES: tuple[tuple[str, str, type[Shape], bool], ...] = (
    ("source.csv", "source", Source, False),
    ("unit.csv", "unit", Unit, True),
    ("bloc.csv", "bloc", Bloc, True),
    ("indicator.csv", "indicator", Indicator, True),
    ("alias.csv", "alias", Alias, False),
    ("succession.csv", "succession", Succession, False),
    ("movement.csv", CATALOGUE_MOVEMENT, Movement, False),
    ("post.csv", "post", Post, False),
    ("content_group.csv", "content_group", ContentGroup, False),
)
