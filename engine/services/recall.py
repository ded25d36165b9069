"""Services of a recall: list the customers, measure the trace, keep the account. Source: NCO-6.3.1, NCO-6.5.1."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.lots.reconciliation import Account, Counted, RecallLine, Whole, all_settled, percent_of, reconcile
from engine.services.registry import Effect, Outcome, ServiceInput, View, service
from engine.vocabulary import Names

_CUSTOMERS = Names("Customers", "客户", "Потребители")
_PLACES = Names("Where the goods are, by customer", "各客户产品所在", "Где продукция, по потребителям")
_NOTHING = Decimal(0)
_MINUTE = 60
_NO_RECALL = "none"


@dataclass(frozen=True, slots=True)
class CountRecalled(Effect):
    """Lines for the account of the recall."""

    lines: tuple[RecallLine, ...]


@service(
    "recall.customers",
    Names("List the customers of a trace", "列出追溯到的客户", "Перечислить потребителей"),
    {"shipments": Names("Shipments of the trace", "追溯到的发货", "Отгрузки"), "places": _PLACES},
    results=("customers", "places", "settlements"),
)
def customers_of_trace(
    view: View,  # noqa: ARG001 - one shape for all services
    *,
    shipments: list[dict[str, Any]],
    places: list[dict[str, Any]] | None = None,
) -> Outcome:
    """Put the shipments that are still out together by customer; what is known of a place stays. Source: NCO-6.3.1.

    A customer with goods in two units is listed once for each: pieces and kilograms do not add up.
    """
    out = [each for each in shipments if each["outstanding_quantity"] > 0]
    units: dict[str, set[str]] = {}
    for each in out:
        units.setdefault(each["customer"], set()).add(each["unit"])
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for each in out:
        grouped.setdefault((each["customer"], each["unit"]), []).append(each)
    listed = [_customer(group, several=len(units[key[0]]) > 1) for key, group in grouped.items()]
    before = {place["name"]: place for place in places or ()}
    return Outcome(
        {
            "customers": listed,
            "places": [_place(customer, before.get(customer["name"])) for customer in listed],
            "settlements": [_settlement(customer) for customer in listed],
        }
    )


def _customer(group: list[dict[str, Any]], *, several: bool) -> dict[str, Any]:
    first = group[0]
    name = first["customer_name"] or first["customer"]
    weights = [_weight(each) for each in group]
    return {
        "name": f"{name} ({first['unit']})" if several else name,
        "customer": first["customer"],
        "unit": first["unit"],
        "quantity": sum((each["outstanding_quantity"] for each in group), _NOTHING),
        "weight_kg": None if None in weights else sum((each or _NOTHING for each in weights), _NOTHING),
        "contact": _said_once(each["contact"] for each in group),
        "address": _said_once(each["address"] for each in group),
        "deliveries": "; ".join(_label(each) for each in group),
        "shipments": [
            {
                "shipment": each["shipment"],
                "product": each["product"],
                "lot": each["lot"],
                "quantity": each["outstanding_quantity"],
                "label": _label(each),
            }
            for each in group
        ],
    }


def _weight(each: Mapping[str, Any]) -> Decimal | None:
    """Return the weight of what is still out, in proportion to what was shipped."""
    weight, quantity = each["weight_kg"], each["quantity"]
    return None if weight is None or not quantity else Decimal(weight * each["outstanding_quantity"] / quantity)


def _said_once(texts: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(text for text in texts if text)) or None


def _label(each: Mapping[str, Any]) -> str:
    return f"{each['document']}: {each['product']} {each['lot']}, {each['outstanding_quantity']}"


def _place(customer: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the line of a customer; what was confirmed for another quantity is to be confirmed again."""
    known = before or {}
    return {
        "name": customer["name"],
        "quantity": customer["quantity"],
        "contact": known.get("contact") or customer["contact"],
        "place": known.get("place") or customer["address"],
        "located": known.get("located") is True and known.get("quantity") == customer["quantity"],
    }


def _settlement(customer: Mapping[str, Any]) -> dict[str, Any]:
    shown = {name: customer[name] for name in ("name", "quantity", "contact")}
    return {**shown, "settlement": None, "agreement": None}


@service(
    "recall.trace_progress",
    Names("Measure what is traced", "计算追溯率", "Измерить прослеженное"),
    {"customers": _CUSTOMERS, "places": _PLACES, "since": Names("Clock began at", "计时起点", "Отсчет с")},
    results=("traced_quantity", "traced_percent", "fully_traced", "minutes_to_traced", "customers", "settlements"),
)
def trace_progress(
    view: View, *, customers: list[dict[str, Any]], places: list[dict[str, Any]], since: dt.datetime
) -> Outcome:
    """Tell how much of what is out is found, and in how many minutes all of it was; a begun minute counts.

    Quantities in several units do not add up: the percentage is that of the unit of which least is traced.
    Source: NCO-6.3.1, NCO-6.3.3.
    """
    found = {place["name"]: place for place in places}
    traced = [each for each in customers if found.get(each["name"], {}).get("located") is True]
    fully = bool(customers) and len(traced) == len(customers)
    known = [{**each, **_contact(found.get(each["name"]))} for each in customers]
    return Outcome(
        {
            "traced_quantity": _sum(traced),
            "traced_percent": _percent(traced, customers),
            "fully_traced": fully,
            "minutes_to_traced": Decimal(math.ceil((view.now - since).total_seconds() / _MINUTE)) if fully else None,
            "customers": known,
            "settlements": [_settlement(each) for each in known],
        }
    )


def _contact(place: Mapping[str, Any] | None) -> dict[str, Any]:
    return {} if place is None else {"contact": place.get("contact"), "address": place.get("place")}


def _percent(traced: list[dict[str, Any]], customers: list[dict[str, Any]]) -> Decimal:
    units = dict.fromkeys(each["unit"] for each in customers)
    parts = [
        percent_of(*(_sum(each for each in some if each["unit"] == unit) for some in (traced, customers)))
        for unit in units
    ]
    return min(parts, default=_NOTHING)


def _sum(customers: Iterable[Mapping[str, Any]]) -> Decimal:
    return sum((each["quantity"] for each in customers), _NOTHING)


@service(
    "recall.plan",
    Names("Open the account of a recall", "建立召回账目", "Открыть учет отзыва"),
    {
        "customers": _CUSTOMERS,
        "settlements": Names("What was settled with each", "与各客户的协商结果", "О чем договорились с каждым"),
        "drill": Names("Drill: nothing is entered", "演练：不入账", "Учения: ничего не вносится"),
    },
    results=("consignees", "planned_quantity"),
)
def plan(
    view: View,  # noqa: ARG001 - one shape for all services
    *,
    customers: list[dict[str, Any]],
    settlements: list[dict[str, Any]],
    drill: bool = False,
) -> Outcome:
    """Enter what the plan asks back, for each customer with whom recall or rework was settled; of a drill nothing.

    Source: NCO-6.2.1.1, NCO-6.2.2, NCO-6.5.1.
    """
    settled = {each["name"]: each for each in settlements}
    consignees = []
    for customer in customers:
        of_customer = settled.get(customer["name"])
        if of_customer is None:
            raise ServiceInput(topic="recall.plan", parameter="settlements", problem=f"missing {customer['name']}")
        if of_customer["settlement"] != _NO_RECALL:
            agreed = {key: of_customer[key] for key in ("settlement", "agreement")}
            consignees.append({**customer, **agreed})
    lines = tuple(
        RecallLine(each["name"], each["customer"], each["unit"], Counted.PLANNED, each["quantity"])
        for each in consignees
    )
    effects = () if drill else (CountRecalled(lines),)
    return Outcome({"consignees": consignees, "planned_quantity": _sum(consignees)}, effects)


@service(
    "recall.count",
    Names("Count in the account of a recall", "计入召回账目", "Внести в учет отзыва"),
    {
        "name": Names("Customer's account", "客户账目", "Учет потребителя"),
        "kind": Names("What is counted", "计入项目", "Что учитывается"),
        "quantity": Names("Quantity; below zero corrects", "数量；负数为更正", "Количество; меньше нуля — правка"),
        "remark": Names("Document or remark", "单据或备注", "Документ или примечание"),
    },
    results=("account",),
)
def count(view: View, *, name: str, kind: Counted, quantity: Decimal, remark: str | None = None) -> Outcome:
    """Add a line to the account of a customer and tell how it stands. Source: NCO-6.4.1, NCO-6.4.2, NCO-6.5.1."""
    known = view.recall_lines()
    planned = next((line for line in known if line.account == name), None)
    if planned is None:
        raise ServiceInput(topic="recall.count", parameter="name", problem=f"no account {name!r}")
    line = RecallLine(name, planned.customer, planned.unit, Counted(kind), quantity, remark or "")
    (account,) = reconcile(each for each in (*known, line) if each.account == name)
    return Outcome({"account": account_as_dict(account)}, (CountRecalled((line,)),))


@service(
    "recall.conclude",
    Names("Reconcile the whole recall", "汇总核对召回", "Свести учет отзыва"),
    {},
    results=("reconciliation", "accounted_quantity", "accounted_percent", "surplus_quantity"),
)
def conclude(view: View) -> Outcome:
    """Add up all accounts. Raises RecallOpen unless every one is settled, whatever the diagram says.

    Source: NCO-6.5.1.
    """
    accounts = reconcile(view.recall_lines())
    all_settled(accounts)
    whole = Whole(accounts)
    return Outcome(
        {
            "reconciliation": [account_as_dict(each) for each in accounts],
            "accounted_quantity": whole.accounted,
            "accounted_percent": whole.percent,
            "surplus_quantity": whole.surplus,
        }
    )


def account_as_dict(account: Account) -> dict[str, Any]:
    """Return an account as a variable of the case."""
    kinds = {kind.value: account.of(kind) for kind in Counted}
    return {
        "name": account.name,
        **kinds,
        "elsewhere": account.elsewhere,
        "open": account.open,
        "surplus": account.surplus,
        "unexplained": account.unexplained,
        "percent": account.percent,
        "verdict": account.verdict.value,
    }
