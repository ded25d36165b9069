"""Wrong passwords counted, so that nobody at an unlocked screen finds the right one by trying."""

from __future__ import annotations

import datetime as dt
import threading

#: So many wrong passwords within PAUSE stop signing for that time.
MOST_WRONG = 10
PAUSE = dt.timedelta(minutes=15)


class Guesses:
    """Counts the wrong passwords of each person; kept in memory, so of several workers each counts for itself."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wrong: dict[int, list[dt.datetime]] = {}

    def are_too_many(self, person: int, now: dt.datetime) -> bool:
        """Tell whether MOST_WRONG passwords of the last PAUSE were wrong."""
        with self._lock:
            recent = [at for at in self._wrong.pop(person, ()) if at > now - PAUSE]
            if recent:
                self._wrong[person] = recent
            return len(recent) >= MOST_WRONG

    def was(self, person: int, now: dt.datetime, *, right: bool) -> None:
        """Note the outcome of one; a right one forgets the wrong ones."""
        with self._lock:
            if right:
                self._wrong.pop(person, None)
            else:
                self._wrong.setdefault(person, []).append(now)
