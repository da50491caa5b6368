"""Out: a covenant of the reference, or an empty one of a known bloc, as a workbook."""

import re
from collections.abc import Iterable
from pathlib import Path

from warehouse.covenant_book.wording import Names
from warehouse.covenant_book.writing import workbook
from warehouse.covenant_book.written import written
from warehouse.language import Refusal, Sentence
from warehouse.reference.covenant import Covenant
from warehouse.reference.digest import COVENANTS
from warehouse.reference.fact import Findings
from warehouse.reference.problem import ReferenceError  # noqa: A004 - see problem.py
from warehouse.reference.reading import read_document, read_tables
from warehouse.reference.shapes import CATALOGUE_MOVEMENT

_CODE = re.compile(r"(?P<year>(?:19[5-9]|20)\d\d)-(?P<bloc>[A-Za-z0-9][\w.\-]*)")
# Which column of a table is its code, and which its name.
_NAMED = {
    "unit": ("unit", "name_vi"),
    "bloc": ("bloc", "name_vi"),
    "indicator": ("indicator", "name_vi"),
    "source": ("source", "title"),
    "content_group": ("content_group", "text_vi"),
    CATALOGUE_MOVEMENT: ("movement", "name_vi"),
}


def export(folder: Path, code: str, out: Path, *, force: bool = False) -> Sentence:
    """Write the workbook of a covenant; say so. A file that is there already stays, unless `force`.

    `out` is a file, or a folder for one of the covenant's name. A covenant that is not yet there is
    an empty workbook, where its bloc is known.
    """
    path = covenant_path(folder, code)
    known = _CODE.fullmatch(code) is not None and path.exists()
    covenant = covenant_in(path) if known else _blank(folder, code)
    groups = [group.content_group for group in covenant.content_group]
    content = workbook(written(covenant), names_of(folder, groups), code)
    if out.is_dir() or not out.suffix:
        out /= f"{code}.xlsx"
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
    return _told(code, out, known=known)


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


def names_of(folder: Path, groups: Iterable[str] = ()) -> Names:
    """Give the names of all codes that a workbook may hold: those of the tables, its own groups.

    A table with a mistake is a ReferenceError; covenants are not looked at.
    """
    findings = Findings()
    read_tables(folder, findings)
    if findings.problems:
        raise ReferenceError(findings.problems)
    named = {
        table: {str(fact.row[key]): str(fact.row[name] or "") for fact in findings.of(table)}
        for table, (key, name) in _NAMED.items()
    }
    named["movement"] = named.pop(CATALOGUE_MOVEMENT)
    named["content_group"] |= dict.fromkeys(groups, "")
    return Names(named)


def _blank(folder: Path, code: str) -> Covenant:
    asked = _CODE.fullmatch(code)
    if asked is None or asked["bloc"] not in names_of(folder).named["bloc"]:
        known = ", ".join(sorted(path.stem for path in (folder / COVENANTS).glob("*.toml")))
        raise Refusal(
            f"Không có giao ước “{code}”, và không có khối ấy để lập mới. Các giao ước: {known}.",
            f"There is no covenant “{code}”, nor that bloc to begin one for. Known: {known}.",
        )
    return Covenant(bloc=asked["bloc"], year=int(asked["year"]))


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
