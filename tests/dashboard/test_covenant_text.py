"""What a covenant's documents state is told as what it is, by whom, and from where."""

import csv
import json
from typing import Any

from dash import html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard import covenant_text
from dashboard.words import Words
from warehouse.reference.shapes import MovementKind
from warehouse.settings import ROOT

SOURCE = {
    "source": "TIN_K1_2024",
    "source_title": None,
    "source_publisher": "Trung tâm Nghiên cứu",
    "source_published_on": None,
    "source_note_vi": "Không ghi tên bài.",
    "source_note_en": "Headline not stated.",
}


def text(told: Any) -> str:
    return json.dumps(told, cls=PlotlyJSONEncoder, ensure_ascii=False)


def vietnamese(told: Any) -> list[str]:
    """Find what is marked as Vietnamese."""
    parts = told if isinstance(told, list) else [told]
    return [
        str(one.children)
        for one in parts
        if isinstance(one, Component) and getattr(one, "lang", "") == "vi"
    ]


def test_a_resolution_that_is_mentioned_is_no_movement(vi: Words) -> None:
    rows = [
        {"kind": "resolution", "name_vi": "Đổi mới tổ chức và hoạt động", "name_en": "Renewal"},
        {"kind": "movement", "name_vi": "Lao động giỏi", "name_en": "Good work"},
        {"kind": "campaign", "name_vi": "Nói không với tiêu cực", "name_en": "No to wrongdoing"},
    ]
    told = covenant_text.movements(rows, vi)
    heads = [str(one.children) for one in told if isinstance(one, html.H3)]
    assert heads == ["Phong trào", "Cuộc vận động", "Nghị quyết được nhắc đến"]
    assert "Đổi mới tổ chức" in text(told[-1])
    assert "Đổi mới tổ chức" not in text(told[:-1])


def test_every_kind_of_movement_has_its_heading(vi: Words) -> None:
    for kind in MovementKind.__args__:  # type: ignore[attr-defined] # of a Literal
        row = {"kind": kind, "name_vi": "Tên", "name_en": None}
        assert "Tên" in text(covenant_text.movements([row], vi)), kind


def test_a_document_without_a_title_is_said_to_have_none(vi: Words, en: Words) -> None:
    told = covenant_text.source(SOURCE, vi)
    assert "tên bài: chưa rõ" in text(told)
    assert "TIN_K1_2024" not in text(told)
    assert vietnamese(covenant_text.source(SOURCE, en)) == ["Trung tâm Nghiên cứu"]


def test_a_person_is_named_with_the_post_held_then(vi: Words, en: Words) -> None:
    row = {"who": "Trần Thị Kim Anh", "post_vi": "Phó Chủ tịch", "post_en": "Vice Chair"}
    assert vietnamese(covenant_text.person(row, vi, "who")) == ["Trần Thị Kim Anh, Phó Chủ tịch"]
    english = covenant_text.person(row, en, "who")
    assert vietnamese(english) == ["Trần Thị Kim Anh, Phó Chủ tịch"]
    assert "Vice Chair" in text(english)


def test_contents_taken_from_a_speech_are_said_to_be_so() -> None:
    with (ROOT / "warehouse/reference/source.csv").open(encoding="utf-8") as lines:
        notes = {row["source"]: row for row in csv.DictReader(lines)}["TIN_K3_2022"]
    assert "nội dung thi đua lấy từ phát biểu của Khối trưởng" in notes["note_vi"]
    assert "the speech of the bloc's leader" in notes["note_en"]
