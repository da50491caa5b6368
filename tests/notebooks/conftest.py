"""The analyst's desk on the default world, refreshed once for all of its tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import nbformat
import pytest

import warehouse
from etl.refresh import refresh
from warehouse.settings import ROOT, Settings


@pytest.fixture(scope="session")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the default world."""
    data = tmp_path_factory.mktemp("desk")
    refresh(Settings(data / "sample", ROOT / "warehouse" / "reference", data), None)
    return data


@pytest.fixture
def desk(refreshed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sit down at the desk: the settings lead to that data folder, and Jupyter writes there."""
    monkeypatch.setenv("THIDUA_DATA", str(refreshed))
    monkeypatch.setenv("THIDUA_LANGUAGE", "vi")
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(refreshed / "jupyter"))
    return refreshed


@pytest.fixture
def con(desk: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse that the notebooks ask."""
    with warehouse.connect() as connection:
        yield connection


@pytest.fixture
def notebook(tmp_path: Path) -> Callable[..., Path]:
    """Write a small notebook: text cells begin with #, the first code cell has the parameters."""

    def write(name: str, *cells: str) -> Path:
        book = nbformat.v4.new_notebook()
        for source in cells:
            is_text = source.startswith("#")
            new = nbformat.v4.new_markdown_cell if is_text else nbformat.v4.new_code_cell
            book.cells.append(new(source))
        first = next(cell for cell in book.cells if cell.cell_type == "code")
        first.metadata["tags"] = ["parameters"]
        place = tmp_path / "books" / f"{name}.ipynb"
        place.parent.mkdir(exist_ok=True)
        nbformat.write(book, place)
        return place

    return write
