"""What people say of a bloc's documents: optional, and checked like the rest of the reference."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from warehouse import reference
from warehouse.reference.digest import digest
from warehouse.settings import ROOT

SHIPPED = ROOT / "warehouse" / "reference"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped reference in a folder of its own."""
    shutil.copytree(SHIPPED, tmp_path / "reference", ignore=shutil.ignore_patterns("*.py"))
    return tmp_path / "reference"


def told(folder: Path, text: str) -> str:
    (folder / "documents.toml").write_text(text, "utf-8")
    with pytest.raises(reference.ReferenceError) as refused:
        reference.read(folder)
    with pytest.raises(reference.ReferenceError) as alone:
        reference.read_documents(folder)
    assert alone.value.sentence == refused.value.sentence
    return refused.value.sentence.en


def test_without_the_file_nothing_is_said(folder: Path) -> None:
    (folder / "documents.toml").unlink()
    assert reference.read_documents(folder).bloc == ()
    assert reference.read(folder).units


def test_what_is_written_is_read(folder: Path) -> None:
    (folder / "documents.toml").write_text(
        '[[bloc]]\nbloc = "CDVC_K3"\nplace = "Hà Nội"\nrecipients = ["Lưu: VT"]\n'
        '[[document]]\nbloc = "CDVC_K3"\nperiod = "2022-S1"\ndocument = "so-ket"\n'
        'dated = 2022-07-20\nsymbol = "7/BC-KTĐ"\n',
        "utf-8",
    )
    found = reference.read_documents(folder)
    assert found.bloc[0].recipients == ("Lưu: VT",)
    assert (found.document[0].dated, found.document[0].symbol) == (date(2022, 7, 20), "7/BC-KTĐ")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[bloc]]\nbloc = "CDVC_K9"\n',
         "documents.toml, key bloc[1]: the code “CDVC_K9” (bloc) is not in the reference"),
        ('[[bloc]]\nbloc = "CDVC_K3"\nsigned = "A"\n', "documents.toml, key bloc[1].signed: "),
        ('[[bloc]]\nbloc = "CDVC_K3"\n[[bloc]]\nbloc = "CDVC_K3"\n',
         "documents.toml, key bloc[2]: it says the same as bloc[1]"),
        ('[[document]]\nbloc = "CDVC_K3"\nperiod = "2022"\ndocument = "bao-cao"\n',
         "documents.toml, key document[1].document: "),
        ('[[document]]\nbloc = "CDVC_K3"\nperiod = "quý 1"\ndocument = "so-ket"\n',
         "documents.toml, key document[1].period: "),
        ('[[document]]\nperiod = "2022"\ndocument = "so-ket"\n', "document[1]"),
        ('[[bloc]\nbloc = "CDVC_K3"\n', "documents.toml, line 1: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_and_key(folder: Path, text: str, sentence: str) -> None:
    assert sentence in told(folder, text)


def test_a_new_recipient_makes_no_new_build(folder: Path) -> None:
    before = digest(folder)
    (folder / "documents.toml").write_text('[[bloc]]\nbloc = "CDVC_K3"\nplace = "Huế"\n', "utf-8")
    assert digest(folder) == before
