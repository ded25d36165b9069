"""Operands: values, names, brackets, contexts, and the paths, filters and calls behind them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import DecimalException
from typing import TYPE_CHECKING, Final, TypeVar

from engine.feel import tree
from engine.feel.names import KnownNames
from engine.feel.temporal import parse_temporal
from engine.feel.token_reader import TokenReader
from engine.feel.tokens import unquote
from engine.feel.values import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

Read = TypeVar("Read")
KEYWORDS: Final = frozenset(
    {"and", "or", "if", "then", "else", "in", "between", "some", "every", "satisfies", "for", "return"}
    | {"true", "false", "null", "instance", "function", "external"}
)
COMPARISONS: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})
PROPERTIES: Final = KnownNames(["time offset", "start included", "end included"])
SUM: Final = 3
"""How tight `+` and `-` bind: the ends of an interval and the sides of a comparison are sums."""

_CONSTANTS: Final = {"true": True, "false": False, "null": None}


class OperandReader(TokenReader, ABC):
    """Reads operands. `inside_interval` holds back filters, for `]` and `[` may close an interval."""

    def __init__(self, text: str, names: KnownNames) -> None:
        super().__init__(text, names)
        self.inside_interval = False

    @abstractmethod
    def expression(self) -> tree.Tree:
        """Read one expression."""

    @abstractmethod
    def operators(self, lowest: int) -> tree.Tree:
        """Read operands joined by operators that bind at least as tight as `lowest`."""

    def outside_interval(self, read: Callable[[], Read]) -> Read:
        """Read with filters, as inside any bracket."""
        before, self.inside_interval = self.inside_interval, False
        try:
            return read()
        finally:
            self.inside_interval = before

    # ------------------------------------------------------------ paths, filters, calls
    def operand(self) -> tree.Tree:
        """Read a value with its paths, filters and calls."""
        value = self._primary()
        while self.token.kind == "operator":
            token = self.token
            if token.text == ".":
                self.next()
                value = tree.Path(value, self._property(), at=token.at)
            elif token.text == "[" and not self.inside_interval:
                self.next()
                condition = self.expression()
                self.need("]")
                value = tree.Filter(value, condition, at=token.at)
            elif token.text == "(":
                value = self._call(value)
            else:
                break
        return value

    def _property(self) -> str:
        known = self.known(PROPERTIES) or self.known(self.names) or self.known(self.properties)
        if known is not None:
            return known
        if self.token.kind == "quoted":
            return self.next().text[1:-1]
        if self.token.kind != "name":
            raise self.unexpected("expected_property")
        return self.next().text

    def _call(self, function: tree.Tree) -> tree.Tree:
        at = self.need("(").at
        before, self.inside_interval = self.inside_interval, False
        positional: list[tree.Tree] = []
        named: list[tuple[str, tree.Tree]] = []
        while not self.eat(")"):
            name = self._argument_name()
            if name is None:
                positional.append(self.expression())
            else:
                named.append((name, self.expression()))
            if not self.eat(","):
                self.need(")")
                break
        self.inside_interval = before
        if positional and named:
            raise self.wrong("mixed_arguments", at)
        return tree.Call(function, tuple(positional), tuple(named), at=function.at)

    def _argument_name(self) -> str | None:
        """Read `name:` before an argument; the name may hold spaces. Stay where we are if there is none."""
        start = self.position
        if self.token.kind in {"name", "quoted"}:
            while self.token.kind in {"name", "other", "quoted"} or self.token.text in {"-", "'", "+", "*", "/"}:
                self.next()
            if self.token.text == ":":
                name = " ".join(token.text.strip("`") for token in self.tokens[start : self.position])
                self.next()
                return name
        self.position = start
        return None

    # ------------------------------------------------------------ values
    def _primary(self) -> tree.Tree:
        token = self.token
        if token.kind == "number":
            self.next()
            try:
                return tree.Literal(NUMBERS.create_decimal(token.text), at=token.at)
            except DecimalException:
                raise self.wrong("number_too_large", token.at) from None
        if token.kind == "text":
            self.next()
            return tree.Literal(unquote(token.text), at=token.at)
        if token.kind == "quoted":
            self.next()
            return tree.Name(token.text[1:-1], at=token.at)
        if token.kind == "operator":
            return self._bracketed()
        known = self.known(self.names) if token.kind in {"name", "other"} else None
        if known is not None:
            return tree.Name(known, at=token.at)
        if token.kind != "name" or token.text in KEYWORDS - _CONSTANTS.keys():
            raise self.unexpected("expected_expression")
        self.next()
        if token.text in _CONSTANTS:
            return tree.Literal(_CONSTANTS[token.text], at=token.at)
        return tree.Name(token.text, at=token.at)

    def _bracketed(self) -> tree.Tree:
        token = self.token
        if token.text in {"(", "[", "]"}:
            return self.outside_interval(self._brackets)
        if token.text == "{":
            return self.outside_interval(self._context)
        if token.text == "?":
            self.next()
            return tree.Name("?", at=token.at)
        if token.text == "@" and self.peek(1).kind == "text":
            self.next()
            value = parse_temporal(unquote(self.next().text))
            return tree.Literal(value, at=token.at)
        raise self.unexpected("expected_expression")

    def _brackets(self) -> tree.Tree:
        opening = self.next()
        if opening.text == "(" and self.token.kind == "operator" and self.token.text in COMPARISONS:
            operator = self.next().text
            value = self.operators(SUM)
            self.need(")")
            return _one_ended(operator, value, opening.at)
        if opening.text == "[" and self.eat("]"):
            return tree.ListOf((), at=opening.at)
        first = self.operators(SUM) if opening.text == "]" else self.expression()
        if self.eat(".."):
            return self.interval(opening.text, first, opening.at)
        if opening.text == "(":
            self.need(")")
            return first
        if opening.text == "]":
            raise self.unexpected("expected_interval")
        items = [first]
        while self.eat(","):
            items.append(self.expression())
        self.need("]")
        return tree.ListOf(tuple(items), at=opening.at)

    def interval(self, opening: str, low: tree.Tree, at: int) -> tree.Tree:
        """Read the upper end of an interval and its bracket."""
        self.inside_interval = True
        high = self.operators(SUM)
        self.inside_interval = False
        if self.token.text not in {"]", ")", "["} or self.token.kind != "operator":
            raise self.unexpected("expected_interval_end")
        return tree.Interval(low, high, opening == "[", self.next().text == "]", at=at)

    def _context(self) -> tree.Tree:
        at = self.next().at
        outer = self.open_names()
        entries: list[tuple[str, tree.Tree]] = []
        while not self.eat("}"):
            if self.token.kind == "text":
                name = unquote(self.next().text)
                self.names.add(name)
            else:
                name = self.declared(":")
            self.properties.add(name)
            self.need(":")
            entries.append((name, self.expression()))
            if not self.eat(","):
                self.need("}")
                break
        self.names = outer
        return tree.Context(tuple(entries), at=at)


def _one_ended(operator: str, value: tree.Tree, at: int) -> tree.Tree:
    none = tree.Literal(None, at=at)
    if operator in {"=", "!="}:
        return tree.Interval(value, value, low_included=True, high_included=True, operator=operator, at=at)
    closed = operator in {"<=", ">="}
    if operator[0] == "<":
        return tree.Interval(none, value, low_included=False, high_included=closed, operator=operator, at=at)
    return tree.Interval(value, none, low_included=closed, high_included=False, operator=operator, at=at)
