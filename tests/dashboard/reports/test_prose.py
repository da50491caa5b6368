"""Sentences say what the rows say: no verdict, comparison or need that no row has."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import theme
from dashboard.figures import change
from dashboard.reports import prose, saying
from dashboard.reports.model import Paragraph, said
from tests.dashboard.conftest import PROGRESS, USUAL

Row = dict[str, Any]
WORDS = re.compile("|".join(sorted(prose.VERDICTS.values(), key=len, reverse=True)))
BEFORE: Row = {
    "bloc": "K", "unit": None, "indicator": "DV_KETNAP_MOI", "period": "2024-S1",
    "against": "2023-S1", "basis": "units", "measure": "người", "kind": "flow",
    "value": Decimal(150), "qualifier": "=", "earlier": Decimal(120), "earlier_qualifier": "=",
    "change": Decimal(30), "percent_change": Decimal(25), "change_qualifier": "=",
    "comparable_units": 2, "left_out": 0,
}  # fmt: skip


def text(paragraphs: Sequence[Paragraph]) -> str:
    return "\n".join(said(one.pieces) for one in paragraphs)


def row(**unusual: Any) -> Row:
    numbers = ("target", "actual", "percent", "expected_percent", "gap", "numerator", "denominator")
    told = dict.fromkeys(PROGRESS) | USUAL | unusual
    return told | {
        name: None if told[name] is None else Decimal(str(told[name])) for name in numbers
    }


def verdicts_in(told: str) -> set[str]:
    names = {words: verdict for verdict, words in prose.VERDICTS.items()}
    return {names[words] for words in WORDS.findall(told.casefold())}


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Rows of any verdict, with or without a value, a bound, a target, a share."""
    found = []
    for number in range(draw(st.integers(1, 8))):
        verdict = draw(st.sampled_from(sorted(theme.GLYPHS)))
        open_ones = verdict not in (*theme.SCALE, "indeterminate")
        number_of_it = st.integers(0, 10**12)
        actual = draw(st.none() | number_of_it if open_ones else number_of_it)
        found.append(row(
            indicator=f"CT_{number}",
            indicator_vi=draw(st.sampled_from(["Số đoàn viên", "Tỷ lệ CĐCS", "Nộp báo cáo"])),
            verdict=verdict,
            actual=actual,
            percent=draw(st.none() | st.integers(0, 300)) if actual is not None else None,
            qualifier=draw(st.sampled_from(["=", ">", ">=", "<", "~"])),
            target=None if verdict == "no_target" else draw(st.integers(1, 10**9)),
            measure=draw(st.sampled_from(["người", "%", "đồng"])),
            period=draw(st.sampled_from(["2024-S1", "2024"])),
            gap=draw(st.none() | st.integers(-50, 50)),
            has_reported=draw(st.booleans()),
        ))  # fmt: skip
    return found


@settings(max_examples=200, deadline=None)
@given(rows())
def test_no_sentence_names_a_verdict_that_no_row_has(progress: list[Row]) -> None:
    there = {one["verdict"] for one in progress}
    told = text(prose.standing(progress, "kỳ này"))
    assert verdicts_in(told) <= there
    for one in progress:
        without = {"not_known"} if one["actual"] is None else set()  # “chưa có số liệu” is true
        assert verdicts_in(text([prose.indicator(one, None)])) <= {one["verdict"]} | without
    reached = text(prose.reached(progress))
    assert verdicts_in(reached.replace(prose.NOTHING_REACHED, "")) <= there & set(theme.REACHED)
    short = text(prose.short_of(progress))
    for sentence in (prose.SHORT_OF, prose.NOTHING_SHORT, prose.NOT_JUDGED):
        short = short.replace(sentence, "")
    assert verdicts_in(short) <= there - set(theme.REACHED)


@settings(max_examples=200, deadline=None)
@given(rows())
def test_every_row_with_a_target_is_counted_once(progress: list[Row]) -> None:
    aimed = [one for one in progress if one["verdict"] not in ("no_target", "not_applicable")]
    told = text(prose.standing(progress, "kỳ này"))
    numbers = [int(one) for one in re.findall(r"(\d+) chỉ tiêu", told)]
    if aimed:
        assert numbers[0] == len(aimed) == sum(numbers[1:])
    else:
        assert not numbers


@pytest.mark.parametrize(
    ("unusual", "ending"),
    [
        ({}, "; tăng 25% so với cùng kỳ năm 2023"),
        ({"change": Decimal(-30), "percent_change": Decimal(-20)},
         "; giảm 20% so với cùng kỳ năm 2023"),
        ({"change": Decimal(0), "percent_change": Decimal(0)}, "; bằng cùng kỳ năm 2023"),
        ({"change_qualifier": "~"}, ""),
        ({"change_qualifier": ">"}, "; tăng trên 25% so với cùng kỳ năm 2023"),
        ({"change_qualifier": "<"}, ""),
        ({"change": Decimal(-30), "percent_change": Decimal(-20), "change_qualifier": "<"},
         "; giảm trên 20% so với cùng kỳ năm 2023"),
        ({"percent_change": None}, ""),
        ({"percent_change": None, "measure": "%", "change": Decimal("0.04")},
         "; tăng 0,04 điểm % so với cùng kỳ năm 2023"),
        ({"left_out": 1}, "; tăng 25% so với cùng kỳ năm 2023 (tính trên 2 đơn vị so sánh được)"),
    ],
)  # fmt: skip
def test_growth_is_told_only_where_the_values_settle_it(unusual: Row, ending: str) -> None:
    assert said(prose.compared(BEFORE | unusual)) == ending


def test_changes_are_counted_as_the_page_that_compares_counts_them() -> None:
    rows = [
        BEFORE | {"direction": "up", "indicator": "A"},
        BEFORE | {"direction": "down", "indicator": "B"},
        BEFORE | {"direction": "up", "indicator": "C", "percent_change": Decimal("0.01")},
        BEFORE | {"direction": "up", "indicator": "D", "change_qualifier": "~"},
    ]
    counts = {"tốt hơn": "better", "kém hơn": "worse", "không đổi": "same",
              "chưa rõ tăng hay giảm": "unsure"}  # fmt: skip
    page = change.counted(rows)
    ways = "; ".join(f"{page[word]} chỉ tiêu {way}" for way, word in counts.items())
    assert text(prose.changes(rows)) == (
        f"So với cùng kỳ năm 2023, trong {len(rows)} chỉ tiêu so sánh được: {ways}."
    )


def test_a_count_is_not_compared_with_the_share_it_is_judged_by() -> None:
    told = text([prose.indicator(row(measure="%"), BEFORE)])
    assert "cùng kỳ" not in told
    assert "cùng kỳ" in text([prose.indicator(row(), BEFORE)])


@pytest.mark.parametrize(
    ("unusual", "told"),
    [
        ({}, "150 người, bằng 50% mục tiêu năm (300 người), đúng tiến độ."),
        ({"period": "2024", "verdict": "missed"},
         "bằng 50% mục tiêu (300 người), chưa đạt mục tiêu."),
        ({"qualifier": ">", "percent": 50}, "trên 150 người, bằng trên 50% mục tiêu năm"),
        ({"percent": None, "verdict": "indeterminate"},
         "150 người, mục tiêu năm 300 người, chưa đủ căn cứ đánh giá."),
        ({"actual": None, "percent": None, "verdict": "not_known"}, ": chưa có số liệu."),
        ({"kind": "bool", "numerator": 8, "denominator": 9, "actual": 8, "verdict": "behind"},
         "8/9 đơn vị đạt (mục tiêu: tất cả đơn vị), chậm tiến độ."),
        ({"target": None, "percent": None, "verdict": "no_target"}, ": 150 người."),
    ],
)  # fmt: skip
def test_an_indicator_is_told_as_it_stands(unusual: Row, told: str) -> None:
    assert told in text([prose.indicator(row(**unusual), None)])


def test_statements_are_quoted_with_who_said_them_and_are_blank_where_nobody_did() -> None:
    one = {
        "kind": "difficulty",
        "text_vi": "thiếu cán bộ.",
        "stated_by": "CĐ A",
        "addressed_vi": None,
    }
    told = text(prose.stated([one, one | {"stated_by": "CĐ B"}], "difficulty", "Khó khăn:"))
    assert told == "thiếu cán bộ (CĐ A, CĐ B)."
    assert text(prose.stated([one], "proposal", "Kiến nghị:")).startswith("Kiến nghị: ……")


def test_what_the_second_half_must_bring_is_not_told_once_the_year_is_known() -> None:
    still = {
        "covenant": "2024-K", "unit": None, "indicator": "DV_KETNAP_MOI", "basis": "units",
        "needed_h2": Decimal(150), "needed_qualifier": "=", "measure": "người", "reachable": "yes",
        "result": None,
    }  # fmt: skip
    told = text(prose.ahead([row()], {"DV_KETNAP_MOI": still}))
    assert "còn 150 người để đạt mục tiêu năm (300 người)." in told
    lost = text(prose.ahead([row()], {"DV_KETNAP_MOI": still | {"reachable": "no"}}))
    assert "không còn đạt được" in lost
    known = text(prose.ahead([row()], {"DV_KETNAP_MOI": still | {"result": "met"}}))
    assert "150" not in known
    assert "…" in known


def test_who_is_silent_is_named_and_never_counted_as_having_sent() -> None:
    sent = [
        {"bloc": "K", "unit": "A", "period": "2024-S1", "status": "late", "days_late": 3,
         "received_at": 1, "unit_vi": "CĐ A"},
        {"bloc": "K", "unit": "B", "period": "2024-S1", "status": "missing", "days_late": None,
         "received_at": None, "unit_vi": "CĐ B"},
        {"bloc": "K", "unit": "C", "period": "2024-S1", "status": "ended", "days_late": None,
         "received_at": None, "unit_vi": "CĐ C"},
    ]  # fmt: skip
    day = saying.count(1, "core.build")
    told = text(prose.sending(sent, "kỳ này", day))
    assert "1/2 đơn vị đã gửi báo cáo kỳ này" in told
    assert "CĐ A (muộn 3 ngày)" in told
    assert "Chưa gửi báo cáo: CĐ B." in told
    assert "CĐ C" not in told
