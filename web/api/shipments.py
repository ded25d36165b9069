"""Shipments and stock, as an ERP sends and reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from engine.commands import EnterLots, EnterShipments, LotLine, LotName, ShipmentLine
from engine.commands.goods_lines import refuse_first
from engine.errors import CommandRefused, Refusal
from engine.inbox.shipments import ShipmentFilters, rows, shipment_list
from engine.lots import Shipment
from web.api import answers as out
from web.api import requests as taken
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.operations import operation
from web.api.presenting import exact

Value = TypeVar("Value")


@operation("POST", "/shipments", out.EnteredShipments, body=taken.NewShipments, problems=(403, 404))
def enter_shipments(caller: Caller, body: taken.NewShipments) -> out.EnteredShipments:
    """Enter what was shipped: free pieces leave their lots.

    All are entered, or none: a lot or customer nobody knows, or more than is free, is refused with the path of its
    line. The same shipment sent again does nothing and is answered with `known`.
    """
    wrong: list[Refusal] = []
    lines = [_shipment_line(each, f"shipments[{place}]", wrong) for place, each in enumerate(body.shipments)]
    if wrong:
        raise CommandRefused(wrong)
    house = plant()
    entered = house.enter_shipments(caller.actor, EnterShipments(body.site, lines))
    refuse_first(entered, "shipments")
    with house.database.reading() as work:
        found = {row.shipment.id: row.shipment for row in rows(work, [each.id for each in entered if each.id])}
    return out.EnteredShipments(
        items=[
            out.EnteredShipment(**_values(found[each.id]), known=each.known) for each in entered if each.id is not None
        ]
    )


@operation("GET", "/shipments", out.ShipmentPage, query=taken.ShipmentQuery)
def list_shipments(caller: Caller, query: taken.ShipmentQuery) -> out.ShipmentPage:
    """List shipments, entered last first, from all sites where the caller holds a role."""
    filters = ShipmentFilters(query.lot, query.product, query.customer, query.document, query.site)
    with plant().database.reading() as work:
        page = shipment_list(work, caller.actor, filters, limit=query.limit, cursor=query.cursor or None)
    return out.ShipmentPage(items=[shipment_of(row.shipment) for row in page.items], next=page.next)


@operation("POST", "/lots", out.EnteredLots, body=taken.NewLots, problems=(403, 404))
def enter_lots(caller: Caller, body: taken.NewLots) -> out.EnteredLots:
    """Enter lots in stock, and what lots were made from.

    All are entered, or none. The same lot sent again does nothing and is answered with `known`.
    """
    wrong: list[Refusal] = []
    lines = [_lot_line(each, f"lots[{place}]", wrong) for place, each in enumerate(body.lots)]
    if wrong:
        raise CommandRefused(wrong)
    entered = plant().enter_lots(caller.actor, EnterLots(body.site, lines))
    refuse_first(entered, "lots")
    pairs = zip(lines, entered, strict=True)
    return out.EnteredLots(
        items=[out.EnteredLot(product=line.product, lot=line.lot, known=each.known) for line, each in pairs]
    )


def shipment_of(each: Shipment) -> out.Shipment:
    """Return a shipment as the API gives it."""
    return out.Shipment(**_values(each))


def _values(each: Shipment) -> dict[str, str | None]:
    return {
        "id": str(each.id),
        "site": each.site,
        "document": each.document,
        "customer": each.customer,
        "customer_name": each.customer_name,
        "contact": each.contact,
        "address": each.address,
        "country": each.country,
        "product": each.product,
        "lot": each.lot,
        "unit": each.unit,
        "quantity": exact(each.quantity),
        "returned": exact(each.returned),
        "surplus": exact(each.surplus),
        "outstanding": exact(each.outstanding),
        "shipped_on": each.shipped_on.isoformat(),
        "weight_kg": None if each.weight_kg is None else exact(each.weight_kg),
    }


def _shipment_line(given: taken.NewShipment, path: str, wrong: list[Refusal]) -> ShipmentLine:
    day = _read(lambda: dt.date.fromisoformat(given.shipped_on), "not_a_date", f"{path}.shipped_on", wrong)
    return ShipmentLine(
        document=given.document,
        customer=given.customer,
        product=given.product,
        lot=given.lot,
        quantity=_number(given.quantity, f"{path}.quantity", wrong) or Decimal(0),
        shipped_on=day or dt.date.min,
        unit=given.unit,
        contact=given.contact,
        address=given.address,
        country=given.country,
        weight_kg=_number(given.weight_kg, f"{path}.weight_kg", wrong),
    )


def _lot_line(given: taken.NewLot, path: str, wrong: list[Refusal]) -> LotLine:
    parents = tuple(
        LotName(each.product, each.lot, _number(each.used, f"{path}.made_from[{place}].used", wrong))
        for place, each in enumerate(given.made_from)
    )
    return LotLine(given.product, given.lot, _number(given.quantity, f"{path}.quantity", wrong), given.unit, parents)


def _number(value: int | Decimal | str | None, path: str, wrong: list[Refusal]) -> Decimal | None:
    if value is None:
        return None
    return _read(lambda: Decimal(value), "not_a_number", path, wrong)


def _read(read: Callable[[], Value], code: str, path: str, wrong: list[Refusal]) -> Value | None:
    try:
        return read()
    except (ValueError, InvalidOperation):
        wrong.append(Refusal(code, path))
        return None
