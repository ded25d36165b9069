"""What `holdpoint serve` names to the web server: the application over the plant of the environment."""

from __future__ import annotations

import os

from engine.cli.memory import settle
from engine.cli.settings import Settings, open_plant
from web.app import create_app

_plant = open_plant(Settings.read())
app = create_app(
    _plant, demo=bool(os.environ.get("HOLDPOINT_DEMO")), proxies=int(os.environ.get("HOLDPOINT_PROXIES") or 0)
)
for _procedure in _plant.procedures().values():  # read now, not while the first completion holds the write lock
    _plant.bundle(_procedure.bundle_id)
settle()
