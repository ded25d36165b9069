"""Files that a page without a script sends with its form: kept one by one, each refusal told at its field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from flask import g, request
from werkzeug.datastructures import MultiDict

from engine.errors import CommandRefused, Refusal
from engine.forms import FieldType, Form
from engine.forms.file_names import clean_name
from engine.forms.file_rules import MEGABYTE
from engine.storage.files import FileTooLarge
from web.forms.decoding import SEPARATOR
from web.forms.files import ATTACH, DROP, INPUT
from web.shell import actor, plant


def entries_with_files(form: Form) -> MultiDict[str, Any]:
    """Return what was typed, with the files that came along kept and named; the one to take out is left out."""
    entries = MultiDict(list(request.form.items(multi=True)))
    asked = {path for path, field in form.all_fields() if field.type is FieldType.FILEPICKER}
    refused: list[Refusal] = []
    for key, files in request.files.lists():
        name = key.removeprefix(INPUT)
        if name == key or _path(name) not in asked:
            continue
        for file in files:
            if file.filename:
                refused += _kept(entries, name, file)
    g.refused_files = refused
    field, _, sha256 = request.form.get(DROP, "").rpartition(":")
    if field and _path(field) in asked:
        entries.setlist(field, [each for each in entries.getlist(field) if not each.startswith(sha256)])
    return entries


def pressed_files() -> str | None:
    """Return the field whose button was pressed: upload now, or take a file out; None when the form was sent."""
    dropped = request.form.get(DROP, "").rpartition(":")[0]
    return dropped or request.form.get(ATTACH) or None


def refused_files() -> list[Refusal]:
    """Return why files that came with this form were not taken."""
    found: list[Refusal] = g.get("refused_files") or []
    return found


def refuse_with_its_files() -> None:
    """Refuse a form some of whose files were not taken: the person would believe they are attached."""
    if refused_files():
        raise CommandRefused(refused_files())


def _kept(entries: MultiDict[str, Any], name: str, file: Any) -> list[Refusal]:
    try:
        found = plant().receive_file(actor(), file.filename, file.stream)
    except CommandRefused as error:
        return [Refusal(each.code, name, each.data) for each in error.refusals]
    except FileTooLarge:
        limit = Decimal(plant().files.limit) / MEGABYTE
        return [Refusal("file_too_large", name, {"name": clean_name(file.filename), "limit": limit})]
    entries.add(name, f"{found.sha256}/{found.name}")
    return []


def _path(name: str) -> str:
    """Return the path of a field from the name of its input: `lots-0-photos` is `lots.photos`."""
    return ".".join(part for part in name.split(SEPARATOR) if not part.isdecimal())
