"""The reports of the two reviews of a year: sơ kết after six months, tổng kết at its end."""

from itertools import groupby
from typing import Any

from dashboard import number
from dashboard.reports import charts, points, prose, results, saying
from dashboard.reports.answers import Answers
from dashboard.reports.model import BLANK, Annex, Block, Figure, Heading, Origin, Paragraph, Piece
from dashboard.reports.papers import Sheet, unrecognised, unsettled
from dashboard.reports.prose import blank, say, series
from dashboard.reports.saying import VI, count

Row = dict[str, Any]


def half_year_report(answers: Answers) -> Sheet:
    """Report on the first half of the year and look ahead to the second."""
    year = answers.year
    blocks: list[Block] = [
        *_situation(answers),
        *_results(answers),
        *_assessment(answers),
        Heading(f"IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM {year}", 1),
        *prose.ahead(answers.progress, answers.outlook),
        *_programme(answers, ("due", "overdue"), "Hoạt động còn phải thực hiện: "),
        *_directives(answers),
        *_proposals(answers, "V"),
    ]
    return Sheet(
        name="so-ket",
        kind="BÁO CÁO",
        subject=(
            f"Sơ kết phong trào thi đua 6 tháng đầu năm {year},",
            f"phương hướng, nhiệm vụ 6 tháng cuối năm {year} của {answers.name}",
        ),
        letters="BC",
        blocks=blocks,
        annexes=(_annex(answers),),
        provisional=unsettled(answers.progress),
        illustrative=answers.is_illustrative,
    )


def year_report(answers: Answers) -> Sheet:
    """Report on the whole year, with what the bloc decided on ranks and awards."""
    year = answers.year
    blocks: list[Block] = [
        *_situation(answers),
        *_results(answers),
        *_assessment(answers),
        Heading("IV. KẾT QUẢ BÌNH XÉT, ĐỀ NGHỊ KHEN THƯỞNG", 1),
        *_ranks(answers),
        Heading(f"V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {year + 1}", 1),
        *_directives(answers),
        *_proposals(answers, "VI"),
    ]
    return Sheet(
        name="tong-ket",
        kind="BÁO CÁO",
        subject=(
            f"Tổng kết phong trào thi đua năm {year},",
            f"phương hướng, nhiệm vụ năm {year + 1} của {answers.name}",
        ),
        letters="BC",
        blocks=blocks,
        annexes=(_annex(answers),),
        provisional=(*unsettled(answers.progress), *unrecognised(answers.ranking)),
        illustrative=answers.is_illustrative,
    )


def _annex(answers: Answers) -> Annex:
    period = saying.period_name(str(answers.period))
    title = f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU GIAO ƯỚC THI ĐUA {period.upper()}"
    return Annex(f"{title}, {answers.name.upper()}", tuple(results.bloc_table(answers)))


def _situation(answers: Answers) -> list[Block]:
    period = saying.period_name(str(answers.period))
    return [
        Heading("I. ĐẶC ĐIỂM TÌNH HÌNH", 1),
        *members(answers),
        *_signed(answers),
        *_sending(answers, period),
        *_cut_off(answers),
        blank("Thuận lợi, khó khăn chung:"),
    ]


def _sending(answers: Answers, period: str) -> list[Paragraph]:
    if answers.place["own_only"]:
        told = f"Số liệu {period} lấy từ báo cáo của Khối; không có báo cáo riêng của từng đơn vị."
        return [say(told)]
    return prose.sending(answers.sending, period, prose.as_of(answers.stamp))


def members(answers: Answers) -> list[Paragraph]:
    """Say which units the bloc has, and who leads it."""
    there = answers.members
    if not there:
        return [blank(f"{answers.name} gồm các đơn vị:")]
    how_many = count(len(there), "core.membership", bloc=answers.bloc, year=answers.year)
    roles = {
        role: [row["name_vi"] for row in there if row["role"] == role]
        for role in ("leader", "deputy")
    }
    told: list[Piece] = [f"{answers.name} năm {answers.year} gồm ", how_many, " đơn vị"]
    if roles["leader"]:
        told.append(f"; Trưởng khối: {series(roles['leader'])}")
    if roles["deputy"]:
        told.append(f"; Phó Trưởng khối: {series(roles['deputy'])}")
    rest = [row["name_vi"] for row in there if row["role"] not in roles]
    told.append(f"; các thành viên: {series(rest)}." if rest else ".")
    return [say(*told)]


def _signed(answers: Answers) -> list[Paragraph]:
    covenant = answers.covenant
    if covenant["signed_on"] is None:
        return [say(f"Giao ước thi đua năm {answers.year}; ngày ký: {BLANK}.")]
    day = saying.day("core.covenant", covenant, "signed_on")
    place = f" tại {covenant['signed_at']}" if covenant["signed_at"] else ""
    theme = f" Chủ đề: “{covenant['theme']}”." if covenant["theme"] else ""
    return [say(f"Giao ước thi đua năm {answers.year} được ký ngày ", day, f"{place}.{theme}")]


def _cut_off(answers: Answers) -> list[Paragraph]:
    stamp = answers.stamp
    if stamp["cut_off"] is None:
        return []
    units = tuple(row["unit"] for row in answers.sending) or (answers.bloc,)
    key = (("period", str(answers.period)), ("unit", units))
    first, last = (
        Figure(number.day(stamp[name], VI), stamp[name], Origin("marts.cut_off", key, "cut_off"))
        for name in ("first_cut_off", "cut_off")
    )
    if first.value == last.value:
        return [say("Số liệu các đơn vị chốt đến ngày ", last, ".")]
    return [say("Số liệu các đơn vị chốt trong khoảng từ ngày ", first, " đến ngày ", last, ".")]


def _results(answers: Answers) -> list[Block]:
    period = saying.period_name(str(answers.period))
    blocks: list[Block] = [
        Heading("II. KẾT QUẢ THỰC HIỆN GIAO ƯỚC THI ĐUA", 1),
        *prose.standing(answers.progress, period),
        *prose.changes(answers.earlier.values()),
        *charts.progress_chart(answers.progress),
    ]
    shown = [row for row in answers.progress if row["verdict"] != "not_applicable"]
    groups = groupby(shown, key=lambda row: row["group_vi"] or "Chỉ tiêu khác")
    for place, (group, rows) in enumerate(groups, 1):
        blocks.append(Heading(f"{place}. {group}", 2))
        blocks += [prose.indicator(row, answers.earlier.get(row["indicator"])) for row in rows]
    told = prose.stated(answers.statements, "result", "Kết quả nổi bật khác:")
    done = _programme(answers, ("done",), "Hoạt động của Khối đã thực hiện: ")
    return [*blocks, Heading("Kết quả khác, như các đơn vị báo cáo", 2), *done, *told]


def _programme(answers: Answers, statuses: tuple[str, ...], start: str) -> list[Paragraph]:
    found = [row for row in answers.programme if row["status"] in statuses]
    paragraphs = []
    for row in found:
        told: list[Piece] = [start, row["name_vi"].rstrip(" .;")]
        if row["done_on"] is not None:
            told += [" (ngày ", saying.day("core.activity", row, "done_on"), ")"]
        paragraphs.append(say(*told, ".", look="item"))
    return paragraphs


def _assessment(answers: Answers) -> list[Block]:
    return [
        Heading("III. ĐÁNH GIÁ", 1),
        Heading("1. Ưu điểm", 2),
        *prose.reached(answers.progress),
        Heading("2. Hạn chế", 2),
        *prose.short_of(answers.progress),
        Heading("3. Khó khăn, nguyên nhân, như các đơn vị báo cáo", 2),
        *prose.stated(answers.statements, "difficulty", "Khó khăn, nguyên nhân:"),
    ]


def _directives(answers: Answers) -> list[Paragraph]:
    told = [row for row in answers.statements if row["kind"] == "directive"]
    start = [say("Ý kiến chỉ đạo:")] if told else []
    return [*start, *prose.stated(told, "directive", "Ý kiến chỉ đạo, nhiệm vụ trọng tâm:")]


def _proposals(answers: Answers, numeral: str) -> list[Block]:
    told = prose.stated(answers.statements, "proposal", "Kiến nghị, đề xuất:")
    return [Heading(f"{numeral}. KIẾN NGHỊ, ĐỀ XUẤT", 1), *told]


def _ranks(answers: Answers) -> list[Block]:
    if not answers.ranking:
        return [blank("Kết quả bình xét, xếp hạng:")]
    blocks: list[Block] = [say("Kết quả chấm điểm, xếp hạng các đơn vị:")]
    return [*blocks, *points.ranking_table(answers), *awards(answers)]


def awards(answers: Answers) -> list[Paragraph]:
    """Say who is proposed for which award; nobody where the rules propose nobody."""
    proposed = [row for row in answers.proposals if row["outcome"] == "proposed"]
    if not proposed:
        return [blank("Đề nghị khen thưởng:")]
    by_award = groupby(proposed, key=lambda row: row["award_vi"])
    return [say("Đề nghị khen thưởng:")] + [
        say(f"{award}: {series(row['unit_vi'] for row in rows)}.", look="item")
        for award, rows in by_award
    ]
