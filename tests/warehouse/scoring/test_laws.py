"""Laws of scores and ranks, held over random blocs: many of them are scored in one go."""

from collections import defaultdict
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Bloc = dict[str, Any]
TIES = ["content_points", "deduction", "main_group", "exceeded", "votes"]
SLOWLY = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
UNITS = ("A", "B", "C", "D")
WEIGHTS = (50, 30, 15)

figure = st.one_of(
    st.just("not_applicable"),
    st.just("silent"),
    st.tuples(st.integers(0, 150), st.sampled_from(["=", "=", "=", ">", "<", "~"])),
)
bloc = st.fixed_dictionaries(
    {
        "told": st.fixed_dictionaries(
            {f"{unit} {line}": figure for unit in UNITS for line in range(len(WEIGHTS))}
        ),
        "late": st.fixed_dictionaries({unit: st.integers(0, 5) for unit in UNITS}),
        "ties": st.lists(st.sampled_from(TIES), unique=True, max_size=3),
        "rule": st.sampled_from(["pro_rata", "floor", "all_or_nothing"]),
    }
)
blocs = st.lists(bloc, min_size=1, max_size=6)


def score(make_board: Any, drawn: list[Bloc], units: tuple[str, ...] = UNITS) -> Any:
    """Lay out each bloc as a covenant of its own on one board."""
    board = make_board()
    board.rows["core.covenant"].clear()
    for number, one in enumerate(drawn):
        covenant = {"covenant": f"2024-{number}"}
        board.state("core.covenant", bloc=f"{number}", year=2024, **covenant)
        board.scheme(95, **covenant)
        for position, tie in enumerate(one["ties"], 1):
            board.state("core.scheme_tie", position=position, tie=tie, **covenant)
        for line, weight in enumerate(WEIGHTS):
            more = {"floor": 50} if one["rule"] == "floor" else {}
            board.criterion(f"{line}", weight, one["rule"], **covenant, **more)
        late = {"kind": "deduction", "indicator": None, "per_day": 1}
        board.criterion("late", -3, "late_report", **late, **covenant)
        for unit in units:
            _unit(board, covenant, one, unit)
    return board


def _unit(board: Any, covenant: dict[str, str], one: Bloc, unit: str) -> None:
    bloc = covenant["covenant"].removeprefix("2024-")
    board.state("core.expected_unit", bloc=bloc, year=2024, period="2024", unit=unit, **covenant)
    days = one["late"][unit]
    place = {"bloc": bloc, "unit": unit, "period": "2024"}
    board.state("marts.completeness", days_late=days, status="late", **place)
    for line in range(len(WEIGHTS)):
        told = one["told"][f"{unit} {line}"]
        if told == "not_applicable":
            board.figure(unit, f"{line}", None, 100, expected=0, reported=0, **covenant)
        elif told == "silent":
            board.figure(unit, f"{line}", None, 100, reported=0, **covenant)
        else:
            board.figure(unit, f"{line}", told[0], 100, qualifier=told[1], **covenant)


RANKS = "select covenant, unit, rank from marts.ranking order by all"


@SLOWLY
@given(drawn=blocs)
def test_points_lie_between_nothing_and_the_most(make_board: Any, drawn: list[Bloc]) -> None:
    beyond = (
        "select * from marts.score where not ("
        " points between least(max_points, 0) and greatest(max_points, 0)"
        " and possible between least(max_points, 0) and greatest(max_points, 0))"
    )
    assert score(make_board, drawn).ask(beyond) == []


@SLOWLY
@given(drawn=blocs)
def test_what_does_not_apply_is_taken_out_and_the_scale_is_kept(
    make_board: Any, drawn: list[Bloc]
) -> None:
    board = score(make_board, drawn)
    assert board.ask(
        "select ranking.unit from marts.ranking as ranking inner join ("
        " select covenant, unit, sum(points) as points, sum(max_points) as most from marts.score"
        " where kind = 'content' group by covenant, unit) as line using (covenant, unit)"
        " where abs(ranking.content_points - 95.0 * points / most) > 0.000001"
        " or ranking.content_points not between 0 and 95"
    ) == []  # fmt: skip
    assert board.ask(
        "select unit from marts.ranking"
        " where abs(total - (content_points + bonus + deduction)) > 0.000001 or possible < total"
    ) == []  # fmt: skip


@SLOWLY
@given(drawn=blocs)
def test_ranks_do_not_depend_on_the_order_of_units(make_board: Any, drawn: list[Bloc]) -> None:
    ranks = score(make_board, drawn).ask(RANKS)
    assert score(make_board, drawn, UNITS[::-1]).ask(RANKS) == ranks


@SLOWLY
@given(drawn=blocs)
def test_places_are_those_of_a_competition(make_board: Any, drawn: list[Bloc]) -> None:
    by_bloc = defaultdict(list)
    for covenant, _, rank in score(make_board, drawn).ask(RANKS):
        if rank is not None:
            by_bloc[covenant].append(rank)
    for ranks in by_bloc.values():
        assert all(rank == 1 + sum(other < rank for other in ranks) for rank in ranks)


@SLOWLY
@given(drawn=blocs, more=st.integers(1, 50))
def test_more_done_never_worsens_a_rank(make_board: Any, drawn: list[Bloc], more: int) -> None:
    before = score(make_board, drawn).ask(RANKS)
    for one in drawn:
        told = one["told"]["A 0"]
        if isinstance(told, tuple):
            one["told"]["A 0"] = (told[0] + more, told[1])
    after = score(make_board, drawn).ask(RANKS)
    for (_, unit, was), (_, _, now) in zip(before, after, strict=True):
        if unit == "A" and was is not None:
            assert now <= was
