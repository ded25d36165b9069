"""The editors' lists of services follow the registry."""

from __future__ import annotations

import json
from pathlib import Path

from engine.checks.element_templates import FILE, element_templates, template_file
from engine.services import services

HOME = Path(__file__).resolve().parents[3]


def the_template(key: str) -> dict:
    return next(template for template in element_templates() if template["id"] == key)


def the_property(template: dict, **binding: str) -> dict:
    return next(each for each in template["properties"] if binding.items() <= each["binding"].items())


def test_shipped_file_is_what_the_registry_says():
    shipped = (HOME / FILE).read_text(encoding="utf-8")
    assert shipped == template_file(), "run: holdpoint templates"


def test_every_service_can_be_chosen_and_every_parameter_filled_in():
    for service in services():
        template = the_template(f"holdpoint.{service.topic}")
        assert template["elementType"] == {"value": "bpmn:ServiceTask"}
        assert the_property(template, type="zeebe:taskDefinition")["value"] == service.topic
        inputs = [
            each["binding"]["name"] for each in template["properties"] if each["binding"]["type"] == "zeebe:input"
        ]
        assert inputs == [parameter.name for parameter in service.parameters]


def test_parameter_with_fixed_values_is_a_drop_down():
    status = the_property(the_template("holdpoint.lot.move"), type="zeebe:input", name="to_status")
    assert status["type"] == "Dropdown"
    assert "released" in [choice["value"] for choice in status["choices"]]
    assert status["description"] == "新状态 · В статус"


def test_number_is_an_expression_and_an_optional_parameter_may_be_left_out():
    hold = the_template("holdpoint.lot.hold")
    assert the_property(hold, type="zeebe:input", name="quantity")["feel"] == "required"
    assert the_property(hold, type="zeebe:input", name="unit")["optional"] is True
    assert the_property(hold, type="zeebe:input", name="lot")["constraints"] == {"notEmpty": True}


def test_ids_and_bindings_are_unique_in_a_template():
    for template in json.loads(template_file()):
        bindings = [json.dumps(each["binding"], sort_keys=True) for each in template["properties"]]
        ids = [each["id"] for each in template["properties"] if "id" in each]
        assert len(set(bindings)) == len(bindings)
        assert len(set(ids)) == len(ids)
