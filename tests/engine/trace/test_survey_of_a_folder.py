"""What the folder of the shipped procedures says about its clauses."""

import pytest

from engine.bundles import collect, load
from engine.trace import Outcome, coverage, survey


@pytest.fixture(scope="module")
def ground(repository):
    return survey(repository)


def test_elements_rows_fields_registers_and_code_are_found_by_clause(ground):
    found = ground.evidence["NCO-4.2.1.3"]
    assert "decide_disposition" in {element.id for element in found.elements}
    assert {row.decision for row in found.rows} == {"disposal_authority"}
    assert any(field.file.startswith("forms/nonconformity/") for field in found.forms)
    assert "handling_conclusion" in {place.register.code for place in found.registers}
    assert "engine/vocabulary/words.py:ItemClass" in found.code


def test_who_may_act_is_the_role_of_the_lane(ground):
    roles = {element.id: element.roles for element in ground.evidence["NCO-4.2.2.2"].elements}
    assert roles["isolate_purchased_material"] == ("receiving_clerk",)
    assert roles["is_purchased"] == ()


def test_a_waiting_time_and_a_due_date_are_known(ground):
    timed = {element.id for element in ground.evidence["NCO-4.2.2.2"].elements if element.timed}
    assert {"pass_two_working_days", "isolate_purchased_material"} <= timed


def test_every_clause_of_the_documents_is_listed(ground):
    listed = {clause for document in ground.documents for clause in document.clauses}
    assert {"NCO-1", "SMP-7", "DPR-S16", "HAC-9", "EST-3"} <= listed <= set(ground.evidence)


def test_a_diagram_is_covered_by_what_scenarios_went_through(repository):
    bundle = load("nonconformity", collect(repository, "nonconformity"))
    file = "processes/nonconformity/nonconformity.bpmn"
    went = frozenset({f"{file}#hold_lot", f"{file}#hold_lot__mark_and_handle", "processes/x/x.bpmn#mark_product"})
    told = Outcome("a.feature", 1, "", frozenset(), passed=True, places=went)
    (one,) = [each for each in coverage([bundle], [told]) if each.file == file]
    assert one.walked == 1
    assert one.flows == len(bundle.processes["nonconformity"].flows)
    assert "mark_product" in one.missing
    assert not {"hold_lot", "hold_lot__mark_and_handle"} & set(one.missing)


def test_a_scenario_that_fails_covers_nothing(repository):
    bundle = load("nonconformity", collect(repository, "nonconformity"))
    every = frozenset(bundle.place_of(name) for name in bundle.index)
    good = Outcome("a.feature", 1, "", frozenset(), passed=True, places=every)
    bad = Outcome("a.feature", 1, "", frozenset(), passed=False, places=every)
    assert [each.missing for each in coverage([bundle], [good])] == [()] * len(bundle.diagrams)
    assert all(each.walked == 0 for each in coverage([bundle], [bad]))
