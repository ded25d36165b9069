"""The registers of the published procedures, and how their columns read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.bundles import Bundle
from engine.errors import NotFound
from engine.forms import Field
from engine.registers import Register, read_registers
from engine.vocabulary import Names
from web.shell import plant, shell
from web.staff.timeline import asked_fields

_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Shelved:
    """One register of a procedure, with the fields that word its columns."""

    procedure: str
    procedure_names: Names
    register: Register
    fields: Mapping[str, Field]

    @property
    def number(self) -> str:
        """Return the number that the plant's own documents give it; a key that only the files use is none."""
        return "" if _KEY.fullmatch(self.register.code) else self.register.code

    def fits(self, wanted: str, language: str) -> bool:
        """Tell whether name, number, procedure or a clause holds the words that are looked for."""
        said = (self.register.names, self.procedure_names)
        texts = (*(names.text(language) for names in said), self.number, *self.register.clauses)
        held = " ".join(texts).casefold()
        return all(word in held for word in wanted.casefold().split())


def shelf() -> list[Shelved]:
    """Return the registers of all published procedures, in the order of procedures and files."""
    found: list[Shelved] = []
    for row in shell().directory.procedures.values():
        bundle = plant().bundle(row.bundle_id)
        found += [Shelved(row.key, row.names, register, _fields(bundle)) for register in _registers(bundle)]
    return found


def shelved(procedure: str, code: str) -> Shelved:
    """Return one register. Raises NotFound."""
    row = shell().directory.procedures.get(procedure)
    if row is not None:
        bundle = plant().bundle(row.bundle_id)
        for register in _registers(bundle):
            if register.code == code:
                return Shelved(row.key, row.names, register, _fields(bundle))
    raise NotFound("register", code)


@lru_cache(64)
def _registers(bundle: Bundle) -> tuple[Register, ...]:
    name = f"processes/{bundle.procedure}/registers.yaml"
    return read_registers(bundle.files[name], name) if name in bundle.files else ()


@lru_cache(64)
def _fields(bundle: Bundle) -> Mapping[str, Field]:
    """Return the field that asks for each key; one with options or lines is best, since it says most."""
    found: dict[str, Field] = {}
    for field in _every_field(bundle):
        known = found.get(field.key)
        if known is None or (not (known.options or known.options_key or known.fields) and _says_more(field)):
            found[field.key] = field
    return found


def _says_more(field: Field) -> bool:
    return bool(field.options or field.options_key or field.fields)


def _every_field(bundle: Bundle) -> Iterator[Field]:
    for form in bundle.forms.values():
        for field in asked_fields(form.fields):
            yield field
            yield from asked_fields(field.fields)
