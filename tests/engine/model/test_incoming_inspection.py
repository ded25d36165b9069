"""The shipped incoming inspection keeps the profile, speaks three languages and carries out its clauses."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.bundles import Bundle, collect, load
from engine.dmn import gaps, overlaps, unreachable_rows
from engine.forms import Form
from engine.procedures import Element, ElementKind, Flow, read_clauses, read_diagram

HOME = Path(__file__).resolve().parents[3]
FOLDER = HOME / "processes" / "incoming_inspection"
BUNDLE: Bundle = load("incoming_inspection", collect(HOME, "incoming_inspection"))
ELEMENTS = BUNDLE.elements
USER_TASKS = [each for each in ELEMENTS.values() if each.kind is ElementKind.USER_TASK]
CLAUSES = read_clauses((HOME / "processes" / "clauses" / "SMP.yaml").read_bytes()).clauses
REGISTERS = yaml.safe_load((FOLDER / "registers.yaml").read_text(encoding="utf-8"))["registers"]
SCOPE = re.compile(r"SMP-(2|4\.10|4\.15|5\..*|6\..*)\Z")
CHOICES = {ElementKind.EXCLUSIVE_GATEWAY, ElementKind.INCLUSIVE_GATEWAY}


def flows() -> Iterator[tuple[Element, Flow]]:
    for process in BUNDLE.processes.values():
        for flow in process.flows.values():
            yield process.elements[flow.source], flow


def decided(decision: str, **scope: Any) -> tuple[Any, list[str]]:
    outcome = BUNDLE.decisions[decision].decide(scope, None, strict=True)
    return outcome.value, [row.annotation for row in outcome.rows]


@pytest.mark.parametrize("task", USER_TASKS, ids=lambda task: task.id)
def test_user_task_has_role_form_clause_and_due_date(task: Element) -> None:
    assert BUNDLE.roles.key_of(task.lane or "")
    assert task.extensions.form_id in BUNDLE.forms
    assert task.extensions.clauses
    assert task.extensions.due_date
    assert task.extensions.record


@pytest.mark.parametrize(
    ("element", "role"),
    [
        ("delivery_received", "receiving_clerk"),
        ("classify_item", "inspector"),
        ("split_delivery", "inspector"),
        ("inspect_first_sample", "inspector"),
        ("inspect_further_sample", "inspector"),
        ("put_lot_in_stock", "storekeeper"),
        ("approve_scheme", "raw_material_inspection_head"),
        ("decide_severity", "raw_material_inspection_head"),
        ("decide_resumption", "raw_material_inspection_head"),
    ],
)
def test_who_acts(element: str, role: str) -> None:
    assert BUNDLE.roles.key_of(ELEMENTS[element].lane or "") == role


def test_every_decision_of_the_authority_is_signed_in_three_languages() -> None:
    signed = {each.id for each in USER_TASKS if each.extensions.meaning.en}
    assert signed == {"approve_scheme", "decide_severity", "decide_resumption"}
    assert all(ELEMENTS[each].extensions.meaning.zh and ELEMENTS[each].extensions.meaning.ru for each in signed)


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=lambda element: element.id)
def test_element_speaks_three_languages(element: Element) -> None:
    assert not element.names.en or (element.names.zh and element.names.ru)


def test_flow_that_leaves_a_choice_says_in_three_languages_when() -> None:
    asked = [flow for source, flow in flows() if source.kind in CHOICES and len(source.outgoing) > 1]
    assert len(asked) > 10
    assert [flow.id for flow in asked if not (flow.names.en and flow.names.zh and flow.names.ru)] == []


@pytest.mark.parametrize("form", BUNDLE.forms.values(), ids=lambda form: form.id)
def test_form_speaks_three_languages(form: Form) -> None:
    assert not form.findings
    assert form.names.zh
    assert form.names.ru
    for path, field in form.all_fields():
        for names in (field.label, field.description, field.display.text, *(each.names for each in field.options)):
            assert not names.en or (names.zh and names.ru), (path, names.en)


@pytest.mark.parametrize("clause", sorted(key for key in CLAUSES if SCOPE.match(key)))
def test_clause_is_carried_out_by_an_element_a_row_or_a_field(clause: str) -> None:
    named = re.compile(rf"(?<![\w.-]){re.escape(clause)}(?![\w.-])")
    files = [*FOLDER.glob("*.bpmn"), *FOLDER.glob("*.dmn"), *(HOME / "forms" / "incoming_inspection").glob("*.form")]
    assert any(named.search(path.read_text(encoding="utf-8")) for path in files)


@pytest.mark.parametrize(
    ("inspection_class", "clause", "aqls"),
    [
        ("critical_component", "SMP-6.2.1", ("0.4", "1.0")),
        ("ordinary_material", "SMP-6.3.1", ("1.0", "2.5")),
        ("semi_finished", "SMP-6.4.1", ("1.0", "2.5")),
    ],
)
def test_the_scheme_of_each_class(inspection_class: str, clause: str, aqls: tuple[str, str]) -> None:
    scheme, (annotation,) = decided("inspection_scheme", inspection_class=inspection_class)
    assert (scheme["aql_major"], scheme["aql_minor"]) == aqls
    assert (scheme["level"], scheme["severity"], scheme["plan_type"]) == ("II", "tightened", "double")
    assert scheme["largest_lot"] == Decimal(35_000)
    assert clause in annotation.split()


@pytest.mark.parametrize(
    ("special", "third", "first", "level", "clause"),
    [
        (None, None, None, "II", "SMP-5.4.1"),
        (0, 0, 5, "II", "SMP-5.4.1"),
        (0, 0, 6, "I", "SMP-5.4.3"),
        (0, 1, 6, "III", "SMP-5.4.2"),
        (0, 7, 0, "III", "SMP-5.4.2"),
        (1, 7, 6, "S-3", "SMP-5.4.4"),
    ],
)
def test_the_level_follows_from_the_reasons(special: Any, third: Any, first: Any, level: str, clause: str) -> None:
    scope = {
        "special_level_reasons": None if special is None else ["x"] * special,
        "level_iii_reasons": None if third is None else ["x"] * third,
        "level_i_reasons": None if first is None else ["x"] * first,
        "special_level": "S-3" if special else None,
        "scheme": {"level": "II"},
    }
    found, annotations = decided("inspection_level", **scope)
    assert (found, annotations) == (level, [clause])


@pytest.mark.parametrize("decision", ["inspection_scheme", "inspection_level"])
def test_every_row_of_a_table_can_fire(decision: str) -> None:
    assert not list(unreachable_rows(BUNDLE.decisions[decision]))


def test_the_scheme_names_no_class_twice() -> None:
    assert not list(overlaps(BUNDLE.decisions["inspection_scheme"]))
    assert not list(gaps(BUNDLE.decisions["inspection_level"]))


def test_nobody_types_a_verdict() -> None:
    assert not [(form.id, path) for form in BUNDLE.forms.values() for path, _ in form.all_fields() if "verdict" in path]


def test_every_record_names_a_register_and_every_register_its_elements() -> None:
    kept = {(source["element"], entry["code"]) for entry in REGISTERS for source in entry["source"]}
    assert kept == {(each.id, each.extensions.record) for each in ELEMENTS.values() if each.extensions.record}


def test_every_element_and_flow_is_drawn() -> None:
    for path in FOLDER.glob("*.bpmn"):
        diagram = read_diagram(path.read_bytes(), path.name)
        for process in diagram.processes:
            assert set(process.elements) <= set(diagram.shapes)
            assert set(process.flows) <= set(diagram.edges)
