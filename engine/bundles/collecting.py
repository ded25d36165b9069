"""Collects the files of a procedure from the plant's folder, and hashes them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from engine.errors import NotFound

ROLES: Final = "processes/roles.yaml"
REGISTERS: Final = "registers.yaml"
_NOT_PROCEDURES: Final = frozenset({"clauses"})
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
_REFERENCE: Final = {
    "form": re.compile(rb"""formId=["']([^"']+)["']"""),
    "decision": re.compile(
        rb"""decisionId=["']([^"'=]+)["']|<(?:\w+:)?requiredDecision href=["'][^"']*#([^"']+)["']"""
    ),
    "process": re.compile(rb"""<zeebe:calledElement [^>]*?processId=["']([^"']+)["']"""),
}
_DECLARED: Final = {
    ".dmn": re.compile(rb"""<(?:\w+:)?decision\s[^>]*?\bid=["']([^"']+)["']"""),
    ".bpmn": re.compile(rb"""<(?:\w+:)?process\s[^>]*?\bid=["']([^"']+)["']"""),
}
_KINDS: Final = {".form": "form", ".dmn": "decision", ".bpmn": "process"}


def procedures(home: Path) -> tuple[str, ...]:
    """Return the names of the procedures in `home`: the folders of processes/ that hold a diagram."""
    folders = (home / "processes").iterdir() if (home / "processes").is_dir() else ()
    return tuple(
        sorted(
            folder.name
            for folder in folders
            if folder.name not in _NOT_PROCEDURES and _NAME.match(folder.name) and any(folder.glob("*.bpmn"))
        )
    )


def collect(home: Path, procedure: str) -> dict[str, bytes]:
    """Return the files that `procedure` needs, by their name relative to `home` (`forms/nonconformity/check.form`).

    These are its own diagrams, decisions, registers and forms, the roles, and transitively whatever these refer to
    in the folders of other procedures. Raises NotFound when `home` has no such procedure.
    """
    if not _NAME.match(procedure) or procedure in _NOT_PROCEDURES or not (home / "processes" / procedure).is_dir():
        raise NotFound("procedure", procedure)
    files: dict[str, bytes] = {}
    for folder, pattern in (("processes", "*.bpmn"), ("processes", "*.dmn"), ("forms", "*.form")):
        _take(home, (home / folder / procedure).glob(pattern), files)
    _take(home, [home / "processes" / procedure / REGISTERS, home / ROLES], files)
    if not any(name.endswith(".bpmn") for name in files):
        raise NotFound("procedure", procedure)
    _take_what_is_referred_to(home, files)
    return dict(sorted(files.items()))


def key_of(files: Mapping[str, bytes]) -> str:
    """Return the key of a bundle: SHA-256 over the names and contents of its files, in hexadecimal."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(b"%s\0%d\0" % (name.encode(), len(files[name])))
        digest.update(files[name])
    return digest.hexdigest()


def _take(home: Path, paths: Iterable[Path], files: dict[str, bytes]) -> None:
    for path in sorted(paths):
        if path.is_file() and not path.name.startswith("."):
            files[path.relative_to(home).as_posix()] = path.read_bytes()


def _take_what_is_referred_to(home: Path, files: dict[str, bytes]) -> None:
    """Add files of other procedures until nothing that exists is missing."""
    elsewhere: Mapping[tuple[str, str], Path] | None = None
    while missing := _referred_to(files) - set(_declared(files)):
        if elsewhere is None:
            elsewhere = _declared_in(home)
        found = [elsewhere[reference] for reference in missing if reference in elsewhere]
        before = len(files)
        _take(home, found, files)
        if len(files) == before:
            return


def _referred_to(files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    return {
        (kind, _text(next(filter(None, match.groups()))))
        for name, content in files.items()
        if name.endswith((".bpmn", ".dmn"))
        for kind, pattern in _REFERENCE.items()
        for match in pattern.finditer(content)
    }


def _declared(files: Mapping[str, bytes]) -> Iterable[tuple[str, str]]:
    for name, content in files.items():
        suffix = Path(name).suffix
        for key in declared_ids(suffix, content):
            yield _KINDS[suffix], key


def _declared_in(home: Path) -> Mapping[tuple[str, str], Path]:
    found: dict[tuple[str, str], Path] = {}
    for path in sorted([*(home / "processes").glob("*/*"), *(home / "forms").glob("*/*.form")]):
        if path.suffix in _KINDS and path.is_file():
            for key in declared_ids(path.suffix, path.read_bytes()):
                found.setdefault((_KINDS[path.suffix], key), path)
    return found


def declared_ids(suffix: str, content: bytes) -> tuple[str, ...]:
    """Return the ids of the processes, decisions or the form in a file, without parsing more than needed."""
    if suffix == ".form":
        return _form_id(content)
    pattern = _DECLARED.get(suffix)
    return tuple(_text(key) for key in pattern.findall(content)) if pattern else ()


def _form_id(content: bytes) -> tuple[str, ...]:
    try:
        key = json.loads(content).get("id")
    except (ValueError, AttributeError, RecursionError):
        return ()
    return (key,) if isinstance(key, str) else ()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
