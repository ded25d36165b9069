"""What stands in a cell of a register: on a page and in a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from engine.forms import Field
from engine.inbox.registers import EntryRow
from web.shell import plant, shell, speech
from web.staff.timeline import acted_by, value_in_words

Plain = str | Decimal | datetime | date | None


def cell(row: EntryRow, key: str, fields: Mapping[str, Field]) -> str:
    """Return the text of one cell in the reader's language."""
    fixed = _of_every_record(row, key)
    if fixed is not None:
        return fixed
    value = None if row.values is None else row.values.get(key)
    if isinstance(value, datetime):
        return speech().exact(value)
    if isinstance(value, date):
        return value.isoformat()
    return _worded(value, fields.get(key))


def plain(row: EntryRow, key: str, fields: Mapping[str, Field]) -> Plain:
    """Return what a file gets: numbers and days as such, all else as text."""
    if key == "at":
        return speech().local(row.at).replace(tzinfo=None)
    value = None if row.values is None else row.values.get(key)
    if _of_every_record(row, key) is not None:
        return cell(row, key, fields)
    if isinstance(value, datetime):
        return speech().local(value).replace(tzinfo=None)
    if isinstance(value, (Decimal, date)):
        return value
    return cell(row, key, fields)


def state(row: EntryRow) -> str:
    """Return what became of an entry: current, corrected, correction or disposed."""
    if row.values is None:
        return "disposed"
    if row.corrected_by is not None:
        return "corrected"
    return "correction" if row.corrects is not None else "current"


def _of_every_record(row: EntryRow, key: str) -> str | None:
    """Return the text of a column that every record has, None for one of its answers."""
    words, directory = speech(), shell().directory
    match key:
        case "case" | "number":
            return row.case
        case "at":
            return words.exact(row.at)
        case "actor":
            return acted_by(row.by_name, row.for_name) or words.say("by-the-system")
        case "role":
            return words.lead(words.name(directory.role(row.role))) if row.role else ""
        case "signature":
            return acted_by(row.signed_by, row.for_name)
        case "site":
            return words.name(directory.site(row.site))
        case "status":
            return words.say(f"entry-{state(row)}")
    return None


def _worded(value: Any, field: Field | None) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if field is not None:
        return value_in_words(field, value, plant().choices())
    return _bare(value)


def _bare(value: Any) -> str:
    """Return a value that no field asks for, for example one that a service computed."""
    words = speech()
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    if isinstance(value, Decimal):
        return words.number(value)
    if isinstance(value, Mapping):
        return ", ".join(_bare(each) for each in value.values() if each not in (None, "", [], {}))
    if isinstance(value, list):
        return "; ".join(filter(None, map(_bare, value)))
    role = shell().directory.roles.get(str(value))
    return words.name(role) if role else str(value)
