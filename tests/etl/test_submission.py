"""Submissions: one file, one judgement, whatever else lies in the inbox."""

import shutil
from contextlib import nullcontext
from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from etl import cage
from etl.form import Fill, write_form
from etl.inbox import arrivals
from etl.received import Receipt
from etl.submission import with_receipts
from etl.template import form_of
from warehouse.period import Period

HALF = Period(2022, 1)


@pytest.fixture
def send(office: Any) -> Any:
    """Put a filled report of one unit at a place in the inbox."""

    def write(name: str, fills: Any, unit: Any = "CD_VOV", **more: Any) -> Any:
        form = form_of(office.reference, "CDVC_K3", unit, HALF)
        place = office.inbox / name
        place.parent.mkdir(parents=True, exist_ok=True)
        write_form(place, replace(form, **more), fills)
        return place

    return write


def test_one_bad_cell_never_rejects_the_file(office: Any, send: Any) -> None:
    send("a.xlsx", {"SK_SO": Fill("12 người nghỉ"), "TT_CUOC": Fill(5)})
    frames = office.judge()
    assert frames["submissions"]["status"].to_list() == ["accepted"]
    assert office.value("SK_SO") == {}
    assert office.value("TT_CUOC")["value"] == Decimal(5)
    finding = frames["findings"].to_dicts()[0]
    assert finding["message_vi"] == (
        "Ô F15 ghi “12 người nghỉ”, không phải là số. Hãy ghi một con số, ví dụ 12."
    )
    assert (finding["severity"], finding["suggestion"]) == ("error", "12")


def test_an_illustrative_file_is_refused_in_an_office(office: Any, send: Any) -> None:
    send("a.xlsx", {}, illustrative=True)
    frames = office.judge()
    assert frames["submissions"]["status"].to_list() == ["refused"]
    assert frames["findings"]["rule"].to_list() == ["illustrative_file"]
    office.sample_world = True
    assert office.judge()["submissions"]["status"].to_list() == ["accepted"]


def test_the_visible_mark_alone_is_enough(office: Any, send: Any) -> None:
    import openpyxl

    book = openpyxl.load_workbook(send("a.xlsx", {}, illustrative=True))
    book.custom_doc_props.props.clear()
    book.save(office.inbox / "a.xlsx")
    assert office.rules() == {"illustrative_file"}


def test_another_units_folder_puts_a_file_aside(office: Any, send: Any) -> None:
    send("CDVC_K3/2022-S1/CD_VTV/a.xlsx", {"TT_CUOC": Fill(5)})
    frames = office.judge()
    assert frames["submissions"]["status"].to_list() == ["quarantined"]
    assert frames["findings"]["rule"].to_list() == ["one_unit"]


def test_a_units_report_in_its_blocs_folder_is_no_contradiction(office: Any, send: Any) -> None:
    send("CDVC_K3/2022-S1/a.xlsx", {"TT_CUOC": Fill(5)})
    assert office.judge()["submissions"]["status"].to_list() == ["accepted"]


def test_the_same_bytes_again_are_one_submission_and_an_information(office: Any, send: Any) -> None:
    first = send("2022-06-10 a.xlsx", {"TT_CUOC": Fill(5)})
    shutil.copy(first, office.inbox / "2022-06-14 b.xlsx")
    shutil.copy(first, office.inbox / "2022-06-01 c.xlsx")
    frames = office.judge()
    assert frames["submissions"]["file_name"].to_list() == ["2022-06-01 c.xlsx"]
    findings = frames["findings"].select("file_name", "rule", "severity").rows()
    assert findings == [
        ("2022-06-10 a.xlsx", "sent_once", "info"),
        ("2022-06-14 b.xlsx", "sent_once", "info"),
    ]


def test_the_records_tell_which_copy_came_first(office: Any, send: Any) -> None:
    first = send("a.xlsx", {})
    shutil.copy(first, office.inbox / "b.xlsx")
    found = arrivals(office.inbox)
    received = {
        (a.file_name, a.sha256): Receipt(f"2022-06-1{9 - n}", "inbox") for n, a in enumerate(found)
    }
    assert [a.received_on for a in with_receipts(found, received)] == ["2022-06-19", "2022-06-18"]


def test_the_same_bytes_under_two_units_are_doubted(office: Any, send: Any) -> None:
    first = send("CDVC_K3/2022-S1/CD_VOV/a.xlsx", {})
    other = office.inbox / "CDVC_K3/2022-S1/CD_VTV/a.xlsx"
    other.parent.mkdir(parents=True)
    shutil.copy(first, other)
    frames = office.judge()
    assert frames["submissions"]["status"].to_list() == ["quarantined"]
    assert "one_sender" in set(frames["findings"]["rule"])


def test_a_file_is_opened_once(office: Any, send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    send("a.xlsx", {"TT_CUOC": Fill(5)})
    first = office.judge()
    monkeypatch.setattr(cage, "reading", lambda *_: pytest.fail("opened again"))
    again = office.judge()
    assert all(first[what].equals(again[what]) for what in first)


def test_a_file_that_took_too_long_is_tried_again(
    office: Any, send: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    send("a.xlsx", {"TT_CUOC": Fill(5)})
    with monkeypatch.context() as busy:
        slow = nullcontext(iter([{"trouble": "takes_too_long"}]))
        busy.setattr(cage, "reading", lambda _: slow)
        assert office.rules() == {"takes_too_long"}
    assert office.value("TT_CUOC")["value"] == 5


def test_what_is_judged_does_not_depend_on_the_other_files(office: Any, send: Any) -> None:
    send("a.xlsx", {"TT_CUOC": Fill(5)})
    alone = office.judge()["observations"]
    send("b.xlsx", {"TT_CUOC": Fill("hỏng")}, unit="CD_VTV")
    together = office.judge()["observations"].filter(pl.col("unit") == "CD_VOV")
    assert alone.equals(together)


@pytest.mark.parametrize(
    ("fill", "rule"),
    [
        (Fill(95, 150, 200), "parts_agree"),
        (Fill(None, 210, 200), "part_within_whole"),
        (Fill(None, 5, 0), "divides_by_something"),
        (Fill(None, 5, None), "both_parts"),
        (Fill(None, "năm người", 10), "number"),
    ],
)
def test_the_parts_of_a_share_judge_each_other(
    office: Any, send: Any, fill: Any, rule: str
) -> None:
    send("a.xlsx", {"TT_NQ_TYLE": fill})
    assert office.value("TT_NQ_TYLE") == {}
    assert office.rules() == {rule}


@pytest.mark.parametrize("fill", [Fill(None, 5, 0), Fill(None, 5, None)])
def test_no_sentence_quotes_an_empty_cell(office: Any, send: Any, fill: Any) -> None:
    send("a.xlsx", {"TT_NQ_TYLE": fill})
    (finding,) = office.judge()["findings"].to_dicts()
    assert "“”" not in finding["message_vi"] + finding["message_en"]


def test_a_share_of_its_parts_is_asked_about_by_its_fraction(office: Any, send: Any) -> None:
    """An entry cell left empty says nothing; its parts do."""
    send("a.xlsx", {"TT_NQ_TYLE": Fill(None, 210, 200)})
    (finding,) = office.judge()["findings"].to_dicts()
    assert finding["raw_text"] == "210/200"
    assert "“210/200”" in finding["message_vi"]


@pytest.mark.parametrize(
    ("over", "under", "qualifier"),
    [
        ("trên 150", 200, ">"),
        (150, "trên 200", "<"),
        ("gần 150", "trên 200", "~"),
        (150, 200, "="),
    ],
)
def test_a_bound_stays_a_bound_through_a_quotient(
    office: Any, send: Any, over: Any, under: Any, qualifier: str
) -> None:
    send("a.xlsx", {"TT_NQ_TYLE": Fill(None, over, under)})
    share = office.value("TT_NQ_TYLE")
    assert (share["value"], share["qualifier"]) == (Decimal(75), qualifier)


def test_a_share_without_its_parts_stands(office: Any, send: Any) -> None:
    send("a.xlsx", {"TT_NQ_TYLE": Fill("95%")})
    share = office.value("TT_NQ_TYLE")
    assert (share["value"], share["numerator"]) == (Decimal(95), None)


def test_a_cover_above_its_whole_is_kept_out(office: Any, send: Any) -> None:
    send("a.xlsx", {"KTTC_CDCS": Fill(30, denominator=20)})
    assert office.rules() == {"part_within_whole"}


def test_a_mean_without_its_head_count_stands_with_a_warning(office: Any, send: Any) -> None:
    send("a.xlsx", {"LUONG_BQ": Fill(9_000_000)})
    assert office.value("LUONG_BQ")["value"] == Decimal(9_000_000)
    assert office.rules() == {"head_count_given"}


def test_what_we_compute_ourselves_is_not_loaded(office: Any, sheet: Any, form: Any) -> None:
    sheet(office.inbox / "a.xlsx", form(["1", "Gửi báo cáo đúng hạn", "Đ/K", "Đ"]))
    assert office.value("KHOI_BC_DUNGHAN") == {}
    assert office.rules() == {"computed_here"}


def test_an_empty_inbox_is_no_trouble(office: Any) -> None:
    from etl.submission import judge

    judged = judge([], office.reference, office.cache, sample_world=False)
    assert judged.files("submissions") == judged.files("findings") == []
