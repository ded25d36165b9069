"""Text of an expression to tokens."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import Final

from engine.feel import limits
from engine.feel.errors import FeelLimit, FeelSyntaxError

SPACE = r"[\s\u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+|//[^\n]*|/\*.*?\*/"
NUMBER = r"\d+(?:\.(?!\.)\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?"
NAME = r"(?:[^\W\d]|[\U00010000-\U000EFFFF])(?:\w|[\U00010000-\U000EFFFF\u0300-\u036f])*"
OPERATOR = r"\.\.|<=|>=|!=|\*\*|->|[-+*/=<>()\[\]{},.:?@]"

_TOKEN: Final = re.compile(
    rf'(?P<space>{SPACE})|(?P<number>{NUMBER})|(?P<text>"(?:[^"\\]|\\.)*")|(?P<quoted>`[^`]+`)'
    rf"|(?P<operator>{OPERATOR})|(?P<name>{NAME})|(?P<other>.)",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "'": "'", "/": "/"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: its kind (number, text, quoted, operator, name, other, end), itself, where it starts."""

    kind: str
    text: str
    at: int

    @property
    def is_word(self) -> bool:
        """Tell whether it may be compared with a keyword or operator."""
        return self.kind in {"operator", "name", "other"}


def tokenize(text: str) -> list[Token]:
    """Split a text into tokens, an "end" token last.

    Raises FeelLimit for a text too long. Whatever is no FEEL becomes an "other" token, which the parser refuses.
    Source: DMN 1.5, 10.3.1.2, grammar rules 25 to 30 and 61 (white space), 65 (comments).
    """
    if len(text) > limits.MAX_TEXT:
        raise FeelLimit("text_too_long", length=len(text), limit=limits.MAX_TEXT)
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        if found.lastgroup == "space":
            continue
        if len(tokens) == limits.MAX_TOKENS:
            raise FeelLimit("text_too_long", tokens=len(tokens), limit=limits.MAX_TOKENS)
        tokens.append(Token(found.lastgroup or "other", found[0], found.start()))
    return [*tokens, Token("end", "", len(text))]


def unquote(literal: str) -> str:
    """Give the value of a text literal, its quotes taken off and its escapes resolved."""
    if "\\" not in literal:
        return literal[1:-1]
    text = _ESCAPE.sub(_unescape, literal[1:-1])
    if any("\ud800" <= char <= "\udfff" for char in text):  # a pair written as two \u escapes is one character
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _unescape(found: re.Match[str]) -> str:
    escape = found[1]
    if len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code <= sys.maxunicode else "\ufffd"
    return _ESCAPED.get(escape, "\\" + escape)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Turn an offset into a line and a column, both from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


def one_space(name: str) -> str:
    """Spell a name with single spaces between its words."""
    return " ".join(name.split())


def refuse(text: str, at: int, code: str, found: str | None = None) -> FeelSyntaxError:
    """Make the error for a place in the text."""
    line, column = line_and_column(text, at)
    return FeelSyntaxError(line, column, code, text, **({} if found is None else {"found": found}))
