"""Every number of every document is the warehouse's, and leads to where it was read."""

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from dashboard.reports.making import Made
from dashboard.reports.sources import TITLE
from tests.dashboard.reports.reading import Office, registered, shows

SPREADSHEET = shutil.which("soffice") or "soffice"  # `make test` installs it
SOURCES = "{urn:thidua:sources}"


def of(papers: list[Path], ending: str) -> list[Path]:
    found = [path for path in papers if path.suffix == ending]
    assert found
    return found


def register(book: Document) -> Any:
    """Take the register of figures out of a .docx, as any program can."""
    parts = [
        part
        for part in book.part.package.iter_parts()
        if part.partname.startswith("/customXml/") and b"urn:thidua:sources" in part.blob
    ]
    assert len(parts) == 1
    return etree.fromstring(parts[0].blob)


def key_of(figure: Any) -> dict[str, list[str | None]]:
    return {
        key.get("name"): [None if one.tag == f"{SOURCES}none" else one.text for one in key]
        for key in figure.iterfind(f"{SOURCES}key")
    }


def marked(book: Document) -> dict[str, tuple[str, str | None]]:
    """Give the text between each figure's bookmark, and the place that it leads to."""
    found = {}
    for start in book.element.body.iter(qn("w:bookmarkStart")):
        name = start.get(qn("w:name"))
        if not name.startswith("so_"):
            continue
        text, at = "", start.getnext()
        while at.tag != qn("w:bookmarkEnd"):
            text += "".join(one.text or "" for one in at.iter(qn("w:t")))
            at = at.getnext()
        link = start.getparent()
        leads = link.get(qn("w:anchor")) if link.tag == qn("w:hyperlink") else None
        found[name] = (text, leads)
    return found


def test_each_figure_of_a_docx_is_what_the_warehouse_holds(
    papers: list[Path], office: Office
) -> None:
    for path in of(papers, ".docx"):
        book = docx.Document(str(path))
        there = marked(book)
        listed = list(register(book).iter(f"{SOURCES}figure"))
        assert len(listed) == len(there)
        for figure in listed:
            value = registered(figure.get("value"))
            held = office.values(figure.get("relation"), key_of(figure), figure.get("column"))
            assert value in held, (path.name, dict(figure.attrib), held)
            assert len(held) == 1 or figure.get("column") == "cut_off"
            text, leads = there[figure.get("bookmark")]
            assert text == figure.get("text")
            assert leads == f"nguon_{figure.get('entry')}"
            assert shows(text, value), (path.name, text, value)


def test_each_figure_leads_to_an_entry_whose_cells_the_warehouse_read(
    papers: list[Path], office: Office
) -> None:
    cells = set(office.con.execute(
        "select file_name, sheet, cell from core.observation union all"
        " select file_name, sheet, cell from core.target union all"
        " select file_name, sheet, cell from core.point union all"
        " select file_name, sheet, cell from core.vote union all"
        " select file_name, sheet, cell from core.cross_check"
    ).fetchall())  # fmt: skip
    for path in of(papers, ".docx"):
        book = docx.Document(str(path))
        names = {one.get(qn("w:name")) for one in book.element.body.iter(qn("w:bookmarkStart"))}
        listed = {one.get("number"): one.text or ""
                  for one in register(book).iter(f"{SOURCES}entry")}  # fmt: skip
        for figure in register(book).iter(f"{SOURCES}figure"):
            assert f"nguon_{figure.get('entry')}" in names
            assert listed[figure.get("entry")]
        files = files_of(book)
        for told in listed.values():
            for place in places(told, files):
                assert place in cells, (path.name, told, place)


def files_of(book: Document) -> dict[int, tuple[str, str]]:
    if not book.tables or "Tệp" not in book.tables[-1].rows[0].cells[0].text:
        return {}
    rows = [[cell.text for cell in row.cells] for row in book.tables[-1].rows[1:]]
    return {int(mark[1:]): (file, sheet) for mark, file, sheet in rows}


def places(told: str, files: dict[int, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Spell out “F12, G14:G16 ở T1–T3” as the single cells that it means."""
    for cells, marks in re.findall(r"((?:[A-Z]+\d+[:, ]*)+) ở ((?:T\d+(?:–T\d+)?(?:, )?)+)", told):
        for first, _, last in re.findall(r"T(\d+)(–T(\d+))?", marks):
            for number in range(int(first), int(last or first) + 1):
                for column, start, _, end in re.findall(r"([A-Z]+)(\d+)(:[A-Z]+(\d+))?", cells):
                    for row in range(int(start), int(end or start) + 1):
                        yield (*files[number], f"{column}{row}")


def test_an_entry_names_the_cells_of_every_unit_that_told(
    made: Callable[[str, str], Made], office: Office
) -> None:
    path = next(p for p in made("CDVC_K3", "2022").files if p.name.endswith("chi-tieu.docx"))
    book = docx.Document(str(path))
    listed = register(book).iter(f"{SOURCES}entry")
    told = next(one.text for one in listed if one.get("title").startswith("Số cuộc tuyên truyền"))
    read = set(places(told, files_of(book)))
    wanted = office.con.execute(
        "select file_name, sheet, cell from core.observation where indicator = 'TT_CUOC' and"
        " period in ('2022', '2022-S1', '2021') and unit in (select unit from core.membership"
        " where bloc = 'CDVC_K3' and year = 2022)"
    ).fetchall()
    assert len(wanted) == 27
    assert set(wanted) <= read


@pytest.fixture(scope="module")
def known(office: Office) -> list[str]:
    """Every name and sentence of the warehouse that has a digit in it, the longest first.

    Cells as they were written are no words: a number among them would hide one that is no figure.
    """
    columns = office.con.execute(
        "select table_schema || '.' || table_name, column_name from information_schema.columns"
        " where data_type = 'VARCHAR' and table_schema in ('core', 'marts') and table_name not in"
        " ('observation', 'accepted', 'revision', 'finding', 'change') and column_name not in"
        " ('raw_text', 'cell', 'sheet', 'file_name', 'submission', 'sha256', 'key', 'note')"
    ).fetchall()
    texts: set[str] = set()
    for relation, column in columns:
        found = office.con.execute(
            f"select distinct {column} from {relation} where regexp_matches({column}, '[0-9]')"
        ).fetchall()
        texts |= {text for (text,) in found if len(re.findall(r"[^\W\d_]", text)) > 4}
    texts = {text.casefold() for text in texts}
    texts |= {text.rstrip(" .;") for text in texts}
    return sorted(texts, key=len, reverse=True)


def test_a_docx_has_no_number_that_is_neither_a_figure_nor_a_word_of_the_warehouse(
    papers: list[Path], known: list[str]
) -> None:
    year = rf"{papers[0].name.split('_')[2][:4]}"
    own = rf"\b(?:{year}|{int(year) - 1}|{int(year) + 1}|6 tháng)\b"
    for path in of(papers, ".docx"):
        for text in unmarked(docx.Document(str(path))):
            rest = text.casefold()
            for word in known:
                rest = rest.replace(word, "")
            rest = re.sub(own, "", rest)
            assert not re.search(r"\d", rest), (path.name, text)


def unmarked(book: Document) -> Iterator[str]:
    """Give the text of each paragraph outside figures, up to the sources; no numbers of rows."""
    parts = ("w:bookmarkStart", "w:bookmarkEnd", "w:t", "w:br")
    for paragraph in book.element.body.iter(qn("w:p")):
        text, inside = "", False
        for part in paragraph.iter(*(qn(one) for one in parts)):
            if part.tag == qn("w:br"):
                text += " "
            elif part.tag == qn("w:t"):
                text += "" if inside else part.text or ""
            else:
                inside = part.tag == qn("w:bookmarkStart")
        if text == TITLE:
            return
        is_cell = paragraph.getparent().tag == qn("w:tc")
        if not (is_cell and re.fullmatch(r"\d{1,2}", text)) and not text.startswith("PHỤ LỤC"):
            yield re.sub(r"^\d+\. ", "", text)


def test_a_pdf_has_the_same_figures_and_each_is_a_link_to_its_entry(papers: list[Path]) -> None:
    for path in of(papers, ".pdf"):
        reader = PdfReader(path)
        told = json.loads(reader.attachments["nguon-so-lieu.json"][0])
        listed = list(
            register(docx.Document(str(path.with_suffix(".docx")))).iter(f"{SOURCES}figure")
        )
        assert [(one["text"], one["value"]) for one in told["figures"]] == [
            (one.get("text"), one.get("value")) for one in listed
        ]
        assert {one["entry"] for one in told["figures"]} <= {
            int(one["entry"]) for one in told["entries"]
        }
        links = sum(
            1
            for page in reader.pages
            for note in page.get("/Annots", ())
            if note.get_object()["/Subtype"] == "/Link"
        )
        assert links >= len(listed)
        text = "".join(page.extract_text() for page in reader.pages)
        wanted = Counter(one["text"].replace(" ", "") for one in told["figures"])
        flat = re.sub(r"\s", "", text)
        for number, times in wanted.items():
            assert flat.count(number) >= times, (path.name, number, times)


def test_an_xlsx_holds_numbers_that_are_the_warehouse_s(papers: list[Path], office: Office) -> None:
    for path in of(papers, ".xlsx"):
        book = openpyxl.load_workbook(path, data_only=True)
        rows = list(book["Từng con số"].iter_rows(min_row=2, values_only=True))
        for _, sheet, cell, value, text, _, relation, column, written in rows:
            pairs = [one.partition("=") for one in written.split("; ") if one]
            key = {name: told.split("|") if told else [None] for name, _, told in pairs}
            assert registered(value) in office.values(relation, key, column)
            shown = book[sheet][cell].value
            assert shows(text, registered(value))
            if isinstance(shown, int | float):
                assert any(
                    abs(Decimal(str(shown)) * times - registered(value))
                    < Decimal("0.000001") * times
                    for times in (1, 10**6)
                ), (path.name, sheet, cell, shown, value)


def test_live_totals_say_the_same_when_a_spreadsheet_reckons_them_anew(
    made: Callable[[str, str], Made], tmp_path: Path
) -> None:
    """LibreOffice keeps a file's results unless told otherwise: the cached ones are taken away."""
    names = ("chi-tieu", "theo-don-vi", "cham-diem", "xep-hang", "gui-bao-cao")
    files = [path for path in made("CDVC_K3", "2022").files
             if path.suffix == ".xlsx" and path.stem.endswith(names)]  # fmt: skip
    bare = tmp_path / "bare"
    bare.mkdir()
    for path in files:
        book = openpyxl.load_workbook(path)  # openpyxl writes formulas without results
        book.save(bare / path.name)
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    subprocess.run(
        [SPREADSHEET, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "new"),
         *[str(one) for one in sorted(bare.iterdir())]], check=True, capture_output=True
    )  # fmt: skip
    live = 0
    for path in files:
        formulas = openpyxl.load_workbook(path)
        cached = openpyxl.load_workbook(path, data_only=True)
        anew = openpyxl.load_workbook(tmp_path / "new" / path.name, data_only=True)
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        live += 1
                        kept = cached[sheet.title][cell.coordinate].value
                        told = anew[sheet.title][cell.coordinate].value
                        assert told == pytest.approx(kept, abs=1e-4), (path.name, cell.coordinate)
    assert live > 300
