"""What `holdpoint serve` names to the web server: the application over the plant of the environment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from engine.cli.memory import loading, settle
from engine.cli.settings import Settings, open_plant

if TYPE_CHECKING:
    from flask import Flask


def _application() -> Flask:
    """Return the application, with all procedures read: not while the first completion holds the write lock."""
    with loading():
        from web.app import create_app  # here, so that it belongs to what is loaded

        plant = open_plant(Settings.read())
        proxies = int(os.environ.get("HOLDPOINT_PROXIES") or 0)
        made = create_app(plant, demo=bool(os.environ.get("HOLDPOINT_DEMO")), proxies=proxies)
        for procedure in plant.procedures().values():
            plant.bundle(procedure.bundle_id)
    settle()
    return made


app = _application()
