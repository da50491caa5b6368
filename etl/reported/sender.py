"""Who may send a further sheet, and for when: units of themselves, a bloc's leader of the bloc."""

from collections.abc import Iterator
from dataclasses import replace

from etl.form.words import FACES, OF_A_UNIT, OF_A_YEAR, OF_THE_LEADER
from etl.heading import Heading
from etl.identity import Names
from etl.reading import Flaw, Reading
from warehouse.period import Period


def of_sender(head: Heading, kind: str, names: Names, made_for: str = "") -> Heading:
    """Let what a leader or deputy sends of its bloc be the bloc's, wherever the file lies.

    Who leads several blocs speaks for the one that the form was `made_for`.
    """
    if kind not in OF_THE_LEADER or head.period is None:
        return head
    year = head.period.year
    sender = next(iter([*head.units, *head.path_units]), None)
    led = names.covenants.led_by(sender or "", year)
    led = [bloc for bloc in led if bloc == made_for] or led
    bloc = sender if sender in names.blocs else led[0] if len(led) == 1 else None
    if bloc is None:
        return head
    return replace(
        head,
        units=list(dict.fromkeys(_of_bloc(head.units, bloc, year, names))),
        path_units=list(dict.fromkeys(_of_bloc(head.path_units, bloc, year, names))),
    )


def _of_bloc(codes: list[str], bloc: str, year: int, names: Names) -> Iterator[str]:
    for code in codes:
        yield bloc if bloc in names.covenants.led_by(code, year) else code


def weigh_sender(reading: Reading, names: Names) -> None:
    """Set aside what is sent for a part of a year, or by whoever cannot send it.

    The rows of the latter are not judged: nobody knows of which bloc they are.
    """
    reading.flaws += _whole_year(reading)
    stranger = list(_stranger(reading, names))
    reading.flaws += stranger
    reading.rows = [] if stranger else reading.rows


def _whole_year(reading: Reading) -> Iterator[Flaw]:
    if reading.kind in OF_A_YEAR and reading.period and Period.parse(reading.period).half:
        yield Flaw("whole_year", raw=FACES[reading.kind].sheet, other=reading.period)


def _stranger(reading: Reading, names: Names) -> Iterator[Flaw]:
    sheet, is_bloc = FACES[reading.kind].sheet, reading.unit in names.blocs
    who = names.called(reading.unit) if reading.unit else ""
    if reading.kind in OF_THE_LEADER and reading.unit and not is_bloc:
        yield Flaw("sent_by_leader", raw=sheet, other=who)
    if reading.kind in OF_A_UNIT and is_bloc:
        yield Flaw("sent_by_unit", raw=sheet, other=who)
