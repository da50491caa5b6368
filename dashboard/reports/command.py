"""`python -m dashboard reports`: make the documents, say how it goes and what came of it."""

from pathlib import Path

import warehouse
from dashboard import access
from dashboard.reports.answers import ask
from dashboard.reports.catalogue import Possible
from dashboard.reports.making import Made, make_all
from warehouse import reference
from warehouse.language import Refusal, Sentence, terminal_language
from warehouse.settings import settings

_MADE = Sentence(
    "Đã lập {n} tệp trong {place}, tất cả nén trong {zip}.",
    "{n} files made in {place}, all of them zipped in {zip}.",
)
_KEPT = Sentence("Chưa lập được", "Not made yet")


def reports(bloc: str, period: str, review: str | None, out: Path | None) -> None:
    """Make the documents of a bloc and period; without a folder, into one of the data folder."""
    from rich.console import Console
    from rich.progress import Progress

    if not (bloc and period):
        raise Refusal(
            "Hãy nêu khối và kỳ, ví dụ make reports BLOC=CDVC_K3 PERIOD=2022.",
            "Name a bloc and a period, such as make reports BLOC=CDVC_K3 PERIOD=2022.",
        )
    places = settings()
    written = reference.read_documents(places.reference)
    con = warehouse.connect(review=review)
    answers = ask(con, access.reader().scope, bloc, period)
    folder = (out or places.data / "reports" / f"{bloc}_{period}").resolve()
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def told(one: Possible, place: int, of: int) -> None:
            progress.update(
                task, description=one.title.spoken(), completed=place, total=of, refresh=True
            )

        made = make_all(answers, written, folder, told)
    _say(made, folder)


def _say(made: Made, folder: Path) -> None:
    """Say what was made, and what keeps the rest, in the terminal's language."""
    language = terminal_language()
    told = [_MADE.spoken(language).format(n=len(made.files), place=folder, zip=made.archive.name)]
    for one in made.kept_back:
        if one.lacks is not None:
            name, lacks = one.title.spoken(language), one.lacks.spoken(language)
            told.append(f"{_KEPT.spoken(language)}: {name}: {lacks}")
    print("\n".join(told))  # noqa: T201 - a command speaks on the terminal
