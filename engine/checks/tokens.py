"""Plays where a case can stand: which arrows hold it at once, and whether it can get stuck.

Conditions are not looked at: a gateway that chooses may choose any of its arrows. Two tokens on one arrow count as
one, which keeps loops finite. Large processes are given up on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final, TypeAlias

from engine.checks.graph import Scope
from engine.procedures import Element, ElementKind

Marking: TypeAlias = "frozenset[str]"
"""The arrows that hold the case; at its beginning the id of the start event."""

MOST: Final = 4000
_WAITS_FOR_ALL: Final = ElementKind.PARALLEL_GATEWAY
_WAITS_FOR_COMING: Final = ElementKind.INCLUSIVE_GATEWAY


def stuck_at(scope: Scope) -> set[str]:
    """Return the ids of gateways where a case may wait for branches that never come; empty when none is found."""
    return _Play(scope).stuck()


class _Play:
    """The ways through one process."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.target = {key: flow.target for key, flow in scope.process.flows.items() if flow.target in scope.elements}
        self.ahead: dict[str, set[str]] = {}
        self.further = {key: self._furthest(key) for key in self.target}

    def _furthest(self, key: str) -> str:
        """Return the arrow that a case on `key` comes to without a choice or a wait for other branches."""
        passed: set[str] = set()
        while key not in passed:
            passed.add(key)
            element = self.scope.elements[self.target[key]]
            waits = element.kind in {_WAITS_FOR_ALL, _WAITS_FOR_COMING} and len(element.incoming) > 1
            onward = [each for each in element.outgoing if each in self.target]
            if waits or len(onward) != 1 or self.scope.borders(element):
                break
            key = onward[0]
        return key

    def stuck(self) -> set[str]:
        """Go every way and return where some of them end too early."""
        begin = frozenset(start.id for start in self.scope.starts)
        reached, waiting = {begin}, [begin]
        stuck: set[str] = set()
        while waiting:
            marking = waiting.pop()
            following = set(self._steps(marking))
            if marking and not following:
                stuck |= {self.target[key] for key in marking if key in self.target}
            waiting.extend(following - reached)
            reached |= following
            if len(reached) > MOST:
                return set()
        return stuck

    def _steps(self, marking: Marking) -> Iterator[Marking]:
        """Yield what a marking can become next."""
        for key in {self.target.get(each, each) for each in marking}:
            element = self.scope.elements.get(key)
            taken = self._taken(element, marking) if element else None
            if element is not None and taken is not None:
                for given in self._given(element):
                    yield (marking - taken) | {self.further.get(each, each) for each in given}

    def _taken(self, element: Element, marking: Marking) -> Marking | None:
        """Return the arrows that `element` takes the case from, None when it cannot begin."""
        if element.kind is ElementKind.START_EVENT:
            return frozenset({element.id})
        here = marking & set(element.incoming)
        if element.kind is _WAITS_FOR_ALL:
            return here if len(here) == len(element.incoming) else None
        if element.kind is _WAITS_FOR_COMING:
            return None if self._more_is_coming(element, marking - here) else here
        return frozenset({min(here)})

    def _more_is_coming(self, gateway: Element, others: Marking) -> bool:
        return any(gateway.id in self._ahead(self.target[key]) for key in others if key in self.target)

    def _ahead(self, element: str) -> set[str]:
        if element not in self.ahead:
            self.ahead[element] = self.scope.reached_from([self.scope.elements[element]])
        return self.ahead[element]

    def _given(self, element: Element) -> Iterator[Marking]:
        """Yield the arrows that may hold the case after `element`."""
        out = [key for key in element.outgoing if key in self.target]
        match element.kind:
            case ElementKind.EXCLUSIVE_GATEWAY | ElementKind.EVENT_BASED_GATEWAY:
                yield from (frozenset({key}) for key in out)
            case ElementKind.INCLUSIVE_GATEWAY:
                for size in range(1, len(out) + 1):
                    yield from map(frozenset, combinations(out, size))
            case _:
                yield frozenset(out)
        for event in self.scope.borders(element):
            beside = frozenset() if event.interrupting else frozenset(out)
            yield frozenset(event.outgoing) | beside
