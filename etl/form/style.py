"""How cells look: one dictionary of formats, by the word that columns use for their cells."""

from typing import Any

INK, PAPER, ENTRY, SHUT, HEAD, LINE = (
    "#6B7280", "#F3F4F6", "#FFF9DB", "#EEF0F2", "#DCE6F1", "#9CA3AF",
)  # fmt: skip
ENOUGH, LACKING, WRONG, DOUBTFUL = "Đủ", "Thiếu", "Cần sửa", "Nên xem"
VERDICTS = {ENOUGH: "#D5EFE6", LACKING: "#E5E7EB", WRONG: "#FAD9CF", DOUBTFUL: "#FCEBC4"}


def styles(book: Any) -> dict[str, Any]:  # noqa: ANN401 - xlsxwriter ships no types
    """Add the formats to a workbook."""
    plain = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
    broken = book.add_format({"bg_color": VERDICTS[WRONG], "num_format": "0.######"})
    verdicts = {"broken": broken} | {
        f"verdict {word}": book.add_format({"bg_color": ground})
        for word, ground in VERDICTS.items()
    }
    return verdicts | {
        name: book.add_format(plain | style) for name, style in (_around() | _cells()).items()
    }


def _around() -> dict[str, dict[str, Any]]:
    """Give the formats of what stands around a table."""
    line = {"bg_color": ENTRY, "locked": False, "align": "left", "bottom": 4}
    return {
        "over": {"align": "center"},
        "strong": {"align": "center", "bold": True},
        "number": {"align": "right", "italic": True, "font_size": 10},
        "title": {"align": "center", "bold": True, "font_size": 14},
        "subtitle": {"align": "center", "italic": True, "text_wrap": True},
        "mark": {"align": "center", "bold": True, "font_color": "#B42318", "bg_color": "#FDECEA"},
        "asked": {},
        "said": {"bold": True},
        "date": line | {"num_format": "dd/mm/yyyy"},
        "free": line,
        "guide": {"italic": True, "text_wrap": True, "font_size": 10},
        "summary": {"bold": True, "bg_color": PAPER, "text_wrap": True},
    }


def _cells() -> dict[str, dict[str, Any]]:
    """Give the formats of the cells of a table; entries are unlocked and yellow."""
    cell = {"border": 1, "border_color": LINE, "text_wrap": True}
    entry = cell | {"bg_color": ENTRY, "locked": False, "align": "right"}
    chosen = entry | {"align": "center"}
    shut = cell | {"bg_color": SHUT, "align": "right"}
    whole = entry | {"num_format": "#,##0"}
    return {
        "header": cell | {"bold": True, "align": "center", "bg_color": HEAD},
        "group": cell | {"bold": True, "bg_color": PAPER, "align": "left"},
        "text": cell,
        "centre": cell | {"align": "center"},
        "code": cell | {"font_color": INK, "font_size": 8},
        "before": cell | {"align": "right", "font_color": INK},
        "told": cell | {"align": "right"},
        "verdict": cell | {"align": "center", "bold": True, "font_size": 10},
        "shut": shut,
        "quotient": shut | {"num_format": "0.00"},
        "total": cell | {"bold": True, "align": "center", "num_format": "0.##"},
        "count": whole,
        "wage": whole,
        "ballots": whole,
        "money": entry | {"num_format": "#,##0.0"},
        "share": entry | {"num_format": "0.00"},
        "points": entry | {"num_format": "0.00"},
        "registered": entry,
        **dict.fromkeys(("bool", "grade", "status"), chosen),
        **dict.fromkeys(("kind", "outcome"), chosen),
        **dict.fromkeys(("addressee", "unit", "award"), chosen | {"align": "left"}),
        "day": chosen | {"num_format": "dd/mm/yyyy"},
        "note": cell | {"bg_color": ENTRY, "locked": False, "font_size": 10},
    }
