"""Scores as tables: ranks, where points are lost, stage by stage, what ranks withstand, awards."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap
from dashboard.figures.table import Cell, Table
from dashboard.words import Words

Row = dict[str, Any]
KINDS = ("content", "bonus", "deduction")
OUTCOMES = {"passed": "●", "failed": "▼", "unknown": "…"}  # of a gate
HOLDS, MOVES = "●", "▽"
# Why a line has no points: the sign that stands there; anything else is not known yet.
_NO_POINTS = {"not_applicable": "sign.not_applicable", "not_due": "sign.not_due"}


def ranks(
    ranked: pl.DataFrame,
    gates: pl.DataFrame,
    words: Words,
    links: Mapping[str, str],
    caption: str,
    held: Mapping[str, str] | None = None,
) -> Table:
    """Lay out one row a unit of one stage, best first: its points, and what keeps it back.

    `held` says by unit why a grade is lower than the total alone would have it.
    """
    keys = ["rank", "unit", "total", "content", "bonus", "deduction", "grade", "votes", "gates"]
    if not ranked["votes"].is_not_null().any():
        keys.remove("votes")
    if not gates.height:
        keys.remove("gates")
    cells = [_ranked(row, gates, words, links) for row in ranked.iter_rows(named=True)]
    for cell, unit in zip(cells, ranked["unit"], strict=True):
        why = (held or {}).get(unit)
        if why:
            cell["grade"] = replace(cell["grade"], text=f"{cell['grade'].text} ({why})")
    numbers = {"content", "bonus", "deduction", "total", "votes"}
    return Table(
        caption, _head(keys, numbers, words), [[row[key] for key in keys] for row in cells],
        looks="plain",
    )  # fmt: skip


def _ranked(
    row: Row, gates: pl.DataFrame, words: Words, links: Mapping[str, str]
) -> dict[str, Cell]:
    votes = words("sign.unknown") if row["votes"] is None else str(row["votes"])
    return {
        "rank": Cell(place(row, words), looks="rank", value=row["rank"]),
        "unit": Cell(
            words.name(row, "unit"), heading=True, href=links.get(row["unit"]), looks="first"
        ),
        "content": _pointed(row["content_points"], words),
        "bonus": _pointed(row["bonus"], words, signed=True),
        "deduction": _pointed(row["deduction"], words, signed=True),
        "total": _pointed(row["printed"], words, "num total"),
        "grade": Cell(words.name(row, "grade") or words("sign.unknown"), looks="grade"),
        "votes": Cell(votes, looks="num", value=row["votes"]),
        "gates": Cell(_gates(gates.filter(pl.col("unit") == row["unit"]), words), looks="message"),
    }


def held_back(
    ranked: pl.DataFrame, scored: pl.DataFrame, grades: pl.DataFrame, words: Words
) -> dict[str, str]:
    """Say by unit which grade its total reaches, and which criteria keep it from that grade.

    `ranked` and `scored` are of one stage, `grades` the grades of the scheme, the highest first.
    """
    told = {}
    for row in ranked.filter(pl.col("printed").is_not_null()).iter_rows(named=True):
        reached = grades.filter(pl.col("at_least") <= row["printed"]).head(1).to_dicts()
        if not reached or reached[0]["grade"] == row["grade"]:
            continue
        least = reached[0]["each_at_least"]
        weak = _weaker(scored.filter(pl.col("unit") == row["unit"]), least)
        names = ", ".join(words.name(line) for line in weak)
        if names:
            told[row["unit"]] = words("scores.held_back", grade=words.name(reached[0]),
                                      criteria=names, percent=_percent(least, words))  # fmt: skip
    return told


def _weaker(lines: pl.DataFrame, least: Decimal | None) -> list[Row]:
    """Give the lines of content that have less than a part, in percent, of their most points."""
    told = lines.filter(
        pl.col("kind") == "content", pl.col("points").is_not_null(), pl.col("max_points") > 0
    )
    rows = told.sort("position").to_dicts()
    return [row for row in rows if least and 100 * row["points"] < least * row["max_points"]]


def _percent(value: Decimal, words: Words) -> str:
    return number.percent(value, words, 0)


def grade_rules(grades: pl.DataFrame, words: Words) -> list[str]:
    """Say of each grade the total that it takes, and the part of each criterion's points."""
    told = []
    for row in grades.iter_rows(named=True):
        values = {"grade": words.name(row), "points": number.number(row["at_least"], words, 2)}
        if row["each_at_least"] is None:
            told.append(words("scores.grade_rule", **values))
        else:
            percent = _percent(row["each_at_least"], words)
            told.append(words("scores.grade_rule.each", percent=percent, **values))
    return told


def _pointed(
    points: Decimal | None, words: Words, looks: str = "num", *, signed: bool = False
) -> Cell:
    return Cell(number.points(points, words, signed=signed), looks=looks, value=points)


def place(row: Row, words: Words) -> str:
    """Write a rank; who shares one is told so, and never put into an order of the alphabet."""
    if row["rank"] is None:
        return words("sign.unknown")
    return words("scores.tied", rank=row["rank"]) if row["tied"] else str(row["rank"])


def _gates(gates: pl.DataFrame, words: Words) -> str:
    """Name the gates that are not passed; a unit that passed all has nothing to name."""
    told = [
        f"{_outcome(row['outcome'], words)}: {words.name(row)}"
        for row in gates.sort("position").iter_rows(named=True)
        if row["outcome"] != "passed"
    ]
    return "; ".join(told) or _outcome("passed", words)


def _outcome(word: str, words: Words) -> str:
    return f"{OUTCOMES[word]} {words(f'gate.{word}')}"


def lines(
    scored: pl.DataFrame, ranked: pl.DataFrame, words: Words, links: Mapping[str, str], caption: str
) -> Table:
    """Lay out one row a criterion and one column a unit, best first: points, and those lost."""
    units = ranked.select("unit", "unit_vi", "unit_en").to_dicts()
    head = [Cell(words("column.criterion"), heading=True, looks="first"), _number("most", words)]
    head += [
        Cell(
            heatmap.brief(unit, words), heading=True, href=links.get(unit["unit"]), looks="unit num"
        )
        for unit in units
    ]
    rows: list[list[Cell]] = []
    for kind in KINDS:
        of_kind = scored.filter(pl.col("kind") == kind)
        if of_kind.height:
            title = words(f"criterion.{kind}")
            rows.append([Cell(title, heading=True, span=len(head), looks="group")])
        codes = [unit["unit"] for unit in units]
        of_lines = of_kind.partition_by("position", maintain_order=True)
        rows += [_line(line, codes, words) for line in of_lines]
    return Table(caption, head, rows, looks="plain lines")


def _line(line: pl.DataFrame, units: Iterable[str], words: Words) -> list[Cell]:
    said = {row["unit"]: row for row in line.iter_rows(named=True)}
    first = next(iter(said.values()))
    most = next((row["max_points"] for row in said.values() if row["max_points"] is not None), None)
    title = first[f"rule_{words.language}"]
    cells = [Cell(words.name(first), heading=True, looks="first", title=title, said=title)]
    cells.append(Cell("", looks="num") if most is None else _pointed(most, words))
    return [*cells, *(_points(said.get(unit), words) for unit in units)]


def _points(row: Row | None, words: Words) -> Cell:
    """Give the points of a line; a line that lost some, or took some away, is marked."""
    if row is None or row["points"] is None:
        state = row["state"] if row else ""
        return Cell(words(_NO_POINTS.get(state, "sign.unknown")), looks="num")
    why = row["reason"] if words.language == "vi" else row["reason_en"]
    signed = row["kind"] != "content"
    text = number.points(row["points"], words, signed=signed)
    lost = row["lost"] is not None and row["lost"] > 0
    return Cell(text, mark=MOVES if lost else "", looks="num lost" if lost else "num", title=why,
                said=why, value=row["points"], language=quoted(row, words))  # fmt: skip


def quoted(row: Row, words: Words) -> str | None:
    """Give the language of a reason that is told in the words in which it was written."""
    is_quote = words.language != "vi" and row["reason"] and row["reason"] == row["reason_en"]
    return "vi" if is_quote else None


def stages(ranking: pl.DataFrame, units: Iterable[str], words: Words, caption: str) -> Table:
    """Lay out one row a unit, in the order given, and one column a stage: total and rank."""
    by_stage = ranking.sort("step").select("stage").unique(maintain_order=True)["stage"].to_list()
    head = [Cell(words("column.unit"), heading=True, looks="first")]
    head += [Cell(words(f"stage.{stage}"), heading=True, looks="num") for stage in by_stage]
    said = {(row["unit"], row["stage"]): row for row in ranking.iter_rows(named=True)}
    rows = []
    for unit in units:
        name = next(row for (code, _), row in said.items() if code == unit)
        cells = [Cell(words.name(name, "unit"), heading=True, looks="first")]
        rows.append([*cells, *(_total(said.get((unit, stage)), words) for stage in by_stage)])
    return Table(caption, head, rows, looks="plain")


def over_years(ranks: pl.DataFrame, columns: Iterable[str], words: Words, caption: str) -> Table:
    """Lay out one row a unit and one column a year: the rank."""
    years = list(columns)
    said = {(row["unit"], row["column"]): row for row in ranks.iter_rows(named=True)}
    names = {row["unit"]: words.name(row, "unit") for row in ranks.iter_rows(named=True)}
    head = [Cell(words("column.unit"), heading=True, looks="first")]
    head += [Cell(year, heading=True, looks="num") for year in years]
    rows = []
    for unit, name in names.items():
        found = [said.get((unit, year)) for year in years]
        cells = [
            Cell(place(row, words) if row else "", looks="num", value=row["rank"] if row else None)
            for row in found
        ]
        rows.append([Cell(name, heading=True, looks="first"), *cells])
    return Table(caption, head, rows, looks="plain")


def _total(row: Row | None, words: Words) -> Cell:
    if row is None:
        return Cell(words("sign.unknown"), looks="num")
    total = number.points(row["printed"], words)
    said = words("scores.total_and_rank", total=total, rank=place(row, words))
    return Cell(said, looks="num", value=row["printed"])


def trials(tested: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out one row a test of the ranks, those first that change the first place."""
    keys = ("test", "first_after", "moved", "first_place")
    rows = []
    for one in sorted(tested.partition_by("test", maintain_order=True), key=holds):
        first = one.row(0, named=True)
        held = holds(one)
        after = one.filter(pl.col("rank_after") == 1)
        names = ", ".join(heatmap.brief(row, words) for row in after.iter_rows(named=True))
        moved = one.filter(pl.col("rank_after") != pl.col("rank_before")).height
        rows.append(
            [
                Cell(_test(first, words), heading=True, looks="first"),
                Cell(names or words("sign.unknown")),
                Cell(str(moved), looks="num", value=moved),
                Cell(words("scores.holds") if held else words("scores.changes"),
                     verdict="met" if held else "behind", sign=HOLDS if held else MOVES),
            ]
        )  # fmt: skip
    return Table(caption, _head(keys, {"moved"}, words), rows, looks="plain")


def holds(test: pl.DataFrame) -> bool:
    """Tell whether those who are first before a test are first, and alone so, after it."""
    before, after = (set(test.filter(pl.col(when) == 1)["unit"]) for when in _WHEN)
    return before == after


_WHEN = ("rank_before", "rank_after")


def _test(row: Row, words: Words) -> str:
    values = {
        "group": words.name(row, "group") or row["content_group"] or "",
        "line": words.name(row, "line"),
        "unit": heatmap.brief({k: row.get(f"of_{k}") for k in ("unit_vi", "unit_en")}, words),
    }
    return words(f"test.{row['kind']}", **values)


def proposals(proposed: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out one row an award and unit that comes into question for it, under the award's name.

    What speaks for and against each; those beyond the quota are named in one row.
    """
    keys = ("unit", "outcome", "for", "against")
    rows: list[list[Cell]] = []
    for award in proposed.partition_by("award", maintain_order=True):
        within = award.filter(pl.col("outcome") != "beyond_quota")
        values = {"award": words.name(award.row(0, named=True), "award"), "n": award["quota"][0]}
        title = words("scores.award", **values)
        rows.append([Cell(title, heading=True, span=len(keys), looks="group")])
        rows += [_proposal(row, words) for row in within.iter_rows(named=True)]
        rows += _beyond(award.filter(pl.col("outcome") == "beyond_quota"), len(keys), words)
    return Table(caption, _head(keys, set(), words), rows, looks="plain")


def _beyond(award: pl.DataFrame, span: int, words: Words) -> list[list[Cell]]:
    """Name those beyond the quota of an award, in the order of their ranks."""
    if not award.height:
        return []
    ordered = award.sort("rank", "unit", nulls_last=True)
    names = ", ".join(heatmap.brief(row, words) for row in ordered.iter_rows(named=True))
    return [[Cell(words("scores.beyond", n=award.height, units=names), span=span, looks="message")]]


def quotas(proposed: pl.DataFrame, words: Words) -> list[str]:
    """Say of each award how many it may go to, how many are proposed, and how many are left."""
    told = []
    for award in proposed.partition_by("award", maintain_order=True):
        row = award.row(0, named=True)
        values = {"award": words.name(row, "award"), "used": row["used"]}
        if row["quota"] is None:
            told.append(words("scores.quota.open", **values))
        else:
            left = {"quota": row["quota"], "left": row["quota_left"]}
            told.append(words("scores.quota", **left, **values))
    return told


def _proposal(row: Row, words: Words) -> list[Cell]:
    tail = "" if words.language == "vi" else "_en"
    return [
        Cell(words.name(row, "unit"), heading=True, looks="first"),
        Cell(words(f"proposal.{row['outcome']}"), looks="status"),
        Cell(row[f"reasons_for{tail}"] or "", looks="message"),
        Cell(row[f"reasons_against{tail}"] or "", looks="message"),
    ]


def scheme(criteria: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out one row a criterion: the most it gives or takes, and how it is reckoned."""
    keys = ("criterion", "criterion_kind", "most", "rule")
    rows = [
        [
            Cell(words.name(row), heading=True, looks="first"),
            Cell(words(f"criterion.{row['kind']}")),
            _pointed(row["max_points"], words),
            Cell(row[f"rule_{words.language}"] or "", looks="message"),
        ]
        for row in criteria.iter_rows(named=True)
    ]
    return Table(caption, _head(keys, {"most"}, words), rows, looks="plain")


def _head(keys: Iterable[str], numbers: set[str], words: Words) -> list[Cell]:
    return [
        _number(key, words) if key in numbers else Cell(words(f"column.{key}"), heading=True)
        for key in keys
    ]


def _number(key: str, words: Words) -> Cell:
    return Cell(words(f"column.{key}"), heading=True, looks="num")
