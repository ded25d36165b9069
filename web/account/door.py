"""Signing in and out, and what a person chooses for themselves: language, theme, site."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, current_app, g, redirect, render_template, request, session, url_for
from flask_security import hash_password, login_user, logout_user, verify_and_update_password
from werkzeug.wrappers import Response

from engine.identity import EVERY_SITE
from engine.identity.passwords import LONGEST
from engine.inbox import tasks as inbox_tasks
from engine.storage import Work, micros
from engine.storage import plant as store
from engine.vocabulary import LANGUAGES
from web.account.people import WINDOW, Person, initials
from web.shell import ask_to_sign_in, plant, safe_target, shell, speech

DEMO_PASSWORD = "demo"  # noqa: S105 - everybody's in the demo plant, and only there
_LONGEST_NAME = 80
#: What the library writes into the session and nothing here reads; the cookie travels with every request.
_UNREAD = ("_id", "_fresh", "fs_cc", "fs_paa")
_THEMES = ("light", "dark", "")

blueprint = Blueprint("account", __name__)


@blueprint.get("/sign-in")
def sign_in() -> str | Response:
    """Show the door; who is inside already goes to the inbox."""
    if g.person is not None:
        return redirect(safe_target(request.args.get("next"), url_for("staff.inbox")))
    return _door()


@blueprint.post("/sign-in")
def enter() -> str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]:
    """Let a person in by name and password. One answer for a wrong name and a wrong password, after the same work."""
    username = request.form.get("username", "").replace("\x00", "").strip()[:_LONGEST_NAME]
    password = request.form.get("password", "")
    chosen = request.form.get("person", "")
    if chosen and shell().demo:
        username, password = chosen, DEMO_PASSWORD
    people, address, now = shell().people, request.remote_addr or "", shell().now()
    if people.is_throttled(username, address, now):
        return _door(username=username, problem="throttled"), 429, {"Retry-After": str(int(WINDOW.total_seconds()))}
    found = people.find_user(username=username) if username else None
    if not _password_fits(found, password) or found is None or not found.active:
        people.attempt_failed(username, address, now)
        return _door(username=username, problem="wrong"), 422
    language = session.get("language")
    session.clear()
    login_user(found)
    for unread in _UNREAD:
        session.pop(unread, None)
    session["key"] = secrets.token_hex(16)
    people.attempt_succeeded(username)
    if language in LANGUAGES and language != found.language:
        people.keep(found, "language", language)
    return redirect(safe_target(request.form.get("next"), url_for("staff.inbox")))


@blueprint.post("/sign-out")
def leave() -> Response:
    """Sign out and end the session, also for a copy of its cookie; other devices of the person stay signed in."""
    if g.person is not None and "key" in session:
        shell().people.end_session(str(session["key"]), shell().now())
    logout_user()
    session.clear()
    return redirect(url_for("account.sign_in"))


@blueprint.post("/language")
def choose_language() -> Response:
    """Read everything in another language from now on."""
    language = request.form.get("language", "")
    if language in LANGUAGES:
        if g.person is not None:
            shell().people.keep(g.person, "language", language)
        else:
            session["language"] = language
    return _back()


@blueprint.post("/theme")
def choose_theme() -> Response:
    """Light, dark, or as the device says."""
    theme = request.form.get("theme", "")
    if theme in _THEMES:
        if g.person is not None:
            shell().people.keep(g.person, "theme", theme)
        else:
            session["theme"] = theme
    return _back()


@blueprint.post("/site")
def choose_site() -> Response:
    """Look at another site where the person has a role."""
    if (asked := ask_to_sign_in()) is not None:
        return asked
    wanted = request.form.get("site", "")
    if wanted in g.actor.sites(tuple(shell().directory.sites)):
        shell().people.keep(g.person, "site", wanted)
    return _back()


def _back() -> Response:
    return redirect(safe_target(request.form.get("back"), url_for("staff.inbox")))


def _password_fits(found: Person | None, password: str) -> bool:
    """Check the password; an unknown name costs as much time as a known one."""
    if len(password) > LONGEST:
        return False
    if found is None:
        stranger: str | None = current_app.extensions.get("stranger")
        if stranger is None:
            stranger = current_app.extensions["stranger"] = hash_password(secrets.token_hex(8))
        verify_and_update_password(password, Person(0, "", None, "", stranger, active=False))
        return False
    return bool(verify_and_update_password(password, found))


def _door(username: str = "", problem: str = "") -> str:
    groups = _demo_people() if shell().demo else []
    return render_template(
        "account/sign_in.html", username=username, problem=problem, groups=groups, target=request.values.get("next", "")
    )


def _demo_people() -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the people of each site by the names of their roles; only the demo plant shows them at the door."""
    words, directory = speech(), shell().directory
    with plant().database.reading() as work:
        rows = store.users(work)
        waiting = _waiting(work, {username for username, *_ in rows})
    sites: dict[str, dict[str, dict[str, Any]]] = {key: {} for key in (*directory.sites, EVERY_SITE)}
    for username, full_name, role, where in rows:
        if role and where:
            one: dict[str, Any] = {"username": username, "name": full_name, "initials": initials(full_name)}
            one |= {"role": words.lead(words.name(directory.role(role))), "waiting": waiting.get(username, 0)}
            sites.setdefault(where, {}).setdefault(username, one)
    every = words.say("every-site")
    return [
        (every if key == EVERY_SITE else words.name(directory.site(key)), sorted(found.values(), key=_busy_first))
        for key, found in sites.items()
        if found
    ]


def _waiting(work: Work, usernames: set[str]) -> dict[str, int]:
    """Count the tasks that wait for each person, so that a visitor of the demo finds one who has something to do."""
    found = {}
    for username in usernames:
        somebody = store.actor(work, store.user_id(work, username), micros(g.now))
        found[username] = inbox_tasks.counts(work, somebody, now=g.now).roles
    return found


def _busy_first(one: dict[str, Any]) -> tuple[bool, str, str]:
    return not one["waiting"], one["role"], one["name"]
