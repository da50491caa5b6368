"""What has changed is shown before and after, in the words and numbers that people know."""

from typing import Any

import polars as pl
import pytest

from dashboard.figures import changes
from dashboard.words import words

VI = words("vi")


def change(relation: str, field: str, before: str | None, after: str | None) -> dict[str, Any]:
    became = "new" if before is None else "gone" if after is None else "changed"
    return {
        "relation": relation, "field": field, "before": before, "after": after, "became": became,
        "unit": "A", "unit_vi": "Công đoàn A", "unit_en": "Union of A", "indicator": "SK_GIATRI",
        "indicator_vi": "Giá trị làm lợi", "indicator_en": "Gain", "measure": "đồng",
        "measure_en": "VND", "period": "2024-S1", "stage": "voted",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "before", "after", "said"),
    [
        ("value", "178000000000", "9000000", ["178 tỷ đồng", "9 triệu đồng"]),
        ("value", None, "0", ["", "0 đồng"]),
        ("numerator", "1411", None, ["1.411", ""]),
        ("missing", None, "pending", ["", VI("missing.pending")]),
    ],
)
def test_a_value_is_shown_before_and_after_as_people_write_it(
    field: str, before: str | None, after: str | None, said: list[str]
) -> None:
    frame = pl.DataFrame([change("core.observation", field, before, after)])
    (row,) = changes.table(frame, VI, "Số liệu", lambda _: "").rows
    assert [cell.text for cell in row[-2:]] == said
    assert row[0].text == "A"


def test_a_verdict_keeps_its_sign_and_word() -> None:
    frame = pl.DataFrame([change("marts.progress", "verdict", "exceeded", "behind")])
    (row,) = changes.table(frame, VI, "Nhận định", lambda _: "/indicator/SK_GIATRI").rows
    assert [(cell.text, cell.verdict) for cell in row[-2:]] == [
        ("Vượt", "exceeded"),
        ("Chậm tiến độ", "behind"),
    ]
    assert row[1].href == "/indicator/SK_GIATRI"


def test_a_rank_is_told_with_its_stage_and_needs_no_indicator() -> None:
    frame = pl.DataFrame([change("marts.ranking", "rank", "1", "2") | {"indicator": None}])
    table = changes.table(frame, VI, "Thứ hạng", lambda _: "")
    assert [cell.text for cell in table.head] == ["Đơn vị", "Bước", "Điều gì", "Trước", "Nay"]
    assert [cell.text for cell in table.rows[0][1:]] == ["bỏ phiếu", "hạng", "1", "2"]


def test_a_long_list_is_cut_and_everything_is_counted() -> None:
    some = [change("core.observation", "value", str(number), "1") for number in range(80)]
    frame = pl.DataFrame([*some, change("core.observation", "value", None, "1")])
    assert len(changes.table(frame, VI, "Số liệu", lambda _: "").rows) == changes.SHOWN
    assert changes.counts(frame) == {"changed": 80, "gone": 0, "new": 1}
