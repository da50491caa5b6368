"""From observations, reference and records to answers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.review import Review


def connect(*, build: str | None = None, review: str | None = None) -> "DuckDBPyConnection":
    """Open the serving build, or a kept one by its id or its review's name, for reading only.

    Relations are in the schemas core and marts; README, “The relations”, says what each row is.
    A data folder without a build, or without that one, is refused with a sentence; so is a call
    that names both a build and a review.
    """
    from warehouse.database import connect as open_build

    if review is None:
        return open_build(build)
    if build is not None:
        from warehouse.language import Refusal

        raise Refusal(
            "Hãy nêu một bản dựng hoặc một kỳ họp, không nêu cả hai.",
            "Name a build or a review, not both.",
        )
    from warehouse.review import known_then
    from warehouse.settings import settings

    return open_build(known_then(settings().data, review).build)


def reviews() -> "list[Review]":
    """List the reviews that froze a build: name, build, as_of, frozen_at, in that order of time.

    They are records, no relation of a build: a build is named by what went in and never written
    again, while a review may be frozen at any time after it.
    """
    from warehouse.review import reviews as frozen
    from warehouse.settings import settings

    return frozen(settings().data)
