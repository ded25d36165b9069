"""How the nodes of a procedure hang together: what follows what, and what can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.procedures import Element, ElementKind, Process


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The nodes directly inside a process or an embedded process; `parent` is None for the process itself."""

    process: Process
    parent: Element | None
    elements: Mapping[str, Element]
    hung: Mapping[str, tuple[Element, ...]]

    @classmethod
    def of(cls, process: Process, parent: Element | None) -> Scope:
        """Return the scope of `process`, or of the process embedded in `parent`."""
        elements = {each.id: each for each in process.scope(parent.id if parent else None)}
        hung: dict[str, tuple[Element, ...]] = {}
        for each in elements.values():
            if each.attached_to:
                hung[each.attached_to] = (*hung.get(each.attached_to, ()), each)
        return cls(process, parent, elements, hung)

    @property
    def starts(self) -> tuple[Element, ...]:
        """The start events."""
        return tuple(each for each in self.elements.values() if each.kind is ElementKind.START_EVENT)

    def following(self, element: Element) -> Iterator[Element]:
        """Yield the elements that an arrow of `element` leads to."""
        for flow in element.outgoing:
            target = self.elements.get(self.process.flows[flow].target)
            if target is not None:
                yield target

    def borders(self, element: Element) -> tuple[Element, ...]:
        """Return the events on the border of `element`."""
        return self.hung.get(element.id, ())

    def reached_from(self, beginnings: Iterable[Element], *, without: str = "") -> set[str]:
        """Return the ids of all elements that can follow, themselves included, without passing `without`."""
        reached: set[str] = set()
        waiting = list(beginnings)
        while waiting:
            element = waiting.pop()
            if element.id in reached or element.id == without:
                continue
            reached.add(element.id)
            waiting.extend(self.following(element))
            waiting.extend(self.borders(element))
        return reached


def scopes(processes: Iterable[Process]) -> Iterator[Scope]:
    """Yield every process and every embedded process."""
    for process in processes:
        parents = [None, *(element for element in process.elements.values() if element.kind.is_scope)]
        yield from (Scope.of(process, parent) for parent in parents)


AUTOMATIC = frozenset(
    {
        ElementKind.SERVICE_TASK,
        ElementKind.BUSINESS_RULE_TASK,
        ElementKind.SCRIPT_TASK,
        ElementKind.SEND_TASK,
        ElementKind.EXCLUSIVE_GATEWAY,
        ElementKind.PARALLEL_GATEWAY,
        ElementKind.INCLUSIVE_GATEWAY,
        ElementKind.THROW_EVENT,
    }
)
"""Kinds that nobody has to do and that wait for nothing."""
