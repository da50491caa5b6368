"""Read the files of a reference folder: tables with their lines, covenants with their keys."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize

from pydantic import ValidationError

from warehouse.language import Sentence
from warehouse.reference.fact import Fact, Findings
from warehouse.reference.parsing import parsed
from warehouse.reference.problem import Problem
from warehouse.reference.salvage import inner_shape, salvaged
from warehouse.reference.shapes import TABLES, UNREAD, Shape
from warehouse.reference.slip import key_path, sentence, unknown_name

Document = TypeVar("Document", bound=Shape)
_HEAD = ("bloc", "issuer", "year")  # without them nothing else in a document can be placed


def read_tables(folder: Path, findings: Findings) -> None:
    """Read every table of the folder; one that is not there is empty, unless it must be there."""
    for file, table, shape, required in TABLES:
        path = folder / file
        if path.exists():
            _read_table(path, table, shape, findings)
        elif required:
            findings.report(
                file,
                None,
                f"thiếu tệp này. Hãy tạo tệp, dòng đầu là: {_header(shape)}.",
                f"this file is missing. Make it; its first line is: {_header(shape)}.",
            )


def read_document(
    path: Path, name: str, shape: type[Document], findings: Findings
) -> Document | None:
    """Read one covenant or plan; what is wrong in it becomes problems with their keys."""
    text = _text(path, name, findings)
    if text is None:
        return None
    file = parsed(text)
    findings.problems += [Problem(name, line, said) for line, said in file.slips]
    if file.written is None:
        return None
    try:
        return shape.model_validate(file.written)
    except ValidationError as error:
        findings.problems += [
            Problem(name, key_path(slip["loc"]), sentence(slip, _keys_at(shape, slip["loc"])))
            for slip in error.errors()
            if slip["input"] != UNREAD
        ]
        if any(slip["loc"][0] in _HEAD for slip in error.errors() if slip["loc"]):
            return None
        return salvaged(shape, file.written)


def _read_table(path: Path, table: str, shape: type[Shape], findings: Findings) -> None:
    text = _text(path, path.name, findings)
    if text is None:
        return
    codes = findings.codes.setdefault(table, set())
    lines = _lines(path.name, text, table, findings)
    line, header = next(lines, (1, []))
    if not _header_is_known(path.name, line, header, shape, findings):
        findings.codes.pop(table, None)
        return
    key = header.index(next(iter(shape.model_fields)))
    for line, cells in lines:
        if not any(cells):
            continue
        codes.update(cells[key : key + 1])
        if len(cells) != len(header):
            findings.problems.append(
                Problem(path.name, line, _wrong_count(len(cells), len(header)))
            )
            continue
        written = {name: cell for name, cell in zip(header, cells, strict=True) if cell}
        try:
            row = shape.model_validate(written)
        except ValidationError as error:
            findings.problems += [
                Problem(path.name, line, sentence(slip, [])) for slip in error.errors()
            ]
            row = salvaged(shape, written)
        findings.facts.append(Fact(table, row.model_dump(), path.name, line))


def _lines(name: str, text: str, table: str, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """Give each record with the number of its first line; Excel's `;` between cells is read too."""
    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            findings.report(
                name,
                line,
                "ngoặc kép mở mà không đóng, hoặc đứng sai chỗ. Hãy đặt trọn ô trong ngoặc kép.",
                "a quotation mark is not closed or misplaced. Quote the cell as a whole.",
            )
            findings.codes.pop(table, None)
            return
        yield line, [cell.strip() for cell in cells]


def _header_is_known(
    name: str, line: int, header: list[str], shape: type[Shape], findings: Findings
) -> bool:
    known = list(shape.model_fields)
    problems = [
        Problem(name, line, unknown_name(column, known)) for column in header if column not in known
    ]
    problems += [
        Problem(
            name,
            line,
            Sentence(
                f"cột “{column}” xuất hiện hai lần. Hãy bỏ một cột.",
                f"the column “{column}” stands there twice. Remove one.",
            ),
        )
        for column in sorted({column for column in header if header.count(column) > 1})
    ]
    missing = [
        column
        for column, field in shape.model_fields.items()
        if field.is_required() and column not in header
    ]
    if missing:
        columns = ", ".join(missing)
        told = Sentence(
            f"thiếu cột: {columns}. Dòng đầu phải có: {_header(shape)}.",
            f"missing columns: {columns}. The first line must have: {_header(shape)}.",
        )
        problems.append(Problem(name, line, told))
    findings.problems += problems
    return not problems


def _text(path: Path, name: str, findings: Findings) -> str | None:
    try:
        return normalize("NFC", path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        told = Sentence(
            "tệp không phải bảng mã UTF-8. Trong Excel hãy lưu lại dưới dạng “CSV UTF-8”.",
            "the file is not UTF-8. In Excel, save it again as “CSV UTF-8”.",
        )
    except OSError as error:
        told = Sentence(f"không mở được tệp ({error}).", f"the file cannot be opened ({error}).")
    findings.problems.append(Problem(name, None, told))
    return None


def _wrong_count(found: int, expected: int) -> Sentence:
    return Sentence(
        f"dòng có {found} ô, dòng đầu có {expected} cột. Hãy đặt ô có dấu phẩy trong ngoặc kép.",
        f"the line has {found} cells, the first line {expected}. Quote cells that hold a comma.",
    )


def _header(shape: type[Shape]) -> str:
    return ",".join(shape.model_fields)


def _keys_at(shape: type[Shape], location: tuple[int | str, ...]) -> list[str]:
    """List the keys that may stand where an unknown one was found."""
    keys = shape
    for part in location[:-1]:
        if isinstance(part, str):
            keys = inner_shape(keys.model_fields[part]) or keys
    return list(keys.model_fields)
