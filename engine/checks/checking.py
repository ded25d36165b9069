"""Runs the rules over procedures and gathers what they find."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from engine.bundles import collect, load, procedures
from engine.checks import rules
from engine.checks.selection import by_home, select
from engine.checks.subject import PlantFacts, Spot, Subject, read_subject
from engine.errors import BundleInvalid, Finding, Severity
from engine.procedures import read_clauses
from engine.services import services
from engine.workflow import prepare

_SHIPPED = Path(__file__).resolve().parents[2]


class Rule(Protocol):
    """A module of `engine.checks.rules`."""

    __name__: str

    def find(self, subject: Subject) -> Iterator[Spot]:
        """Yield where the rule is broken."""


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return all rules by name, the name of their module."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return {name: cast("Rule", importlib.import_module(f"{rules.__name__}.{name}")) for name in names}


def check(home: Path, paths: Sequence[Path] = ()) -> list[Finding]:
    """Return what is wrong with the procedures in `home`, or with those of `paths` only.

    A path may be a folder or a file of `home` or of another home, or a loose file: a changed copy of a diagram, form
    or decision is checked in the place of the one with its id. Nothing that owners write raises; it becomes a finding.
    """
    findings: list[Finding] = []
    for other, chosen in by_home(home, paths).items():
        found = _check_home(other, chosen)
        findings += found if other == home else [replace(each, file=str(other / each.file)) for each in found]
    return findings


def _check_home(home: Path, paths: Sequence[Path]) -> list[Finding]:
    selection = select(home, paths)
    plant, findings = _plant(home)
    findings += selection.findings
    for procedure in selection.procedures:
        own = procedure in selection.known
        files = {**(collect(home, procedure) if own else {}), **selection.replaced(procedure)}
        findings += check_files(procedure, files, plant if own else replace(plant, translated=False))
    return _sorted(selection.wanted(_once(findings)))


def check_files(procedure: str, files: Mapping[str, bytes], plant: PlantFacts) -> list[Finding]:
    """Return what is wrong with one procedure given as files; a draft is checked like this."""
    subject = read_subject(procedure, files, plant)
    findings = list(subject.findings)
    for name, rule in all_rules().items():
        severity = getattr(rule, "SEVERITY", Severity.ERROR)
        findings += [Finding(spot.file, spot.element, name, severity, spot.data) for spot in rule.find(subject)]
    if not any(finding.severity is Severity.ERROR for finding in findings):
        findings += _refused_by_engine(procedure, files)
    return findings


def _refused_by_engine(procedure: str, files: Mapping[str, bytes]) -> Sequence[Finding]:
    """Return what the engine itself refuses, in case no rule has a word for it."""
    try:
        prepare(load(procedure, files))
    except BundleInvalid as invalid:
        return invalid.findings
    return ()


def read_plant(home: Path) -> PlantFacts:
    """Return what the procedures in `home` may refer to; clauses that cannot be read are left out."""
    return _plant(home)[0]


def _plant(home: Path) -> tuple[PlantFacts, list[Finding]]:
    clauses: set[str] = set()
    documents: set[str] = set()
    unread: set[str] = set()
    findings: list[Finding] = []
    for path in sorted((home / "processes" / "clauses").glob("*.yaml")):
        try:
            document = read_clauses(path.read_bytes(), path.relative_to(home).as_posix())
        except BundleInvalid as invalid:
            findings += invalid.findings
            unread.add(path.stem)
        else:
            documents.add(document.id)
            clauses.update(document.clauses)
    plant = PlantFacts(
        clauses=frozenset(clauses),
        documents=frozenset(documents),
        services={service.topic: service for service in services()},
        procedures=frozenset(procedures(home)),
        unread=frozenset(unread),
        translated=home.resolve() == _SHIPPED,
    )
    return plant, findings


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: set[tuple[str, str, str, str]] = set()
    for finding in findings:
        mark = (
            finding.file,
            finding.element,
            finding.rule,
            repr(sorted(finding.data.items(), key=lambda item: item[0])),
        )
        if mark not in seen:
            seen.add(mark)
            yield finding


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings together, file by file, in a fixed order."""
    return sorted(findings, key=lambda finding: (finding.file, finding.element, finding.rule, finding.severity))


__all__ = ["Rule", "all_rules", "check", "check_files", "read_plant"]
