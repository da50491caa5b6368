"""What a rule is: a name, how grave it is, what is said to the unit, and when it is broken."""

from typing import NamedTuple

import polars as pl

from warehouse.language import Sentence

FILE = "file"  # keeps the whole file out: refused
DOUBT = "doubt"  # keeps the whole file aside: quarantined
ASK = "Hãy ghi lại rồi gửi lại tệp."


class Rule(NamedTuple):
    """One rule; `when` is true of the values that break it."""

    severity: str
    says: Sentence
    when: pl.Expr | None = None
    weighs: str = ""  # FILE or DOUBT, for what is wrong with a file as a whole


def file(vi: str, en: str, weighs: str = FILE) -> Rule:
    """Make a rule about a file as a whole."""
    return Rule("error", Sentence(vi, en), weighs=weighs)


def cell(vi: str, en: str, severity: str = "error") -> Rule:
    """Make a rule about one cell, named where the cell is read."""
    return Rule(
        severity, Sentence("Ô {cell} ghi “{raw}”, " + vi, "Cell {cell} says “{raw}”, " + en)
    )


def value(vi: str, en: str, when: pl.Expr, severity: str = "warning") -> Rule:
    """Make a rule that is tried on every value that stands."""
    return cell(vi, en, severity)._replace(when=when)
