"""Take a signature: the meaning that is signed and the signer's password, entered again."""

from __future__ import annotations

import datetime as dt

from engine.commands.house import House
from engine.commands.saving import SignedAs
from engine.errors import Refusal
from engine.identity import Actor
from engine.identity.guesses import PAUSE
from engine.identity.passwords import is_password
from engine.signatures import signer_gave_the_password
from engine.storage import plant as store


def signed(
    house: House, actor: Actor, role: str, site: str, meaning: str | None, password: str | None
) -> tuple[SignedAs | None, list[Refusal]]:
    """Return the signature, or why there is none; neither when the element asks for no signature."""
    if meaning is None:
        return None, []

    now = house.clock()
    if house.guesses.are_too_many(actor.id, now):
        return None, [Refusal("password-paused", "password", {"minutes": int(PAUSE / dt.timedelta(minutes=1))})]

    def is_right(given: str) -> bool:
        with house.database.reading() as work:
            right = is_password(store.password_of(work, actor.id), given)
        house.guesses.was(actor.id, now, right=right)
        return right

    refusal = signer_gave_the_password(password, is_right)
    if refusal is not None:
        return None, [refusal]
    absent = actor.on_behalf_of(role, site)
    return SignedAs(actor.id, actor.name, role, meaning, absent.name if absent else None), []
