"""The analyst's desk: every notebook runs on the default world, and keeps no outputs."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from etl.refresh import refresh
from warehouse.settings import ROOT, Settings

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.stem))
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs")
        assert not cell.get("execution_count")


@pytest.mark.notebook
@pytest.mark.filterwarnings("ignore::DeprecationWarning:jupyter_client")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.stem))
def test_a_notebook_runs_and_draws(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh(Settings(tmp_path / "sample", ROOT / "warehouse" / "reference", tmp_path), None)
    monkeypatch.setenv("THIDUA_DATA", str(tmp_path))
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / "jupyter"))
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = [output for cell in book.cells for output in cell.get("outputs", [])]
    figures = [one for one in shown if "application/vnd.plotly.v1+json" in one.get("data", {})]
    assert figures
    drawn = figures[0]["data"]["application/vnd.plotly.v1+json"]
    assert drawn["data"]
    assert "minh hoạ" in drawn["layout"]["title"]["text"]
    tables = [one["data"]["text/html"] for one in shown if "text/html" in one.get("data", {})]
    (traced,) = (table for table in tables if "raw_text" in table)
    units = re.findall(r"CD_\w+", re.sub(r"<td>[^<]*/[^<]*</td>", "", traced))
    assert units
    assert len(units) == len(set(units))  # a member of two years is one unit
