"""Item definitions: the types a decision file declares, with their allowed values. Source: DMN 1.5, 7.3.2, 10.3.2.9."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from engine.dmn.xml import attribute, child, children, text
from engine.feel.builtin import Builtin
from engine.feel.tokens import one_space
from engine.feel.tree import Type
from engine.feel.typing_rules import MISFIT, coerce, is_instance
from engine.feel.values import Function, Value, shallow

if TYPE_CHECKING:
    from engine.dmn.xml import Element
    from engine.feel import UnaryTests
    from engine.feel.run import Run

MAX_DEPTH: Final = 30

BASE_TYPES: Final[Mapping[str, str]] = {
    "number": "number",
    "string": "string",
    "boolean": "boolean",
    "date": "date",
    "time": "time",
    "dateTime": "date and time",
    "date and time": "date and time",
    "dayTimeDuration": "days and time duration",
    "days and time duration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "years and months duration": "years and months duration",
    "context": "context",
    "list": "list",
}


class ItemType(Protocol):
    """What a typeRef stands for."""

    def fit(self, value: Value, run: Run) -> Value:
        """Fit a value to the type by FEEL's coercions, or give MISFIT."""

    def holds(self, value: Value, run: Run) -> bool:
        """Tell whether a value is of the type as it is."""


@dataclass(frozen=True, slots=True)
class SimpleType:
    """A type of FEEL itself."""

    type: Type

    def fit(self, value: Value, run: Run) -> Value:
        """Fit a value."""
        return coerce(value, self.type, run)

    def holds(self, value: Value, run: Run) -> bool:
        """Tell whether a value is of the type."""
        return is_instance(value, self.type, run) is True


@dataclass(frozen=True, slots=True)
class DeclaredType:
    """An item definition or one of its components.

    base: gives the type it refers to, if any. allowed: tests each value has to meet.
    """

    name: str
    collection: bool
    base: Callable[[], ItemType | None]
    components: tuple[DeclaredType, ...]
    allowed: tuple[UnaryTests, ...]
    allowed_text: str
    is_function: bool

    @property
    def is_list(self) -> bool:
        """Tell whether its values are lists, by itself or by what it refers to."""
        base = self.base()
        return self.collection or (base.is_list if isinstance(base, DeclaredType) else base == SimpleType(Type("list")))

    def fit(self, value: Value, run: Run) -> Value:
        """Fit a value; a single value becomes a list of one for a collection, and the other way round."""
        run.enter_call()
        try:
            return self._fit(shallow(value), run)
        finally:
            run.calls -= 1

    def _fit(self, value: Value, run: Run) -> Value:
        if value is None:
            return None
        if self.collection:
            items = [self._fit_one(shallow(item), run) for item in (value if type(value) is list else [value])]
            return MISFIT if MISFIT in items else items
        if type(value) is list and len(value) == 1 and not self.is_list:
            value = shallow(value[0])
        return self._fit_one(value, run)

    def _fit_one(self, value: Value, run: Run) -> Value:
        if value is None:
            return None
        run.spend(1)
        if self.components:
            value = self._fit_components(value, run)
        elif self.is_function:
            return value if type(value) in {Function, Builtin} else MISFIT
        else:
            base = self.base()
            value = base.fit(value, run) if base is not None else value
        if value is MISFIT or not all(tests.within(value, {}, run) is True for tests in self.allowed):
            return MISFIT
        return value

    def _fit_components(self, value: Value, run: Run) -> Value:
        if not isinstance(value, dict):
            return MISFIT
        fitted = dict(value)
        for component in self.components:
            if component.name not in value:
                return MISFIT
            fitted[component.name] = component.fit(value[component.name], run)
            if fitted[component.name] is MISFIT:
                return MISFIT
        return fitted

    def holds(self, value: Value, run: Run) -> bool:
        """Tell whether a value is of the type as it is, null items and entries allowed."""
        if value is None:
            return False
        if self.collection:
            return type(value) is list and all(item is None or self._holds_one(shallow(item), run) for item in value)
        return self._holds_one(value, run)

    def _holds_one(self, value: Value, run: Run) -> bool:
        run.spend(1)
        if self.components:
            right = isinstance(value, dict) and all(
                part.name in value and (value[part.name] is None or part.holds(shallow(value[part.name]), run))
                for part in self.components
            )
        else:
            base = self.base()
            right = base is None or base.holds(value, run)
        return right and self._fit_one(value, run) is not MISFIT


class TypeTable:
    """All types of a file, and by prefix those of the files it imports."""

    def __init__(self, compile_tests: Callable[[str, Element], UnaryTests | None]) -> None:
        self._declared: dict[str, DeclaredType] = {}
        self._imported: dict[str, TypeTable] = {}
        self._compile_tests = compile_tests

    def declare(self, element: Element) -> None:
        """Take in an item definition."""
        declared = self._read(element)
        self._declared[declared.name] = declared

    def imports(self, prefix: str, table: TypeTable) -> None:
        """Make the types of an imported file known under its prefix."""
        self._imported[prefix] = table

    def _read(self, element: Element) -> DeclaredType:
        reference = attribute(element, "typeRef") or text(element, "typeRef")
        tests = []
        for name in ("allowedValues", "typeConstraint"):
            found = child(element, name)
            if found is not None and text(found):
                tests.append(self._compile_tests(text(found), found))
        return DeclaredType(
            one_space(attribute(element, "name")),
            attribute(element, "isCollection") == "true",
            lambda: self.find(reference),
            tuple(self._read(part) for part in children(element, "itemComponent")),
            tuple(one for one in tests if one is not None),
            text(child(element, "allowedValues")),
            child(element, "functionItem") is not None,
        )

    def find(self, reference: str) -> ItemType | None:
        """Look up a typeRef; None for none, `Any` and unknown ones, which take every value."""
        name = one_space(reference).removeprefix("feel:")
        if name in self._declared:
            return self._declared[name]
        prefix, dot, rest = name.partition(".")
        if dot and prefix in self._imported:
            return self._imported[prefix].find(rest)
        name = name.rpartition(":")[2]
        if name in self._declared:
            return self._declared[name]
        if "" in self._imported and name not in BASE_TYPES:
            return self._imported[""].find(name)
        return SimpleType(Type(BASE_TYPES[name])) if name in BASE_TYPES else None

    def instance(self, value: Value, name: str, run: Run) -> bool | None:
        """Answer `value instance of name` for a declared type; None for one unknown."""
        found = self.find(name)
        return None if found is None else found.holds(value, run)


def fitted(value: Value, to: ItemType | None, run: Run, what: str = "") -> Value:
    """Fit a value to a type; null and a warning for a misfit."""
    value = shallow(value)
    if value is None or to is None:
        return value
    result = to.fit(value, run)
    if result is MISFIT:
        run.warn("wrong_type", 0, name=what)
        return None
    return result
