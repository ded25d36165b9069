"""Names that contain spaces or operators, such as `start date` or `profit/loss`: the longest known one is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.tokens import Token, one_space, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable

PLANT_FUNCTIONS = ("add working days", "end of working day", "working days between")
"""Functions the host brings: their names are known to every expression."""


class KnownNames:
    """Names of more than one token, found by their first token."""

    __slots__ = ("_by_first", "_outer")

    def __init__(self, names: Iterable[str] = (), outer: KnownNames | None = None) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._outer = outer
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Make a name known from here on."""
        words = tuple(token.text for token in tokenize(name)[:-1])
        if len(words) < 2:  # noqa: PLR2004 - one word is a name by itself
            return
        entry = (words, one_space(name))
        same_start = self._by_first.setdefault(words[0], [])
        if entry not in same_start:
            same_start.append(entry)
            same_start.sort(key=lambda known: -len(known[0]))

    def match(self, tokens: list[Token], start: int) -> tuple[str, int] | None:
        """Give the longest known name that starts at this token and the number of tokens it takes."""
        best: tuple[str, int] | None = None
        names: KnownNames | None = self
        while names is not None:
            for words, name in names._by_first.get(tokens[start].text, ()):  # noqa: SLF001
                if (best is None or len(words) > best[1]) and _reads(tokens, start, words):
                    best = (name, len(words))
            names = names._outer  # noqa: SLF001
        return best


def _reads(tokens: list[Token], start: int, words: tuple[str, ...]) -> bool:
    if start + len(words) > len(tokens):
        return False
    return all(tokens[start + i].text == word and tokens[start + i].kind != "text" for i, word in enumerate(words))
