"""Which documents there are, which can be made now, and what keeps the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.reports import meetings, points, results, reviews, saying
from dashboard.reports.answers import Answers
from dashboard.reports.grid import cell, heads, legend, number, ordinal
from dashboard.reports.model import Block, Cell, Document, Figure, Live, Table
from dashboard.reports.papers import Sheet, finished, unrecognised, unsettled
from dashboard.reports.prose import as_of, say
from dashboard.reports.saying import VI, count, whole
from dashboard.reports.sources import sourced
from warehouse.language import Sentence
from warehouse.reference.documents import DocumentName, Documents


@dataclass(frozen=True)
class Kind:
    """A kind of document: its name, the periods it is of, what it needs, and how it is made.

    `lacks` says in a sentence what keeps it from being made, or None.
    """

    name: DocumentName
    title: Sentence
    halves: bool
    years: bool
    lacks: Callable[[Answers], Sentence | None]
    make: Callable[[Answers], Sheet]


@dataclass(frozen=True)
class Possible:
    """Whether one document can be made now; `lacks` says what keeps it, if anything does."""

    name: DocumentName
    title: Sentence
    lacks: Sentence | None


def possible(answers: Answers) -> list[Possible]:
    """Say of each document of a bloc and period if it can be made now."""
    return [Possible(kind.name, kind.title, kind.lacks(answers)) for kind in _kinds(answers)]


def make(answers: Answers, name: DocumentName, written: Documents) -> Document:
    """Make one document that can be made: with its letterhead, its marks and its sources."""
    kind = next(one for one in _kinds(answers) if one.name == name)
    return sourced(finished(kind.make(answers), answers, written), answers)


def _kinds(answers: Answers) -> Iterable[Kind]:
    return [one for one in KINDS if (one.halves if answers.is_half else one.years)]


def _results(answers: Answers) -> Sheet:
    period = saying.period_name(str(answers.period))
    return Sheet(
        name="chi-tieu",
        kind="BẢNG TỔNG HỢP",
        subject=("Kết quả thực hiện các chỉ tiêu giao ước thi đua", f"{period}, {answers.name}"),
        letters="BC",
        blocks=results.bloc_table(answers),
        provisional=unsettled(answers.progress),
        illustrative=answers.is_illustrative,
        landscape=True,
    )


def _units(answers: Answers) -> Sheet:
    period = saying.period_name(str(answers.period))
    return Sheet(
        name="theo-don-vi",
        kind="BIỂU TỔNG HỢP THEO ĐƠN VỊ",
        subject=("Kết quả thực hiện các chỉ tiêu giao ước thi đua", f"{period}, {answers.name}"),
        letters="BC",
        blocks=results.unit_tables(answers),
        provisional=unsettled([*answers.progress, *answers.cells]),
        illustrative=answers.is_illustrative,
        landscape=True,
    )


def _scores(answers: Answers) -> Sheet:
    return Sheet(
        name="cham-diem",
        kind="BẢNG CHẤM ĐIỂM THI ĐUA",
        subject=(f"Năm {answers.year} của các đơn vị thuộc {answers.name}",),
        letters="BC",
        blocks=points.score_tables(answers),
        provisional=unrecognised(answers.ranking),
        illustrative=any(row["illustrative"] for row in answers.scores),
        landscape=True,
    )


def _ranks(answers: Answers) -> Sheet:
    return Sheet(
        name="xep-hang",
        kind="KẾT QUẢ BÌNH XÉT VÀ XẾP HẠNG THI ĐUA",
        subject=(f"Năm {answers.year} của {answers.name}",),
        letters="BC",
        blocks=points.ranking_table(answers),
        provisional=unrecognised(answers.ranking),
        illustrative=any(row["illustrative"] for row in answers.ranking),
    )


def _sending(answers: Answers) -> Sheet:
    period = saying.period_name(str(answers.period))
    rows = [_sent(answers, at) for at in range(len(answers.sending))]
    rows += list(_by_status(answers))
    head = heads("TT", "Đơn vị", "Hạn", "Ngày nhận", "Trễ (ngày)", "Phiên bản", "Tình trạng")
    blocks: list[Block] = [
        say("Tính đến ngày ", as_of(answers.stamp), "."),
        *legend(rows),
        Table("Gửi báo cáo", (head,), tuple(rows), (6, 34, 15, 15, 9, 12, 16), size=11),
    ]
    return Sheet(
        name="gui-bao-cao",
        kind="DANH SÁCH",
        subject=(f"Tình hình gửi báo cáo {period} của {answers.name}",),
        letters="BC",
        blocks=blocks,
        provisional=(),
        illustrative=any(row["illustrative"] for row in answers.sending),
    )


def _sent(answers: Answers, at: int) -> tuple[Cell, ...]:
    row = answers.sending[at]
    is_known = row["days_late"] is not None and row["received_at"] is not None
    late = whole("marts.completeness", row, "days_late") if is_known else ""
    return (
        ordinal(at + 1),
        cell(row["unit_vi"]),
        cell(saying.day("marts.completeness", row, "due_on"), align="center"),
        cell(saying.day("marts.completeness", row, "received_at"), align="center"),
        number(late, live=_late(row, at) if late else None),
        cell(_version(answers, row), align="center"),
        cell(VI(f"status.{row['status']}"), align="center"),
    )


def _late(row: dict[str, object], at: int) -> Live | None:
    due, came = (saying.day("marts.completeness", row, name) for name in ("due_on", "received_at"))
    ends = [one.value for one in (due, came) if isinstance(one, Figure)]
    days = [one for one in ends if isinstance(one, date)]
    if len(days) < 2:  # noqa: PLR2004 - both ends
        return None
    late = max((days[1] - days[0]).days, 0)
    return Live("late", ((at, 3), (at, 2))) if late == row["days_late"] else None


def _version(answers: Answers, row: dict[str, object]) -> Figure | str:
    """Say which revision stands of a unit's report; the form's first has the number 0."""
    sent = [
        one
        for one in answers.submissions.values()
        if one["unit"] == row["unit"]
        and one["kind"] == "indicators"
        and one["status"] == "standing"
    ]
    if not sent:
        return ""
    revision = int(sent[0]["revision"] or 0)
    text = f"sửa lần {revision}" if revision else "bản đầu"
    return Figure(text, revision, saying.origin("core.submission", sent[0], "revision"))


def _by_status(answers: Answers) -> Iterable[tuple[Cell, ...]]:
    sent = answers.sending
    cells = tuple((at, 6) for at in range(len(sent)))
    for status in dict.fromkeys(row["status"] for row in sent):
        found = [row for row in sent if row["status"] == status]
        told = count(len(found), "marts.completeness", bloc=answers.bloc,
                     period=str(answers.period), status=(status,))  # fmt: skip
        word = VI(f"status.{status}")
        yield (
            Cell((f"Cộng số đơn vị: {word}",), "right", bold=True, across=6),
            number(told, live=Live("matching", cells, word), bold=True),
        )


def _nothing(_: Answers) -> Sentence | None:
    return None


def _lacks_figures(answers: Answers) -> Sentence | None:
    if answers.progress:
        return None
    return Sentence(
        "Chưa có chỉ tiêu nào có mục tiêu hoặc số liệu trong kỳ này.",
        "No indicator has a target or a figure in this period yet.",
    )


def _lacks_units(answers: Answers) -> Sentence | None:
    if any(row["has_reported"] for row in answers.cells):
        return None
    return Sentence(
        "Chưa có đơn vị nào báo cáo số liệu của mình trong kỳ này.",
        "No unit has reported figures of its own in this period yet.",
    )


def _lacks_members(answers: Answers) -> Sentence | None:
    if answers.place["own_only"]:
        return Sentence(
            "Kỳ này chỉ có báo cáo của cả Khối, không có báo cáo riêng của từng đơn vị.",
            "In this period the bloc has reported as a whole, and no unit of its own.",
        )
    if answers.sending:
        return None
    return Sentence(
        "Chưa biết đơn vị nào phải gửi báo cáo của kỳ này.",
        "It is not known which units have to report in this period.",
    )


def _lacks_scores(answers: Answers) -> Sentence | None:
    if not answers.criteria:
        return Sentence(
            "Giao ước chưa có thang điểm. Hãy thêm mục scheme vào tệp giao ước.",
            "The covenant has no scoring scheme yet. Add one to its file.",
        )
    if any(row["stage"] in points.STAGES for row in answers.scores):
        return None
    return Sentence(
        "Chưa đơn vị nào gửi bảng tự chấm điểm.", "No unit has sent its own scores yet."
    )


def _lacks_ranks(answers: Answers) -> Sentence | None:
    if answers.ranking:
        return None
    return _lacks_scores(answers) or Sentence(
        "Chưa có giai đoạn chấm điểm nào đủ các đơn vị.",
        "No stage of scoring has been reached by all units yet.",
    )


def _lacks_votes(answers: Answers) -> Sentence | None:
    if answers.votes:
        return None
    return Sentence(
        "Chưa có kết quả bỏ phiếu của Khối. Trưởng khối gửi biểu “Bỏ phiếu”.",
        "The bloc's ballots have not come yet. Its leader sends the sheet of votes.",
    )


def _lacks_checks(answers: Answers) -> Sentence | None:
    if answers.cross_checks:
        return None
    return Sentence(
        "Chưa có kết quả kiểm tra chéo. Trưởng khối gửi biểu “Kiểm tra chéo”.",
        "No cross-check has been told yet. The leader sends the sheet of cross-checks.",
    )


def _lacks_proposals(answers: Answers) -> Sentence | None:
    if any(row["outcome"] == "proposed" for row in answers.proposals):
        return None
    if not answers.ranking:
        return _lacks_ranks(answers)
    if not answers.proposals:
        return Sentence(
            "Giao ước chưa ghi số lượng được đề nghị khen thưởng. Hãy thêm mục quota.",
            "The covenant does not say how many may be proposed for awards. Add its quota.",
        )
    return Sentence(
        "Theo điểm, điều kiện và số lượng được giao, chưa đơn vị nào được đề nghị khen thưởng.",
        "By points, conditions and quota, no unit is proposed for an award yet.",
    )


KINDS = (
    Kind("so-ket", Sentence("Báo cáo sơ kết 6 tháng", "Half-year review report"),
         True, False, _lacks_figures, reviews.half_year_report),  # noqa: FBT003 - a table reads so
    Kind("tong-ket", Sentence("Báo cáo tổng kết năm", "Year-end review report"),
         False, True, _lacks_figures, reviews.year_report),  # noqa: FBT003 - the same
    Kind("chi-tieu", Sentence("Bảng tổng hợp kết quả thực hiện chỉ tiêu", "Table of results"),
         True, True, _lacks_figures, _results),  # noqa: FBT003 - the same
    Kind("theo-don-vi", Sentence("Biểu tổng hợp theo đơn vị", "Results unit by unit"),
         True, True, _lacks_units, _units),  # noqa: FBT003 - the same
    Kind("cham-diem", Sentence("Bảng chấm điểm thi đua", "Score sheets"),
         False, True, _lacks_scores, _scores),  # noqa: FBT003 - the same
    Kind("xep-hang", Sentence("Kết quả bình xét và xếp hạng", "Ranking"),
         False, True, _lacks_ranks, _ranks),  # noqa: FBT003 - the same
    Kind("gui-bao-cao", Sentence("Tình hình gửi báo cáo", "Who has reported"),
         True, True, _lacks_members, _sending),  # noqa: FBT003 - the same
    Kind("bien-ban-binh-xet", Sentence("Biên bản bình xét", "Minutes of the vote"),
         False, True, _lacks_votes, meetings.vote_minutes),  # noqa: FBT003 - the same
    Kind("bien-ban-kiem-tra-cheo", Sentence("Biên bản kiểm tra chéo", "Minutes of cross-checks"),
         False, True, _lacks_checks, meetings.check_minutes),  # noqa: FBT003 - the same
    Kind("to-trinh", Sentence("Tờ trình đề nghị khen thưởng", "Proposal of awards"),
         False, True, _lacks_proposals, meetings.award_proposal),  # noqa: FBT003 - the same
    Kind("giao-uoc", Sentence("Bản giao ước thi đua", "The covenant"),
         True, True, _nothing, meetings.covenant_paper),  # noqa: FBT003 - the same
)  # fmt: skip
