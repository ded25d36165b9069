"""End a step: save it, start the cases its services asked for, hand over messages that came early."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine import workflow
from engine.bundles import Bundle
from engine.commands.files import may_attach, without_strange_files
from engine.commands.house import House
from engine.commands.saving import Input, save
from engine.commands.step import HandedOver, LinkedStart, Outside, Step
from engine.commands.trouble import note_failure, note_whatever
from engine.errors import HoldpointError, ServiceFailed, Unavailable
from engine.feel import Host as FeelHost
from engine.feel import compile_expression
from engine.services.messages import SendMessage
from engine.storage import Work, cases, micros, search
from engine.storage.cases import CaseRow
from engine.vocabulary import CaseStatus
from engine.workflow.values import kept, pack, unpack

#: What the case that started another hears when that one has ended; the key is the number of the ended case.
CASE_CLOSED = "case_closed"
#: A case starts one that starts one …: no procedure of a plant goes so deep, only one that starts itself.
DEEPEST = 8
#: Messages answered by messages are handed over for so many rounds at a stretch.
MOST_ROUNDS = 30
#: A case that took a message in so many rounds of such a stretch is in a circle of messages.
IN_A_CIRCLE = 5
_log = logging.getLogger("holdpoint.messages")


@dataclass(frozen=True, slots=True)
class Started:
    """A case that was started."""

    id: int
    number: str


@dataclass(frozen=True, slots=True)
class Starter:
    """The case that starts another, the kind of link between them and what it hands over."""

    case_id: int
    link: str
    hands_over: HandedOver
    depth: int


def finish(house: House, step: Step, came: Input, depth: int = 0) -> None:
    """Save a step with everything that follows from it at once, in the same transaction.

    depth: how many cases, each started by the one before, began in this transaction.
    """
    now_open = save(step, came)
    if step.view.starts and depth >= DEEPEST:
        raise ServiceFailed(step.bundle.start.id, "cases start each other without end")
    for linked in step.view.starts:
        _start_linked(house, step, linked, depth + 1)
    for message, _ in step.view.effects_of(SendMessage):
        leave(house, step.work, message, step.actor)
    if step.running.completed:
        for message in _end_told(house, step):
            leave(house, step.work, message, step.actor)
    _look_for_early(house, step, now_open)


def leave(house: House, work: Work, message: SendMessage, actor: int | None) -> None:
    """Leave a message for whoever waits for it now or later; it is handed over after the commit, in a step of its own.

    So no step waits for another case, and what fails there is not undone here.
    """
    data, at = pack(kept(message.data)), micros(house.clock())
    work.run(cases.INSERT_MESSAGE, name=message.name, key=message.key, data=data, at=at, by=actor, case_id=None)
    work.after_commit.append(lambda: _hand_over_left(house))


def _end_told(house: House, step: Step) -> tuple[SendMessage, ...]:
    """Return the message that tells the case which started this one that it has ended; none when nobody could wait."""
    if step.work.run(cases.STARTER_UNDER_WAY, case_id=step.case.id).fetchone() is None:
        return ()
    case, text = step.case, step.bundle.main.properties.get("result")
    host = FeelHost(now=lambda: step.now, functions=house.plant_functions(case.site))
    value = compile_expression(text).evaluate(step.running.result, host) if text else None
    told = {"case_number": case.number, "procedure": case.procedure, "result": value}
    return (SendMessage(CASE_CLOSED, case.number, told),)


def _start_linked(house: House, step: Step, linked: LinkedStart, depth: int) -> Started:
    """Start a case that a service asked for and link it to the case of `step`, in the same transaction.

    Every key of the start form is written, as a person would have: what the service does not give is null.
    """
    work, parent, actor = step.work, step.case, step.actor
    procedure = house.procedure(linked.procedure)
    bundle = house.bundle(procedure.bundle_id)
    keys = bundle.start_form.keys if bundle.start_form else ()
    known = may_attach(work, actor, parent.id, linked.data)
    came = Input(
        "start",
        bundle.start.id,
        {**dict.fromkeys(keys), **without_strange_files(linked.data, known)},
        role=None,
        document=bundle.start.extensions.record,
        form=bundle.start_form.id if bundle.start_form else None,
        is_record=True,
    )
    return open_case(
        house,
        work,
        procedure.bundle_id,
        linked.site,
        linked.number,
        came,
        actor,
        Starter(parent.id, linked.link, linked.hands_over, depth),
    )


def open_case(
    house: House,
    work: Work,
    bundle_id: int,
    site: str,
    number: str,
    came: Input,
    actor: int | None,
    starter: Starter | None = None,
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
    if starter is not None:
        work.run(cases.INSERT_LINK, from_case=starter.case_id, to_case=case.id, kind=starter.link, at=micros(now))
    step = Step(house, work, case, None, now=now, actor=actor, handed_over=starter.hands_over if starter else None)
    step.begin(workflow.start(bundle, step.host, data))
    if left := step.view.not_taken_over():
        raise ServiceFailed(bundle.start.id, f"{left} on hold are handed over and not taken over")
    finish(house, step, came, starter.depth if starter else 0)
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


def _look_for_early(house: House, step: Step, now_open: Outside) -> None:
    """Have a message handed over that was there before the case began to wait, after the commit, one a step."""
    for number, (name, key) in now_open.messages.items():
        if step.before.messages.get(number) == (name, key):
            continue
        if step.work.run(cases.EARLY_MESSAGE, name=name, key=key).fetchone() is not None:
            step.work.after_commit.append(lambda: _hand_over_left(house))
            return


def hand_over(
    house: House, work: Work, case: CaseRow, to: tuple[str, str], data: Mapping[str, Any], actor: int | None
) -> None:
    """Deliver a message, named and keyed by `to`, to a case that waits for it."""
    step = Step(house, work, case, None, now=house.clock(), actor=actor)
    step.load()
    step.running.deliver(to[0], to[1], data)
    finish(house, step, Input("message", to[0], {"key": to[1], "data": dict(data)}))


def hand_over_left(house: House, limit: int = 100) -> int:
    """Hand messages that were left to the cases that wait for them, each in a transaction; return how many were taken.

    What these cases leave is handed over too, for MOST_ROUNDS: then those in a circle get an incident, and the rest
    waits for the next time. A case with an open incident gets its messages when the incident is over.
    """
    here = house.here
    if here.handing_over:  # within a step of the loop below, which looks again
        return 0
    here.handing_over, rounds_of = True, Counter[int]()
    try:
        taken, newest = 0, _newest_message(house)
        for _ in range(MOST_ROUNDS):
            with house.database.reading() as work:
                left = [tuple(row) for row in work.run(cases.LEFT_MESSAGES, count=limit).fetchall()]
            took = [(message_id, case_id) for message_id, case_id in left if _hand_over_one(house, message_id, case_id)]
            if not took:
                return taken
            taken += len(took)
            rounds_of.update({case_id for message_id, case_id in took if message_id > newest})
        for case_id in (case_id for case_id, rounds in rounds_of.items() if rounds >= IN_A_CIRCLE):
            note_failure(house, case_id, 0, ServiceFailed("", "messages between cases go round without end"))
        return taken
    finally:
        here.handing_over = False


def _newest_message(house: House) -> int:
    with house.database.reading() as work:
        return int(work.run(cases.NEWEST_MESSAGE).fetchone()[0])


def _hand_over_left(house: House) -> None:
    """Do it right after a commit; what went wrong is the other case's, and the runner tries again."""
    try:
        hand_over_left(house, limit=10)  # somebody waits for the answer
    except HoldpointError as error:
        _log.warning("a message waits: %s", error)
    except Exception:  # noqa: BLE001 - the step before it is saved and acknowledged
        _log.exception("a message waits after an error")


def _hand_over_one(house: House, message_id: int, case_id: int) -> bool:
    """Hand over one message; False when somebody else did, or when the case failed at it (an incident is noted)."""
    try:
        with house.database.transaction() as work:
            found = cases.load(work, case_id, None)
            row = work.run(cases.MESSAGE, message_id=message_id).fetchone()
            if found is None or row is None:
                return False
            name, key, data, actor = row
            if work.run(cases.AWAITED, case_id=case_id, name=name, key=key).fetchone() is None:
                return False
            work.run(cases.TAKE_MESSAGE, message_id=message_id, taker=case_id)
            hand_over(house, work, found[0], (name, key), unpack(bytes(data)), actor)
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 - one case in trouble keeps no other's message back
        note_whatever(house, case_id, error)
        return False
    return True
