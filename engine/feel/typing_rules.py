"""Types in expressions: `instance of`, conformance, and the coercions of arguments. Source: DMN 1.5, 10.3.2.9."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

from engine.feel.builtin import Builtin
from engine.feel.temporal import is_day, midnight
from engine.feel.tree import Type
from engine.feel.values import Value, kind, shallow

if TYPE_CHECKING:
    from engine.feel.run import Run

ANY: Final = Type("Any")
SIMPLE: Final = frozenset(
    {
        "number",
        "string",
        "boolean",
        "date",
        "time",
        "date and time",
        "days and time duration",
        "years and months duration",
    }
)


class _Misfit:
    """Stands for a value that does not fit a type."""

    def __repr__(self) -> str:
        return "MISFIT"


MISFIT: Final = _Misfit()


def is_instance(value: Value, of: Type, run: Run) -> bool | None:
    """Tell whether a value is of a type; None for a type that nobody knows."""
    name, shared = of.name, kind(value)
    if name == "Any":
        return value is not None
    if name == "Null":
        return value is None
    if name in SIMPLE:
        return shared == name
    if name == "list":
        return shared == "list" and all(_item(item, of, run) for item in value) if of.items else shared == "list"
    if name == "range":
        ends = (value.low, value.high) if shared == "range" else ()
        return shared == "range" and (not of.items or all(_item(end, of, run) for end in ends))
    if name == "context":
        return shared == "context" and all(
            entry in value and (value[entry] is None or is_instance(value[entry], wanted, run) is True)
            for entry, wanted in of.entries
        )
    if name == "function":
        return shared == "function" and (of.result is None or _is_function(value, of))
    return run.types(value, name) if run.types else None


def _item(item: Value, of: Type, run: Run) -> bool:
    run.spend(1)
    return item is None or is_instance(shallow(item), of.items[0], run) is True


def _is_function(value: Value, of: Type) -> bool:
    if isinstance(value, Builtin):
        types: tuple[Type | None, ...] = (None,) * len(value.names)
        result = None
    else:
        types, result = value.types or (None,) * len(value.names), value.result
    return (
        len(types) == len(of.items)
        and all(conforms(wanted, own or ANY) for own, wanted in zip(types, of.items, strict=True))
        and (of.result == ANY or (result is not None and of.result is not None and conforms(result, of.result)))
    )


def conforms(one: Type, other: Type) -> bool:
    """Tell whether every value of one type is a value of the other."""
    if other in (ANY, one) or one.name == "Null":
        return True
    if one.name != other.name:
        return False
    if one.name in {"list", "range"}:
        return not other.items or (bool(one.items) and conforms(one.items[0], other.items[0]))
    if one.name == "context":
        own = dict(one.entries)
        return all(name in own and conforms(own[name], wanted) for name, wanted in other.entries)
    if one.name == "function" and one.result and other.result:
        return (
            len(one.items) == len(other.items)
            and all(conforms(wanted, own) for own, wanted in zip(one.items, other.items, strict=True))
            and conforms(one.result, other.result)
        )
    return other.name == "function" and other.result is None


def coerce(value: Value, to: Type | None, run: Run) -> Value:
    """Fit a value to a type, or give MISFIT.

    A list of one becomes its item, an item a list of one, a date its midnight UTC. Source: DMN 1.5, 10.3.2.9.4.
    """
    value = shallow(value)
    if value is None or to is None or to == ANY or is_instance(value, to, run):
        return value
    if type(value) is list and len(value) == 1 and is_instance(shallow(value[0]), to, run):
        return shallow(value[0])
    if to.name == "list" and type(value) is not list and (not to.items or is_instance(value, to.items[0], run)):
        return [value]
    if to.name == "date and time" and is_day(value):
        return midnight(value, UTC)
    return MISFIT
