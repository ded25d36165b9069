"""Forgets what no token can need any more, so that a case never grows with the turns of its loops.

What stays: the tokens, the splits from which several of them come (their data tell what each branch changed), and
what stands between an activity and the events on its border, or between the events of one gateway.
"""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from typing import Any

from engine.workflow.joins import Ending
from engine.workflow.nodes import COMPLETED, UNFINISHED, WAITING, changes


def prune(workflow: Any, outer: dict[str, Any]) -> None:
    """Prune the case, or one part of it; `outer` are the data around a part, none for the case."""
    root = workflow.task_tree
    if _keep_one(workflow, root, outer):
        return
    _keep_tokens(workflow, root)
    for task in list(workflow.tasks.values()):
        if task.id in workflow.tasks:
            _splice(workflow, task)
    _drop_idle_endings(workflow, root)
    _lift(workflow, root, outer)


def _keep_one(workflow: Any, root: Any, outer: dict[str, Any]) -> bool:
    """Keep the root and the only token, where nothing on the way between them has to stay; tell whether that was so.

    Of a case that has ended the root alone is kept.
    """
    token = None
    for task in workflow.tasks.values():
        if task._state & UNFINISHED:
            if token is not None:
                return False
            token = task
    if token is None:
        root.data, root._children, workflow.tasks = outer, [], {root.id: root}
        return True
    if token is root or token.triggered:
        return False
    above = workflow.tasks[token._parent]
    while True:
        if above.task_spec.fixed or above._state != COMPLETED or above.triggered:
            return False
        if above is root:
            break
        above = workflow.tasks[above._parent]
    root.data, root._children, token._parent = outer, [token.id], root.id
    workflow.tasks = {root.id: root, token.id: token}
    return True


def _keep_tokens(workflow: Any, root: Any) -> None:
    """Keep the unfinished tasks and everything they descend from."""
    tasks = workflow.tasks
    live = {root.id}
    for task in tasks.values():
        if task._state & UNFINISHED:
            above = task
            while above is not None and above.id not in live:
                live.add(above.id)
                above = tasks.get(above._parent)
    if len(live) == len(tasks):
        return
    workflow.tasks = {key: task for key, task in tasks.items() if key in live}
    for task in workflow.tasks.values():
        if task._children:
            task._children = [key for key in task._children if key in live]


def _splice(workflow: Any, task: Any) -> None:
    """Take a finished task with one descendant out of its line."""
    parent = task.parent
    if parent is None or task._state != COMPLETED or len(task._children) != 1:
        return
    child = workflow.tasks[task._children[0]]
    if parent.task_spec.fixed or child.triggered:
        return
    parent._children[parent._children.index(task.id)] = child.id
    child._parent = parent.id
    del workflow.tasks[task.id]


def _lift(workflow: Any, root: Any, outer: dict[str, Any]) -> None:
    """Let the root take the place of a split below it; with one token left it needs no data of its own."""
    if not root._children:
        root.data = outer
    while len(root._children) == 1:
        task = workflow.tasks[root._children[0]]
        if task._state & UNFINISHED:
            root.data = outer
            return
        if task.task_spec.fixed or not task._children:
            return
        root.data, root.told, root._children = task.data, task.told, task._children
        for key in root._children:
            workflow.tasks[key]._parent = root.id
        del workflow.tasks[task.id]


def _drop_idle_endings(workflow: Any, root: Any) -> None:
    """Forget a branch that has ended and changed nothing, while others are under way."""
    endings = [t for t in workflow.tasks.values() if t._state == WAITING and isinstance(t.task_spec, Ending)]
    for task in endings:
        split = task.parent
        while split is not root and len(split._children) == 1:
            split = split.parent
        if len(split._children) > 1 and not changes(task.data, split.data) and not split.data.keys() - task.data.keys():
            _drop(workflow, task)


def _drop(workflow: Any, task: Any) -> None:
    while True:
        parent = task.parent
        parent._children.remove(task.id)
        del workflow.tasks[task.id]
        if parent._children or parent is workflow.task_tree or parent._state & UNFINISHED:
            break
        task = parent
    _splice(workflow, parent)
