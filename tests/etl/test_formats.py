"""Whatever form a report comes in, it says the same; what is not read is refused by name."""

import io
import struct
import unicodedata
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

SAID = ["indicator", "value", "qualifier", "missing", "status"]
NAMES = [
    "a.xlsm", "a.xls", "a.xlsb", "a.ods", "a.fods", "a.xml", "utf-8.csv", "mark.csv", "tab.txt",
    "big.txt", "bare.txt", "web.xls", "word.docx",
]  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def said(office: Any) -> list[tuple[Any, ...]]:
    return sorted(office.judge()["observations"].select(SAID).iter_rows())


@pytest.fixture
def put(office: Any) -> Any:
    def write(name: str, content: bytes) -> Path:
        place = Path(office.inbox / name)
        place.write_bytes(content)
        return place

    return write


def test_every_form_is_tried(forms: Any) -> None:
    assert list(forms.FORMS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_report_says_the_same_in_every_form(office: Any, put: Any, forms: Any, name: str) -> None:
    twin = put("twin.xlsx", forms.xlsx())
    expected = said(office)
    assert {row[0]: row[1:3] for row in expected} == {
        "DT_SO": (0, "="),
        "DV_KETNAP_MOI": (60, ">"),
        "DV_TONG": (4011, "="),
        "THU_KPCD_TYLE": (Decimal("98.5"), "="),
        "SK_SO": (1411, "="),
    }
    twin.unlink()
    put(name, forms.FORMS[name]())
    assert said(office) == expected
    frames = office.judge()
    assert frames["submissions"]["unit"].to_list() == ["CD_VOV"]
    assert frames["observations"]["sheet"].null_count() == 0
    assert frames["observations"]["cell"].str.contains(r"^D\d$").all()


def test_the_name_says_nothing_of_the_form(office: Any, put: Any, forms: Any) -> None:
    put("báo cáo.pdf", forms.kept("report.xls"))
    assert len(said(office)) == 5


@pytest.mark.parametrize("name", ["a.xls", "a.xlsb", "a.ods", "a.fods", "a.xml"])
def test_a_native_percent_keeps_its_format(put: Any, forms: Any, read: Any, name: str) -> None:
    cells = read(put(name, forms.FORMS[name]()))
    assert [cell[3:6] for cell in cells if cell[1:3] == (7, 4)] == [("n", "0.985", "0.0%")]


@pytest.fixture
def read() -> Any:
    from etl.readers.serve import answer

    def cells(path: Path) -> list[tuple[Any, ...]]:
        return list(zip(*answer(str(path))["cells"], strict=True))

    return cells


def test_an_address_in_a_text_file_is_line_and_field(put: Any, read: Any) -> None:
    cells = read(put("a.csv", b'a;b\n\n"c;\n1";d\n'))
    assert [cell[1:5] for cell in cells] == [
        (1, 1, "s", "a"), (1, 2, "s", "b"), (3, 1, "s", "c;\n1"), (3, 2, "s", "d"),
    ]  # fmt: skip


def test_an_address_in_a_document_is_the_place_in_its_table(
    office: Any, put: Any, forms: Any
) -> None:
    put("a.docx", forms.letter())
    members = office.value("DV_TONG")
    assert (members["sheet"], members["cell"], members["raw_text"]) == ("Bảng 2", "D3", "4011")


def of_windows(text: str) -> bytes:
    """Write the code page of Windows: tones stand behind their vowels."""
    told = b""
    for letter in text:
        try:
            told += letter.encode("cp1258")
        except UnicodeEncodeError:
            whole, tone = unicodedata.normalize("NFD", letter), ""
            tone = next(mark for mark in whole if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", whole.replace(tone, ""))
            told += (base + tone).encode("cp1258")
    return told


def test_the_vietnamese_code_page_is_composed(office: Any, put: Any, forms: Any) -> None:
    put("twin.csv", forms.delimited())
    expected = said(office)
    (office.inbox / "twin.csv").unlink()
    text = forms.delimited().decode()
    put("a.csv", of_windows(text))
    assert said(office) == expected
    assert "Đài Tiếng nói" in text


def test_the_letters_of_an_old_font_are_left_as_they_are(put: Any, read: Any) -> None:
    told = "TT;Néi dung;§¬n vÞ tÝnh\r\n1;Tæng sè ®oµn viªn;ng­êi\r\n"
    cells = read(put("a.csv", told.encode("cp1252")))
    assert [cell[4] for cell in cells][4] == "Tæng sè ®oµn viªn"


HEADER = "Đơn vị báo cáo, năm 2022\nTT,Nội dung,Đơn vị tính,Số lượng,Ghi chú\n"


@pytest.mark.parametrize(
    "lines",
    [
        "1,Tổng số đoàn viên,người,4011,\n2,Tỷ lệ thu kinh phí,%,98,5,\n",
        "1,Tổng số đoàn viên,người,4011\n2,Tỷ lệ thu kinh phí,%,98,5\n",
        "1,Tổng số đoàn viên,người,1.234,567,ước\n",
    ],
)
def test_a_decimal_comma_between_commas_is_refused_not_misread(
    office: Any, put: Any, lines: str
) -> None:
    put("a.csv", (HEADER + lines).encode())
    assert office.rules() == {"unclear_separator"}


def test_two_numbers_side_by_side_are_two_where_every_row_is_as_wide(put: Any, read: Any) -> None:
    lines = "TT,Nội dung,Kế hoạch,Thực hiện\n1,Tổng số,10,12\n2,Kết nạp,5,7\n"
    cells = read(put("a.csv", ("BÁO CÁO\n" + lines).encode()))
    assert [cell[4] for cell in cells if cell[2] == 4] == ["Thực hiện", "12", "7"]


def test_a_decimal_comma_between_semicolons_is_no_separator(put: Any, read: Any) -> None:
    cells = read(put("a.csv", b"a;b;c\n1;98,5;2\n2;97,5;3\n3;1,5;4,5\n"))
    assert [cell[4] for cell in cells if cell[2] == 2] == ["b", "98,5", "97,5", "1,5"]


def test_a_mark_of_quotation_that_stands_alone_swallows_nothing(put: Any, read: Any) -> None:
    cells = read(put("a.csv", 'a;người;5\nb;";6\nc;";7\nd;x;8\n'.encode()))
    assert [cell[4] for cell in cells if cell[2] == 3] == ["5", "6", "7", "8"]


def test_a_page_shows_what_its_spans_show(put: Any, read: Any) -> None:
    rows = "<tr><th rowspan=2>A<th colspan=2>B</tr><tr><td>c<td>d</tr><tr><td>1<td>2<td>3</tr>"
    page = b"<html><p>Tieu de</p><table>" + rows.encode() + b"</table><p>Cuoi</p>"
    cells = read(put("a.xls", page))
    assert [cell[:3] + cell[4:5] for cell in cells] == [
        (0, 0, 1, "Tieu de"), (0, 1, 1, "A"), (0, 1, 2, "B"), (0, 2, 2, "c"), (0, 2, 3, "d"),
        (0, 3, 1, "1"), (0, 3, 2, "2"), (0, 3, 3, "3"), (1, 1, 1, "Cuoi"),
    ]  # fmt: skip


def test_a_page_of_excel_keeps_its_numbers_and_their_formats(put: Any, read: Any) -> None:
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><style>.xl24 '
        '{mso-number-format:"0\\.0%";}</style><table><tr><td class=xl24 x:num="0.985">98,5%</td>'
        "<td x:num>1411</td><td x:str>1.411</td><td>5</td></tr></table></html>"
    )
    cells = read(put("a.xls", page.encode()))
    assert [cell[3:6] for cell in cells] == [
        ("n", "0.985", "0.0%"), ("n", "1411", ""), ("s", "1.411", ""), ("s", "5", ""),
    ]  # fmt: skip


def test_an_error_on_a_page_is_no_number(put: Any, read: Any) -> None:
    page = b'<html><table><tr><td sdval="0">#DIV/0!<td sdval="5">5<td>x</tr></table></html>'
    assert [cell[3:5] for cell in read(put("a.xls", page))] == [
        ("s", "#DIV/0!"), ("n", "5"), ("s", "x"),
    ]  # fmt: skip


def test_the_raised_number_of_a_note_is_no_digit_of_a_page(put: Any, read: Any) -> None:
    page = b"<html><table><tr><td>66<sup>2</sup><td>m<sup>2</sup> 7<td>5</tr></table></html>"
    assert [cell[4] for cell in read(put("a.xls", page))] == ["66²", "m² 7", "5"]


def test_the_raised_number_of_a_note_is_no_digit_of_a_letter(
    office: Any, put: Any, forms: Any
) -> None:
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    letter = zipfile.ZipFile(io.BytesIO(forms.letter()))
    parts = {name: letter.read(name) for name in letter.namelist()}
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = document.replace("4011</w:t></w:r>", f"4011</w:t></w:r>{note}")
    assert note in parts["word/document.xml"]
    put("a.docx", forms.zipped(parts))
    assert office.value("DV_TONG") == {}
    told = office.judge()["findings"].select("rule", "raw_text").rows()
    assert ("number", "4011²") in told


def test_the_raised_number_of_a_note_is_no_digit_of_a_workbook(put: Any, read: Any) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        small = book.add_format({"font_script": 1})
        book.add_worksheet().write_rich_string(0, 0, "66", small, "2")
    assert [cell[4] for cell in read(put("a.xlsx", held.getvalue()))] == ["66²"]


@pytest.mark.parametrize("name", ["raised.xls", "raised.ods"])
def test_raised_numbers_that_another_program_saved_are_no_digits(
    put: Any, read: Any, forms: Any, name: str
) -> None:
    told = [cell[4] for cell in read(put(name, forms.kept(name)))]
    assert told == ["66²", "Số ¹ đoàn viên", "CO2", "45"]


def test_what_is_struck_out_in_a_cell_is_no_part_of_it(put: Any, read: Any) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        struck = book.add_format({"font_strikeout": True})
        book.add_worksheet().write_rich_string(0, 0, struck, "39", "4000", struck, "0")
    assert [cell[4] for cell in read(put("a.xlsx", held.getvalue()))] == ["4000"]


def test_a_page_is_read_in_the_encoding_it_names(put: Any, read: Any) -> None:
    head = "<html><meta http-equiv=Content-Type content='text/html; charset=windows-1258'>"
    page = of_windows(head + "<table><tr><td>Tổng số đoàn viên</td></tr></table>")
    assert read(put("a.xls", page))[0][4] == "Tổng số đoàn viên"


def test_a_table_that_a_document_merges_down_is_merged_here(put: Any, forms: Any) -> None:
    from etl.readers.serve import answer

    def cell(text: str, about: str = "") -> str:
        return f"<w:tc><w:tcPr>{about}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    rows = [
        cell("A", '<w:vMerge w:val="restart"/>') + cell("B") + cell("C"),
        cell("", "<w:vMerge/>") + cell("1") + cell("2"),
        cell("D") + cell("3", '<w:gridSpan w:val="2"/>'),
    ]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    document = f'<w:document xmlns:w="w"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
    told = answer(str(put("a.docx", forms.zipped({"word/document.xml": document}))))
    assert told["sheets"][0]["merged"] == [(1, 1, 2, 1), (3, 2, 3, 3)]
    assert [c[1:5] for c in zip(*told["cells"], strict=True)][3] == (2, 2, "s", "1")


def test_what_a_document_hides_or_deletes_is_not_read(put: Any, read: Any, forms: Any) -> None:
    runs = (
        "<w:r><w:t>10</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>8</w:t></w:r><w:ins><w:r><w:t>0</w:t></w:r></w:ins>"
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    table = f"<w:tbl><w:tr><w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>"
    document = f'<w:document xmlns:w="w"><w:body>{table}</w:body></w:document>'
    cells = read(put("a.docx", forms.zipped({"word/document.xml": document})))
    assert cells[0][4] == "100☑"


def compound(*names: str) -> bytes:
    """Make a compound file with empty streams of these names."""
    entries = b""
    for number, name in enumerate(("Root Entry", *names)):
        held = name.encode("utf-16-le")
        about = struct.pack("<64sHBB", held, len(held) + 2, 2 if number else 5, 1)
        entries += about + b"\xff" * 12 + b"\0" * 36 + struct.pack("<IQ", 0xFFFFFFFE, 0)
    entries += b"\0" * (-len(entries) % 512)
    table = struct.pack("<128I", 0xFFFFFFFD, *range(2, 1 + len(entries) // 512), 0xFFFFFFFE,
                        *[0xFFFFFFFF] * (127 - len(entries) // 512))  # fmt: skip
    head = OLE + b"\0" * 16 + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0,
                                          4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)  # fmt: skip
    return head[:76] + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + table + entries


def protected() -> bytes:
    records = [(0x809, struct.pack("<HH12x", 0x600, 5)), (0x2F, b"\0" * 6), (0x0A, b"")]
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)


REFUSED = {
    "bao cao.pdf": ("pdf_file", b"%PDF-1.7\n%..."),
    "quet.xlsx": ("pdf_file", b"\r\n%PDF-1.4"),
    "anh.png": ("picture_file", b"\x89PNG\r\n\x1a\n...."),
    "anh.jpg": ("picture_file", b"\xff\xd8\xff\xe0JFIF"),
    "anh.heic": ("picture_file", b"\0\0\0\x18ftypheic"),
    "khoa.xlsx": ("password_protected", compound("EncryptionInfo", "EncryptedPackage")),
    "khoa.xls": ("password_protected", protected()),
    "cu.doc": ("old_word_file", compound("WordDocument", "1Table")),
    "cu2.doc": ("old_word_file", b"{\\rtf1\\ansi B\\'e1o c\\'e1o}"),
    "bang.gsheet": ("link_file", b'{"url":"https://docs.google.com/open?id=1","doc_id":"1"}'),
    "bang2.gsheet": ("link_file", b'{"":"WARNING! DO NOT EDIT THIS FILE!","doc_id":"1"}'),
    "bang.url": ("link_file", b"[InternetShortcut]\r\nURL=https://docs.google.com/x\r\n"),
    "nen.rar": ("archive_file", b"Rar!\x1a\x07\x01\x00"),
    "nen.7z": ("archive_file", b"7z\xbc\xaf\x27\x1c\0\4"),
    "nen.gz": ("archive_file", b"\x1f\x8b\x08\0\0"),
    "rong.xlsx": ("empty_file", b""),
    "la.bin": ("form_not_read", bytes(range(256))),
    "loi nhan.txt": ("form_not_read", "Xin chào, báo cáo gửi sau.".encode()),
    "cau hinh.json": ("form_not_read", b"<svg xmlns='x'><rect/></svg>"),
    "luu.mht": ("form_not_read", b"MIME-Version: 1.0\r\nContent-Type: a; b=c\r\nx; y; z\r\n"),
    "thu.msg": ("form_not_read", compound("__properties_version1.0")),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_refused_by_what_it_is(office: Any, put: Any, name: str) -> None:
    rule, content = REFUSED[name]
    put(name, content)
    findings = office.judge()["findings"]
    assert findings["rule"].to_list() == [rule]
    said_so = findings.row(0, named=True)
    assert ".xlsx" in said_so["message_vi"] or rule in {"archive_file", "empty_file"}
    assert said_so["message_en"] != said_so["message_vi"]


def test_an_archive_of_reports_is_refused(office: Any, put: Any, forms: Any) -> None:
    put("nen.zip", forms.zipped({"a.xlsx": forms.xlsx()}))
    assert office.rules() == {"archive_file"}


def test_a_sheet_of_libreoffice_with_a_password_is_refused(
    office: Any, put: Any, forms: Any
) -> None:
    manifest = '<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": b"\x80"}
    put("a.ods", forms.zipped(parts))
    assert office.rules() == {"password_protected"}


def test_hidden_sheets_rows_and_columns_are_told_in_an_old_workbook(forms: Any) -> None:
    from etl.readers.xls import read as read_xls

    told = read_xls(forms.kept("hidden.xls"))
    assert [sheet["hidden"] for sheet in told["sheets"]] == [False, True]
    assert told["sheets"][0]["hidden_rows"] == [3]
    assert 7 in told["sheets"][0]["hidden_columns"]
    assert told["properties"]["thidua.unit"] == "CD_VOV"
    cells = {cell[:3]: cell[3:] for cell in zip(*told["cells"], strict=True)}
    assert cells[0, 2, 2] == ("s", "C«ng ®oµn", "", ".VnTime", False)
    assert cells[0, 2, 4] == ("n", "44742", "dd/mm/yyyy", "Calibri", False)
    assert cells[0, 4, 4] == ("n", "2822", "", "Calibri", True)
    assert cells[0, 7, 4] == ("s", "", "", "Calibri", True)  # a text LibreOffice wrote as nought
    assert cells[0, 5, 4] == ("e", "#DIV/0!", "", "Calibri", True)
    assert cells[0, 9, 2][1] == "ơ" * 3000 + "x" * 6000  # over several blocks of records


@pytest.mark.parametrize("name", NAMES)
def test_the_reading_process_imports_nothing_installed(put: Any, forms: Any, name: str) -> None:
    import subprocess

    from etl.cage import ALONE, READ

    place = put(name, forms.FORMS[name]())
    program = READ.replace("; serve()", "") + (
        "; from etl.readers.serve import answer; a = answer(sys.argv[1]); assert a['sheets'], a; "
        "print(*sorted({m.split('.')[0] for m in sys.modules} - sys.stdlib_module_names))"
    )
    told = subprocess.run(
        [*ALONE, "-c", program, str(place)], capture_output=True, text=True, check=True
    )
    assert set(told.stdout.split()) <= {"__main__", "etl"}


def test_files_of_every_form_are_judged_together(office: Any, put: Any, forms: Any) -> None:
    for name in NAMES:
        put(name, forms.FORMS[name]())
    for name, (_, content) in REFUSED.items():
        put(name, content)
    frames = office.judge()
    counts = dict(frames["submissions"]["status"].value_counts().iter_rows())
    assert counts == {"accepted": len(NAMES), "refused": len(REFUSED)}
    assert frames["submissions"].filter(pl.col("status") == "accepted")[
        "unit"
    ].unique().to_list() == ["CD_VOV"]


def test_a_workbook_of_excel_95_is_read_in_its_code_page(put: Any, read: Any) -> None:
    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    begin = struct.pack("<HHHH", 0x500, 5, 0, 0)
    page = record(0x42, struct.pack("<H", 1258))
    name, label = of_windows("Biểu"), of_windows("Tổng số")
    head = record(0x809, begin) + page
    length = len(head) + 4 + 7 + len(name) + 4
    sheet = record(0x85, struct.pack("<IBBB", length, 0, 0, len(name)) + name)
    cells = record(0x204, struct.pack("<HHHH", 0, 1, 0, len(label)) + label)
    cells += record(0x203, struct.pack("<HHHd", 0, 2, 0, 1411))
    put_there = head + sheet + record(0x0A) + record(0x809, begin) + cells + record(0x0A)
    told = read(put("a.xls", put_there))
    assert [cell[1:5] for cell in told] == [(1, 2, "s", "Tổng số"), (1, 3, "n", "1411")]
