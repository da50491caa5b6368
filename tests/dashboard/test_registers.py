"""The registers: units and indicators with their other names, successions, blocs, posts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from dashboard.figures import registers
from dashboard.words import Words
from tests.dashboard.test_pages import built, inside, rows_of, seen


def test_the_page_tells_units_names_successions_blocs_posts_and_indicators(
    world: Any, serve: Callable[[], None]
) -> None:
    world.units = ("A", "B", "C")
    world.succeed("C", "A", "merger", date(2024, 7, 1), share=Decimal("0.4"))
    world.names += [
        {"unit": "A", "name_vi": "Tên cũ"},
        {"unit": "A", "name_vi": "A", "valid_from": date(2024, 3, 1)},
        {"unit": "B", "name_vi": "B"},
    ]
    world.state("core.alias", kind="unit", text="Đơn vị Ất", code="B")
    world.state("core.alias", kind="indicator", text="đoàn viên mới", code="DV_KETNAP_MOI")
    world.state("core.post", person="Lê An", unit="B", post_vi="Chủ tịch", dated="2024-03")
    world.tell("A", "DT_SO", "2024-S1", 7)
    serve()
    page = built("registers", lang="vi")
    assert rows_of(page, "Đơn vị")["B"] == ["", "", "Khối 2024", "Đơn vị Ất"]
    assert rows_of(page, "Đơn vị")["C"][1] == "đến 30/06/2024"
    (became,) = rows_of(page, "Đơn vị đổi tên, sáp nhập, chia tách").items()
    assert became == ("01/07/2024", ["C", "sáp nhập vào", "A", "40%"])
    assert rows_of(page, "Tên của đơn vị qua các năm") == {
        "Tên cũ": ["từ đầu", "A"],
        "A": ["01/03/2024", "A"],
    }
    assert rows_of(page, "Khối theo từng năm")["Khối"][:2] == ["2024", "3"]
    assert rows_of(page, "Người và chức vụ")["Lê An"] == ["Chủ tịch", "B", "03/2024", "chưa rõ"]
    members = rows_of(page, "Chỉ tiêu")["Số đoàn viên kết nạp mới"]
    assert members[0] == "người"
    assert "đoàn viên mới" in members[-1]


@pytest.mark.usefixtures("served")
def test_what_the_registers_do_not_hold_is_said() -> None:
    text = seen(built("registers", lang="vi"))
    for told in (
        "Chưa ghi nhận đơn vị nào đổi tên",
        "Chưa đơn vị nào mang hơn một tên",
        "Chưa văn bản nào nêu người",
        "Chưa giao ước nào có thang điểm",
    ):
        assert told in text


@pytest.mark.usefixtures("served")
def test_a_year_of_a_bloc_without_a_covenant_leads_nowhere(vi: Words) -> None:
    row = {"bloc": "K", "bloc_vi": "Khối", "bloc_en": "Bloc", "unit": "A", "unit_vi": "A"}
    row |= {"unit_en": "A", "role": "leader"}
    frame = pl.DataFrame([row | {"year": 2024}, row | {"year": 2023}])
    table = registers.blocs_table(frame, vi, {("K", 2024): "/covenant"}, "x")
    assert [line[0].href for line in table.rows] == ["/covenant", None]


@pytest.mark.parametrize(("dated", "text", "value"), [
    ("2022-03-29", "29/03/2022", date(2022, 3, 29)), ("2022-03", "03/2022", None),
    ("2022", "2022", None), (None, "chưa rõ", None),
])  # fmt: skip
def test_a_post_is_dated_no_more_exactly_than_its_document(
    vi: Words, dated: str | None, text: str, value: date | None
) -> None:
    row = {"person": "An", "post_vi": "Chủ tịch", "post_en": None, "unit_vi": "A", "unit_en": "A"}
    posts = pl.DataFrame([row | {"dated": dated, "source_publisher": None}])
    cell = registers.posts_table(posts, vi, "x").rows[0][3]
    assert (cell.text, cell.value) == (text, value)


@pytest.mark.usefixtures("served")
def test_the_page_can_be_searched_as_one_types() -> None:
    page = built("registers", lang="vi")
    (field,) = [one for one in inside(page) if getattr(one, "id", "") == "filter"]
    assert field.type == "search"
    (said,) = [one for one in inside(page) if getattr(one, "id", "") == "filter-found"]
    assert said.to_plotly_json()["props"]["data-said"] == "Thấy {n} dòng"
