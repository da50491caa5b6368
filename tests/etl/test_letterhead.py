"""Who reports, when nothing but the letterhead or the title says it."""

from typing import Any

import pytest

from etl.grid import Row
from etl.identity import Names
from etl.letterhead import Letterhead, letterhead
from etl.workbook import Cell

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
PARENT, VOV, TITLE = (
    "CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM",
    "CÔNG ĐOÀN ĐÀI TIẾNG NÓI VIỆT NAM",
    "BÁO CÁO KẾT QUẢ NĂM 2022",
)


def rows(*texts: Any) -> list[Row]:
    """Lay out lines; a pair is the left and the right block of one row."""
    pairs = [text if isinstance(text, tuple) else (text,) for text in texts]
    return [
        {
            column: Cell(0, number, column, "s", text, "", "", formula=False)
            for column, text in enumerate(pair, 1)
        }
        for number, pair in enumerate(pairs, 1)
    ]


@pytest.fixture
def names(office: Any) -> Names:
    return Names(office.reference)


@pytest.mark.parametrize(
    "lines",
    [
        [(PARENT, MOTTO), VOV, TITLE],
        [VOV, TITLE],
        [f"{PARENT}\n{VOV}", TITLE],
        [PARENT, "CÔNG ĐOÀN ĐÀI", "TIẾNG NÓI VIỆT NAM", TITLE],
        ["Đơn vị: Công đoàn Đài Tiếng nói Việt Nam", "Đơn vị: triệu đồng", TITLE],
        ["BÁO CÁO", "KẾT QUẢ CỦA CÔNG ĐOÀN ĐÀI TIẾNG NÓI VIỆT NAM NĂM 2022"],
        [PARENT, VOV, TITLE, "Kính gửi: Công đoàn Bộ Nội vụ"],
    ],
)
def test_the_last_body_of_the_letterhead_reports(names: Names, lines: list[Any]) -> None:
    assert letterhead(rows(*lines), names) == Letterhead("CD_VOV")


def test_a_body_nobody_knows_is_never_replaced_by_the_one_above(names: Names) -> None:
    told = letterhead(rows(PARENT, "CÔNG ĐOÀN ĐÀI PHÁT THANH XYZ", TITLE), names)
    assert told == Letterhead(None, "CÔNG ĐOÀN ĐÀI PHÁT THANH XYZ")


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (["ĐÀI TIẾNG NÓI VIỆT NAM"], Letterhead("CD_VOV")),
        (["ĐÀI TIẾNG NÓI VIỆT NAM", "CÔNG ĐOÀN"], Letterhead("CD_VOV")),
        (["CÔNG ĐOÀN", "ĐÀI TIẾNG NÓI VIỆT NAM"], Letterhead("CD_VOV")),
        (["VĂN PHÒNG QUỐC HỘI"], Letterhead("CD_VPQH")),
        (["TRƯỜNG ĐẠI HỌC NỘI VỤ"], Letterhead(None, "TRƯỜNG ĐẠI HỌC NỘI VỤ")),
        (["VIỆN HÀN LÂM XYZ"], Letterhead(None, "VIỆN HÀN LÂM XYZ")),
        (["BAN NỮ CÔNG", "Số: 12/BC-CĐVC"], Letterhead("CDVCVN")),
    ],
)
def test_an_agency_below_a_union_stands_for_its_own(
    names: Names, below: list[str], told: Letterhead
) -> None:
    assert letterhead(rows(PARENT, *below, TITLE), names) == told


@pytest.mark.parametrize("tail", [" tỉnh Hà Nam năm 2022", " – cơ sở 2 năm 2022"])
def test_a_title_names_a_unit_whole_or_not_at_all(names: Names, tail: str) -> None:
    title = f"Báo cáo kết quả của Công đoàn Công Thương Việt Nam{tail}"
    assert letterhead(rows(title), names) == Letterhead()


def table(*above: str) -> list[list[Any]]:
    head = ["TT", "Nội dung", "ĐVT", "Thực hiện 6 tháng đầu năm"]
    return [*([line] for line in above), head, [1, "Số sáng kiến", "sáng kiến", 12]]


def test_a_letterhead_alone_is_enough(office: Any, sheet: Any) -> None:
    title = "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2022"
    sheet(office.inbox / "a.xlsx", table(PARENT, VOV, title))
    told = office.judge()["submissions"].select("unit", "period", "status").rows()
    assert told == [("CD_VOV", "2022-S1", "accepted")]


def test_a_stranger_is_named_in_the_finding(office: Any, sheet: Any) -> None:
    sheet(office.inbox / "a.xlsx", table(PARENT, "CÔNG ĐOÀN ĐÀI XYZ", TITLE))
    findings = office.judge()["findings"].select("rule", "raw_text").rows()
    assert ("known_unit", "CÔNG ĐOÀN ĐÀI XYZ") in findings


def test_the_folder_of_another_unit_makes_the_letterhead_a_doubt(office: Any, sheet: Any) -> None:
    sheet(office.inbox / "CD_VTV" / "a.xlsx", table(PARENT, VOV, "BÁO CÁO 6 THÁNG ĐẦU NĂM 2022"))
    assert office.rules() == {"one_unit"}


@pytest.mark.parametrize("above", [PARENT, "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "KHỐI THI ĐUA III"])
def test_a_body_above_in_the_letterhead_contradicts_no_folder(
    office: Any, sheet: Any, above: str
) -> None:
    place = office.inbox / "CD_VOV" / "a.xlsx"
    sheet(place, table(above, "BÁO CÁO 6 THÁNG ĐẦU NĂM 2022"))
    told = office.judge()["submissions"].select("unit", "status").rows()
    assert told == [("CD_VOV", "accepted")]
