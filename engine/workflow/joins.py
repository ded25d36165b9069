"""Where branches meet: what each branch changed since the split is put together.

A branch that has arrived waits as a task of its own. Two branches that set one name to different values are an
incident at a gateway; at the end of a process the one that came later wins, for nobody can act there any more.
"""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from collections import Counter
from typing import Any

from engine.workflow.host import Incident
from engine.workflow.nodes import (
    FROM,
    INCIDENT,
    UNFINISHED,
    WAITING,
    Node,
    changes,
    common_ancestor,
    stop,
)
from engine.workflow.scope import shown
from engine.workflow.values import same


class Meeting(Node):
    """A node that branches wait at for each other."""

    joins = True
    last_wins = False

    def arrive(self, task: Any) -> bool:
        """Wait until the others are there, then go on as the last of them."""
        if not self.joins:
            return True
        if FROM not in task.internal_data:
            task.internal_data[FROM] = task.parent.task_spec.name
        task._set_state(WAITING)
        if self.meet(task):
            return True
        task.workflow.top_workflow.number(task)
        return False

    def meet(self, task: Any) -> bool:
        """Tell whether `task` may go on now; those it takes along are used up."""
        taken = self.taken(task)
        if taken is None:
            return False
        others = [each for each in taken if each is not task]
        if others:
            task.data = self.together([*others, task])
            for each in others:
                stop(each)
        del task.internal_data[FROM]
        return True

    def taken(self, task: Any) -> list[Any] | None:
        """The arrivals that go on together with `task`, or None while others are awaited."""
        raise NotImplementedError

    def arrivals(self, task: Any) -> list[Any]:
        """Branches waiting here, in the order they came."""
        found = [
            each
            for each in task.workflow.tasks.values()
            if each.task_spec is self and each._state == WAITING and FROM in each.internal_data
        ]
        order = task.workflow.top_workflow.number
        return sorted(found, key=order) if len(found) > 1 else found

    def together(self, arrivals: list[Any]) -> dict[str, Any]:
        """Merge what each branch changed since it parted from the others: split by split, the innermost first."""
        if len(arrivals) == 1:
            return dict(arrivals[0].data)
        split = common_ancestor(arrivals)
        result, changed = dict(split.data), set[str]()
        for branch in _branches(arrivals, split):
            data = self.together(branch)
            for key in split.data.keys() - data.keys():
                result.pop(key, None)
            for key, value in changes(data, split.data).items():
                if key in changed and not self.last_wins and not same(result[key], value):
                    raise Incident(f"branches disagree on {key}: {shown(result[key])} and {shown(value)}")
                result[key] = value
                changed.add(key)
        return result


def _branches(arrivals: list[Any], split: Any) -> list[list[Any]]:
    """Put together the arrivals that come by one branch of `split`; the branch whose last one came last is last."""
    found: dict[int, list[Any]] = {}
    for each in arrivals:
        top = each
        while top.parent is not split:
            top = top.parent
        found[top.id] = [*found.pop(top.id, []), each]
    return list(found.values())


class ParallelGateway(Meeting):
    """Waits for a branch on each incoming flow, then sends one down every outgoing flow."""

    def taken(self, task: Any) -> list[Any] | None:
        """One arrival for each incoming flow, the oldest first; further ones stay for the next turn."""
        missing: Counter[str] = Counter(self._inputs)
        taken = []
        for each in self.arrivals(task):
            source = each.internal_data[FROM]
            if missing[source] > 0:
                missing[source] -= 1
                taken.append(each)
        return None if missing.total() else taken


class Ending(Meeting):
    """The end of a process: reached when every branch has ended."""

    forwards = False
    last_wins = True

    def taken(self, task: Any) -> list[Any] | None:
        """Every branch that has ended, once no other is under way."""
        arrivals = self.arrivals(task)
        waiting = {id(each) for each in arrivals}
        for each in task.workflow.tasks.values():
            if each._state & UNFINISHED and id(each) not in waiting and each is not task:
                return None
        return arrivals


def look_again(workflow: Any) -> bool:
    """Let inclusive joins go on for which nothing can come any more; tell whether one did."""
    moved = False
    for task in list(workflow.tasks.values()):
        spec = task.task_spec
        if task._state == WAITING and isinstance(spec, Meeting) and INCIDENT not in task.internal_data:
            spec._update(task)
            moved = moved or task._state != WAITING
    return moved
