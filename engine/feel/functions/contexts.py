"""Functions of contexts. Source: DMN 1.5, 10.3.4.9 (table 80)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.feel import limits
from engine.feel.builtin import builtin
from engine.feel.errors import WrongArgument
from engine.feel.values import Value, kind

if TYPE_CHECKING:
    from engine.feel.run import Run

Entries = dict[str, Any]


@builtin("get value", "m: context", "key: string")
def get_value(_: Run, entries: Entries, key: str) -> Value:
    """Give the value of an entry; null when there is none."""
    return entries.get(key)


@builtin("get value", "context: context", "keys: list")
def get_nested_value(_: Run, entries: Entries, keys: list[Value]) -> Value:
    """Give the value at the end of a path of keys."""
    value: Value = entries
    for key in keys:
        if kind(value) != "context" or type(key) is not str or key not in value:
            raise WrongArgument("unknown_property", name=key)
        value = value[key]
    return value


@builtin("get entries", "m: context")
def get_entries(_: Run, entries: Entries) -> list[Entries]:
    """Give the entries as contexts of key and value."""
    return [{"key": key, "value": value} for key, value in entries.items()]


@builtin("context", "entries: list")
def context(_: Run, entries: list[Value]) -> Entries:
    """Make a context of entries of key and value; a key may stand once."""
    made: Entries = {}
    for entry in entries:
        if kind(entry) != "context" or type(entry.get("key")) is not str or "value" not in entry:
            raise WrongArgument("wrong_argument", parameter="entries")
        if entry["key"] in made:
            raise WrongArgument("duplicate_key", name=entry["key"])
        made[entry["key"]] = entry["value"]
    return made


@builtin("context put", "context: context", "key: string", "value: any")
def context_put(_: Run, entries: Entries, key: str, value: Value) -> Entries:
    """Add or change an entry."""
    return {**entries, key: value}


@builtin("context put", "context: context", "keys: list", "value: any")
def context_put_nested(_: Run, entries: Entries, keys: list[Value], value: Value) -> Entries:
    """Add or change the entry at the end of a path of keys."""
    if not keys or len(keys) > limits.MAX_NESTING or not all(type(key) is str for key in keys):
        raise WrongArgument("wrong_argument", parameter="keys")
    return _put(entries, keys, value)


def _put(entries: Entries, keys: list[str], value: Value) -> Entries:
    if len(keys) == 1:
        return {**entries, keys[0]: value}
    inner = entries.get(keys[0])
    if not isinstance(inner, dict):
        raise WrongArgument("unknown_property", name=keys[0])
    return {**entries, keys[0]: _put(inner, keys[1:], value)}


@builtin("context merge", "contexts: list")
def context_merge(run: Run, contexts: list[Value]) -> Entries:
    """Put contexts together; later entries win."""
    merged: Entries = {}
    for entries in contexts:
        if kind(entries) != "context":
            raise WrongArgument("wrong_argument", parameter="contexts")
        run.spend(len(entries))
        merged.update(entries)
    return merged
