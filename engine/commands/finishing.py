"""End a step: save it, start the cases its services asked for, hand over messages that came early."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine import workflow
from engine.bundles import Bundle
from engine.commands.house import House
from engine.commands.saving import Input, save
from engine.commands.step import HandedOver, LinkedStart, Outside, Step
from engine.errors import ServiceFailed
from engine.feel import Host as FeelHost
from engine.feel import compile_expression
from engine.storage import Work, cases, micros, search
from engine.storage.cases import CaseRow
from engine.vocabulary import CaseStatus
from engine.workflow.values import unpack


@dataclass(frozen=True, slots=True)
class Started:
    """A case that was started."""

    id: int
    number: str


def finish(house: House, step: Step, came: Input) -> None:
    """Save a step with everything that follows from it at once, in the same transaction."""
    now_open = save(step, came)
    for linked in step.view.starts:
        _start_linked(house, step.work, step.case, linked, step.actor)
    _hand_over_early(house, step, now_open)


def _start_linked(house: House, work: Work, parent: CaseRow, linked: LinkedStart, actor: int | None) -> Started:
    """Start a case that a service asked for and link it to its `parent`, in the same transaction.

    Every key of the start form is written, as a person would have: what the service does not give is null.
    """
    procedure = house.procedure(linked.procedure)
    bundle = house.bundle(procedure.bundle_id)
    keys = bundle.start_form.keys if bundle.start_form else ()
    came = Input(
        "start",
        bundle.start.id,
        {**dict.fromkeys(keys), **linked.data},
        role=None,
        document=bundle.start.extensions.record,
        form=bundle.start_form.id if bundle.start_form else None,
        is_record=True,
    )
    started = open_case(
        house, work, procedure.bundle_id, parent.site, linked.number, came, actor, handed_over=linked.hands_over
    )
    work.run(cases.INSERT_LINK, from_case=parent.id, to_case=started.id, kind=linked.link, at=micros(house.clock()))
    return started


def open_case(
    house: House,
    work: Work,
    bundle_id: int,
    site: str,
    number: str,
    came: Input,
    actor: int | None,
    *,
    handed_over: HandedOver | None = None,
) -> Started:
    """Insert a case and run its first step; `came` is the start form as it was checked.

    Raises ServiceFailed when the first step does not take over what is handed over.
    """
    bundle, now = house.bundle(bundle_id), house.clock()
    data = {**came.payload, "site": site, "case_number": number}
    product, lot, title = _text(data.get("product")), _text(data.get("lot")), _title(bundle, data, house, site)
    fresh: dict[str, Any] = {
        "number": number,
        "procedure": bundle.procedure,
        "bundle_id": bundle_id,
        "site": site,
        "status": CaseStatus.OPEN,
        "version": 0,
        "state": b"",
        "walked": b"",
        "entries": 0,
        "head": b"",
        "started_by": actor,
        "product": product,
        "lot": lot,
    }
    inserted = work.run(cases.INSERT_CASE, **fresh, title=title, started_at=micros(now), closed_at=None)
    case = CaseRow(id=int(inserted.fetchone()[0]), **fresh, troubled=False)
    step = Step(house, work, case, None, now=now, actor=actor, handed_over=handed_over)
    step.begin(workflow.start(bundle, step.host, data))
    if left := step.view.not_taken_over():
        raise ServiceFailed(bundle.start.id, f"{left} on hold are handed over and not taken over")
    finish(house, step, came)
    search.index_case(work, case.id, _words(house, (number, title, product, lot), data))
    return Started(case.id, number)


def _title(bundle: Bundle, data: Mapping[str, Any], house: House, site: str) -> str:
    """Return the case's title: property `title` of the process, a FEEL expression over the start form."""
    text = bundle.main.properties.get("title")
    if not text:
        return ""
    now = house.clock()
    host = FeelHost(now=lambda: now, functions=house.plant_functions(site))
    value = compile_expression(text).evaluate(data, host)
    return value[:200] if isinstance(value, str) else ""


def _text(value: Any) -> str | None:
    return value[:120] if isinstance(value, str) and value else None


def _words(house: House, known: tuple[str | None, ...], data: Mapping[str, Any]) -> list[str]:
    """Return what a search finds the case by: its number and lot, and what it concerns by key and by name."""
    found = [word for word in known if word]
    choices = house.choices()
    for key, options in (("product", "products"), ("supplier", "suppliers"), ("customer", "customers")):
        value = data.get(key)
        named = next((option.names for option in choices.get(options, ()) if option.value == value), None)
        if isinstance(value, str) and value:
            found.append(value)
        if named is not None:
            found += dict.fromkeys(text for text in (named.en, named.zh, named.ru) if text)
    return found


def _hand_over_early(house: House, step: Step, now_open: Outside) -> None:
    """Give the case a message that was there before it began to wait; the step that follows looks for the next."""
    for number, (name, key) in now_open.messages.items():
        if step.before.messages.get(number) == (name, key):
            continue
        row = step.work.run(cases.EARLY_MESSAGES, name=name, key=key).fetchone()
        if row is None:
            continue
        step.work.run(cases.TAKE_MESSAGE, message_id=row[0], taker=step.case.id)
        found = cases.load(step.work, step.case.id, None)
        if found is not None:
            data: Mapping[str, Any] = unpack(bytes(row[1]))
            hand_over(house, step.work, found[0], (name, key), data, step.actor)
        return


def hand_over(
    house: House, work: Work, case: CaseRow, to: tuple[str, str], data: Mapping[str, Any], actor: int | None
) -> None:
    """Deliver a message, named and keyed by `to`, to a case that waits for it."""
    step = Step(house, work, case, None, now=house.clock(), actor=actor)
    step.load()
    step.running.deliver(to[0], to[1], data)
    finish(house, step, Input("message", to[0], {"key": to[1], "data": dict(data)}))
