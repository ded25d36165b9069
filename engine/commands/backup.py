"""Back up a plant while it runs, and restore it into an empty place, checked before it counts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from engine.commands.house import House
from engine.commands.verifying import verify
from engine.errors import HoldpointError
from engine.storage import Database, attachments, copies, retention
from engine.storage.files import FileStore


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


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup took: bytes of the database, attached files, and how many of these were not there yet."""

    size: int
    files: int
    new_files: int


def back_up(database: Database, file: Path, files: FileStore) -> Copied:
    """Copy the plant into the new `file`, and its attached files into the folder `files` beside it.

    The folder is shared by all backups that lie together: a file that is there already is not copied again.
    Raises BackupElsewhere (PostgreSQL), PlaceTaken, BackupBroken (the copy is damaged; it is removed).
    """
    source, made = _sqlite_file(database), copies.part_of(file)
    if file.exists():
        raise PlaceTaken(path=str(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        size = copies.copy(source, made)
        _is_sound(made, file)
        wanted, new = _copy_files(made, files, beside(file), file)
        copies.put_in_place(made, file)
    finally:
        copies.remove(made)
    return Copied(size, wanted, new)


def beside(file: Path) -> FileStore:
    """Return the attached files of a backup."""
    return FileStore(file.parent / "files", sys.maxsize)


def _copy_files(made: Path, source: FileStore, target: FileStore, told_as: Path) -> tuple[int, int]:
    """Copy the files a database names from one folder to another; return how many there are and how many are new.

    Raises BackupBroken when one that stands on a record is gone or damaged.
    """
    database = Database(f"sqlite:///{made}")
    try:
        with database.reading() as work:
            gone = retention.files_without_content(work)
            wanted = [sha256 for sha256 in attachments.all_files(work) if sha256 not in gone]
            needed = attachments.attached_files(work) - gone
    finally:
        database.close()
    new = [sha256 for sha256 in wanted if not target.place_of(sha256).is_file()]
    for sha256 in new:
        if not target.copy_from(source, sha256) and sha256 in needed:
            raise BackupBroken(path=str(told_as), what=f"file {sha256} is gone or not as it was kept")
    return len(wanted), len(new)


def restore(house: House, file: Path) -> None:
    """Bring a backup with its files to the empty place of the plant `house`, and check every hash before it counts.

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
        _copy_files(made, beside(file), FileStore(house.files.folder, sys.maxsize), file)
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
    copy = House(database, house.home, b"", files=beside(told_as))
    copy.history_key = house.history_key
    try:
        broken = verify(copy)
    finally:
        database.close()
    if broken is not None:
        what = broken.name or broken.what
        raise BackupBroken(path=str(told_as), what=f"{broken.case_number}: {what} entry {broken.entry}")
