"""Statements of the accounts of recalls."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.lots.reconciliation import Counted, RecallLine
from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding
from engine.storage.goods import Cause, text_of

_l = t.recall_line.c
_ADD = Statement(adding(t.recall_line, without=("id",)))
_OF_CASE = Statement(
    sa.select(_l.account, _l.customer, _l.unit, _l.kind, _l.quantity, _l.remark)
    .where(_l.case_id == given("case_id"))
    .order_by(_l.id)
)


def lines_of(work: Work, case_id: int) -> tuple[RecallLine, ...]:
    """Return the lines of a case's account, in the order in which they were entered."""
    rows = work.run(_OF_CASE, case_id=case_id).fetchall()
    return tuple(
        RecallLine(account, customer, unit, Counted(kind), Decimal(quantity), remark)
        for account, customer, unit, kind, quantity, remark in rows
    )


def add_lines(work: Work, lines: Iterable[RecallLine], cause: Cause) -> None:
    """Write lines down that a step counted; `cause` is its service."""
    rows = [
        {
            "case_id": cause.case_id,
            "account": each.account,
            "customer": each.customer,
            "unit": each.unit,
            "kind": each.kind.value,
            "quantity": text_of(each.quantity),
            "remark": each.remark,
            "entry": cause.entry,
            "element": cause.element,
            "at": cause.at,
            "by": cause.by,
        }
        for each in lines
    ]
    work.run_many(_ADD, rows)
