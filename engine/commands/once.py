"""Carry out a request once, however often it comes: its answer is kept in the transaction of the command."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from engine.commands.house import House
from engine.errors import IdempotencyConflict, ServiceFailed
from engine.identity import Actor
from engine.storage import answers
from engine.storage.answers import Answer

#: A program that sends something again does so within days.
KEPT = dt.timedelta(days=7)


def once(house: House, actor: Actor, key: str, request: bytes, act: Callable[[], Answer]) -> Answer:
    """Return what `act` answers, or what it answered the first time the key came.

    request: hash of all that makes the request. A refused request keeps no answer: it may be mended and sent again.
    Of two at once one acts, the other waits and gets the same answer. Raises IdempotencyConflict when the key came
    with another request, and what `act` raises.
    """
    try:
        with house.database.transaction() as work:
            if not answers.reserve(work, actor.id, key, request, house.clock()):
                return _kept(answers.find(work, actor.id, key), request)
            answer = act()
            answers.keep(work, actor.id, key, answer)
            return answer
    except ServiceFailed:
        # The incident was undone with everything else. Failing again in its own transactions notes it.
        return act()


def carried_out(house: House, actor: Actor, key: str) -> bool:
    """Return whether a request with this key was carried out."""
    with house.database.reading() as work:
        return answers.find(work, actor.id, key) is not None


def forget_answers(house: House) -> int:
    """Delete answers that nobody will ask for again and return how many."""
    with house.database.transaction() as work:
        return answers.forget_before(work, house.clock() - KEPT)


def _kept(found: answers.Kept | None, request: bytes) -> Answer:
    if found is None or found.request != request:
        raise IdempotencyConflict
    return found.answer
