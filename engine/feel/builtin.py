"""Built-in functions: how they are declared, and how arguments are bound to their parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC
from decimal import DecimalException
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from engine.feel.errors import WrongArgument
from engine.feel.temporal import is_day, midnight
from engine.feel.values import KINDS, Value, kind, shallow

if TYPE_CHECKING:
    from engine.feel.run import Run

Body: TypeAlias = Callable[..., Any]
B = TypeVar("B", bound=Body)
ANY: Final = frozenset({"any"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: which kinds it takes; nullable: null too; optional: may be left out, which is null."""

    name: str
    kinds: frozenset[str]
    nullable: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a function; `variadic` repeats its only parameter."""

    parameters: tuple[Parameter, ...]
    body: Body
    variadic: bool = False
    required: int = field(init=False)

    def __post_init__(self) -> None:
        """Count the parameters that may not be left out."""
        object.__setattr__(self, "required", sum(not parameter.optional for parameter in self.parameters))

    def bind_positions(self, values: list[Value]) -> list[Value]:
        """Fit arguments to the parameters by position; raises WrongArgument."""
        if not values and not self.parameters:
            return values
        if self.variadic:
            return [fit(value, self.parameters[0]) for value in values]
        given, missing = len(values), len(self.parameters) - len(values)
        if missing < 0 or given < self.required:
            raise WrongArgument("wrong_number_of_arguments", given=given)
        bound = [fit(value, parameter) for value, parameter in zip(values, self.parameters, strict=False)]
        return bound + [None] * missing if missing else bound

    def bind_names(self, values: dict[str, Value]) -> list[Value]:
        """Fit arguments to the parameters by name; raises WrongArgument."""
        names = {parameter.name for parameter in self.parameters}
        missing = [p.name for p in self.parameters if not p.optional and p.name not in values]
        if missing or not values.keys() <= names or (self.variadic and len(self.parameters) > 1):
            raise WrongArgument("wrong_argument_names", given=sorted(values))
        return [fit(values[p.name], p) if p.name in values else None for p in self.parameters]


def fit(value: Value, parameter: Parameter) -> Value:
    """Fit a value to a parameter, with FEEL's coercions; raises WrongArgument."""
    if type(value) is not int and KINDS.get(type(value)) in parameter.kinds:
        return value
    value = shallow(value)
    if parameter.kinds is ANY:
        return value
    if value is None:
        if parameter.nullable:
            return None
        raise WrongArgument("null_argument", parameter=parameter.name)
    shared = kind(value)
    if shared in parameter.kinds:
        return value
    if "list" in parameter.kinds:
        return [value]
    if shared == "list" and len(value) == 1:
        return fit(value[0], parameter)
    if "date and time" in parameter.kinds and is_day(value):
        return midnight(value, UTC)
    raise WrongArgument("wrong_argument", parameter=parameter.name, given=shared, wanted=sorted(parameter.kinds))


class Builtin:
    """A built-in function: its signatures, tried in their order."""

    __slots__ = ("name", "signatures")

    def __init__(self, name: str) -> None:
        self.name = name
        self.signatures: list[Signature] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Parameter names of the first signature."""
        return tuple(parameter.name for parameter in self.signatures[0].parameters)

    def call(self, run: Run, positional: list[Value], named: dict[str, Value], at: int) -> Value:
        """Call with the first signature that takes the arguments; null and a warning if none does."""
        run.spend(1)
        refusal: WrongArgument | None = None
        for signature in self.signatures:
            try:
                bound = signature.bind_names(named) if named else signature.bind_positions(positional)
                return signature.body(run, *bound)
            except WrongArgument as exc:
                refusal = _nearer(refusal, exc)
            except (ValueError, OverflowError, DecimalException):
                refusal = _nearer(refusal, WrongArgument("out_of_range"))
        if refusal is not None:
            run.warn(refusal.code, at, function=self.name, **refusal.data)
        return None


_SHAPE: Final = frozenset({"wrong_number_of_arguments", "wrong_argument_names"})
_KIND: Final = frozenset({"wrong_argument", "null_argument"})


def _nearer(one: WrongArgument | None, other: WrongArgument) -> WrongArgument:
    """Choose the refusal of the signature that came nearest to taking the arguments."""

    def distance(refusal: WrongArgument) -> int:
        return 2 if refusal.code in _SHAPE else 1 if refusal.code in _KIND else 0

    return other if one is None or distance(other) < distance(one) else one


KINDS[Builtin] = "function"

BUILTINS: Final[dict[str, Builtin]] = {}


def builtin(name: str, *parameters: str, variadic: bool = False) -> Callable[[B], B]:
    """Declare a signature of a built-in function; its body takes the run and then the arguments.

    A parameter reads `name: kind | kind`; `?` after the name: may be left out; `null` among the kinds: takes null.
    """
    declared = tuple(_parameter(text) for text in parameters)

    def register(body: B) -> B:
        BUILTINS.setdefault(name, Builtin(name)).signatures.append(Signature(declared, body, variadic))
        return body

    return register


_SHORT: Final = {"months": "years and months duration", "duration": "days and time duration"}


def _parameter(text: str) -> Parameter:
    name, _, listed = text.partition(":")
    kinds = {_SHORT.get(word.strip(), word.strip()) for word in listed.split("|")}
    optional = name.endswith("?")
    nullable = "null" in kinds
    return Parameter(name.rstrip("?"), ANY if "any" in kinds else frozenset(kinds - {"null"}), nullable, optional)
