"""A row of reference, with the place in the files that it came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from warehouse.language import Sentence
from warehouse.reference.problem import Problem

Row = dict[str, object]


@dataclass(frozen=True)
class Fact:
    """One row for one table, and where a person finds it."""

    table: str
    row: Row
    file: str
    place: int | str | None

    def problem(self, vi: str, en: str, *, at: str = "") -> Problem:
        """Say what is wrong here, or at one key of it."""
        place = self.place
        if at and not isinstance(place, int):
            place = f"{place}.{at}" if place else at
        return Problem(self.file, place, Sentence(vi, en))

    def unknown(self, column: str, code: str, known: Iterable[str]) -> Problem:
        """Say that a code here is not known, and which one may be meant."""
        near = get_close_matches(code, sorted(known), n=1, cutoff=0.7)
        meant = (
            Sentence(f"Có phải là “{near[0]}”?", f"Is it “{near[0]}”?")
            if near
            else Sentence(
                "Hãy sửa mã, hoặc khai mã này trong danh mục.",
                "Correct the code, or add it to the reference.",
            )
        )
        return self.problem(
            f"không có mã “{code}” ({column}) trong danh mục. {meant.vi}",
            f"the code “{code}” ({column}) is not in the reference. {meant.en}",
        )


@dataclass
class Findings:
    """What reading has brought together so far: facts, problems, and the codes each table names.

    The code of a row with a wrong cell is known all the same, so that one slip is told once and not
    again wherever the code is used. A table that could not be read has no entry in `codes`: nothing
    is checked against it.
    """

    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    codes: dict[str, set[str]] = field(default_factory=dict)

    def of(self, table: str) -> list[Fact]:
        """Give the facts of one table."""
        return [fact for fact in self.facts if fact.table == table]

    def report(self, file: str, place: int | str | None, vi: str, en: str) -> None:
        """Note one thing to correct."""
        self.problems.append(Problem(file, place, Sentence(vi, en)))

    def add(self, facts: Iterable[Fact]) -> None:
        """Take in more facts."""
        self.facts.extend(facts)
