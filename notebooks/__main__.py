"""Command line of the notebooks: run those with parameters, keep each as a dated .html file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from warehouse.command import command_line, run
from warehouse.language import Sentence, terminal_language
from warehouse.review import VIETNAM
from warehouse.settings import settings

if TYPE_CHECKING:
    from notebooks.running import Told

app = command_line(
    "notebooks",
    "Sổ tay của chuyên viên phân tích. · The analyst's notebooks.",
)


@app.command(name="run")
def run_all(
    *,
    bloc: Annotated[str | None, Parameter(help="Mã khối, ví dụ CDVC_K3. · A bloc's code.")] = None,
    period: Annotated[str | None, Parameter(help="Kỳ, ví dụ 2022-S1. · A period.")] = None,
    year: Annotated[int | None, Parameter(help="Năm. · A year.")] = None,
    unit: Annotated[str | None, Parameter(help="Mã đơn vị. · A unit's code.")] = None,
    folder: Annotated[
        Path, Parameter(help="Thư mục có các sổ tay. · The folder of the notebooks.")
    ] = Path(__file__).parent,
    out: Annotated[
        Path | None,
        Parameter(help="Nơi ghi; bỏ trống là notebooks/NGÀY của THIDUA_DATA. · Where to write."),
    ] = None,
) -> None:
    """Chạy các sổ tay có tham số, ghi ra .html. · Run the notebooks, write them as .html."""
    from notebooks.choice import Choice, chosen
    from notebooks.page import write
    from notebooks.running import executed, with_parameters

    found = with_parameters(folder.resolve())
    values = chosen(Choice(bloc, period, year, unit), found)
    language = terminal_language()
    place = (out or settings().data / "notebooks" / f"{datetime.now(VIETNAM):%Y-%m-%d}").resolve()
    with _progress(len(found)) as told:
        for one in found:
            book = executed(one, values, told)
            write(book, one.title, language, place / f"{one.label(values)}.html")
    print(
        Sentence(
            f"Đã chạy {len(found)} sổ tay, ghi vào {place}.",
            f"{len(found)} notebooks run and written into {place}.",
        ).spoken()
    )


@contextmanager
def _progress(books: int) -> Iterator["Told | None"]:
    """Show a bar with the notebook that runs and the time, where somebody watches; else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    names: list[str] = []
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=books)

        def told(name: str, cell: int, cells: int) -> None:
            if name not in names:
                names.append(name)
            done = len(names) - 1 + cell / cells
            bar.update(task, description=f"{len(names)}/{books} {name}", completed=done)

        yield told


if __name__ == "__main__":
    sys.exit(run(app))
