"""Cases: start, list, read, and what happened in them."""

from __future__ import annotations

from engine.inbox import case_page
from engine.inbox import cases as listing
from engine.inbox.case_page import Event, Signed
from engine.inbox.cases import CaseFilters
from engine.inbox.lots import LotRow, lots_of_case
from engine.inbox.tasks import open_of_case
from web.api import answers as out
from web.api import requests as taken
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.operations import operation
from web.api.presenting import case_values, exact, plain, tasks_of
from web.api.problems import iso


@operation("POST", "/cases", out.StartedCase, status=201, body=taken.NewCase, problems=(403, 404, 409))
def start_case(caller: Caller, body: taken.NewCase) -> out.StartedCase:
    """Start a case of a procedure with the data of its start form.

    For a nonconforming product sheet the start form is the sheet: its quantity is put on hold in the same transaction.
    """
    password = body.signature.password if body.signature else None
    house = plant()
    started = house.start_case(caller.actor, body.procedure, body.site, body.data, password, caller.language)
    with house.database.reading() as work:
        row = listing.rows(work, [started.id])[0]
        tasks = tasks_of(open_of_case(work, started.id), caller.language)
    return out.StartedCase(number=row.number, status=row.status, tasks=tasks)


@operation("GET", "/cases", out.CasePage, query=taken.CaseQuery)
def list_cases(caller: Caller, query: taken.CaseQuery) -> out.CasePage:
    """List cases, newest first, at all sites where the caller holds a role."""
    filters = CaseFilters(status=query.status, procedure=query.procedure, q=query.q, site=query.site)
    with plant().database.reading() as work:
        page = listing.cases(work, caller.actor, filters, limit=query.limit, cursor=query.cursor or None)
    return out.CasePage(items=[out.CaseSummary(**case_values(row)) for row in page.items], next=page.next)


@operation("GET", "/cases/<number>", out.Case, problems=(404,))
def read_case(caller: Caller, number: str) -> out.Case:
    """Read a case with its open tasks and its links to other cases."""
    with plant().database.reading() as work:
        row = case_page.find_case(work, caller.actor, number)
        links = case_page.links(work, row.id)
        waits = case_page.waits(work, row.id)
        awaited = case_page.waited_for_by(work, number)
        tasks = tasks_of(open_of_case(work, row.id), caller.language)
    return out.Case(
        **case_values(row),
        bundle=row.bundle,
        version=row.version,
        tasks=tasks,
        links=[
            out.CaseLink(
                number=link.number, kind=link.kind, outgoing=link.outgoing, procedure=link.procedure, status=link.status
            )
            for link in links
        ],
        waits=[
            out.Wait(due_at=iso(each.due_at) if each.due_at else None, message=each.message, key=each.key)
            for each in waits
        ],
        waited_for_by=list(awaited),
    )


@operation("GET", "/cases/<number>/history", out.History, problems=(404,))
def read_history(caller: Caller, number: str) -> out.History:
    """Read what happened in a case, first entry first: who did what when, with data, signatures and movements."""
    with plant().database.reading() as work:
        row = case_page.find_case(work, caller.actor, number)
        events = case_page.events(work, row.id)
        lots = {lot.id: lot for lot in lots_of_case(work, row.id)}
    return out.History(case=row.number, items=[_event(each, lots, caller.language) for each in events])


def _event(event: Event, lots: dict[int, LotRow], language: str) -> out.Event:
    return out.Event(
        entry=event.entry,
        at=iso(event.at),
        kind=event.kind,
        element=event.element,
        name=event.names.text(language),
        task=None if event.task is None else f"{event.case_id}-{event.task}",
        actor=event.actor_username,
        role=event.role,
        document=event.document,
        data=plain(event.data),
        signature=_signature(event.signature),
        movements=[
            out.Movement(
                lot=lots[each.lot_id].lot,
                product=lots[each.lot_id].product,
                from_status=each.from_status,
                to_status=each.to_status,
                quantity=exact(each.quantity),
            )
            for each in event.movements
            if each.lot_id in lots
        ],
    )


def _signature(signed: Signed | None) -> out.Signature | None:
    if signed is None:
        return None
    return out.Signature(
        name=signed.name, role=signed.role, meaning=signed.meaning, at=iso(signed.at), hash=signed.hash.hex()
    )
