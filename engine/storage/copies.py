"""Copies of a SQLite file that somebody may be writing to: one consistent state, whole or not there at all."""

from __future__ import annotations

import os
import time
from pathlib import Path

from engine.storage.database import BUSY_MS, sqlite_driver

_HEADER = b"SQLite format 3\x00"


def is_sqlite(path: Path) -> bool:
    """Tell whether the file looks like a SQLite database."""
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def copy(source: Path, target: Path) -> int:
    """Copy what is committed in `source` to the new file `target` and return its size in bytes; writers go on.

    The copy has no log beside it and is on the disk when this returns. Raises OSError, the driver's errors.
    """
    taken = sqlite_driver.connect(str(source), timeout=BUSY_MS / 1000)
    kept = sqlite_driver.connect(str(target))
    try:
        taken.backup(kept)
        kept.execute("PRAGMA journal_mode=DELETE")
    finally:
        kept.close()
        taken.close()
    _to_disk(target)
    return target.stat().st_size


def damage(path: Path) -> str | None:
    """Return what SQLite finds wrong in the file, None when every page is in order."""
    connection = sqlite_driver.connect(str(path))
    try:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite_driver.DatabaseError as error:
        return str(error)
    finally:
        connection.close()
    return None if found == "ok" else str(found)


def put_in_place(made: Path, place: Path) -> None:
    """Give a finished file its name, durably."""
    made.replace(place)
    if os.name == "posix":
        _to_disk(place.parent)


def part_of(place: Path) -> Path:
    """Return a name beside `place` for a file that is not finished yet."""
    return place.with_name(f".{place.name}.{os.getpid()}-{time.time_ns()}.part")


def remove(made: Path) -> None:
    """Remove an unfinished file and what SQLite laid beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        made.with_name(made.name + end).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
