"""The proof of a folder, surveyed once for each state of its files."""

from __future__ import annotations

import threading
from pathlib import Path

from engine.trace.evidence import Ground, survey

_KEPT = 4
_lock = threading.Lock()
_surveyed: dict[tuple[Path, str], Ground] = {}


def ground_at(home: Path, state: str) -> Ground:
    """Return what the folder carries; `state` changes with its files, for example a hash over them."""
    with _lock:
        found = _surveyed.get((home, state))
        if found is None:
            while len(_surveyed) >= _KEPT:
                _surveyed.pop(next(iter(_surveyed)))
            found = _surveyed[home, state] = survey(home)
        return found
