"""The REST API for programs: tokens instead of cookies, problem+json instead of pages."""

from __future__ import annotations

from flask import Flask

from engine.commands import Plant
from web.api import cases, files, health, incidents, lots, messages, openapi, problems, procedures, shipments, tasks
from web.api.blueprint import blueprint

__all__ = [
    "blueprint",
    "cases",
    "files",
    "health",
    "incidents",
    "install",
    "lots",
    "messages",
    "openapi",
    "problems",
    "procedures",
    "shipments",
    "tasks",
]
problems.install(blueprint)


def install(app: Flask, plant: Plant) -> None:
    """Add the API, its description and the probes of the server to `app`."""
    app.extensions["holdpoint_api"] = plant
    app.extensions["holdpoint_nobody"] = app.login_manager.anonymous_user()  # type: ignore[attr-defined]
    health.install(app)
    app.extensions["csrf_protection"].exempt(blueprint)
    app.register_blueprint(blueprint)
