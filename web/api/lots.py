"""Lots: where their pieces stand. What an ERP asks before it moves stock."""

from __future__ import annotations

from engine.inbox.lots import lot_facts
from engine.lots import Relative, Trace
from web.api import answers as out
from web.api import requests as taken
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.operations import operation
from web.api.presenting import exact
from web.api.shipments import shipment_of

#: A lot is given with so many shipments, the newest; GET /shipments lists them all.
MOST_SHIPMENTS = 500


@operation("GET", "/lots/<path:lot>", out.Lot, query=taken.LotQuery, problems=(404, 409))
def read_lot(caller: Caller, lot: str, query: taken.LotQuery) -> out.Lot:
    """Read how much of a lot has which status.

    When several products or sites use the number, the answer is 409 `ambiguous`: name product or site.
    """
    with plant().database.reading() as work:
        found = lot_facts(work, caller.actor, lot, product=query.product, site=query.site)
    return out.Lot(
        lot=found.lot.lot,
        product=found.lot.product,
        site=found.lot.site,
        unit=found.lot.unit,
        quantities=out.Quantities(**{status: exact(each) for status, each in found.lot.quantities.items()}),
        cases=[case.number for case in found.cases],
        made_from=[_related(each, found.trace) for each in found.trace.made_from],
        went_into=[_related(each, found.trace) for each in found.trace.went_into],
        shipments=[shipment_of(each) for each in found.trace.shipments[-MOST_SHIPMENTS:]],
    )


def _related(each: Relative, trace: Trace) -> out.RelatedLot:
    lot = trace.lots[each.id]
    return out.RelatedLot(site=lot.site, product=lot.product, lot=lot.lot, kind=each.kind, generation=each.generation)
