"""Files on a form: which ones a field takes, how many and how large; and what is read of those that were named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias

from engine.errors import Refusal
from engine.feel import Expression, Value
from engine.forms.entries import Unreadable
from engine.forms.file_names import clean_name, ending_of

MAX_FILES = 20  # of one field that takes several, when the form gives no number
MOST_FILES = 50  # whatever the form says
MEGABYTE = 1_000_000
_MOST_NAMED = 200  # files that an entry may name before it is refused unread

PICTURES: Final[Mapping[str, str]] = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "image/gif": "GIF",
    "image/heic": "HEIC",
    "image/avif": "AVIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
}
"""Types of pictures, as `image/*` means them, with their names. SVG is a program that draws: only `.svg` names it."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OLD_OFFICE = "application/x-ole-storage"
_TYPES_BY_ENDING: Final[Mapping[str, frozenset[str]]] = {
    ".jpg": frozenset({"image/jpeg"}),
    ".jpeg": frozenset({"image/jpeg"}),
    ".png": frozenset({"image/png"}),
    ".webp": frozenset({"image/webp"}),
    ".gif": frozenset({"image/gif"}),
    ".heic": frozenset({"image/heic"}),
    ".tif": frozenset({"image/tiff"}),
    ".tiff": frozenset({"image/tiff"}),
    ".bmp": frozenset({"image/bmp"}),
    ".svg": frozenset({"image/svg+xml"}),
    ".pdf": frozenset({"application/pdf"}),
    ".zip": frozenset({"application/zip"}),
    ".docx": frozenset({f"{_OFFICE}wordprocessingml.document", "application/zip"}),
    ".xlsx": frozenset({f"{_OFFICE}spreadsheetml.sheet", "application/zip"}),
    ".pptx": frozenset({f"{_OFFICE}presentationml.presentation", "application/zip"}),
    ".doc": frozenset({_OLD_OFFICE}),
    ".xls": frozenset({_OLD_OFFICE}),
    ".msg": frozenset({_OLD_OFFICE}),
    ".mp4": frozenset({"video/mp4"}),
    ".mov": frozenset({"video/quicktime"}),
    ".txt": frozenset({"text/plain"}),
    ".csv": frozenset({"text/plain"}),
}
"""What the content of a file with an ending must be; of other endings nothing is known."""

_ONE_NAME = frozenset({".docx", ".xlsx", ".pptx", ".doc", ".xls", ".msg", ".txt", ".csv"})
"""Endings whose content could be something else as well, so that the name counts too."""

_ACCEPTED = re.compile(r"\.[a-z0-9]{1,10}\Z|[a-z]+/(?:\*|[a-z0-9][a-z0-9.+-]*)\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_KEYS = frozenset({"sha256", "name", "size", "type"})


@dataclass(frozen=True, slots=True)
class FileRules:
    """What a field for files takes.

    accept: endings (`.pdf`), types (`application/pdf`) or `image/*`; empty: anything. multiple: more than one.
    most: files when it takes several. max_bytes: of one file; None: what the server takes.
    """

    accept: tuple[str, ...] = ()
    multiple: bool | Expression = False
    most: int = MAX_FILES
    max_bytes: int | None = None

    def accepts(self, name: str, kind: str) -> bool:
        """Tell whether a file of that name, whose content is of that type, may be attached here."""
        return not self.accept or any(_fits(wanted, name, kind) for wanted in self.accept)

    @property
    def accepted_names(self) -> str:
        """List what is taken, as it reads in any language: `JPEG, PNG, PDF`."""
        names: dict[str, None] = {}
        for wanted in self.accept:
            kinds = list(PICTURES.values()) if wanted == "image/*" else [_short_name(wanted)]
            names |= dict.fromkeys(kinds)
        return ", ".join(names)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that is kept and that the person may attach: its hash, name, size in bytes, and type by its content."""

    sha256: str
    name: str
    size: int
    type: str


KnownFiles: TypeAlias = Mapping[str, KnownFile]
"""Files a form may name, by their hash."""


def read_accept(text: str) -> tuple[str, ...]:
    """Read `accept` of a form. Raises ValueError with the part that is neither an ending nor a type."""
    parts = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for part in parts:
        if not _ACCEPTED.match(part):
            raise ValueError(part)
    return parts


def is_hash(text: object) -> bool:
    """Tell whether a text is written as a SHA-256 is here: 64 small hexadecimal digits."""
    return isinstance(text, str) and _SHA256.match(text) is not None


def hashes_in(data: object) -> frozenset[str]:
    """List the hashes that an entry names, wherever they stand in it."""
    return frozenset(_hashes_in(data))


def _hashes_in(data: object) -> Iterator[str]:
    if isinstance(data, Mapping):
        if is_hash(data.get("sha256")):
            yield str(data["sha256"])
        for item in data.values():
            yield from _hashes_in(item)
    elif isinstance(data, list | tuple):
        for item in data:
            yield from _hashes_in(item)


def files_in(data: Any, path: str = "") -> Iterator[tuple[str, KnownFile]]:
    """Walk the files that a checked form or a record holds, each with the path of its field: `dispositions[0].photos`.

    A file is a context with exactly `name`, `sha256`, `size` and `type`.
    """
    if isinstance(data, Mapping):
        for key, item in data.items():
            yield from files_in(item, f"{path}.{key}" if path else str(key))
    elif isinstance(data, list):
        for place, item in enumerate(data):
            if isinstance(item, Mapping) and (found := _file(item)) is not None:
                yield path, found
            else:
                yield from files_in(item, f"{path}[{place}]")


def read_files(raw: object, known: KnownFiles) -> tuple[list[KnownFile], list[str]]:
    """Read the files an entry names; gives those that are known, each once, and the names of those that are not.

    raw: list of contexts with `sha256` and perhaps `name`, as the API and the page send them. Raises Unreadable.
    """
    if raw is None or raw == "":
        return [], []
    listed = [raw] if isinstance(raw, Mapping) else raw
    if not isinstance(listed, list | tuple):
        raise Unreadable("not_a_list")
    if len(listed) > _MOST_NAMED:
        raise Unreadable("too_many_files", limit=MOST_FILES)
    found: dict[str, KnownFile] = {}
    strange: list[str] = []
    for item in listed:
        sha256, name = _named(item)
        kept = known.get(sha256)
        if kept is None:
            strange.append(name or sha256[:12])
        else:
            found.setdefault(sha256, KnownFile(sha256, name or kept.name, kept.size, kept.type))
    return list(found.values()), strange


def broken_by_files(rules: FileRules, most: int, files: Sequence[KnownFile], path: str) -> Iterator[Refusal]:
    """List what attached files break: how many, which type, how large. most: files the field takes now."""
    if len(files) > most:
        yield Refusal("too_many_files", path, {"limit": most, "count": len(files)})
    for each in files:
        if not rules.accepts(each.name, each.type):
            yield Refusal("file_not_accepted", path, {"name": each.name, "accepted": rules.accepted_names})
        if rules.max_bytes is not None and each.size > rules.max_bytes:
            limit = Decimal(rules.max_bytes) / MEGABYTE
            yield Refusal("file_too_large", path, {"name": each.name, "limit": limit})


def as_values(files: Sequence[KnownFile]) -> list[Value]:
    """Give files as a case keeps them: contexts with name, sha256, size and type."""
    return [{"name": f.name, "sha256": f.sha256, "size": Decimal(f.size), "type": f.type} for f in files]


def _named(item: object) -> tuple[str, str]:
    """Give hash and cleaned name of one entry. Raises Unreadable."""
    if not isinstance(item, Mapping) or not is_hash(item.get("sha256")) or set(item) - _KEYS:
        raise Unreadable("not_a_file")
    name = item.get("name")
    if name is not None and not isinstance(name, str):
        raise Unreadable("not_a_file")
    return str(item["sha256"]), clean_name(name) if name else ""


def _file(item: Mapping[str, Any]) -> KnownFile | None:
    if set(item) != _KEYS or not is_hash(item["sha256"]) or not isinstance(item["name"], str):
        return None
    if not isinstance(item["size"], int | Decimal) or not isinstance(item["type"], str):
        return None
    return KnownFile(item["sha256"], item["name"], int(item["size"]), item["type"])


def _fits(wanted: str, name: str, kind: str) -> bool:
    if wanted == "image/*":
        return kind in PICTURES
    if not wanted.startswith("."):
        return kind.startswith(wanted[:-1]) if wanted.endswith("/*") else kind == wanted
    kinds = _TYPES_BY_ENDING.get(wanted)
    if kinds is None:
        return ending_of(name) == wanted
    return kind in kinds and (wanted not in _ONE_NAME or ending_of(name) == wanted)


def _short_name(wanted: str) -> str:
    if wanted.startswith("."):
        return wanted[1:].upper()
    return PICTURES.get(wanted) or wanted.rpartition("/")[2].upper().replace("*", wanted.partition("/")[0])
