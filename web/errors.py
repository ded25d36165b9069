"""What went wrong, as a page in the reader's language: one place turns types into status, code and wording."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from engine.checks.wording import word
from engine.errors import (
    BundleInvalid,
    CommandRefused,
    HoldpointError,
    NotAllowed,
    NotFound,
    Refusal,
    ServiceFailed,
    StaleTask,
    Unavailable,
)
from engine.storage import plant as store
from engine.storage.files import FileTooLarge, NoSpace, is_full
from engine.vocabulary import Names
from web.shell import plant, shell, speech
from web.wording import Speech, chosen_language

_log = logging.getLogger("holdpoint.web")
_STATUS: Mapping[type[HoldpointError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    StaleTask: 409,
    CommandRefused: 422,
    Unavailable: 503,
    FileTooLarge: 413,
    NoSpace: 507,
    ServiceFailed: 500,
    BundleInvalid: 500,
}
_TOLD = frozenset({400, 401, 403, 404, 409, 413, 422, 429, 500, 503})
_MOST_FINDINGS = 10
_SECRET = frozenset({"csrf_token", "password"})
Answer = tuple[str, int, dict[str, str]]


def install(app: Flask) -> None:
    """Answer every error with a page; errors of the API are answered by the API."""
    app.register_error_handler(HoldpointError, _plant_error)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def refusal_text(refusal: Refusal) -> str:
    """Return the sentence for one reason, in the reader's language."""
    return speech().say(f"refusal-{refusal.code.replace('_', '-')}", **plain(refusal.data))


def plain(data: Mapping[str, Any]) -> dict[str, str | int]:
    """Return the values of a message as the reader's language writes them."""
    return {name: _plain(value) for name, value in data.items()}


def page(status: int, **values: Any) -> Answer:
    """Return the error page for `status`; what was typed comes along, ready to be sent again."""
    known = status if status in _TOLD else 500 if status >= 500 else 400  # noqa: PLR2004 - classes of HTTP
    if "speech" not in g:  # the error came before the person was met, or in meeting them
        g.person, g.actor, g.site, g.now = None, None, "", dt.datetime.now(dt.UTC)
        g.speech = Speech(chosen_language(), ZoneInfo("UTC"), g.now)
    values = {"title": speech().say(f"oops-{known}"), "lead": "", "section": "", **values}
    values["lead"] = values["lead"] or (speech().say(f"oops-{known}-lead") if known not in {403, 409, 422} else "")
    try:
        text = render_template("errors/oops.html", status=status, kept=_kept(status), **values)
    except Exception:  # noqa: BLE001 - the store may be gone: say at least what is known
        _log.exception("the error page itself failed")
        text = f"<!doctype html><title>{escape(values['title'])}</title><h1>{escape(values['title'])}</h1>"
        text += f"<p>{escape(values['lead'])}</p>"
    headers = {"Retry-After": "5"} if status in {429, 503} else {}
    return text, status, headers


def _plant_error(error: HoldpointError) -> Answer | Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    if isinstance(error, NotAllowed):
        return page(status, **_who_may(error))
    if isinstance(error, StaleTask):
        return page(status, **_faster(error), harmless=True)
    if isinstance(error, CommandRefused):
        return page(status, reasons=[refusal_text(each) for each in error.refusals])
    if isinstance(error, ServiceFailed):
        title, lead = speech().say("oops-failed"), speech().say("oops-failed-lead", step=error.element)
        return page(status, title=title, lead=lead)
    if isinstance(error, BundleInvalid):
        words = speech()
        found = [f"{each.file}: {word(each, words.language)}" for each in error.findings[:_MOST_FINDINGS]]
        return page(status, title=words.say("oops-files"), lead=words.say("oops-files-lead"), reasons=found)
    if isinstance(error, NoSpace):
        return page(status, title=speech().say("error-no-space"), lead=speech().say("error-no-space-detail"))
    if status >= 500 and not isinstance(error, Unavailable):  # noqa: PLR2004
        return _unexpected(error)
    return page(status)


def _forged(_: CSRFError) -> Answer:
    return page(400)


def _http_error(error: HTTPException) -> Answer | Response | HTTPException:
    if request.path.startswith("/api/"):
        from web.api import problems

        return problems.of_http(error)
    if error.response is not None or (error.code or 500) < 400:  # noqa: PLR2004 - redirects
        return error
    return page(error.code or 500)


def _unexpected(error: Exception) -> Answer | Response:
    if is_full(error):
        return _plant_error(NoSpace())
    if current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    number = secrets.token_hex(4)
    _log.error("%s %s failed, number %s", request.method, request.path, number, exc_info=error)
    return page(500, number=number)


def _who_may(error: NotAllowed) -> dict[str, Any]:
    """Name the role that is missing and who holds it."""
    words, directory = speech(), shell().directory
    site = error.site or g.site
    with plant().database.reading() as work:
        people = store.users(work)
    holders = sorted({name for _, name, role, where in people if role == error.role and where in (site, "*")})
    lead = words.say(
        "oops-403-lead", role=words.name(directory.role(error.role)), site=words.name(directory.site(site))
    )
    who = words.say("oops-403-who", names=", ".join(holders[:8])) if holders else ""
    return {"lead": lead, "reasons": [who] if who else []}


def _faster(error: StaleTask) -> dict[str, Any]:
    words = speech()
    if not error.by:
        return {"title": words.say("oops-409-nobody"), "lead": ""}
    key = "oops-409" if error.at else "oops-409-claimed"
    return {"title": words.say(key, name=error.by), "lead": ""}


def _kept(status: int) -> list[tuple[str, str]]:
    """Return what was typed, to be sent again; never passwords. Nothing that would only fail the same way."""
    if request.method != "POST" or status in {403, 404, 409, 413}:
        return []
    try:
        return [(name, value) for name, value in request.form.items(multi=True) if name not in _SECRET]
    except (HTTPException, OSError):  # too much, cut off, or no room on the disk to read it
        return []


def _plain(value: Any) -> str | int:
    words = speech()
    if isinstance(value, Names):
        return words.name(value)
    if isinstance(value, Decimal):
        return words.number(value)
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(str(_plain(each)) for each in value)
    return str(value)
