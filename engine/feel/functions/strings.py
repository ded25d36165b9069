"""Functions of texts. Source: DMN 1.5, 10.3.4.3 (table 74)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from engine.feel import limits
from engine.feel.builtin import builtin
from engine.feel.errors import WrongArgument
from engine.feel.functions.numeric import whole
from engine.feel.patterns import compile_pattern, replacement
from engine.feel.run import check_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.feel.run import Run


@builtin("substring", "string: string", "start position: number", "length?: number | null")
def substring(_: Run, text: str, start: Decimal, length: Decimal | None) -> str:
    """Cut out a part; positions count from 1, or from the end when negative."""
    first = position(start, len(text))
    if length is None:
        return text[first:]
    if length < 1:
        raise WrongArgument("out_of_range")
    return text[first : first + whole(length)]


def position(number: Decimal, length: int) -> int:
    """Turn a position from 1 (or -1 for the last) into one from 0; raises WrongArgument when there is none."""
    place = whole(number)
    if place == 0 or abs(place) > length:
        raise WrongArgument("out_of_range")
    return place - 1 if place > 0 else length + place


@builtin("string length", "string: string")
def string_length(_: Run, text: str) -> Decimal:
    """Count the characters."""
    return Decimal(len(text))


@builtin("upper case", "string: string")
def upper_case(_: Run, text: str) -> str:
    """Give the text in capitals."""
    return str(check_size(text.upper()))


@builtin("lower case", "string: string")
def lower_case(_: Run, text: str) -> str:
    """Give the text in small letters."""
    return str(check_size(text.lower()))


@builtin("substring before", "string: string", "match: string")
def substring_before(_: Run, text: str, match: str) -> str:
    """Give what stands before the first match; nothing when there is none."""
    before, found, _rest = text.partition(match) if match else ("", "", "")
    return before if found else ""


@builtin("substring after", "string: string", "match: string")
def substring_after(_: Run, text: str, match: str) -> str:
    """Give what stands after the first match; nothing when there is none."""
    return text.partition(match)[2] if match else text


@builtin("contains", "string: string", "match: string")
def contains(_: Run, text: str, match: str) -> bool:
    """Tell whether a text holds another."""
    return match in text


@builtin("starts with", "string: string", "match: string")
def starts_with(_: Run, text: str, match: str) -> bool:
    """Tell whether a text begins with another."""
    return text.startswith(match)


@builtin("ends with", "string: string", "match: string")
def ends_with(_: Run, text: str, match: str) -> bool:
    """Tell whether a text ends with another."""
    return text.endswith(match)


@builtin("matches", "input: string", "pattern: string", "flags?: string | null")
def matches(run: Run, text: str, pattern: str, flags: str | None) -> bool:
    """Tell whether a regular expression is found in the text."""
    charge(run, text, pattern)
    return compile_pattern(pattern, flags or "").search(text) is not None


@builtin("replace", "input: string", "pattern: string", "replacement: string", "flags?: string | null")
def replace(run: Run, text: str, pattern: str, by: str, flags: str | None) -> str:
    """Replace every match of a regular expression."""
    charge(run, text, pattern)
    found = compile_pattern(pattern, flags or "")
    if found.search("") is not None:
        raise WrongArgument("pattern_matches_nothing")
    write = (lambda _: by) if "q" in (flags or "") else replacement(by, found.groups)
    return _rewritten(run, text, found.finditer(text), write)


def _rewritten(run: Run, text: str, found: object, write: Callable[..., str]) -> str:
    parts: list[str] = []
    length = end = 0
    for match in found:  # type: ignore[attr-defined]  # re2 has no types
        run.spend(1)
        parts += (text[end : match.start()], write(match))
        length += len(parts[-1]) + len(parts[-2])
        if length > limits.MAX_SIZE:
            check_size("".join(parts))
        end = match.end()
    return str(check_size("".join([*parts, text[end:]])))


@builtin("split", "string: string", "delimiter: string")
def split(run: Run, text: str, delimiter: str) -> list[str]:
    """Cut a text at every match of a regular expression."""
    charge(run, text, delimiter)
    found = compile_pattern(delimiter, "")
    if found.search("") is not None:
        raise WrongArgument("pattern_matches_nothing")
    parts: list[str] = []
    end = 0
    for match in found.finditer(text):
        run.spend(1)
        parts.append(text[end : match.start()])
        end = match.end()
    return [*parts, text[end:]]


def charge(run: Run, text: str, pattern: str) -> None:
    """Count the work of a regular expression: its automaton and its way through the text."""
    run.spend(60 + 2 * len(pattern) + len(text) // 8)


@builtin("string join", "list: list", "delimiter?: string | null")
def string_join(_: Run, items: list[object], delimiter: str | None) -> str:
    """Join texts; null items are left out."""
    return joined(items, delimiter or "")


@builtin("string join", "list: list", "delimiter: string | null", "prefix: string | null", "suffix: string | null")
def string_join_between(
    _: Run, items: list[object], delimiter: str | None, prefix: str | None, suffix: str | None
) -> str:
    """Join texts between a prefix and a suffix."""
    return str(check_size((prefix or "") + joined(items, delimiter or "") + (suffix or "")))


def joined(items: list[object], delimiter: str) -> str:
    """Join texts; raises WrongArgument for an item that is none, FeelLimit for a text too long."""
    texts = [item for item in items if item is not None]
    if not all(type(item) is str for item in texts):
        raise WrongArgument("wrong_argument", parameter="list")
    strings = [str(text) for text in texts]
    length = sum(map(len, strings)) + len(delimiter) * len(strings)
    if length > limits.MAX_SIZE:
        check_size(range(length))
    return delimiter.join(strings)


@builtin("trim", "string: string")
def trim(_: Run, text: str) -> str:
    """Take off white space at both ends."""
    return text.strip()


@builtin("is blank", "string: string")
def is_blank(_: Run, text: str) -> bool:
    """Tell whether a text holds nothing but white space."""
    return not text.strip()
