"""A diagram becomes frozen values, and a hostile file becomes a finding."""

from __future__ import annotations

import pytest

from engine.errors import BundleInvalid
from engine.procedures import ElementKind, EventKind, read_diagram
from engine.procedures.reading import MAX_BYTES

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI">'
)


def properties(**values: str) -> str:
    inner = "".join(f'<zeebe:property name="{name}" value="{value}"/>' for name, value in values.items())
    return f"<zeebe:properties>{inner}</zeebe:properties>"


def a_diagram(inside: str, *, outside: str = "") -> bytes:
    return f'{HEAD}{outside}<bpmn:process id="hold">{inside}</bpmn:process></bpmn:definitions>'.encode()


def the_element(inside: str, key: str, *, outside: str = ""):
    return read_diagram(a_diagram(inside, outside=outside), "hold.bpmn").processes[0].elements[key]


def test_user_task_carries_form_role_deadline_and_properties():
    decide = the_element(
        '<bpmn:userTask id="decide" name="Decide"><bpmn:extensionElements>'
        '<zeebe:userTask/><zeebe:formDefinition formId="decision"/>'
        '<zeebe:assignmentDefinition candidateGroups="=disposing_role"/>'
        '<zeebe:taskSchedule dueDate="=now()"/><zeebe:priorityDefinition priority="80"/>'
        "<zeebe:properties>"
        '<zeebe:property name="clause" value="NCO-4.1  NCO-4.2.3"/><zeebe:property name="name.zh" value="处置"/>'
        '<zeebe:property name="four_eyes" value="open_sheet check_sheet"/>'
        '<zeebe:property name="signature" value="I decide"/><zeebe:property name="signature.ru" value="Решаю"/>'
        '<zeebe:property name="record" value="conclusion"/><zeebe:property name="site" value="=using_site"/>'
        "</zeebe:properties></bpmn:extensionElements></bpmn:userTask>",
        "decide",
    )
    extensions = decide.extensions
    assert decide.kind is ElementKind.USER_TASK
    assert (decide.names.en, decide.names.zh, decide.names.text("ru")) == ("Decide", "处置", "Decide")
    assert (extensions.form_id, extensions.candidate_groups) == ("decision", "=disposing_role")
    assert (extensions.due_date, extensions.priority) == ("=now()", "80")
    assert extensions.clauses == ("NCO-4.1", "NCO-4.2.3")
    assert extensions.four_eyes == ("open_sheet", "check_sheet")
    assert extensions.signature("ru") == "Решаю"
    assert extensions.signature("zh") == "I decide"
    assert (extensions.record, extensions.site, extensions.others) == ("conclusion", "=using_site", ())


def test_element_without_extensions_signs_nothing_and_fills_nothing():
    plain = the_element('<bpmn:manualTask id="look"/>', "look").extensions
    assert plain.signature("en") is None
    assert plain.record is None
    assert plain.site is None
    assert plain.clauses == ()


def test_service_task_keeps_the_order_of_its_mappings():
    hold = the_element(
        '<bpmn:serviceTask id="hold_lot"><bpmn:extensionElements><zeebe:taskDefinition type="lot.hold"/>'
        '<zeebe:ioMapping><zeebe:input source="=b" target="second"/><zeebe:input source="=a" target="first"/>'
        '<zeebe:output source="=n" target="sample_size"/></zeebe:ioMapping>'
        '<zeebe:taskHeaders><zeebe:header key="table" value="2"/></zeebe:taskHeaders>'
        "<zeebe:executionListeners/></bpmn:extensionElements></bpmn:serviceTask>",
        "hold_lot",
    ).extensions
    assert hold.topic == "lot.hold"
    assert hold.inputs == (("second", "=b"), ("first", "=a"))
    assert hold.outputs == (("sample_size", "=n"),)
    assert dict(hold.headers) == {"table": "2"}
    assert hold.others == ("executionListeners",)


def test_called_process_passes_variables_unless_switched_off():
    call = the_element(
        '<bpmn:callActivity id="handle"><bpmn:extensionElements>'
        '<zeebe:calledElement processId="part" propagateAllChildVariables="false"/>'
        "</bpmn:extensionElements></bpmn:callActivity>",
        "handle",
    ).extensions
    assert (call.called_process, call.propagate_parent, call.propagate_child) == ("part", True, False)


def test_vote_is_read_as_a_loop_with_its_completion_condition():
    vote = the_element(
        '<bpmn:userTask id="vote"><bpmn:multiInstanceLoopCharacteristics isSequential="true">'
        '<bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=members" inputElement="member" '
        'outputCollection="votes" outputElement="=vote"/></bpmn:extensionElements>'
        "<bpmn:completionCondition>=count(votes) &gt; 2</bpmn:completionCondition>"
        "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>",
        "vote",
    ).loop
    assert vote is not None
    assert (vote.collection, vote.element, vote.output_collection, vote.output_element) == (
        "=members",
        "member",
        "votes",
        "=vote",
    )
    assert (vote.condition, vote.sequential, vote.standard) == ("=count(votes) > 2", True, False)


def test_boundary_deadline_knows_its_task_and_that_the_task_goes_on():
    late = the_element(
        '<bpmn:userTask id="check"/><bpmn:boundaryEvent id="two_days" attachedToRef="check" cancelActivity="false">'
        "<bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>"
        "</bpmn:boundaryEvent>",
        "two_days",
    )
    assert late.event is not None
    assert (late.event.kind, late.event.expression) == (EventKind.TIMER_DURATION, "P2D")
    assert (late.attached_to, late.interrupting, late.is_boundary_timer) == ("check", False, True)


def test_messages_and_errors_are_found_by_id():
    diagram = read_diagram(
        a_diagram(
            '<bpmn:receiveTask id="wait" messageRef="m"/>',
            outside='<bpmn:message id="m" name="customer_answer"><bpmn:extensionElements>'
            '<zeebe:subscription correlationKey="=case"/></bpmn:extensionElements></bpmn:message>'
            '<bpmn:error id="e" errorCode="NO_STOCK"/>',
        ),
        "hold.bpmn",
    )
    wait = diagram.processes[0].elements["wait"].event
    assert wait is not None
    assert diagram.messages[wait.reference or ""].name == "customer_answer"
    assert diagram.messages["m"].correlation_key == "=case"
    assert diagram.errors["e"].code == "NO_STOCK"


def test_flows_name_their_ends_and_conditions():
    diagram = read_diagram(
        a_diagram(
            '<bpmn:startEvent id="found"/><bpmn:exclusiveGateway id="is_own" default="no"/><bpmn:endEvent id="done"/>'
            '<bpmn:sequenceFlow id="in" sourceRef="found" targetRef="is_own"/>'
            '<bpmn:sequenceFlow id="yes" sourceRef="is_own" targetRef="done">'
            "<bpmn:conditionExpression>\n =own </bpmn:conditionExpression></bpmn:sequenceFlow>"
            '<bpmn:sequenceFlow id="no" sourceRef="is_own" targetRef="done"/>'
        ),
        "hold.bpmn",
    )
    process = diagram.processes[0]
    assert process.flows["yes"].condition == "=own"
    assert process.flows["no"].condition is None
    gateway = process.elements["is_own"]
    assert (gateway.incoming, gateway.outgoing, gateway.default) == (("in",), ("yes", "no"), "no")


def test_lanes_give_elements_their_role_and_white_space_is_remembered():
    diagram = read_diagram(
        a_diagram(
            '<bpmn:laneSet id="s"><bpmn:lane id="l" name=" inspector "><bpmn:flowNodeRef> look</bpmn:flowNodeRef>'
            '<bpmn:flowNodeRef>part</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet><bpmn:userTask id="look"/>'
            '<bpmn:subProcess id="part"><bpmn:userTask id="inner"/></bpmn:subProcess>'
        ),
        "hold.bpmn",
    )
    process = diagram.processes[0]
    assert process.lanes[0].role_text == "inspector"
    assert process.lanes[0].padded == ("look",)
    assert [process.elements[key].lane for key in ("look", "part", "inner")] == ["inspector"] * 3
    assert process.elements["inner"].parent == "part"


def test_drawing_gives_shapes_edges_and_labels():
    diagram = read_diagram(
        a_diagram(
            '<bpmn:startEvent id="found"/>',
            outside='<bpmndi:BPMNDiagram><bpmndi:BPMNPlane><bpmndi:BPMNShape bpmnElement="found">'
            '<dc:Bounds x="1" y="2" width="36" height="36"/><bpmndi:BPMNLabel><dc:Bounds x="0" y="40" width="50" '
            'height="14"/></bpmndi:BPMNLabel></bpmndi:BPMNShape><bpmndi:BPMNEdge bpmnElement="f">'
            '<di:waypoint x="5" y="6"/><di:waypoint x="7" y="oops"/></bpmndi:BPMNEdge>'
            "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>",
        ),
        "hold.bpmn",
    )
    assert (diagram.shapes["found"].x, diagram.shapes["found"].width) == (1, 36)
    assert [(point.x, point.y) for point in diagram.edges["f"]] == [(5, 6), (7, 0)]
    assert diagram.labels["found"].y == 40


def test_repeated_and_missing_ids_are_remembered():
    diagram = read_diagram(a_diagram('<bpmn:task id="a"/><bpmn:endEvent id="a"/><bpmn:task/>'), "hold.bpmn")
    assert set(diagram.repeated) == {"a", ""}


BOMB = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY c "&a;&a;&a;&a;">]><b>&c;</b>'


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "unreadable"),
        (b"<a>", "unreadable"),
        (b"not xml at all", "unreadable"),
        (b'<?xml version="1.0" encoding="zork"?><a/>', "unreadable"),
        (b'<?xml version="1.0" encoding="utf-8"?><a>\xff\xfe</a>', "unreadable"),
        (b"<html/>", "unreadable"),
        (BOMB, "doctype"),
        (BOMB.decode().encode("utf-16"), "doctype"),
        (b"<!-- hidden --><!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "doctype"),
        (b"<a>" + b" " * MAX_BYTES + b"</a>", "too_large"),
        (b"<a>" * 5000, "unreadable"),
    ],
)
def test_hostile_or_broken_files_become_one_finding(content: bytes, rule: str):
    with pytest.raises(BundleInvalid) as caught:
        read_diagram(content, "hold.bpmn")
    assert [(finding.file, finding.rule) for finding in caught.value.findings] == [("hold.bpmn", rule)]


def test_external_entities_are_never_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("confidential", encoding="utf-8")
    content = f'<!DOCTYPE d [<!ENTITY s SYSTEM "{secret.as_uri()}">]><d>&s;</d>'.encode()
    with pytest.raises(BundleInvalid, match="doctype"):
        read_diagram(content, "hold.bpmn")
