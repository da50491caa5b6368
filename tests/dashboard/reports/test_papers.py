"""What a document is as a paper: its marks, its layout, its blanks, the same bytes each time."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from pypdf import PdfReader

from dashboard.reports import catalogue, layout
from dashboard.reports.making import Made, make_all, written_as
from dashboard.reports.model import Document, Paragraph, said
from dashboard.reports.writers import pdf, word
from tests.dashboard.reports.conftest import WRITTEN
from tests.dashboard.reports.reading import Office
from warehouse.language import Refusal
from warehouse.reference.documents import Documents, Issuer, Paper

NOTHING_WRITTEN = Documents()


def paper(
    office: Office, name: Any, period: str = "2022", written: Documents = WRITTEN
) -> Document:
    return catalogue.make(office.ask("CDVC_K3", period), name, written)


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def headers(path: Path) -> Iterator[str]:
    """Give what stands at the top of each kind of page of a .docx."""
    book = docx.Document(str(path))
    for number, section in enumerate(book.sections):
        if section.different_first_page_header_footer:
            yield section.first_page_header.paragraphs[-1].text
        header = section.header
        assert number == 0 or header.is_linked_to_previous
        yield header.paragraphs[-1].text


@pytest.mark.parametrize(
    ("bloc", "period", "name", "mark"),
    [
        ("CDVC_K3", "2022", "tong-ket", "SỐ LIỆU MINH HOẠ – TẠM TÍNH"),
        ("CDVC_K3", "2022", "xep-hang", "SỐ LIỆU MINH HOẠ"),
        ("CDVC_K1", "2024", "xep-hang", "SỐ LIỆU MINH HOẠ – TẠM TÍNH"),
        ("CDVC_K3", "2022-S1", "so-ket", "SỐ LIỆU MINH HOẠ – TẠM TÍNH"),
        ("TLD_KCN11", "2020-S1", "so-ket", ""),
    ],
)
def test_illustrative_and_provisional_documents_say_so_on_every_page(
    office: Office, tmp_path: Path, bloc: str, period: str, name: Any, mark: str
) -> None:
    made = written_as(catalogue.make(office.ask(bloc, period), name, WRITTEN), "a")
    for file, content in made.items():
        (tmp_path / file).write_bytes(content)
    told = pages(tmp_path / "a.pdf")
    assert len(told) > 1
    for text in (*told, *headers(tmp_path / "a.docx")):
        assert ("MINH HOẠ" in text) == ("MINH HOẠ" in mark)
        assert ("TẠM TÍNH" in text) == ("TẠM TÍNH" in mark)
        assert mark in text
    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx"):
        assert (sheet.oddHeader.right.text or "").removeprefix("&B") == mark
        if sheet.title != "Từng con số":
            assert sheet["A2"].value == (mark or None)


def test_a_ranking_is_provisional_until_it_is_recognised(office: Office) -> None:
    assert "TẠM TÍNH" not in paper(office, "xep-hang").marks
    assert "TẠM TÍNH" in catalogue.make(office.ask("CDVC_K1", "2024"), "xep-hang", WRITTEN).marks


def test_a_provisional_paper_says_why_before_anything_else(office: Office) -> None:
    settled = paper(office, "xep-hang").blocks
    opened = catalogue.make(office.ask("CDVC_K1", "2024"), "xep-hang", WRITTEN).blocks
    assert isinstance(opened[0], Paragraph)
    assert said(opened[0].pieces) == "Tạm tính: thứ hạng chưa được công nhận."
    assert not any("Tạm tính" in said(one.pieces) for one in settled if isinstance(one, Paragraph))


def test_the_same_build_and_settings_give_the_same_bytes(
    office: Office, made: Callable[[str, str], Made], tmp_path: Path
) -> None:
    first = made("CDVC_K3", "2022-S1")
    second = make_all(office.ask("CDVC_K3", "2022-S1"), WRITTEN, tmp_path)
    pairs = zip((*first.files, first.archive), (*second.files, second.archive), strict=True)
    for one, other in pairs:
        assert one.name == other.name
        assert one.read_bytes() == other.read_bytes(), one.name


def test_pages_are_numbered_at_the_top_from_the_second_on(
    made: Callable[[str, str], Made],
) -> None:
    for path in made("CDVC_K3", "2022").files:
        if path.suffix == ".docx":
            section = docx.Document(str(path)).sections[0]
            assert "PAGE" in section.header._element.xml
            assert "PAGE" not in section.first_page_header._element.xml
        if path.suffix == ".pdf":
            for number, text in enumerate(pages(path), 1):
                assert text.lstrip().startswith(f"{number}\n") == (number > 1), path.name


def test_a_docx_has_real_styles_a_repeated_heading_and_a_wide_annex(
    made: Callable[[str, str], Made],
) -> None:
    path = next(p for p in made("CDVC_K3", "2022").files if p.name.endswith("tong-ket.docx"))
    book = docx.Document(str(path))
    styles = [one.style.name for one in book.paragraphs]
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Body Text"} <= set(styles)
    assert book.styles["Normal"].font.name == "Times New Roman"
    upright, *annexes = book.sections
    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)
    assert (round(upright.left_margin.mm), round(upright.right_margin.mm)) == (30, 20)
    assert {section.orientation for section in annexes} == {WD_ORIENT.LANDSCAPE}
    for table in book.tables:
        borders = table._tbl.tblPr.find(qn("w:tblBorders"))
        if borders is not None:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_rule_in_force_on_its_day_lays_a_document_out(office: Office) -> None:
    old, new = layout.in_force(date(2024, 5, 13)), layout.in_force(date(2024, 5, 14))
    assert (old.country[:9], new.country[:9]) == ("CỘNG HOÀ ", "CỘNG HÒA ")
    assert "933/QĐ-TLĐ" in new.name
    assert old.source
    signed = paper(office, "giao-uoc")
    assert signed.dated == date(2022, 3, 29)
    assert "ngày 29 tháng 3 năm 2022" in "".join(
        one if isinstance(one, str) else one.text for one in signed.letterhead.day
    )
    with pytest.raises(Refusal, match="no layout is known"):
        layout.in_force(date(1999, 1, 1))


def test_what_nobody_wrote_stays_blank(office: Office) -> None:
    head = paper(office, "tong-ket", written=NOTHING_WRITTEN)
    assert head.letterhead.superior == head.letterhead.issuer == "…………"
    assert head.letterhead.symbol == "Số: …………/BC-…………"
    assert head.letterhead.day == ("…………, ", "ngày …… tháng …… năm ………")
    assert head.closing.signers[0].lines == ("TM. …………", "…………")
    assert head.closing.recipients[0] == "…………"


def test_what_people_wrote_of_one_document_goes_before_what_all_share(office: Office) -> None:
    shared = Issuer(bloc="CDVC_K3", issuer="Khối thi đua III", place="Hà Nội", signer="Nguyễn An")
    own = Paper(
        bloc="CDVC_K3", period="2022", document="tong-ket", symbol="12/BC-KTĐ",
        dated=date(2022, 12, 28), signer="Trần Bình", recipients=("Lưu: VT",),
    )  # fmt: skip
    written = Documents(bloc=(shared,), document=(own,))
    report = paper(office, "tong-ket", written=written)
    assert report.letterhead.symbol == "Số: 12/BC-KTĐ"
    assert report.letterhead.day == ("Hà Nội, ", "ngày 28 tháng 12 năm 2022")
    assert report.closing.recipients == ("Lưu: VT",)
    assert report.closing.signers[0].name == "Trần Bình"
    assert layout.in_force(report.dated).country.startswith("CỘNG HOÀ")
    assert report.annexes[0].belongs == "(Kèm theo Báo cáo số 12/BC-KTĐ)"
    assert paper(office, "xep-hang", written=written).closing.signers[0].name == "Nguyễn An"


def test_what_keeps_a_document_is_said_in_both_languages(office: Office) -> None:
    told = {one.name: one for one in catalogue.possible(office.ask("TLD_KCN11", "2020-S1"))}
    assert told["so-ket"].lacks is None
    lacks = told["theo-don-vi"].lacks
    assert lacks is not None
    assert "đơn vị" in lacks.vi
    assert "unit" in lacks.en
    assert "tong-ket" not in told
    year = {one.name: one.lacks for one in catalogue.possible(office.ask("CDVC_K2", "2021"))}
    kept = [name for name, why in year.items() if why is not None]
    assert kept == ["bien-ban-binh-xet", "bien-ban-kiem-tra-cheo"]


@pytest.mark.parametrize(
    ("bloc", "period", "sentence"),
    [
        ("KHONG_CO", "2022", "There is no covenant of bloc “KHONG_CO”"),
        ("CDVC_K3", "2019", "has no covenant for 2019"),
        ("TLD_KCN11", "2020", "has no report for 2020 yet"),
        ("CDVC_K3", "quý 1", "is not a period"),
    ],
)
def test_an_unknown_place_is_refused_with_a_sentence(
    office: Office, bloc: str, period: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=re.escape(sentence)):
        office.ask(bloc, period)


def test_a_missing_typeface_is_told_and_leaves_nothing_behind(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = tmp_path / "typeface"
    shutil.copytree(pdf.TYPEFACES, fewer)
    (fewer / "Tinos_700Bold.ttf").unlink()
    monkeypatch.setattr(pdf, "TYPEFACES", fewer)
    pdf._compiler.cache_clear()
    with pytest.raises(Refusal, match="Tinos"):
        make_all(office.ask("TLD_KCN11", "2020-S1"), WRITTEN, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    pdf._compiler.cache_clear()


def test_no_half_document_takes_a_name(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "TLD_KCN11_2020-S1_so-ket.docx"
    old.write_text("trước", "utf-8")

    def full_disk(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:10])
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OSError, match="No space left"):
        make_all(office.ask("TLD_KCN11", "2020-S1"), WRITTEN, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [old.name]
    assert old.read_text("utf-8") == "trước"


def test_every_cell_of_a_docx_table_stands_in_its_column(office: Office) -> None:
    """Cells that reach over rows or columns leave the grid whole: each row is as wide as it."""
    report = paper(office, "theo-don-vi")
    book = docx.Document(_opened(word.write(report, layout.in_force(report.dated))))
    for table in book.tables:
        width = len(table.columns)
        for row in table.rows:
            spans = (int(cell.tcPr.gridSpan.val) if cell.tcPr.gridSpan is not None else 1
                     for cell in row._tr.tc_lst)  # fmt: skip
            assert sum(spans) == width


def _opened(content: bytes) -> Any:
    from io import BytesIO

    return BytesIO(content)


def test_a_document_without_marks_has_none_in_its_properties(office: Office) -> None:
    plain = catalogue.make(office.ask("TLD_KCN11", "2020-S1"), "chi-tieu", WRITTEN)
    assert plain.marks == ()
    assert plain.properties["thidua.illustrative"] == "false"
    marked = replace(plain, marks=("TẠM TÍNH",))
    assert word.write(marked, layout.in_force(plain.dated)) != word.write(
        plain, layout.in_force(plain.dated)
    )
