"""What `holdpoint serve` names to the web server: the application over the plant of the environment."""

from __future__ import annotations

import os

from engine.cli.settings import Settings, open_plant
from web.app import create_app

app = create_app(open_plant(Settings.read()), demo=bool(os.environ.get("HOLDPOINT_DEMO")))
