"""Types as they are written after `instance of` and in parameters. Source: DMN 1.5, grammar rules 54 to 57."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.feel.names import KnownNames
from engine.feel.tree import Type

if TYPE_CHECKING:
    from engine.feel.token_reader import TokenReader

_SPACED: Final = KnownNames(["date and time", "days and time duration", "years and months duration"])


def read_type(reader: TokenReader) -> Type:
    """Read one type."""
    reader.descend()
    try:
        return _type(reader)
    finally:
        reader.depth -= 1


def _type(reader: TokenReader) -> Type:
    name = reader.known(_SPACED)
    if name is not None:
        return Type(name)
    if reader.token.text in {"list", "range"} and reader.peek(1).text == "<":
        name = reader.next().text
        reader.next()
        item = read_type(reader)
        reader.need(">")
        return Type(name, (item,))
    if reader.token.text == "context" and reader.peek(1).text == "<":
        return _context_type(reader)
    if reader.token.text == "function" and reader.peek(1).text == "<":
        return _function_type(reader)
    return Type(_qualified(reader))


def _context_type(reader: TokenReader) -> Type:
    reader.next()
    reader.next()
    entries: list[tuple[str, Type]] = []
    while not reader.eat(">"):
        name = reader.declared(":")
        reader.need(":")
        entries.append((name, read_type(reader)))
        if not reader.eat(","):
            reader.need(">")
            break
    return Type("context", entries=tuple(entries))


def _function_type(reader: TokenReader) -> Type:
    reader.next()
    reader.next()
    items: list[Type] = []
    while not reader.eat(">"):
        items.append(read_type(reader))
        if not reader.eat(","):
            reader.need(">")
            break
    reader.need("->")
    return Type("function", tuple(items), result=read_type(reader))


def _qualified(reader: TokenReader) -> str:
    parts = [_part(reader)]
    while reader.eat("."):
        parts.append(_part(reader))
    return ".".join(parts)


def _part(reader: TokenReader) -> str:
    known = reader.known(reader.names)
    if known is not None:
        return known
    if reader.token.kind not in {"name", "quoted"}:
        raise reader.unexpected("expected_type")
    return reader.next().text.strip("`")
