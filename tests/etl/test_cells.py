"""The table of cells (cells.txt), read line by line: each is itself, a nothing, or a doubt."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.measure import MONEY, PEOPLE, RATES, SHARE, UNIONS, WHOLES
from etl.value import INPUT, STORED, parse
from etl.value_rules import VALUE_RULES

LINES = [
    line
    for line in Path(__file__).with_name("cells.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
CONTEXTS: dict[str, dict[str, Any]] = {
    "count": {"context": "count"},
    "stock": {"context": "count", "nil": False},
    "net": {"context": "count", "negative": True},
    "share": {"context": "share"},
    "rate": {"context": "share", "nil": False},
    "budget": {"context": "share", "beyond": True},
    "đ": {"context": "money"},
    "nghìn": {"context": "money", "scale": 10**3},
    "tr": {"context": "money", "scale": 10**6},
    "tỷ": {"context": "money", "scale": 10**9},
    "wage": {"context": "money", "nature": "wavg", "words": [*MONEY, *RATES]},
    "yes": {"context": "bool"},
    "grade": {"context": "grade"},
}
WORDS = {
    "count": [*PEOPLE, *UNIONS, "cuoc"],
    "money": MONEY,
    "share": [*SHARE, "% du toan", *WHOLES],
}
ROW = {"role": pl.String, "nature": pl.String, "share_apart": pl.Boolean, "sum_apart": STORED}


def cell(context: str, written: str) -> dict[str, Any]:
    text = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), written)
    kind, drawn = "s", ""
    if text[1:2] == ":":
        kind, text = text[0], text[2:]
    if kind == "n" and " [" in text:
        text, drawn = text.removesuffix("]").split(" [", 1)
    about = {"scale": 1, "nil": True, "negative": False, "beyond": False, "nature": "flow"}
    about |= CONTEXTS[context]
    return {
        "kind": "n" if kind == "f" else kind, "text": text, "number_format": drawn,
        "formula": kind == "f", "words": WORDS.get(about["context"], []), "role": "value",
        "share_apart": None, "sum_apart": None,
    } | about  # fmt: skip


def reading(told: dict[str, Any]) -> str:
    """Say what was read in the words of the table."""
    if told["doubt"]:
        offered = f" → {told['suggestion']}" if told["suggestion"] else ""
        return f"? {told['doubt']}{offered}"
    if told["missing"]:
        assert told["value"] == (Decimal(0) if told["missing"] == "nil" else None)
        return str(told["missing"])
    bound = "" if told["qualifier"] == "=" else told["qualifier"] + " "
    parts = told["denominator"] is not None
    return (
        bound
        + f"{told['value'].normalize():f}"
        + (f" ({told['numerator']:.0f}/{told['denominator']:.0f})" if parts else "")
    )


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[str, set[str]]]:
    fields = [[part.strip() for part in line.split(" |")] for line in LINES]
    cells = pl.DataFrame([cell(part[1], part[2]) for part in fields], schema=INPUT | ROW)
    told = parse(cells)
    mentioned: list[set[str]] = [set() for _ in LINES]
    for name, rule in VALUE_RULES.items():
        if rule.when is not None:
            breaks = told.select((rule.when & pl.col("doubt").is_null()).fill_null(value=False))
            for place in breaks.to_series().arg_true():
                mentioned[place].add(name)
    readings = [reading(row) for row in told.to_dicts()]
    return dict(zip(LINES, zip(readings, mentioned, strict=True), strict=True))


@pytest.mark.parametrize("line", LINES)
def test_a_cell_says_what_the_table_says(line: str, read: Any) -> None:
    _, _, _, expected, *told = [part.strip() for part in line.split(" |")]
    assert read[line] == (expected, set(told[0].split()) if told else set())


def test_every_class_of_cell_stands_in_the_table() -> None:
    """Dates (86 to 94) and labels (95, 96) are read elsewhere."""
    classes = {int(line.split(" |")[0]) for line in LINES}
    assert classes >= set(range(1, 86))
    assert len(LINES) == len(set(LINES)) >= 300
