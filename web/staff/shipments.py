"""Pages of shipments: what customers were sent, and a form to enter one by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.commands import EnterShipments, ShipmentLine
from engine.errors import Refusal
from engine.inbox.shipments import ShipmentFilters, shipment_list
from engine.lots import cells
from engine.procedures.roles import GoodsTable
from web.errors import refusal_text
from web.shell import actor, plant, shell, site, speech
from web.staff import blueprint
from web.staff.genealogy import sent

PAGE = 50
_LONGEST = 500
_NEEDED = ("document", "customer", "lot", "quantity", "shipped_on")
_FIELDS = (*_NEEDED, "product", "contact", "address", "country", "weight_kg")

Page = str | Response | tuple[str, int]


@blueprint.get("/shipments")
def shipments() -> str:
    """List shipments, entered last first; a search looks into documents, customers and lots."""
    words, q = speech(), request.args.get("q", "").strip()[:120]
    cursor = request.args.get("cursor") or None
    with plant().database.reading() as work:
        page = shipment_list(work, actor(), ShipmentFilters(q=q or None), limit=PAGE, cursor=cursor)
    rows = [row for each in page.items for row in sent([each.shipment], None, words)]
    return render_template(
        "staff/shipments.html",
        section="lots",
        q=q,
        rows=rows,
        next=page.next,
        is_first=cursor is None,
        may_ship=may_ship(),
    )


@blueprint.get("/shipments/new")
def new_shipment() -> str:
    """Show the form for one shipment; the address may name product and lot."""
    if not may_ship():
        abort(403)
    given = {name: request.args.get(name, "")[:_LONGEST] for name in ("product", "lot")}
    return _form({**given, "shipped_on": _today().isoformat()}, [])


@blueprint.post("/shipments/new")
def enter_shipment() -> Page:
    """Enter one shipment, or show again what was typed with what is wrong about it."""
    typed = {name: request.form.get(name, "").strip()[: _LONGEST + 1] for name in _FIELDS}
    where = request.form.get("site", "") or site()
    line, refusals = _line(typed)
    if line is not None and not refusals:
        (entered,) = plant().enter_shipments(actor(), EnterShipments(where, [line]))
        refusals = list(entered.refusals)
        if not refusals:
            said = "shipment-known" if entered.known else "shipment-entered"
            flash(speech().say(said, document=line.document), "ok")
            return redirect(url_for("staff.lot", lot=line.lot, product=_product(line, where), site=where))
    return _form(typed, refusals), 422


def may_ship() -> bool:
    """Tell whether the person may enter shipments at the site they look at."""
    return any(actor().may(role, site()) for role in plant().roles_entering(GoodsTable.SHIPMENTS))


def typed_number(name: str, text: str) -> tuple[Decimal | None, Refusal | None]:
    """Read a number as the reader's language writes it; nothing typed is no number. `name`: of the field."""
    if not text:
        return None, None
    try:
        return cells.number(text, cells.Mark.COMMA if speech().language == "ru" else cells.Mark.POINT), None
    except ValueError:
        return None, Refusal("not-a-number", name)


def _product(line: ShipmentLine, where: str) -> str | None:
    """Return the key of the product of a shipment just entered, for the address of its lot."""
    with plant().database.reading() as work:
        filters = ShipmentFilters(lot=line.lot, document=line.document, site=where)
        found = shipment_list(work, actor(), filters, limit=1).items
    return found[0].shipment.product if found else None


def _line(typed: Mapping[str, str]) -> tuple[ShipmentLine | None, list[Refusal]]:
    refusals = [Refusal("required", name) for name in _NEEDED if not typed[name]]
    numbers: dict[str, Decimal | None] = {}
    for name in ("quantity", "weight_kg"):
        numbers[name], wrong = typed_number(name, typed[name])
        if wrong is not None:
            refusals.append(wrong)
    day = None
    if typed["shipped_on"]:
        try:
            day = cells.day(typed["shipped_on"], None)
        except (ValueError, OverflowError):
            refusals.append(Refusal("not-a-date", "shipped_on"))
    if refusals or numbers["quantity"] is None or day is None:
        return None, refusals
    line = ShipmentLine(
        document=typed["document"],
        customer=typed["customer"],
        product=typed["product"] or None,
        lot=typed["lot"],
        quantity=numbers["quantity"],
        shipped_on=day,
        contact=typed["contact"],
        address=typed["address"],
        country=typed["country"],
        weight_kg=numbers["weight_kg"],
    )
    return line, []


def _form(values: Mapping[str, str], refusals: list[Refusal]) -> str:
    choices, words = plant().choices(), speech()
    wrong = {each.field: refusal_text(each) for each in reversed(refusals)}
    return render_template(
        "staff/shipment_new.html",
        section="lots",
        values=values,
        wrong=wrong,
        needed=_NEEDED,
        today=_today().isoformat(),
        products=[(each.value, words.name(each.names)) for each in choices.get("products", ())],
        customers=[(each.value, words.name(each.names)) for each in choices.get("customers", ())],
    )


def _today() -> dt.date:
    return shell().now().astimezone(plant().zone(site())).date()
