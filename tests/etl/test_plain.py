"""What a pattern takes of a workbook is what a parser would have read, whatever stands there."""

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.readers.plain import Pattern
from etl.readers.reply import Unreadable
from etl.readers.xlsx import read

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELLS = (
    '<c r="B2"/>', '<c r="B2" s="1"><v>5</v></c>', '<c r="C2" t="s"><v>1</v></c>',
    '<c r="D2" t="s"><v>9</v></c>', '<c r="D3" t="str"><f>A1&amp;"x"</f><v>a &lt; b</v></c>',
    '<c r="D4" t="str"><f>A1</f><v></v></c>', '<c r="D5"><f>A1</f><v></v></c>',
    '<c r="D6"><f>A1</f></c>', '<c r="E2" t="e"><v>#N/A</v></c>', '<c r="E3" t="b"><v>1</v></c>',
    '<c r="F2" t="inlineStr"><is><t>chữ</t></is></c>', "<c><v>7</v></c>", '<c r="G2"> <v>8</v></c>',
    '<c s="1" r="G3"><v>9</v></c>', '<c r="H2"><v>1</v><v>2</v></c>', '<c r="H3"><v>&#55;</v></c>',
    '<c r="XFD1048576"><v>1</v></c>', '<c r="I2"><f t="shared" si="0"/><v>4</v></c>',
    '<c r="J2" t="str"><v>_x0041_</v></c>', '<c r="K2"><v>1]]></v></c>',
    '<c r="K3"><v>\x01</v></c>',
)  # fmt: skip
AROUND = (
    '</row><row r="3">', '</row><row r="4" hidden="1">', "</row><row hidden='true'>",
    "</row><row>",
    "<!-- ", " -->", "<![CDATA[", "]]>", "<?x ", "?>", " ", "\n", "x", "<v>", "</v>", "<c>", "</c>",
    '<a b="', '"/>', "</sheetData><sheetData>",
)  # fmt: skip
STRINGS = (
    "<si><t>một</t></si>", '<si><t xml:space="preserve"> hai\n</t></si>', "<si><t>b&amp;a</t></si>",
    '<si><r><rPr><rFont val="VNI-Times"/></rPr><t>boán</t></r></si>', "<si/>", "<si><t/></si>",
    "<!-- <si><t>năm</t></si> -->", "<si><t>sáu</t><rPh><t>ẩn</t></rPh></si>", "\n", "x",
)  # fmt: skip


def package(
    sheet: str, strings: str = "", head: str = "", encoding: str = "utf-8"
) -> zipfile.ZipFile:
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w") as parts:
        parts.writestr("xl/workbook.xml", f'<workbook {SPACE}><sheet name="A" id="r1"/></workbook>')
        links = '<Relationships><Relationship Id="r1" Target="a.xml"/></Relationships>'
        parts.writestr("xl/_rels/workbook.xml.rels", links)
        told = f"{head}<sst {SPACE}>{strings}</sst>"
        parts.writestr("xl/sharedStrings.xml", told.encode(encoding))
        rows = f'<sheetData><row r="2">{sheet}</row></sheetData>'
        told = f"{head}<worksheet {SPACE}>{rows}</worksheet>"
        parts.writestr("xl/a.xml", told.encode(encoding))
    return zipfile.ZipFile(place)


def outcome(archive: zipfile.ZipFile) -> object:
    """Give what is read, or None for a refusal: which of two flaws is met first may differ."""
    try:
        return read(archive)
    except (Unreadable, ExpatError, ValueError):
        return None


def parsed(archive: zipfile.ZipFile) -> object:
    with pytest.MonkeyPatch.context() as without:
        without.setattr(Pattern, "taken", lambda *_: None)
        return outcome(archive)


HEADS = st.sampled_from([
    "", "<?xml version='1.0' encoding='utf-8'?>", '<?xml version="1.0" encoding="ISO-8859-1"?>\n',
    '<?xml version="1.0" encoding = "ISO-8859-1"?>',
])  # fmt: skip


@given(
    st.lists(st.one_of(st.sampled_from(CELLS), st.sampled_from(CELLS + AROUND))),
    st.lists(st.sampled_from(STRINGS)),
    HEADS,
    st.sampled_from(["utf-8", "utf-16", "utf-16-le"]),
)
def test_a_sheet_gives_what_a_parser_reads_in_it(
    cells: list[str], strings: list[str], head: str, encoding: str
) -> None:
    archive = package("".join(cells), "".join(strings), head, encoding)
    assert outcome(archive) == parsed(archive)


def test_plain_cells_are_taken_by_the_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = []
    monkeypatch.setattr("etl.readers.plain.parse", lambda part, told: whole.append((part, told)))
    told: Any = read(package('<c r="B2" s="1"><v>5</v></c>', "<si><t>một</t></si>"))
    assert told["cells"][1:5] == [(2,), (2,), ("n",), ("5",)]
    assert all("<c " not in part and "<si>" not in part for part, _ in whole)


def test_workbooks_of_several_programs_read_alike_with_and_without_the_pattern(
    tmp_path: Path, forms: Any
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Nội dung", 5, 0.5, "=A1&B1", True, None, "KH&CN < 3"])
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "openpyxl.xlsx")
    (tmp_path / "xlsxwriter.xlsx").write_bytes(forms.xlsx())
    for place in tmp_path.iterdir():
        with zipfile.ZipFile(place) as archive:
            told: Any = outcome(archive)
            assert told["cells"][0]
            assert told == parsed(archive)
