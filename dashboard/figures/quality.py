"""The quality of what was sent: what is wrong, of which kind, with whom, and what is missing."""

from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number, theme
from dashboard.figures import marks
from dashboard.figures.table import Cell, Table
from dashboard.theme import Palette
from dashboard.words import Words, alphabetical

SEVERITIES = ("error", "warning", "info")
_SHADES = {"error": "missed", "warning": "behind", "info": "not_due"}
_LANE = 52
_BAR = 14
_SCALE = 1.55  # the longest bar takes 1 of it, its words the rest


def by_kind(found: pl.DataFrame) -> list[tuple[str, dict[str, int]]]:
    """Count findings by kind and severity, the kinds with most errors first."""
    kinds: dict[str, dict[str, int]] = {}
    for row in found.iter_rows(named=True):
        counted = kinds.setdefault(kind_of(row["rule"]), dict.fromkeys(SEVERITIES, 0))
        counted[row["severity"]] += 1
    return sorted(kinds.items(), key=lambda one: ([-one[1][word] for word in SEVERITIES], one[0]))


def kinds_figure(
    kinds: list[tuple[str, dict[str, int]]], words: Words, palette: Palette
) -> dict[str, Any]:
    """Draw a bar a kind of finding, its errors, warnings and notes side by side."""
    height = float(_LANE * len(kinds) + 4)
    most = max((sum(counted.values()) for _, counted in kinds), default=1)
    middles = [_LANE * place + 34.0 for place in range(len(kinds))]
    layout = theme.template(palette) | {
        "height": height,
        "barmode": "stack",
        "xaxis": {"range": [0, most * _SCALE], "visible": False, "fixedrange": True},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "annotations": [
            text
            for (kind, counted), at in zip(kinds, middles, strict=True)
            for text in _texts(kind, counted, at, words, palette)
        ],
    }
    bars = [_bar(word, kinds, middles, words, palette) for word in SEVERITIES]
    return {"data": bars, "layout": layout}


def kinds_table(kinds: list[tuple[str, dict[str, int]]], words: Words, caption: str) -> Table:
    """Lay out the same counts: a row a kind, a column a severity."""
    head = [Cell(words("column.finding_kind"), heading=True)]
    head += [Cell(words(f"severity.{word}"), heading=True, looks="num") for word in SEVERITIES]
    rows = [
        [Cell(words(f"finding_kind.{kind}"), heading=True, looks="first")]
        + [_count(counted[word]) for word in SEVERITIES]
        for kind, counted in kinds
    ]
    return Table(caption, head, rows, looks="plain")


def told(counted: dict[str, int], words: Words) -> str:
    """Say counts in words: “6 lỗi · 1 cảnh báo”."""
    return " · ".join(
        words(f"quality.{word}", n=counted[word]) for word in SEVERITIES if counted[word]
    )


def to_put_right(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the units that have something to put right, to look at or to add."""
    return [
        row
        for row in units
        if row["error"]
        or row["warning"]
        or row["set_aside"]
        or row["cells_reported"] < row["cells_expected"]
    ]


def units_table(
    units: list[dict[str, Any]], words: Words, links: dict[str, str], caption: str
) -> Table:
    """Lay out each unit: its files, what is wrong in them, how much of what was asked is there."""
    keys = ("unit", "files", "set_aside", *SEVERITIES, "asked_cells", "percent_told")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="" if key == "unit" else "num")
        for key in keys
    ]
    rows = [_unit(row, words, links) for row in units]
    return Table(caption, head, rows, looks="plain lines")


def by_unit(
    sent: pl.DataFrame, files: pl.DataFrame, found: pl.DataFrame, words: Words
) -> list[dict[str, Any]]:
    """Bring together what is known of each unit's reports; who has most to put right first."""
    names = [frame.select("unit", "unit_vi", "unit_en") for frame in (sent, files, found)]
    units = pl.concat(names).unique("unit", keep="first", maintain_order=True)
    unread = pl.col("status").is_in(("refused", "quarantined"))
    parts = [
        files.group_by("unit").agg(
            files=pl.col("sha256").n_unique(),
            set_aside=pl.col("sha256").filter(unread).n_unique(),
        ),
        found.group_by("unit").agg(
            *((pl.col("severity") == word).sum().alias(word) for word in SEVERITIES)
        ),
        sent.group_by("unit").agg(pl.col("cells_expected").sum(), pl.col("cells_reported").sum()),
    ]
    for part in parts:
        units = units.join(part, on="unit", how="left", nulls_equal=True)
    rows = units.with_columns(pl.exclude("unit", "unit_vi", "unit_en").fill_null(0)).to_dicts()
    return sorted(rows, key=lambda row: (*_order(row), alphabetical(words.name(row, "unit"))))


def indicators_table(
    asked: pl.DataFrame, words: Words, links: dict[str, str], caption: str
) -> Table:
    """Lay out the indicators that some units have not told, the least told first."""
    keys = ("indicator", "units_told", "percent_told", "estimated")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="" if key == "indicator" else "num")
        for key in keys
    ]
    rows = [
        [
            Cell(
                words.name(row, "indicator"),
                heading=True,
                looks="first",
                href=links.get(row["indicator"]),
            ),
            Cell(f"{row['reported']}/{row['expected']}", looks="num", value=row["reported"]),
            _share(row["reported"], row["expected"], words),
            _count(row["estimated"]),
        ]
        for row in asked.filter(pl.col("reported") < pl.col("expected")).iter_rows(named=True)
    ]
    return Table(caption, head, rows, looks="plain")


def _order(row: dict[str, Any]) -> tuple[int, int, int, int]:
    lacking = row["cells_reported"] - row["cells_expected"]
    return (-row["error"], -row["set_aside"], -row["warning"], lacking)


def _unit(row: dict[str, Any], words: Words, links: dict[str, str]) -> list[Cell]:
    name = words.name(row, "unit") or words("quality.no_unit")
    told_of = f"{row['cells_reported']}/{row['cells_expected']}"
    asked = row["cells_expected"]
    return [
        Cell(name, heading=True, looks="first", href=links.get(row["unit"])),
        _count(row["files"]),
        _count(row["set_aside"]),
        *(_count(row[word], lost=word == "error") for word in SEVERITIES),
        Cell(told_of if asked else "", looks="num", value=row["cells_reported"] if asked else None),
        _share(row["cells_reported"], asked, words),
    ]


def _count(count: int, *, lost: bool = False) -> Cell:
    return Cell(str(count), looks="num lost" if lost and count else "num", value=count)


def _share(part: int, whole: int, words: Words) -> Cell:
    if not whole:
        return Cell("", looks="num")
    share = Decimal(part) / Decimal(whole) * 100
    return Cell(number.percent(share, words), looks="num", value=share, measure="%")


def _bar(
    severity: str,
    kinds: list[tuple[str, dict[str, int]]],
    middles: list[float],
    words: Words,
    palette: Palette,
) -> dict[str, Any]:
    shade = palette.verdicts[_SHADES[severity]]
    said = [
        f"{words(f'finding_kind.{kind}')}: {words(f'quality.{severity}', n=counted[severity])}"
        for kind, counted in kinds
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [counted[severity] for _, counted in kinds],
        "y": middles,
        "width": [_BAR] * len(kinds),
        "marker": {"color": shade.fill, "line": {"width": 1, "color": shade.edge}},
        "customdata": said,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _texts(
    kind: str, counted: dict[str, int], at: float, words: Words, palette: Palette
) -> list[dict[str, Any]]:
    name = marks.text(words(f"finding_kind.{kind}"), 0, at - 18, palette.ink, size=14)
    beside = marks.text(told(counted, words), sum(counted.values()), at, palette.muted, shift=8)
    return [name, beside]


def kind_of(rule: str) -> str:
    """Tell of which kind a finding is, by the rule that it breaks."""
    return _KIND_OF.get(rule, "other")


# What readers are told of: a dozen kinds, not each of the rules by its name.
KINDS: dict[str, tuple[str, ...]] = {
    "file": (
        "unreadable_file", "link_leading_out", "folder_named_as_file", "unfinished_file",
        "lock_file", "hidden_file", "plain_name", "file_too_large", "empty_file", "pdf_file",
        "picture_file", "password_protected", "old_word_file", "link_file", "archive_file",
        "form_not_read", "cut_short", "broken_workbook", "unclear_separator",
        "declares_entities", "swells_when_opened", "sheet_too_large", "takes_too_long",
        "crashed_the_reader", "receipt_sent_back", "illustrative_file", "kept_in_inbox",
        "letters_in_unicode", "letters_kept",
    ),
    "sender": (
        "known_unit", "one_unit", "unit_in_force", "one_sender", "sent_by_leader",
        "sent_by_unit", "known_member", "unit_told", "unit_without_bloc",
        "checked_by_another",
    ),
    "day": (
        "known_period", "wrong_period", "whole_year", "cut_off_in_period",
        "reported_after_it_began", "real_day", "whole_day", "day_before_month",
        "one_report_day", "day_of_review", "day_in_year", "receipt_assumed",
    ),
    "table": (
        "known_table", "one_table", "other_table", "own_column", "own_columns",
        "results_not_plans", "visible_row", "visible_column", "visible_sheet",
        "labelled_row", "row_in_table", "cell_of_one_row", "known_column", "said_once",
        "told_once", "computed_here",
    ),
    "indicator": ("known_indicator",),
    "number": (
        "number", "one_reading", "one_number", "digits_only", "sound_groups", "plain_sign",
        "nil_of_a_flow", "no_date", "level_not_change", "level_not_share_of_plan",
        "yes_or_no", "known_grade", "not_negative", "whole_number", "shown_as_stored",
        "exact_target", "level_or_blank", "exact_points", "exact_ballots",
    ),
    "scale": (
        "measure_over_table", "printed_measure", "measure_of_another", "in_dong",
        "same_measure", "whole_dong", "plausible_scale", "share_not_fraction",
        "share_within_100", "shown_as_thousands", "shown_in_its_measure",
        "no_three_decimals", "plausible_sum", "plausible_count", "plausible_share",
        "share_with_thousandths", "scale_of_header", "plausible_beside_peers",
    ),
    "sum": (
        "divides_by_something", "share_agrees", "part_of_parent", "total_is_sum",
        "share_beside_agrees", "parts_agree", "both_parts", "part_within_whole",
        "part_of_whole", "whole_differs", "share_without_parts", "head_count_given",
        "own_report_differs", "points_in_span", "ballots_within",
    ),
    "earlier": (
        "not_copied_forward", "plausible_change", "year_below_half", "second_half_differs",
        "other_period_differs", "plan_differs", "registration_differs",
        "self_points_differ", "change_unexplained", "change_explained",
    ),
    "missing": (
        "quantity_given", "no_excel_error", "formula_with_result", "status_agrees",
        "points_given", "difference_told", "statement_words", "named_activity",
        "coded_criterion", "award_told", "question_told", "ballots_told",
    ),
    "code": (
        "statement_kind", "known_activity", "known_criterion", "known_award",
        "known_outcome",
    ),
    "understood": (
        "read_by_column", "vietnamese_separators", "groups_by_points",
        "written_in_figures", "written_in_full", "figure_alone",
    ),
    "revised": ("sent_once", "corrects_earlier", "kept_value"),
}  # fmt: skip
_KIND_OF = {rule: kind for kind, rules in KINDS.items() for rule in rules}
