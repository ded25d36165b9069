"""What the arrows of a gateway do for every combination of values that forms and decisions can give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.checks.domains import answer, combinations
from engine.checks.expressions import compiled
from engine.checks.subject import Subject
from engine.feel import Expression, Value, tree
from engine.procedures import Element, ElementKind, Flow

CHOOSING = frozenset({ElementKind.EXCLUSIVE_GATEWAY, ElementKind.INCLUSIVE_GATEWAY})
_OPPOSITES = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A gateway with its conditional arrows.

    `missed` is a combination for which no condition holds, `never` the arrows that no combination takes, `undecided`
    arrows whose condition is neither true nor false for some combination. `listed`: all combinations were tried.
    """

    gateway: Element
    conditions: tuple[tuple[Flow, Expression], ...]
    listed: bool
    missed: Mapping[str, Value] | None
    never: tuple[Flow, ...]
    undecided: tuple[tuple[Flow, Mapping[str, Value]], ...]

    @property
    def is_covered(self) -> bool:
        """Tell whether some condition always holds."""
        return (self.listed and self.missed is None) or _are_opposites([each.tree for _, each in self.conditions])


def choices(subject: Subject) -> tuple[Choice, ...]:
    """Return what is known about all gateways that choose, found once."""
    return subject.remember("choices", lambda: tuple(_choices(subject)))


def _choices(subject: Subject) -> Iterator[Choice]:
    for process in subject.processes:
        for gateway in process.elements.values():
            if gateway.kind in CHOOSING and len(gateway.outgoing) > 1:
                flows = [process.flows[key] for key in gateway.outgoing]
                conditions = tuple((flow, each) for flow in flows if (each := compiled(flow.condition)))
                yield _tried(subject, gateway, conditions)


def _tried(subject: Subject, gateway: Element, conditions: tuple[tuple[Flow, Expression], ...]) -> Choice:
    names = frozenset().union(*(each.free_names for _, each in conditions)) if conditions else frozenset()
    found = combinations(subject, names) if names and not any(each.filter_names for _, each in conditions) else None
    if found is None:
        return Choice(gateway, conditions, False, None, tuple(_never_alone(subject, conditions)), ())
    missed: Mapping[str, Value] | None = None
    taken: set[str] = set()
    undecided: dict[str, tuple[Flow, Mapping[str, Value]]] = {}
    for values in found:
        open_here = False
        for flow, condition in conditions:
            holds = answer(condition, values)
            if holds is None and not open_here:
                undecided.setdefault(flow.id, (flow, values))
            if holds:
                taken.add(flow.id)
                open_here = True
        if not open_here and missed is None:
            missed = values
    never = tuple(flow for flow, _ in conditions if flow.id not in taken)
    return Choice(gateway, conditions, True, missed, never, tuple(undecided.values()))


def _never_alone(subject: Subject, conditions: tuple[tuple[Flow, Expression], ...]) -> Iterator[Flow]:
    """Yield arrows that their own variables, which can be listed, never open."""
    for flow, condition in conditions:
        found = combinations(subject, condition.free_names) if condition.free_names else None
        if found is not None and not condition.filter_names and not any(answer(condition, each) for each in found):
            yield flow


def _are_opposites(conditions: list[tree.Tree]) -> bool:
    """Tell whether two of the conditions are each other's opposite: `x` and `not(x)`, `a > 5` and `a <= 5`."""
    return any(
        _opposite(first) == second for first in conditions for second in conditions if _opposite(first) is not None
    )


def _opposite(node: tree.Tree) -> tree.Tree | None:
    match node:
        case tree.Call(function=tree.Name(name="not"), positional=(inner,)):
            return inner
        case tree.Compare(operator=operator, left=left, right=right) if operator in _OPPOSITES:
            return tree.Compare(_OPPOSITES[operator], left, right)
        case _:
            return None
