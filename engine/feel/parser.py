"""Tokens to a syntax tree, by recursive descent with precedence climbing. Source: DMN 1.5, 10.3.1.2."""

from __future__ import annotations

from decimal import DecimalException
from typing import TYPE_CHECKING, Final, TypeVar

from engine.feel import limits, tree
from engine.feel.errors import FeelLimit, FeelSyntaxError
from engine.feel.names import KnownNames
from engine.feel.parser_types import read_type
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
_CONSTANTS: Final = {"true": True, "false": False, "null": None}
_PRECEDENCE: Final = {
    "or": 0,
    "and": 1,
    **dict.fromkeys(COMPARISONS, 2),
    "between": 2,
    "in": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "**": 5,
}
_SUM: Final = 3
_UNARY: Final = 6


class Parser(TokenReader):
    """Reads one text. `inside_interval` holds back filters, for `]` and `[` may close an interval."""

    def __init__(self, text: str, names: KnownNames) -> None:
        super().__init__(text, names)
        self.inside_interval = False

    # ------------------------------------------------------------ expressions
    def expression(self) -> tree.Tree:
        """Read one expression."""
        self.descend()
        try:
            word = self.token.text if self.token.kind == "name" else ""
            if word == "if":
                return self._outside_interval(self._if)
            if word == "for":
                return self._outside_interval(self._for)
            if word in {"some", "every"}:
                return self._outside_interval(self._quantified)
            if word == "function" and self.peek(1).text == "(":
                return self._outside_interval(self._lambda)
            return self.operators(0)
        finally:
            self.depth -= 1

    def _outside_interval(self, read: Callable[[], Read]) -> Read:
        before, self.inside_interval = self.inside_interval, False
        try:
            return read()
        finally:
            self.inside_interval = before

    def _if(self) -> tree.Tree:
        at = self.next().at
        condition = self.expression()
        self.need("then")
        yes = self.expression()
        self.need("else")
        return tree.If(condition, yes, self.expression(), at=at)

    def _for(self) -> tree.Tree:
        at = self.next().at
        outer = self.open_names()
        iterators = self._iterators()
        self.need("return")
        result = self.expression()
        self.names = outer
        return tree.For(iterators, result, at=at)

    def _quantified(self) -> tree.Tree:
        word = self.next()
        outer = self.open_names()
        iterators = self._iterators()
        self.need("satisfies")
        condition = self.expression()
        self.names = outer
        return tree.Quantified(word.text == "some", iterators, condition, at=word.at)

    def _iterators(self) -> tuple[tuple[str, tree.Tree], ...]:
        found: list[tuple[str, tree.Tree]] = []
        while True:
            name = self.declared("in", ",", ":")
            if self.eat(":"):
                read_type(self)
            at = self.need("in").at
            values = self.expression()
            if self.eat(".."):
                values = tree.Steps(values, self.expression(), at=at)
            found.append((name, values))
            if not self.eat(","):
                return tuple(found)

    def _lambda(self) -> tree.Tree:
        at = self.next().at
        self.next()
        outer = self.open_names()
        names: list[str] = []
        types: list[tree.Type | None] = []
        while not self.eat(")"):
            names.append(self.declared(",", ":", ")"))
            types.append(read_type(self) if self.eat(":") else None)
            if not self.eat(",") and self.token.text != ")":
                raise self.unexpected("expected_bracket")
        external = self.eat("external")
        body = self.expression()
        self.names = outer
        return tree.Lambda(tuple(names), tuple(types), None if external else body, at=at)

    # ------------------------------------------------------------ operators
    def operators(self, lowest: int) -> tree.Tree:
        """Read operands joined by operators that bind at least as tight as `lowest`."""
        left = self._unary()
        while True:
            operator = self.token
            binds = _PRECEDENCE.get(operator.text, -1) if operator.is_word else -1
            if binds < lowest:
                return left
            self.next()
            if operator.text == "between":
                low = self.operators(_SUM)
                self.need("and")
                left = tree.Between(left, low, self.operators(_SUM), at=operator.at)
            elif operator.text == "in":
                left = tree.In(left, self._tests_of_in(), at=operator.at)
            else:
                left = _join(operator.text, left, self.operators(binds + 1), operator.at)

    def _unary(self) -> tree.Tree:
        token = self.token
        if token.text == "-" and token.kind == "operator":
            self.descend()
            self.next()
            try:
                return tree.Negate(self._unary(), at=token.at)
            finally:
                self.depth -= 1
        value = self._postfix()
        while self.token.kind == "name" and self.token.text == "instance" and self.peek(1).text == "of":
            at = self.next().at
            self.next()
            value = tree.InstanceOf(value, read_type(self), at=at)
        return value

    def _tests_of_in(self) -> tuple[tree.Tree, ...]:
        if self.token.text == "(" and self.token.kind == "operator":
            return self._outside_interval(self._bracketed_tests)
        return (self._comparison_or(_SUM),)

    def _bracketed_tests(self) -> tuple[tree.Tree, ...]:
        at = self.next().at
        tests = [self.test()]
        if self.eat(".."):
            return (self._interval("(", tests[0], at),)
        while self.eat(","):
            tests.append(self.test())
        self.need(")")
        return tuple(tests)

    def test(self) -> tree.Tree:
        """Read one unary test: a comparison without left side, or an expression."""
        return self._comparison_or(None)

    def _comparison_or(self, lowest: int | None) -> tree.Tree:
        if self.token.kind == "operator" and self.token.text in COMPARISONS:
            operator = self.next()
            return tree.Test(operator.text, self.operators(_SUM), at=operator.at)
        return self.expression() if lowest is None else self.operators(lowest)

    # ------------------------------------------------------------ paths, filters, calls
    def _postfix(self) -> tree.Tree:
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
        known = self.known(PROPERTIES) or self.known(self.names)
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
            return self._outside_interval(self._brackets)
        if token.text == "{":
            return self._outside_interval(self._context)
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
            value = self.operators(_SUM)
            self.need(")")
            return _one_ended(operator, value, opening.at)
        if opening.text == "[" and self.eat("]"):
            return tree.ListOf((), at=opening.at)
        first = self.operators(_SUM) if opening.text == "]" else self.expression()
        if self.eat(".."):
            return self._interval(opening.text, first, opening.at)
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

    def _interval(self, opening: str, low: tree.Tree, at: int) -> tree.Tree:
        self.inside_interval = True
        high = self.operators(_SUM)
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
            self.need(":")
            entries.append((name, self.expression()))
            if not self.eat(","):
                self.need("}")
                break
        self.names = outer
        return tree.Context(tuple(entries), at=at)


def _join(operator: str, left: tree.Tree, right: tree.Tree, at: int) -> tree.Tree:
    if operator == "and":
        return tree.And((*left.parts, right) if isinstance(left, tree.And) else (left, right), at=at)
    if operator == "or":
        return tree.Or((*left.parts, right) if isinstance(left, tree.Or) else (left, right), at=at)
    if operator in COMPARISONS:
        return tree.Compare(operator, left, right, at=at)
    return tree.Arithmetic(operator, left, right, at=at)


def _one_ended(operator: str, value: tree.Tree, at: int) -> tree.Tree:
    none = tree.Literal(None, at=at)
    if operator in {"=", "!="}:
        return tree.Interval(value, value, low_included=True, high_included=True, operator=operator, at=at)
    closed = operator in {"<=", ">="}
    if operator[0] == "<":
        return tree.Interval(none, value, low_included=False, high_included=closed, operator=operator, at=at)
    return tree.Interval(value, none, low_included=closed, high_included=False, operator=operator, at=at)


def parse_expression(text: str, names: KnownNames) -> tree.Tree:
    """Read a whole text as one expression; raises FeelSyntaxError or FeelLimit."""
    parser = Parser(text, names)
    node = parser.expression()
    parser.end()
    return _bounded(node)


def parse_unary_tests(text: str, names: KnownNames) -> tree.Tests:
    """Read a cell of a decision table; raises FeelSyntaxError or FeelLimit."""
    if text.strip() in {"", "-"}:
        return tree.Tests(())
    parser = Parser(text, names)
    negated = parser.token.text == "not" and parser.peek(1).text == "("
    if negated:
        try:
            return _tests(parser, negated=True)
        except FeelSyntaxError:
            parser = Parser(text, names)  # not(...) may be a call inside a longer expression
    return _tests(parser, negated=False)


def _tests(parser: Parser, *, negated: bool) -> tree.Tests:
    if negated:
        parser.next()
        parser.need("(")
    tests = [parser.test()]
    while parser.eat(","):
        tests.append(parser.test())
    if negated:
        parser.need(")")
    parser.end()
    for test in tests:
        _bounded(test)
    return tree.Tests(tuple(tests), negated)


def _bounded(node: tree.Tree) -> tree.Tree:
    if tree.height(node) > limits.MAX_HEIGHT:
        raise FeelLimit("too_deep", limit=limits.MAX_HEIGHT)
    return node
