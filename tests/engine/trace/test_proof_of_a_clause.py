"""What counts as proof, by the kind of the clause; each thing that is missing is a gap of its own."""

import pytest

from engine.procedures import Clause
from engine.registers import Column, Register, Retention
from engine.trace import Evidence, Outcome, trace
from engine.trace.evidence import ElementPlace, FieldPlace, RegisterPlace, RowPlace, Term
from engine.vocabulary import Names

FILE = "processes/p/p.bpmn"


def a_clause(kind, roles=(), columns=()):
    return Clause("NCO-1", kind, Names("…"), None, roles, columns)


def an_element(key="check", roles=("inspector",), timed=False):
    return ElementPlace(FILE, key, "p", Names("Check"), "user_task", roles, timed)


def a_row(*says):
    return RowPlace("processes/p/t.dmn", "row_1", "p", "t", 1, says)


def a_register(*columns, retention=None):
    named = tuple(Column(key, Names(key)) for key in columns)
    return RegisterPlace("r.yaml", "p", Register("log", "register", Names("Log"), ("NCO-1",), (), named, retention))


def a_scenario(passed=True, places=(f"{FILE}#check",), fired=(), tags=("NCO-1",)):
    return Outcome("a.feature", 3, "it holds", frozenset(tags), passed, None, "", frozenset(places), frozenset(fired))


def gaps(clause, evidence, *outcomes):
    return [gap.code for gap in trace(clause, evidence, outcomes).gaps]


@pytest.mark.parametrize("kind", ["flow", "rule", "decision"])
def test_an_element_and_a_scenario_that_goes_there_prove_it(kind):
    assert gaps(a_clause(kind), Evidence(elements=[an_element()]), a_scenario()) == []


@pytest.mark.parametrize("kind", ["flow", "rule", "decision"])
def test_a_row_and_a_scenario_in_which_it_decides_prove_it(kind):
    evidence = Evidence(rows=[a_row()])
    assert gaps(a_clause(kind), evidence, a_scenario(places=(), fired=("row_1",))) == []
    assert gaps(a_clause(kind), evidence, a_scenario(places=(), fired=("row_2",))) == ["scenario-elsewhere"]


@pytest.mark.parametrize("kind", ["flow", "rule", "decision", "deadline", "role", "kpi"])
def test_nothing_that_carries_it_is_a_gap(kind):
    assert "no-element" in gaps(a_clause(kind), Evidence())


def test_a_scenario_with_the_tag_that_goes_elsewhere_proves_nothing():
    evidence = Evidence(elements=[an_element()])
    assert gaps(a_clause("rule"), evidence, a_scenario(places=(f"{FILE}#other",))) == ["scenario-elsewhere"]
    assert gaps(a_clause("rule"), evidence, a_scenario(places=("processes/q/q.bpmn#check",))) == ["scenario-elsewhere"]


def test_a_scenario_of_another_clause_does_not_count():
    assert gaps(a_clause("rule"), Evidence(elements=[an_element()]), a_scenario(tags=("NCO-2",))) == ["no-scenario"]


def test_one_failing_scenario_is_a_gap_beside_one_that_holds():
    evidence = Evidence(elements=[an_element()])
    assert gaps(a_clause("rule"), evidence, a_scenario(), a_scenario(passed=False)) == ["scenario-fails"]


def test_a_scenario_that_was_never_played_proves_nothing():
    assert gaps(a_clause("rule"), Evidence(elements=[an_element()]), a_scenario(passed=None)) == ["not-played"]


def test_a_deadline_needs_an_element_with_a_time():
    assert gaps(a_clause("deadline"), Evidence(elements=[an_element()]), a_scenario()) == ["no-deadline"]
    assert gaps(a_clause("deadline"), Evidence(elements=[an_element(timed=True)]), a_scenario()) == []


def test_a_role_needs_a_task_in_its_lane_or_a_row_that_names_it():
    clause = a_clause("role", roles=("inspector", "quality_manager"))
    told = trace(clause, Evidence(elements=[an_element()]), [a_scenario()])
    assert [(gap.code, dict(gap.data)) for gap in told.gaps] == [("no-task", {"role": "quality_manager"})]
    evidence = Evidence(elements=[an_element()], rows=[a_row('{role: "quality_manager"}')])
    assert gaps(clause, evidence, a_scenario()) == []


def test_a_role_clause_must_name_its_roles():
    assert "no-role-named" in gaps(a_clause("role"), Evidence(elements=[an_element()]), a_scenario())


def test_a_record_needs_every_column_in_a_register_or_form():
    clause = a_clause("record", columns=("date", "product", "model"))
    form = FieldPlace("f.form", "dispositions[].model", "p", Names("Model"))
    assert gaps(clause, Evidence(registers=[a_register("date", "product")], forms=[form]), a_scenario()) == []
    assert gaps(clause, Evidence(registers=[a_register("date")], forms=[form]), a_scenario()) == ["no-column"]
    assert gaps(clause, Evidence(), a_scenario()) == ["no-record"]


def test_a_record_needs_a_scenario_too():
    clause = a_clause("record", columns=("date",))
    assert gaps(clause, Evidence(registers=[a_register("date")])) == ["no-scenario"]


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(terms=[Term("lot", Names("lot"), Names("…"), ("NCO-1",))]),
        Evidence(forms=[FieldPlace("f.form", "lot", "p", Names("Lot"))]),
        Evidence(elements=[an_element()]),
    ],
)
def test_a_term_needs_its_place(evidence):
    assert gaps(a_clause("term"), evidence) == []
    assert gaps(a_clause("term"), Evidence()) == ["no-term"]


def test_a_retention_needs_the_rule_of_a_register_that_names_it():
    kept = a_register("date", retention=Retention("P3Y", Names("archive"), clauses=("NCO-1",)))
    assert gaps(a_clause("retention"), Evidence(registers=[kept])) == []
    other = a_register("date", retention=Retention("P3Y", Names("archive"), clauses=("NCO-2",)))
    assert gaps(a_clause("retention"), Evidence(registers=[other, a_register("date")])) == ["no-retention"]


def test_a_figure_needs_code_that_computes_it_and_a_scenario():
    evidence = Evidence(elements=[an_element()])
    assert gaps(a_clause("kpi"), evidence, a_scenario()) == ["no-figure"]
    assert gaps(a_clause("kpi"), Evidence(elements=[an_element()], code=["engine/x.py:level"]), a_scenario()) == []
