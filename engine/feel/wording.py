"""Errors and warnings of expressions and decisions in the words of the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.vocabulary import texts

if TYPE_CHECKING:
    from engine.feel.errors import FeelError, FeelWarning

PARTICULARS: Final = ("found", "name", "function", "pattern", "text", "row", "rows", "input")


def explain(problem: FeelError | FeelWarning, language: str) -> str:
    """Say what is wrong and how to mend it, after the line and column if they are known.

    language: en, zh or ru.
    """
    data = problem.data
    particulars = {name: _shown(data.get(name, "")) for name in PARTICULARS}
    said = texts.say(language, f"feel-{problem.code.replace('_', '-')}", **particulars)
    line, column = getattr(problem, "line", data.get("line")), getattr(problem, "column", data.get("column"))
    if line is None or column is None:
        return said
    return texts.say(language, "feel-at", line=line, column=column, text=said)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
