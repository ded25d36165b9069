"""Fires due timers while it holds the lease; several may run, one works."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import threading

from engine.commands import Plant
from engine.commands.disposal import remove_files
from engine.commands.house import utc_now
from engine.commands.once import forget_answers
from engine.commands.sealing import seal
from engine.errors import HoldpointError
from engine.storage import leases, micros

LEASE = dt.timedelta(seconds=15)
TIDY = dt.timedelta(hours=1)
PAUSE_S = 1.0
_log = logging.getLogger("holdpoint.runner")


class Runner:
    """A thread that looks every second for timers that are due."""

    def __init__(self, plant: Plant) -> None:
        self._plant = plant
        self._holder = secrets.token_hex(8)
        self._held_until = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._tidy_at = self._held_until
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="runner", daemon=True)

    def start(self) -> None:
        """Begin to work in the background."""
        self._thread.start()

    def stop(self) -> None:
        """End after the step that is running, and give the lease back."""
        self._stop.set()
        self._thread.join(timeout=10)

    def tick(self) -> int:
        """Take or renew the lease and fire what is due; return how many cases moved."""
        now = utc_now()  # the lease is between computers: never a plant's own clock
        if now + LEASE / 2 > self._held_until:
            with self._plant.database.transaction() as work:
                if not leases.take(work, "runner", self._holder, micros(now), micros(now + LEASE)):
                    return 0
            self._held_until = now + LEASE
            self._tidy(now)
        return self._plant.fire_due()

    def _tidy(self, now: dt.datetime) -> None:
        """Once an hour, forget what nobody will ask for again, and seal the history of all cases."""
        if now >= self._tidy_at:
            self._tidy_at = now + TIDY
            forget_answers(self._plant)
            self._plant.forget_uploads()
            remove_files(self._plant)
            seal(self._plant)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                moved = self.tick()
            except HoldpointError as error:
                _log.warning("timers wait: %s", error)
                moved = 0
            except Exception:  # noqa: BLE001 - the thread must not die of one case
                _log.exception("the runner goes on after an error")
                moved = 0
            if not moved:
                self._stop.wait(PAUSE_S)
        try:
            with self._plant.database.transaction() as work:
                leases.drop(work, "runner", self._holder)
        except HoldpointError as error:
            _log.info("the lease runs out by itself: %s", error)
        self._plant.database.close()
