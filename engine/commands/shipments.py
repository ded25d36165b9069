"""Enter what was shipped: pieces that are free leave the lot to a customer. Source: NCO-4.2.1.1, NCO-6.3.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.commands.goods_lines import (
    Desk,
    Entered,
    Extent,
    ShipmentLine,
    quantity_refusal,
    take_lines,
    text_refusals,
)
from engine.commands.house import House
from engine.errors import Refusal
from engine.identity import Actor
from engine.lots import (
    ShipmentMove,
    lot_keeps_its_unit,
    nothing_is_shipped_tomorrow,
    only_free_pieces_leave,
    plan_shipment,
)
from engine.lots.cells import one_unit
from engine.procedures.roles import GoodsTable
from engine.storage import goods, shipments
from engine.storage.goods import LotState
from engine.storage.shipments import Kept

_NO_WEIGHT = Decimal(-1)  # a weight may be 0: then nobody weighed it well


@dataclass(frozen=True, slots=True)
class EnterShipments:
    """Shipments of one site; one refused line keeps all out unless `extent` says so. `import_id`: of their table."""

    site: str
    lines: Sequence[ShipmentLine]
    extent: Extent = Extent.ALL
    import_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What a line means: the keys of its customer and product, and the lot as it stands."""

    customer: str
    product: str
    lot: LotState


def enter_shipments(house: House, actor: Actor, command: EnterShipments) -> tuple[Entered, ...]:
    """Enter shipments and return what became of each line; the same line twice does nothing the second time.

    Raises NotAllowed, NotFound (site).
    """

    def write(desk: Desk, line: ShipmentLine) -> Entered:
        return _enter(desk, line, command.import_id)

    return take_lines(house, actor, command.site, GoodsTable.SHIPMENTS, command.lines, write, extent=command.extent)


def _enter(desk: Desk, line: ShipmentLine, import_id: int | None) -> Entered:
    found, refusals = _look(desk, line)
    if found is None or found.lot.id is None:
        return Entered(None, refusals=tuple(refusals))
    document = line.document.strip()
    known = desk.kept.get((document, found.lot.id, found.customer))
    if known is not None:
        return _compare(line, document, known, refusals)
    if not refusals and (held := only_free_pieces_leave(line.lot.strip(), line.quantity, found.lot.balance)):
        refusals.append(held)
    if refusals:
        return Entered(None, refusals=tuple(refusals))
    return Entered(_write(desk, line, found, import_id))


def _look(desk: Desk, line: ShipmentLine) -> tuple[_Found | None, list[Refusal]]:
    """Return what a line means, if that can be told, and everything that is wrong with the line itself."""
    refusals = text_refusals(
        {"document": line.document, "lot": line.lot, "customer": line.customer},
        {"contact": line.contact, "address": line.address, "country": line.country},
    )
    checks = [
        quantity_refusal("quantity", line.quantity),
        None if line.weight_kg is None else quantity_refusal("weight_kg", line.weight_kg, least=_NO_WEIGHT),
        nothing_is_shipped_tomorrow(line.shipped_on, desk.today),
    ]
    refusals += [each for each in checks if each is not None]
    customer = desk.names.customer(line.customer)
    if customer is None and line.customer.strip():
        refusals.append(Refusal("unknown-customer", "customer", {"customer": line.customer.strip()}))
    product, unknown = desk.product_of(line.product, line.lot)
    if unknown is not None:
        refusals.append(unknown)
    if customer is None or product is None:
        return None, refusals
    name = line.lot.strip()
    lot = desk.lot(product, name)
    if lot.id is None:
        return None, [*refusals, Refusal("unknown-lot", "lot", {"lot": name})]
    if line.unit and (other := lot_keeps_its_unit(name, one_unit(line.unit), desk.unit(product, name))):
        refusals.append(other)
    return _Found(customer, product, lot), refusals


def _compare(line: ShipmentLine, document: str, known: Kept, refusals: list[Refusal]) -> Entered:
    """Return that a shipment is known already; refuse a line that says something else of it."""
    if not refusals and (known.quantity, known.shipped_on) != (line.quantity, line.shipped_on.isoformat()):
        data = {"document": document, "quantity": known.quantity, "day": known.shipped_on}
        refusals.append(Refusal("shipment-differs", "document", data))
    return Entered(None if refusals else known.id, known=not refusals, refusals=tuple(refusals))


def _write(desk: Desk, line: ShipmentLine, found: _Found, import_id: int | None) -> int:
    lot_id, name = found.lot.id or 0, line.lot.strip()
    shipment = shipments.add(
        desk.work,
        shipments.NewShipment(
            site=desk.site,
            document=line.document.strip(),
            lot_id=lot_id,
            quantity=goods.text_of(line.quantity),
            customer=found.customer,
            contact=line.contact.strip(),
            address=line.address.strip(),
            country=line.country.strip(),
            shipped_on=line.shipped_on.isoformat(),
            weight_kg=None if line.weight_kg is None else goods.text_of(line.weight_kg),
            import_id=import_id,
            at=desk.at,
            by=desk.actor.id,
        ),
    )
    cause = goods.Cause(None, None, None, desk.at, desk.actor.id, (shipment, ShipmentMove.SHIPPED.value))
    moves = plan_shipment(line.quantity, found.lot.balance)
    balance = goods.move(desk.work, lot_id, found.lot.balance, moves, cause)
    desk.put_lot(found.product, name, LotState(lot_id, balance))
    said = Kept(shipment, line.quantity, line.shipped_on.isoformat())
    desk.kept[line.document.strip(), lot_id, found.customer] = said
    return shipment
