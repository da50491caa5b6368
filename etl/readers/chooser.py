"""Which reader a file needs, or why it is not read: told by its content, never by its name."""

import re
import zipfile
from importlib import import_module
from typing import Any, BinaryIO

from etl.readers.package import check_sizes
from etl.readers.reply import Unreadable

HEAD = 4096
LONGEST = 64_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = b"\x09\x08"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# the first that fits says why a file is not read
REFUSED = (
    ("pdf_file", re.compile(rb"[\s\S]{0,1024}?%PDF-")),
    ("picture_file", re.compile(
        rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM[\s\S]{4}\0\0\0\0|II\x2a\0|MM\0\x2a|RIFF[\s\S]{4}WEBP"
        rb"|[\s\S]{4}ftyp(?:heic|heix|mif1|msf1|avif)|\x01\0\0\0[\s\S]{36} EMF|\xd7\xcd\xc6\x9a")),
    ("archive_file", re.compile(
        rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\0|\x28\xb5\x2f\xfd"
        rb"|[\s\S]{257}ustar")),
    ("old_word_file", re.compile(rb"\s*\{\\rtf")),
    ("link_file", re.compile(
        rb"\s*\{[\s\S]*docs\.google\.com|\s*\{\s*\"\":|\s*(?:\xef\xbb\xbf)?\[InternetShortcut\]"
        rb"|\s*\[Desktop Entry\]|L\0\0\0\x01\x14\x02\0"
        rb"|(?:\xef\xbb\xbf)?\s*https?://\S+\s*\Z|[\s\S]{0,400}<plist[\s\S]*<key>URL</key>")),
)  # fmt: skip
# a part that only one kind of package has, and the reader of that kind
PACKAGES = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "word"),
)
_OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
_OTHER_DOCUMENTS = ("mimetype", "[Content_Types].xml")
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^>]*)")
_LETTERS_WITH_PARTS = ("MIME-Version:", "From ", "Received:", "Return-Path:")  # .mht, .eml
_MARKUP = re.compile(r"\s*<")
_TEXT_OF_PAGES = {"html", "head", "body", "meta", "style", "table", "div", "center", "font", "p"}


def read(path: str) -> dict[str, Any]:
    """Read a file by the reader its content asks for."""
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs this small process its start
        head = file.read(HEAD)
        if not head:
            raise Unreadable("empty_file")
        if head.startswith(_ZIP):
            return _package(file)
        for rule, marks in REFUSED:
            if marks.match(head):
                raise Unreadable(rule)
        content = head + file.read(LONGEST)
    if content.startswith(_OLE):
        told: dict[str, Any] = _reader("xls").read(content)
    elif content.startswith(_BIFF):
        told = _reader("xls").read_records(content)
    else:
        told = _text(content)
    return told


def _reader(name: str) -> Any:  # noqa: ANN401 - each module has its own way to read
    return import_module(f"etl.readers.{name}")


def _package(file: BinaryIO) -> dict[str, Any]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError):
        raise Unreadable("cut_short") from None
    with archive:
        check_sizes(archive)
        names = archive.NameToInfo
        for part, reader in PACKAGES:
            if part in names:
                return _read_package(reader, archive)
        if "content.xml" in names and "mimetype" in names:
            if _OPEN_SHEET.encode() in archive.read("mimetype"):
                return _read_package("ods", archive)
            raise Unreadable("form_not_read")
        documents = any(name in names for name in _OTHER_DOCUMENTS)
        raise Unreadable("form_not_read" if documents else "archive_file")


def _read_package(reader: str, archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        told: dict[str, Any] = _reader(reader).read(archive)
    except zipfile.BadZipFile:
        raise Unreadable("broken_workbook") from None
    return told


def _text(content: bytes) -> dict[str, Any]:
    text = _reader("letters").decoded(content)
    if text is None or text.startswith(_LETTERS_WITH_PARTS):
        raise Unreadable("form_not_read")
    told: dict[str, Any]
    if not _MARKUP.match(text):
        told = _reader("delimited").read(text)
        return told
    root = _ROOT.search(text)
    name = root[2].lower() if root else ""
    if name == "workbook" and root and "office:spreadsheet" in root[3]:
        told = _reader("spreadsheetml").read(content)
    elif name == "document" and root and _OPEN_SHEET in root[3]:
        told = _reader("ods").read_flat(content)
    elif name in _TEXT_OF_PAGES:
        told = _reader("page").read(_reader("letters").of_page(content, text))
    else:
        raise Unreadable("form_not_read")
    return told
