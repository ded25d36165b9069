"""Who calls: the person a token belongs to, and the language of the answer."""

from __future__ import annotations

from dataclasses import dataclass

from flask import g, request

from engine.errors import HoldpointError
from engine.identity import Actor
from engine.storage import micros, tokens
from engine.storage import plant as store
from engine.vocabulary import LANGUAGES
from web.api.blueprint import plant


class Unauthorized(HoldpointError):
    """The request carries no valid token."""

    code = "unauthorized"


@dataclass(frozen=True, slots=True)
class Caller:
    """The person behind a request and the language to answer in."""

    actor: Actor
    language: str


def identify() -> Caller:
    """Return who sent this request. Raises Unauthorized; cookies count for nothing here."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthorized
    house = plant()
    with house.database.reading() as work:
        owner = tokens.owner_of(work, token.strip())
        if owner is None:
            raise Unauthorized
        actor = store.actor(work, owner, micros(house.clock()))
    g.api_language = asked_language() or (actor.language if actor.language in LANGUAGES else "en")
    return Caller(actor, g.api_language)


def asked_language() -> str | None:
    """Return the language that Accept-Language asks for, if it is one of ours."""
    if not request.accept_languages:
        return None
    return request.accept_languages.best_match(LANGUAGES)


def language() -> str:
    """Return the language for an answer that may have to be given before the caller is known."""
    return str(g.get("api_language") or asked_language() or "en")
