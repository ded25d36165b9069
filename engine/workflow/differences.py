"""The data of a task as the state keeps them: what differs from the data of the task before it.

Data are never changed in place, so the same object means the same data: what was told once is told again as it was.
"""

from __future__ import annotations

from typing import Any, Final

from engine.workflow.values import ordered, pack, same, unpack

Told = tuple[Any, Any, Any, Any]
"""The data before, the data, packed entries that differ (0 for none), and names no longer there (0: none, 1: all)."""

NOTHING: Final[dict[str, Any]] = {}
"""The data before the first task of a case."""
UNTOLD: Final[Told] = (None, None, 0, 0)


def told(task: Any, before: dict[str, Any]) -> Told:
    """Tell the data of `task` as a difference from the data `before`."""
    data, known = task.data, task.told
    if known[0] is not before or known[1] is not data:
        known = task.told = (before, data, *_difference(data, before))
    return known  # type: ignore[no-any-return]  # the library's tasks are not typed


def _difference(data: dict[str, Any], before: dict[str, Any]) -> tuple[Any, Any]:
    if data is before:
        return 0, 0
    if not before:
        return pack(ordered(data)), 0
    changed = {key: value for key, value in data.items() if key not in before or not same(value, before[key])}
    gone: Any = sorted(key for key in before if key not in data) or 0
    if gone and len(changed) == len(data):
        gone = 1
    return pack(ordered(changed)) if changed else 0, gone


def restored(before: dict[str, Any], changed: Any, gone: Any) -> dict[str, Any]:
    """Give the data that were told as a difference from the data `before`."""
    if gone == 1:
        before = NOTHING
    elif gone:
        before = {key: value for key, value in before.items() if key not in gone}
    return {**before, **unpack(changed)} if changed else before
