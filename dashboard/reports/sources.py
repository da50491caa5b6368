"""Where a document's figures come from: an annex that every figure leads to.

An entry speaks of one kind of thing (an indicator in a period, the points of a stage, a ballot) and
names the cells it was read from, or the entries it is reckoned from.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dashboard.reports import papers, saying
from dashboard.reports.answers import Answers
from dashboard.reports.grid import cell, heads
from dashboard.reports.model import (
    Annex,
    Block,
    Cell,
    Document,
    Origin,
    Paragraph,
    Table,
    anchor,
    figures,
)
from dashboard.reports.points import STAGES

TITLE = "NGUỒN SỐ LIỆU"
Place = tuple[str, str, str]  # file, sheet, cell
EntryKey = tuple[str, ...]
_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass
class Entry:
    """One entry: its number, what it is of, and in parts the cells it was read from.

    A part has a label (a period, the target) and its cells; `rests_on` are the entries that it is
    reckoned from.
    """

    number: int
    title: str
    parts: dict[str, list[Place]] = field(default_factory=dict)
    rests_on: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        """Add a note, once."""
        if text and text not in self.notes:
            self.notes.append(text)


def sourced(document: Document, answers: Answers) -> Document:
    """Add the annex of sources, and let each figure know its entry there."""
    told = figures(document)
    if not told:
        return document
    register = Register(answers)
    references = {figure.origin: register.entry(figure.origin) for figure in told}
    annexed = papers.annexed(document, Annex(TITLE, _blocks(register)))
    return replace(annexed, references=references)


class Register:
    """The entries of one document, numbered in the order in which they are first needed."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.entries: dict[EntryKey, Entry] = {}
        self._names = {row["indicator"]: row["indicator_vi"] for row in answers.progress}

    def entry(self, origin: Origin) -> int:
        """Give the number of the entry that says where a figure comes from."""
        indicators = origin.says("indicator")
        if isinstance(indicators, tuple):
            return self._counted(origin, indicators)
        if origin.relation not in ("marts.progress", "marts.comparison", "marts.outlook"):
            return self._of_meetings(origin)
        indicator, period = str(indicators), str(origin.says("period"))
        if origin.column == "target":
            return self._target(indicator)
        if origin.relation == "marts.outlook":
            self._target(indicator)
            period = f"{self.answers.year}-S1"
        if origin.relation == "marts.comparison":
            self._figure(indicator, str(origin.says("against")))
        return self._figure(indicator, period)

    def _of_meetings(self, origin: Origin) -> int:
        stage, question = str(origin.says("stage")), origin.says("question")
        match origin.relation:
            case "marts.completeness" | "core.submission":
                number = self._sending()
            case "marts.score":
                number = self._points(str(origin.says("criterion")), stage)
            case "marts.ranking" if origin.column != "votes":
                number = self._ranking(stage)
            case "core.vote" | "marts.ranking":
                number = self._ballots(question if isinstance(question, str) else None)
            case "core.cross_check":
                places = _places(self.answers.cross_checks)
                number = self._read(("cross_check",), "Kiểm tra chéo", places)
            case _:
                number = self._stated(origin.relation)
        return number

    def _name(self, indicator: str) -> str:
        return str(self._names.get(indicator, indicator))

    def _figure(self, indicator: str, period: str) -> int:
        entry = self._of(("indicator", indicator), self._name(indicator))
        label = saying.period_name(period)
        if label not in entry.parts:
            told = [
                row for row in self.answers.source_cells
                if row["indicator"] == indicator and row["period"] == period
            ]  # fmt: skip
            entry.parts[label] = _places(told)
            if not told and "-" not in period:
                entry.note("tính từ các chỉ tiêu khác hoặc từ tình hình gửi báo cáo, không có ô")
        return entry.number

    def _target(self, indicator: str) -> int:
        entry = self._of(("indicator", indicator), self._name(indicator))
        if "mục tiêu" not in entry.parts:
            rows = [row for row in self.answers.target_sources if row["indicator"] == indicator]
            entry.parts["mục tiêu"] = _places(rows)
            for row in rows:
                if not row["cell"]:
                    stated = row["source_title"] or row["decision"]
                    told = f"“{stated}”" if stated else f"giao ước {self.answers.code}"
                    entry.note(f"mục tiêu: {told}")
        return entry.number

    def _sending(self) -> int:
        sent = [
            (one["file_name"], "", "")
            for row in self.answers.sending
            if (one := self.answers.submissions.get(row["submission"]))
        ]
        note = "ngày nhận ghi trong sổ nhận báo cáo; hạn gửi của giao ước"
        return self._read(("sending",), "Tình hình gửi báo cáo", sent, note)

    def _points(self, criterion: str, stage: str) -> int:
        rows = [row for row in self.answers.scores
                if row["criterion"] == criterion and row["stage"] == stage]  # fmt: skip
        title = f"{rows[0]['name_vi']}: {STAGES.get(stage, stage).lower()}"
        places = _places(rows)
        note = "" if places else "tính từ số liệu báo cáo theo thang điểm"
        return self._read(("points", criterion, stage), title, places, note)

    def _ranking(self, stage: str) -> int:
        rows = [row for row in self.answers.scores if row["stage"] == stage]
        title = f"Cộng điểm, xếp loại, xếp hạng: {STAGES.get(stage, stage).lower()}"
        return self._read(("ranking", stage), title, _places(rows), "cộng theo thang điểm")

    def _ballots(self, question: str | None) -> int:
        rows = [row for row in self.answers.votes if question in (None, row["question"])]
        title = f"Bỏ phiếu: {question}" if question else "Bỏ phiếu"
        return self._read(("vote", question or ""), title, _places(rows))

    def _stated(self, relation: str) -> int:
        source = self.answers.covenant["source_title"]
        document = f"“{source}”" if source else f"tệp giao ước {self.answers.code}"
        titles = {
            "core.membership": ("Thành viên của Khối", document),
            "core.covenant": ("Giao ước", document),
            "core.activity": ("Chương trình hoạt động", document),
            "core.criterion": ("Thang điểm", f"thang điểm của giao ước {self.answers.code}"),
            "core.quota": ("Số lượng được đề nghị", f"giao ước {self.answers.code}"),
            "core.build": ("Ngày tính số liệu", f"bản số liệu {self.answers.stamp['build']}"),
            "marts.cut_off": ("Ngày chốt số liệu", "ngày chốt ghi trong báo cáo của các đơn vị"),
        }
        title, note = titles[relation]
        return self._read((relation,), title, [], note)

    def _counted(self, origin: Origin, indicators: Iterable[str]) -> int:
        parts = [self._figure(one, str(origin.says("period"))) for one in indicators]
        if origin.relation == "marts.comparison":
            for one in indicators:
                self._figure(one, str(origin.says("against")))
        kind = "đánh giá" if origin.relation == "marts.progress" else "so với cùng kỳ"
        entry = self._of(("count", kind), f"Đếm số chỉ tiêu theo {kind}")
        entry.rests_on = sorted({*entry.rests_on, *parts})
        return entry.number

    def _read(self, key: EntryKey, title: str, places: list[Place], note: str = "") -> int:
        entry = self._of(key, title)
        entry.parts.setdefault("", places)
        entry.note(note)
        return entry.number

    def _of(self, key: EntryKey, title: str) -> Entry:
        if key not in self.entries:
            self.entries[key] = Entry(len(self.entries) + 1, title)
        return self.entries[key]


def _places(rows: Iterable[dict[str, object]]) -> list[Place]:
    return [
        (str(row["file_name"]), str(row["sheet"] or ""), str(row["cell"]))
        for row in rows
        if row["file_name"] and row["cell"]
    ]


def _blocks(register: Register) -> tuple[Block, ...]:
    entries = register.entries.values()
    places = (place[:2] for entry in entries for part in entry.parts.values() for place in part)
    files = {place: n for n, place in enumerate(sorted(set(places), key=lambda one: one[::-1]), 1)}
    rows = tuple(
        (
            Cell((str(entry.number),), "center", anchor=anchor(entry.number)),
            cell(entry.title),
            cell(_told(entry, files)),
        )
        for entry in entries
    )
    start = (
        "Mỗi con số trong văn bản này dẫn đến một mục dưới đây. T1, T2, … là các tệp đã gửi, kê ở "
        "bảng sau; chữ và số đứng trước là ô trong tệp."
    )
    head = heads("Mục", "Số liệu", "Lấy từ")
    blocks: list[Block] = [
        Paragraph((start,), "note"),
        Table("Nguồn số liệu", (head,), rows, (5, 35, 60), size=9),
    ]
    if files:
        listed = tuple((cell(f"T{n}"), cell(*place[:1]), cell(*place[1:]))
                       for place, n in files.items())  # fmt: skip
        head = heads("Tệp", "Tên tệp", "Trang tính")
        blocks.append(Paragraph(("Các tệp:",), "note"))
        blocks.append(Table("Các tệp", (head,), listed, (8, 70, 22), size=9))
    return tuple(blocks)


def _told(entry: Entry, files: dict[tuple[str, str], int]) -> str:
    told = []
    for label, places in entry.parts.items():
        cells = _where(places, files)
        if cells:
            told.append(f"{label}: {cells}" if label else cells)
    if entry.rests_on:
        told.append(f"đếm từ các mục {ranges(entry.rests_on)}")
    return "; ".join([*told, *entry.notes])


def _where(places: Iterable[Place], files: dict[tuple[str, str], int]) -> str:
    """Say which cells of which files: units' forms are alike, so that one cell is of many files."""
    by_file: dict[int, list[str]] = {}
    for place in places:
        by_file.setdefault(files[place[:2]], []).append(place[2])
    by_cells: dict[str, list[int]] = {}
    for file, cells in sorted(by_file.items()):
        by_cells.setdefault(runs(cells), []).append(file)
    return "; ".join(
        f"{f'{cells} ở ' if cells else ''}{ranges(numbers, 'T')}"
        for cells, numbers in by_cells.items()
    )


def ranges(numbers: Iterable[int], letter: str = "") -> str:
    """Write numbers that follow one another as a range: 1, 2, 3, 5 is 1–3, 5."""
    found: list[list[int]] = []
    for one in sorted(set(numbers)):
        if found and found[-1][-1] == one - 1:
            found[-1].append(one)
        else:
            found.append([one])
    return ", ".join(
        f"{letter}{run[0]}" + (f"–{letter}{run[-1]}" if len(run) > 1 else "") for run in found
    )


def runs(cells: Iterable[str]) -> str:
    """Write cells below one another as one range: F14, F15, F16 is F14:F16."""
    found: list[list[tuple[str, int]]] = []
    plain: list[str] = []
    for one in dict.fromkeys(cells):
        match = _CELL.fullmatch(one)
        if match is None:
            plain.append(one)
            continue
        column, row = match[1], int(match[2])
        if found and found[-1][-1] == (column, row - 1):
            found[-1].append((column, row))
        else:
            found.append([(column, row)])
    ranges = [
        f"{run[0][0]}{run[0][1]}" + (f":{run[-1][0]}{run[-1][1]}" if len(run) > 1 else "")
        for run in found
    ]
    return ", ".join([*ranges, *(one for one in plain if one)])
