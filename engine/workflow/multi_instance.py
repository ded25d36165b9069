"""An activity done once for each item of a list: all at once or one after the other, until enough are done.

The outputs stand in the order of the items, null where none was given. Without an output collection, what a member
sets is written when all are done, the later member over the earlier.
"""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.workflow.host import Incident
from engine.workflow.nodes import FUTURE, INDEX, STARTED, UNFINISHED, Node, changes, stop
from engine.workflow.scope import Expression, shown
from engine.workflow.values import ordered

TOTAL, DONE, OUTPUT, WRITTEN = "n", "k", "o", "w"  # keys in the internal data of the whole
GIVEN = "g"  # key of what a member gives, between its run and its end


class MultiInstance(Node):
    """The whole; its members are tasks below it."""

    member: str
    collection: Expression
    item: str | None = None
    output: str | None = None
    output_element: Expression | None = None
    condition: Expression | None = None
    sequential = False

    def arrive(self, task: Any) -> bool:
        """Start the members; with an empty list the token passes."""
        items = self._items(task)
        if not items:
            self._write(task, {self.output: []} if self.output else {})
            return True
        task.internal_data[TOTAL] = len(items)
        task.internal_data[DONE] = 0
        if self.output:
            task.internal_data[OUTPUT] = [None] * len(items)
        task._set_state(STARTED)
        for index in range(1 if self.sequential else len(items)):
            self._start(task, index, items[index])
        return False

    def _items(self, task: Any) -> list[Any]:
        items = self.collection.value(task)
        if not isinstance(items, list):
            raise Incident(f"{self.collection.text} gives {shown(items)}, no list")
        return items

    def _start(self, task: Any, index: int, item: Any) -> None:
        child = task._add_child(task.workflow.spec.task_specs[self.member], FUTURE)
        child.triggered = True
        child.data = {**task.data, self.item: item} if self.item else dict(task.data)
        if self.output:
            child.internal_data[INDEX] = index
        child.task_spec._update(child)

    def collect(self, task: Any, member: Any) -> None:
        """Evaluate what a member gives, before it ends; raises Incident."""
        state = task.internal_data
        if self.sequential and len(self._items(task)) != state[TOTAL]:
            raise Incident(f"{self.collection.text} has changed while its items were done")
        given: Any
        if self.output and self.output_element:
            given = list(state[OUTPUT])
            given[member.internal_data[INDEX]] = self.output_element.value(member)
        else:
            given = changes(member.data, task.data)
            given.pop(self.item, None)
        enough = self._is_enough(task, member, given)
        member.internal_data[GIVEN] = [given, enough]

    def _is_enough(self, task: Any, member: Any, given: Any) -> bool:
        if self.condition is None:
            return False
        total, done = task.internal_data[TOTAL], task.internal_data[DONE] + 1
        active = sum(1 for each in task.children if each._state & UNFINISHED) - 1
        counts = {
            "numberOfInstances": Decimal(total),
            "numberOfCompletedInstances": Decimal(done),
            "numberOfActiveInstances": Decimal(active),
            "numberOfTerminatedInstances": Decimal(0),
        }
        return self.condition.holds(member, {**counts, self.output: given} if self.output else counts)

    def done(self, task: Any, member: Any) -> None:
        """A member has ended: go on when all have, or enough."""
        state = task.internal_data
        given, enough = member.internal_data.pop(GIVEN)
        state[DONE] += 1
        if self.output:
            state[OUTPUT] = given
        elif given:
            state[WRITTEN] = ordered({**state.get(WRITTEN, {}), **given})
        if not enough and state[DONE] < state[TOTAL]:
            if self.sequential:
                self._start(task, state[DONE], self._items(task)[state[DONE]])
            return
        for each in task.children:
            stop(each)
        self._write(task, {self.output: state[OUTPUT]} if self.output else state.get(WRITTEN, {}))
        task._ready()

    def _write(self, task: Any, result: dict[str, Any]) -> None:
        task.data = {**task.data, **result}
        for key in (TOTAL, DONE, OUTPUT, WRITTEN):
            task.internal_data.pop(key, None)

    def so_far(self, task: Any) -> dict[str, Any]:
        """What was given until a deadline ended the rest."""
        given = task.internal_data.get(OUTPUT)
        return {self.output: given} if self.output and given is not None else {}
