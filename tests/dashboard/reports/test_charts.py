"""The charts of documents are those of the pages: the same rows, lengths, colours and signs."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from dashboard.figures import bullet
from dashboard.reports import catalogue, layout
from dashboard.reports.charts import progress_chart
from dashboard.reports.model import Chart, said
from dashboard.reports.writers import pdf, word
from dashboard.theme import LIGHT
from tests.dashboard.reports.conftest import WRITTEN
from tests.dashboard.reports.reading import Office
from tests.dashboard.reports.test_prose import row


def drawn(*rows: dict[str, Any]) -> Any:
    chart = progress_chart(rows)[-1]
    assert isinstance(chart, Chart)
    return chart.bars


@pytest.mark.parametrize(
    ("unusual", "length", "open_ended"),
    [
        ({}, 50, False),
        ({"percent": 400}, bullet.LIMIT, True),
        ({"percent": None, "qualifier": ">=", "verdict": "indeterminate"}, 50, True),
        ({"percent": 0, "actual": 0, "verdict": "behind"}, 0, False),
    ],
)
def test_a_bar_is_as_long_as_on_the_pages(
    unusual: dict[str, Any], length: float, *, open_ended: bool
) -> None:
    (bar,) = drawn(row(**unusual))
    assert bar.length == pytest.approx(length)
    assert bar.open_ended == open_ended
    assert bar.fill == LIGHT.verdicts[unusual.get("verdict", "on_pace")].fill
    assert bar.expected == 50


def test_what_cannot_be_set_beside_a_target_has_no_bar() -> None:
    silent = row(actual=None, percent=None, verdict="not_known")
    assert progress_chart([silent]) == []
    assert len(drawn(silent, row())) == 1


def test_a_docx_shows_each_bar_with_its_words_beside_and_behind_it(office: Office) -> None:
    report = catalogue.make(office.ask("CDVC_K3", "2022-S1"), "so-ket", WRITTEN)
    chart = next(block for block in report.blocks if isinstance(block, Chart))
    book = docx.Document(BytesIO(word.write(report, layout.in_force(report.dated))))
    told = [one.get("descr") for one in book.element.body.iter(qn("wp:docPr"))]
    assert told == [f"{said(bar.label)}: {said(bar.told)}" for bar in chart.bars]
    assert len(chart.bars) > 10


def test_each_bar_is_a_picture_of_its_own() -> None:
    chart = progress_chart([row(percent=10), row(percent=90, estimated=1)])[-1]
    assert isinstance(chart, Chart)
    one, other = pdf.pictures(chart)
    assert one[:8] == other[:8] == b"\x89PNG\r\n\x1a\n"
    assert one != other
