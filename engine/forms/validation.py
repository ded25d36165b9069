"""Check a filled form: read every entry, decide what is hidden, keep to limits; report all refusals, not the first.

Conditions look at the whole form, also at fields further down, so the form is passed over until nothing changes: in
the end each hidden field is null, and each condition was decided on exactly the values that are returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from datetime import UTC, tzinfo
from typing import Literal, NamedTuple

from engine.errors import Refusal
from engine.feel import Expression, Value
from engine.forms.entries import Unreadable
from engine.forms.fields import MAX_ROWS, Field, FieldType
from engine.forms.file_rules import KnownFiles, as_values, broken_by_files, read_files
from engine.forms.limits import broken_limits, read_entry
from engine.forms.scope import Surroundings

_MAX_PASSES = 12
_MAX_UNKNOWN = 20  # unknown keys named in one refusal list

Extra = Literal["refuse", "ignore"]


class Checked(NamedTuple):
    """A checked form: every key with its typed value, null when empty or hidden, and why it cannot be taken."""

    values: dict[str, Value]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How entries are to be read.

    zone: of the site, for clock times. language: of the person who typed numbers, None for a program.
    extra: unknown keys and changed read-only values are refused (API) or passed over (a page); on a page blank lines
    of a list are passed over too. files: those the person may attach, by hash.
    """

    zone: tzinfo = UTC
    language: str | None = None
    extra: Extra = "refuse"
    files: KnownFiles = _field(default_factory=dict)

    @property
    def is_strict(self) -> bool:
        """Tell whether a program sent the data."""
        return self.extra == "refuse"


@dataclass(slots=True)
class _Pass:
    """One pass over the form; gathers refusals on the way."""

    reading: Reading
    refusals: list[Refusal] = _field(default_factory=list)

    def refuse(self, code: str, path: str, **data: object) -> None:
        self.refusals.append(Refusal(code, path, data))

    def fields(
        self,
        fields: Iterable[Field],
        data: Mapping[str, object],
        given: Mapping[str, Value],
        around: Surroundings,
        path: str,
    ) -> dict[str, Value]:
        """Check fields against the entries at `path`; `given` holds the values they had before."""
        values: dict[str, Value] = {}
        for field in fields:
            here = f"{path}{field.key}"
            if field.type is FieldType.GROUP and not field.key:
                inner = blank(field.fields) if around.is_hidden(field) else None
                values |= self.fields(field.fields, data, given, around, path) if inner is None else inner
            elif not field.writes:
                continue
            elif around.is_hidden(field):
                values[field.key] = blank(field.fields) if field.type is FieldType.GROUP else None
            elif field.type is FieldType.GROUP:
                inside, before = self._mapping(data.get(field.key), here), _part(given.get(field.key))
                values[field.key] = self.fields(field.fields, inside, before, around, f"{here}.")
            elif field.type is FieldType.DYNAMICLIST:
                values[field.key] = self._rows(field, data.get(field.key), given.get(field.key), around, here)
            elif field.expression is not None:
                values[field.key] = around.value_of(field.expression, strict=True)
            else:
                values[field.key] = self._entry(field, data.get(field.key), given.get(field.key), around, here)
        return values

    def _rows(self, field: Field, raw: object, given: Value, around: Surroundings, path: str) -> list[Value]:
        if not isinstance(raw, list | tuple | None):
            self.refuse("not_a_list", path)
            return []
        rows = list(enumerate(raw or ()))
        if len(rows) > MAX_ROWS:
            self.refuse("too_many_lines", path, limit=MAX_ROWS)
            return []
        if not rows and around.holds(field.required):
            self.refuse("required", path)
        if not self.reading.is_strict and field.rows_change:
            kept = [(number, row) for number, row in rows if not is_blank(row)]
            rows = kept or (rows[:1] if field.first_rows else [])
        before = given if isinstance(given, list) else []
        previous = around.scope.get(field.key)
        result: list[Value] = []
        for number, row in rows:
            here = f"{path}[{number}]"
            last = previous[len(result)] if isinstance(previous, list) and len(previous) > len(result) else {}
            inside = around.in_row({**blank(field.fields), **_part(last)}, len(result))
            own = _part(before[number]) if number < len(before) else {}
            result.append(self.fields(field.fields, self._mapping(row, here), own, inside, f"{here}."))
            if self.reading.is_strict:
                self.unknown_keys(field.fields, row, f"{here}.")
        return result

    def _entry(self, field: Field, raw: object, given: Value, around: Surroundings, path: str) -> Value:
        readonly = around.holds(field.readonly)
        if readonly and (raw is None or not self.reading.is_strict):
            return self._standing(field, given, around)
        if field.type is FieldType.FILEPICKER:
            return self._files(field, raw, given, around, path)
        try:
            value = read_entry(field, raw, self.reading.zone, self.reading.language)
        except Unreadable as error:
            self.refuse(error.code, path, **error.data)
            return None
        if readonly:
            standing = self._standing(field, given, around)
            if value != standing:
                self.refuse("read_only", path)
            return standing
        for code, data in broken_limits(field, value, around, self.reading.zone):
            self.refuse(code, path, **data)
        return value

    def _files(self, field: Field, raw: object, given: Value, around: Surroundings, path: str) -> Value:
        """Read files by their hashes; what else an entry says of them counts for nothing."""
        try:
            known, strange = read_files(raw, self.reading.files)
        except Unreadable as error:
            self.refuse(error.code, path, **error.data)
            return []
        files = as_values(known)
        if around.holds(field.readonly):
            if files != (given or []):
                self.refuse("read_only", path)
            return given
        for name in strange:
            self.refuse("file_unknown", path, name=name)
        if not files and not strange and around.holds(field.required):
            self.refuse("files_missing", path)
        self.refusals += broken_by_files(field.files, around.most_files(field), known, path)
        return files

    def _standing(self, field: Field, given: Value, around: Surroundings) -> Value:
        """Give the value of a field that nobody may change here."""
        if given is not None or field.type is FieldType.FILEPICKER:
            return given
        if isinstance(field.default, Expression):
            return around.value_of(field.default)
        return read_entry(field, field.default, self.reading.zone, None)

    def _mapping(self, raw: object, path: str) -> Mapping[str, object]:
        if raw is None:
            return {}
        if isinstance(raw, Mapping):
            return raw
        self.refuse("not_an_object", path)
        return {}

    def unknown_keys(self, fields: Iterable[Field], data: object, path: str) -> None:
        """Refuse keys that the form does not have."""
        if not isinstance(data, Mapping):
            return
        known = dict(_writing(fields))
        strange = [str(key)[:80] for key in data if key not in known]
        for key in strange[:_MAX_UNKNOWN]:
            self.refuse("unknown_field", f"{path}{key}", name=key)
        for key, field in known.items():
            if field.type is FieldType.GROUP:
                self.unknown_keys(field.fields, data.get(key), f"{path}{key}.")


def check(
    fields: Iterable[Field], data: Mapping[str, object], around: Surroundings, reading: Reading, *, alone: bool = False
) -> Checked:
    """Check the entries of a form. Raises ServiceFailed when an expression of the form cannot be evaluated.

    alone: no field depends on what another one holds, so that one pass is enough.
    """
    fields = tuple(fields)
    values = blank(fields)
    if not alone:
        values = _Pass(reading).fields(fields, data, around.scope, around.with_values(values), "")
    for _ in range(_MAX_PASSES):
        turn = _Pass(reading)
        if reading.is_strict:
            turn.unknown_keys(fields, data, "")
        result = turn.fields(fields, data, around.scope, around.with_values(values), "")
        if alone or result == values:
            break
        values = result
    return Checked(result, tuple(turn.refusals))


def blank(fields: Iterable[Field]) -> dict[str, Value]:
    """Give all keys that the fields write, each null (a group: its own keys)."""
    return {key: blank(field.fields) if field.type is FieldType.GROUP else None for key, field in _writing(fields)}


def is_blank(entry: object) -> bool:
    """Tell whether nothing was filled in, all the way down."""
    if isinstance(entry, Mapping):
        return all(is_blank(item) for item in entry.values())
    if isinstance(entry, list | tuple):
        return all(is_blank(item) for item in entry)
    return entry is None or entry is False or (isinstance(entry, str) and not entry.strip())


def _writing(fields: Iterable[Field]) -> Iterable[tuple[str, Field]]:
    for field in fields:
        if field.writes:
            yield field.key, field
        elif field.type is FieldType.GROUP:
            yield from _writing(field.fields)


def _part(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, Mapping) else {}
