"""What belongs to a bundle, its hash, and the object made of it."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from engine.bundles import collect, key_of, load, procedures
from engine.errors import BundleInvalid, NotFound

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">'
)
ROLES = "inspector: {en: inspector, zh: 检验员, ru: контролер}\n"


def a_diagram(key: str = "hold", *, prefix: str = "HD", inside: str = "") -> str:
    return (
        f'{HEAD}<bpmn:process id="{key}" name="Hold" isExecutable="true"><bpmn:extensionElements><zeebe:properties>'
        f'<zeebe:property name="prefix" value="{prefix}"/><zeebe:property name="name.zh" value="冻结"/>'
        "</zeebe:properties></bpmn:extensionElements>"
        f'<bpmn:laneSet id="{key}_lanes"><bpmn:lane id="{key}_lane" name="检验员">'
        f"<bpmn:flowNodeRef>{key}_found</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"
        f'<bpmn:startEvent id="{key}_found"><bpmn:extensionElements><zeebe:formDefinition formId="sheet"/>'
        f'</bpmn:extensionElements></bpmn:startEvent>{inside}<bpmn:endEvent id="{key}_done"/>'
        f'<bpmn:sequenceFlow id="{key}_flow" sourceRef="{key}_found" targetRef="{key}_done"/>'
        "</bpmn:process></bpmn:definitions>"
    )


def a_form(key: str = "sheet") -> str:
    field = {"type": "textfield", "id": "f", "key": "lot", "label": "Lot"}
    return json.dumps({"type": "default", "id": key, "schemaVersion": 19, "components": [field]})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return a_home(tmp_path, {"processes/hold/hold.bpmn": a_diagram(), "forms/hold/sheet.form": a_form()})


def a_home(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {"processes/roles.yaml": ROLES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_bundle_holds_diagrams_decisions_registers_forms_and_roles(home: Path):
    a_home(home, {"processes/hold/who.dmn": "<x/>", "processes/hold/registers.yaml": "registers: []"})
    assert list(collect(home, "hold")) == [
        "forms/hold/sheet.form",
        "processes/hold/hold.bpmn",
        "processes/hold/registers.yaml",
        "processes/hold/who.dmn",
        "processes/roles.yaml",
    ]


def test_files_of_other_procedures_come_along_only_when_referred_to(home: Path):
    call = (
        '<bpmn:businessRuleTask id="grade"><bpmn:extensionElements><zeebe:calledDecision decisionId="grade"/>'
        "</bpmn:extensionElements></bpmn:businessRuleTask>"
        '<bpmn:userTask id="look"><bpmn:extensionElements><zeebe:formDefinition formId="photo"/>'
        "</bpmn:extensionElements></bpmn:userTask>"
    )
    required = '<requiredDecision href="#level"/>'
    a_home(
        home,
        {
            "processes/hold/hold.bpmn": a_diagram(inside=call),
            "processes/shared/grade.dmn": f'<definitions><decision id="grade">{required}</decision></definitions>',
            "processes/shared/level.dmn": '<definitions><decision id="level"/></definitions>',
            "processes/shared/unused.dmn": '<definitions><decision id="unused"/></definitions>',
            "forms/shared/photo.form": a_form("photo"),
            "forms/shared/unused.form": a_form("unused"),
        },
    )
    files = set(collect(home, "hold"))
    assert {"processes/shared/grade.dmn", "processes/shared/level.dmn", "forms/shared/photo.form"} <= files
    assert not {name for name in files if "unused" in name}


def test_hidden_files_stay_out(home: Path):
    a_home(home, {"processes/hold/.draft.bpmn": a_diagram("draft")})
    assert "processes/hold/.draft.bpmn" not in collect(home, "hold")


@pytest.mark.parametrize("name", ["nothing", "../hold", "clauses", "", "hold/..", "."])
def test_unknown_procedure_is_not_found(home: Path, name: str):
    (home / "processes/clauses").mkdir()
    with pytest.raises(NotFound):
        collect(home, name)


def test_procedures_are_folders_with_a_diagram(home: Path):
    a_home(home, {"processes/clauses/NCO.yaml": "", "processes/empty/readme.txt": "", "processes/.camunda/x.bpmn": ""})
    assert procedures(home) == ("hold",)


def test_key_depends_on_names_and_contents_only():
    files = {"a": b"1", "b": b"2"}
    assert key_of(files) == key_of({"b": b"2", "a": b"1"})
    assert (
        len({key_of(files), key_of({"a": b"1"}), key_of({"a": b"12", "b": b""}), key_of({"c": b"1", "b": b"2"})}) == 4
    )


def test_bundle_knows_who_starts_it_with_which_form(home: Path):
    bundle = load("hold", collect(home, "hold"))
    assert (bundle.prefix, bundle.names.zh, bundle.start_role) == ("HD", "冻结", "inspector")
    assert bundle.start_form is not None
    assert bundle.start_form.keys == ("lot",)
    assert bundle.file_of("hold_done") == "processes/hold/hold.bpmn"
    flow = bundle.flow_between("hold_found", "hold_done")
    assert flow is not None
    assert flow.id == "hold_flow"
    assert bundle.flow_between("hold_done", "hold_found") is None


def test_index_gives_every_element_and_flow_a_fixed_position(home: Path):
    bundle = load("hold", collect(home, "hold"))
    assert bundle.index == ("hold_done", "hold_flow", "hold_found")
    assert bundle.positions["hold_found"] == 2


def test_same_files_give_the_same_object_also_to_many_threads(home: Path):
    files, found = collect(home, "hold"), []
    threads = [threading.Thread(target=lambda: found.append(load("hold", dict(files)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(bundle) for bundle in found}) == 1
    assert load("hold", {**files, "processes/roles.yaml": b"{}"}) is not found[0]


def test_broken_form_is_met_when_it_is_used_not_before(home: Path):
    a_home(home, {"forms/hold/sheet.form": '{"id": "sheet", "components": [{"type": "iframe", "id": "x"}]}'})
    bundle = load("hold", collect(home, "hold"))
    assert list(bundle.forms) == ["sheet"]
    with pytest.raises(BundleInvalid):
        _ = bundle.start_form


def test_all_unreadable_diagrams_are_named(home: Path):
    a_home(home, {"processes/hold/hold.bpmn": "<oops", "processes/hold/part.bpmn": "<!DOCTYPE a><a/>"})
    with pytest.raises(BundleInvalid) as caught:
        load("hold", collect(home, "hold"))
    assert [finding.rule for finding in caught.value.findings] == ["unreadable", "doctype"]


@pytest.mark.parametrize(("prefixes", "rule"), [(("", ""), "no_prefix"), (("A", "B"), "several_prefixes")])
def test_exactly_one_process_of_a_procedure_is_started_by_people(home: Path, prefixes: tuple[str, str], rule: str):
    a_home(
        home,
        {
            "processes/hold/hold.bpmn": a_diagram(prefix=prefixes[0]),
            "processes/hold/part.bpmn": a_diagram("part", prefix=prefixes[1]),
        },
    )
    with pytest.raises(BundleInvalid) as caught:
        load("hold", collect(home, "hold"))
    assert [finding.rule for finding in caught.value.findings] == [rule]
