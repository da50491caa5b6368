"""Minutes and proposals of the year-end meeting, and the covenant that opens the year."""

from itertools import groupby
from typing import Any

from dashboard.reports import points, reviews, saying
from dashboard.reports.answers import Answers
from dashboard.reports.grid import cell, heads, ordinal
from dashboard.reports.grid import number as number_cell
from dashboard.reports.model import (
    BLANK,
    Block,
    Cell,
    Figure,
    Heading,
    Paragraph,
    Piece,
    Signer,
    Table,
)
from dashboard.reports.papers import Sheet, unrecognised
from dashboard.reports.prose import blank, say, series
from dashboard.reports.saying import VI, origin, whole

Row = dict[str, Any]
_MINUTES = (Signer(("THƯ KÝ",)), Signer(("CHỦ TRÌ",)))
OUTCOMES = {"agreed": "Khớp", "differs": "Có chênh lệch", "not_checked": "Chưa kiểm tra được"}


def vote_minutes(answers: Answers) -> Sheet:
    """Write the minutes of the meeting that ranked the units and voted."""
    blocks: list[Block] = [
        Heading("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN", 1),
        say("Thời gian: ", *_held(answers.votes), "."),
        blank("Địa điểm:"),
        blank("Chủ trì:"),
        blank("Thư ký:"),
        *_present(answers),
        Heading("II. NỘI DUNG", 1),
        *_ranks(answers),
        say("Kết quả bỏ phiếu:"),
        _ballots(answers),
        *reviews.awards(answers),
        blank("Ý kiến thảo luận:"),
        Heading("III. KẾT LUẬN", 1),
        blank(),
        say("Biên bản lập xong lúc …… giờ …… ngày …… tháng …… năm ………, đã đọc lại tại cuộc họp."),
    ]
    return Sheet(
        name="bien-ban-binh-xet",
        kind="BIÊN BẢN",
        subject=(f"Họp bình xét thi đua năm {answers.year} của {answers.name}",),
        letters="BB",
        blocks=blocks,
        provisional=unrecognised(answers.ranking),
        illustrative=any(row["illustrative"] for row in (*answers.votes, *answers.ranking)),
        signers=_MINUTES,
        held_on=_day(answers.votes, "core.vote"),
    )


def _ranks(answers: Answers) -> list[Block]:
    if not answers.ranking:
        return [blank("Điểm, thứ hạng:")]
    return [say("Điểm, thứ hạng các đơn vị:"), *points.ranking_table(answers)]


def _held(rows: list[Row], relation: str = "core.vote") -> tuple[Piece, ...]:
    days: dict[object, Figure] = {}
    for row in rows:
        day = saying.day(relation, row, "held_on")
        if isinstance(day, Figure):
            days.setdefault(day.value, day)
    told: list[Piece] = []
    for day in days.values():
        told += [", " if told else "ngày ", day]
    return tuple(told) or (BLANK,)


def _day(rows: list[Row], relation: str) -> Figure | None:
    """Give the day a document is of: the one day on which everything was held, or none."""
    told = [piece for piece in _held(rows, relation) if isinstance(piece, Figure)]
    return told[0] if len(told) == 1 else None


def _present(answers: Answers) -> list[Paragraph]:
    counted: dict[tuple[int, int], Row] = {}
    for row in answers.votes:
        if row["eligible"] is not None and row["present"] is not None:
            counted.setdefault((row["present"], row["eligible"]), row)
    if len(counted) != 1:
        return [blank("Thành phần:")]
    row = next(iter(counted.values()))
    there, all_there = (whole("core.vote", row, name) for name in ("present", "eligible"))
    return [
        say("Thành phần: có mặt ", there, " trên ", all_there, " người được bỏ phiếu."),
        blank("Đại biểu mời:"),
    ]


def _ballots(answers: Answers) -> Table:
    rows = []
    for place, row in enumerate(answers.votes, 1):
        numbers = (
            number_cell(whole("core.vote", row, name) if row[name] is not None else BLANK)
            for name in ("eligible", "present", "in_favour")
        )
        rows.append(
            (ordinal(place), cell(row["unit_vi"]), cell(row["question"]), *numbers,
             cell(_outcome(row), align="center"))
        )  # fmt: skip
    head = heads(
        "TT", "Đơn vị", "Nội dung bỏ phiếu", "Được bỏ phiếu", "Có mặt", "Đồng ý", "Kết quả"
    )
    return Table("Bỏ phiếu", (head,), tuple(rows), (5, 30, 25, 9, 8, 8, 15), size=10)


def _outcome(row: Row) -> str:
    if row["has_quorum"] is False:
        return "Không đủ số người"
    if row["has_majority"] is None:
        return BLANK
    return "Thông qua" if row["has_majority"] else "Không thông qua"


def check_minutes(answers: Answers) -> Sheet:
    """Write the minutes of the cross-checks: who checked whom, and what came of it."""
    rows = []
    for place, row in enumerate(answers.cross_checks, 1):
        rows.append((
            ordinal(place),
            cell(row["unit_vi"]),
            cell(row["checked_by_vi"]),
            cell(saying.day("core.cross_check", row, "held_on"), align="center"),
            cell(OUTCOMES.get(row["outcome"], BLANK), align="center"),
            cell(row["difference"] or ""),
            cell(row["evidence"] or ""),
        ))  # fmt: skip
    head = heads("TT", "Đơn vị được kiểm tra", "Đơn vị kiểm tra", "Ngày", "Kết quả",
                 "Nội dung chênh lệch", "Minh chứng")  # fmt: skip
    blocks: list[Block] = [
        Heading("I. THỜI GIAN, THÀNH PHẦN", 1),
        say("Thời gian: ", *_held(answers.cross_checks, "core.cross_check"), "."),
        blank("Địa điểm:"),
        blank("Thành phần:"),
        Heading("II. NỘI DUNG KIỂM TRA", 1),
        say("Kết quả kiểm tra chéo giữa các đơn vị như sau:"),
        Table("Kiểm tra chéo", (head,), tuple(rows), (6, 19, 19, 13, 12, 17, 15), size=10),
        blank("Ý kiến của đơn vị được kiểm tra:"),
        Heading("III. KẾT LUẬN, KIẾN NGHỊ", 1),
        blank(),
    ]
    return Sheet(
        name="bien-ban-kiem-tra-cheo",
        kind="BIÊN BẢN",
        subject=(f"Kiểm tra chéo kết quả thực hiện giao ước thi đua năm {answers.year}",
                 f"của {answers.name}"),
        letters="BB",
        blocks=blocks,
        provisional=(),
        illustrative=any(row["illustrative"] for row in answers.cross_checks),
        signers=(Signer(("ĐẠI DIỆN CÁC ĐƠN VỊ", "ĐƯỢC KIỂM TRA")),
                 Signer(("ĐẠI DIỆN CÁC ĐƠN VỊ", "KIỂM TRA"))),
        held_on=_day(answers.cross_checks, "core.cross_check"),
    )  # fmt: skip


def award_proposal(answers: Answers) -> Sheet:
    """Propose units for awards to the parent: whom, for what, and what speaks for it."""
    proposed = [row for row in answers.proposals if row["outcome"] == "proposed"]
    blocks: list[Block] = [
        say(f"Kính gửi: {answers.covenant['parent_vi'] or BLANK}", look="center"),
        say(f"Căn cứ kết quả thực hiện giao ước thi đua năm {answers.year} và điểm, thứ hạng ở "
            f"giai đoạn {points.stage(answers)}", *_meeting(answers), ";"),
        blank("Căn cứ:"),
        say(f"{answers.name} đề nghị xét khen thưởng các đơn vị sau:"),
        _proposed(proposed),
    ]  # fmt: skip
    for award, rows in groupby(answers.proposals, key=lambda row: row["award_vi"]):
        found = list(rows)
        quota, used = found[0]["quota"], [row for row in found if row["outcome"] == "proposed"]
        if quota is not None and used:
            told = whole("core.quota", found[0], "quota")
            limit = Figure(told.text, quota, origin("core.quota", found[0], "number"))
            blocks.append(
                say(f"{award}: số lượng được đề nghị ", limit, f"; đề nghị {_names(used)}.",
                    look="item")
            )  # fmt: skip
    blocks.append(say("Kính trình xem xét, quyết định."))
    return Sheet(
        name="to-trinh",
        kind="TỜ TRÌNH",
        subject=(f"Về việc đề nghị khen thưởng phong trào thi đua năm {answers.year}",),
        letters="TTr",
        blocks=blocks,
        provisional=unrecognised(proposed),
        illustrative=any(row["illustrative"] for row in proposed),
    )


def _names(rows: list[Row]) -> str:
    return series(row["unit_vi"] for row in rows)


def _meeting(answers: Answers) -> tuple[Piece, ...]:
    held = _held(answers.votes) if answers.votes else ()
    return (" (họp bình xét ", *held, ")") if held and held != (BLANK,) else ()


def _proposed(proposed: list[Row]) -> Table:
    rows = []
    for place, row in enumerate(proposed, 1):
        rank = whole("marts.ranking", row, "rank") if row["rank"] is not None else BLANK
        total = saying.points("marts.ranking", row, "total")
        rows.append((
            ordinal(place),
            cell(row["unit_vi"]),
            cell(row["award_vi"]),
            Cell((rank,), "center"),
            number_cell(total),
            cell(row["reasons_for"] or ""),
        ))  # fmt: skip
    head = heads("TT", "Đơn vị", "Hình thức khen thưởng", "Hạng", "Tổng điểm", "Căn cứ")
    return Table("Đề nghị", (head,), tuple(rows), (5, 27, 21, 8, 9, 30), size=11)


def covenant_paper(answers: Answers) -> Sheet:
    """Write the covenant out: what for, which contents, which targets, and who signs."""
    covenant = answers.covenant
    theme = f"Chủ đề: “{covenant['theme']}”." if covenant["theme"] else ""
    blocks: list[Block] = [
        say(theme) if theme else blank("Chủ đề:"),
        *reviews.members(answers),
        say("Các đơn vị thống nhất ký giao ước thi đua với các nội dung sau:"),
        Heading("I. NỘI DUNG THI ĐUA", 1),
        *(say(row["text_vi"].rstrip(" .;"), ".", look="item") for row in answers.groups),
        *([] if answers.groups else [blank()]),
    ]
    if answers.movements:
        blocks.append(say("Các phong trào, cuộc vận động:"))
        blocks += [say(row["name_vi"].rstrip(" .;"), ".", look="item") for row in answers.movements]
    aimed = [row for row in answers.progress if row["target"] is not None]
    blocks.append(Heading("II. CHỈ TIÊU THI ĐUA", 1))
    blocks += [_targets(aimed)] if aimed else [blank()]
    blocks.append(Heading("III. CHƯƠNG TRÌNH HOẠT ĐỘNG", 1))
    blocks += [say(row["name_vi"].rstrip(" .;"), ".", look="item") for row in answers.programme]
    blocks += [] if answers.programme else [blank()]
    blocks += [Heading("IV. CÁC ĐƠN VỊ KÝ GIAO ƯỚC", 1), _signatures(answers)]
    signed = saying.day("core.covenant", covenant, "signed_on")
    return Sheet(
        name="giao-uoc",
        kind="GIAO ƯỚC THI ĐUA",
        subject=(f"Năm {answers.year} của {answers.name}",),
        letters="",
        blocks=blocks,
        provisional=(),
        illustrative=bool(covenant["illustrative"]) or any(row["illustrative"] for row in aimed),
        signers=(),
        held_on=signed if isinstance(signed, Figure) else None,
    )


def _targets(aimed: list[Row]) -> Table:
    rows = tuple(
        (
            ordinal(place),
            cell(row["indicator_vi"]),
            cell(saying.measure(row), align="center"),
            number_cell(*saying.short(row, "target", at_least=True)),
        )
        for place, row in enumerate(aimed, 1)
    )
    head = heads("TT", "Chỉ tiêu", "ĐVT", "Mục tiêu năm")
    return Table("Chỉ tiêu", (head,), rows, (6, 60, 16, 18), size=12)


def _signatures(answers: Answers) -> Table:
    roles = {role: VI(f"role.{role}") for role in ("leader", "deputy", "member")}
    rows = tuple(
        (
            ordinal(place),
            cell(row["name_vi"]),
            cell(roles[row["role"]], align="center"),
            cell((row["person"] or "").split("; ")[0]),
            cell(),
        )
        for place, row in enumerate(answers.members, 1)
    )
    head = heads("TT", "Đơn vị", "Vai trò", "Người ký", "Chữ ký")
    return Table("Đơn vị ký", (head,), rows, (6, 34, 14, 26, 20), size=12)
