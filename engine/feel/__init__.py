"""FEEL, the expression language of diagrams, decision tables and forms: compiled once, evaluated often, bounded.

Source: OMG Decision Model and Notation 1.5, chapter 10.
"""

from engine.feel.comparison import same_value
from engine.feel.errors import FeelError, FeelLimit, FeelSyntaxError, FeelWarning, UnknownName, WrongArgument
from engine.feel.expression import Expression, UnaryTests, compile_expression, compile_unary_tests
from engine.feel.run import Host, Scope
from engine.feel.text import to_text
from engine.feel.values import Function, Range, Value, YearsMonths, kind, typed
from engine.feel.wording import explain

__all__ = [
    "Expression",
    "FeelError",
    "FeelLimit",
    "FeelSyntaxError",
    "FeelWarning",
    "Function",
    "Host",
    "Range",
    "Scope",
    "UnaryTests",
    "UnknownName",
    "Value",
    "WrongArgument",
    "YearsMonths",
    "compile_expression",
    "compile_unary_tests",
    "explain",
    "kind",
    "same_value",
    "to_text",
    "typed",
]
