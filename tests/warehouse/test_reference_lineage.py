"""Successions, terms, nested targets, awards: what cannot be is told at once, with its place."""

from datetime import date
from pathlib import Path

import pytest

from etl.refresh import refresh
from warehouse.database import serving
from warehouse.reference import ReferenceError, read  # noqa: A004 - see problem.py
from warehouse.settings import Settings

HEAD = "old,new,kind,on_day,share\n"
UNITS = "unit,name_vi,valid_from,valid_to\n" + "".join(
    f"{code},Công đoàn {code},,\n" for code in "ABCD"
)
INDICATORS = (
    "indicator,name_vi,name_en,kind,measure,measure_en,content_group,across_units,across_year,"
    "direction,denominator_vi,valid_from,valid_to\n"
    "DV,Đoàn viên mới,New members,flow,người,people,G5,sum,sum,up,,,\n"
    "TOT,Tỷ lệ tốt,Share good,ratio,%,%,G5,ratio,year_end,up,Số CĐCS,,\n"
    "XS,Tỷ lệ xuất sắc,Share excellent,ratio,%,%,G5,ratio,year_end,up,Số CĐCS,,\n"
)
COVENANT = """
bloc = "K"
year = 2024
members = ["A", "B"]
"""
TARGET = '[[target]]\nindicator = "{}"\norigin = "pledged"\ncomparator = ">="\nvalue = {}\n'


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    (folder / "covenants").mkdir(parents=True)
    (folder / "unit.csv").write_text(UNITS, "utf-8")
    (folder / "bloc.csv").write_text("bloc,name_vi\nK,Khối K\n", "utf-8")
    (folder / "indicator.csv").write_text(INDICATORS, "utf-8")
    write(folder, "")
    return folder


def write(office: Path, more: str) -> None:
    (office / "covenants" / "2024-K.toml").write_text(COVENANT + more, "utf-8")


def succeed(office: Path, *lines: str) -> None:
    text = HEAD + "".join(f"{line}\n" for line in lines)
    (office / "succession.csv").write_text(text, "utf-8")


def told(office: Path) -> list[tuple[str, object, str]]:
    with pytest.raises(ReferenceError) as refused:
        read(office)
    return [
        (problem.file, problem.place, problem.sentence.en) for problem in refused.value.problems
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A,X,merger,2024-03-01,", "the code “X” (new) is not in the reference"),
        ("X,A,merger,2024-03-01,", "the code “X” (old) is not in the reference"),
        ("A,B,merger,31/6/2024,", "must be a real day"),
        ("A,B,marriage,2024-03-01,", "Use one of"),
        ("A,,merger,2024-03-01,", "must name the successor"),
        ("A,B,dissolution,2024-03-01,", "has no successor"),
        ("A,A,rename,2024-03-01,", "in a circle: A → A"),
        ("A,B,transfer,2024-03-01,1.5", "1"),
    ],
)
def test_a_succession_that_cannot_be_is_told_with_its_line(
    office: Path, line: str, said: str
) -> None:
    succeed(office, line)
    ((file, place, sentence),) = told(office)
    assert (file, place) == ("succession.csv", 2)
    assert said in sentence


def test_successions_in_a_circle_are_told_where_they_close(office: Path) -> None:
    succeed(
        office, "A,B,merger,2023-03-01,", "B,C,merger,2024-03-01,", "C,A,consolidation,2025-03-01,"
    )
    ((file, line, sentence),) = told(office)
    assert (file, line) == ("succession.csv", 4)
    assert "C → A → B → C" in sentence


def test_shares_of_one_unit_are_no_more_than_all_of_it(office: Path) -> None:
    succeed(office, "A,B,split,2024-03-01,0.6", "A,C,split,2024-03-01,0.5")
    ((_, line, sentence),) = told(office)
    assert line == 3
    assert "1.1" in sentence


def test_a_unit_cannot_outlive_its_succession(office: Path) -> None:
    succeed(office, "A,B,merger,2024-03-01,")
    text = UNITS.replace("A,Công đoàn A,,", "A,Công đoàn A,,2024-12-31")
    (office / "unit.csv").write_text(text, "utf-8")
    ((file, line, sentence),) = told(office)
    assert (file, line) == ("unit.csv", 2)
    assert "2024-03-01" in sentence


def test_what_was_succeeded_ends_and_what_came_of_it_begins(office: Path) -> None:
    succeed(
        office,
        "A,C,consolidation,2024-03-01,",
        "B,C,transfer,2024-03-01,0.5",
        "D,,dissolution,2024-06-01,",
    )
    units = read(office).units
    days = {code: (unit["valid_from"], unit["valid_to"]) for code, unit in units.items()}
    assert days == {
        "A": (None, date(2024, 2, 29)),
        "B": (None, None),
        "C": (date(2024, 3, 1), None),
        "D": (None, date(2024, 5, 31)),
    }


def test_every_name_a_unit_bore_is_kept_with_its_day(office: Path) -> None:
    text = UNITS.replace("A,Công đoàn A,,", "A,Công đoàn Bộ A,,2025-02-28")
    (office / "unit.csv").write_text(text + "A,Công đoàn Bộ A và B,2025-03-01,\n", "utf-8")
    tables = read(office).tables
    borne = [
        (row["name_vi"], row["valid_from"]) for row in tables["unit_name"] if row["unit"] == "A"
    ]
    assert borne == [("Công đoàn Bộ A", None), ("Công đoàn Bộ A và B", date(2025, 3, 1))]
    assert [row["name_vi"] for row in tables["unit"] if row["unit"] == "A"] == [
        "Công đoàn Bộ A và B"
    ]


@pytest.mark.parametrize(
    ("changed", "days"),
    [("Số CĐCS được xếp loại", [date(2024, 1, 1)]), ("Số CĐCS", [])],
    ids=["another whole", "a new name alone"],
)
def test_an_indicator_that_means_something_else_is_noted(
    office: Path, changed: str, days: list[date]
) -> None:
    text = INDICATORS.replace("up,Số CĐCS,,\nXS", "up,Số CĐCS,,2023-12-31\nXS")
    text += f"TOT,Tỷ lệ khá,Share fair,ratio,%,%,G5,ratio,year_end,up,{changed},2024-01-01,\n"
    (office / "indicator.csv").write_text(text, "utf-8")
    assert [row["on_day"] for row in read(office).tables["redefinition"]] == days


@pytest.mark.parametrize(
    ("more", "place", "said"),
    [
        ("term_from = 2023\n", "target[1].term_to", "both"),
        ("term_to = 2023\n", "target[1].term_from", "both"),
        ("term_from = 2028\nterm_to = 2023\n", "target[1].term_to", "before it begins"),
        ("term_from = 2018\nterm_to = 2023\n", "target[1].term_from", "2024"),
        ('parent_target = "TOT"\n', "target[1].parent_target", "does not have"),
        ('parent_target = "DV"\n', "target[1].parent_target", "within itself"),
    ],
)
def test_a_target_that_cannot_be_is_told_with_its_key(
    office: Path, more: str, place: str, said: str
) -> None:
    write(office, TARGET.format("DV", 100) + more)
    ((file, key, sentence),) = told(office)
    assert (file, key) == ("covenants/2024-K.toml", place)
    assert said in sentence


def test_a_term_and_a_nested_target_are_kept(office: Path) -> None:
    nested = TARGET.format("XS", 45) + 'parent_target = "TOT"\n'
    term = TARGET.format("DV", 1000) + "term_from = 2023\nterm_to = 2028\n"
    write(office, TARGET.format("TOT", 85) + nested + term)
    kept = [
        (row["indicator"], row["parent_target"], row["term_from"], row["term_to"])
        for row in read(office).tables["target"]
    ]
    assert kept == [("TOT", None, None, None), ("XS", "TOT", None, None), ("DV", None, 2023, 2028)]


def test_an_award_aimed_for_is_an_ambition_of_the_whole_bloc(office: Path) -> None:
    write(office, '[[award]]\naward = "Cờ thi đua của Chính phủ"\nquota = 1\n')
    (award,) = read(office).tables["stated_award"]
    assert (award["covenant"], award["unit"], award["stage"]) == ("2024-K", None, "ambition")
    assert (award["award"], award["quota"], award["illustrative"]) == (
        "Cờ thi đua của Chính phủ",
        1,
        False,
    )


def test_an_activity_may_be_wanted_more_than_once(office: Path) -> None:
    activity = '[[activity]]\nactivity = "{}"\nname_vi = "Công trình"\nkind = "other"\n'
    write(office, activity.format("works") + "wanted = 2\n" + activity.format("match"))
    assert [row["wanted"] for row in read(office).tables["activity"]] == [2, 1]
    write(office, activity.format("works") + "wanted = 0\n")
    ((_, place, _),) = told(office)
    assert place == "activity[1].wanted"


def test_everything_is_told_at_once_and_what_was_built_serves_on(
    office: Path, tmp_path: Path
) -> None:
    places = Settings(tmp_path / "inbox", office, tmp_path / "data")
    places.inbox.mkdir()
    refresh(places, date(2025, 1, 31))
    before = serving(places.data)
    succeed(office, "A,B,merger,2024-03-01,", "B,A,merger,2024-03-01,", "A,X,merger,ngày kia,")
    write(
        office,
        '[[target]]\norigin = "pledged"\ncomparator = ">="\nvalue = 5\n'
        + TARGET.format("DV", 100).replace(">=", "=>")
        + TARGET.format("TOT", 85)
        + 'parent_target = "CO"\n',
    )
    with pytest.raises(ReferenceError):
        refresh(places, date(2025, 1, 31))
    assert [(file, place) for file, place, _ in told(office)] == [
        ("covenants/2024-K.toml", "target[1].indicator"),
        ("covenants/2024-K.toml", "target[2].comparator"),
        ("covenants/2024-K.toml", "target[3].parent_target"),
        ("succession.csv", 3),
        ("succession.csv", 4),
        ("succession.csv", 4),
    ]
    after = serving(places.data)
    assert before is not None
    assert after is not None
    assert after.build == before.build
