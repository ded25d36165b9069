"""What is known about variables along the ways of a procedure."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.checks.checking import read_plant
from engine.checks.choices import choices
from engine.checks.dataflow import flowing
from engine.checks.domains import domain
from engine.checks.subject import Subject, read_subject

HERE = Path(__file__).parent
PLANT = HERE / "plant"
HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">'
)


def the_subject(*processes: str) -> Subject:
    """Read a procedure of the plant made of these processes."""
    files = {path.relative_to(PLANT).as_posix(): path.read_bytes() for path in PLANT.rglob("*.*")}
    files = {name: content for name, content in files.items() if "/clauses/" not in name}
    for number, process in enumerate(processes):
        text = f"{HEAD}{process}</bpmn:definitions>"
        files[f"processes/sample/sample_{number}.bpmn"] = text.encode()
    return read_subject("sample", files, read_plant(PLANT))


def a_process(*nodes: str, flows: str, key: str = "sample", prefix: str = "SMP") -> str:
    arrows = "".join(
        f'<bpmn:sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}"/>'
        for chain in flows.split(";")
        for a, b in zip(chain.split(), chain.split()[1:], strict=False)
    )
    mark = f'<zeebe:property name="prefix" value="{prefix}"/>' if prefix else ""
    properties = f"<bpmn:extensionElements><zeebe:properties>{mark}</zeebe:properties></bpmn:extensionElements>"
    return f'<bpmn:process id="{key}">{properties}{"".join(nodes)}{arrows}</bpmn:process>'


def a_start(key: str = "find", form: str = "sheet") -> str:
    return f'<bpmn:startEvent id="{key}">{extended(form_of(form))}</bpmn:startEvent>'


def a_task(key: str, form: str = "look", *, more: str = "", inside: str = "") -> str:
    return f'<bpmn:userTask id="{key}">{extended(form_of(form) + more)}{inside}</bpmn:userTask>'


def form_of(form: str) -> str:
    return f'<zeebe:formDefinition formId="{form}"/>' if form else ""


def extended(inside: str) -> str:
    return f"<bpmn:extensionElements>{inside}</bpmn:extensionElements>"


def a_gateway(key: str, kind: str = "exclusive") -> str:
    return f'<bpmn:{kind}Gateway id="{key}"/>'


def an_end(key: str = "done") -> str:
    return f'<bpmn:endEvent id="{key}"/>'


def before(subject: Subject, element: str, process: str = "sample"):
    return flowing(subject).before[process, element]


def test_start_form_and_engine_names_are_known_from_the_beginning():
    subject = the_subject(a_process(a_start(), a_task("look"), an_end(), flows="find look done"))
    assert {"lot", "quantity", "site", "case_number"} <= before(subject, "look").surely
    assert "result" not in before(subject, "look").maybe
    assert "result" in before(subject, "done").surely


def test_after_a_choice_only_what_both_ways_set_is_sure():
    nodes = (a_start(), a_gateway("a"), a_task("look"), a_task("decide", "decide"), a_gateway("b"), an_end())
    subject = the_subject(a_process(*nodes, flows="find a look b done;a decide b"))
    assert {"result", "disposition"} <= before(subject, "done").maybe
    assert not {"result", "disposition"} & before(subject, "done").surely


def test_after_parallel_branches_what_any_of_them_sets_is_sure():
    nodes = (a_start(), a_gateway("a", "parallel"), a_task("look"), a_task("decide", "decide"))
    subject = the_subject(
        a_process(*nodes, a_gateway("b", "parallel"), an_end(), flows="find a look b done;a decide b")
    )
    assert {"result", "disposition"} <= before(subject, "done").surely
    assert "disposition" not in before(subject, "look").maybe


def test_loop_knows_on_its_second_round_what_the_first_may_have_set():
    nodes = (a_start(), a_gateway("a"), a_task("look"), a_gateway("b"), an_end())
    subject = the_subject(a_process(*nodes, flows="find a look b done;b a"))
    assert "result" in before(subject, "look").maybe
    assert "result" not in before(subject, "look").surely
    assert "result" in before(subject, "done").surely


def test_output_mapping_writes_only_what_it_names():
    mapping = '<zeebe:ioMapping><zeebe:output source="=result" target="first_result"/></zeebe:ioMapping>'
    subject = the_subject(a_process(a_start(), a_task("look", more=mapping), an_end(), flows="find look done"))
    assert "first_result" in before(subject, "done").surely
    assert "result" not in before(subject, "done").maybe


def test_event_on_a_border_does_not_know_what_its_task_has_not_yet_given():
    late = '<bpmn:boundaryEvent id="late" attachedToRef="look"/>'
    nodes = (a_start(), a_task("look"), late, an_end(), an_end("hurried"))
    subject = the_subject(a_process(*nodes, flows="find look done;late hurried"))
    assert "result" not in before(subject, "hurried").surely


@pytest.mark.parametrize(("attributes", "sure"), [("", True), ('propagateAllChildVariables="false"', False)])
def test_called_process_gives_back_what_it_set_unless_switched_off(attributes: str, sure: bool):
    call = f'<zeebe:calledElement processId="part" {attributes}/>'
    outer = a_process(
        a_start(),
        f'<bpmn:callActivity id="call">{extended(call)}</bpmn:callActivity>',
        an_end(),
        flows="find call done",
    )
    nodes = (a_start("begin", ""), a_task("look"), an_end("ended"))
    inner = a_process(*nodes, flows="begin look ended", key="part", prefix="")
    subject = the_subject(outer, inner)
    assert "lot" in before(subject, "look", "part").surely
    assert ("result" in before(subject, "done").surely) is sure


def test_called_process_without_the_callers_variables_sees_only_what_it_is_handed():
    call = (
        '<zeebe:calledElement processId="part" propagateAllParentVariables="false"/><zeebe:ioMapping>'
        '<zeebe:input source="=lot" target="batch"/></zeebe:ioMapping>'
    )
    nodes = (a_start(), f'<bpmn:callActivity id="call">{extended(call)}</bpmn:callActivity>', an_end())
    outer = a_process(*nodes, flows="find call done")
    nodes = (a_start("begin", ""), a_task("look"), an_end("ended"))
    inner = a_process(*nodes, flows="begin look ended", key="part", prefix="")
    subject = the_subject(outer, inner)
    assert before(subject, "look", "part").surely == {"batch"}
    assert "batch" not in before(subject, "done").maybe


def test_vote_leaves_its_list_and_not_the_single_answers():
    loop = (
        "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics "
        'inputCollection="=[1, 2]" inputElement="member" outputCollection="votes" outputElement="=result"/>'
        "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>"
    )
    subject = the_subject(a_process(a_start(), a_task("look", inside=loop), an_end(), flows="find look done"))
    assert "votes" in before(subject, "done").surely
    assert not {"result", "member"} & before(subject, "done").maybe


def test_values_of_a_variable_come_from_every_writer():
    decision = '<zeebe:calledDecision decisionId="grade" resultVariable="grade"/>'
    grade = f'<bpmn:businessRuleTask id="grade_it">{extended(decision)}</bpmn:businessRuleTask>'
    subject = the_subject(a_process(a_start(), grade, a_task("look"), an_end(), flows="find grade_it look done"))
    assert domain(subject, "source") == {"incoming", "stock"}
    assert domain(subject, "urgent") == {True, False}
    assert domain(subject, "grade") == {"minor", "major", None}
    assert domain(subject, "lot") is None
    assert domain(subject, "site") is None


def test_conditions_that_cover_all_options_are_seen_to_do_so():
    ways = "".join(
        f'<bpmn:sequenceFlow id="{value}" sourceRef="a" targetRef="{value}_end">'
        f'<bpmn:conditionExpression>=source = "{value}"</bpmn:conditionExpression></bpmn:sequenceFlow>'
        for value in ("incoming", "stock")
    )
    nodes = (a_start(), a_gateway("a"), an_end("incoming_end"), an_end("stock_end"), ways)
    subject = the_subject(a_process(*nodes, flows="find a"))
    assert [(choice.gateway.id, choice.is_covered, choice.never) for choice in choices(subject)] == [("a", True, ())]
