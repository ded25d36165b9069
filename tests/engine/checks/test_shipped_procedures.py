"""The shipped procedures are clean, and breaking them is noticed with the id of what is broken."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from lxml import etree

from engine.bundles import collect, procedures
from engine.bundles.collecting import ROLES
from engine.checks import check, check_files, line
from engine.checks.checking import read_plant
from engine.checks.dataflow import flowing
from engine.checks.subject import Subject, read_subject
from engine.errors import Finding
from engine.procedures import ElementKind

HOME = Path(__file__).resolve().parents[3]
PLANT = read_plant(HOME)
SHIPPED = procedures(HOME)


def the_files(procedure: str) -> dict[str, bytes]:
    return collect(HOME, procedure)


def the_subject(procedure: str) -> Subject:
    return read_subject(procedure, the_files(procedure), PLANT)


def found_after(procedure: str, change: Callable[[str, bytes], bytes | None]) -> list[Finding]:
    """Check a procedure whose files were changed; what `change` answers with None is removed."""
    changed = {name: change(name, content) for name, content in the_files(procedure).items()}
    return check_files(procedure, {name: content for name, content in changed.items() if content is not None}, PLANT)


def places(findings: list[Finding], *rules: str) -> set[str]:
    return {finding.element for finding in findings if finding.rule in rules}


def in_diagrams(edit: Callable[[etree._Element], None]) -> Callable[[str, bytes], bytes]:
    """Make a change that edits the tree of every diagram."""

    def change(name: str, content: bytes) -> bytes:
        if not name.endswith(".bpmn"):
            return content
        root = etree.fromstring(content)
        edit(root)
        return etree.tostring(root)

    return change


def test_shipped_procedures_are_clean():
    assert [line(finding) for finding in check(HOME)] == []


def test_checking_a_shipped_procedure_takes_less_than_half_a_second():
    check(HOME)
    before = time.process_time()
    check(HOME)
    assert (time.process_time() - before) / len(SHIPPED) < 0.5


@pytest.mark.parametrize("procedure", SHIPPED)
def test_removed_forms_are_missed_where_they_are_shown(procedure: str):
    shown = {element.id for element in the_subject(procedure).elements if element.extensions.form_id}
    findings = found_after(procedure, lambda name, content: None if name.endswith(".form") else content)
    assert places(findings, "unknown_form") == shown


@pytest.mark.parametrize("procedure", SHIPPED)
def test_removed_roles_are_missed_at_their_lanes_and_tasks(procedure: str):
    subject = the_subject(procedure)
    lanes = {lane.id for process in subject.processes for lane in process.lanes}
    tasks = {each.id for each in subject.of_kind(ElementKind.USER_TASK) if not each.extensions.candidate_groups}
    findings = found_after(procedure, lambda name, content: b"{}" if name == ROLES else content)
    assert places(findings, "unknown_lane_role") == lanes
    assert tasks <= places(findings, "unknown_role")


def test_one_removed_role_is_missed_where_it_acts():
    findings = found_after("nonconformity", without_role("receiving_clerk"))
    assert "isolate_purchased_material" in places(findings, "unknown_role")
    assert {finding.data["role"] for finding in findings} == {"receiving clerk"}


def without_role(key: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        if name != ROLES:
            return content
        roles = yaml.safe_load(content)
        del roles[key]
        return yaml.safe_dump(roles, allow_unicode=True).encode()

    return change


@pytest.mark.parametrize("procedure", SHIPPED)
def test_removed_default_flows_are_missed_at_their_gateways(procedure: str):
    needed = {
        element.id
        for element in the_subject(procedure).of_kind(ElementKind.EXCLUSIVE_GATEWAY)
        if element.default and len(element.outgoing) > 1
    }

    def forget_defaults(root: etree._Element) -> None:
        for node in root.iter("{*}exclusiveGateway"):
            node.attrib.pop("default", None)

    findings = found_after(procedure, in_diagrams(forget_defaults))
    assert places(findings, "no_default_flow", "uncovered_case") == needed


@pytest.mark.parametrize("procedure", SHIPPED)
def test_every_misspelled_variable_is_noticed_where_it_is_read(procedure: str):
    reads = [read for read in flowing(the_subject(procedure)).reads if read.names]
    names = {read.text: read.names for read in reads}

    def misspell(root: etree._Element) -> None:
        for node in root.iter("{*}*"):
            for key, value in node.attrib.items():
                if value in names:
                    node.set(key, misspelled(value, names[value]))
            if node.text and node.text.strip() in names:
                node.text = misspelled(node.text.strip(), names[node.text.strip()])

    findings = found_after(procedure, in_diagrams(misspell))
    known = {read.place.id for read in reads if not read.state.anything}  # what a message brings, no file tells
    assert places(findings, "unknown_variable") == known


def misspelled(expression: str, names: frozenset[str]) -> str:
    """Write every variable of the expression wrongly; texts in quotes stay."""
    parts = expression.split('"')
    for name in names:
        parts[::2] = [re.sub(rf"(?<![\w.]){name}(?!\w|\s*:)", f"{name}q", part) for part in parts[::2]]
    return '"'.join(parts)


@pytest.mark.parametrize(
    ("file", "old", "new", "element", "rule"),
    [
        (
            "nonconformity.bpmn",
            '=source = "stock"',
            '=sorce = "stock"',
            "where_found__isolate_in_stock",
            "unknown_variable",
        ),
        ("nonconformity.bpmn", '=source = "stock"', '=source = "stok"', "where_found__isolate_in_stock", "never_taken"),
        ("nonconformity.bpmn", 'type="lot.hold"', 'type="lot.hodl"', "hold_lot", "unknown_service"),
        ("nonconformity.bpmn", 'target="unit"', 'target="uint"', "hold_lot", "unknown_parameter"),
    ],
)
def test_single_slip_is_found_alone(file: str, old: str, new: str, element: str, rule: str):
    def slip(name: str, content: bytes) -> bytes:
        return content.replace(old.encode(), new.encode(), 1) if name.endswith(f"/{file}") else content

    findings = found_after("nonconformity", slip)
    assert [(finding.element, finding.rule) for finding in findings] == [(element, rule)]
