"""Notebooks are run with other parameters than their own, whole or not at all."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notebooks import page
from notebooks.__main__ import app
from notebooks.choice import Choice, chosen
from notebooks.running import Notebook, executed, parameters, with_parameters
from warehouse.command import REFUSED, run
from warehouse.language import Refusal
from warehouse.settings import ROOT

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:jupyter_client")
SHIPPED = ROOT / "notebooks"
Write = Callable[..., Path]


@pytest.mark.notebook
@pytest.mark.usefixtures("desk")
def test_parameters_reach_the_notebook_and_stand_in_it(notebook: Write) -> None:
    path = notebook("mine", "# Một", 'BLOC = "CDVC_K3"\nYEAR = 2022', "print(BLOC, YEAR)")
    mine = Notebook(path, parameters(path))
    assert mine.parameters == {"BLOC": "CDVC_K3", "YEAR": 2022}
    values = {"BLOC": "CDVC_K1", "PERIOD": "2024-S1"}  # it has no period
    book = executed(mine, values)
    assert book.cells[-1].outputs[0].text == "CDVC_K1 2022\n"
    assert book.cells[2].source == "BLOC = 'CDVC_K1'"
    assert book.cells[2].metadata["tags"] == ["injected-parameters"]
    assert mine.label(values) == "mine_CDVC_K1_2022"


@pytest.mark.notebook
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_failing_cell_fails_the_command_and_is_named(
    desk: Path, notebook: Write, language: str
) -> None:
    notebook("a_good", "# Tốt · Good", 'BLOC = "CDVC_K3"')
    bad = notebook("b_bad", "# Hai", 'BLOC = "CDVC_K3"', "## Chia · Divide", "1 / 0")
    out = desk / f"out-{language}"
    asked = ["run", "--bloc", "CDVC_K1", "--folder", str(bad.parent), "--out", str(out)]
    told = subprocess.run(
        [sys.executable, "-m", "notebooks", *asked],
        cwd=ROOT,
        env={**os.environ, "THIDUA_LANGUAGE": language},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = {
        "vi": "Sổ tay b_bad.ipynb dừng ở ô thứ 4, dưới mục “Chia · Divide”: ZeroDivisionError: "
        "division by zero. Sổ tay này chưa được ghi ra.",
        "en": "The notebook b_bad.ipynb stops at cell 4, under “Chia · Divide”: "
        "ZeroDivisionError: division by zero. Nothing is written of it.",
    }
    assert (told.returncode, told.stdout) == (REFUSED, "")
    assert told.stderr.split() == said[language].split()
    assert [file.name for file in out.iterdir()] == ["a_good_CDVC_K1.html"]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("asked", "values"),
    [
        (Choice(), {}),
        (Choice("CDVC_K1"), {"BLOC": "CDVC_K1", "YEAR": 2024, "PERIOD": "2024-S1"}),
        (Choice(period="2022"), {"YEAR": 2022, "PERIOD": "2022"}),
        (Choice(year=2022, unit="CD_VTV"), {"YEAR": 2022, "PERIOD": "2022-S1", "UNIT": "CD_VTV"}),
    ],
    ids=str,
)
def test_what_is_asked_is_completed(asked: Choice, values: dict[str, object]) -> None:
    assert chosen(asked, with_parameters(SHIPPED)) == {"LANGUAGE": "vi"} | values


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Choice("KHOI_9"), "Không có khối nào mã “KHOI_9” đã có báo cáo. Các khối có: CDVC_K1"),
        (Choice(period="2019-S1"), "Khối CDVC_K3 chưa có báo cáo nào của kỳ 2019-S1. Các kỳ có: "),
        (Choice("CDVC_K1", year=2020), "Khối CDVC_K1 chưa có báo cáo nào của kỳ 2020."),
        (Choice(period="2022-Q1"), "“2022-Q1” không phải là kỳ báo cáo."),
        (Choice(unit="CD_KHONG"), "Không có đơn vị nào mã “CD_KHONG”."),
    ],
    ids=str,
)
def test_what_is_not_there_is_refused_before_anything_runs(asked: Choice, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        chosen(asked, with_parameters(SHIPPED))
    assert refused.value.sentence.vi.startswith(said)


def test_an_unknown_bloc_is_one_sentence_and_an_exit_code(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = desk / "nothing"
    monkeypatch.setattr(sys, "argv", ["", "run", "--bloc", "KHOI_9", "--out", str(out)])
    assert run(app) == REFUSED
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert not out.exists()


def test_a_page_is_there_whole_or_not_at_all(
    notebook: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "out" / "mine.html"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        page.write(page_of(notebook("mine", "# Một", "BLOC = 1")), "T", "vi", place)
    assert list(place.parent.iterdir()) == []


def page_of(path: Path) -> object:
    import nbformat

    return nbformat.read(path, as_version=4)
