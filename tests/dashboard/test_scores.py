"""Score tables say who stands where and why: ties are ties, losses are marked, doubt is shown."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from dashboard import number
from dashboard.figures import scores
from dashboard.words import words

VI, EN = words("vi"), words("en")
Row = dict[str, Any]


def ranked(*units: tuple[str, int, bool, str]) -> pl.DataFrame:
    """Units of one stage: code, rank, whether it is shared, total."""
    return pl.DataFrame(
        [
            {
                "unit": code, "unit_vi": f"Công đoàn {code}", "unit_en": f"Union of {code}",
                "stage": "appraised", "step": 4, "rank": rank, "tied": tied,
                "content_points": Decimal(total), "bonus": Decimal("1.5"), "deduction": Decimal(-2),
                "printed": Decimal(total), "grade_vi": None, "grade_en": None, "votes": None,
            }
            for code, rank, tied, total in units
        ],
        schema_overrides={"votes": pl.Int32, "grade_vi": pl.String, "grade_en": pl.String},
    )  # fmt: skip


NO_GATES = pl.DataFrame(schema={"unit": pl.String, "outcome": pl.String, "position": pl.Int32})


def texts(rows: list[list[Any]]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def test_who_shares_a_rank_is_told_so_and_the_next_rank_is_left_out() -> None:
    frame = ranked(("A", 1, True, "95"), ("B", 1, True, "95"), ("C", 3, False, "90"))
    table = scores.ranks(frame, NO_GATES, VI, {}, "Xếp hạng")
    assert [row[0] for row in texts(table.rows)] == ["1 (đồng hạng)", "1 (đồng hạng)", "3"]


def test_points_have_two_decimals_half_up_and_bonus_and_deduction_their_sign() -> None:
    table = scores.ranks(ranked(("A", 1, False, "94.595")), NO_GATES, VI, {}, "Xếp hạng")
    assert texts(table.rows)[0][2:6] == ["94,60", "94,60", "+1,50", "\u22122,00"]
    assert number.points(Decimal("1234.5"), EN) == "1,234.50"


def test_votes_and_gates_stand_only_where_there_are_any() -> None:
    table = scores.ranks(ranked(("A", 1, False, "95")), NO_GATES, VI, {}, "Xếp hạng")
    assert "Phiếu thuận" not in texts([table.head])[0]
    assert "Điều kiện" not in texts([table.head])[0]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("failed", "▼ chưa đạt: Đã ký"),
        ("unknown", "… chưa rõ: Đã ký"),
        ("passed", "● đủ điều kiện"),
    ],
)
def test_a_gate_that_is_not_passed_is_named_with_its_sign(outcome: str, said: str) -> None:
    gates = pl.DataFrame(
        [{"unit": "A", "outcome": outcome, "position": 1, "name_vi": "Đã ký", "name_en": "Signed"}]
    )
    table = scores.ranks(ranked(("A", 1, False, "95")), gates, VI, {}, "Xếp hạng")
    assert texts(table.rows)[0][-1] == said


def line(unit: str, **said: object) -> Row:
    """One line of the criterion TC1: ten content points at most."""
    return {
        "unit": unit, "position": 1, "kind": "content", "max_points": Decimal(10),
        "points": Decimal(10), "lost": Decimal(0), "state": "told", "reason": "đạt 100% mục tiêu",
        "reason_en": "100% of the target", "name_vi": "Sáng kiến", "name_en": "Initiatives",
        "rule_vi": "theo tỷ lệ", "rule_en": "pro rata",
    } | said  # fmt: skip


def test_a_line_that_lost_points_is_marked_and_says_why() -> None:
    scored = pl.DataFrame(
        [
            line("A"),
            line("B", points=Decimal("7.5"), lost=Decimal("2.5"), reason="đạt 75% mục tiêu"),
        ]
    )
    frame = ranked(("A", 1, False, "95"), ("B", 2, False, "90"))
    heading, row = scores.lines(scored, frame, VI, {}, "Điểm").rows
    assert heading[0].text == "Nội dung"
    assert [cell.text for cell in row] == ["Sáng kiến", "10,00", "10,00", "7,50"]
    assert [cell.mark for cell in row[2:]] == ["", "▽"]
    assert row[3].said == "đạt 75% mục tiêu"


@pytest.mark.parametrize(
    ("state", "sign"), [("not_applicable", "x"), ("not_due", "○"), ("no_target", "…")]
)
def test_what_has_no_points_is_a_sign_and_never_a_nought(state: str, sign: str) -> None:
    scored = pl.DataFrame(
        [line("A"), line("B", points=None, max_points=None, lost=None, state=state)]
    )
    frame = ranked(("A", 1, False, "95"), ("B", 2, False, "90"))
    (_, row) = scores.lines(scored, frame, VI, {}, "Điểm").rows
    assert row[3].text == sign


def test_stages_stand_in_their_order_each_with_total_and_rank() -> None:
    later = ranked(("A", 1, False, "95"), ("B", 2, False, "90"))
    first = later.with_columns(
        stage=pl.lit("self"), step=pl.lit(2, pl.Int64), rank=3 - pl.col("rank")
    )
    table = scores.stages(pl.concat([later, first]), ["A", "B"], VI, "Qua từng bước")
    assert texts([table.head])[0] == ["Đơn vị", "tự chấm", "thẩm định"]
    assert texts(table.rows)[0] == ["Công đoàn A", "95,00 · hạng 2", "95,00 · hạng 1"]


def trial(name: str, **after: int) -> list[Row]:
    return [
        {
            "test": name, "kind": name.partition(":")[0], "unit": code, "rank_before": before,
            "rank_after": after[code], "unit_vi": f"Công đoàn {code}", "unit_en": code,
            "group_vi": "Thi đua", "group_en": "Emulation", "content_group": "G2",
            "line_vi": None, "line_en": None, "of_unit_vi": None, "of_unit_en": None,
        }
        for before, code in enumerate(after, 1)
    ]  # fmt: skip


def test_a_test_that_changes_or_divides_the_first_place_stands_first() -> None:
    tested = pl.DataFrame(
        [
            *trial("estimates_up", A=1, B=2),
            *trial("weight_up:G2", A=2, B=1),
            *trial("estimates_down", A=1, B=1),
        ]
    )
    rows = texts(scores.trials(tested, VI, "Phép thử").rows)
    assert [row[3] for row in rows] == ["Đổi", "Đổi", "Giữ"]
    assert rows[0] == ["Nhóm “Thi đua” thêm 5 điểm trọng số", "B", "2", "Đổi"]
    assert rows[1][1] == "A, B"


def test_those_beyond_the_quota_are_named_in_one_row_in_the_order_of_ranks() -> None:
    about = {
        "award": "CO", "award_vi": "Cờ", "award_en": "Flag", "quota": 1, "reasons_for": "hạng 1/3",
        "reasons_for_en": "rank 1 of 3", "reasons_against": None, "reasons_against_en": None,
    }  # fmt: skip
    outcomes = {"A": "proposed", "C": "beyond_quota", "B": "beyond_quota"}
    proposed = pl.DataFrame(
        [
            {
                "unit": code,
                "unit_vi": f"Công đoàn {code}",
                "unit_en": code,
                "outcome": outcome,
                "rank": rank,
            }
            | about
            for rank, (code, outcome) in enumerate(outcomes.items(), 1)
        ]
    )
    heading, *rows = texts(scores.proposals(proposed, VI, "Đề nghị").rows)
    assert heading == ["Cờ: được đề nghị 1"]
    assert rows == [
        ["Công đoàn A", "Đề nghị", "hạng 1/3", ""],
        ["Ngoài số lượng được giao, 2 đơn vị theo thứ hạng: C, B"],
    ]


GRADES = pl.DataFrame(
    [
        {"grade": "XS", "name_vi": "Xuất sắc", "name_en": "Excellent", "at_least": Decimal(90),
         "each_at_least": Decimal(50)},
        {"grade": "TOT", "name_vi": "Tốt", "name_en": "Good", "at_least": Decimal(70),
         "each_at_least": None},
    ]
)  # fmt: skip


def test_a_grade_that_one_criterion_keeps_low_says_which_beside_it() -> None:
    frame = ranked(("A", 1, False, "92.5"), ("B", 2, False, "90.5")).with_columns(
        grade=pl.Series(["TOT", "XS"]), grade_vi=pl.Series(["Tốt", "Xuất sắc"])
    )
    scored = pl.DataFrame([line("A", points=Decimal(4)), line("B", points=Decimal(5))])
    held = scores.held_back(frame, scored, GRADES, VI)
    why = "đủ điểm để “Xuất sắc”, nhưng Sáng kiến dưới 50% điểm tối đa"
    assert held == {"A": why}
    table = scores.ranks(frame, NO_GATES, VI, {}, "Xếp hạng", held)
    assert [row[6] for row in texts(table.rows)] == [f"Tốt ({why})", "Xuất sắc"]


def test_the_rule_of_each_grade_is_said() -> None:
    assert scores.grade_rules(GRADES, VI) == [
        "“Xuất sắc” từ 90 điểm và mỗi tiêu chí nội dung từ 50% điểm tối đa",
        "“Tốt” từ 70 điểm",
    ]


def test_a_reason_that_has_no_translation_is_marked_as_vietnamese() -> None:
    own, told = line("A", reason_en="đạt 100% mục tiêu"), line("A")
    assert [scores.quoted(row, EN) for row in (own, told)] == ["vi", None]
    assert scores.quoted(own, VI) is None
