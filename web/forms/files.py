"""Files of a form as pages show them, and as pages name them: `photos` = `<hash>/<name>`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.forms import KnownFile, KnownFiles
from engine.forms.entries import Unreadable
from engine.forms.file_names import ending_of
from engine.forms.file_rules import PICTURES, read_files
from web.wording import Speech

INPUT = "_files."
"""How the name of the input that takes new files of a field begins."""
DROP = "_drop"
"""Button that takes a file out again: `<name of the field>:<hash>`."""
ATTACH = "_attach"
"""Button that uploads what was chosen and shows the form again; only seen without a script."""

_DRAWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
_KILO, _MEGA = Decimal(1_000), Decimal(1_000_000)
_SHORT = 12  # digits of a hash that people compare


@dataclass(frozen=True, slots=True)
class FileView:
    """One file as it is shown: its name, its size in words, its kind (`PDF`), its hash, what a form sends for it."""

    name: str
    size: str
    kind: str
    sha256: str
    is_picture: bool
    address: str
    thumbnail: str

    @property
    def sent(self) -> str:
        """Return what a form sends for it."""
        return f"{self.sha256}/{self.name}"

    @property
    def short(self) -> str:
        """Return the beginning of the hash, to compare by eye."""
        return self.sha256[:_SHORT]


def file_view(file: KnownFile, speech: Speech, number: str = "") -> FileView:
    """Make a file ready to be shown. number: of the case whose name for it counts."""
    address = f"/files/{file.sha256}{f'?case={number}' if number else ''}"
    is_picture = file.type in _DRAWN
    thumbnail = f"/files/{file.sha256}/thumbnail" if is_picture else ""
    kind = PICTURES.get(file.type) or ending_of(file.name)[1:].upper()
    return FileView(file.name, size_text(file.size, speech), kind, file.sha256, is_picture, address, thumbnail)


def size_text(size: int, speech: Speech) -> str:
    """Write a size as people say it: 340 KB, 2.4 MB."""
    if size < _MEGA:
        return speech.quantity(max(Decimal(1), (Decimal(size) / _KILO).quantize(Decimal(1))), "kilobyte")
    return speech.quantity((Decimal(size) / _MEGA).quantize(Decimal("0.1")).normalize() + 0, "megabyte")


def sent_files(texts: Iterable[str]) -> list[dict[str, str]]:
    """Read what a form sent for the files of a field."""
    parts = (text.partition("/") for text in texts if text)
    return [{"sha256": sha256, "name": name} for sha256, _, name in parts]


def known_files(entry: Any, known: KnownFiles) -> Sequence[KnownFile]:
    """Return the files that an entry names and that are known; what is no entry of files names none."""
    try:
        return read_files(entry, known)[0]
    except Unreadable:
        return ()
