"""Calling a function value: built in, defined in FEEL, or given by the host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.builtin import Builtin
from engine.feel.errors import WrongArgument
from engine.feel.typing_rules import MISFIT, coerce
from engine.feel.values import Function, Value, kind, shallow

if TYPE_CHECKING:
    from engine.feel.run import Run


def invoke(function: Value, positional: list[Value], named: dict[str, Value], run: Run, at: int) -> Value:
    """Call a function with arguments by position or by name; null and a warning when they do not fit."""
    if type(function) is Builtin:
        return shallow(function.call(run, positional, named, at))
    if type(function) is not Function:
        if function is not None:  # what gave null has been warned of
            run.warn("not_a_function", at, given=kind(function))
        return None
    if named:
        if named.keys() != set(function.names):
            run.warn("wrong_argument_names", at, given=sorted(named), wanted=list(function.names))
            return None
        positional = [named[name] for name in function.names]
    if len(positional) != len(function.names):
        run.warn("wrong_number_of_arguments", at, given=len(positional), wanted=len(function.names))
        return None
    if function.types and any(function.types):
        positional = [coerce(value, of, run) for value, of in zip(positional, function.types, strict=True)]
        if MISFIT in positional:
            run.warn("wrong_argument", at, parameter=function.names[positional.index(MISFIT)])
            return None
    try:
        return shallow(function.call(*positional))
    except WrongArgument as exc:
        run.warn(exc.code, at, **exc.data)
        return None
