"""The part of the parser that walks over tokens and knows which names are in scope."""

from __future__ import annotations

from engine.feel import limits
from engine.feel.errors import FeelLimit, FeelSyntaxError
from engine.feel.names import KnownNames
from engine.feel.tokens import Token, one_space, refuse, tokenize


class TokenReader:
    """A position in a list of tokens."""

    def __init__(self, text: str, names: KnownNames) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.position = 0
        self.depth = 0
        self.names = KnownNames(outer=names)
        self.properties = KnownNames()  # names of entries, which stay known behind a dot

    @property
    def token(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.position]

    def peek(self, ahead: int) -> Token:
        """Look at a later token."""
        return self.tokens[min(self.position + ahead, len(self.tokens) - 1)]

    def next(self) -> Token:
        """Read a token."""
        token = self.tokens[self.position]
        if token.kind != "end":
            self.position += 1
        return token

    def eat(self, word: str) -> bool:
        """Read a token if it is this word or operator."""
        token = self.tokens[self.position]
        if token.text == word and token.is_word:
            self.position += 1
            return True
        return False

    def need(self, word: str) -> Token:
        """Read this word or operator, or raise FeelSyntaxError."""
        token = self.tokens[self.position]
        if not self.eat(word):
            raise self.unexpected(f"expected_{_SPOKEN.get(word, word)}")
        return token

    def end(self) -> None:
        """Raise FeelSyntaxError unless all is read."""
        if self.token.kind != "end":
            raise self.unexpected("unexpected_text")

    def unexpected(self, code: str) -> FeelSyntaxError:
        """Make the error for the token at hand."""
        return refuse(self.text, self.token.at, code, self.token.text or "end")

    def wrong(self, code: str, at: int) -> FeelSyntaxError:
        """Make the error for a place already read."""
        return refuse(self.text, at, code)

    def descend(self) -> None:
        """Count one level deeper; raises FeelLimit below the last."""
        self.depth += 1
        if self.depth > limits.MAX_DEPTH:
            raise FeelLimit("too_deep", limit=limits.MAX_DEPTH)

    def open_names(self) -> KnownNames:
        """Start a scope for names declared from here on; gives the outer one, to be put back."""
        outer = self.names
        self.names = KnownNames(outer=outer)
        return outer

    def declared(self, *stops: str) -> str:
        """Read the name being declared here, up to one of the stops, and make it known."""
        if self.token.kind == "quoted":
            return self.next().text[1:-1]
        start = self.position
        while self.token.kind in {"name", "operator", "other", "number"} and self.token.text not in stops:
            self.position += 1
        if self.position == start:
            raise self.unexpected("expected_name")
        first, last = self.tokens[start], self.tokens[self.position - 1]
        name = one_space(self.text[first.at : last.at + len(last.text)])
        self.names.add(name)
        return name

    def known(self, names: KnownNames) -> str | None:
        """Read the longest known name of several tokens, if one stands here."""
        found = names.match(self.tokens, self.position)
        if found is None:
            return None
        self.position += found[1]
        return found[0]


_SPOKEN = {
    ")": "closing_bracket",
    "(": "opening_bracket",
    "]": "closing_bracket",
    "}": "closing_brace",
    ":": "colon",
    ">": "closing_angle",
    "->": "arrow",
}
