"""One small report in every form that is read, written here so that each test knows its bytes."""

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]

UNIT = "Đơn vị báo cáo: Công đoàn Đài Tiếng nói Việt Nam"
TITLE = "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2022"
FEES = "Tỷ lệ thu kinh phí công đoàn so dự toán"
PERCENT = "0.0%"
ROWS: Rows = [
    [UNIT],
    [TITLE],
    ["TT", "Nội dung", "Đơn vị tính", "Thực hiện", None, "Ghi chú"],
    [None, None, None, "6 tháng đầu năm", "Cùng kỳ năm trước"],
    [1, "Tổng số đoàn viên", "người", 4011, 3900],
    [2, "Số đoàn viên kết nạp mới", "người", "trên 60", None, "ước; sẽ báo sau"],
    [3, FEES, "%", 0.985],
    [4, "Số sáng kiến (được công nhận)", "sáng kiến", "1.411", "1.298"],
    [5, "Số cuộc đối thoại tại nơi làm việc", "cuộc", "-", 0],
]
SHARE = (6, 3)  # row and column of the only percent
MERGED = [(0, 0, 0, 5), (2, 3, 2, 4)]  # first row, column, last row, column


def as_text(rows: Rows = ROWS) -> list[list[str]]:
    """Write every cell as a person would."""
    told = [["" if cell is None else str(cell).replace(".", ",") if isinstance(cell, float)
             else str(cell) for cell in row] for row in rows]  # fmt: skip
    told[SHARE[0]][SHARE[1]] = "98,5%"
    return told


def xlsx(rows: Rows = ROWS) -> bytes:
    """Write the workbook all others are twins of."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        page = book.add_worksheet("Biểu 2")
        for span in MERGED:
            page.merge_range(*span, "")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                drawn = PERCENT if (row, column) == SHARE else "General"
                if cell is not None:
                    page.write(row, column, cell, book.add_format({"num_format": drawn}))
    return held.getvalue()


def delimited(separator: str = ";", encoding: str = "utf-8", rows: Rows = ROWS) -> bytes:
    """Write lines of fields."""
    quoted = [
        [f'"{field}"' if separator in field else field for field in row] for row in as_text(rows)
    ]
    return "".join(separator.join(row) + "\r\n" for row in quoted).encode(encoding)


def page(rows: Rows = ROWS) -> bytes:
    """Write a web page, the way many programs write what they call a workbook."""
    lines = []
    for row, cells in enumerate(as_text(rows)):
        line, covered = "", 0
        for column, cell in enumerate(cells):
            span = next((m[3] - m[1] + 1 for m in MERGED if m[:2] == (row, column)), 1)
            if covered:
                covered -= 1
                continue
            covered = min(span, len(cells) - column) - 1
            line += f"<td colspan={span}>{escape(cell)}"
        lines.append(f"<tr>{line}</tr>")
    head = "<html><head><meta charset=utf-8><style>td {color: red}</style></head><body><table>"
    return (head + "\n".join(lines) + "</table></body></html>").encode()


def letter(rows: Rows = ROWS, above: int = 2) -> bytes:
    """Write a document of Word: a letterhead, lines of text, then the table."""
    told = as_text(rows)
    head = _word_table([["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]])
    lines = "".join(_word_line(row[0]) for row in told[:above])
    body = head + lines + _word_table(told[above:], across={(2 - above, 3): 2})
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = (
        f"<w:document {spaces}><w:body>{body}{_word_line('Trân trọng.')}</w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _word_line(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _word_table(rows: Rows, across: dict[tuple[int, int], int] | None = None) -> str:
    told = ""
    for number, row in enumerate(rows):
        line, covered = "", 0
        for column, cell in enumerate(row):
            if covered:
                covered -= 1
                continue
            span = (across or {}).get((number, column), 1)
            covered = span - 1
            about = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>'
            line += f"<w:tc>{about}{_word_line(cell)}</w:tc>"
        told += f"<w:tr>{line}</w:tr>"
    return f"<w:tbl>{told}</w:tbl>"


def old_xml(rows: Rows = ROWS) -> bytes:
    """Write a workbook as Excel 2003 writes it into one XML text."""
    told = ""
    for row, cells in enumerate(rows):
        line = ""
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            kind = "String" if isinstance(cell, str) else "Number"
            span = next((m[3] - m[1] for m in MERGED if m[:2] == (row, column)), 0)
            style = ' ss:StyleID="s1"' if (row, column) == SHARE else ""
            about = f'ss:Index="{column + 1}" ss:MergeAcross="{span}"{style}'
            data = f'<Data ss:Type="{kind}">{escape(str(cell))}</Data>'
            line += f"<Cell {about}>{data}</Cell>"
        told += f"<Row>{line}</Row>"
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    styles = f'<Style ss:ID="s1"><NumberFormat ss:Format="{PERCENT}"/></Style>'
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Styles>{styles}</Styles>'
        f'<Worksheet ss:Name="Biểu 2"><Table>{told}</Table></Worksheet></Workbook>'
    ).encode()


def binary(rows: Rows = ROWS) -> bytes:
    """Write a binary workbook of Excel, .xlsb."""
    cells = b""
    for row, line in enumerate(rows):
        cells += _record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
        for column, cell in enumerate(line):
            style = 1 if (row, column) == SHARE else 0
            place = struct.pack("<II", column, style)
            if isinstance(cell, str):
                cells += _record(6, place + _wide(cell))
            elif isinstance(cell, float):
                cells += _record(5, place + struct.pack("<d", cell))
            elif cell is not None:
                cells += _record(2, place + struct.pack("<I", cell << 2 | 2))
    spans = b"".join(
        _record(176, struct.pack("<4I", top, bottom, left, right))
        for top, left, bottom, right in MERGED
    )
    extent = _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, 5))
    sheet = _record(129) + extent + _record(145) + cells + _record(146)
    sheet += _record(177, struct.pack("<I", len(MERGED))) + spans + _record(178) + _record(130)
    styles = _record(278) + _record(615, struct.pack("<I", 1))
    styles += _record(44, struct.pack("<H", 164) + _wide(PERCENT)) + _record(616)
    styles += (
        _record(611, struct.pack("<I", 1)) + _record(43, _FONT + _wide("Arial")) + _record(612)
    )
    styles += _record(617, struct.pack("<I", 2))
    styles += _record(47, struct.pack("<HHHHHBBHH", 0xFFFF, 0, 0, 0, 0, 0, 0, 0, 0))
    styles += _record(47, struct.pack("<HHHHHBBHH", 0, 164, 0, 0, 0, 0, 0, 0, 1))
    styles += _record(618) + _record(279)
    bundle = _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Biểu 2"))
    workbook = _record(131) + _record(143) + bundle + _record(144) + _record(132)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.ms-excel"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="bin" ContentType="{kinds}.sheet.binary.macroEnabled.main"/>'
            f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{kinds}.worksheet"/>'
            f'<Override PartName="/xl/styles.bin" ContentType="{kinds}.styles"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship '
            f'Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.bin"/>'
            f'<Relationship Id="rId2" Type="{office}/styles" Target="styles.bin"/>'
            "</Relationships>",
            "xl/workbook.bin": workbook,
            "xl/worksheets/sheet1.bin": sheet,
            "xl/styles.bin": styles,
        }
    )


_FONT = struct.pack("<HHHHBBBB8sB", 220, 0, 400, 0, 0, 2, 0, 0, b"\0" * 8, 0)


def _record(kind: int, data: bytes = b"") -> bytes:
    number = (
        struct.pack("B", kind) if kind < 128 else struct.pack("BB", kind & 127 | 128, kind >> 7)
    )
    length, left = b"", len(data)
    while True:
        length += struct.pack("B", left & 127 | (128 if left > 127 else 0))
        left >>= 7
        if not left:
            return number + length + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Make a package of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def kept(name: str) -> bytes:
    """Give a report that LibreOffice saved from the workbook above."""
    return (Path(__file__).parent / "files" / name).read_bytes()


# name of the file: its bytes, and whether its cells know numbers from text
FORMS: dict[str, Callable[[], bytes]] = {
    "a.xlsm": xlsx,
    "a.xls": lambda: kept("report.xls"),
    "a.xlsb": binary,
    "a.ods": lambda: kept("report.ods"),
    "a.fods": lambda: kept("report.fods"),
    "a.xml": old_xml,
    "utf-8.csv": delimited,
    "mark.csv": lambda: delimited(",", "utf-8-sig"),
    "tab.txt": lambda: delimited("\t", "utf-16"),
    "big.txt": lambda: b"\xfe\xff" + delimited("\t", "utf-16-be"),
    "bare.txt": lambda: delimited(";", "utf-16-le"),
    "web.xls": page,
    "word.docx": letter,
}
