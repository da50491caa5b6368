"""A build in open forms: every relation as Parquet or as a sheet, and the figures as SDMX.

The same build always gives the same bytes. What is illustrative stays, and is marked in each form.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from warehouse.export.draft import settle
from warehouse.export.held import FIGURES, Held, held, quoted, stamp
from warehouse.language import Refusal, Sentence

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.database import Build

Form = Literal["parquet", "sdmx-csv", "xlsx"]
Writer = Callable[["DuckDBPyConnection", Sequence[Held], Path], list[Sentence]]


def export(build: "Build", form: Form, out: Path) -> Sentence:
    """Write a build into a folder in one form, all of it or nothing; say what was written.

    A file that is there already is replaced only where an earlier export wrote it; else nothing
    is written, and a Refusal names it.
    """
    import duckdb

    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out, prefix=".making-") as folder:
        draft = Path(folder) / "draft"
        draft.mkdir()
        with duckdb.connect(str(build.path), read_only=True) as connection:
            connection.execute(f"set temp_directory = {quoted(folder)}")
            # one thread, so that a file's groups of rows are always cut at the same places
            connection.execute("set threads = 1; set memory_limit = '1GB'")
            connection.execute("set timezone = 'Asia/Ho_Chi_Minh'")
            relations = [
                one for one in held(connection) if form != "sdmx-csv" or one.name == FIGURES
            ]
            said = _writer(form)(connection, relations, draft)
            about = {**stamp(connection), "format": form}
        written = settle(draft, out, form, about, relations)
    return _told(out, len(written), about, said, relations)


def _writer(form: Form) -> Writer:
    if form == "parquet":
        from warehouse.export.parquet import write
    elif form == "xlsx":
        from warehouse.export.workbook import write
    elif form == "sdmx-csv":
        from warehouse.export.sdmx import write
    else:
        raise Refusal(
            f"Không có định dạng “{form}”. Các định dạng: parquet, sdmx-csv, xlsx.",
            f"There is no format “{form}”. Known: parquet, sdmx-csv, xlsx.",
        )
    return write


def _told(
    out: Path, files: int, about: dict[str, str], said: list[Sentence], relations: Sequence[Held]
) -> Sentence:
    first = Sentence(
        f"Đã xuất bản dựng {about['build']} (tính đến {about['as_of']}): {files} tệp trong {out}.",
        f"Build {about['build']} (as of {about['as_of']}) is written to {files} files in {out}.",
    )
    invented = sum(one.illustrative for one in relations)
    mark = Sentence(
        f"Có {invented} hàng SỐ LIỆU MINH HOẠ (cột illustrative ghi true): không phải số thật.",
        f"{invented} rows are ILLUSTRATIVE, true in the column illustrative: not real figures.",
    )
    lines = [first, *said, *([mark] if invented else [])]
    return Sentence("\n".join(one.vi for one in lines), "\n".join(one.en for one in lines))
