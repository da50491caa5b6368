"""A target that can hardly be meant as it is written is asked about; what is meant can be said."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from warehouse.reference import ReferenceError, read  # noqa: A004 - see problem.py
from warehouse.settings import ROOT

SHIPPED = ROOT / "warehouse" / "reference"
COVENANT = """
bloc = "CDVC_K1"
year = 2026
members = ["CD_BNG"]

[[target]]
indicator = "{indicator}"
origin = "pledged"
comparator = "{comparator}"
value = {value}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for table in SHIPPED.glob("*.csv"):
        shutil.copy(table, tmp_path)
    (tmp_path / "covenants").mkdir()
    return tmp_path


def write(office: Path, indicator: str, comparator: str, value: str) -> None:
    text = COVENANT.format(indicator=indicator, comparator=comparator, value=value)
    (office / "covenants" / "2026-CDVC_K1.toml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("indicator", "comparator", "value", "asked"),
    [
        ("DV_KETNAP_MOI", ">=", "1.300", "Nếu ý là 1300 thì ghi 1300, không có dấu ngăn nghìn."),
        ("DV_KETNAP_MOI", ">=", "1.5", "không thành số nguyên người"),
        ("KTTC_CDCS", ">=", "10.25", "không thành số nguyên CĐCS"),
        ("CL_TIEN", ">=", '1.300\nmeasure = "triệu đồng"', "nếu là 1,3 thì ghi 1.3"),
        ("CL_TIEN", ">=", "1234567.5", "không thành số nguyên đồng"),
        ("DV_TYLE", ">=", "0.8", 'Nếu ý là 80% thì ghi 80; nếu đúng là 0,8% thì ghi "0.8%"'),
        ("DV_TYLE", ">=", "1", "Nếu ý là 100% thì ghi 100"),
        ("KTTC_CDCS", ">=", '0.9\nmeasure = "%"', "Nếu ý là 90%"),
        ("KTTC_CDCS", ">=", '800\nmeasure = "%"', "không thể vượt quá 100%"),
        ("DV_TYLE", ">", "100", "không thể vượt quá 100%"),
        ("DV_KETNAP_MOI", ">=", "-300", "không thể âm"),
        ("DV_TYLE", ">=", "-5", "không thể âm"),
        ("TNLD_VU", ">=", "0", "càng thấp càng tốt"),
        ("DV_KETNAP_MOI", ">=", "0", "lúc nào cũng đạt"),
        ("TNLD_VU", "<", "0", "không bao giờ đạt"),
        ("CL_TIEN", ">=", "500", 'ghi "500 triệu đồng" trong ngoặc kép'),
        ("LUONG_BQ", ">=", "12", 'ghi "12 triệu đồng/người/tháng" trong ngoặc kép'),
        ("CL_TIEN", ">=", '5\nmeasure = "nghìn đồng"', "quá nhỏ"),
    ],
)
def test_what_can_hardly_be_meant_is_asked(
    office: Path, indicator: str, comparator: str, value: str, asked: str
) -> None:
    write(office, indicator, comparator, value)
    with pytest.raises(ReferenceError) as refusal:
        read(office)
    (problem,) = refusal.value.problems
    assert (problem.file, problem.place) == ("covenants/2026-CDVC_K1.toml", "target[1].value")
    assert asked in problem.sentence.vi
    assert problem.sentence.vi != problem.sentence.en


@pytest.mark.parametrize(
    ("indicator", "comparator", "value", "stored"),
    [
        ("DV_KETNAP_MOI", ">=", "1300", 1300),
        ("DV_TYLE", ">=", '"0.8%"', "0.8"),
        ("DV_TYLE", ">=", '"80 %"', 80),
        ("DV_TYLE", ">=", "97.125", "97.125"),
        ("KTTC_CDCS", ">=", '"90%"', 90),
        ("THU_KPCD_TYLE", ">=", "110", 110),
        ("DV_TANG_THUC", ">=", "-20", -20),
        ("DV_TANG_THUC", ">=", "0", 0),
        ("TNLD_VU", "<=", "0", 0),
        ("CL_TIEN", ">=", '1.3\nmeasure = "tỷ đồng"', 1_300_000_000),
        ("CL_TIEN", ">=", '"1.5 triệu đồng"', 1_500_000),
        ("CL_TIEN", ">=", '"500 đồng"', 500),
        ("LUONG_BQ", ">=", '"12.5 triệu đồng/người/tháng"', 12_500_000),
    ],
)
def test_what_is_meant_can_be_said(
    office: Path, indicator: str, comparator: str, value: str, stored: object
) -> None:
    write(office, indicator, comparator, value)
    (target,) = read(office).tables["target"]
    assert target["value"] == Decimal(str(stored))
    share = "%" in value or "TYLE" in indicator
    assert target["measure"] == ("%" if share else read(office).indicators[indicator]["measure"])


@pytest.mark.parametrize(
    ("indicator", "value", "offered"),
    [
        ("CL_TIEN", '80\nmeasure = "%"', "“đồng” hoặc “triệu đồng” hoặc “tỷ đồng”."),
        ("KTTC_CDCS", '80\nmeasure = "người"', "“CĐCS” hoặc “%”."),
        ("DV_TYLE", '80\nmeasure = "người"', "Hãy dùng “%”."),
        ("SK_SO", '"80 triệu đồng"', "Hãy dùng “sáng kiến”."),
        ("CL_TIEN", '"5 tỷ đồng"\nmeasure = "triệu đồng"', "Hãy bỏ dòng measure."),
    ],
)
def test_only_a_measure_that_is_possible_is_advised(
    office: Path, indicator: str, value: str, offered: str
) -> None:
    write(office, indicator, ">=", value)
    with pytest.raises(ReferenceError) as refusal:
        read(office)
    (problem,) = refusal.value.problems
    assert offered in problem.sentence.vi
