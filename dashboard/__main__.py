"""Command line of the pages."""

import sys

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


if __name__ == "__main__":
    sys.exit(run(app))
