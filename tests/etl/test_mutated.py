"""Files of every form that mean harm or are spoiled: each is read or refused, nothing stops."""

import importlib.util
import random
import struct
from pathlib import Path
from typing import Any

import pytest

from etl.readers.serve import answer

SHEET_KIND = "application/vnd.oasis.opendocument.spreadsheet"
BOMB = b"0" * 80_000_000
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
SPACES = (
    'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
CELL = "<t:table-cell{}><x:p>1</x:p></t:table-cell>"


def ods(cells: str, head: str = "", rows: str = "") -> dict[str, str]:
    table = f'<t:table t:name="A"><t:table-row{rows}>{cells}</t:table-row></t:table>'
    content = f"{head}<o:document-content {SPACES}>{table}</o:document-content>"
    return {"mimetype": SHEET_KIND, "content.xml": content}


def word(body: str, head: str = "") -> dict[str, str]:
    document = f'{head}<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'
    return {"word/document.xml": document}


PACKAGES = {
    "bomb.ods": ("swells_when_opened", {"mimetype": SHEET_KIND, "content.xml": BOMB}),
    "bomb.docx": ("swells_when_opened", {"word/document.xml": BOMB}),
    "bomb.xlsb": ("swells_when_opened", {"xl/workbook.bin": b"", "xl/sharedStrings.bin": BOMB}),
    "wide.ods": ("sheet_too_large", ods(CELL.format(' t:number-columns-repeated="16384"'))),
    "long.ods": (
        "sheet_too_large", ods(CELL.format(""), rows=' t:number-rows-repeated="1048576"'),
    ),
    "area.ods": (
        "sheet_too_large",
        ods(CELL.format(' t:number-columns-repeated="900"'), rows=' t:number-rows-repeated="9000"'),
    ),
    "laughs.ods": ("declares_entities", ods("", LAUGHS)),
    "outside.docx": ("declares_entities", word("", OUTSIDE)),
    "wide.docx": (
        "sheet_too_large", word(f"<w:tbl><w:tr>{'<w:tc/>' * 1500}</w:tr></w:tbl>"),
    ),
    "deep.docx": ("sheet_too_large", word("<w:tbl><w:tr><w:tc>" * 50)),
    "beyond.xlsb": ("broken_workbook", {"xl/workbook.bin": b"\x9c\x01\xff\xff\xff\x7f"}),
}  # fmt: skip
TEXTS = {
    "laughs.xml": (
        "declares_entities",
        f'{LAUGHS}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&b;</Workbook>',
    ),
    "outside.fods": (
        "declares_entities",
        f'{OUTSIDE}<office:document xmlns:office="a" office:mimetype="{SHEET_KIND}"/>',
    ),
    "long.csv": ("sheet_too_large", "a;b\n" * 60_000),
    "wide.csv": ("sheet_too_large", (";".join("a" * 2000) + "\n") * 2),
    "wide.xls": ("sheet_too_large", "<table><tr><td colspan=900>a<td colspan=900>b</tr></table>"),
    "deep.xls": ("sheet_too_large", "<html>" + "<table><tr><td>" * 5000),
    "cut.xls": ("cut_short", "<html><table><tr><td>Tổng số đoàn viên<td>40"),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_means_harm_is_refused(tmp_path: Path, forms: Any, name: str) -> None:
    rule, parts = PACKAGES[name]
    place = tmp_path / name
    place.write_bytes(forms.zipped(parts))
    assert answer(str(place)) == {"trouble": rule}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_means_harm_is_refused(tmp_path: Path, name: str) -> None:
    rule, text = TEXTS[name]
    place = tmp_path / name
    place.write_text(text, "utf-8")
    assert answer(str(place)) == {"trouble": rule}


def test_a_compound_file_that_turns_in_a_circle_ends(tmp_path: Path, forms: Any) -> None:
    told = bytearray(forms.kept("report.xls"))
    table = (struct.unpack_from("<I", told, 76)[0] + 1) * 512
    told[table : table + 512] = struct.pack("<I", 1) * 128
    (tmp_path / "a.xls").write_bytes(told)
    assert answer(str(tmp_path / "a.xls")) == {"trouble": "cut_short"}


def test_an_old_workbook_cut_short_says_so(tmp_path: Path, forms: Any) -> None:
    (tmp_path / "a.xls").write_bytes(forms.kept("report.xls")[:4000])
    assert answer(str(tmp_path / "a.xls")) == {"trouble": "cut_short"}


def test_a_formula_is_a_text_or_its_kept_result_and_nothing_runs(tmp_path: Path) -> None:
    place, trace = tmp_path / "a.csv", tmp_path / "trace"
    place.write_text(f"=cmd|'/c touch {trace}'!A1;=1+1\n@SUM(1);=1+2\n", "utf-8")
    told = answer(str(place))
    assert told["cells"][3] == ("s",) * 4
    assert told["cells"][4][1] == "=1+1"
    assert not trace.exists()


@pytest.fixture(scope="session")
def fuzz() -> Any:
    place = Path(__file__).parent.parent / "fuzz.py"
    spec = importlib.util.spec_from_file_location("fuzz", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_spoiled_files_of_every_form_are_read_or_refused(
    office: Any, forms: Any, fuzz: Any
) -> None:
    (office.inbox / "good.xlsx").write_bytes(forms.xlsx())
    chance = random.Random(7)  # noqa: S311 - the same mutations each time
    names = {"good.xlsx"}
    for form, write in forms.FORMS.items():
        for number in range(12):
            name = f"{number:02} {form}"
            names.add(name)
            (office.inbox / name).write_bytes(fuzz.spoiled(write(), chance))
    frames = office.judge()
    told = {name for what in ("submissions", "findings") for name in frames[what]["file_name"]}
    assert told >= names
    statuses = dict(frames["submissions"].select("file_name", "status").iter_rows())
    assert statuses.pop("good.xlsx") == "accepted"
    assert set(statuses.values()) <= {"accepted", "refused", "quarantined"}
