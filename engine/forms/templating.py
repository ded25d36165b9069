"""Texts of a form with expressions in them: `On hold: {{quantity}}`. Loops and conditions of form-js are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from engine.feel import Expression, Value, compile_expression
from engine.vocabulary import Names

_PLACE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def expressions_in(text: Names) -> Iterator[Expression]:
    """Compile the expressions of a text in all its languages. Raises FeelError; ValueError for loops and conditions."""
    for version in (text.en, text.zh, text.ru):
        for found in _PLACE.finditer(version):
            yield _compiled(found[1])


def fill_in(text: str, value_of: Callable[[Expression], Value], write: Callable[[Value], str]) -> str:
    """Put values into the places of a text; `write` words a value and escapes it where that is needed."""
    return _PLACE.sub(lambda found: write(value_of(_compiled(found[1]))), text)


def _compiled(source: str) -> Expression:
    if source.lstrip().startswith(("#", "/", "@")):
        raise ValueError(source)
    return compile_expression(source.strip())
