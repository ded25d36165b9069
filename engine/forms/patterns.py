"""Patterns of a form: JavaScript regular expressions, run by RE2, which no input can slow down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import re2

_MAX_LENGTH = 1_000  # characters of a pattern
_MAX_MEMORY = 8 << 20  # bytes of its automaton
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|(.))", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern as the form writes it, and its automaton."""

    text: str
    _automaton: Any

    def is_found_in(self, text: str) -> bool:
        """Tell whether the pattern matches anywhere in `text`, as JavaScript's `test` does."""
        return self._automaton.search(text) is not None


def compile_pattern(text: str) -> Pattern:
    """Compile a JavaScript regular expression.

    Raises ValueError for what RE2 cannot run: look-ahead, look-behind, references back.
    """
    if len(text) > _MAX_LENGTH:
        raise ValueError(f"longer than {_MAX_LENGTH} characters")
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MAX_MEMORY
    try:
        return Pattern(text, re2.compile(_ESCAPE.sub(_as_re2, text).replace("[^]", r"(?s:.)"), options=options))
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        raise ValueError(reason.decode() if isinstance(reason, bytes) else str(reason)) from error


def _as_re2(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        return f"\\x{{{code}}}"
    return "/" if found[3] == "/" else found[0]
