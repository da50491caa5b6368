"""The analyst's desk: every notebook runs on the default world, and keeps no outputs."""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import nbformat
import pytest

from dashboard import number
from dashboard.words import words
from notebooks.page import page
from notebooks.running import BLANK, Notebook, executed, parameters, with_parameters
from warehouse.settings import ROOT

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
FIGURE, HTML = "application/vnd.plotly.v1+json", "text/html"
DESK = ("warehouse", "dashboard.figures", "dashboard.number", "dashboard.theme", "dashboard.words")
VI = words("vi")


@dataclass(frozen=True)
class Seen:
    """What a notebook that was run shows."""

    figures: list[dict[str, Any]]
    html: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.html)


Check = Callable[[duckdb.DuckDBPyConnection, Seen], None]


def named(path: Path) -> str:
    return path.stem


def code(path: Path) -> list[str]:
    cells = nbformat.read(path, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs")
        assert not cell.get("execution_count")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_a_notebook_is_a_story_with_parameters_that_ends_in_questions(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert re.match(r"# .+ · .+\n\n.+\n\n\*.+\*$", cells[0].source, re.S)
    assert cells[1].metadata["tags"] == ["parameters"]
    assert parameters(path)["BLOC"] == "CDVC_K3"
    headings = [line for cell in cells for line in cell.source.splitlines() if line[:3] == "## "]
    assert headings[-1] == "## Hỏi tiếp · Ask on"
    assert all(" · " in heading for heading in headings)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_a_notebook_uses_only_the_public_desk(path: Path) -> None:
    for node in ast.walk(ast.parse("\n".join(code(path)))):
        if isinstance(node, ast.ImportFrom) and node.module:
            asked = [f"{node.module}.{alias.name}" for alias in node.names]
            ours = [one for one in asked if one.split(".")[0] in {"etl", "warehouse", "dashboard"}]
            for one in ours:
                assert one.startswith(DESK), one
                assert not one.startswith("warehouse.database"), one


def bars(con: duckdb.DuckDBPyConnection, seen: Seen) -> None:
    sql = """
        select least(percent, 130) from marts.progress
        where bloc = 'CDVC_K3' and period = '2022-S1' and unit is null and percent is not null
          and target is not null
    """
    told = {round(float(row[0]), 4) for row in con.sql(sql).fetchall()}
    assert told
    assert told <= {round(float(x), 4) for x in seen.figures[0]["data"][0]["x"]}


def traced(con: duckdb.DuckDBPyConnection, seen: Seen) -> None:
    bars(con, seen)
    (table,) = (table for table in seen.html if "raw_text" in table)
    units = re.findall(r"CD_\w+", re.sub(r"<td>[^<]*/[^<]*</td>", "", table))
    assert units
    assert len(units) == len(set(units))  # a member of two years is one unit


def totals(con: duckdb.DuckDBPyConnection, seen: Seen) -> None:
    sql = """
        select ranking.rank, unit.name_vi, ranking.printed
        from marts.ranking as ranking join core.unit as unit using (unit)
        where ranking.bloc = 'CDVC_K3' and ranking.year = 2022 and ranking.stage = 'recognised'
    """
    (table,) = (table for table in seen.html if VI("scores.ranks") in table)
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)", row) for row in table.split("<tr>")]
    for rank, unit, printed in con.sql(sql).fetchall():
        assert [str(rank), unit, number.points(printed, VI)] in [row[:3] for row in rows]


def spans(con: duckdb.DuckDBPyConnection, seen: Seen) -> None:
    sql = """
        select rank_before, min(rank_after), max(rank_after) from marts.sensitivity
        where covenant = '2022-CDVC_K3' group by unit, rank_before order by rank_before
    """
    told = con.sql(sql).fetchall()
    lines, dots = seen.figures[0]["data"]
    assert [row[0] for row in told] == dots["x"]
    assert [end for row in told for end in (*row[1:], None)] == lines["x"]


def ratios(con: duckdb.DuckDBPyConnection, seen: Seen) -> None:
    sql = """
        select ratio * 100 from marts.target_realism
        where covenant = '2022-CDVC_K3' and unit is null and comparator in ('>=', '>', '=')
          and ratio is not null
        order by ratio
    """
    told = [number.percent(row[0], VI) for row in con.sql(sql).fetchall()]
    (table,) = (table for table in seen.html if 'class="drawing"' in table)
    assert told == re.findall(r'<td class="drawing".*?<span class="sr">([^<]+)', table)


def came(con: duckdb.DuckDBPyConnection, seen: Seen) -> None:
    sql = """
        select came / target * 100 from marts.forecast_record
        where bloc = 'CDVC_K3' and year = 2022 and unit is null
    """
    told = sorted(float(row[0]) for row in con.sql(sql).fetchall())
    assert told == pytest.approx(sorted(seen.figures[0]["data"][2]["x"]))


def kinds(con: duckdb.DuckDBPyConnection, seen: Seen) -> None:
    sql = """
        select period, count(*), count(*) filter (value is null) from core.observation
        where unit = 'CD_VASS' group by period
    """
    stacks = seen.figures[0]["data"]
    for period, cells, without in con.sql(sql).fetchall():
        heights = [stack["y"][stack["x"].index(period)] for stack in stacks]
        assert (sum(heights), heights[-1]) == (cells, without)


def figures_as_they_are(con: duckdb.DuckDBPyConnection, seen: Seen) -> None:
    bars(con, seen)
    sql = """
        select indicator.name_vi, progress.actual, progress.qualifier
        from marts.progress as progress join core.indicator as indicator using (indicator)
        where bloc = 'CDVC_K3' and period = '2022-S1' and unit is null and actual is not null
    """
    told = con.sql(sql).fetchall()
    assert {">=", "~"} <= {qualifier for _, _, qualifier in told}  # a bound stays one
    for name, actual, qualifier in told:
        said = number.bound(number.number(Decimal(actual), VI, 2), qualifier, VI)
        assert re.search(rf">{re.escape(name)} ?</td><td[^>]*>{said}<", seen.text), name


CHECKS: dict[str, Check] = {
    "blank": figures_as_they_are,
    "forecast": came,
    "half_year_review": bars,
    "ranking_robustness": spans,
    "target_realism": ratios,
    "tour": traced,
    "unit_data_quality": kinds,
    "year_end_review": totals,
}


@pytest.mark.notebook
@pytest.mark.filterwarnings("ignore::DeprecationWarning:jupyter_client")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_a_notebook_runs_and_shows_what_the_warehouse_holds(
    path: Path, con: duckdb.DuckDBPyConnection
) -> None:
    book = executed(Notebook(path, parameters(path)), {})
    shown = [output for cell in book.cells for output in cell.get("outputs", [])]
    assert [output for output in shown if output.get("name") == "stderr"] == []
    told = [output["data"] for output in shown if "data" in output]
    figures = [data[FIGURE] for data in told if FIGURE in data]
    seen = Seen(figures, [data[HTML] for data in told if HTML in data])
    for figure in figures:
        assert figure["data"]
        assert "minh hoạ" in figure["layout"]["title"]["text"]
    if path.stem != "tour":  # which shows frames as they are, with their column `illustrative`
        (build,) = con.sql("select build from core.build").fetchall()[0]
        assert build in seen.html[0]
        tables = [table for table in seen.html if "<tbody>" in table]
        assert tables
        assert all(VI("banner.illustrative") in table for table in tables)
    CHECKS[path.stem](con, seen)
    written = page(book, "T", "vi")
    assert not re.search(r"""<(?:script|link|img)[^>]*(?:src|href)=["']?(?:https?:)?//""", written)
    assert written.count("Plotly.newPlot(") >= len(figures)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "values",
    [{"LANGUAGE": "en"}, {"BLOC": "TLD_KCN11", "PERIOD": "2020-S1", "YEAR": 2020}],
    ids=["in English", "a bloc without units' reports, scheme or year before"],
)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_a_notebook_says_in_a_sentence_what_is_not_there(
    path: Path, values: dict[str, Any]
) -> None:
    parts = code(path)
    here: dict[str, Any] = {}
    exec(parts[0], here)  # noqa: S102 - the notebooks are ours
    here |= {name: value for name, value in values.items() if name in here}
    for part in parts[1:]:
        exec(part, here)  # noqa: S102 - the same


def test_all_notebooks_but_the_blank_one_are_run() -> None:
    names = [one.name for one in with_parameters(FOLDER)]
    assert names == [path.stem for path in NOTEBOOKS if path.stem != BLANK]


@pytest.mark.usefixtures("desk")
def test_a_bloc_that_reported_of_itself_alone_is_not_said_to_be_silent() -> None:
    parts = code(FOLDER / "half_year_review.ipynb")
    here: dict[str, Any] = {}
    exec(parts[0], here)  # noqa: S102 - the notebooks are ours
    here |= {"BLOC": "TLD_KCN11", "PERIOD": "2020-S1"}
    for part in parts[1:3]:
        exec(part, here)  # noqa: S102 - the same
    assert here["clauses"][0] == VI("own.sentence", n=6)
    assert VI("summary.reported", done=0, n=11) not in here["clauses"]
