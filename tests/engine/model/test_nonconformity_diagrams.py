"""The shipped diagrams of the nonconformity procedure keep the profile and carry out their clauses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from engine.feel import compile_expression
from engine.procedures import Diagram, Element, ElementKind, Flow, read_clauses, read_diagram, read_roles

HOME = Path(__file__).resolve().parents[3]
FOLDER = HOME / "processes" / "nonconformity"
DIAGRAMS: tuple[Diagram, ...] = tuple(
    read_diagram(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.bpmn"))
)
FORMS = {path.stem for path in (HOME / "forms" / "nonconformity").glob("*.form")}
ROLES = read_roles((HOME / "processes" / "roles.yaml").read_bytes())
CLAUSES = read_clauses((HOME / "processes" / "clauses" / "NCO.yaml").read_bytes()).clauses
REGISTERS = yaml.safe_load((FOLDER / "registers.yaml").read_text(encoding="utf-8"))["registers"]


def elements() -> Iterator[Element]:
    for diagram in DIAGRAMS:
        for process in diagram.processes:
            yield from process.elements.values()


def flows() -> Iterator[tuple[Element, Flow]]:
    for diagram in DIAGRAMS:
        for process in diagram.processes:
            for flow in process.flows.values():
                yield process.elements[flow.source], flow


ELEMENTS = {element.id: element for element in elements()}
USER_TASKS = [element for element in ELEMENTS.values() if element.kind is ElementKind.USER_TASK]


def test_only_the_case_may_be_started_by_people() -> None:
    startable = [process.id for diagram in DIAGRAMS for process in diagram.processes if process.prefix]
    assert startable == ["nonconformity"]


def test_element_ids_are_unique_in_the_procedure() -> None:
    listed = [element.id for element in elements()]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("task", USER_TASKS, ids=lambda task: task.id)
def test_user_task_has_role_form_clause_and_due_date(task: Element) -> None:
    assert ROLES.key_of(task.lane or "")
    assert task.extensions.form_id in FORMS
    assert task.extensions.clauses
    assert task.extensions.due_date


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=lambda element: element.id)
def test_element_speaks_three_languages(element: Element) -> None:
    assert not element.names.en or (element.names.zh and element.names.ru)
    if element.extensions.properties.get("signature"):
        assert element.extensions.properties["signature.zh"]
        assert element.extensions.properties["signature.ru"]


def test_flow_that_leaves_a_choice_says_in_three_languages_when() -> None:
    choices = {ElementKind.EXCLUSIVE_GATEWAY, ElementKind.INCLUSIVE_GATEWAY}
    asked = [flow for source, flow in flows() if source.kind in choices and len(source.outgoing) > 1]
    assert asked
    assert [flow.id for flow in asked if not (flow.names.en and flow.names.zh and flow.names.ru)] == []


def test_gateway_with_a_choice_asks_a_question() -> None:
    choices = {ElementKind.EXCLUSIVE_GATEWAY, ElementKind.INCLUSIVE_GATEWAY}
    asked = [element for element in ELEMENTS.values() if element.kind in choices and len(element.outgoing) > 1]
    assert [element.id for element in asked if not element.names.en.endswith("?")] == []


def test_exclusive_choice_has_a_default() -> None:
    exclusive = [e for e in ELEMENTS.values() if e.kind is ElementKind.EXCLUSIVE_GATEWAY and len(e.outgoing) > 1]
    assert exclusive
    assert [element.id for element in exclusive if not element.default] == []


def test_every_expression_of_the_diagrams_can_be_read() -> None:
    texts = [flow.condition for _, flow in flows() if flow.condition]
    for element in ELEMENTS.values():
        given = element.extensions
        texts += [given.due_date, given.candidate_groups, given.properties.get("site")]
        texts += [source for _, source in (*given.inputs, *given.outputs)]
        texts += [event.expression for event in element.events]
    expressions = [text for text in texts if text and text.startswith("=")]
    assert len(expressions) > 100
    for text in expressions:
        compile_expression(text)


def test_two_working_days_run_from_the_finding_beside_check_review_and_disposition() -> None:
    timer = ELEMENTS["pass_two_working_days"]
    assert timer.attached_to == "handle_sheet"
    assert not timer.interrupting
    assert timer.event
    assert timer.event.expression == "=add working days(detected_at, 2)"
    assert ELEMENTS["isolate_purchased_material"].lane == "receiving clerk"


def test_concession_is_signed_under_four_eyes_with_everyone_who_may_decide_it() -> None:
    signing = ELEMENTS["sign_concession"].extensions
    deciding = {e.id for e in USER_TASKS if (e.extensions.record == "handling_conclusion")}
    assert signing.properties["signature"]
    assert (
        set(signing.four_eyes)
        == deciding
        == {
            "decide_disposition",
            "dispose_anew",
            "arrange_disposition",
            "dispose_again",
        }
    )


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("isolate_in_stock", "storekeeper"),
        ("isolate_in_production", "line_leader"),
        ("mark_development_part", "engineering_project_lead"),
        ("have_goods_set_aside", "export_sales_clerk"),
        ("mark_product", "inspector"),
        ("check_sheet", "department_supervisor"),
        ("sign_concession", "authorised_signatory"),
        ("reinspect_in_process", "line_leader"),
        ("reinspect", "inspector"),
        ("arrange_disposition", "general_manager"),
    ],
)
def test_the_document_says_who_acts(source: str, role: str) -> None:
    assert ROLES.key_of(ELEMENTS[source].lane or "") == role


def test_every_record_names_a_register_and_every_register_its_elements() -> None:
    kept = {(source["element"], entry["code"]) for entry in REGISTERS for source in entry["source"]}
    written = {(e.id, e.extensions.record) for e in ELEMENTS.values() if e.extensions.record}
    assert kept == written


def test_registers_speak_three_languages() -> None:
    for entry in REGISTERS:
        assert all(entry["title"][language] for language in ("en", "zh", "ru"))
        assert all(column[language] for column in entry["columns"] for language in ("en", "zh", "ru"))


def test_elements_name_only_clauses_of_the_document() -> None:
    named = {clause for element in ELEMENTS.values() for clause in element.extensions.clauses}
    assert named <= set(CLAUSES)


def test_every_element_of_a_lane_is_drawn() -> None:
    for diagram in DIAGRAMS:
        for process in diagram.processes:
            assert set(process.elements) <= set(diagram.shapes)
            assert set(process.flows) <= set(diagram.edges)
