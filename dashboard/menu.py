"""The menu: every page with a place of its own, grouped by the question that it answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its address, the message that names it, and of what it tells.

    `of_a_bloc` is true where the page tells of one bloc at a time, so that the menu and the picker
    of blocs keep to it; `lists_blocs` where the pages of the blocs stand below it.
    """

    path: str
    name: str
    of_a_bloc: bool = True
    lists_blocs: bool = False


MENU: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "nav.progress",
        (
            Entry("/", "nav.overview", of_a_bloc=False, lists_blocs=True),
            Entry("/pace", "nav.pace"),
            Entry("/programme", "nav.programme"),
        ),
    ),
    ("nav.compare", (Entry("/comparison", "nav.comparison"), Entry("/scores", "nav.scores"))),
    (
        "nav.reports",
        (
            Entry("/submissions", "nav.submissions"),
            Entry("/quality", "nav.quality"),
            Entry("/changes", "nav.changes"),
            Entry("/documents", "nav.documents"),
        ),
    ),
    (
        "nav.registers",
        (
            Entry("/covenant", "nav.covenant"),
            Entry("/launch", "nav.launch", of_a_bloc=False),
            Entry("/registers", "nav.register", of_a_bloc=False),
        ),
    ),
)
ENTRIES = tuple(entry for _, entries in MENU for entry in entries)
PATHS = {entry.path for entry in ENTRIES}
OF_A_BLOC = {entry.path for entry in ENTRIES if entry.of_a_bloc}
