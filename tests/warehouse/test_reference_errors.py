"""What is wrong in a reference folder is told all at once, each with its file and place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse.reference import Problem, ReferenceError, read, read_overlay  # noqa: A004

UNITS = """unit,name_vi,name_en,short_vi,parent,kind,valid_from,valid_to,source
CAP_TREN,Công đoàn cấp trên,Upper union,,,,,,NGUON
A,Công đoàn A,Union A,,CAP_TREN,,,,NGUON
B,Công đoàn B,Union B,,CAP_TREN,,,,NGUON
C,Công đoàn C,Union C,,CAP_TREN,,,,NGUON
"""
BLOCS = """bloc,name_vi,name_en,parent,number,valid_from,valid_to,source
K,Khối K,Bloc K,CAP_TREN,,,,NGUON
"""
INDICATORS = """indicator,name_vi,name_en,kind,measure,measure_en,content_group,across_units,\
across_year,direction,denominator,denominator_vi
DV,Đoàn viên mới,New members,flow,người,people,G5,sum,sum,up,,
TONG,Đoàn viên,Members,stock,người,people,G5,sum,last,up,,
TYLE,Tỷ lệ,Share,ratio,%,%,G5,ratio,last,up,TONG,
"""
COVENANT = """
bloc = "K"
year = 2024
source = "NGUON"
members_stated = 2
leader = "A"
deputies = ["B"]
members = ["A", "B"]

[[target]]
unit = "A"
indicator = "DV"
origin = "pledged"
comparator = ">="
value = 100

[[due]]
period = "2024-S1"
due_on = 2024-06-10
"""
FILES = {
    "source.csv": "source,title\nNGUON,Giao ước\n",
    "unit.csv": UNITS,
    "bloc.csv": BLOCS,
    "indicator.csv": INDICATORS,
    "alias.csv": "kind,text,code,source\nunit,CĐ A,A,NGUON\n",
    "covenants/2024-K.toml": COVENANT,
}

Write = Callable[[str, str], None]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(ReferenceError) as refused:
        read(folder)
    return refused.value.problems


def test_an_offices_own_folder_needs_few_files(office: Path) -> None:
    reference = read(office)
    assert reference.members("K", 2024) == ["A", "B"]
    assert reference.tables["movement"] == []
    assert reference.tables["launch_plan"] == []
    (target,) = reference.tables["target"]
    assert (target["unit"], target["measure"]) == ("A", "người")
    (due,) = reference.tables["due"]
    assert (due["bloc"], due["period"]) == ("K", "2024-S1")


def test_a_table_as_excel_saves_it_is_read(office: Path) -> None:
    text = UNITS.replace(",", ";").replace("\n", "\r\n")
    (office / "unit.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert list(read(office).units) == ["CAP_TREN", "A", "B", "C"]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "word"),
    [
        ("unit.csv", "unit,name_vi,name_en", "unit,name_vi,ten", 1, "name_en"),
        ("unit.csv", "kind,valid_from", "loai,valid_from", 1, "loai"),
        ("unit.csv", "B,Công đoàn B", 'B,"Công đoàn B', 4, "quotation"),
        ("unit.csv", "B,Công đoàn B,Union B,,", "B,Công đoàn B,Union B,,,", 4, "cells"),
        ("unit.csv", "B,Công đoàn B", "B,", 4, "name_vi"),
        ("unit.csv", "C,Công đoàn C", "Đ,Công đoàn C", 5, "plain letters"),
        ("unit.csv", "Union B,,CAP_TREN", "Union B,,CAP_TREM", 4, "CAP_TREN"),
        ("unit.csv", "CAP_TREN,,,,NGUON\nB", "CAP_TREN,,3/31/2024,,NGUON\nB", 3, "day first"),
        ("unit.csv", "CAP_TREN,,,,NGUON\nB", "CAP_TREN,,2024-02-30,,NGUON\nB", 3, "2024-03-31"),
        ("unit.csv", "CAP_TREN,,,,NGUON\nB", "CAP_TREN,khac,,,NGUON\nB", 3, "Use one of"),
        ("unit.csv", "CAP_TREN,,,,NGUON\nB", "CAP_TREN,,,,NGOUN\nB", 3, "NGUON"),
        ("unit.csv", "\nC,", "\nB,", 5, "valid at the same time"),
        ("bloc.csv", "K,Khối K,Bloc K,CAP_TREN", "K,Khối K,Bloc K,XYZ", 2, "XYZ"),
        ("bloc.csv", "CAP_TREN,,,,", "CAP_TREN,một,,,", 2, "whole number"),
        ("indicator.csv", "stock,người", "kho,người", 3, "Use one of"),
        ("indicator.csv", "ratio,last,up,TONG", "ratio,last,up,TONGG", 4, "TONG"),
        ("indicator.csv", "ratio,last,up,TONG", "ratio,last,up,", 4, "denominator"),
        ("indicator.csv", "G5,sum,sum", "G5,ratio,sum", 2, "add up"),
        ("source.csv", "NGUON,Giao ước\n", "NGUON,Giao ước\nNGUON,Khác\n", 3, "source.csv line 2"),
        ("alias.csv", "CĐ A,A", "CĐ A,D", 2, "“D”"),
        ("alias.csv", "NGUON\n", "NGUON\nunit,cđ a,B,NGUON\n", 3, "already means “A”"),
        ("alias.csv", "CĐ A,A", "Công đoàn B,A", 2, "already means “B”"),
        ("covenants/2024-K.toml", 'bloc = "K"', 'bloc = "K', 2, "quotation"),
        ("covenants/2024-K.toml", 'bloc = "K"', 'bloc = "L"', None, "2024-L.toml"),
        ("covenants/2024-K.toml", "year = 2024", "year = 2023", None, "2023-K.toml"),
        ("covenants/2024-K.toml", "year = 2024", 'year = "nay"', "year", "whole number"),
        ("covenants/2024-K.toml", "year = 2024", "year = 1024", "year", "below 1945"),
        ("covenants/2024-K.toml", 'leader = "A"', 'leader = "C"', "leader", "not among"),
        ("covenants/2024-K.toml", '["B"]', '["C"]', "deputies[1]", "not among"),
        ("covenants/2024-K.toml", '["B"]', '["A"]', "deputies", "both leader and deputy"),
        ("covenants/2024-K.toml", '["A", "B"]', '["A", "B", "A"]', "members[3]", "twice"),
        ("covenants/2024-K.toml", '["A", "B"]', '["A", "B", "D"]', "members[3]", "“D”"),
        ("covenants/2024-K.toml", "stated = 2", "stated = 1", "members_stated", "2 are listed"),
        ("covenants/2024-K.toml", "leader =", "leder =", "leder", "leader"),
        ("covenants/2024-K.toml", "[[target]]", "[[targets]]", "targets", "target"),
        ("covenants/2024-K.toml", "value = 100", "valeu = 100", "target[1].valeu", "value"),
        ("covenants/2024-K.toml", "value = 100", "", "target[1]", "value to reach"),
        ("covenants/2024-K.toml", "value = 100", 'value = "nhiều"', "target[1].value", "number"),
        ("covenants/2024-K.toml", '">="', '"=>"', "target[1].comparator", "Use one of"),
        ("covenants/2024-K.toml", '"DV"', '"DVV"', "target[1]", "DV"),
        ("covenants/2024-K.toml", 'indicator = "DV"\n', "", "target[1].indicator", "missing"),
        ("covenants/2024-K.toml", 'unit = "A"', 'unit = "C"', "target[1]", "no member"),
        (
            "covenants/2024-K.toml",
            "value = 100",
            'value = 1\nmeasure = "tấn"',
            "target[1]",
            "người",
        ),
        ("covenants/2024-K.toml", '"2024-S1"', '"2024-H1"', "due[1].period", "2024-S1"),
        ("covenants/2024-K.toml", '"2024-S1"', '"2023-S1"', "due[1].period", "2024"),
        ("covenants/2024-K.toml", "2024-06-10", '"6/15/2024"', "due[1].due_on", "day first"),
        ("covenants/2024-K.toml", "2024-06-10", "2062-06-10", "due[1].due_on", "far from"),
        ("covenants/2024-K.toml", "2024-06-10", "2023-12-31", "due[1].due_on", "far from"),
        ("covenants/2024-K.toml", '= ["B"]', '= ["B"]\nmovements = ["PT"]', "movements[1]", "PT"),
    ],
)
def test_one_slip_is_one_problem_with_its_place(
    office: Path, file: str, old: str, new: str, place: int | str | None, word: str
) -> None:
    path = office / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    told = [problem for problem in problems(office) if problem.file == file]
    assert any(problem.place == place and word in problem.sentence.en for problem in told), told
    assert all(problem.sentence.vi != problem.sentence.en for problem in told)


@pytest.mark.parametrize("day", ["15/06/2024", "15/6/2024", "2024-06-15"])
def test_a_day_is_read_year_first_or_day_first(office: Path, day: str) -> None:
    """Excel in Vietnamese rewrites each day of a table as dd/mm/yyyy when it saves."""
    units = UNITS.replace("CAP_TREN,,,,NGUON\nC", f"CAP_TREN,,{day},,NGUON\nC")
    (office / "unit.csv").write_text(units, "utf-8")
    covenant = COVENANT.replace("2024-06-10", f'"{day}"')
    (office / "covenants/2024-K.toml").write_text(covenant, "utf-8")
    reference = read(office)
    assert str(reference.units["B"]["valid_from"]) == "2024-06-15"
    assert str(reference.tables["due"][0]["due_on"]) == "2024-06-15"


def test_a_unit_and_a_bloc_need_no_english_name(office: Path) -> None:
    (office / "unit.csv").write_text("unit,name_vi\nA,Công đoàn A\nB,Công đoàn B\n", "utf-8")
    (office / "bloc.csv").write_text("bloc,name_vi\nK,Khối K\n", "utf-8")
    assert read(office).units["A"]["name_en"] is None


@pytest.mark.parametrize(
    ("old", "new", "line", "vi", "en"),
    [
        ("2024-06-10", "2024-06-31", 19, "không phải là ngày có thật", "no real day"),
        ('leader = "A"', 'leader = "A', 6, "thiếu dấu ngoặc kép đóng", "closing quotation"),
        ('leader = "A"', "leader = 'A", None, "thiếu dấu ngoặc kép đóng", "closing quotation"),
        ('leader = "A"', "leader = A", 6, "đặt trong ngoặc kép", "straight quotes"),
        ('leader = "A"', "leader = “A”", 6, "đặt trong ngoặc kép", "straight quotes"),
        ('leader = "A"', 'leader "A"', 6, "tên = giá trị", "name = value"),
        ('leader = "A"', 'leader = "C:\\A"', 6, "viết hai lần", "written twice"),
        ("value = 100", "value = 1,300", 15, "không ngăn nghìn", "thousands separator"),
        ("value = 100", "value = 80%", 15, "không ngăn nghìn", "thousands separator"),
        ("value = 100", "value = 100\nvalue = 200", 16, "đã được ghi ở trên", "written above"),
        ("[[due]]", "[[due]", 17, "phải đủ ngoặc", "all its brackets"),
        ('["A", "B"]', '["A", "B"', 10, "thiếu dấu ]", "lacks a ]"),
    ],
)
def test_what_is_no_toml_is_said_with_its_line_and_what_to_do(
    office: Path, old: str, new: str, line: int | None, vi: str, en: str
) -> None:
    (office / "covenants/2024-K.toml").write_text(COVENANT.replace(old, new, 1), "utf-8")
    (office / "unit.csv").write_text(UNITS.replace("Union B,,CAP_TREN", "Union B,,CAP_DUOI"))
    first, second = problems(office)
    assert (first.place, second.file) == (line, "unit.csv")
    assert vi in first.sentence.vi
    assert en in first.sentence.en


def test_everything_is_told_at_once_and_in_both_languages(office: Path) -> None:
    (office / "bloc.csv").write_text(BLOCS.replace("CAP_TREN", "CAP_DUOI"), "utf-8")
    covenant = COVENANT.replace('leader = "A"', 'leader = "C"').replace('"DV"', '"XX"')
    (office / "covenants/2024-K.toml").write_text(covenant, "utf-8")
    with pytest.raises(ReferenceError) as refused:
        read(office)
    vietnamese = refused.value.sentence.vi
    for line in ("bloc.csv, dòng 2", "2024-K.toml, mục leader", "2024-K.toml, mục target[1]"):
        assert line in vietnamese
    assert "bloc.csv, line 2" in refused.value.sentence.en
    assert "3 things to correct" in refused.value.sentence.en


def test_what_is_right_beside_a_slip_is_checked_all_the_same(office: Path) -> None:
    units = UNITS.replace("Union B,,CAP_TREN,,", "Union B,,CAP_TREM,khac,ngay mai")
    (office / "unit.csv").write_text(units, "utf-8")
    covenant = COVENANT.replace('">="', '"=>"').replace('"DV"', '"XX"').replace('["B"]', '["C"]')
    (office / "covenants/2024-K.toml").write_text(covenant, "utf-8")
    told = problems(office)
    assert [(one.file, one.place) for one in told] == [
        ("covenants/2024-K.toml", "deputies[1]"),
        ("covenants/2024-K.toml", "target[1]"),
        ("covenants/2024-K.toml", "target[1].comparator"),
        ("unit.csv", 4),
        ("unit.csv", 4),
        ("unit.csv", 4),
    ]


def test_one_wrong_cell_is_not_told_again_wherever_the_code_is_used(office: Path) -> None:
    (office / "unit.csv").write_text(UNITS.replace("A,Công đoàn A,Union A", "A,,Union A"), "utf-8")
    (problem,) = problems(office)
    assert (problem.file, problem.place) == ("unit.csv", 3)


def test_a_table_that_must_be_there_is_named(office: Path) -> None:
    (office / "indicator.csv").unlink()
    (problem,) = problems(office)
    assert problem.file == "indicator.csv"
    assert "across_units" in problem.sentence.vi


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "nowhere")
    assert "THIDUA_REFERENCE" in problem.sentence.en


def test_bytes_in_another_encoding_are_named(office: Path) -> None:
    (office / "unit.csv").write_bytes(UNITS.encode("cp1258", errors="replace"))
    assert any(one.file == "unit.csv" and "UTF-8" in one.sentence.en for one in problems(office))


def test_earlier_names_of_a_unit_still_lead_to_it(office: Path) -> None:
    renamed = (
        "C,Công đoàn C,Union C,,CAP_TREN,,,2024-02-29,NGUON\n"
        "C,Công đoàn Xê,Union Xe,,CAP_TREN,,2024-03-01,,NGUON\n"
    )
    text = UNITS.replace("C,Công đoàn C,Union C,,CAP_TREN,,,,NGUON\n", renamed)
    (office / "unit.csv").write_text(text, "utf-8")
    reference = read(office)
    assert reference.units["C"]["name_vi"] == "Công đoàn Xê"
    assert ("unit", "Công đoàn C", "C") in reference.aliases
    overlapping = text.replace("2024-02-29", "2024-03-02")
    (office / "unit.csv").write_text(overlapping, "utf-8")
    (problem,) = problems(office)
    assert (problem.file, problem.place) == ("unit.csv", 6)


AMENDMENT = """
[[target]]
unit = "A"
indicator = "DV"
origin = "pledged"
comparator = ">="
value = 80
valid_from = {day}
"""


def test_an_amended_target_ends_the_day_before(office: Path) -> None:
    path = office / "covenants/2024-K.toml"
    path.write_text(COVENANT + AMENDMENT.format(day="2024-09-01"), "utf-8")
    first, second = read(office).tables["target"]
    assert str(first["valid_to"]) == "2024-08-31"
    assert second["valid_to"] is None


def test_two_targets_in_force_on_one_day_are_refused(office: Path) -> None:
    path = office / "covenants/2024-K.toml"
    path.write_text(COVENANT + AMENDMENT.format(day="2024-01-01"), "utf-8")
    (problem,) = problems(office)
    assert problem.place == "target[2]"


def test_the_next_covenant_must_agree_on_who_led_last_year(office: Path) -> None:
    later = 'bloc = "K"\nyear = 2025\nmembers = ["A"]\nlast_year_leader = "{unit}"\n'
    path = office / "covenants/2025-K.toml"
    path.write_text(later.format(unit="A"), "utf-8")
    assert read(office).members("K", 2024) == ["A", "B"]
    path.write_text(later.format(unit="B"), "utf-8")
    (problem,) = problems(office)
    assert (problem.file, problem.place) == ("covenants/2025-K.toml", "last_year_leader")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[target]]\nilustrative = true\n", "target[1].ilustrative"),
        ('[[due]]\nbloc = "K"\nperiod = "2024"\ndue_on = 2024-12-10\n', "due[1].illustrative"),
        (
            '[[due]]\nbloc = "X"\nperiod = "2024"\ndue_on = 2024-12-10\nillustrative = true\n',
            "due[1]",
        ),
        (
            '[[due]]\nbloc = "K"\nperiod = "nay"\ndue_on = 2024-12-10\nillustrative = true\n',
            "due[1].period",
        ),
        (
            '[[due]]\nbloc = "K"\nperiod = "2024-S1"\ndue_on = 2024-06-11\nillustrative = true\n',
            "due[1]",
        ),
        (
            (
                '[[target]]\ncovenant = "2030-K"\nindicator = "DV"\norigin = "pledged"\n'
                'comparator = ">="\nvalue = 1\nillustrative = true\n'
            ),
            "target[1]",
        ),
        (
            (
                '[[target]]\ncovenant = "2024-K"\nunit = "A"\nindicator = "DV"\n'
                'origin = "pledged"\ncomparator = ">="\nvalue = 1\nillustrative = true\n'
            ),
            "target[1]",
        ),
    ],
)
def test_a_sample_is_checked_the_same_way(office: Path, text: str, place: str) -> None:
    path = office / "sample.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ReferenceError) as refused:
        read_overlay(path, read(office))
    told = [(problem.file, problem.place) for problem in refused.value.problems]
    assert ("sample.toml", place) in told


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(sorted(FILES)),
    start=st.integers(0, 400),
    length=st.integers(0, 12),
    junk=st.binary(max_size=8) | st.sampled_from([b'"', b",", b"\n", b"[[", b"= 1", b"\x00"]),
)
def test_a_damaged_file_is_read_or_refused_and_never_crashes(
    office: Path, name: str, start: int, length: int, junk: bytes
) -> None:
    whole = FILES[name].encode()
    start = min(start, len(whole))
    (office / name).write_bytes(whole[:start] + junk + whole[start + length :])
    told: list[Problem] = []
    try:
        read(office)
    except ReferenceError as refused:
        told = refused.problems
    finally:
        (office / name).write_bytes(whole)
    assert {problem.file for problem in told} <= set(FILES)


@pytest.mark.parametrize(
    "written",
    [
        'comparator = "yes"',
        'comparator = ">="\nvalue = 50\nmeasure = "%"',
        'comparator = ">="\nvalue = 1e30',
        'comparator = ">="\nvalue = 0.0000001',
    ],
)
def test_a_target_that_could_never_be_judged_is_told(office: Path, written: str) -> None:
    target = f'\n[[target]]\nindicator = "TONG"\norigin = "pledged"\n{written}\n'
    covenant = office / "covenants" / "2024-K.toml"
    covenant.write_text(covenant.read_text("utf-8") + target, "utf-8")
    with pytest.raises(ReferenceError) as refusal:
        read(office)
    (problem,) = refusal.value.problems
    assert problem.file == "covenants/2024-K.toml"
    assert problem.place.startswith("target[2]")
