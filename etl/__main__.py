"""The command line of the loader: python -m etl refresh, check, template, receipt, schedule."""

import json
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from etl import journal
from etl.moving import movements
from etl.telling import doubts, shown, told
from warehouse.command import HELD_BACK, REFUSED, command_line, run
from warehouse.language import Refusal, Sentence
from warehouse.settings import settings

if TYPE_CHECKING:
    from etl.refresh import Outcome
    from warehouse.settings import Settings

_Force = Annotated[
    bool,
    Parameter(
        negative=(), help="Ghi đè tệp đã có, kể cả khi đã điền. · Write over files, even filled."
    ),
]

app = command_line(
    "etl",
    "Nạp báo cáo của các đơn vị. · Loads what units send.",
)


@app.command
def refresh(
    *,
    inbox: Annotated[Path | None, Parameter(help="Hộp thư khác. · Another inbox.")] = None,
    data: Annotated[
        Path | None, Parameter(help="Thư mục dữ liệu khác. · Another data folder.")
    ] = None,
    as_of: Annotated[
        date | None,
        Parameter(help="Ngày để tính hạn, trễ; bỏ trống là hôm nay. · The day; else today."),
    ] = None,
    accept: Annotated[
        bool,
        Parameter(
            negative=(), help="Phục vụ ngay, dù nhiều số đổi. · Serve at once, whatever changed."
        ),
    ] = False,
    only_build: Annotated[
        bool,
        Parameter(
            negative=(), help="Chỉ dựng; bản cũ vẫn phục vụ. · Build only; the old one serves."
        ),
    ] = False,
    as_json: Annotated[
        bool, Parameter("--json", negative=(), help="In kết quả dạng JSON. · Print JSON.")
    ] = False,
) -> int:
    """Đọc hộp thư và dựng lại kho số liệu. · Read the inbox and rebuild the warehouse."""
    from etl.refresh import refresh as bring_up_to_date
    from etl.refresh import unchanged

    here = settings()
    places = replace(
        here,
        inbox=inbox.resolve() if inbox else here.inbox,
        data=data.resolve() if data else here.data,
    )
    try:
        with shown(sys.stderr) as progress:
            outcome = bring_up_to_date(
                places, as_of, progress, accept=accept, only_build=only_build
            )
    except Exception as error:
        journal.note(places.data, REFUSED, unchanged(places), _reason(error))
        if as_json:
            print(json.dumps(unchanged(places)))
        raise
    code = HELD_BACK if outcome.held else 0
    journal.note(places.data, code, outcome.summary())
    said = doubts(outcome, places) + movements(outcome, places.data)
    print(said + _told_about(outcome, places), end="", file=sys.stderr)
    print(json.dumps(outcome.summary()) if as_json else told(outcome).spoken())
    return code


def _reason(error: Exception) -> str:
    return error.sentence.spoken() if isinstance(error, Refusal) else f"{type(error).__name__}"


def _told_about(outcome: "Outcome", places: "Settings") -> str:
    """Keep the digest of a refresh that made something new, and mail it; say what kept it."""
    if not outcome.anew:
        return ""
    from etl.digest import digest, keep
    from etl.mail import send

    said = digest(outcome, places.data)
    try:
        keep(said, outcome, places.data)
    except OSError as error:  # the figures are refreshed all the same
        return f"{_not_kept(error).spoken()}\n"
    kept_back = send(said, places)
    return f"{kept_back.spoken()}\n" if kept_back else ""


def _not_kept(error: OSError) -> Sentence:
    why = error.strerror or str(error)
    return Sentence(
        f"Đã làm mới, nhưng không ghi được bản tóm tắt: {why}.",
        f"Refreshed, but the digest could not be written: {why}.",
    )


@app.command
def schedule(
    *,
    at: Annotated[str, Parameter(help="Giờ trong ngày, ví dụ 05:30. · The time of day.")] = "05:00",
    install: Annotated[
        bool, Parameter(negative=(), help="Đặt lịch trên máy này. · Set the timer up here.")
    ] = False,
) -> None:
    """In hoặc đặt lịch làm mới, theo refresh_every. · Print or install the refresh timer."""
    from etl import schedule as timer

    when = timer.Schedule(settings().refresh_every or timedelta(days=1), timer.time_of_day(at))
    print(timer.install(when).spoken() if install else timer.printed(when))


@app.command
def check(
    *files: Annotated[Path, Parameter(help="Tệp hoặc thư mục. · Files or folders.")],
    as_json: Annotated[
        bool, Parameter("--json", negative=(), help="In kết quả dạng JSON. · Print JSON.")
    ] = False,
) -> int:
    """Xem trước một tệp sẽ được nhận ra sao. · See what would become of a file."""
    from etl.check import check as judged_before_it_counts

    if not files:
        raise Refusal("Hãy nêu ít nhất một tệp để xem.", "Name at least one file to look at.")
    checked = judged_before_it_counts(files, settings())
    if as_json:
        print(json.dumps(checked.findings(), ensure_ascii=False))
    else:
        print("\n".join(checked.lines()))
    return 0 if checked.acceptable else REFUSED


@app.command
def template(
    *,
    bloc: Annotated[str, Parameter(help="Mã khối, ví dụ CDVC_K1. · The bloc's code.")],
    period: Annotated[str, Parameter(help="Kỳ: 2024-S1, 2024-S2, 2024. · The period.")],
    out: Annotated[Path, Parameter(help="Thư mục để ghi vào. · The folder to write into.")],
    unit: Annotated[
        list[str] | None,
        Parameter(negative=(), help="Mã đơn vị; bỏ trống là mọi thành viên. · Units; else all."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        Parameter(
            help="Loại: registration (đăng ký), programme, statements, self_score; của trưởng "
            "khối: cross_check, appraisal, vote, recognition. Bỏ trống là báo cáo kỳ. · Kinds; "
            "else the period's report."
        ),
    ] = None,
    force: _Force = False,
) -> None:
    """Ghi biểu mẫu báo cáo .xlsx cho từng đơn vị. · Write the workbooks that units fill."""
    from etl.outgoing import send_out
    from etl.template import templates, told_before
    from warehouse.period import Period
    from warehouse.reference import read

    here, when = settings(), Period.parse(period)
    reference = read(here.reference)
    known = told_before(here.data, reference, bloc, when)
    forms = templates(reference, bloc, when, unit or [], kind or [], known)
    for place in send_out(forms, out, force=force):
        print(place)


@app.command
def receipt(
    *files: Annotated[Path, Parameter(help="Tệp hoặc thư mục. · Files or folders.")],
    out: Annotated[Path, Parameter(help="Thư mục để ghi vào. · The folder to write into.")],
    every: Annotated[
        bool, Parameter("--all", negative=(), help="Mọi báo cáo đã nạp. · All that is loaded.")
    ] = False,
    force: _Force = False,
) -> None:
    """Ghi phiếu tiếp nhận .xlsx gửi lại đơn vị. · Write the receipts that go back to units."""
    from etl.outgoing import send_out
    from etl.receipt import receipts

    if bool(files) == every:
        raise Refusal(
            "Hãy nêu tệp cần lập phiếu, hoặc --all cho mọi báo cáo đã nạp.",
            "Name the files to write receipts for, or --all for all that is loaded.",
        )
    for place in send_out(receipts(files, settings()), out, force=force):
        print(place)


@app.command
def sample(
    *, out: Annotated[Path, Parameter(help="Thư mục để ghi vào. · The folder to write into.")]
) -> None:
    """Ghi thế giới minh hoạ (số liệu bịa ra, có đánh dấu). · Write the illustrative world."""
    from etl.sample import write_sample

    count = write_sample(out)
    said = Sentence(
        f"Đã ghi {count} tệp báo cáo vào {out}. Trừ bản chép năm 2020, tất cả là số liệu minh hoạ.",
        f"{count} workbooks written to {out}. All but the transcription of 2020 are illustrative.",
    )
    print(said.spoken())


if __name__ == "__main__":
    sys.exit(run(app))
