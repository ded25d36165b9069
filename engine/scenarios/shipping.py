"""Sentences about stock, what lots are made from, shipments, and what came back."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal

import sqlalchemy as sa

from engine.commands import Entered, EnterLots, EnterShipments, ImportTable, LotLine, LotName, ShipmentLine
from engine.commands.goods_lines import refuse_first
from engine.lots import Shipment, Trace
from engine.procedures.roles import GoodsTable
from engine.scenarios import trying
from engine.scenarios.vocabulary import Table, rows_of, sentence
from engine.scenarios.world import World
from engine.storage import Statement, shipments
from engine.storage import tables as t

Words = Mapping[str, str]
_PRODUCTS_OF_LOT = Statement(
    sa.select(t.lot.c.product).where(t.lot.c.site == sa.bindparam("site"), t.lot.c.lot == sa.bindparam("lot"))
)
_IMPORT = "last import"
#: How a table of a shipment may call its parts.
_PARTS = {
    "document": ("document", "发货单号", "документ"),
    "customer": ("customer", "客户", "потребитель"),
    "product": ("product", "产品", "продукция"),
    "lot": ("lot", "批号", "партия"),
    "quantity": ("quantity", "数量", "количество"),
    "unit": ("unit", "单位", "единица"),
    "shipped_on": ("shipped on", "发货日期", "дата отгрузки"),
    "contact": ("contact", "联系人", "контакт"),
    "weight_kg": ("weight in kg", "重量（千克）", "вес, кг"),
}


@sentence(
    "in_stock",
    "{quantity}(?: pieces)? of lot {lot} of {key} are in stock",
    "{key}批次{lot}库存{quantity}(?:件)?",
    "на складе {quantity}(?: шт\\.)? партии {lot} продукции {key}",
)
def lot_is_in_stock(world: World, words: Words, table: Table) -> None:
    """A lot is entered as released stock."""
    _enter_lot(world, LotLine(words["key"], words["lot"], Decimal(words["quantity"]), "piece"))


@sentence(
    "made_from",
    "{quantity}(?: pieces)? of lot {lot} of {key} were made from lot {text}",
    "{key}批次{lot}共{quantity}(?:件)?由批次{text}制成",
    "{quantity}(?: шт\\.)? партии {lot} продукции {key} изготовлены из партии {text}",
)
def lot_was_made_from(world: World, words: Words, table: Table) -> None:
    """A lot is entered as released stock that was made from other lots; "A-0417: 200, B-1": 200 of the first used."""
    parents = tuple(_parent(each) for each in words["text"].split(","))
    _enter_lot(world, LotLine(words["key"], words["lot"], Decimal(words["quantity"]), "piece", parents))


@sentence(
    "shipped",
    "{quantity}(?: pieces)? of lot {lot} were shipped to {name} with {text}",
    "批次{lot}已凭{text}向{name}发货{quantity}(?:件)?",
    "{quantity}(?: шт\\.)? партии {lot} отгружено потребителю {name} по документу {text}",
)
def pieces_were_shipped(world: World, words: Words, table: Table) -> None:
    """Free pieces of a lot left to a customer today, with a document."""
    today = world.local(world.clock.now).date()
    line = ShipmentLine(words["text"], words["name"], None, words["lot"], Decimal(words["quantity"]), today)
    actor = trying.actor_of(world, world.plant.roles_entering(GoodsTable.LOTS)[0], world.site)
    _all_taken(world.plant.enter_shipments(actor, EnterShipments(world.site, [line])))


@sentence(
    "enter_shipment",
    "{role} enters a shipment:?",
    "{role}登记发货[：:]?",
    "{role} вносит отгрузку:?",
)
def enter_shipment(world: World, words: Words, table: Table) -> None:
    """Enter one shipment by hand; the table gives document, customer, product, lot, quantity, shipped on, contact."""
    line = _line(world, table)
    actor = trying.actor_of(world, words["role"], world.site)

    def enter() -> None:
        refuse_first(world.plant.enter_shipments(actor, EnterShipments(world.site, [line])), "shipments")

    trying.attempt(world, enter)


@sentence(
    "import_shipments",
    "{role} imports shipments:?",
    "{role}导入发货记录[：:]?",
    "{role} загружает отгрузки:?",
)
def import_shipments(world: World, words: Words, table: Table) -> None:
    """Bring in a table of shipments as a file; its first row are the headings. Good rows are taken."""
    _import(world, words["role"], GoodsTable.SHIPMENTS, table)


@sentence(
    "import_lots",
    "{role} imports lots:?",
    "{role}导入批次[：:]?",
    "{role} загружает партии:?",
)
def import_lots(world: World, words: Words, table: Table) -> None:
    """Bring in a table of lots, and of what they were made from, as a file; its first row are the headings."""
    _import(world, words["role"], GoodsTable.LOTS, table)


@sentence("rows_taken", "{count} rows? (?:are|is) taken", "已接收{count}行", "принято строк: {count}")
def rows_are_taken(world: World, words: Words, table: Table) -> None:
    """So many rows of the last table were new and have been taken."""
    assert _told(world, "taken") == words["count"], world.usual.get(_IMPORT)


@sentence("rows_known", "{count} rows? (?:are|is) known already", "已有{count}行", "уже известно строк: {count}")
def rows_are_known(world: World, words: Words, table: Table) -> None:
    """So many rows of the last table were there already: nothing was done with them."""
    assert _told(world, "known") == words["count"], world.usual.get(_IMPORT)


@sentence("rows_refused", "these rows are refused:?", "以下行被拒绝[：:]?", "отклонены строки:?")
def rows_are_refused(world: World, words: Words, table: Table) -> None:
    """These rows of the last table were refused: columns for the row's number, headings being 1, and the reason."""
    wanted = [(number, reason.replace(" ", "-")) for number, reason in rows_of(table)]
    found = [tuple(each.split("=", 1)) for each in _told(world, "refused").split(";") if each]
    assert found == wanted, found


@sentence(
    "with_customer",
    "{name} has {quantity}(?: pieces)? of lot {lot}",
    "{name}处有批次{lot}共{quantity}(?:件)?",
    "у потребителя {name} {quantity}(?: шт\\.)? партии {lot}",
)
def customer_has(world: World, words: Words, table: Table) -> None:
    """So much of what a customer was sent of the lot has not come back."""
    found = sum((each.outstanding for each in _shipments(world, words["lot"], words["name"])), Decimal(0))
    assert found == Decimal(words["quantity"]), f"{words['name']} has {found}"


@sentence(
    "came_back",
    "{quantity}(?: pieces)? of lot {lot} came back from {name}",
    "{name}已退回批次{lot}共{quantity}(?:件)?",
    "от потребителя {name} вернулось {quantity}(?: шт\\.)? партии {lot}",
)
def came_back(world: World, words: Words, table: Table) -> None:
    """So much of what a customer was sent of the lot is in house again, surplus included."""
    sent = _shipments(world, words["lot"], words["name"])
    found = sum((each.returned + each.surplus for each in sent), Decimal(0))
    assert found == Decimal(words["quantity"]), f"{found} came back from {words['name']}"


@sentence("went_into", "lot {lot} went into:?", "批次{lot}用于[：:]?", "партия {lot} вошла в:?")
def lot_went_into(world: World, words: Words, table: Table) -> None:
    """These are the lots that the lot went into, nearest first: columns for product and lot."""
    trace = _trace(world, words["lot"])
    found = [(trace.lots[each.id].product, trace.lots[each.id].lot) for each in trace.went_into]
    assert found == rows_of(table), found


@sentence("came_from", "lot {lot} came from:?", "批次{lot}来自[：:]?", "партия {lot} получена из:?")
def lot_came_from(world: World, words: Words, table: Table) -> None:
    """These are the lots that the lot was made from, nearest first: columns for product and lot."""
    trace = _trace(world, words["lot"])
    found = [(trace.lots[each.id].product, trace.lots[each.id].lot) for each in trace.made_from]
    assert found == rows_of(table), found


def _parent(text: str) -> LotName:
    lot, _, used = text.partition(":")
    return LotName(None, lot.strip(), Decimal(used.strip()) if used else None)


def _enter_lot(world: World, line: LotLine) -> None:
    actor = trying.actor_of(world, world.plant.roles_entering(GoodsTable.LOTS)[0], world.site)
    _all_taken(world.plant.enter_lots(actor, EnterLots(world.site, [line])))


def _import(world: World, role: str, kind: GoodsTable, table: Table) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(table)
    actor = trying.actor_of(world, role, world.site)
    command = ImportTable(world.site, kind, "scenario.csv", text.getvalue().encode())

    def bring() -> None:
        made = world.plant.import_table(actor, command)
        refused = ";".join(f"{row.number}={each.code}" for row in made.report.rows for each in row.refusals)
        world.usual[_IMPORT] = {
            "taken": str(made.counts.taken),
            "known": str(made.counts.known),
            "refused": refused,
        }

    trying.attempt(world, bring)


def _told(world: World, what: str) -> str:
    assert _IMPORT in world.usual, "no table was imported"
    return world.usual[_IMPORT][what]


def _all_taken(entered: tuple[Entered, ...]) -> None:
    reasons = [f"{each.code} {dict(each.data)}" for line in entered for each in line.refusals]
    assert not reasons, f"refused: {'; '.join(reasons)}"


def _line(world: World, table: Table) -> ShipmentLine:
    given: dict[str, str] = {}
    for label, value in rows_of(table):
        part = next((part for part, names in _PARTS.items() if label.casefold() in names), None)
        known = ", ".join(names[0] for names in _PARTS.values())
        assert part is not None, f"a shipment has no {label!r}; it has {known}"
        given[part] = value
    today = world.local(world.clock.now).date()
    weight = given.get("weight_kg")
    return ShipmentLine(
        document=given.get("document", ""),
        customer=given.get("customer", ""),
        product=given.get("product"),
        lot=given.get("lot", ""),
        quantity=Decimal(given.get("quantity", "0")),
        shipped_on=dt.date.fromisoformat(given["shipped_on"]) if "shipped_on" in given else today,
        unit=given.get("unit"),
        contact=given.get("contact", ""),
        weight_kg=Decimal(weight) if weight else None,
    )


def _trace(world: World, lot: str) -> Trace:
    with world.plant.database.reading() as work:
        products = [row[0] for row in work.run(_PRODUCTS_OF_LOT, site=world.site, lot=lot).fetchall()]
        assert len(products) == 1, f"lot {lot} is known for {', '.join(products) or 'no product'}"
        found = shipments.trace(work, world.site, products[0], lot)
    assert found is not None
    return found


def _shipments(world: World, lot: str, customer: str) -> list[Shipment]:
    found = [each for each in _trace(world, lot).shipments if each.lot == lot]
    wanted = [each for each in found if customer in {each.customer, each.customer_name}]
    names = {each.customer_name for each in found}
    assert wanted, f"nothing of lot {lot} was shipped to {customer}; customers are {', '.join(sorted(names)) or 'none'}"
    return wanted
