"""Which procedures and files `holdpoint check PATH…` means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from engine.bundles import collect, procedures
from engine.bundles.collecting import ROLES, declared_ids
from engine.errors import Finding

_ENDINGS = (".bpmn", ".dmn", ".form")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be checked.

    `known` are the procedures of the home; `procedures` those to check. `copies` are changed copies by procedure and
    by the name of the file whose place they take; `shown` maps such a name to the path the person gave. `folders`
    limits the findings; empty means all of them.
    """

    known: frozenset[str]
    procedures: tuple[str, ...]
    folders: tuple[str, ...] = ()
    copies: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def replaced(self, procedure: str) -> Mapping[str, bytes]:
        """Return the copies that take the place of files of `procedure`."""
        return self.copies.get(procedure, {})

    def wanted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings about what was asked for, under the paths that were given."""
        for finding in findings:
            if finding in self.findings or not self.folders or any(_within(finding.file, f) for f in self.folders):
                name = self.shown.get(finding.file, finding.file)
                yield Finding(name, finding.element, finding.rule, finding.severity, finding.data)


def by_home(home: Path, paths: Sequence[Path]) -> dict[Path, list[Path]]:
    """Sort `paths` by the folder of the plant they lie in: `home`, or another one; loose files go with `home`."""
    if not paths:
        return {home: []}
    sorted_: dict[Path, list[Path]] = {}
    for path in paths:
        found = path.resolve() if path.exists() else home
        around = next((each for each in (found, *found.parents) if _is_home_of(each, found)), home)
        sorted_.setdefault(home if around.resolve() == home.resolve() else around, []).append(path)
    return sorted_


def _is_home_of(folder: Path, path: Path) -> bool:
    """Tell whether `path` is `folder`, or lies in its processes or forms."""
    if not (folder / "processes").is_dir():
        return False
    return path == folder or any(path.is_relative_to(folder / part) for part in ("processes", "forms"))


def select(home: Path, paths: Sequence[Path]) -> Selection:
    """Return what `paths` mean; a path that does not exist is a finding."""
    known = procedures(home)
    if not known and not (home / "processes").is_dir():
        missing = Finding((home / "processes").as_posix(), "", "missing_path")
        return Selection(frozenset(), (), findings=(missing,))
    if not paths:
        return Selection(frozenset(known), known)
    findings: list[Finding] = []
    folders: list[str] = []
    loose: dict[str, Path] = {}
    for path in paths:
        found = _found(home, path)
        inside = _inside(home, found) if found else None
        if found is None:
            findings.append(Finding(str(path), "", "missing_path"))
        elif inside is not None:
            folders.append(inside)
        else:
            files = {str(path if each == found else each): each for each in _loose_files(found)}
            findings += (
                [] if files else [Finding(str(path), "", "unreadable", data={"line": 1, "reason": "not_a_diagram"})]
            )
            loose |= files
    copies, shown = _places(home, known, loose)
    chosen = {name for name in known if any(_concerns(folder, name) for folder in folders)} | set(copies)
    return Selection(
        known=frozenset(known),
        procedures=tuple(sorted(chosen)),
        folders=(*folders, *shown),
        copies=copies,
        shown=shown,
        findings=tuple(findings),
    )


def _found(home: Path, path: Path) -> Path | None:
    """Return where `path` is: from here, or from the home."""
    return next((each.resolve() for each in (path, home / path) if each.exists()), None)


def _inside(home: Path, path: Path) -> str | None:
    """Return the name of `path` within the home, `.` for the home itself, None when it is a loose file."""
    top = home.resolve()
    return path.relative_to(top).as_posix() if _is_home_of(top, path) else None


def _loose_files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield from [path] if path.suffix in _ENDINGS else []
    else:
        yield from sorted(each for each in path.rglob("*") if each.suffix in _ENDINGS and each.is_file())


def _concerns(folder: str, procedure: str) -> bool:
    parts = PurePosixPath(folder).parts
    if len(parts) < 2 or folder == ROLES or parts[1] == "clauses":  # noqa: PLR2004 - home, processes, forms
        return not parts or parts[0] in {"processes", "forms"}
    return parts[0] in {"processes", "forms"} and parts[1] == procedure


def _within(file: str, folder: str) -> bool:
    return folder in {".", file} or file.startswith(f"{folder}/") or folder.startswith(f"{file}/")


def _places(
    home: Path, known: Sequence[str], loose: Mapping[str, Path]
) -> tuple[dict[str, dict[str, bytes]], dict[str, str]]:
    """Find for each loose file the file of the home with the same id, else give it a procedure of its own."""
    copies: dict[str, dict[str, bytes]] = {}
    shown: dict[str, str] = {}
    ids = _ids(home, known) if loose else {}
    for given, path in loose.items():
        content = path.read_bytes()
        keys = declared_ids(path.suffix, content)
        procedure, name = next((ids[path.suffix, key] for key in keys if (path.suffix, key) in ids), ("", ""))
        if not name:
            procedure = f"{path.parent.name} {path.stem}" if path.parent.name in known else path.parent.name
            folder = "forms" if path.suffix == ".form" else "processes"
            name = f"{folder}/{procedure}/{path.name}"
            shown[f"{folder}/{procedure}"] = str(Path(given).parent)
            roles = home / ROLES
            copies.setdefault(procedure, {ROLES: roles.read_bytes()} if roles.is_file() else {})
        copies.setdefault(procedure, {})[name] = content
        shown[name] = given
    return copies, shown


def _ids(home: Path, known: Sequence[str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return which procedure and file of the home holds which process, decision or form."""
    return {
        (suffix, key): (procedure, name)
        for procedure in reversed(known)
        for name, content in collect(home, procedure).items()
        if (suffix := PurePosixPath(name).suffix) in _ENDINGS
        for key in declared_ids(suffix, content)
    }
