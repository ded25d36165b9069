"""What a running case sees of the world around it, and what it tells: tasks, troubles, and what came from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from engine.feel import Host as FeelHost
from engine.vocabulary import Names


class BpmnError(Exception):
    """Raised by a service: a foreseen outcome, caught by the error boundary event that has this code."""

    def __init__(self, code: str, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.data: dict[str, Any] = dict(data or {})


class Incident(Exception):
    """Something technical went wrong; the element waits, a person looks at it and retries."""


Serve = Callable[[str, str, dict[str, Any], Mapping[str, str]], Mapping[str, Any] | None]


@dataclass(slots=True)
class Host:
    """One command's view of the world; made for every step, so it is not frozen.

    now: the clock, aware. serve(topic, element, inputs, headers) runs a service and gives its result; it may raise
    BpmnError, anything else becomes an incident. decide(decision, scope) evaluates a decision table and gives an
    outcome with its `value`. functions: the plant's own FEEL functions by name. feel: the same clock and functions,
    as FEEL wants them.
    """

    now: datetime
    serve: Serve
    decide: Callable[[str, Mapping[str, Any]], Any]
    functions: Mapping[str, Any] = field(default_factory=dict)
    feel: FeelHost = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make FEEL's view of the same world."""
        now = self.now
        self.feel = FeelHost(lambda: now, self.functions)


class Entry(NamedTuple):
    """One thing that came from outside, in the order in which it came.

    kind: start, form, message, time, retry or move begin a step; service, error (foreseen, by code), failed
    (technical) and decision are what the step then met. element: what it concerns. payload: values, result,
    `{code, data}` of an error, text of a failure, outcome of a decision, `{key, data}` of a message. number: the task
    of a form or a retry. at: the time that the step saw.
    """

    kind: str
    element: str = ""
    payload: Any = None
    number: int | None = None
    at: datetime | None = None


class OpenTask(NamedTuple):
    """A task that waits for a person.

    path: numbers of the parts (called or embedded processes, each line of a multi-instance by itself) that enclose
    it, outermost first; () in the case itself.
    """

    number: int
    element: str
    path: tuple[int, ...]
    names: Names
    role: str
    site: str | None = None
    form_id: str | None = None
    due_at: datetime | None = None
    priority: int = 50


@dataclass(frozen=True, slots=True)
class Trouble:
    """A technical incident: the element `element` waits until somebody retries."""

    number: int
    element: str
    text: str
    path: tuple[int, ...] = ()
