"""What an ERP sends and reads of stock and shipments."""

from __future__ import annotations

import pytest


@pytest.fixture
def chen(api):
    person = api("chen")
    lots = [
        {"product": "VB-50", "lot": "B-1", "quantity": "500", "unit": "pcs"},
        {"product": "VB-80", "lot": "F-1", "quantity": 100, "made_from": [{"lot": "B-1", "used": 100}]},
    ]
    answer = person.post("/lots", {"site": "ningbo", "lots": lots})
    assert answer.status == 200, answer.json
    assert [each["known"] for each in answer["items"]] == [False, False]
    return person


def a_shipment(**changes):
    given = {"document": "DN-1", "customer": "Nordflow GmbH", "lot": "F-1", "quantity": "60"}
    return {**given, "shipped_on": "2026-01-31", **changes}


def send(person, *shipments):
    return person.post("/shipments", {"site": "ningbo", "shipments": list(shipments)})


def test_a_shipment_is_sent_found_and_seen_from_what_it_was_made_from(chen, api):
    (entered,) = send(chen, a_shipment(weight_kg=30.5, contact="Ms Koch"))["items"]
    assert (entered["customer"], entered["outstanding"], entered["weight_kg"], entered["known"]) == (
        "nordflow", "60", "30.5", False,
    )  # fmt: skip
    reader = api("erp")
    assert [each["document"] for each in reader.get("/shipments?customer=nordflow&lot=F-1")["items"]] == ["DN-1"]
    assert reader.get("/shipments?customer=nobody")["items"] == []
    lot = reader.get("/lots/B-1")
    assert lot["quantities"]["released"] == "400"
    assert [(each["lot"], each["kind"], each["generation"]) for each in lot["went_into"]] == [("F-1", "made_from", 1)]
    assert [each["quantity"] for each in lot["shipments"]] == ["60"]
    assert [each["lot"] for each in reader.get("/lots/F-1")["made_from"]] == ["B-1"]


def test_the_same_sent_twice_is_known(chen):
    first, second = (send(chen, a_shipment())["items"][0] for _ in range(2))
    assert (first["id"], second["known"]) == (second["id"], True)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"lot": "F-9"}, "shipments[1].lot", "unknown-lot"),
        ({"customer": "nobody"}, "shipments[1].customer", "unknown-customer"),
        ({"quantity": 41}, "shipments[1].quantity", "lot-not-enough"),
        ({"quantity": "NaN"}, "shipments[1].quantity", "not-a-number"),
        ({"quantity": "1e400"}, "shipments[1].quantity", "too-many-digits"),
        ({"quantity": "ten"}, "shipments[1].quantity", "not_a_number"),
        ({"quantity": -1}, "shipments[1].quantity", "not-positive"),
        ({"quantity": True}, "shipments[1].quantity", "wrong_type"),
        ({"shipped_on": "31.01.2026"}, "shipments[1].shipped_on", "not_a_date"),
        ({"shipped_on": "2999-01-31"}, "shipments[1].shipped_on", "shipped-in-future"),
        ({"colour": "red"}, "shipments[1].colour", "unknown_field"),
    ],
)
def test_one_refused_shipment_keeps_all_out(chen, change, field, code):
    answer = send(chen, a_shipment(), a_shipment(document="DN-2", **change))
    assert answer.status == 422
    told = [(each["field"], each["code"]) for each in answer["errors"]]
    assert any(where.startswith(field) and why == code for where, why in told), told
    assert chen.get("/shipments")["items"] == []


def test_an_inspector_ships_nothing(chen, api):
    answer = send(api("gao"), a_shipment())
    assert (answer.status, answer["code"], answer["role"]) == (403, "not_allowed", "storekeeper")
