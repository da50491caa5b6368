"""The letterhead of a report: the bodies it names, from the one above down to the one that reports.

“CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM / CÔNG ĐOÀN BỘ NỘI VỤ”: the last body named is the reporter. When
nobody knows it, it is a stranger; the body above it never reports in its place.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.grid import Row
from etl.identity import Names
from etl.wording import composed, fold
from warehouse.period import Period

_BODY = re.compile(
    r"^(?!cong doan cap tren)(cong doan|cd|cdcs|tong lien doan|tong ldld|tld|lien doan|ldld|"
    r"khoi thi dua|cum thi dua)\b"
)
_AGENCY = re.compile(  # whose union may go by its name alone; the union's own rooms are none
    r"^(bo|vien|hoc vien|truong|dai|thong tan xa|kiem toan nha nuoc|bao hiem xa hoi|ngan hang|"
    r"lien hiep|tong cuc|cuc|benh vien|tap doan|tong cong ty|cong ty)\b(?!$)"
)
_LABEL = re.compile(r"^(?:tên )?(?:đơn vị|công đoàn)\s*:\s*", re.IGNORECASE)
_TITLE = re.compile(
    r"^(bao cao|tong hop|bang|bieu|phu luc|so ket|tong ket|ket qua)\b|\bbao cao\b"
)  # what follows the letterhead
_OF = re.compile(
    r"\bcủa (?P<body>.+?)(?=\s+(?:năm|6 tháng|sáu tháng|quý|đợt|kỳ)\b|$)", re.IGNORECASE
)
_BARE = {"cong doan", "cong doan co so", "cdcs"}  # under an agency's name: its union
_LINES = 3  # a long name takes up to so many


class Letterhead(NamedTuple):
    """Who reports: the code of a known unit or bloc, or the name of one that nobody knows."""

    reporter: str | None = None
    stranger: str = ""


def letterhead(above: Sequence[Row], names: Names, period: Period | None = None) -> Letterhead:
    """Tell who reports by the lines before the title, else by the title's “của …”."""
    lines, titles = _parted(above)
    found = Letterhead()
    place = 0
    while place < len(lines):
        taken, found = _body(lines[place : place + _LINES], names, period, found)
        place += taken
    if found.reporter or found.stranger:
        return found
    bodies = (match["body"] for title in titles if (match := _OF.search(title)))
    return Letterhead(next(filter(None, (names.reporter(body, period) for body in bodies)), None))


def _parted(above: Sequence[Row]) -> tuple[list[str], list[str]]:
    """Give the lines on the left before the first title, and the titles."""
    texts = [composed(line) for row in above for line in _first_cell(row)]
    begins = next((n for n, text in enumerate(texts) if _TITLE.search(fold(text))), len(texts))
    return texts[:begins], texts[begins:]


def _first_cell(row: Row) -> Iterator[str]:
    if row:
        yield from filter(str.strip, row[min(row)].text.splitlines())


def _body(
    lines: Sequence[str], names: Names, period: Period | None, before: Letterhead
) -> tuple[int, Letterhead]:
    """Read one body from the next lines: how many it takes, and who reports so far."""
    named = _LABEL.sub("", lines[0])
    is_body = bool(_BODY.match(fold(named)) or _AGENCY.match(fold(named)))
    if named == lines[0] and not is_body and not names.reporter(named, period):
        return 1, before
    for taken in range(len(lines), 0, -1):
        code = names.reporter(" ".join([named, *lines[1:taken]]), period)
        if code:
            return taken, Letterhead(code)
    is_stranger = is_body and fold(named) not in _BARE
    return 1, Letterhead(stranger=named) if is_stranger else before
