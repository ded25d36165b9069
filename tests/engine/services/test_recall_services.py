from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from engine import services
from engine.lots.reconciliation import Counted, RecallLine, RecallOpen
from engine.services.recall import CountRecalled

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@dataclass
class Seen:
    """What a service sees of a recall."""

    lines: list[RecallLine] = field(default_factory=list)
    now: dt.datetime = NOW
    site: str = "ningbo"
    case_number: str = "RC-2026-0001"

    def recall_lines(self) -> tuple[RecallLine, ...]:
        return tuple(self.lines)


def run(topic: str, view: Seen | None = None, **inputs: Any) -> services.Outcome:
    found = services.find(topic)
    assert found is not None
    return found.run(view or Seen(), inputs)  # type: ignore[arg-type]


def a_shipment(shipment: str = "1", customer: str = "nordflow", **other: Any) -> dict[str, Any]:
    usual = {
        "shipment": shipment,
        "document": f"DN-{shipment}",
        "customer": customer,
        "customer_name": customer.title(),
        "contact": f"store@{customer}",
        "address": "Hamburg",
        "product": "VA-50",
        "lot": "F-0920",
        "unit": "piece",
        "quantity": Decimal(100),
        "outstanding_quantity": Decimal(100),
        "weight_kg": Decimal(50),
    }
    return {**usual, **other}


def test_shipments_are_put_together_by_customer() -> None:
    shipments = [a_shipment("1"), a_shipment("2", outstanding_quantity=Decimal(40)), a_shipment("3", "volga")]
    result = run("recall.customers", shipments=shipments).result
    listed = [(each["name"], each["quantity"], each["weight_kg"]) for each in result["customers"]]
    assert listed == [("Nordflow", 140, 70), ("Volga", 100, 50)]
    assert [each["shipment"] for each in result["customers"][0]["shipments"]] == ["1", "2"]
    assert result["customers"][0]["contact"] == "store@nordflow"


def test_what_came_back_already_is_not_asked_for() -> None:
    shipments = [a_shipment(outstanding_quantity=Decimal(0))]
    assert run("recall.customers", shipments=shipments).result["customers"] == []


def test_pieces_and_kilograms_of_one_customer_do_not_add_up() -> None:
    shipments = [a_shipment("1"), a_shipment("2", unit="kilogram")]
    result = run("recall.customers", shipments=shipments).result
    assert [each["name"] for each in result["customers"]] == ["Nordflow (piece)", "Nordflow (kilogram)"]


def test_a_weight_is_known_only_when_that_of_every_shipment_is() -> None:
    shipments = [a_shipment("1"), a_shipment("2", weight_kg=None)]
    assert run("recall.customers", shipments=shipments).result["customers"][0]["weight_kg"] is None


def test_what_is_known_of_a_place_stays_when_the_trace_is_made_again() -> None:
    known = {"name": "Nordflow", "quantity": Decimal(100), "contact": "Ms Krüger", "place": "Bremen", "located": True}
    result = run("recall.customers", shipments=[a_shipment(), a_shipment("2", "volga")], places=[known]).result
    assert result["places"][0] == known
    assert result["places"][1]["located"] is False


def test_a_place_is_confirmed_anew_when_more_was_shipped_there() -> None:
    known = {"name": "Nordflow", "quantity": Decimal(60), "contact": "Ms Krüger", "place": "Bremen", "located": True}
    (place,) = run("recall.customers", shipments=[a_shipment()], places=[known]).result["places"]
    assert (place["located"], place["contact"]) == (False, "Ms Krüger")


def traced(minutes: float, *located: bool, units: tuple[str, ...] = ("piece", "piece")) -> dict[str, Any]:
    shipments = [a_shipment(str(n), f"customer{n}", unit=unit) for n, unit in enumerate(units)]
    listed = run("recall.customers", shipments=shipments).result
    places = [{**place, "located": found} for place, found in zip(listed["places"], located, strict=True)]
    since = NOW - dt.timedelta(minutes=minutes)
    customers = listed["customers"]
    return dict(run("recall.trace_progress", customers=customers, places=places, since=since).result)


def test_the_clock_stops_when_all_is_traced_and_a_begun_minute_counts() -> None:
    result = traced(36.2, True, True)
    assert (result["traced_percent"], result["minutes_to_traced"], result["fully_traced"]) == (100, 37, True)


def test_the_clock_runs_on_while_one_customer_is_not_found() -> None:
    result = traced(36, True, False)
    assert (result["traced_percent"], result["minutes_to_traced"], result["fully_traced"]) == (50, None, False)


def test_the_unit_of_which_least_is_traced_counts() -> None:
    assert traced(1, True, False, units=("piece", "kilogram"))["traced_percent"] == 0


def test_nothing_delivered_is_not_fully_traced() -> None:
    result = run("recall.trace_progress", customers=[], places=[], since=NOW).result
    assert (result["fully_traced"], result["traced_percent"]) == (False, 0)


def test_the_plan_asks_back_what_was_settled() -> None:
    listed = run("recall.customers", shipments=[a_shipment(), a_shipment("2", "volga")]).result
    answers = ("recall", "none")
    settled = [
        {**line, "settlement": each, "agreement": "by phone"}
        for line, each in zip(listed["settlements"], answers, strict=True)
    ]
    outcome = run("recall.plan", customers=listed["customers"], settlements=settled)
    assert [(each["name"], each["settlement"]) for each in outcome.result["consignees"]] == [("Nordflow", "recall")]
    line = RecallLine("Nordflow", "nordflow", "piece", Counted.PLANNED, Decimal(100))
    assert outcome.effects == (CountRecalled((line,)),)


def test_a_drill_opens_no_account() -> None:
    listed = run("recall.customers", shipments=[a_shipment()]).result
    settled = [{**line, "settlement": "recall", "agreement": "drill"} for line in listed["settlements"]]
    outcome = run("recall.plan", customers=listed["customers"], settlements=settled, drill=True)
    assert (outcome.result["planned_quantity"], outcome.effects) == (100, ())


def test_a_customer_without_settlement_is_not_passed_over() -> None:
    listed = run("recall.customers", shipments=[a_shipment()]).result
    with pytest.raises(services.ServiceInput):
        run("recall.plan", customers=listed["customers"], settlements=[])


def planned(quantity: str = "100") -> Seen:
    return Seen([RecallLine("Nordflow", "nordflow", "piece", Counted.PLANNED, Decimal(quantity))])


def test_a_count_tells_how_the_account_stands() -> None:
    outcome = run("recall.count", planned(), name="Nordflow", kind="returned", quantity=Decimal(99), remark="TH-1")
    account = outcome.result["account"]
    assert (account["open"], account["percent"], account["verdict"]) == (1, 99, "open")
    line = RecallLine("Nordflow", "nordflow", "piece", Counted.RETURNED, Decimal(99), "TH-1")
    assert outcome.effects == (CountRecalled((line,)),)


def test_nothing_is_counted_for_a_customer_who_is_not_in_the_plan() -> None:
    with pytest.raises(services.ServiceInput):
        run("recall.count", planned(), name="Volga", kind="returned", quantity=Decimal(1))


def test_a_recall_is_concluded_with_its_accounts() -> None:
    view = planned()
    view.lines.append(RecallLine("Nordflow", "nordflow", "piece", Counted.USED_UP, Decimal(100), "certificate 7"))
    result = run("recall.conclude", view).result
    assert (result["accounted_quantity"], result["accounted_percent"], result["surplus_quantity"]) == (100, 100, 0)
    assert result["reconciliation"][0]["verdict"] == "complete"


def test_a_recall_with_goods_open_is_never_concluded() -> None:
    with pytest.raises(RecallOpen):
        run("recall.conclude", planned())
