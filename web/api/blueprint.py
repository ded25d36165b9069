"""Where all routes of the API hang; their endpoints are named `api.…`."""

from __future__ import annotations

from flask import Blueprint, current_app, g

from engine.commands import Plant

#: The probes stand outside of it, hence no prefix for all.
PREFIX = "/api/v1"
blueprint = Blueprint("api", __name__)


def plant() -> Plant:
    """Return the plant of this application."""
    found: Plant = current_app.extensions["holdpoint_api"]
    return found


@blueprint.url_value_preprocessor
def nobody_is_signed_in(_endpoint: str | None, _parts: dict[str, object] | None) -> None:
    """Keep the pages' sign-in away from these routes: it would read cookie and body before the token is asked for."""
    g._login_user = current_app.extensions["holdpoint_nobody"]  # noqa: SLF001 - where Flask-Login keeps the person
