"""A slip in a file hides nothing else in it; a long list of slips stays readable."""

from pathlib import Path

import pytest

from warehouse.reference import Problem, ReferenceError, read  # noqa: A004 - see problem.py

COVENANT = """
bloc = "K"
year = 2027
members = ["A", "B"]
leader = "A"

[[due]]
period = "2027-S1"
due_on = 2027-06-30

[[target]]
indicator = "DV"
origin = "pledged"
comparator = ">="
value = 100
"""
FILES = {
    "unit.csv": "unit,name_vi\nA,Công đoàn A\nB,Công đoàn B\n",
    "bloc.csv": "bloc,name_vi\nK,Khối K\n",
    "indicator.csv": (
        "indicator,name_vi,name_en,kind,measure,measure_en,content_group,across_units,"
        "across_year,direction\nDV,Đoàn viên mới,New members,flow,người,people,G5,sum,sum,up\n"
    ),
    "covenants/2027-K.toml": COVENANT,
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def refused(office: Path, covenant: str) -> ReferenceError:
    (office / "covenants" / "2027-K.toml").write_text(covenant, "utf-8")
    with pytest.raises(ReferenceError) as refusal:
        read(office)
    return refusal.value


def places(problems: list[Problem]) -> list[int | str | None]:
    return [problem.place for problem in problems]


@pytest.mark.parametrize("day", ["2027-06-31", "2027-6-30", "31/6/2027", "30.06.2027", "thang 6"])
def test_an_impossible_day_is_told_with_its_line_and_hides_nothing(office: Path, day: str) -> None:
    covenant = COVENANT.replace("2027-06-30", day).replace('"DV"', '"DW"')
    told = refused(office, covenant.replace('leader = "A"', 'leader = "C"')).problems
    assert places(told) == ["leader", "target[1]", 9]
    assert f"due_on = {day}" in told[-1].sentence.vi


def test_several_values_that_are_none_are_told_together(office: Path) -> None:
    covenant = (
        COVENANT.replace("2027-06-30", "2027-06-31")
        .replace("value = 100", "value = 1.300.000")
        .replace('"2027-S1"', "2027-S1")
        .replace('">="', '"=>"')
    )
    assert places(refused(office, covenant).problems) == ["target[1].comparator", 8, 9, 15]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("2027-06-30", '2027-06-31\ntheme = "chưa đóng', 9),
        ('period = "2027-S1"', 'period = """2027\\S1', 8),
        ('["A", "B"]', '["A", 2027-06-31]', 4),
        ("year = 2027", "year = 2027-06-31", 3),
    ],
    ids=["two", "a long text", "in a list", "in what places all else"],
)
def test_what_cannot_be_passed_over_is_told_without_inventing_more(
    office: Path, old: str, new: str, line: int
) -> None:
    told = refused(office, COVENANT.replace(old, new)).problems
    assert places(told)[0] == line
    assert all(isinstance(place, int) for place in places(told))


def test_keys_are_sorted_as_people_count(office: Path) -> None:
    target = COVENANT[COVENANT.index("[[target]]") :]
    units = "".join(f"U{number},Đơn vị {number}\n" for number in range(1, 13))
    (office / "unit.csv").write_text("unit,name_vi\n" + units, "utf-8")
    others = [target.replace('"DV"', f'"DV"\nunit = "U{n}"\nweight = -1') for n in range(1, 13)]
    covenant = COVENANT.replace('["A", "B"]', str([f"U{n}" for n in range(1, 13)]))
    told = refused(office, covenant.replace('leader = "A"\n', "") + "".join(others)).problems
    assert places(told) == [f"target[{number}].weight" for number in range(2, 14)]


def test_a_very_long_list_says_how_many_more(office: Path) -> None:
    units = "".join(f"U{number},\n" for number in range(1200))
    (office / "unit.csv").write_text(FILES["unit.csv"] + units, "utf-8")
    refusal = refused(office, COVENANT)
    assert len(refusal.problems) == 1200
    vietnamese = refusal.sentence.vi.splitlines()
    assert vietnamese[0] == "Danh mục có 1200 chỗ phải sửa:"
    assert vietnamese[-1] == "  … và 1150 chỗ nữa, sẽ kể tiếp khi các chỗ trên đã sửa."
    assert refusal.sentence.en.endswith("… and 1150 more, told when those above are corrected.")
    assert len(vietnamese) == 52
