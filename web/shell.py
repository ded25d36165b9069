"""What every page stands in: the person, their site and language, the bar and the rail."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from engine.commands import Plant
from engine.identity import Actor
from web.account.people import People, Person, SessionEnded
from web.directory import Directory
from web.wording import Speech, chosen_language

_HIDDEN = "holdpoint"
_log = logging.getLogger("holdpoint.web")


class Shell:
    """The plant behind the pages, one an application."""

    def __init__(self, plant: Plant, people: People, *, demo: bool) -> None:
        self.plant, self.people, self.demo = plant, people, demo
        self._directory = Directory(plant.database)

    @property
    def directory(self) -> Directory:
        """Return sites and role names, at most a few seconds old."""
        return self._directory.fresh()

    def now(self) -> dt.datetime:
        """Return the time of the request."""
        at: dt.datetime = g.now
        return at


def shell() -> Shell:
    """Return what this application stands on."""
    found: Shell = current_app.extensions[_HIDDEN]
    return found


def plant() -> Plant:
    """Return the plant of this application."""
    return shell().plant


def person() -> Person:
    """Return who is signed in; only on pages that need it."""
    found: Person = g.person
    return found


def actor() -> Actor:
    """Return the roles of who is signed in."""
    found: Actor = g.actor
    return found


def speech() -> Speech:
    """Return the language of this request."""
    found: Speech = g.speech
    return found


def site() -> str:
    """Return the site the person looks at."""
    return str(g.site)


def install(app: Flask, found: Shell) -> None:
    """Find person, site and language before each request and give them to the templates."""
    app.extensions[_HIDDEN] = found

    @app.before_request
    def meet() -> None:
        _meet(found)

    @app.teardown_request
    def leave(_: BaseException | None) -> None:
        if found.plant.database.let_go():
            _log.error("%s left a reading open", request.path)

    @app.context_processor
    def frame() -> dict[str, Any]:
        return _frame(found)


def _meet(found: Shell) -> None:
    g.now = found.plant.clock()
    g.person = g.actor = None
    g.site = ""
    if request.endpoint and request.endpoint.startswith(("assets.", "api.")):
        g.speech = Speech("en", ZoneInfo("UTC"), g.now)
        return
    directory = found.directory
    known = tuple(directory.sites)
    g.person = _person_of_session(found)
    if g.person is not None:
        g.actor = g.person.actor
        mine = g.actor.sites(known)
        g.site = g.person.site if g.person.site in mine else (mine[0] if mine else "")
    language = g.person.language if g.person else chosen_language()
    g.speech = Speech(language, directory.zone(g.site or next(iter(known), None)), g.now)
    if "\x00" in request.path or b"%00" in request.query_string or b"\x00" in request.query_string:
        abort(404)  # no name has a NUL in it, and not every database takes one


def _person_of_session(found: Shell) -> Person | None:
    """Return who is signed in; a copy of a cookie whose session was ended opens nothing and is emptied."""
    uniquifier = session.get("_user_id")
    if not uniquifier:
        return None
    try:
        return found.people.of_session(str(uniquifier), str(session.get("key", "")), g.now)
    except SessionEnded:
        session.clear()
        return None


def _frame(found: Shell) -> dict[str, Any]:
    directory = found.directory
    frame: dict[str, Any] = {
        "me": g.get("person"),
        "theme": g.person.theme if g.get("person") else session.get("theme", ""),
        "demo": found.demo,
        "role_name": lambda key: g.speech.lead(g.speech.name(directory.role(key))),
        "site_name": lambda key: g.speech.name(directory.site(key)),
        "fresh_key": secrets.token_urlsafe,
    }
    if g.get("actor"):
        frame |= {
            "my_sites": g.actor.sites(tuple(directory.sites)),
            "my_roles": [g.speech.lead(g.speech.name(directory.role(key))) for key in sorted(g.actor.roles_at(g.site))],
            "here": g.site,
            "has_points": g.site in directory.monitored,
        }
    return frame


def ask_to_sign_in() -> Response | None:
    """Send a stranger to the door, and back here afterwards; for `before_request` of blueprints."""
    if g.person is not None:
        return None
    wanted = request.full_path.rstrip("?") if request.method == "GET" else ""
    answer = redirect(url_for("account.sign_in", next=wanted or None))
    if request.headers.get("HX-Request"):  # a part of a page cannot hold the door: load the whole page anew
        answer.headers["HX-Redirect"] = answer.headers["Location"]
        answer.status_code = 204
    return answer


def safe_target(target: str | None, fallback: str) -> str:
    """Return `target` only if it is a path on this server; nobody is sent elsewhere by a link."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return fallback
    if any(ord(sign) < 0x20 or sign == "\\" for sign in target):  # noqa: PLR2004 - control characters
        return fallback
    parts = urlsplit(target)
    return fallback if parts.scheme or parts.netloc else target
