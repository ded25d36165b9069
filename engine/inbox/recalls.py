"""The account of a recall as its case shows it."""

from __future__ import annotations

from engine.lots.reconciliation import Whole, reconcile
from engine.storage import recall
from engine.storage.database import Work


def account_of(work: Work, case_id: int) -> Whole | None:
    """Return what a recall planned, found, got back and handled, by customer; None when the case keeps no account.

    Whoever may see the case may see its account. Source: NCO-6.5.1.
    """
    lines = recall.lines_of(work, case_id)
    return Whole(reconcile(lines)) if lines else None
