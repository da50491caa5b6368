"""Make the next warehouse whole, check it, and keep it under a name of its own.

No upserts and no migrations: reference, records and what was judged rebuild everything.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import date, datetime
from graphlib import TopologicalSorter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from warehouse.acceptance import waiting
from warehouse.change import record
from warehouse.database import Build, build_path, builds, kept, name_of, serving
from warehouse.language import Refusal
from warehouse.relations import SCHEMAS, Relation, checks, relations, shape
from warehouse.review import files_of, pinned

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Rows = Sequence[Mapping[str, object]]
_MEMORY, _MEMORY_OF_MILLION, _MEMORY_AT_MOST = 384, 120, 1500  # megabytes
_AT_ONCE = 2  # relations that are made, or checks that are asked, side by side
_ROW_GROUP = 20_480  # rows that are read together: a page reads those of its bloc, few beside
_MANY = 1_000_000  # values told, from which one relation is work for two
_KEPT = 5  # finished builds that stay beside the one that serves
_BY_RULE = (
    "select * from marts.finding_by_rule"
    " order by list_position(['error', 'warning', 'info'], severity), times desc, rule"
)
_UNCOVERED = "select * from marts.bloc_without_covenant order by bloc"
_SHOWN = 5  # rows of a failed check that are printed


class CheckFailed(Refusal):
    """A check found rows that must not exist; the build is not kept."""


@dataclass(frozen=True)
class Material:
    """What goes into a build: rows for contract tables, and Parquet files of what was judged.

    Of the files only the rows under the keys given are taken (None: all). Every key has its row
    among the submissions.
    """

    rows: Mapping[str, Rows]
    files: Mapping[str, Sequence[Path]]
    keys: Sequence[str] | None = ()


@dataclass(frozen=True)
class Stamp:
    """What a build is named by, and what it says of itself."""

    inputs: Mapping[str, object]
    as_of: date
    version: str
    refreshed_at: datetime
    sample_world: bool

    @property
    def build(self) -> str:
        """The id: a hash of inputs, as_of and version. Like goes in, like is named."""
        return name_of(self.inputs, self.as_of, self.version)


def build(data: Path, stamp: Stamp, material: Material, previous: Build | None = None) -> Build:
    """Make, check and keep a build. It does not serve yet; a failed one leaves nothing behind.

    It is compared with `previous` (default: the build that serves) and with each review.
    """
    import duckdb

    previous = previous or serving(data)
    path = build_path(data, stamp.build)
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix="making-") as folder:
        draft = Path(folder) / path.name
        with duckdb.connect() as connection:
            _begin(connection, draft, material)
            _make(connection, Path(folder), _with_stamp(stamp, material, previous))
            _check(connection)
            manifest = _manifest(connection, stamp)
            connection.execute("checkpoint made")  # what closing does too, but hides when it fails
        manifest["moved"] = _compared(data, draft, previous)
        manifest["bytes"] = _whole(draft, manifest["summary"])
        draft.replace(path)
    written = path.with_suffix(".json.next")
    written.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")
    written.replace(path.with_suffix(".json"))
    finished = kept(data, stamp.build)
    if finished is None:
        raise Refusal(
            f"Không ghi được bản dựng vào {path}.", f"The build could not be written to {path}."
        )
    return finished


def _begin(connection: "DuckDBPyConnection", draft: Path, material: Material) -> None:
    """Begin the file, and take no more of the machine than there is to do."""
    connection.execute(f"attach {_quoted(draft)} as made (row_group_size {_ROW_GROUP}); use made")
    told = _told_of(connection, material)
    for setting in (
        f"memory_limit = '{_memory(told)}MB'",
        f"threads = {1 if told < _MANY else 2}",
        f"temp_directory = {_quoted(draft.parent)}",
        "preserve_insertion_order = false",
        # it would group millions of values by all that they are joined on, and make no fewer
        "disabled_optimizers = 'partial_aggregate_pushdown'",
        "timezone = 'Asia/Ho_Chi_Minh'",
    ):
        connection.execute(f"set global {setting}")


def _memory(told: int) -> int:
    """Give the megabytes that a build may take: as few as do for an ordinary inbox."""
    return min(_MEMORY + told * _MEMORY_OF_MILLION // 1_000_000, _MEMORY_AT_MOST)


def _told_of(connection: "DuckDBPyConnection", material: Material) -> int:
    """Count the values that the files hold."""
    if not (files := material.files.get("staging.observation")):
        return 0
    counted = connection.execute(
        "select sum(num_rows) from parquet_file_metadata($files)",
        {"files": [str(one) for one in files]},
    ).fetchone()
    return int(counted[0]) if counted and counted[0] else 0


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _side_by_side(connection: "DuckDBPyConnection") -> "DuckDBPyConnection":
    """Give a connection to the same file for a thread of its own."""
    own = connection.cursor()
    own.execute("use made")
    return own


def _whole(draft: Path, summary: object) -> int:
    """Open what was written as a reader will, and give its size: a full disk cuts files short."""
    import duckdb

    with duckdb.connect(str(draft), read_only=True) as reader:
        told = _summary(reader)
    if told != summary:
        raise Refusal(
            f"Bản dựng mới ghi ra không giống bản đã tính ({draft.name}); bản cũ vẫn phục vụ. "
            "Hãy xem đĩa còn chỗ trống không rồi làm mới lại.",
            f"The new build was not written as it was made ({draft.name}); the old one still "
            "serves. Please see whether the disk has room, then refresh again.",
        )
    return draft.stat().st_size


def prune(data: Path) -> None:
    """Drop old builds, which can be built again.

    The one that serves, the newest few, those of reviews and those that wait to be accepted stay.
    """
    for draft in (data / "builds").glob("making-*"):
        shutil.rmtree(draft)  # left by a process that died
    current = serving(data)
    stay = {*waiting(data), *pinned(data)} | ({current.build} if current else set())
    for old in builds(data)[:-_KEPT]:
        if old.build not in stay:
            old.path.with_suffix(".json").unlink()
            old.path.unlink()


def _compared(data: Path, draft: Path, previous: Build | None) -> dict[str, Any] | None:
    """Fill marts.change, the one relation that speaks of earlier builds; tell what moved."""
    earlier = {previous.build: previous.path} if previous else {}
    moved = record(draft, previous.build if previous else None, earlier | files_of(data))
    return moved.facts if moved else None


def _with_stamp(stamp: Stamp, material: Material, previous: Build | None) -> Material:
    row = {
        "build": stamp.build,
        "as_of": stamp.as_of,
        "version": stamp.version,
        "inputs": hashlib.sha256(json.dumps(stamp.inputs, sort_keys=True).encode()).hexdigest(),
        "previous": previous.build if previous else None,
        "refreshed_at": stamp.refreshed_at,
        "sample_world": stamp.sample_world,
    }
    return replace(material, rows={**material.rows, "core.build": [row]})


def _make(connection: "DuckDBPyConnection", folder: Path, material: Material) -> None:
    if not _strange_keys(connection, material):
        material = replace(material, keys=None)  # then no row need be held against the keys
    for schema in SCHEMAS:
        connection.execute(f"create schema {schema}")

    def make(relation: Relation) -> None:
        with _side_by_side(connection) as own:
            if relation.is_contract:
                own.execute(relation.sql)
                _fill(own, folder, relation, material)
            else:
                kept_as = "view" if relation.is_view else "table"
                own.execute(f"create {kept_as} {relation.name} as\n{relation.sql}")

    _each_after_what_it_reads(make)


def _each_after_what_it_reads(make: Callable[[Relation], None]) -> None:
    """Make each relation once those it reads are there: two at once, for one leaves a core idle."""
    known = {one.name: one for one in relations()}
    order = TopologicalSorter({one.name: one.reads for one in known.values()})
    order.prepare()
    begun: dict[Future[None], str] = {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        while order.is_active():
            begun |= {pool.submit(make, known[name]): name for name in order.get_ready()}
            for done in wait(begun, return_when=FIRST_COMPLETED).done:
                done.result()
                order.done(begun.pop(done))


def _strange_keys(connection: "DuckDBPyConnection", material: Material) -> bool:
    """Tell whether the files hold rows under keys that are not wanted, as seldom they do."""
    files = [str(file) for file in material.files.get("staging.submission", ())]
    if not files or material.keys is None:
        return material.keys is not None
    strange = connection.execute(
        "select 1 from read_parquet($files) where key not in (select unnest($keys)) limit 1",
        {"files": files, "keys": list(material.keys)},
    ).fetchone()
    return strange is not None


def _fill(
    connection: "DuckDBPyConnection", folder: Path, relation: Relation, material: Material
) -> None:
    if rows := material.rows.get(relation.name):
        types = {str(name): str(kind) for name, kind, *_ in _columns(connection, relation)}
        file = folder / f"{relation.name}.json"
        file.write_text("".join(_line(row) for row in rows), "utf-8")
        connection.execute(
            f"insert into {relation.name} by name select * from "
            f"read_json($file, format = 'newline_delimited', columns = {types!r})",
            {"file": str(file)},
        )
    if files := material.files.get(relation.name):
        _load(connection, relation, [str(file) for file in files], material.keys)


def _load(
    connection: "DuckDBPyConnection",
    relation: Relation,
    files: list[str],
    keys: Sequence[str] | None,
) -> None:
    """Take what a contract names from files of what was judged; other columns stay behind."""
    names = "|".join(str(name) for name, *_ in _columns(connection, relation))
    insert = (
        f"insert into {relation.name} by name select columns('^({names})$') "
        "from read_parquet($files)"
    )
    if keys is None:
        connection.execute(insert, {"files": files})
    else:
        wanted = f"{insert} where key in (select unnest($keys))"
        connection.execute(wanted, {"files": files, "keys": list(keys)})


def _columns(connection: "DuckDBPyConnection", relation: Relation) -> list[tuple[Any, ...]]:
    return connection.execute(f"describe {relation.name}").fetchall()


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, default=str) + "\n"


def _check(connection: "DuckDBPyConnection") -> None:
    def broken(check: Relation) -> list[str]:
        with _side_by_side(connection) as own:
            found = own.execute(check.sql)
            columns = [str(column[0]) for column in found.description or []]
            return [_told(check, columns, row) for row in found.fetchmany(_SHOWN)]

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        failed = [line for lines in pool.map(broken, checks()) for line in lines]
    if failed:
        lines = "\n".join(failed)
        raise CheckFailed(
            f"Bản dựng mới không qua được kiểm tra, bản cũ vẫn phục vụ:\n{lines}",
            f"The new build fails its checks, the old one still serves:\n{lines}",
        )


def _told(check: Relation, columns: Iterable[str], row: Iterable[Any]) -> str:
    pairs = ", ".join(f"{name}={value}" for name, value in zip(columns, row, strict=True))
    return f"  {check.name}: {pairs}"


def _manifest(connection: "DuckDBPyConnection", stamp: Stamp) -> dict[str, object]:
    return {
        "build": stamp.build,
        "as_of": str(stamp.as_of),
        "version": stamp.version,
        "refreshed_at": stamp.refreshed_at.isoformat(timespec="seconds"),
        "sample_world": stamp.sample_world,
        "relations": shape(),
        "inputs": stamp.inputs,
        "findings": _asked(connection, _BY_RULE),
        "uncovered": _asked(connection, _UNCOVERED),
        "summary": _summary(connection),
    }


def _summary(connection: "DuckDBPyConnection") -> dict[str, int]:
    """Count what is in a build, by the names scripts rely on."""
    counted = connection.execute(
        "select status, count(*) from core.submission group by status"
    ).fetchall()
    by_status = {str(status): int(count) for status, count in counted}
    words = ("standing", "superseded", "quarantined", "refused")
    return {
        **{word: by_status.get(word, 0) for word in words},
        "observations": _count(connection, "core.observation"),
        "findings": _count(connection, "core.finding"),
    }


def _asked(connection: "DuckDBPyConnection", sql: str) -> list[dict[str, object]]:
    found = connection.execute(sql)
    columns = [str(column[0]) for column in found.description or []]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def _count(connection: "DuckDBPyConnection", relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    return int(row[0]) if row else 0
