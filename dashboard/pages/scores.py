"""Scores: who stands where in a year's emulation, why, and whether that withstands doubt."""

from dataclasses import replace

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import number, pieces, score_figures, shell
from dashboard.fallback import otherwise
from dashboard.figures import scores, summary
from dashboard.figures.table import Table
from dashboard.visit import Place, Visit, answered, register_page
from warehouse import queries

register_page(__name__, path="/scores")
_FIRST = ("scores.first", "scores.first_shared")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/scores", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    place = _place(visit)
    if place is None:
        return shell.page(visit, _without_scheme(visit, None))
    of_the_year = visit.words("scores.of_the_year") if "-" in (visit.asked or "") else ""
    visit = replace(visit.with_place(place), asked=None)  # a half asked for has been answered
    ranking = queries.ranking(visit.con, visit.scope, place.bloc, place.year)
    ranked = ranking.filter(pl.col("stands"))
    if not ranked.height:
        return shell.page(visit, _without_scheme(visit, place))
    words = visit.words
    tested = queries.sensitivity(visit.con, visit.scope, place.bloc, place.year)
    failed = _gates(visit, place, ranked).filter(pl.col("outcome") == "failed")
    leaf = shell.Leaf(
        title=words("nav.scores"),
        subtitle=" · ".join(
            filter(
                None, [words("place.bloc_and_year", bloc=place.name, year=place.year), of_the_year]
            )
        ),
        sentence=_sentence(visit, ranked, tested),
        acts=_acts(visit, failed, tested),
        body=[
            _ranks(visit, place, ranked),
            *score_figures.cards(visit, place, ranking, ranked),
            _lines(visit, place, ranked),
            *_body(visit, place, ranked, tested),
        ],
        place=place,
        reported=_stage(visit, ranked),
        estimated=int(ranked["estimated"].sum() or 0),
        illustrative=bool(ranked["illustrative"].any()),
    )
    return shell.page(visit, leaf)


def _place(visit: Visit) -> Place | None:
    """Find the bloc and year asked for; left to the page, the newest year that has scores."""
    if visit.address.bloc:
        return _of_the_year(visit, visit.at(visit.address.bloc))
    wanted = [p for p in visit.places if visit.address.year in (None, p.year)]
    scored = [p for p in wanted if "-" not in p.period and _is_scored(visit, p)]
    return visit.newest(scored or wanted)


def _of_the_year(visit: Visit, place: Place) -> Place:
    """Give the year of a place: ranks are of a year, whatever half was looked at before."""
    whole = [
        one for one in visit.places if one.covenant == place.covenant and "-" not in one.period
    ]
    return whole[0] if whole else place


def _is_scored(visit: Visit, place: Place) -> bool:
    return queries.criteria(visit.con, visit.scope, place.bloc, place.year).height > 0


def _without_scheme(visit: Visit, place: Place | None) -> shell.Leaf:
    words = visit.words
    name = words("place.bloc_and_year", bloc=place.name, year=place.year) if place else ""
    has_scheme = place is not None and _is_scored(visit, place)
    key = "scores.nothing_yet" if has_scheme else "scores.no_scheme"
    body: list[Component] = [html.P(words(f"{key}.what"), className="note")]
    if has_scheme and place is not None:
        body = [_scheme(visit, place)]
    return shell.Leaf(words("nav.scores"), words(key), body, subtitle=name, place=place)


def _stage(visit: Visit, ranked: pl.DataFrame) -> str:
    first = ranked.row(0, named=True)
    key = "scores.provisional" if first["provisional"] else "scores.final"
    return visit.words(key, stage=visit.words(f"stage.{first['stage']}"))


def _sentence(visit: Visit, ranked: pl.DataFrame, tested: pl.DataFrame) -> str:
    """Say who is first, how sure that is, and at which stage."""
    words = visit.words
    first = ranked.filter(pl.col("rank") == 1)
    silent = ranked.filter(pl.col("not_reported") > 0).height
    if not first.height:
        return summary.join([words("scores.nobody_ranked"), _stage(visit, ranked)])
    names = [words.name(row, "unit") for row in first.iter_rows(named=True)]
    total = number.points(first.row(0, named=True)["printed"], words)
    tests = tested.partition_by("test")
    held = sum(scores.holds(test) for test in tests)
    return summary.join(
        [
            words(_FIRST[len(names) > 1], units=", ".join(names), total=total),
            words("scores.withstands", held=held, n=len(tests)) if tests else "",
            words("scores.not_reported", n=silent) if silent else "",
            _stage(visit, ranked),
        ]
    )


def _acts(visit: Visit, failed: pl.DataFrame, tested: pl.DataFrame) -> list[shell.Act]:
    """Give what to act on: units kept back by a gate, and tests that the first place fails."""
    words = visit.words
    acts = []
    for unit in failed.partition_by("unit", maintain_order=True):
        gates = ", ".join(words.name(row) for row in unit.iter_rows(named=True))
        name, why = (
            words.name(unit.row(0, named=True), "unit"),
            words("scores.act_gate", gate=gates),
        )
        acts.append(shell.Act(name, why, visit.address.unit_page(unit["unit"][0])))
    shaken = [one for one in tested.partition_by("test") if not scores.holds(one)]
    if shaken:
        why = words("scores.act_shaken.why", n=len(shaken))
        acts.append(shell.Act(words("scores.act_shaken"), why, "#trials"))
    return acts


def _gates(visit: Visit, place: Place, ranked: pl.DataFrame) -> pl.DataFrame:
    gates = queries.gates(visit.con, visit.scope, place.bloc, place.year)
    return gates.filter(pl.col("stage") == ranked["stage"][0])


def _ranks(visit: Visit, place: Place, ranked: pl.DataFrame) -> Component:
    words = visit.words
    links = {unit: f"{visit.address.to(unit=unit)}#score" for unit in ranked["unit"]}
    title, gates = words("scores.ranks"), _gates(visit, place, ranked)
    content = scores.ranks(ranked, gates, words, links, title, _held_back(visit, place, ranked))
    note = words("scores.ranks.note", stage=words(f"stage.{ranked['stage'][0]}"))
    if ranked["votes"].is_not_null().any():
        note += " " + words("scores.ranks.votes")
    return _card(visit, ranked, content, note)


def _held_back(visit: Visit, place: Place, ranked: pl.DataFrame) -> dict[str, str]:
    asked = (visit.con, visit.scope, place.bloc, place.year)
    scored = queries.scores(*asked).filter(pl.col("stage") == ranked["stage"][0])
    return scores.held_back(ranked, scored, queries.grades(*asked), visit.words)


def _lines(visit: Visit, place: Place, ranked: pl.DataFrame) -> Component:
    words = visit.words
    links = {unit: visit.address.unit_page(unit) for unit in ranked["unit"]}
    scored = queries.scores(visit.con, visit.scope, place.bloc, place.year)
    at_stage = scored.filter(pl.col("stage") == ranked["stage"][0])
    lost = scores.lines(at_stage, ranked, words, links, words("scores.lines"))
    return _card(visit, ranked, lost, words("scores.lines.note"))


def _body(
    visit: Visit,
    place: Place,
    ranked: pl.DataFrame,
    tested: pl.DataFrame,
) -> list[Component]:
    words, cards = visit.words, []
    proposed = queries.proposals(visit.con, visit.scope, place.bloc, place.year)
    if proposed.height:
        table = scores.proposals(proposed, words, words("scores.proposals"))
        note = f"{words('scores.proposals.note')} {summary.join(scores.quotas(proposed, words))}"
        cards.append(_card(visit, ranked, table, note))
    if tested.height:
        cards.append(_trials(visit, ranked, tested))
    return [*cards, _scheme(visit, place, final=not ranked["provisional"][0])]


def _trials(visit: Visit, ranked: pl.DataFrame, tested: pl.DataFrame) -> Component:
    """Show the tests that change the first place; those that it withstands are folded away."""
    words, tests = visit.words, tested.partition_by("test", maintain_order=True)
    held = [one for one in tests if scores.holds(one)]
    shaken = [one for one in tests if not scores.holds(one)]
    title = words("scores.trials")
    inside: list[Component] = []
    if shaken:
        inside.append(pieces.table(scores.trials(pl.concat(shaken), words, title), words))
    if held:
        more = html.Summary(words("scores.trials.held", n=len(held)))
        table = pieces.table(scores.trials(pl.concat(held), words, title), words)
        inside.append(html.Details([more, table]))
    marked = pieces.marked(title, ranked["illustrative"], words)
    return pieces.card(marked, inside, note=words("scores.trials.note"), anchor="trials")


def _scheme(visit: Visit, place: Place, *, final: bool = False) -> Component:
    """Show the scheme: its criteria, whether ranks are still provisional, and its grades."""
    words = visit.words
    asked = (visit.con, visit.scope, place.bloc, place.year)
    criteria = queries.criteria(*asked)
    said = criteria.row(0, named=True)
    key = "scores.scheme.final" if final else "scores.scheme.provisional"
    stage = words(key, stage=words(f"stage.{said['final_stage']}"))
    note = words("scores.scheme.note", scale=number.number(said["scale"], words, 2), stage=stage)
    rules = summary.join_clauses(*scores.grade_rules(queries.grades(*asked), words))
    if rules:
        note += " " + words("scores.scheme.grades", rules=rules)
    return _card(visit, criteria, scores.scheme(criteria, words, words("scores.scheme")), note)


def _card(visit: Visit, of: pl.DataFrame, content: Table, note: str, anchor: str = "") -> Component:
    title = pieces.marked(content.caption, of["illustrative"], visit.words)
    return pieces.card(title, pieces.table(content, visit.words), note=note, anchor=anchor)
