"""`python -m dashboard reports`: one sentence and an exit code, whatever happens."""

import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from dashboard.__main__ import app
from tests.dashboard.reports.reading import Office
from warehouse import database, review
from warehouse.command import run

pytestmark = pytest.mark.filterwarnings("ignore:Cyclopts application")


@pytest.fixture
def command(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> object:
    """Run the command in the default world; give its exit code, what it said and complained."""
    monkeypatch.setenv("THIDUA_DATA", str(office.places.data))
    monkeypatch.setenv("THIDUA_LANGUAGE", "vi")

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dashboard", "reports", *words])
        code = run(app)
        said = capsys.readouterr()
        return code, said.out, said.err

    yield call
    database.held.cache_clear()


def test_the_documents_of_a_half_year_are_made_and_zipped(command: object, tmp_path: Path) -> None:
    place = ("--bloc", "TLD_KCN11", "--period", "2020-S1", "--out", str(tmp_path))
    code, out, err = command(*place)
    assert (code, err.strip()) == (0, "")
    files = {path.name for path in tmp_path.iterdir()}
    with zipfile.ZipFile(tmp_path / "TLD_KCN11_2020-S1.zip") as archive:
        assert {*archive.namelist(), "TLD_KCN11_2020-S1.zip"} == files
    assert "TLD_KCN11_2020-S1_so-ket.docx" in files
    assert str(tmp_path) in out
    assert "Chưa lập được: Biểu tổng hợp theo đơn vị: Chưa có đơn vị nào" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--bloc", "X", "--period", "2022"), "Không có giao ước của khối “X”"),
        (("--bloc", "TLD_KCN11", "--period", "2020"), "Chưa có báo cáo nào của khối TLD_KCN11"),
        (("--bloc", "CDVC_K3", "--period", "2022", "--review", "sơ kết 1999"),
         "Chưa giữ lại kỳ họp nào tên “sơ kết 1999”"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_one_sentence(
    command: object, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    code, out, err = command(*words, "--out", str(tmp_path / "out"))
    assert code == 1
    assert out == ""
    assert err.count("\n") == 1
    assert sentence in err
    assert not (tmp_path / "out").exists()


def test_a_kept_review_answers_as_it_knew_then(
    command: object, office: Office, tmp_path: Path
) -> None:
    """The register of each document names the build that it was made from."""
    review.freeze(office.places, "sơ kết 2020")
    kept = review.named(office.places.data, "sơ kết 2020").build
    place = ("--bloc", "TLD_KCN11", "--period", "2020-S1", "--out", str(tmp_path))
    assert command(*place, "--review", "sơ kết 2020")[0] == 0
    book = openpyxl.load_workbook(tmp_path / "TLD_KCN11_2020-S1_chi-tieu.xlsx")
    assert book.custom_doc_props["thidua.build"].value == kept


def test_without_a_folder_they_go_into_the_data_folder(command: object, office: Office) -> None:
    code, _, _ = command("--bloc", "TLD_KCN11", "--period", "2020-S1")
    assert code == 0
    assert list((office.places.data / "reports" / "TLD_KCN11_2020-S1").glob("*.zip"))


@pytest.mark.parametrize("said", [("", "2022"), ("CDVC_K3", "")])
def test_a_bloc_or_period_left_blank_is_asked_for(command: object, said: tuple[str, str]) -> None:
    bloc, period = said
    code, _, err = command("--bloc", bloc, "--period", period)
    assert code == 1
    assert "BLOC=CDVC_K3 PERIOD=2022" in err


def test_wrong_usage_is_told(command: object) -> None:
    assert command("--bloc", "CDVC_K3")[0] == 64
