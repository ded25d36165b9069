"""Lots: where their pieces stand. What an ERP asks before it moves stock."""

from __future__ import annotations

from engine.inbox.lots import lot_facts
from web.api import answers as out
from web.api import requests as taken
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.operations import operation
from web.api.presenting import exact


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
    )
