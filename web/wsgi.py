"""What `holdpoint serve` names to the web server: the application over the plant of the environment, and its runner.

Each worker has a runner of its own, of which the one with the lease works. A runner in the process that forks the
workers would fork what SQLite notes of its locks: a worker forked while it wrote would find the file locked for ever.
"""

from __future__ import annotations

import os
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING

from engine.cli.memory import loading, settle
from engine.cli.settings import Settings, open_plant
from engine.runner import Runner

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
    runner = Runner(plant)
    Finalize(None, runner.stop, exitpriority=1)  # a worker is a process of multiprocessing, which knows no atexit
    runner.start()
    return made


app = _application()
