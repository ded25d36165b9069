"""The web application: pages for people, the API for programs, over one plant."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from flask import Flask
from flask_security import Security
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter

from engine.commands import Plant
from web import api, assets, errors, frame, headers, shell, uploads, wording
from web.account import door
from web.account.people import LONGEST_SESSION, People
from web.overview import blueprint as overview
from web.proof import blueprint as proof
from web.registers import blueprint as registers
from web.signing import Cookie, FormTokens
from web.staff import blueprint as staff
from web.templating import Templates

_MEGABYTE = 1024 * 1024


class _Number(IntegerConverter):
    """A number in an address that a database can hold; any other is an address that is not there."""

    regex = r"\d{1,18}"


class _Application(Flask):
    """Flask without the question, asked ten times a request, whether a function is a coroutine: none is."""

    jinja_environment = Templates

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return `func` as it is."""
        return func


def create_app(plant: Plant, *, demo: bool = False, proxies: int = 0) -> Flask:
    """Return the application over `plant`; `demo` shows the people at the door, who need no password there.

    `proxies`: how many reverse proxies stand before it, whose word about TLS and the caller's address is believed.
    """
    app = _Application("web", static_folder=None)
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    app.session_interface = Cookie()
    app.url_map.converters["int"] = _Number
    app.config.update(
        SECRET_KEY=hmac.digest(plant.history_key, b"holdpoint sessions", hashlib.sha256).hex(),
        SESSION_COOKIE_NAME="holdpoint",
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_HTTPONLY=True,
        PERMANENT_SESSION_LIFETIME=LONGEST_SESSION,
        MAX_CONTENT_LENGTH=16 * _MEGABYTE,
        MAX_FORM_MEMORY_SIZE=2 * _MEGABYTE,
        MAX_FORM_PARTS=5000,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        SECURITY_PASSWORD_SINGLE_HASH={"argon2"},
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the name of a scheme
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_SALT="argon2 salts each password itself",  # noqa: S106 - never used
        SECURITY_JOIN_USER_ROLES=False,
        SECURITY_REGISTER_BLUEPRINT=False,
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.auto_reload = False
    cast("Templates", app.jinja_env).keep_compiled(Path(app.root_path) / "templates" / "__pycache__")
    people = People(plant.database)
    _add_security(app, people)
    headers.install(app)
    assets.install(app)
    wording.install(app)
    shell.install(app, shell.Shell(plant, people, demo=demo))  # first to meet a request: refusals need its language
    errors.install(app)
    uploads.install(app, plant)
    app.extensions["csrf_protection"] = FormTokens(app)
    frame.install(app)
    app.register_blueprint(door.blueprint)
    app.register_blueprint(staff)
    app.register_blueprint(overview)
    app.register_blueprint(registers)
    app.register_blueprint(proof)
    api.install(app, plant)  # tokens instead of cookies, so no protection against forged forms
    return app


def _add_security(app: Flask, people: People) -> None:
    """Let the library sign people in and out and check passwords; who a request is of, `web.shell` finds in one look.

    Its other doors (tokens, cookies that outlive the browser, permissions of its own) are not used, so they are shut.
    """
    Security(app, people, register_blueprint=False)
    app.before_request_funcs.clear()
    app.after_request_funcs.clear()
    app.template_context_processors[None].clear()
