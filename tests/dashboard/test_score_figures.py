"""Score figures add up to the total, move ranks as they moved, and say what set ties apart."""

import itertools
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import theme
from dashboard.figures import bumps, scores, ties, waterfall
from dashboard.words import Words, words

VI = words("vi")
POINTS = st.decimals(0, 20, places=2)


def line(kind: str, points: str | None, most: str = "10", name: str = "Kết nạp") -> dict[str, Any]:
    return {
        "kind": kind, "points": None if points is None else Decimal(points),
        "max_points": Decimal(most), "name_vi": name, "name_en": name, "reason": "vì thiếu",
        "reason_en": "for want", "estimated": 0, "state": "told", "given_at": None,
    }  # fmt: skip


def total(content: str, bonus: str = "0", deduction: str = "0", scaling: str = "1") -> Any:
    told = {"content_points": content, "bonus": bonus, "deduction": deduction, "scaling": scaling}
    return {name: Decimal(value) for name, value in told.items()}


@given(
    st.lists(st.tuples(POINTS, POINTS), max_size=20),
    st.lists(POINTS, max_size=3),
    st.lists(POINTS, max_size=3),
    POINTS,
    POINTS,
)
def test_the_steps_always_add_up_to_the_total(
    content: list[tuple[Decimal, Decimal]],
    bonus: list[Decimal],
    deductions: list[Decimal],
    bonus_cap: Decimal,
    deduction_cap: Decimal,
) -> None:
    pairs = [(min(pair), max(pair)) for pair in content]
    scored = [line("content", str(points), str(most)) for points, most in pairs]
    scored += [line("bonus", str(points)) for points in bonus]
    scored += [line("deduction", str(-points)) for points in deductions]
    got = sum((points for points, _ in pairs), Decimal(0)) * Decimal("1.05")
    extra = min(sum(bonus, Decimal(0)), bonus_cap)
    less = -min(sum(deductions, Decimal(0)), deduction_cap)
    made = waterfall.steps(scored, total(str(got), str(extra), str(less), "1.05"), VI)
    assert made[-1].after == pytest.approx(got + extra + less)
    assert all(a.after == b.before for a, b in itertools.pairwise(made))
    assert len(made) <= waterfall.SHOWN + 2 + 3 + 3 + 4


def test_what_was_lost_counts_as_often_as_its_line_does(vi: Words) -> None:
    made = waterfall.steps([line("content", "7")], total("14", scaling="2"), vi)
    assert [step.change for step in made] == [0, -6, 0]
    assert made[0].after == 20


def test_the_largest_loss_comes_first_and_a_line_without_points_is_no_loss(vi: Words) -> None:
    scored = [line("content", "9", name="A"), line("content", "5", name="B")]
    scored += [line("content", None, name="C"), line("content", "10", name="D")]
    made = waterfall.steps(scored, total("24"), vi)
    assert [step.name for step in made[1:-1]] == ["B", "A"]
    assert waterfall.finding(made, "Đơn vị", vi) == (
        "Đơn vị được 24,00 điểm; mất nhiều nhất ở “B”, 5,00 điểm"
    )


def test_what_a_cap_takes_back_is_a_step_of_its_own(vi: Words) -> None:
    scored = [line("bonus", "3"), line("bonus", "4"), line("deduction", "-9")]
    made = waterfall.steps(scored, total("90", "5", "-6"), vi)
    assert [(step.name, step.change) for step in made[3:-1]] == [
        ("Phần vượt trần điểm thưởng", -2),
        ("Kết nạp", -9),
        ("Phần vượt trần điểm trừ", 3),
    ]


def test_many_losses_are_gathered_after_the_largest(vi: Words) -> None:
    scored = [line("content", str(n / 10), "10", name=f"T{n}") for n in range(30)]
    made = waterfall.steps(scored, total("43.5"), vi)
    assert len(made) == waterfall.SHOWN + 3
    assert made[-2].name == "18 tiêu chí khác mất điểm"


def test_changes_are_bars_between_points_and_the_ends_are_no_cut_off_bars(vi: Words) -> None:
    scored = [line("content", "7"), line("bonus", "2")]
    figure = waterfall.waterfall(waterfall.steps(scored, total("87", "2"), vi), vi, theme.LIGHT)
    (bars,) = figure["data"]
    assert (bars["base"], bars["x"]) == ([90.0, 87.0], [-3.0, 2.0])
    uprights = [shape for shape in figure["layout"]["shapes"] if shape["line"]["width"] == 4]
    assert [shape["x0"] for shape in uprights] == [90.0, 89.0]
    text = " ".join(one["text"] for one in figure["layout"]["annotations"])
    assert "▼ −3,00" in text
    assert "▲ +2,00" in text


def test_a_unit_that_lost_nothing_is_told_so(vi: Words) -> None:
    made = waterfall.steps([line("content", "10")], total("10"), vi)
    assert waterfall.finding(made, "A", vi) == "A được 10,00 điểm, không mất điểm nội dung nào"
    assert waterfall.waterfall(made, vi, theme.DARK)["data"][0]["x"] == []
    table = waterfall.table(made, vi, "Điểm")
    assert [row[2].value for row in table.rows] == [10, 10]


def ranks(*rows: tuple[str, str, int | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"unit": unit, "unit_vi": f"Công đoàn {unit}", "unit_en": unit, "column": column,
             "rank": rank, "tied": False}
            for unit, column, rank in rows
        ],
        schema_overrides={"rank": pl.Int64},
    )  # fmt: skip


BOTH = ("2023", "2024")
MOVED = ranks(("A", "2023", 1), ("B", "2023", 2), ("A", "2024", 2), ("B", "2024", 1))


def test_a_better_rank_is_higher_and_each_dot_says_its_rank(vi: Words) -> None:
    figure = bumps.bumps(MOVED, BOTH, "A", vi, theme.LIGHT)
    lines = {trace["hovertemplate"]: trace for trace in figure["data"]}
    rise, fall = lines["B<extra></extra>"], lines["A<extra></extra>"]
    assert rise["y"][1] < rise["y"][0]
    assert fall["text"] == ["1", "2"]
    assert fall["line"]["color"] == theme.LIGHT.accent
    assert figure["data"][-1] is fall
    assert bumps.moved(MOVED, BOTH) == 2


def test_units_that_share_a_rank_lie_apart_with_the_same_number(vi: Words) -> None:
    shared = ranks(("A", "2024", 1), ("B", "2024", 1), ("C", "2024", 3))
    figure = bumps.bumps(shared, ("2024",), None, vi, theme.LIGHT)
    places = {trace["y"][0]: trace["text"][0] for trace in figure["data"]}
    assert len(places) == 3
    assert [text for _, text in sorted(places.items())] == ["1", "1", "3"]


def test_where_a_unit_has_no_rank_its_line_breaks(vi: Words) -> None:
    gone = ranks(("A", "2023", 1), ("A", "2024", None), ("B", "2024", 1))
    figure = bumps.bumps(gone, BOTH, None, vi, theme.LIGHT)
    lines = {trace["hovertemplate"]: trace for trace in figure["data"]}
    assert lines["A<extra></extra>"]["y"][1] is None
    assert not lines["A<extra></extra>"]["connectgaps"]
    assert bumps.moved(gone, BOTH) == 0
    named = {one["text"]: one["x"] for one in figure["layout"]["annotations"]}
    assert (named["A"], named["B"]) == (0, 1)


def test_ranks_over_years_as_a_table(vi: Words) -> None:
    table = scores.over_years(MOVED, BOTH, vi, "Hạng")
    assert [[cell.value for cell in row[1:]] for row in table.rows] == [[1, 2], [2, 1]]


def compared(*rows: tuple[str, int, int, str, str | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"unit": unit, "unit_vi": f"Công đoàn {unit}", "unit_en": unit, "rank": rank,
             "position": position, "tie": tie, "printed": Decimal("90.50"),
             "value": None if value is None else Decimal(value)}
            for unit, rank, position, tie, value in rows
        ],
        schema_overrides={"value": pl.Decimal(34, 2)},
    )  # fmt: skip


def test_the_first_thing_that_differs_is_what_set_equal_totals_apart(vi: Words) -> None:
    frame = compared(
        ("B", 2, 1, "content_points", "89"),
        ("B", 2, 2, "votes", "9"),
        ("A", 1, 1, "content_points", "89"),
        ("A", 1, 2, "votes", "12"),
    )
    assert ties.said(frame, vi) == [
        "A và B cùng 90,50 điểm; A xếp trên nhờ nhiều phiếu hơn: 12 so với 9"
    ]


def test_what_nothing_sets_apart_shares_its_rank(vi: Words) -> None:
    frame = compared(("A", 1, 1, "votes", None), ("B", 1, 1, "votes", None))
    (said,) = ties.said(frame, vi)
    assert said.endswith("nên đồng hạng 1")
    assert ties.said(frame.clear(), vi) == []


def test_what_is_left_of_a_quota_is_said(vi: Words) -> None:
    row = {"award": "CO", "award_vi": "Cờ", "award_en": "Flag", "quota": 3, "used": 2,
           "quota_left": 1}  # fmt: skip
    open_one = row | {"award": "BK", "award_vi": "Bằng khen", "quota": None, "quota_left": None}
    said = scores.quotas(pl.DataFrame([row, open_one], infer_schema_length=None), vi)
    assert said == [
        "Cờ: được giao 3, đã đề nghị 2, còn 1",
        "Bằng khen: không giới hạn số lượng, đã đề nghị 2",
    ]


def test_no_line_that_joins_two_steps_runs_through_a_name() -> None:
    lines = [line("content", "9", name="X" * 60), line("content", "2", name="Ngắn")]
    made = waterfall.steps(lines, total("11"), VI)
    drawn = waterfall.waterfall(made, VI, theme.LIGHT)
    low, high = drawn["layout"]["xaxis"]["range"]
    joins = [shape for shape in drawn["layout"]["shapes"] if shape["line"]["width"] == 1]
    names = {made[at].after: made[at + 1].name for at in range(len(made) - 1)}
    assert joins
    for join in joins:
        name = names[Decimal(str(join["x0"]))]
        assert (join["x0"] - low) / (high - low) * 1080 > len(name) * 7


def test_a_loss_given_without_a_reason_says_at_which_stage_it_was_given() -> None:
    given_by_people = line("content", "9") | {
        "reason": None, "reason_en": None, "state": "given", "given_at": "appraised"
    }  # fmt: skip
    made = waterfall.steps([given_by_people], total("9"), VI)
    assert made[1].why == f"điểm cho ở bước {VI('stage.appraised')}, không ghi lý do"
