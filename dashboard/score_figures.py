"""The figures of the scores' page: one unit's score step by step, and how ranks moved."""

from dataclasses import replace
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import choice, pieces
from dashboard.figures import bumps, heatmap, scores, ties, waterfall
from dashboard.visit import Place, Visit
from warehouse import queries

_COLUMNS = 2  # from which on ranks can move


def cards(
    visit: Visit, place: Place, ranking: pl.DataFrame, ranked: pl.DataFrame
) -> list[Component]:
    """Give the cards: ties in words, the waterfall of one unit, ranks by stage and year."""
    members = choice.members(visit, place)
    asked = visit.address.unit
    known = ranked.filter(pl.col("printed").is_not_null())
    chosen = known.filter(pl.col("unit") == pl.lit(asked, pl.String)) if asked else known.head(1)
    unit = chosen.row(0, named=True) if chosen.height else None
    marked = str(unit["unit"]) if unit else None
    scored = members.filter(pl.col("unit").is_in(known["unit"].to_list()))
    return [
        *_ties(visit, place, ranked),
        *(_waterfall(visit, place, unit, scored) if unit else []),
        *_stages(visit, ranking, ranked, marked),
        *_years(visit, place, marked),
    ]


def _ties(visit: Visit, place: Place, ranked: pl.DataFrame) -> list[Component]:
    compared = queries.ties(visit.con, visit.scope, place.bloc, place.year)
    lines = ties.said(compared.filter(pl.col("stage") == ranked["stage"][0]), visit.words)
    if not lines:
        return []
    title = pieces.marked(visit.words("ties.title"), ranked["illustrative"], visit.words)
    return [pieces.card(title, pieces.folded([f"{line}." for line in lines], visit.words))]


def _waterfall(
    visit: Visit, place: Place, unit: dict[str, Any], members: pl.DataFrame
) -> list[Component]:
    words = visit.words
    lines = queries.scores(visit.con, visit.scope, place.bloc, place.year, unit["unit"])
    at_stage = lines.filter(pl.col("stage") == unit["stage"]).to_dicts()
    made = waterfall.steps(at_stage, unit, words)
    said = waterfall.finding(made, heatmap.brief(unit, words), words)
    drawn = waterfall.waterfall(made, words, visit.palette)
    twin = waterfall.table(made, words, words("waterfall.title"))
    chips = choice.chips(
        _at(visit, unit["unit"]), members, words("scores.looking_at"), None, "#score"
    )
    inside = [chips, pieces.figure(drawn, said, words, None), pieces.table(twin, words)]
    title = pieces.marked(said, [unit["illustrative"]], words)
    return [pieces.card(title, inside, note=words("waterfall.note"), anchor="score")]


def _stages(
    visit: Visit, ranking: pl.DataFrame, ranked: pl.DataFrame, marked: str | None
) -> list[Component]:
    """Draw how ranks moved from stage to stage; the totals are the table beside it."""
    words = visit.words
    steps = ranking.filter(pl.col("rank").is_not_null()).sort("step")
    named = {stage: words(f"stage.{stage}") for stage in steps["stage"].unique(maintain_order=True)}
    if len(named) < _COLUMNS:
        return []
    columns = list(named.values())
    frame = steps.with_columns(column=pl.col("stage").replace_strict(named))
    said = words("bumps.stages", n=bumps.moved(frame, columns), all=ranked.height)
    twin = scores.stages(ranking, ranked["unit"], words, words("scores.stages"))
    drawn = bumps.bumps(frame, columns, marked, words, visit.palette)
    title = pieces.marked(said, ranked["illustrative"], words)
    figure = html.Div(pieces.figure(drawn, said, words, twin), className="wide-figure")
    note = f"{words('bumps.stages.note')} {words('scores.stages.note')}"
    return [pieces.card(title, figure, note=note)]


def _years(visit: Visit, place: Place, marked: str | None) -> list[Component]:
    """Draw how ranks moved over the years that have any."""
    words = visit.words
    years = sorted({one.year for one in visit.places if one.bloc == place.bloc})
    frames = [_standing(visit, place.bloc, year) for year in years]
    frames = [frame for frame in frames if frame.height]
    if len(frames) < _COLUMNS:
        return []
    frame = pl.concat(frames)
    one_world = frame.filter(pl.col("illustrative") == place.illustrative)
    columns = list(one_world["column"].unique(maintain_order=True))
    units = one_world.group_by("unit").len()
    said = words(
        "bumps.years", n=bumps.moved(one_world, columns), all=units.height,
        first=columns[0], last=columns[-1],
    )  # fmt: skip
    drawn = bumps.bumps(one_world, columns, marked, words, visit.palette)
    twin = scores.over_years(one_world, columns, words, said)
    title = pieces.marked(said, one_world["illustrative"], words)
    figure = html.Div(pieces.figure(drawn, said, words, twin), className="wide-figure")
    return [pieces.card(title, figure, note=_note(visit, one_world, len(columns)))]


def _note(visit: Visit, ranks: pl.DataFrame, columns: int) -> str:
    """Name the units that came or went between the years, where the line of a rank breaks."""
    words = visit.words
    some = ranks.filter(pl.len().over("unit") < columns).unique("unit", maintain_order=True)
    names = ", ".join(heatmap.brief(row, words) for row in some.iter_rows(named=True))
    gone = words("bumps.gone", units=names) if names else ""
    return " ".join(part for part in (words("bumps.years.note"), gone) if part)


def _standing(visit: Visit, bloc: str, year: int) -> pl.DataFrame:
    ranking = queries.ranking(visit.con, visit.scope, bloc, year)
    ranked = ranking.filter(pl.col("stands"), pl.col("rank").is_not_null())
    return ranked.select(
        "unit", "unit_vi", "unit_en", "rank", "tied", "printed", "illustrative",
        column=pl.col("year").cast(pl.String),
    )  # fmt: skip


def _at(visit: Visit, unit: str) -> Visit:
    """Hold on to a unit that the page chose, so that it is shown as chosen."""
    return replace(visit, address=replace(visit.address, unit=unit))
