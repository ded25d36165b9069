"""Tokens to a syntax tree, by recursive descent with precedence climbing. Source: DMN 1.5, 10.3.1.2."""

from __future__ import annotations

from typing import Final

from engine.feel import limits, tree
from engine.feel.errors import FeelLimit, FeelSyntaxError
from engine.feel.names import KnownNames
from engine.feel.operand_reader import COMPARISONS, SUM, OperandReader
from engine.feel.parser_types import read_type

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


class Parser(OperandReader):
    """Reads one text."""

    # ------------------------------------------------------------ expressions
    def expression(self) -> tree.Tree:
        """Read one expression."""
        self.descend()
        try:
            word = self.token.text if self.token.kind == "name" else ""
            if word == "if":
                return self.outside_interval(self._if)
            if word == "for":
                return self.outside_interval(self._for)
            if word in {"some", "every"}:
                return self.outside_interval(self._quantified)
            if word == "function" and self.peek(1).text == "(":
                return self.outside_interval(self._lambda)
            return self.operators(0)
        finally:
            self.depth -= 1

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
                raise self.unexpected("expected_closing_bracket")
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
                low = self.operators(SUM)
                self.need("and")
                left = tree.Between(left, low, self.operators(SUM), at=operator.at)
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
        value = self.operand()
        while self.token.kind == "name" and self.token.text == "instance" and self.peek(1).text == "of":
            at = self.next().at
            self.next()
            value = tree.InstanceOf(value, read_type(self), at=at)
        return value

    def _tests_of_in(self) -> tuple[tree.Tree, ...]:
        if self.token.text == "(" and self.token.kind == "operator":
            return self.outside_interval(self._bracketed_tests)
        return (self._comparison_or(SUM),)

    def _bracketed_tests(self) -> tuple[tree.Tree, ...]:
        at = self.next().at
        tests = [self.test()]
        if self.eat(".."):
            return (self.interval("(", tests[0], at),)
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
            return tree.Test(operator.text, self.operators(SUM), at=operator.at)
        return self.expression() if lowest is None else self.operators(lowest)


def _join(operator: str, left: tree.Tree, right: tree.Tree, at: int) -> tree.Tree:
    if operator == "and":
        return tree.And((*left.parts, right) if isinstance(left, tree.And) else (left, right), at=at)
    if operator == "or":
        return tree.Or((*left.parts, right) if isinstance(left, tree.Or) else (left, right), at=at)
    if operator in COMPARISONS:
        return tree.Compare(operator, left, right, at=at)
    return tree.Arithmetic(operator, left, right, at=at)


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
