"""Which variables are there: surely, or only on some of the ways that lead to a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ENGINE_NAMES = frozenset({"site", "case_number"})
"""Variables that every case has from its beginning."""


@dataclass(frozen=True, slots=True)
class State:
    """`surely` set on every way, `maybe` on some way; `anything` when what comes cannot be known from the files."""

    surely: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()
    anything: bool = False

    def plus(self, names: Iterable[str], *, sure: bool = True) -> State:
        """Return the state after `names` were set."""
        added = frozenset(names)
        return State(self.surely | added if sure else self.surely, self.maybe | added, self.anything)

    def open(self) -> State:
        """Return the state after something was set that the files do not name."""
        return State(self.surely, self.maybe, anything=True)

    def without(self, names: Iterable[str]) -> State:
        """Return the state in which `names` are gone."""
        gone = frozenset(names)
        return State(self.surely - gone, self.maybe - gone, self.anything)


NOTHING = State()
BEGINNING = State(ENGINE_NAMES, ENGINE_NAMES)


def either(states: Iterable[State]) -> State | None:
    """Return what holds where one of several ways was taken; None when there is no way."""
    listed = list(states)
    if not listed:
        return None
    return State(
        frozenset.intersection(*(state.surely for state in listed)),
        frozenset().union(*(state.maybe for state in listed)),
        any(state.anything for state in listed),
    )


def both(states: Iterable[State]) -> State | None:
    """Return what holds where all of several ways were taken; None when there is no way."""
    listed = list(states)
    if not listed:
        return None
    return State(
        frozenset().union(*(state.surely for state in listed)),
        frozenset().union(*(state.maybe for state in listed)),
        any(state.anything for state in listed),
    )
