"""The services a diagram may call: one decorated function each, with typed parameters."""

from __future__ import annotations

import datetime as dt
import inspect
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from engine.effectiveness import Nonconformity
from engine.errors import HoldpointError
from engine.lots import Shipment, Trace
from engine.lots.reconciliation import RecallLine
from engine.sampling import SeriesState
from engine.series import SeriesKey
from engine.vocabulary import Names


class Effect:
    """Base of what a service wants done; commands carry effects out in the step's transaction."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a service gives back: variables for the case and effects on the plant."""

    result: Mapping[str, Any] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()


class Foreseen(Exception):
    """An outcome that the diagram foresees: the error boundary event with this code catches it."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code, self.data = code, data


@dataclass(frozen=True, slots=True)
class ExpiredRecord:
    """A record whose time is over: `key` is case number/entry, `place` (case id, entry), `code` its register's."""

    key: str
    place: tuple[int, int]
    code: str
    made_on: dt.date
    last_day: dt.date


class View(Protocol):
    """What a service may see of the plant while a step runs."""

    @property
    def site(self) -> str:
        """Return the site of the case."""

    @property
    def case_number(self) -> str:
        """Return the number of the case, for example NC-2026-0001."""

    @property
    def now(self) -> dt.datetime:
        """Return the time of the step, aware."""

    def quantity(self, product: str, lot: str, status: str) -> Decimal:
        """Return how much of a lot has the quantity status, effects of this step included."""

    def handed_over(self, product: str, lot: str) -> Decimal:
        """Return how much of a lot the case that started this one holds and hands over; 0 once it was taken over."""

    def trace(self, product: str, lot: str, depth: int | None = None) -> Trace | None:
        """Return where a lot went and what it was made from, over `depth` generations or all; None when unknown."""

    def recall_lines(self) -> tuple[RecallLine, ...]:
        """Return the lines of this case's account of a recall, effects of this step included."""

    def shipment(self, key: str) -> Shipment | None:
        """Return a shipment of the site with what came back of it, effects of this step included; None when unknown."""

    def nonconformities(self, first: dt.date, after: dt.date) -> Iterable[Nonconformity]:
        """Return what was reported nonconforming at the site from the day `first` on and before the day `after`."""

    def expired_records(self) -> tuple[ExpiredRecord, ...]:
        """Return the records of the site in closed cases whose times of keeping are over."""

    def start_case(
        self,
        procedure: str,
        link: str,
        data: Mapping[str, Any],
        held_quantity: Decimal | None = None,
        site: str | None = None,
    ) -> str:
        """Start a linked case when the step is saved; return the number it will have.

        held_quantity: of the lot that `data` names, on hold now, for which the linked case answers from then on.
        site: where it plays; the site of this case without it.
        """

    def series(self, key: SeriesKey, *, to_change: bool = False) -> SeriesState:
        """Return where a series of lots stands, effects of this step included.

        to_change: nobody else changes it until the step is saved.
        """


@dataclass(frozen=True, slots=True)
class Parameter:
    """One input of a service as an owner sees it."""

    name: str
    type: str  # text, number, boolean, date_time, list, context
    required: bool
    label: Names
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A topic that service tasks name, and the function behind it."""

    topic: str
    title: Names
    parameters: tuple[Parameter, ...]
    results: tuple[str, ...]
    call: Callable[..., Outcome]
    names: frozenset[str] = field(init=False)
    _asked: tuple[tuple[str, type, str, bool, tuple[str, ...]], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note the names of the parameters, and what is asked of each."""
        asked = tuple(
            (each.name, _PYTHON[each.type], each.type, each.required, each.choices) for each in self.parameters
        )
        object.__setattr__(self, "names", frozenset(parameter.name for parameter in self.parameters))
        object.__setattr__(self, "_asked", asked)

    def run(self, view: View, inputs: Mapping[str, Any]) -> Outcome:
        """Check the inputs against the parameters and run. Raises ServiceInput."""
        if not self.names.issuperset(inputs):
            raise ServiceInput(topic=self.topic, parameter=min(inputs.keys() - self.names), problem="unknown")
        values: dict[str, Any] = {}
        for name, python, kind, required, choices in self._asked:
            value = inputs.get(name)
            if value is None:
                if required:
                    raise ServiceInput(topic=self.topic, parameter=name, problem="missing")
            elif (type(value) is python or isinstance(value, python)) and (not choices or value in choices):
                values[name] = value
            else:
                raise ServiceInput(topic=self.topic, parameter=name, problem=f"not {kind}: {value!r}")
        return self.call(view, **values)


class ServiceInput(HoldpointError):
    """A diagram hands a service what it does not take."""

    code = "service_input"


_PYTHON: dict[str, type] = {
    "text": str,
    "number": Decimal,
    "boolean": bool,
    "date_time": dt.datetime,
    "list": list,
    "context": dict,
}
_TYPES: dict[Any, str] = {python: name for name, python in _PYTHON.items()}
_REGISTRY: dict[str, Service] = {}


def service(
    topic: str, title: Names, labels: Mapping[str, Names], results: tuple[str, ...] = ()
) -> Callable[[Callable[..., Outcome]], Callable[..., Outcome]]:
    """Register a function `(view, *, parameter: type, …) -> Outcome` under `topic`.

    A parameter typed str, Decimal, bool, datetime, list, dict or a StrEnum is read from its annotation; one with a
    default is optional. `labels` name the parameters for the editor.
    """

    def register(call: Callable[..., Outcome]) -> Callable[..., Outcome]:
        if topic in _REGISTRY:
            raise ValueError(f"service {topic!r} is registered twice")
        hints = typing.get_type_hints(call)
        parameters = tuple(
            _parameter(name, hints[name], each.default is inspect.Parameter.empty, labels[name])
            for name, each in inspect.signature(call).parameters.items()
            if each.kind is inspect.Parameter.KEYWORD_ONLY
        )
        _REGISTRY[topic] = Service(topic, title, parameters, results, call)
        return call

    return register


def _parameter(name: str, hint: Any, required: bool, label: Names) -> Parameter:
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:  # optional: `str | None`
        (hint,) = (kind for kind in typing.get_args(hint) if kind is not type(None))
    kind = typing.get_origin(hint) or hint
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Parameter(name, "text", required, label, tuple(kind))
    return Parameter(name, _TYPES[kind], required, label)


def services() -> tuple[Service, ...]:
    """Return all registered services by topic."""
    return tuple(_REGISTRY[topic] for topic in sorted(_REGISTRY))


def find(topic: str) -> Service | None:
    """Return the service of a topic."""
    return _REGISTRY.get(topic)
