"""Where all routes of the API hang; their endpoints are named `api.…`."""

from __future__ import annotations

from flask import Blueprint, current_app

from engine.commands import Plant

#: The probes stand outside of it, hence no prefix for all.
PREFIX = "/api/v1"
blueprint = Blueprint("api", __name__)


def plant() -> Plant:
    """Return the plant of this application."""
    found: Plant = current_app.extensions["holdpoint_api"]
    return found
