"""Gateways that choose: exclusive, inclusive and event-based."""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from typing import Any

from engine.workflow.host import Incident
from engine.workflow.joins import Meeting
from engine.workflow.nodes import FROM, FUTURE, UNFINISHED, Node
from engine.workflow.scope import Expression

Choice = tuple[Expression | None, str, int]
"""Condition (None: always, or the default), name of the node behind, bit of the flow."""


class Choosing(Node):
    """Chooses among its flows by their conditions, in the order in which they stand in the file."""

    forwards = False
    choices: tuple[Choice, ...] = ()
    default: Choice | None = None

    def _run_hook(self, my_task: Any) -> bool:
        workflow, made = my_task.workflow, type(my_task)
        for _, name, bit in self.choose(my_task):
            workflow.top_workflow.walked |= bit
            made(workflow, workflow.spec.task_specs[name], my_task, FUTURE)
        return True

    def choose(self, task: Any) -> list[Choice]:
        """The flows to take; raises Incident when none is open."""
        raise NotImplementedError

    def fallback(self) -> list[Choice]:
        """The default flow; raises Incident when there is none."""
        if self.default is None:
            raise Incident("no condition holds and there is no default flow")
        return [self.default]


class ExclusiveGateway(Choosing):
    """Takes the first flow whose condition holds."""

    def choose(self, task: Any) -> list[Choice]:
        """The first open flow, else the default."""
        for choice in self.choices:
            if choice[0] is None or choice[0].holds(task):
                return [choice]
        return self.fallback()


class InclusiveGateway(Choosing, Meeting):
    """Takes every flow whose condition holds; as a join it waits for what can still come."""

    sources: dict[str, frozenset[str]]
    """For each incoming flow's source: the nodes from which a token could still reach it, not through here."""

    def taken(self, task: Any) -> list[Any] | None:
        """One arrival for each incoming flow that has one, unless a token can still reach one that has none.

        Source: BPMN 2.0.2, table 13.3.
        """
        taken: dict[str, Any] = {}
        for each in self.arrivals(task):
            taken.setdefault(each.internal_data[FROM], each)
        reached = frozenset[str]().union(*(self.sources[name] for name in taken))
        awaited = frozenset[str]().union(*(self.sources[name] for name in self.sources if name not in taken))
        for each in task.workflow.tasks.values():
            name = each.task_spec.name
            if each.task_spec is not self and each._state & UNFINISHED and name in awaited and name not in reached:
                return None
        return list(taken.values())

    def choose(self, task: Any) -> list[Choice]:
        """Every open flow, else the default."""
        return [each for each in self.choices if each[0] is None or each[0].holds(task)] or self.fallback()


class EventGateway(Node):
    """Waits for the first of several events; see `events.Catch`, which ends the others."""

    fixed = True
