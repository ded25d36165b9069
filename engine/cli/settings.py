"""Where Holdpoint finds its database, its procedures and its key; every option also as environment variable."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from engine.commands import Plant
from engine.errors import HoldpointError
from engine.storage import Database
from engine.storage.schema import prepare

_ROOT = Path(__file__).resolve().parents[2]


class KeyUnreadable(HoldpointError):
    """The secret key file exists but cannot be read."""

    code = "key_unreadable"


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of a process. `data` holds the SQLite file and the key, `home` the procedures and forms."""

    database_url: str
    data: Path
    home: Path
    secret_key: bytes

    @classmethod
    def read(cls, database_url: str | None = None) -> Settings:
        """Read HOLDPOINT_DATA, HOLDPOINT_DATABASE_URL, HOLDPOINT_HOME, HOLDPOINT_SECRET_KEY."""
        data, home = Path(os.environ.get("HOLDPOINT_DATA", "data")).resolve(), home_folder()
        url = database_url or os.environ.get("HOLDPOINT_DATABASE_URL") or f"sqlite:///{data / 'holdpoint.db'}"
        key = os.environ.get("HOLDPOINT_SECRET_KEY")
        return cls(url, data, home, key.encode() if key else _key_file(data))


def home_folder() -> Path:
    """Return the folder with `processes/` and `forms/`: HOLDPOINT_HOME, else the checkout."""
    return Path(os.environ.get("HOLDPOINT_HOME", _ROOT)).resolve()


def open_plant(settings: Settings) -> Plant:
    """Open the database, create what is missing, and return the plant."""
    database = Database(settings.database_url)
    prepare(database)
    return Plant(database, settings.home, settings.secret_key)


def _key_file(data: Path) -> bytes:
    """Return the key that lies beside the data, made at the first start and readable by its owner only."""
    path = data / "secret.key"
    data.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_hex(32).encode())
            file.flush()
            os.fsync(file.fileno())
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise KeyUnreadable(path=str(path)) from error
    if not key:
        raise KeyUnreadable(path=str(path))
    return key
