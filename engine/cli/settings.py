"""Where Holdpoint finds its database, its procedures and its key; every option also as environment variable."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from engine.commands import Plant
from engine.errors import HoldpointError
from engine.storage import Database
from engine.storage.files import MEGABYTE, FileStore
from engine.storage.schema import prepare

LARGEST_UPLOAD_MB = 2_000
_ROOT = Path(__file__).resolve().parents[2]


class KeyUnreadable(HoldpointError):
    """The secret key file exists but cannot be read."""

    code = "key_unreadable"


class SettingUnusable(HoldpointError):
    """An environment variable has a value that means nothing here."""

    code = "setting_unusable"


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of a process.

    `data` holds the SQLite file, the key and the files that people attach, `home` the procedures and forms.
    """

    database_url: str
    data: Path
    home: Path
    secret_key: bytes
    max_upload_mb: float = 20

    @classmethod
    def read(cls, database_url: str | None = None) -> Settings:
        """Read HOLDPOINT_DATA, _DATABASE_URL, _HOME, _SECRET_KEY, _MAX_UPLOAD_MB."""
        data, home = Path(os.environ.get("HOLDPOINT_DATA", "data")).resolve(), home_folder()
        url = database_url or os.environ.get("HOLDPOINT_DATABASE_URL") or f"sqlite:///{data / 'holdpoint.db'}"
        key = os.environ.get("HOLDPOINT_SECRET_KEY")
        return cls(url, data, home, key.encode() if key else _key_file(data), _max_upload_mb())

    @property
    def files(self) -> FileStore:
        """Return the folder of attached files, with the limit of one file."""
        return FileStore(self.data / "files", int(self.max_upload_mb * MEGABYTE))


def home_folder() -> Path:
    """Return the folder with `processes/` and `forms/`: HOLDPOINT_HOME, else the checkout."""
    return Path(os.environ.get("HOLDPOINT_HOME", _ROOT)).resolve()


def open_plant(settings: Settings) -> Plant:
    """Open the database, create what is missing, and return the plant."""
    database = Database(settings.database_url)
    prepare(database)
    return Plant(database, settings.home, settings.secret_key, files=settings.files)


def _max_upload_mb() -> float:
    """Return how many megabytes one attached file may have. Raises SettingUnusable."""
    text = os.environ.get("HOLDPOINT_MAX_UPLOAD_MB") or "20"
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value <= LARGEST_UPLOAD_MB:
        raise SettingUnusable(name="HOLDPOINT_MAX_UPLOAD_MB", value=text, expected=f"0 to {LARGEST_UPLOAD_MB}")
    return value


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
