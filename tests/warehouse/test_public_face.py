"""Scripts and analysts rely on these names: nothing here is renamed without saying so."""

import re
from typing import Any

import pytest

from warehouse.relations import relations
from warehouse.settings import ROOT

RELATIONS = {
    "core.unit": "unit name_vi name_en valid_from valid_to",
    "core.bloc": "bloc name_vi name_en valid_from valid_to",
    "core.indicator": "indicator name_vi name_en valid_from valid_to kind measure content_group"
    " across_units across_year direction denominator computed",
    "core.membership": "bloc year unit role from_seed illustrative",
    "core.covenant": "covenant bloc year theme signed_on signed_at members_stated source"
    " illustrative",
    "core.target": "covenant unit indicator origin valid_from valid_to comparator value measure"
    " content_group weight h1_expected baseline parent_target term_from term_to decision"
    " illustrative",
    "core.content_group": "covenant content_group source",
    "core.movement": "covenant movement source",
    "core.activity": "covenant activity planned_on done_on source illustrative",
    "core.statement": "bloc period statement addressed_to source illustrative",
    "core.event": "event source",
    "core.post": "person post_vi dated source",
    "core.launch_plan": "launch_plan source",
    "core.phase": "launch_plan phase source",
    "core.succession": "old new source",
    "core.alias": "kind text code source",
    "core.signatory": "covenant unit person post source",
    "core.criterion": "covenant criterion content_group indicator max_points rule cap illustrative",
    "core.cross_check": "covenant unit checked_by held_on evidence illustrative",
    "core.vote": "covenant unit question eligible present in_favour held_on illustrative",
    "core.award": "covenant unit award stage quota reasons_for reasons_against decision"
    " illustrative",
    "core.submission": "submission unit period kind revision received_at file_name sha256 status"
    " observations findings illustrative",
    "core.observation": "unit indicator period value qualifier status missing numerator denominator"
    " data_as_of submission file_name sheet cell raw_text parse_rule illustrative",
    "core.revision": "unit indicator period value qualifier status missing numerator denominator"
    " data_as_of submission file_name sheet cell raw_text parse_rule illustrative"
    " superseded_by superseded_at",
    "core.finding": "submission file_name sheet cell rule severity raw_text message_vi message_en"
    " suggestion",
    "core.build": "build as_of version inputs previous",
    "marts.progress": "covenant bloc year unit indicator period basis measure target comparator"
    " origin assigned_target actual qualifier numerator denominator percent expected_percent"
    " verdict"
    " reported expected estimated illustrative",
    "marts.outlook": "covenant bloc year unit indicator target actual needed_h2 reachable forecast"
    " low high chance method history_years illustrative",
    "marts.comparison": "bloc unit indicator period against value qualifier earlier"
    " earlier_qualifier change percent_change comparable_units left_out break illustrative",
    "marts.change": "since relation key field before after submission illustrative",
    "marts.score": "covenant bloc year unit criterion stage kind max_points points reason evidence"
    " illustrative",
    "marts.ranking": "covenant bloc year unit stage content_points bonus deduction total rank tied"
    " grade gates_failed provisional illustrative",
    "marts.sensitivity": "covenant unit test rank_before rank_after illustrative",
    "marts.award_proposal": "covenant unit award stage outcome reasons_for reasons_for_en"
    " reasons_against reasons_against_en quota quota_left illustrative",
    "marts.completeness": "bloc unit period due_on received_at receipt_assumed days_late status"
    " cells_expected cells_reported illustrative",
}


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_has_the_columns_that_are_promised(example: Any, relation: str) -> None:
    columns = {row[0] for row in example.ask(f"describe {relation}")}
    assert set(RELATIONS[relation].split()) <= columns


@pytest.mark.parametrize(
    "relation", [one.name for one in relations() if not one.name.startswith("staging.")]
)
def test_the_page_of_relations_gives_the_columns_that_are_there(
    example: Any, relation: str
) -> None:
    columns = ", ".join(row[0] for row in example.ask(f"describe {relation}"))
    page = (ROOT / "warehouse" / "README.md").read_text("utf-8")
    named = rf"`{relation}`(?: \(view\))?"
    assert re.search(rf"^\| {named} \| .* \| {columns} \|$", page, re.M)


@pytest.mark.parametrize(
    ("relation", "key"),
    [
        ("core.membership", "bloc, year, unit"),
        ("core.covenant", "covenant"),
        ("core.submission", "submission"),
        ("core.observation", "unit, indicator, period"),
        ("core.revision", "unit, indicator, period, submission"),
        ("marts.progress", "covenant, bloc, unit, indicator, period, basis"),
        ("marts.completeness", "bloc, unit, period"),
        ("marts.outlook", "covenant, unit, indicator"),
        ("marts.comparison", "bloc, unit, indicator, period, against"),
        ("marts.left_out", "bloc, indicator, period, unit"),
        ("marts.forecast_record", "covenant, unit, indicator"),
        ("marts.target_realism", "covenant, unit, indicator"),
        ("marts.score", "covenant, unit, criterion, stage"),
        ("marts.ranking", "covenant, unit, stage"),
        ("marts.sensitivity", "covenant, unit, test"),
        ("marts.award_proposal", "covenant, unit, award"),
    ],
)
def test_a_relation_has_one_row_per_what_it_says(example: Any, relation: str, key: str) -> None:
    twice = f"select {key} from {relation} group by {key} having count(*) > 1"
    assert example.ask(twice) == []
    assert example.ask(f"select count(*) > 0 from {relation}") == [(True,)]
