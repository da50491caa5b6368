"""The command line of the warehouse: offices, builds, reviews, exports, covenants, backups."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from warehouse.command import REFUSED, command_line, run
from warehouse.database import builds, found, serving
from warehouse.language import Refusal, Sentence
from warehouse.settings import ROOT, settings

app = command_line(
    "warehouse",
    "Kho số liệu: lập văn phòng, giao ước, giữ lại kỳ họp, xuất, sao lưu. · The warehouse.",
)


@app.command
def start(
    folder: Path,
    /,
    *,
    old: Annotated[
        Path | None,
        Parameter("--from", help="Văn phòng cũ để chép danh mục. · An office to roll on."),
    ] = None,
    year: Annotated[int | None, Parameter(help="Năm mới. · The new year.")] = None,
) -> None:
    """Lập văn phòng: trống, hoặc cho năm mới từ văn phòng cũ. · Lay out an office."""
    if (old is None) != (year is None):
        raise Refusal(
            "--from và --year đi cùng nhau: văn phòng cũ nào, sang năm nào.",
            "--from and --year go together: which old office, and into which year.",
        )
    if old is not None and year is not None:
        from warehouse.new_year import start_from

        print(start_from(folder, old, year).spoken())
        return
    from warehouse.office import start as lay_out

    print(lay_out(folder).spoken())


@app.command(name="builds")
def list_builds() -> None:
    """Liệt kê các bản dựng đang giữ. · List the builds kept."""
    from warehouse.acceptance import waiting
    from warehouse.review import reviews

    data = settings().data
    current, held, frozen = serving(data), waiting(data), reviews(data)
    for one in builds(data):
        mark = "*" if current and current.build == one.build else " "
        facts = one.manifest
        day = Sentence(f"tính đến {facts['as_of']}", f"as of {facts['as_of']}").spoken()
        more = [f"“{review.name}”" for review in frozen if review.build == one.build]
        more += [Sentence("chờ duyệt", "waits").spoken()] if one.build in held else []
        told = (one.build, facts["refreshed_at"], day, facts["version"], *more)
        print(f"{mark} {'  '.join(told)}")


@app.command
def freeze(
    name: Annotated[str, Parameter(help="Tên, ví dụ “sơ kết 2020”. · The review's name.")],
    /,
    *,
    as_of: Annotated[
        date | None,
        Parameter(help="Tính đến ngày ấy; bỏ trống là bản đang dùng. · The day; else what serves."),
    ] = None,
) -> int:
    """Giữ lại mãi một bản dựng cho kỳ sơ kết, tổng kết. · Keep a review's build for ever."""
    from warehouse.review import freeze as keep
    from warehouse.review import proper

    name, build = proper(name), None
    if as_of is not None:
        code, build = _built_as_of(as_of)
        if code:
            return code
    print(keep(settings(), name, build).spoken())
    return 0


def _built_as_of(day: date) -> tuple[int, str]:
    """Have a build made that does not serve: the loader is asked as anyone would, by command."""
    words = ["refresh", "--only-build", "--json", "--as-of", str(day)]
    asked = subprocess.run(
        [sys.executable, "-m", "etl", *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if asked.returncode:
        print(asked.stderr, end="", file=sys.stderr)
    told = json.loads(asked.stdout) if asked.stdout else {}
    return asked.returncode, str(told.get("build"))


@app.command
def verify(name: str | None = None, /) -> int:
    """Xem các bản đã giữ cho kỳ họp còn nguyên không. · See whether frozen builds are whole."""
    from warehouse.review import named, reviews
    from warehouse.verification import verified

    data = settings().data
    wanted = reviews(data) if name is None else [named(data, name)]
    found = [one for review in wanted for one in verified(data, review)]
    for one in found:
        print(one.said.spoken())
    if not found:
        print(Sentence("Chưa giữ lại kỳ họp nào.", "No review is kept yet.").spoken())
    return 0 if all(one.is_well for one in found) else REFUSED


@app.command
def accept(build: str, /) -> None:
    """Duyệt một bản đang chờ, để bản ấy phục vụ. · Accept a build that waits."""
    from warehouse.acceptance import accept as let_serve

    print(let_serve(settings().data, build).spoken())


@app.command
def export(
    *,
    form: Annotated[
        Literal["parquet", "sdmx-csv", "xlsx"],
        Parameter("--format", help="parquet, sdmx-csv, xlsx."),
    ],
    out: Annotated[Path, Parameter(help="Thư mục nhận tệp. · The folder that receives the files.")],
    build: Annotated[
        str | None,
        Parameter(
            help="Mã một bản dựng; bỏ trống là bản đang phục vụ. · A build; else the serving."
        ),
    ] = None,
) -> None:
    """Xuất kho số liệu ra định dạng mở. · Write the warehouse in an open form."""
    from warehouse.export import export as write

    print(write(found(build), form, out).spoken())


covenant = App(
    name="covenant",
    help="Giao ước bằng tệp Excel: xuất ra để sửa, rồi nhận lại. · Covenants as workbooks.",
)
app.command(covenant)
_Replace = Annotated[
    bool,
    Parameter(negative=(), help="Thay tệp đã có. · Replace what is there."),
]


@covenant.command(name="export")
def covenant_out(
    code: Annotated[str, Parameter(help="Mã giao ước, ví dụ 2026-KHOI_A. · The covenant's code.")],
    /,
    *,
    out: Annotated[
        Path | None,
        Parameter(help="Tệp .xlsx sẽ ghi; bỏ trống thì vào THIDUA_DATA. · The .xlsx to write."),
    ] = None,
    force: _Replace = False,
) -> None:
    """Xuất một giao ước ra tệp Excel để sửa; chưa có thì ra tệp trống. · Write a covenant out."""
    from warehouse.covenant_book.outgoing import export as write

    here = settings()
    print(write(here.reference, code, out or here.data / "covenants", force=force).spoken())


@covenant.command(name="import")
def covenant_in(
    file: Annotated[Path, Parameter(help="Tệp Excel đã sửa. · The edited workbook.")],
    /,
    *,
    force: _Replace = False,
) -> None:
    """Kiểm tra một tệp Excel rồi ghi vào danh mục. · Check a workbook, take it in."""
    from etl.workbook import read_file
    from warehouse.covenant_book.incoming import Folder, take_in

    here, book = settings(), read_file(file)
    folder = Folder(here.reference, here.data)
    said = take_in(
        folder, file.name, book.sheets, book.cells, from_1904=book.date_1904, force=force
    )
    print(said.spoken())


@app.command
def backup(path: Path, /) -> None:
    """Sao lưu hộp thư, danh mục, sổ ghi, các bản dựng vào một tệp. · Back all up into a file."""
    from warehouse.backup import backup as write

    count = write(settings(), path)
    print(
        Sentence(
            f"Đã sao lưu {count} tệp vào {path}.", f"{count} files backed up to {path}."
        ).spoken()
    )


@app.command
def restore(path: Path, /) -> None:
    """Khôi phục một bản sao lưu vào các thư mục trống của cài đặt. · Restore into empty places."""
    from warehouse.backup import restore as lay_out

    count = lay_out(settings(), path)
    said = Sentence(
        f"Đã khôi phục {count} tệp. Hãy chạy “make refresh”.",
        f"{count} files restored. Now run “make refresh”.",
    )
    print(said.spoken())


@app.command
def places(
    which: Literal["inbox", "reference", "data"] | None = None,
    /,
) -> None:
    """Cho biết hộp thư, danh mục và dữ liệu đang ở đâu. · Say where things are."""
    here = settings()
    for name in ("inbox", "reference", "data"):
        if which is None:
            print(f"{name:10}{getattr(here, name)}")
        elif which == name:
            print(getattr(here, name))


if __name__ == "__main__":
    sys.exit(run(app))
