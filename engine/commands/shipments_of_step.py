"""Shipments within one step: the lot is locked when one is first looked at; what came back counts from then on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.lots import Move, Shipment, ShipmentMove
from engine.services.shipments import TakeBack
from engine.storage import Work, shipments
from engine.vocabulary import QuantityStatus

#: No database gives an id of so many digits.
_LONGEST = 19


class ShipmentsOfStep:
    """The shipments of one site that a step looks at; `lock` takes product and lot."""

    def __init__(self, work: Work, site: str, lock: Callable[[str, str], object]) -> None:
        self._work, self._site, self._lock = work, site, lock
        self._seen: dict[int, Shipment] = {}

    def one(self, key: str) -> Shipment | None:
        """Return a shipment of the site with what came back of it, this step included; None when there is none."""
        number = int(key) if key.isascii() and key.isdigit() and len(key) < _LONGEST else 0
        if number not in self._seen:
            found = shipments.one(self._work, number)
            if found is None or found.site != self._site:
                return None
            self._lock(found.product, found.lot)
            self._seen[number] = shipments.one(self._work, number) or found  # what came back while we waited counts
        return self._seen[number]

    def take(self, effect: TakeBack) -> Move:
        """Take in what came back; return the movement of its lot."""
        known, quantity = self._seen[effect.shipment.id], effect.quantity
        if effect.kind is ShipmentMove.SURPLUS:
            self._seen[known.id] = replace(known, surplus=known.surplus + quantity)
        else:
            self._seen[known.id] = replace(known, returned=known.returned + quantity)
        return Move(None, QuantityStatus.RECALLED, quantity)
