"""Pages of lots: found by number, with quantities, movements and cases."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.errors import Ambiguous, NotFound
from engine.inbox.lots import lot_facts
from web.shell import actor, plant, shell, speech
from web.staff import blueprint
from web.staff.cases import case_in_list
from web.staff.goods import edge_of, lot_bar, moved_from, moved_to


@blueprint.get("/lots")
def lots() -> str | Response:
    """Find a lot by its number; several products or sites may know the same number."""
    q = request.args.get("q", "").strip()[:120]
    choices: list[tuple[str, str]] = []
    if q:
        try:
            with plant().database.reading() as work:
                found = lot_facts(work, actor(), q).lot
            return redirect(url_for("staff.lot", lot=found.lot, product=found.product, site=found.site))
        except Ambiguous as several:
            choices = [
                (product, site) for product, _, site in (each.partition(" @ ") for each in several.data["choices"])
            ]
        except NotFound:
            choices = []
    return render_template("staff/lots.html", section="lots", q=q, choices=choices)


@blueprint.get("/lots/<path:lot>")
def lot(lot: str) -> str:
    """Show one lot."""
    with plant().database.reading() as work:
        facts = lot_facts(work, actor(), lot, request.args.get("product"), request.args.get("site"))
    words, row = speech(), facts.lot
    return render_template(
        "staff/lot.html",
        section="lots",
        lot=row,
        product=words.name(row.product_names),
        site=words.name(shell().directory.site(row.site)),
        edge=edge_of((row,)),
        bar=lot_bar(row, words),
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
