import xml.etree.ElementTree as ET

import pytest

from engine.procedures import read_diagram
from web.diagrams import draw, progress_of
from web.diagrams.lettering import lines, width

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:d="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="x">'
)


def named(zh):
    return (
        f'<extensionElements><zeebe:properties><zeebe:property name="name.zh" value="{zh}"/>'
        "</zeebe:properties></extensionElements>"
    )


def a_diagram():
    """found -> check -> decide? -> rework | scrap -> end; a reminder sits on check."""
    nodes = (
        '<startEvent id="found"/>'
        f'<userTask id="check" name="Check &lt;sheet&gt;">{named("审核")}</userTask>'
        '<boundaryEvent id="remind" attachedToRef="check" cancelActivity="false"><timerEventDefinition/>'
        "</boundaryEvent>"
        '<exclusiveGateway id="which" name="Which?"/>'
        f'<userTask id="rework" name="Rework">{named("返工")}</userTask><userTask id="scrap" name="Scrap"/>'
        '<endEvent id="end"/>'
    )
    arrows = {
        "f1": ("found", "check"),
        "f2": ("check", "which"),
        "f3": ("which", "rework"),
        "f4": ("which", "scrap"),
        "f5": ("rework", "end"),
    }
    flows = "".join(f'<sequenceFlow id="{k}" sourceRef="{a}" targetRef="{b}"/>' for k, (a, b) in arrows.items())
    shapes = "".join(
        f'<di:BPMNShape bpmnElement="{key}"><dc:Bounds x="{100 * n}" y="50" width="{w}" height="{h}"/></di:BPMNShape>'
        for n, (key, w, h) in enumerate(
            [
                ("found", 36, 36),
                ("check", 100, 80),
                ("remind", 36, 36),
                ("which", 50, 50),
                ("rework", 100, 80),
                ("scrap", 100, 80),
                ("end", 36, 36),
            ]
        )
    )
    edges = "".join(
        f'<di:BPMNEdge bpmnElement="{key}"><d:waypoint x="0" y="0"/><d:waypoint x="9" y="9"/></di:BPMNEdge>'
        for key in arrows
    )
    text = (
        f'{HEAD}<process id="p" isExecutable="true">{nodes}{flows}</process>'
        f'<di:BPMNDiagram><di:BPMNPlane bpmnElement="p">{shapes}{edges}</di:BPMNPlane></di:BPMNDiagram></definitions>'
    )
    return read_diagram(text.encode(), "p.bpmn")


def test_what_is_walked_is_done_and_the_open_task_is_now():
    progress = progress_of(a_diagram(), {"found", "f1", "check"}, {"check"}, closed=False)
    assert (progress.of("found"), progress.of("f1"), progress.of("check")) == ("done", "done", "now")
    assert progress.now == ("check",)


def test_activities_behind_the_next_gateway_may_follow():
    progress = progress_of(a_diagram(), {"found", "f1", "check"}, {"check"}, closed=False)
    assert {key: progress.of(key) for key in ("which", "rework", "scrap", "end")} == {
        "which": "next",
        "rework": "next",
        "scrap": "next",
        "end": "",
    }


def test_a_branch_not_taken_is_off():
    progress = progress_of(a_diagram(), {"found", "f1", "check", "f2", "which", "f3"}, {"rework"}, closed=False)
    assert (progress.of("scrap"), progress.of("f4"), progress.of("end")) == ("off", "off", "next")


def test_nothing_goes_on_in_a_closed_case():
    progress = progress_of(a_diagram(), {"found", "f1", "check"}, {"check"}, closed=True)
    assert progress.now == ()
    assert progress.of("rework") == "off"


@pytest.mark.parametrize(("language", "name"), [("en", "Rework"), ("zh", "返工"), ("ru", "Rework")])
def test_names_stand_in_the_readers_language(language, name):
    svg = draw(a_diagram(), language, title="t", here="now")
    assert f'data-name="{name}"' in svg


def test_the_picture_is_well_formed_and_escapes_names():
    svg = draw(
        a_diagram(),
        "en",
        title='a "title"',
        here="now",
        progress=progress_of(a_diagram(), set(), {"check"}, closed=False),
    )
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    assert root.get("aria-label") == 'a "title"'
    node = next(each for each in root.iter("g") if each.get("data-id") == "check")
    assert node.get("data-name") == "Check <sheet>"
    assert node.get("class") == "now"
    assert "style=" not in svg


def test_latin_text_breaks_at_spaces():
    assert lines("Carry out rework or sorting", 90) == ("Carry out", "rework or", "sorting")


def test_chinese_text_breaks_anywhere_but_not_before_punctuation():
    assert lines("标识并隔离，已入库", 60) == ("标识并隔", "离，已入库")
    assert width("标识") == 24
