"""What a browser sends, as nested data: `dispositions-0-quantity` becomes `{"dispositions": [{"quantity": …}]}`.

Lines are added and removed without a script: the buttons `_add` and `_remove` submit the form, and it is shown again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from engine.forms import Field, FieldType, Form
from engine.forms.fields import MANY, MAX_ROWS
from web.forms.files import sent_files

SEPARATOR = "-"
ADD, REMOVE = "_add", "_remove"
_NUMBER = re.compile(r"[0-9]{1,4}\Z")


class Entries(Protocol):
    """The fields of a submitted form; werkzeug's MultiDict is one."""

    def get(self, key: str, /) -> Any:
        """Return the first value of a field."""

    def getlist(self, key: str, /) -> list[Any]:
        """Return all values of a field."""

    def __iter__(self) -> Any:
        """Walk the names."""


def decode(form: Form, entries: Entries) -> dict[str, Any]:
    """Read the submitted fields of a form; what the form does not ask is left out.

    entries: names and texts as the browser sends them. Gives data for `Form.validate`, still as texts.
    """
    return _fields(form.fields, entries, "", tuple(entries))


def _fields(fields: Iterable[Field], entries: Entries, prefix: str, names: tuple[str, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for field in fields:
        name = f"{prefix}{field.key}"
        if field.type is FieldType.GROUP:
            inner = f"{name}{SEPARATOR}" if field.key else prefix
            held = _fields(field.fields, entries, inner, names)
            data |= {field.key: held} if field.key else held
        elif field.type is FieldType.DYNAMICLIST:
            data[field.key] = [
                _fields(field.fields, entries, f"{name}{SEPARATOR}{number}{SEPARATOR}", names)
                for number in _numbers(name, names)
            ]
        elif field.type in MANY:
            data[field.key] = [value for value in entries.getlist(name) if value]
        elif field.type is FieldType.FILEPICKER:
            data[field.key] = sent_files(entries.getlist(name))
        elif field.type is FieldType.CHECKBOX:
            data[field.key] = "true" if entries.get(name) else None
        elif field.is_asked:
            data[field.key] = entries.get(name)
    return data


def _numbers(name: str, names: tuple[str, ...]) -> list[int]:
    """List the numbers of the lines that were submitted; numbers may be missing between them."""
    start = f"{name}{SEPARATOR}"
    found = {other[len(start) :].partition(SEPARATOR)[0] for other in names if other.startswith(start)}
    return sorted(int(number) for number in found if _NUMBER.match(number))[: MAX_ROWS + 1]


@dataclass(frozen=True, slots=True)
class LineAction:
    """A press on "add a line" or "remove this line"; `path` leads to the list, `line` is the one to remove."""

    path: tuple[str | int, ...]
    line: int | None = None

    def apply(self, data: dict[str, Any]) -> dict[str, Any]:
        """Give the data with the line added or removed; the data stay as they were."""
        changed = _copy(data)
        rows = _rows_at(changed, self.path)
        if rows is not None:
            if self.line is None:
                if len(rows) < MAX_ROWS:
                    rows.append({})
            elif self.line < len(rows):
                del rows[self.line]
        return dict(changed)

    def focus(self, data: dict[str, Any]) -> str:
        """Give the start of the names that the cursor goes to: the new line, or the list."""
        name = SEPARATOR.join(map(str, self.path))
        rows = _rows_at(data, self.path)
        return f"{name}{SEPARATOR}{len(rows) - 1}{SEPARATOR}" if self.line is None and rows else name


def line_action(form: Form, entries: Entries) -> LineAction | None:
    """Tell which line button was pressed, if any; a name that is no list of the form is none."""
    added, removed = entries.get(ADD), entries.get(REMOVE)
    steps = _steps(str(added or removed or ""))
    if not steps:
        return None
    line = None
    if not added:
        last = steps.pop()
        if not isinstance(last, int):
            return None
        line = last
    return LineAction(tuple(steps), line) if _is_list(form.fields, steps) else None


def _steps(name: str) -> list[str | int]:
    return [int(step) if _NUMBER.match(step) else step for step in name.split(SEPARATOR)] if name else []


def _is_list(fields: Iterable[Field], steps: list[str | int]) -> bool:
    if not steps:
        return False
    found = next((field for field in _keyed(fields) if field.key == steps[0]), None)
    if found is None:
        return False
    if found.type is FieldType.DYNAMICLIST:
        if len(steps) == 1:
            return found.rows_change
        return isinstance(steps[1], int) and _is_list(found.fields, steps[2:])
    return found.type is FieldType.GROUP and _is_list(found.fields, steps[1:])


def _keyed(fields: Iterable[Field]) -> Iterable[Field]:
    for field in fields:
        if field.key:
            yield field
        else:
            yield from _keyed(field.fields)


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(item) for item in data] if isinstance(data, list) else data


def _rows_at(data: Any, path: tuple[str | int, ...]) -> list[Any] | None:
    for step in path:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data if isinstance(data, list) else None
