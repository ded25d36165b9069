"""Run a case again from its history alone: the proof that the history is complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from engine import workflow
from engine.commands.columns import answers_of
from engine.commands.house import House
from engine.dmn import DecisionOutcome
from engine.errors import HoldpointError, NotFound
from engine.feel import Host as FeelHost
from engine.storage import Work, cases, moment
from engine.storage.cases import CaseRow
from engine.workflow.values import unpack


class ContentDisposed(HoldpointError):
    """The content of a record was disposed of when its time was over; the case cannot be run again."""

    code = "content_disposed"


def replay_case(house: House, case_id: int) -> bytes:
    """Return the state to which the history of a case leads; equal to the stored one, byte for byte.

    Services are not called, their results are taken from the history. Raises NotFound, HistoryDiffers,
    ContentDisposed.
    """
    return case_before(house, case_id, None).dump()


def case_before(house: House, case_id: int, entry: int | None) -> workflow.Running:
    """Return a case as it was before that entry of its history came in; with None as it is now.

    Raises NotFound, HistoryDiffers, ContentDisposed.
    """
    with house.database.reading() as work:
        found = cases.look(work, case_id, None)
        if found is None:
            raise NotFound("case", case_id)
        entries = list(_entries(work, found[0], entry))
    bundle = house.bundle(found[0].bundle_id)
    functions = house.plant_functions(found[0].site)

    def host(now: dt.datetime) -> workflow.Host:
        feel = FeelHost(now=lambda: now, functions=functions)

        def decide(decision: str, scope: Mapping[str, Any]) -> DecisionOutcome:
            return bundle.decisions[decision].decide(scope, feel, strict=True)

        return workflow.Host(now=now, serve=_never, decide=decide, functions=functions)

    return workflow.replay(bundle, host, entries)


def _entries(work: Work, case: CaseRow, before: int | None) -> Iterator[workflow.Entry]:
    for entry, at, kind, element, task, _, _, payload, *_ in work.run(cases.HISTORY_OF, case_id=case.id).fetchall():
        if entry == before:
            return
        if payload is None:
            raise ContentDisposed(case=case.number, entry=entry)
        values = answers_of(unpack(bytes(payload)))
        if kind == "start":
            values = {**values, "site": case.site, "case_number": case.number}
        yield workflow.Entry(kind, element, values, task, moment(at))


def _never(*_: Any) -> NoReturn:
    raise RuntimeError("a replay calls no service")
