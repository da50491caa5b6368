"""The laws of the house: who imports whom, which relation reads which, how large things grow."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from warehouse.relations import Relation, checks, relations
from warehouse.settings import ROOT

PACKAGES = ("etl", "warehouse", "dashboard", "notebooks")
MODULES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))

# What each room may ask of the next. Within a room everything is allowed.
PLAIN = {
    "day",
    "period",
    "language",
    "settings",
    "reference",
    "records",
    "lock",
    "version",
    "command",
}
MAY = {
    "etl": {"warehouse." + name for name in PLAIN},
    "etl.refresh": {
        "warehouse." + name
        for name in PLAIN | {"build", "database", "places", "acceptance", "change", "review"}
    },
    "etl.moving": {"warehouse." + name for name in PLAIN | {"change"}},
    "etl.digest": {
        "warehouse." + name for name in PLAIN | {"queries", "database", "review", "scope"}
    },
    "etl.found": {"warehouse." + name for name in PLAIN | {"queries", "scope"}},
    "etl.receipt.served": {
        "warehouse." + name for name in PLAIN | {"queries", "database", "scope"}
    },
    "etl.template": {"warehouse." + name for name in PLAIN | {"queries", "database", "scope"}},
    "warehouse": set(),
    # a command line joins what the rooms offer: a covenant's workbook is read in the cage of etl
    "warehouse.__main__": {"etl.workbook"},
    "dashboard": {"warehouse"},
    # the same answers as the pages, without the pages
    "notebooks": {"warehouse", *(f"dashboard.{name}" for name in ("figures", "number", "theme"))}
    | {"dashboard.words"},
}
FIGURES = {"dashboard.theme", "dashboard.figures", "dashboard.number", "dashboard.words"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> list[str]:
    return [name for name in imports(path) if name.split(".")[0] in PACKAGES]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_asks_only_the_rooms_it_may(path: Path) -> None:
    module = name_of(path)
    room = module.split(".")[0]
    allowed = MAY.get(module, MAY[room]) | {room}
    for name in ours(path):
        assert any(name == one or name.startswith(one + ".") for one in allowed), (
            f"{module} -> {name}"
        )


@pytest.mark.parametrize(
    "path", sorted((ROOT / "dashboard" / "figures").rglob("*.py")), ids=name_of
)
def test_figures_import_no_dash_and_open_no_database(path: Path) -> None:
    for name in imports(path):
        assert name.split(".")[0] not in {"dash", "dash_mantine_components", "duckdb", "flask"}, (
            name
        )
        assert not name.startswith("warehouse.database"), name
        assert not name.startswith("dashboard.pages"), name


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard" / "pages").glob("*.py")), ids=name_of)
def test_no_page_imports_a_page(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith("dashboard.pages.")]


@pytest.mark.parametrize("relation", relations(), ids=lambda one: str(one.name))
def test_staging_is_read_by_core_and_core_by_marts(relation: Relation) -> None:
    may_read = {"staging": set(), "core": {"staging", "core"}, "marts": {"core", "marts"}}
    schema = relation.name.split(".")[0]
    assert {name.split(".")[0] for name in relation.reads} <= may_read[schema]


@pytest.mark.parametrize("path", sorted((ROOT / "warehouse" / "queries").glob("*.sql")), ids=str)
def test_pages_read_marts_and_core_for_provenance(path: Path) -> None:
    relation = Relation(f"queries.{path.stem}", path.read_text("utf-8"))
    assert relation.reads <= {one.name for one in relations()}
    assert not [name for name in relation.reads if name.startswith("staging.")]
    assert relation.sql.startswith("-- One row per ") or relation.sql.startswith("-- One row:")


@pytest.mark.parametrize("check", checks(), ids=lambda one: str(one.name))
def test_checks_read_what_is_shown_or_held(check: Relation) -> None:
    assert {name.split(".")[0] for name in check.reads} <= {"core", "marts"}


@pytest.mark.parametrize("path", sorted((ROOT / "warehouse" / "change").glob("*.sql")), ids=name_of)
def test_builds_are_compared_by_files_of_the_same_kind(path: Path) -> None:
    relation = Relation(f"change.{path.stem}", path.read_text("utf-8"))
    assert relation.grain.startswith("One row per ")
    sides = {table.db for table in sqlglot.parse_one(relation.sql, "duckdb").find_all(exp.Table)}
    assert sides <= {"", "earlier", "later"}  # two builds side by side
    carried = sqlglot.transpile(
        relation.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    assert len(carried) == 1


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_passes_400_lines_and_no_function_40(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert length <= 40, f"{name_of(path)}.{node.name}: {length}"


@pytest.mark.parametrize("path", sorted((ROOT / "warehouse").rglob("*.sql")), ids=name_of)
def test_no_sql_file_passes_80_lines(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 80


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_room_is_a_lumber_room(path: Path) -> None:
    assert path.stem not in {
        "utils",
        "util",
        "helpers",
        "common",
        "misc",
        "manager",
        "constants",
        "types",
    }


def test_nothing_of_the_packages_reaches_outside_at_import() -> None:
    """Importing never reads data: the first import of a room is the same on an empty machine."""
    opened = re.compile(
        r"^(?:con|connection|data|settings)\w* = .*(?:connect|read|settings)\(", re.M
    )
    for path in MODULES:
        assert not opened.search(path.read_text("utf-8")), name_of(path)


@pytest.mark.parametrize("relation", [*relations(), *checks()], ids=lambda one: str(one.name))
def test_the_sql_stays_in_the_subset_that_is_carried_to_spark(relation: Relation) -> None:
    carried = sqlglot.transpile(
        relation.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    assert len(carried) == 1
