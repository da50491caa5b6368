"""The SQL files: which relation each makes, and in which order they can be made.

A file in staging, core or marts makes the relation of its name. One that says `create table` is a
contract, filled from outside; every other is a select over relations that come before it, kept as a
table, or asked anew each time where one of its comments begins with `View:`.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from graphlib import TopologicalSorter
from pathlib import Path

HERE = Path(__file__).parent
SCHEMAS = ("staging", "core", "marts")
_COMMENT = re.compile(r"--[^\n]*")
_VIEW = re.compile(r"^-- View: ", re.MULTILINE)
_NAMED = re.compile(r"\b(?:staging|core|marts)\.[a-z_0-9]+")


@dataclass(frozen=True)
class Relation:
    """One table or view: its name with schema, its SQL, what it reads, and its grain in words."""

    name: str
    sql: str

    @cached_property
    def reads(self) -> frozenset[str]:
        """The relations that its select names."""
        return frozenset(_NAMED.findall(_COMMENT.sub("", self.sql))) - {self.name}

    @property
    def is_contract(self) -> bool:
        """Whether rows come from outside the database."""
        return _COMMENT.sub("", self.sql).lstrip().startswith("create table")

    @property
    def is_view(self) -> bool:
        """Whether it is asked anew each time and holds no rows of its own."""
        return _VIEW.search(self.sql) is not None

    @property
    def grain(self) -> str:
        """The file's first line."""
        return self.sql.splitlines()[0].removeprefix("--").strip()


@lru_cache(maxsize=1)
def relations() -> tuple[Relation, ...]:
    """Give all relations, each after those it reads. Within a process their files do not change."""
    known = {
        f"{schema}.{path.stem}": Relation(f"{schema}.{path.stem}", path.read_text("utf-8"))
        for schema in SCHEMAS
        for path in sorted((HERE / schema).glob("*.sql"))
    }
    order = TopologicalSorter({name: sorted(one.reads) for name, one in known.items()})
    return tuple(known[name] for name in order.static_order())


@lru_cache(maxsize=1)
def shape() -> str:
    """Digest what the relations of this version say; builds of another shape answer otherwise."""
    said = [f"{one.name} {' '.join(_COMMENT.sub('', one.sql).split())}" for one in relations()]
    return hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def checks() -> tuple[Relation, ...]:
    """Give the checks: each selects rows that must not exist."""
    return tuple(
        Relation(f"checks.{path.stem}", path.read_text("utf-8"))
        for path in sorted((HERE / "checks").glob("*.sql"))
    )
