"""Files on the disk: each under its SHA-256, written as it arrives, whole or not there at all.

`folder/ab/cd/abcd…` holds what people attached, `folder/incoming` what is still arriving, `folder/thumbnails` small
pictures that can be made again at any time.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.errors import HoldpointError

MEGABYTE = 1_000_000
DEFAULT_LIMIT = 20 * MEGABYTE
#: Left free for the database when files fill the disk.
RESERVE = 100 * MEGABYTE
HEAD = 64 * 1024  # bytes of the beginning that tell the type
_PIECE = 256 * 1024
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class FileTooLarge(HoldpointError):
    """The file is larger than this plant takes; reading stopped at the limit."""

    code = "file_too_large"


class NoSpace(HoldpointError):
    """The disk is full; nothing of the file is kept."""

    code = "no_space"


class Readable(Protocol):
    """Where a file comes from: the body of a request, an open file."""

    def read(self, size: int = ..., /) -> bytes:
        """Return at most `size` bytes, none at the end."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that arrived whole and is not kept yet; `head` is its beginning."""

    path: Path
    sha256: str
    size: int
    head: bytes


class FileStore:
    """The folder of files. `limit`: bytes that one file may have."""

    def __init__(self, folder: Path, limit: int = DEFAULT_LIMIT) -> None:
        self.folder, self.limit = folder, limit

    @contextmanager
    def receive(self, stream: Readable) -> Iterator[Received]:
        """Write a stream to the disk piece by piece and give it; it is gone afterwards unless `keep` was called.

        Raises FileTooLarge as soon as the limit is passed, NoSpace.
        """
        with self._space():
            self._leave_room()
            handle, name = tempfile.mkstemp(".part", dir=_made(self.incoming))
        path = Path(name)
        try:
            yield self._written(stream, handle, path)
        finally:
            path.unlink(missing_ok=True)

    def keep(self, received: Received) -> None:
        """Give a received file its place, durably."""
        with self._space():
            place = self.place_of(received.sha256)
            _made(place.parent, upto=self.folder)
            received.path.replace(place)
            _to_disk(place.parent)

    def place_of(self, sha256: str) -> Path:
        """Return where the file of a hash lies, or would lie."""
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def is_whole(self, sha256: str) -> bool:
        """Tell whether the file is there and has the content it was kept with."""
        return hash_of(self.place_of(sha256)) == sha256

    def remove(self, sha256: str) -> None:
        """Remove a file and its thumbnail."""
        self.place_of(sha256).unlink(missing_ok=True)
        self._thumbnail_of(sha256).unlink(missing_ok=True)

    def copy_from(self, other: FileStore, sha256: str) -> bool:
        """Bring a file from another store unless it is here already; tell whether it was there and whole."""
        if self.place_of(sha256).is_file():
            return True
        if not other.place_of(sha256).is_file():
            return False
        with other.place_of(sha256).open("rb") as file, self.receive(file) as received:
            if received.sha256 != sha256:
                return False
            self.keep(received)
        return True

    def thumbnail(self, sha256: str) -> bytes | None:
        """Return the small picture of a file, None when there is none yet."""
        try:
            return self._thumbnail_of(sha256).read_bytes()
        except OSError:
            return None

    def keep_thumbnail(self, sha256: str, content: bytes) -> None:
        """Keep a small picture; where that fails it is made again when somebody looks."""
        place = self._thumbnail_of(sha256)
        try:
            handle, name = tempfile.mkstemp(".part", dir=_made(self.incoming))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            _made(place.parent, upto=self.folder)
            Path(name).replace(place)
        except OSError:
            return

    def sweep(self, older_than_s: float) -> int:
        """Remove what a killed server left half received; return how many."""
        before, gone = time.time() - older_than_s, 0
        for path in self.incoming.glob("*.part") if self.incoming.is_dir() else ():
            if path.stat().st_mtime < before:
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    @property
    def incoming(self) -> Path:
        """Return where files arrive."""
        return self.folder / "incoming"

    def arriving(self) -> Path:
        """Return the folder of files that are being received, made when it is missing."""
        return _made(self.incoming)

    def _thumbnail_of(self, sha256: str) -> Path:
        return self.folder / "thumbnails" / sha256[:2] / f"{sha256}.jpg"

    def _written(self, stream: Readable, handle: int, path: Path) -> Received:
        digest, head, size = hashlib.sha256(), b"", 0
        with os.fdopen(handle, "wb") as file:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > self.limit:
                    raise FileTooLarge(limit=self.limit)
                head += piece[: HEAD - len(head)] if len(head) < HEAD else b""
                digest.update(piece)
                with self._space():
                    file.write(piece)
            with self._space():
                self._leave_room()
                file.flush()
                os.fsync(file.fileno())
        return Received(path, digest.hexdigest(), size, head)

    def _leave_room(self) -> None:
        if shutil.disk_usage(_nearest(self.folder)).free < RESERVE:
            raise NoSpace

    @contextmanager
    def _space(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if is_full(error):
                raise NoSpace from error
            raise


def is_full(error: BaseException) -> bool:
    """Tell whether an error says that there is no room on the disk."""
    return isinstance(error, OSError) and error.errno in _FULL


def hash_of(path: Path) -> str | None:
    """Return the SHA-256 of a file, None when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _made(folder: Path, upto: Path | None = None) -> Path:
    """Make a folder and those above it up to `upto`, durably: a new name is on the disk before a file lies in it."""
    if not folder.is_dir():
        if upto is not None and folder != upto:
            _made(folder.parent, upto)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _to_disk(folder.parent)
    return folder


def _nearest(folder: Path) -> Path:
    return folder if folder.is_dir() else _nearest(folder.parent)


def _to_disk(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
