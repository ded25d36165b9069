"""What is not carried out faithfully is refused when a bundle is read, with the finding the checker words."""

from pathlib import Path

import pytest

from engine.bundles import collect, load, procedures
from engine.errors import BundleInvalid
from engine.workflow import prepare
from tests.engine.workflow.drawing import (
    attached,
    bundle,
    called,
    ext,
    nodes_and_flows,
    process,
    script,
    several,
    timer,
)

S, E = ("start", "s"), ("end", "e")
PLAIN = "s a\na e"
START = Path(__file__).parents[3]


def findings(nodes, flows=PLAIN, before="", lanes=None):
    with pytest.raises(BundleInvalid) as caught:
        prepare(bundle(before, process("p", nodes, flows, prefix="P", lanes=lanes)))
    return {(finding.element, finding.rule) for finding in caught.value.findings}


@pytest.mark.parametrize(
    ("node", "rule"),
    [
        (("complex", "a"), "complex_gateway"),
        (("service", "a"), "task_without_service"),
        (("rule", "a"), "task_without_decision"),
        (("script", "a", "<bpmn:script>import os</bpmn:script>"), "script_task"),
        (("script", "a", script("1 + 1", "x")), "script_task"),
        (("call", "a", called("elsewhere")), "unknown_process"),
        (("user", "a", several("lines", "line")), "loop_without_list"),
        (("user", "a", "<bpmn:standardLoopCharacteristics/>"), "repeated_without_end"),
        (("user", "a", ext('<zeebe:assignmentDefinition candidateGroups="nobody"/>')), "unknown_role"),
        (("user", "a", ext('<zeebe:taskSchedule dueDate="=now( +"/>')), "invalid_expression"),
        (("catch", "a", "<bpmn:linkEventDefinition/>"), "link_event"),
        (("throw", "a", "<bpmn:compensateEventDefinition/>"), "compensation"),
        (("catch", "a", "<bpmn:conditionalEventDefinition/>"), "unsupported_event"),
        (("catch", "a", timer("timeDate", "x") + timer("timeDate", "y")), "several_event_definitions"),
        (("catch", "a", '<bpmn:messageEventDefinition messageRef="m"/>'), "unknown_message"),
        (("sub", "a", "", 'triggeredByEvent="true"'), "event_sub_process"),
        (("sub", "a", nodes_and_flows("a", [("end", "b_e")], "")), "no_start_event"),
    ],
)
def test_an_element_that_is_not_carried_out_is_refused(node, rule):
    assert ("a", rule) in findings([S, node, E])


def test_a_message_without_key_is_refused():
    node = ("catch", "a", '<bpmn:messageEventDefinition messageRef="m"/>')
    assert findings([S, node, E], before='<bpmn:message id="m" name="reply"/>') == {("a", "message_without_key")}


def test_a_start_by_message_or_time_is_refused():
    assert findings([("start", "s", timer("timeDate", "=now()")), ("user", "a"), E]) == {("s", "start_trigger")}


def test_two_starts_are_refused():
    assert findings([S, ("start", "t"), ("user", "a"), E], "s a\nt a\na e") == {("p", "no_start_event")}


def test_two_flows_out_of_a_task_are_refused():
    assert findings([S, ("user", "a"), E, ("end", "f")], "s a\na e\na f") == {("a", "splitting_without_gateway")}


@pytest.mark.parametrize(
    ("flows", "rule"),
    [
        ("s a\na e\na f =true", "missing_condition"),
        ("s a\na e default\na f yes", "missing_equals_sign"),
        ("s a\na e default\na f =1 +", "invalid_expression"),
        ("s a\na e default\na nowhere =true", "broken_flow"),
    ],
)
def test_a_gateway_whose_flows_cannot_be_chosen_is_refused(flows, rule):
    assert ("a", rule) in findings([S, ("xor", "a"), E, ("end", "f")], flows)


def test_a_border_event_on_nothing_is_refused():
    nodes = [S, ("user", "a"), E, ("border", "late", timer("timeDate", "=now()"), attached("nothing"))]
    assert findings(nodes, "s a\na e\nlate e") == {("late", "stray_border_event")}


def test_all_findings_come_at_once_with_their_file():
    nodes = [S, ("service", "a"), ("complex", "b"), E]
    with pytest.raises(BundleInvalid) as caught:
        prepare(bundle(process("p", nodes, "s a\na b\nb e", prefix="P")))
    found = caught.value.findings
    assert {(f.element, f.rule) for f in found} == {("a", "task_without_service"), ("b", "complex_gateway")}
    assert {f.file for f in found} == {"processes/t/t.bpmn"}


def test_ids_of_the_engine_are_reserved():
    assert ("End", "reserved_id") in findings([S, ("user", "End"), E], "s End\nEnd e")


def test_the_same_bundle_is_read_once():
    found = bundle(process("p", [S, ("user", "a"), E], PLAIN, prefix="P"))
    assert prepare(found) is prepare(found)


@pytest.mark.parametrize("procedure", sorted(procedures(START)))
def test_every_procedure_of_the_house_can_be_run(procedure):
    assert prepare(load(procedure, collect(START, procedure))).main.names
