"""Command line of the pages."""

import sys

from cyclopts import App, CycloptsError

from warehouse.language import Refusal

app = App(name="python -m dashboard", help="The pages that leaders and units look at.")


@app.command
def serve(*, host: str = "127.0.0.1", port: int = 8050) -> None:
    """Serve the pages on this machine until interrupted.

    Parameters
    ----------
    host
        The address to listen on; only loopback is allowed, since there are no accounts yet.
    port
        The port to listen on.
    """
    from dashboard import server

    server.serve(host, port)


def main() -> int:
    """Run a command; say in one sentence what cannot be done."""
    try:
        app(exit_on_error=False, print_error=True)
    except Refusal as refusal:
        print(refusal.sentence.spoken(), file=sys.stderr)
        return 1
    except CycloptsError:
        return 64
    return 0


if __name__ == "__main__":
    sys.exit(main())
