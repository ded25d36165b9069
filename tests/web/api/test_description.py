"""The description of the API is whole, and what it says is true."""

from __future__ import annotations

import json
import re

import pytest
from pydantic import TypeAdapter

from web.api.answers import Problem
from web.api.openapi import document
from web.api.operations import OPERATIONS

FIXED = {
    ("get", "/api/v1/procedures"),
    ("get", "/api/v1/procedures/{key}"),
    ("post", "/api/v1/cases"),
    ("get", "/api/v1/cases"),
    ("get", "/api/v1/cases/{number}"),
    ("get", "/api/v1/cases/{number}/history"),
    ("get", "/api/v1/tasks"),
    ("get", "/api/v1/tasks/{task_id}"),
    ("post", "/api/v1/tasks/{task_id}/claim"),
    ("post", "/api/v1/tasks/{task_id}/release"),
    ("post", "/api/v1/tasks/{task_id}/complete"),
    ("post", "/api/v1/messages"),
    ("get", "/api/v1/lots/{lot}"),
    ("post", "/api/v1/lots"),
    ("get", "/api/v1/shipments"),
    ("post", "/api/v1/shipments"),
    ("post", "/api/v1/files"),
    ("get", "/api/v1/files/{sha256}"),
    ("get", "/api/v1/incidents"),
    ("post", "/api/v1/incidents/{incident_id}/retry"),
    ("get", "/livez"),
    ("get", "/readyz"),
    ("get", "/metrics"),
}


def operations():
    return {
        (method, path): described
        for path, methods in document()["paths"].items()
        for method, described in methods.items()
    }


def walked(value):
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walked(inner)


def test_it_is_served_to_anybody_and_describes_exactly_the_fixed_paths(app):
    answer = app.test_client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.get_json() == json.loads(json.dumps(document()))
    assert set(operations()) == FIXED
    assert document()["openapi"] == "3.1.0"


def test_every_route_of_the_api_is_described(app):
    served = {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and rule.endpoint not in {"api.openapi", "api.unknown"}
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert served == FIXED


def test_every_reference_leads_to_a_schema_and_every_schema_is_used():
    whole = document()
    schemas = whole["components"]["schemas"]
    named = {each["$ref"].rpartition("/")[2] for each in walked(whole) if isinstance(each, dict) and "$ref" in each}
    assert named == set(schemas)


def test_names_are_unique_and_path_parameters_declared():
    names = [each["operationId"] for each in operations().values()]
    assert len(names) == len(set(names))
    for (_, path), described in operations().items():
        declared = {each["name"] for each in described.get("parameters", ()) if each["in"] == "path"}
        assert declared == set(re.findall(r"{(\w+)}", path))


@pytest.mark.parametrize("described", OPERATIONS, ids=lambda each: each.name)
def test_each_operation_tells_its_problems_security_and_body(described):
    path = "/api/v1" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", described.rule)
    told = operations()[described.method.lower(), path]
    assert {"400", "401", "422", "500", "503", str(described.status)} <= set(told["responses"])
    assert "security" not in told, "the token is asked for everywhere"
    for status, answer in told["responses"].items():
        plain = "application/octet-stream" if described.name == "read_file" else "application/json"
        kind = "application/problem+json" if int(status) >= 400 else plain
        assert list(answer["content"]) == [kind]
    takes = {each["name"] for each in told["parameters"]}
    assert (described.method == "POST") == ("requestBody" in told)
    assert ("Idempotency-Key" in takes) == (described.body is not None), "a file sent twice is the same file"
    assert told["summary"]


def test_requests_refuse_unknown_keys_and_required_bodies_say_so():
    whole = document()
    schemas = whole["components"]["schemas"]
    for model in ("NewCase", "Completion", "NewMessage", "Password", "Nothing"):
        assert schemas[model]["additionalProperties"] is False
    cases = whole["paths"]["/api/v1/cases"]["post"]
    assert cases["requestBody"]["required"] is True
    claim = whole["paths"]["/api/v1/tasks/{task_id}/claim"]["post"]
    assert claim["requestBody"]["required"] is False
    assert schemas["Problem"]["required"] == ["type", "title", "status", "code"]


def test_real_answers_hold_what_their_schemas_promise(api, sheet):
    gao, chen = api("gao"), api("chen")
    a_lot = {"product": "VB-50", "lot": "B-1", "quantity": 10}
    a_shipment = {"document": "DN-1", "customer": "nordflow", "lot": "B-1", "quantity": 1, "shipped_on": "2026-01-31"}
    started = gao.post("/cases", sheet())
    number, task = started["number"], started["tasks"][0]["id"]
    real = {
        "start_case": started,
        "list_procedures": gao.get("/procedures"),
        "read_procedure": gao.get("/procedures/nonconformity"),
        "list_cases": gao.get("/cases?limit=1"),
        "read_case": gao.get(f"/cases/{number}"),
        "read_history": gao.get(f"/cases/{number}/history"),
        "list_tasks": gao.get("/tasks?limit=1"),
        "read_task": gao.get(f"/tasks/{task}"),
        "claim_task": gao.post(f"/tasks/{task}/claim", {}),
        "release_task": gao.post(f"/tasks/{task}/release"),
        "send_message": gao.post("/messages", {"name": "a", "correlation_key": "b"}),
        "read_lot": gao.get("/lots/A-0417"),
        "list_incidents": gao.get("/incidents"),
        "enter_lots": chen.post("/lots", {"site": "ningbo", "lots": [a_lot]}),
        "enter_shipments": chen.post("/shipments", {"site": "ningbo", "shipments": [a_shipment]}),
        "list_shipments": gao.get("/shipments?limit=1"),
    }
    for described in OPERATIONS:
        if described.name in real:
            answer = real[described.name]
            assert answer.status == described.status, described.name
            TypeAdapter(described.answer).validate_python(answer.json)
            required = described.answer.model_json_schema(mode="serialization").get("required", [])
            assert set(required) <= set(answer.json), described.name
    TypeAdapter(Problem).validate_python(gao.get("/cases/none").json)
    assert set(real) == {each.name for each in OPERATIONS} - {
        "complete_task",
        "retry_incident",
        "upload_file",
        "read_file",
    }


def test_a_task_holds_exactly_the_fixed_fields(api, sheet):
    gao = api("gao")
    task = gao.post("/cases", sheet())["tasks"][0]
    assert set(task) == {
        "id",
        "case",
        "element",
        "name",
        "role",
        "site",
        "status",
        "due_at",
        "assignee",
        "signature",
    }
    read = gao.get(f"/tasks/{task['id']}")
    assert set(read["form"]) == {"id", "fields", "values"}
    for field in read["form"]["fields"]:
        assert {"key", "type", "label", "required"} <= set(field)


def test_the_probes_need_no_token(app, plant, monkeypatch):
    client = app.test_client()
    assert (client.get("/livez").status_code, client.get("/livez").get_json()) == (200, {"status": "ok"})
    assert (client.get("/readyz").status_code, client.get("/readyz").get_json()) == (200, {"status": "ready"})
    counted = client.get("/metrics")
    assert counted.status_code == 200
    assert 'holdpoint_requests_total{endpoint="api.livez",method="GET",status="200"}' in counted.get_data(as_text=True)
    with plant.database.transaction() as work:
        work.run_text("UPDATE setting SET value = '0' WHERE key = 'schema_version'")
    assert (client.get("/readyz").status_code, client.get("/readyz").get_json()) == (503, {"status": "not ready"})
