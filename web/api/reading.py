"""Read what a request carries: exact numbers, clean text, nothing unknown, nothing endless."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge

from engine.errors import CommandRefused, HoldpointError, Refusal

#: No form of a plant comes near to it.
LONGEST_BODY = 1024 * 1024
LONGEST_NUMBER = 100
Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "string_too_long": "too_long",
    "string_too_short": "too_short",
    "less_than_equal": "above_maximum",
    "greater_than_equal": "below_minimum",
    "literal_error": "unknown_option",
}


class Unreadable(HoldpointError):
    """The request cannot be read as JSON at all."""

    code = "unreadable"


class WrongMediaType(HoldpointError):
    """The body is something else than JSON."""

    code = "wrong_media_type"


def read_body(model: type[Model]) -> Model:
    """Return the checked body; an empty one counts as `{}`.

    Raises Unreadable, WrongMediaType, CommandRefused, and werkzeug's RequestEntityTooLarge beyond LONGEST_BODY.
    """
    raw = _raw()
    if raw and request.mimetype not in {"application/json", ""} and not request.mimetype.endswith("+json"):
        raise WrongMediaType(found=request.mimetype)
    value = parse(raw) if raw.strip() else {}
    return _checked(model, value)


def read_query(model: type[Model]) -> Model:
    """Return the checked query parameters. Raises CommandRefused."""
    for name, values in request.args.lists():
        if len(values) > 1:
            raise CommandRefused([Refusal("given_twice", name)])
    return _checked(model, request.args.to_dict())


def parse(raw: bytes) -> Any:
    """Return JSON with exact decimals. Raises Unreadable."""
    try:
        value = json.loads(
            raw.decode(), parse_float=_decimal, parse_int=_integer, parse_constant=_no_number, object_pairs_hook=_object
        )
        _clean(value)
    except RecursionError as error:
        raise Unreadable(reason="objects and lists stand too deep inside one another") from error
    except ValueError as error:
        raise Unreadable(reason=str(error)[:200]) from error
    return value


def is_clean(text: str) -> bool:
    """Tell whether the databases can keep `text`: no NUL, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _raw() -> bytes:
    """Return the body unless it is too long; the application's own limit is meant for files on pages."""
    request.max_content_length = LONGEST_BODY + 1  # a body sent in chunks is cut there without a word
    if (request.content_length or 0) > LONGEST_BODY:
        raise RequestEntityTooLarge
    raw = request.get_data()
    if len(raw) > LONGEST_BODY:
        raise RequestEntityTooLarge
    return raw


def _checked(model: type[Model], value: Any) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise CommandRefused([_refusal(each) for each in error.errors(include_url=False)]) from error


def _refusal(problem: Mapping[str, Any]) -> Refusal:
    where: Iterable[str | int] = problem["loc"]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where).lstrip(".")
    context = problem.get("ctx", {})
    kind, given = str(problem["type"]), problem.get("input")
    data: dict[str, Any] = {}
    match kind:
        case "extra_forbidden":
            data = {"name": path}
        case "string_too_long":
            data = {"limit": context.get("max_length", 0), "length": len(given) if isinstance(given, str) else 0}
        case "string_too_short":
            data = {"limit": context.get("min_length", 0)}
        case "less_than_equal":
            data = {"maximum": context.get("le", 0)}
        case "greater_than_equal":
            data = {"minimum": context.get("ge", 0)}
        case "literal_error":
            data = {"value": str(given)[:80]}
    return Refusal(_CODES.get(kind, "wrong_type"), path or None, data)


def _decimal(text: str) -> Decimal:
    if len(text) > LONGEST_NUMBER:
        raise ValueError("a number is too long")
    value = Decimal(text)
    if abs(value.adjusted()) > LONGEST_NUMBER:
        raise ValueError("a number is too large or too small")
    return value


def _integer(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise ValueError("a number is too long")
    return int(text)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _clean(value: Any) -> None:
    """Refuse texts that cannot be kept."""
    if isinstance(value, str):
        if not is_clean(value):
            raise ValueError("a text holds NUL or half of a surrogate pair")
    elif isinstance(value, dict):
        for key, item in value.items():
            _clean(key)
            _clean(item)
    elif isinstance(value, list):
        for item in value:
            _clean(item)
