"""Pages of lots: the list, first what is on hold, and one lot with quantities, movements and cases."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.commands import EnterLots, LotLine, LotName
from engine.errors import Ambiguous, NotFound, Refusal
from engine.inbox.lot_list import LotFilters, lot_list
from engine.inbox.lots import LotRow, lot_facts
from engine.procedures.roles import GoodsTable
from engine.vocabulary import QuantityStatus
from web.errors import refusal_text
from web.shell import actor, plant, shell, site, speech
from web.staff import blueprint
from web.staff.cases import case_in_list
from web.staff.genealogy import sent, shares, tree
from web.staff.goods import edge_of, lot_bar, moved_from, moved_to
from web.staff.imports import may_import
from web.staff.shipments import may_ship, typed_number

PAGE = 30


@blueprint.get("/lots")
def lots() -> str | Response:
    """List lots, or open the one whose number was scanned; without a search only what is on hold."""
    q, status = (
        request.args.get("q", "").strip()[:120],
        request.args.get("status", "" if "q" in request.args else "on_hold"),
    )
    cursor = request.args.get("cursor") or None
    status = status if status in set(QuantityStatus) else ""
    with plant().database.reading() as work:
        if q:
            try:
                found = lot_facts(work, actor(), q).lot
                return redirect(url_for("staff.lot", lot=found.lot, product=found.product, site=found.site))
            except (Ambiguous, NotFound):
                pass  # the list shows what fits
        page = lot_list(work, actor(), LotFilters(status or None, q or None), limit=PAGE, cursor=cursor)
    words = speech()
    return render_template(
        "staff/lots.html",
        section="lots",
        q=q,
        status=status,
        statuses=[(each.value, words.lead(words.word("lot-status", each.value))) for each in QuantityStatus],
        rows=[_listed(row) for row in page.items],
        next=page.next,
        may_ship=may_ship(),
        is_first=cursor is None,
    )


@blueprint.get("/lots/<path:lot>")
def lot(lot: str) -> str:
    """Show one lot."""
    with plant().database.reading() as work:
        facts = lot_facts(work, actor(), lot, request.args.get("product"), request.args.get("site"))
    words, row, trace = speech(), facts.lot, facts.trace
    return render_template(
        "staff/lot.html",
        section="lots",
        lot=row,
        product=words.name(row.product_names),
        site=words.name(shell().directory.site(row.site)),
        edge=edge_of((row,)),
        bar=lot_bar(row, words),
        came=tree(trace, trace.made_from, words),
        went=tree(trace, trace.went_into, words),
        shipments=sent(trace.shipments, row.id, words),
        shipments_count=len(trace.shipments),
        shares=shares([each for each in trace.shipments if each.lot_id == row.id], words),
        may_ship=may_ship(),
        may_link=may_import(GoodsTable.LOTS),
        movements=[
            {
                "at": words.exact(each.at),
                "iso": words.iso(each.at),
                "from": moved_from(each, words),
                "to": moved_to(each, words),
                "quantity": words.quantity(each.quantity, row.unit),
                "by": each.by_name or words.say("by-the-system"),
            }
            for each in facts.movements
        ],
        cases=[case_in_list(each) for each in facts.cases],
    )


@blueprint.post("/lots/<path:lot>/made-from")
def made_from(lot: str) -> Response:
    """Write down a lot that this one was made from."""
    product, where = request.form.get("product", ""), request.form.get("site", "") or site()
    used, wrong = typed_number("used", request.form.get("used", "").strip())
    parent = LotName(request.form.get("from_product", "").strip() or None, request.form.get("from_lot", ""), used)
    refusals: tuple[Refusal, ...] = (wrong,) if wrong else ()
    if not refusals:
        line = LotLine(product, lot, made_from=(parent,))
        refusals = plant().enter_lots(actor(), EnterLots(where, [line]))[0].refusals
    for each in refusals:
        flash(refusal_text(each), "late")
    if not refusals:
        flash(speech().say("lot-linked", lot=lot, of=parent.lot.strip()), "ok")
    return redirect(url_for("staff.lot", lot=lot, product=product, site=where, _anchor="genealogy"))


def _listed(row: LotRow) -> dict[str, Any]:
    words = speech()
    return {
        "lot": row.lot,
        "product_key": row.product,
        "product": words.name(row.product_names),
        "site_key": row.site,
        "site": words.name(shell().directory.site(row.site)),
        "bar": lot_bar(row, words),
        "since": words.exact(row.created_at),
        "iso": words.iso(row.created_at),
        "edge": edge_of((row,)),
    }
