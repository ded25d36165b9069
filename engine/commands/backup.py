"""Back up a plant while it runs, and restore it into an empty place, checked before it counts."""

from __future__ import annotations

from pathlib import Path

from engine.commands.house import House
from engine.commands.verifying import verify
from engine.errors import HoldpointError
from engine.storage import Database, copies


class BackupElsewhere(HoldpointError):
    """PostgreSQL has tools of its own for this."""

    code = "backup_elsewhere"


class PlaceTaken(HoldpointError):
    """A file is there already; nothing is ever overwritten."""

    code = "place_taken"


class NoBackup(HoldpointError):
    """The file is no backup of a plant."""

    code = "no_backup"


class BackupBroken(HoldpointError):
    """The file is damaged, or its history is not as this plant's key wrote it."""

    code = "backup_broken"


def back_up(database: Database, file: Path) -> int:
    """Copy the plant into the new `file` while others work; return its size in bytes.

    Raises BackupElsewhere (PostgreSQL), PlaceTaken, BackupBroken (the copy is damaged; it is removed).
    """
    source, made = _sqlite_file(database), copies.part_of(file)
    if file.exists():
        raise PlaceTaken(path=str(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        size = copies.copy(source, made)
        _is_sound(made, file)
        copies.put_in_place(made, file)
    finally:
        copies.remove(made)
    return size


def restore(house: House, file: Path) -> None:
    """Bring a backup to the empty place of the plant `house`, and check every hash before it counts.

    Raises BackupElsewhere (PostgreSQL), PlaceTaken (a database is there), NoBackup, BackupBroken.
    """
    place = _sqlite_file(house.database)
    if place.exists():
        raise PlaceTaken(path=str(place))
    if not file.is_file() or not copies.is_sqlite(file):
        raise NoBackup(path=str(file))
    place.parent.mkdir(parents=True, exist_ok=True)
    made = copies.part_of(place)
    try:
        _is_sound(file, file)
        copies.copy(file, made)
        _is_whole(house, made, file)
        copies.put_in_place(made, place)
    finally:
        copies.remove(made)


def _sqlite_file(database: Database) -> Path:
    if database.dialect != "sqlite":
        raise BackupElsewhere
    return Path(database.url.database or "")


def _is_sound(made: Path, told_as: Path) -> None:
    """Refuse a damaged file."""
    if found := copies.damage(made):
        raise BackupBroken(path=str(told_as), what=found)


def _is_whole(house: House, made: Path, told_as: Path) -> None:
    """Refuse a file whose records or history are not as they were written with this plant's key."""
    database = Database(f"sqlite:///{made}")
    copy = House(database, house.home, b"")
    copy.history_key = house.history_key
    try:
        broken = verify(copy)
    finally:
        database.close()
    if broken is not None:
        raise BackupBroken(path=str(told_as), what=f"{broken.case_number}: {broken.what} entry {broken.entry}")
