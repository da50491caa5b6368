"""Out: a covenant of the reference, or an empty one of a known bloc, as a workbook."""

import csv
import re
from pathlib import Path

from warehouse.covenant_book.wording import Names
from warehouse.covenant_book.writing import workbook
from warehouse.covenant_book.written import written
from warehouse.language import Refusal, Sentence
from warehouse.reference import Reference, read
from warehouse.reference.covenant import Covenant
from warehouse.reference.digest import COVENANTS
from warehouse.reference.fact import Findings
from warehouse.reference.problem import ReferenceError  # noqa: A004 - see problem.py
from warehouse.reference.reading import read_document

_CODE = re.compile(r"(?P<year>\d{4})-(?P<bloc>.+)")


def export(folder: Path, code: str, out: Path, *, force: bool = False) -> Sentence:
    """Write the workbook of a covenant; say so. A file that is there already stays, unless `force`.

    A covenant that is not yet there is an empty workbook, where its bloc is known.
    """
    reference = read(folder)
    path = covenant_path(folder, code)
    covenant = covenant_in(path) if path.exists() else _blank(reference, code)
    content = workbook(written(covenant), names_of(folder, reference, code), code)
    if out.suffix.lower() != ".xlsx":
        raise Refusal(
            f"{out}: tệp giao ước là .xlsx. Hãy đặt tên có đuôi .xlsx.",
            f"{out}: the covenant is written as .xlsx. Give the file a name that ends so.",
        )
    if out.exists() and out.read_bytes() != content and not force:
        raise Refusal(
            f"{out} đã có và có thể đã được sửa. Hãy chọn tên khác, hoặc thêm --force để ghi đè.",
            f"{out} is there already and may have been edited. Choose another name, or --force.",
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(f".{out.name}.part")
    draft.write_bytes(content)
    draft.replace(out)
    return _told(code, out, known=path.exists())


def covenant_path(folder: Path, code: str) -> Path:
    """Give the place of a covenant's file."""
    return folder / COVENANTS / f"{code}.toml"


def covenant_in(path: Path) -> Covenant:
    """Read one covenant's file; one that cannot be read is a ReferenceError."""
    findings = Findings()
    covenant = read_document(path, f"{COVENANTS}/{path.name}", Covenant, findings)
    if covenant is None or findings.problems:
        raise ReferenceError(findings.problems)
    return covenant


def names_of(folder: Path, reference: Reference, code: str) -> Names:
    """Give the names of all codes that a covenant's workbook may hold."""
    movements = {}
    if (folder / "movement.csv").exists():
        with (folder / "movement.csv").open(encoding="utf-8-sig", newline="") as lines:
            movements = {row["movement"]: row["name_vi"] for row in csv.DictReader(lines)}
    return Names(reference, movements, code)


def _blank(reference: Reference, code: str) -> Covenant:
    named = _CODE.fullmatch(code)
    if named is None or named["bloc"] not in reference.blocs:
        known = ", ".join(str(row["covenant"]) for row in reference.tables["covenant"])
        raise Refusal(
            f"Không có giao ước “{code}”, và không có khối ấy để lập mới. Các giao ước: {known}.",
            f"There is no covenant “{code}”, nor that bloc to begin one for. Known: {known}.",
        )
    return Covenant(bloc=named["bloc"], year=int(named["year"]))


def _told(code: str, out: Path, *, known: bool) -> Sentence:
    new = Sentence("", "") if known else Sentence(
        f" Danh mục chưa có {code}: tệp để trống, chờ điền.",
        f" {code} is not in the reference yet: the workbook is empty, to be filled.",
    )  # fmt: skip
    return Sentence(
        f"Đã ghi giao ước {code} vào {out}.{new.vi} Sửa xong: "
        f"python -m warehouse covenant import {out}",
        f"The covenant {code} is written to {out}.{new.en} When edited: "
        f"python -m warehouse covenant import {out}",
    )
