"""What is wrong in a reference folder: each problem with its place, told all at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.language import Refusal, Sentence

MOST_TOLD = 50  # a person corrects so many in one sitting; a wrong table can have thousands
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Problem:
    """One thing to correct: the file, the line of a table or key of a covenant, and the words."""

    file: str
    place: int | str | None
    sentence: Sentence

    @property
    def told(self) -> Sentence:
        """The sentence with its place before it."""
        if self.place is None:
            where = Sentence(self.file, self.file)
        elif isinstance(self.place, int):
            where = Sentence(f"{self.file}, dòng {self.place}", f"{self.file}, line {self.place}")
        else:
            where = Sentence(f"{self.file}, mục {self.place}", f"{self.file}, key {self.place}")
        return Sentence(f"{where.vi}: {self.sentence.vi}", f"{where.en}: {self.sentence.en}")


class ReferenceError(Refusal):  # noqa: A001 - in this house the word means our reference
    """A reference folder cannot be used; `problems` says everything that is wrong in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems, key=_in_reading_order)
        told = [problem.told for problem in self.problems[:MOST_TOLD]]
        count = len(self.problems)
        if left := count - len(told):
            more = Sentence(
                f"… và {left} chỗ nữa, sẽ kể tiếp khi các chỗ trên đã sửa.",
                f"… and {left} more, told when those above are corrected.",
            )
            told.append(more)
        super().__init__(
            f"Danh mục có {count} chỗ phải sửa:\n" + "\n".join(f"  {one.vi}" for one in told),
            f"The reference has {count} thing{'' if count == 1 else 's'} to correct:\n"
            + "\n".join(f"  {one.en}" for one in told),
        )


def _in_reading_order(problem: Problem) -> tuple[str, int, str, str]:
    """Sort by file, line and key; `target[2]` comes before `target[10]`."""
    line = problem.place if isinstance(problem.place, int) else 0
    key = _NUMBER.sub(lambda number: number[0].zfill(9), str(problem.place))
    return (problem.file, line, key, problem.sentence.vi)
