"""Write the pages that are made from the SQL files and from the dictionary of indicators.

`make docs` writes them; a test holds what stands in them against what is made here. Words are those
the pages of the dashboard use.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

import duckdb
import polars as pl

from dashboard.words import words
from warehouse import queries
from warehouse.reference import Reference, read
from warehouse.reference.shapes import Indicator
from warehouse.relations import SCHEMAS, Relation, relations
from warehouse.scope import Scope
from warehouse.settings import ROOT

RELATIONS = ROOT / "warehouse" / "README.md"
INDICATORS = ROOT / "warehouse" / "reference" / "README.md"
CLOSED = {
    name: get_args(Indicator.model_fields[name].annotation)
    for name in ("kind", "across_units", "across_year", "direction")
}
ASKED = ROOT / "warehouse" / "queries"
QUESTIONS = {
    name: ask
    for name, ask in inspect.getmembers(queries, inspect.isfunction)
    if (ASKED / f"{name}.sql").is_file()
}
_NOTHING: dict[str, object] = {"str": "", "int": 0, "list[str]": []}  # to ask about, by type
_BLOCK = "<!-- {name}: make docs -->\n{inside}\n<!-- end -->"
_HEAD = """\
<!-- make docs writes this page from indicator.csv and content_group.csv -->
# Danh mục chỉ tiêu · The dictionary of indicators

Mỗi chỉ tiêu có một nguồn: một dòng trong `indicator.csv`. Từ dòng ấy mà ra biểu mẫu, cách xét một
con số, cách cộng các đơn vị và cả năm, biểu đồ, trang này và cấu trúc SDMX khi xuất.
*Each indicator has one source, its line in `indicator.csv`. From it come the forms, how a value is
judged, how units and the year add up, the charts, this page and the structure of the SDMX export.*
"""
_COLUMNS = (
    "Mã · Code", "Chỉ tiêu · Indicator", "Đơn vị tính · Measure", "Loại · Kind",
    "Giữa các đơn vị · Across units", "Trong năm · Through the year", "Tốt khi · Better when",
    "Phải đạt ở 6 tháng · Expected by half-year", "Mẫu số · Share of",
)  # fmt: skip


def pages() -> dict[Path, str]:
    """Give each page that is made, with what has to stand in it."""
    return {RELATIONS: _relations(), INDICATORS: _indicators(read(INDICATORS.parent))}


def _relations() -> str:
    """Set the tables of relations and questions into the page, whose prose is written by hand."""
    page = RELATIONS.read_text("utf-8")
    with duckdb.connect() as warehouse:
        columns = _columns(warehouse)
        for schema in SCHEMAS[1:]:
            shown = [one for one in sorted(relations(), key=_name) if one.name.startswith(schema)]
            rows = [(_named(one), one.grain, ", ".join(columns[one.name])) for one in shown]
            page = _set(page, schema, _table(("relation", "one row per", "columns"), rows))
        asked = [_question(name, ask, warehouse) for name, ask in QUESTIONS.items()]
    return _set(page, "questions", _table(("question", "one row per", "columns"), asked))


def _set(page: str, name: str, table: Iterator[str]) -> str:
    block = _BLOCK.format(name=name, inside="\n".join(table))
    first, last = _BLOCK.format(name=name, inside="\0").split("\0")
    before, _, rest = page.partition(first)
    return before + block + rest.partition(last)[2]


def _question(
    name: str, ask: Callable[..., pl.DataFrame], warehouse: duckdb.DuckDBPyConnection
) -> tuple[str, str, str]:
    """Ask a question of an empty warehouse: what it takes, what a row is, and its columns."""
    wanted = [*inspect.signature(ask).parameters.values()][2:]
    kinds = [inspect.formatannotation(one.annotation) for one in wanted]
    answer = ask(
        warehouse, Scope.everything(), *(_NOTHING[kind.removesuffix(" | None")] for kind in kinds)
    )
    taken = ", ".join(one.name + "?" * (one.default is None) for one in wanted)
    return f"`{name}({taken})`", _grain(name), ", ".join(answer.columns)


def _grain(name: str) -> str:
    sql = (ASKED / f"{name}.sql").read_text("utf-8")
    return sql.splitlines()[0].removeprefix("-- ")


def _name(relation: Relation) -> str:
    return relation.name


def _named(relation: Relation) -> str:
    return f"`{relation.name}`" + " (view)" * relation.is_view


def _columns(warehouse: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Make every relation, empty, and give its columns."""
    for schema in SCHEMAS:
        warehouse.execute(f"create schema {schema}")
    for one in relations():
        head = "" if one.is_contract else f"create table {one.name} as\n"
        warehouse.execute(head + one.sql)
    return {
        one.name: [str(row[0]) for row in warehouse.execute(f"describe {one.name}").fetchall()]
        for one in relations()
    }


def _indicators(reference: Reference) -> str:
    lines = [_HEAD]
    groups = [row for row in reference.tables["content_group"] if row["covenant"] is None]
    for group in sorted(groups, key=lambda row: int(str(row["position"]))):
        code = group["content_group"]
        held = [row for row in reference.indicators.values() if row["content_group"] == code]
        lines += [f"## {code} · {group['text_vi']} · {group['text_en']}", ""]
        lines += [*_table(_COLUMNS, [_about(row, reference) for row in held]), ""]
    lines += ["## Các từ · The words", ""]
    rows = [
        (f"`{name}`", f"`{word}`", *_both(f"{name}.{word}"))
        for name, closed in CLOSED.items()
        for word in closed
    ]
    lines += _table(("", "", "Tiếng Việt", "English"), rows)
    return "\n".join(lines) + "\n"


def _about(row: Mapping[str, object], reference: Reference) -> tuple[str, ...]:
    closed = tuple(" · ".join(_both(f"{name}.{row[name]}")) for name in CLOSED)
    whole = reference.indicators.get(str(row["denominator"]), {})
    parts = (row["denominator_vi"] or whole.get("name_vi"),
             row["denominator_en"] or whole.get("name_en"))  # fmt: skip
    return (
        f"`{row['indicator']}`",
        f"{row['name_vi']} · *{row['name_en']}*"
        + (" (máy tính · computed)" * bool(row["computed"])),
        _said((row["measure"], row["measure_en"])),
        *closed,
        _expected(row),
        _said(parts),
    )


def _said(both: Sequence[object]) -> str:
    return " · ".join(dict.fromkeys(str(one) for one in both if one is not None))


def _expected(row: Mapping[str, object]) -> str:
    if row["h1_from_baseline"]:
        return (
            "nửa đường từ mức xuất phát, không có thì 100% · half-way from the baseline, else 100%"
        )
    if row["h1_expected"] is None:
        return "chưa đến hạn · not due"
    return f"{row['h1_expected']:g}%"


def _both(key: str) -> tuple[str, str]:
    return (words("vi")(key), words("en")(key))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(cells)} |" for cells in rows)


if __name__ == "__main__":
    for page, text in pages().items():
        page.write_text(text, "utf-8")
