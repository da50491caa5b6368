"""Run notebooks with other parameters than their own, as papermill does it.

A notebook's parameters are what its cell tagged `parameters` assigns. The values asked for go into
a cell after that one, so that a notebook that was run says with what.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from warehouse.language import Refusal

PARAMETERS, INJECTED = "parameters", "injected-parameters"
BLANK = "blank"  # the one to copy: there is no question in it yet
_NAMING = ("BLOC", "UNIT", "PERIOD", "YEAR")  # parameters that name what comes of a notebook
_SECONDS = 600  # that a cell may take
_QUIET = ["--log-level=ERROR"]  # what a kernel has to say of itself is for nobody here
_LONGEST = 160  # letters of a reason

Value = str | int
Told = Callable[[str, int, int], None]  # a notebook's name, cells done, cells in all


@dataclass(frozen=True)
class Notebook:
    """A notebook with parameters, and their values as they stand in it."""

    path: Path
    parameters: dict[str, Any]

    @property
    def name(self) -> str:
        """Give its name, without the ending."""
        return self.path.stem

    @property
    def title(self) -> str:
        """Give the title it begins with."""
        first = nbformat.read(self.path, as_version=4).cells[0].source
        return str(first).splitlines()[0].strip("# ")

    def label(self, values: Mapping[str, Value]) -> str:
        """Name what comes of it: the notebook, and for which bloc, period, year, unit."""
        told = self.parameters | self.asked(values)
        said = [str(told[name]) for name in _NAMING if told.get(name) is not None]
        return "_".join([self.name, *said])

    def asked(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Keep those of some values that are parameters of this notebook."""
        return {name: value for name, value in values.items() if name in self.parameters}


def with_parameters(folder: Path) -> list[Notebook]:
    """Find the notebooks of a folder that have parameters, the blank one left out."""
    found = (Notebook(path, parameters(path)) for path in sorted(folder.glob("*.ipynb")))
    return [one for one in found if one.parameters and one.name != BLANK]


def parameters(path: Path) -> dict[str, Any]:
    """Read a notebook's parameters: the names that its cell of this tag assigns, with values."""
    book = nbformat.read(path, as_version=4)
    cells = [cell for cell in book.cells if PARAMETERS in _tags(cell)]
    statements = ast.parse(cells[0].source).body if cells else []
    return {
        target.id: ast.literal_eval(one.value)
        for one in statements
        if isinstance(one, ast.Assign)
        for target in one.targets
        if isinstance(target, ast.Name)
    }


def executed(one: Notebook, values: Mapping[str, Value], told: Told | None = None) -> NotebookNode:
    """Run a notebook from its first cell to its last, and give it with what it shows.

    A cell that fails is refused with a sentence that names the notebook and the cell.
    """
    book: NotebookNode = nbformat.read(one.path, as_version=4)
    _inject(book, one.asked(values))
    place = {"metadata": {"path": str(one.path.parent)}}
    client = NotebookClient(book, timeout=_SECONDS, resources=place, extra_arguments=_QUIET)
    with client.setup_kernel():
        for index, cell in enumerate(book.cells):
            if told:
                told(one.name, index, len(book.cells))
            try:
                client.execute_cell(cell, index)
            except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
                raise _refusal(one, book, index, error) from error
    return book


def _inject(book: NotebookNode, values: Mapping[str, Value]) -> None:
    if not values:
        return
    source = "\n".join(f"{name} = {value!r}" for name, value in values.items())
    cell = nbformat.v4.new_code_cell(source, id="injected", metadata={"tags": [INJECTED]})
    after = next(place for place, one in enumerate(book.cells) if PARAMETERS in _tags(one))
    book.cells.insert(after + 1, cell)


def _tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def _refusal(one: Notebook, book: NotebookNode, index: int, error: Exception) -> Refusal:
    """Name the cell as its reader counts, the injected one left out, and the heading above it."""
    before = [cell for cell in book.cells[: index + 1] if INJECTED not in _tags(cell)]
    headings = [
        line.strip("# ")
        for cell in before
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("#")
    ]
    under = headings[-1] if headings else "…"
    reason = _reason(error)
    return Refusal(
        f"Sổ tay {one.path.name} dừng ở ô thứ {len(before)}, dưới mục “{under}”: {reason}. Sổ tay "
        "này chưa được ghi ra.",
        f"The notebook {one.path.name} stops at cell {len(before)}, under “{under}”: {reason}. "
        "Nothing is written of it.",
    )


def _reason(error: Exception) -> str:
    """Give the last words of an error, without the trace."""
    if isinstance(error, CellExecutionError):
        said = f"{error.ename}: {error.evalue}"
    else:
        said = f"{type(error).__name__}: {error}"
    return " ".join(said.split())[:_LONGEST].rstrip(". ")
