"""What went wrong, as problem+json: one place turns types into status, code and text. Source: RFC 9457."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from engine.errors import (
    Ambiguous,
    CommandRefused,
    HoldpointError,
    IdempotencyConflict,
    NotAllowed,
    NotFound,
    Refusal,
    ServiceFailed,
    StaleTask,
    Unavailable,
)
from engine.forms.wording import word_refusal
from engine.storage import plant as store
from engine.storage.files import FileTooLarge, NoSpace, is_full
from engine.vocabulary import Names, texts
from web.api.answers import FieldProblem, Problem
from web.api.blueprint import plant
from web.api.callers import Unauthorized, language
from web.api.reading import LONGEST_BODY, Unreadable, WrongMediaType

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger("holdpoint.api")

STATUS: Mapping[type[HoldpointError], int] = {
    Unreadable: 400,
    Unauthorized: 401,
    NotAllowed: 403,
    NotFound: 404,
    StaleTask: 409,
    Ambiguous: 409,
    ServiceFailed: 409,
    WrongMediaType: 415,
    CommandRefused: 422,
    IdempotencyConflict: 422,
    Unavailable: 503,
    FileTooLarge: 413,
    NoSpace: 507,
}
_BY_HTTP = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}


def install(blueprint: Blueprint) -> None:
    """Answer every error of the API's routes as problem+json."""
    blueprint.register_error_handler(HoldpointError, of_plant)
    blueprint.register_error_handler(HTTPException, of_http)
    blueprint.register_error_handler(Exception, unexpected)


def of_plant(error: HoldpointError) -> Response:
    """Answer an error that Holdpoint raised on purpose."""
    status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), None)
    if status is None:
        return unexpected(error)
    return _answer(status, error.code, **_told(error))


def of_http(error: HTTPException) -> Response:
    """Answer what the web framework refused."""
    status = error.code or 500
    code = _BY_HTTP.get(status, "bad_request")
    values: dict[str, Any] = {}
    if isinstance(error, RequestEntityTooLarge):
        values["detail"] = _say("error-too-large-detail", limit=_longest())
    answer = _answer(status, code, **values)
    for name in ("Allow", "Retry-After"):
        found = dict(error.get_headers(request.environ)).get(name)
        if found:
            answer.headers[name] = found
    return answer


def _longest() -> int:
    """Return how many bytes this request may have: a file more than what is typed."""
    return plant().files.limit if request.endpoint == "api.upload_file" else LONGEST_BODY


def unexpected(error: Exception) -> Response:
    """Answer an error nobody foresaw; the number leads to its trace in the log, nothing else goes out."""
    if is_full(error):  # while the body of the request was laid down
        return of_plant(NoSpace())
    number = secrets.token_hex(4)
    _log.error("%s %s failed, number %s", request.method, request.path, number, exc_info=error)
    return _answer(500, "unexpected", detail=_say("error-unexpected-detail", number=number), number=number)


def worded(refusal: Refusal, spoken: str) -> str:
    """Return the sentence for one reason."""
    data = {name: _plain(value, spoken) for name, value in refusal.data.items() if name != "sentence"}
    if "sentence" in refusal.data:
        data["sentence"] = refusal.data["sentence"]
    return word_refusal(Refusal(refusal.code, refusal.field, data), spoken)


def _told(error: HoldpointError) -> dict[str, Any]:
    """Return what the problem tells besides its code."""
    spoken = language()
    match error:
        case CommandRefused():
            reasons = [
                FieldProblem(field=each.field, code=each.code, message=worded(each, spoken)) for each in error.refusals
            ]
            return {"errors": reasons, "detail": reasons[0].message if len(reasons) == 1 else None}
        case NotAllowed():
            return {"role": error.role, "site": error.site, "detail": _who_may(error, spoken)}
        case StaleTask():
            at = None if error.at is None else iso(error.at)
            kind = error.status if error.status in {"done", "claimed", "cancelled"} else "changed"
            key = f"error-stale-{kind}-detail" if error.by or kind in {"cancelled", "changed"} else "error-stale-detail"
            return {
                "state": error.status,
                "by": error.by,
                "at": at,
                "detail": _say(key, by=error.by or "", at=at or ""),
            }
        case NotFound():
            what, key = str(error.data["what"]), str(error.data["key"])[:200]
            return {"detail": _say("error-not-found-detail", what=what, name=key)}
        case Ambiguous():
            choices = list(error.data["choices"])
            return {
                "choices": choices,
                "detail": _say("error-ambiguous-detail", name=str(error.data["key"]), choices=", ".join(choices)),
            }
        case ServiceFailed():
            return {"detail": _say("error-service-failed-detail", element=error.element)}
        case FileTooLarge():
            limit = f"{error.data['limit'] / 1_000_000:g}"
            return {"detail": _say("error-file-too-large-detail", name=str(error.data.get("name", "")), limit=limit)}
        case _:
            key = f"error-{_dashed(error.code)}-detail"
            data = {name: str(value) for name, value in error.data.items()}
            return {"detail": _say(key, **data) if texts.has(spoken, key) else None}


def _who_may(error: NotAllowed, spoken: str) -> str:
    with plant().database.reading() as work:
        role = store.roles(work).get(error.role) or Names(error.role)
        site = store.sites(work).get(error.site or "")
    if error.site is None:
        return _say("error-not-allowed-anywhere-detail", role=role.text(spoken))
    where = site.names.text(spoken) if site else error.site
    return _say("error-not-allowed-detail", role=role.text(spoken), site=where)


def _answer(status: int, code: str, **values: Any) -> Response:
    title = _say(f"error-{_dashed(code)}")
    problem = Problem(type=f"urn:holdpoint:problem:{code}", title=title, status=status, code=code, **values)
    answer = Response(problem.model_dump_json(), status, mimetype=MEDIA_TYPE)
    if status == 401:  # noqa: PLR2004
        answer.headers["WWW-Authenticate"] = 'Bearer realm="holdpoint"'
    if status == 503:  # noqa: PLR2004
        answer.headers["Retry-After"] = "2"
    return answer


def iso(at: datetime) -> str:
    """Return a moment as the API writes it: UTC, ISO 8601."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _say(message: str, **values: Any) -> str:
    return texts.say(language(), message, **values)


def _dashed(code: str) -> str:
    return code.replace("_", "-")


def _plain(value: Any, spoken: str) -> Any:
    """Return a value that a message can hold; numbers stay numbers."""
    if isinstance(value, Names):
        return value.text(spoken)
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(_plain(each, spoken)) for each in value)
    return value
