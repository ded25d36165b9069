"""Roles of the plant: `roles.yaml` gives each a key that never changes and names in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

import yaml

from engine.errors import BundleInvalid, Finding
from engine.vocabulary import Names


class GoodsTable(StrEnum):
    """What people enter of goods outside of any case, by hand or from a file."""

    LOTS = "lots"
    SHIPMENTS = "shipments"


@dataclass(frozen=True, slots=True)
class Role:
    """Who acts: `key` is never reused for another meaning; `head` is the role that this one answers to.

    enters: the tables of goods that it enters outside of any case.
    """

    key: str
    names: Names
    head: str | None = None
    enters: tuple[GoodsTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """All roles of a plant, found by key or by name in any language."""

    by_key: Mapping[str, Role]
    _keys: Mapping[str, str] = field(repr=False)

    def key_of(self, text: str) -> str | None:
        """Return the key of the role that `text` names (its key or its name in any language), else None."""
        return self._keys.get(_plain(text))

    def names(self, key: str) -> Names:
        """Return the names of the role `key`; an unknown key is its own name."""
        role = self.by_key.get(key)
        return role.names if role else Names(key)

    def heads_of(self, key: str) -> tuple[str, ...]:
        """Return the roles above `key`, the nearest first."""
        found: list[str] = []
        role = self.by_key.get(key)
        while role is not None and role.head is not None and role.head not in (key, *found):
            found.append(role.head)
            role = self.by_key.get(role.head)
        return tuple(found)

    def entering(self, table: GoodsTable) -> tuple[str, ...]:
        """Return the roles that enter a table of goods, who answers to another of them before that one."""
        found = [role for role in self.by_key.values() if table in role.enters]
        keys = {role.key for role in found}
        return tuple(role.key for role in sorted(found, key=lambda role: role.head not in keys))

    def __contains__(self, key: object) -> bool:
        return key in self.by_key


@lru_cache(maxsize=4)  # every procedure of a plant carries the same list, and nobody can change what was read
def read_roles(content: bytes, file: str = "processes/roles.yaml") -> Roles:
    """Return the roles that `content` lists as `key: {en: …, zh: …, ru: …}`.

    Raises BundleInvalid with a finding `unreadable` when it is not such a list.
    """
    listed = read_yaml(content, file)
    if not isinstance(listed, dict):
        raise BundleInvalid([Finding(file, "", "unreadable", data={"line": 1, "reason": "not_a_list"})])
    roles = {str(key): _role(str(key), entry, file) for key, entry in listed.items()}
    keys: dict[str, str] = {}
    for role in roles.values():
        for text in (role.names.ru, role.names.zh, role.names.en):
            if text:
                keys.setdefault(_plain(text), role.key)
    keys |= {_plain(key): key for key in roles}
    return Roles(MappingProxyType(roles), MappingProxyType(keys))


def read_yaml(content: bytes, file: str) -> object:
    """Return what a YAML file of the plant holds; raises BundleInvalid with a finding `unreadable`.

    Aliases (`*name`) are refused: a few lines of them unfold to billions.
    """
    try:
        _refuse_aliases(content)
        return yaml.load(content, Loader=_LOADER)  # noqa: S506 - the safe loader, in C where it is built
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as exc:
        mark = getattr(exc, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BundleInvalid([Finding(file, "", "unreadable", data={"line": line, "reason": "not_yaml"})]) from exc


def _refuse_aliases(content: bytes) -> None:
    may_have = b"*" in content and b"&" in content
    if may_have and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(content, Loader=_LOADER)):
        raise ValueError("an alias")


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def names_in(entry: object, missing: str = "") -> Names:
    """Return the names in `{en: …, zh: …, ru: …}`; a plain text is taken as English, nothing as `missing`."""
    if not isinstance(entry, dict):
        return Names(str(entry) if entry else missing)
    return Names(str(entry.get("en") or missing), str(entry.get("zh") or ""), str(entry.get("ru") or ""))


def _role(key: str, entry: object, file: str) -> Role:
    """Return one role. Raises BundleInvalid for an unknown table."""
    told = entry if isinstance(entry, dict) else {}
    head, enters = told.get("head"), told.get("enters") or []
    if not isinstance(enters, list) or not all(each in tuple(GoodsTable) for each in enters):
        raise BundleInvalid([Finding(file, key, "unreadable", data={"line": 1, "reason": "not_a_list"})])
    tables = tuple(GoodsTable(each) for each in enters)
    return Role(key, names_in(entry, key), str(head) if head else None, tables)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().replace("ё", "е")
