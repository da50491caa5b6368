"""Command line of the pages."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from warehouse.command import command_line, run

app = command_line(
    "dashboard",
    "Các trang để xem tiến độ. · The pages.",
)


@app.command
def serve(*, host: str = "127.0.0.1", port: int = 8050) -> None:
    """Mở trang trên máy này cho đến khi dừng. · Serve the pages on this machine.

    Parameters
    ----------
    host
        Địa chỉ để nghe; chỉ chính máy này. · The address; loopback only.
    port
        Cổng. · The port.
    """
    from dashboard import server

    server.serve(host, port)


@app.command
def reports(
    *,
    bloc: str,
    period: str,
    review: str | None = None,
    out: Annotated[Path | None, Parameter(name="--out")] = None,
) -> None:
    """Lập các văn bản của một khối và một kỳ. · Make the documents of a bloc and period.

    Parameters
    ----------
    bloc
        Mã khối, ví dụ CDVC_K3. · The bloc's code, such as CDVC_K3.
    period
        Kỳ: 2022-S1 là 6 tháng đầu năm, 2022 là cả năm. · 2022-S1 or 2022.
    review
        Tên kỳ họp đã giữ lại, để lập theo số liệu khi ấy. · As a kept review knew it.
    out
        Thư mục để ghi. · The folder to write to.
    """
    from dashboard.reports import command

    command.reports(bloc, period, review, out)


if __name__ == "__main__":
    sys.exit(run(app))
