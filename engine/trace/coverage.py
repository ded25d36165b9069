"""Which elements and flows of the diagrams the scenarios go through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.bundles import Bundle
from engine.trace.proof import Outcome


@dataclass(frozen=True, slots=True)
class Covered:
    """One diagram: how many flows it has, how many were walked, and every element and flow that no scenario walked."""

    file: str
    procedure: str
    flows: int
    walked: int
    missing: tuple[str, ...]


def coverage(bundles: Iterable[Bundle], outcomes: Iterable[Outcome]) -> tuple[Covered, ...]:
    """Return every diagram of the procedures once; only scenarios that hold count."""
    places = frozenset().union(*(each.places for each in outcomes if each.passed))
    return tuple(each for bundle in bundles for each in _of_bundle(bundle, places))


def _of_bundle(bundle: Bundle, places: frozenset[str]) -> Iterator[Covered]:
    for diagram in bundle.diagrams:
        if diagram.file.split("/")[1] != bundle.procedure:
            continue
        flows = [flow.id for process in diagram.processes for flow in process.flows.values()]
        elements = [key for process in diagram.processes for key in process.elements]
        missing = [name for name in (*elements, *flows) if f"{diagram.file}#{name}" not in places]
        walked = sum(f"{diagram.file}#{name}" in places for name in flows)
        yield Covered(diagram.file, bundle.procedure, len(flows), walked, tuple(missing))
