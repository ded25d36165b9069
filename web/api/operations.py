"""One operation of the API: its route, its models, and how a request is read, carried out once and answered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Response, request
from pydantic import BaseModel

from engine.commands.once import once
from engine.errors import CommandRefused, Refusal
from engine.storage.answers import Answer
from web.api.blueprint import PREFIX, blueprint, plant
from web.api.callers import Caller, identify
from web.api.reading import is_clean, read_body, read_query
from web.api.requests import NoQuery

LONGEST_KEY = 200
#: What any operation may answer besides its own problems.
ALWAYS = (400, 401, 422, 500, 503)

View = Callable[..., BaseModel]


@dataclass(frozen=True, slots=True)
class Operation:
    """What an operation takes and gives; `openapi` describes it from here."""

    name: str
    method: str
    rule: str
    summary: str
    details: str
    answer: type[BaseModel]
    status: int
    body: type[BaseModel] | None
    query: type[BaseModel]
    problems: tuple[int, ...]
    binary: bool = False  # a file comes in, or goes out


OPERATIONS: list[Operation] = []


def operation(
    method: str,
    rule: str,
    answer: type[BaseModel],
    *,
    status: int = 200,
    body: type[BaseModel] | None = None,
    query: type[BaseModel] = NoQuery,
    problems: tuple[int, ...] = (),
) -> Callable[[View], View]:
    """Serve a view at `rule` below /api/v1.

    The view gets the caller, the parts of the rule, and `query` or `body` where it has one.
    """

    def add(view: View) -> View:
        name, (summary, _, details) = view.__name__, (view.__doc__ or "").partition("\n\n")
        more = (413, 415) if body is not None else ()
        described = Operation(
            name,
            method,
            rule,
            summary.strip(),
            " ".join(details.split()),
            answer,
            status,
            body,
            query,
            tuple(sorted({*ALWAYS, *more, *problems})),
        )
        OPERATIONS.append(described)
        serve = partial(_serve, described, view)
        blueprint.add_url_rule(
            PREFIX + rule, endpoint=name, view_func=serve, methods=[method], provide_automatic_options=False
        )
        return view

    return add


def _serve(described: Operation, view: View, **parts: str) -> Response:
    caller = identify()
    for name, text in [*parts.items(), *request.args.items(multi=True)]:
        if not is_clean(text) or not is_clean(name):
            raise CommandRefused([Refusal("wrong_type", name if is_clean(name) else None)])
    values: dict[str, Any] = dict(parts)
    query = read_query(described.query)
    if described.query is not NoQuery:
        values["query"] = query
    if described.body is not None:
        values["body"] = read_body(described.body)
    act = partial(_act, described, view, caller, values)
    key = request.headers.get("Idempotency-Key") if described.method == "POST" else None
    answer = act() if key is None else once(plant(), caller.actor, _usable(key), _fingerprint(), act)
    return Response(answer.body, answer.status, mimetype="application/json")


def _act(described: Operation, view: View, caller: Caller, values: dict[str, Any]) -> Answer:
    given = view(caller, **values)
    return Answer(described.status, given.model_dump_json().encode())


def _usable(key: str) -> str:
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        raise CommandRefused([Refusal("key_unusable", "Idempotency-Key", {"limit": LONGEST_KEY})])
    return key


def _fingerprint() -> bytes:
    """Return a hash of all that makes this request."""
    parts = (request.method.encode(), request.full_path.encode(), request.get_data())
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).digest()
