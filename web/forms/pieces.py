"""Pieces of a component's view that need no page: options, input attributes, texts, pictures, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from engine.forms import Field, FieldType, Option, Surroundings
from engine.forms.templating import fill_in
from web.forms.prose import clean_html, markdown
from web.forms.views import OptionView, TableView
from web.forms.writing import plain_text
from web.wording import Speech

MANY_OPTIONS = 8  # more of them are a drop-down, not cards

_ICONS = {
    "accept": "check",
    "concession": "concede",
    "rework": "rework",
    "repair": "rework",
    "sort": "sort",
    "regrade": "diff",
    "reject": "reject",
    "scrap": "scrap",
    "pass": "check",
    "fail": "x",
}
_MOMENTS = {"date": "date", "time": "time", "datetime": "datetime-local"}
_PICTURE = re.compile(r"/(?![/\\])[^\s\\]*\Z|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+\Z")


class Attributes(NamedTuple):
    """Type of an input, keyboard it asks for, what the browser may fill in, characters it takes (0: no limit)."""

    input: str = "text"
    mode: str = ""
    complete: str = "off"
    max_length: int = 0


def attributes(field: Field) -> Attributes:
    """Choose type and keyboard of an input."""
    if field.type is FieldType.DATETIME:
        return Attributes(_MOMENTS[field.subtype])
    if field.type is FieldType.NUMBER:
        return Attributes(mode="numeric" if field.limits.decimal_digits == 0 else "decimal")
    longest = field.limits.max_length
    limit = int(longest) if isinstance(longest, Decimal) else 0
    if field.limits.kind == "email":
        return Attributes("email", "email", "email", limit)
    if field.limits.kind == "phone":
        return Attributes("tel", "tel", "tel", limit)
    return Attributes(max_length=limit)


def options(
    field: Field, given: Sequence[Option], chosen: Any, identifier: str, speech: Speech
) -> tuple[OptionView, ...]:
    """Make the options of a field ready; cards may be left unanswered where an answer is not demanded."""
    taken = set(chosen) if isinstance(chosen, list) else {chosen or ""}
    icons = {
        option.value: field.properties.get(f"icon.{option.value}") or _ICONS.get(option.value, "") for option in given
    }
    with_icons = bool(icons) and all(icons.values())
    views = [
        OptionView(
            value=option.value,
            label=speech.name(option.names),
            help=speech.name(option.help),
            icon=icons[option.value] if with_icons else "",
            chosen=option.value in taken,
            id=f"{identifier}-{number}",
        )
        for number, option in enumerate(given)
    ]
    if field.type is FieldType.RADIO and field.required is False and field.default is None:
        label = speech.say("form-no-answer")
        views.append(OptionView("", label, "", "minus" if with_icons else "", "" in taken, f"{identifier}-none"))
    return tuple(views)


def prose(field: Field, around: Surroundings, speech: Speech) -> Markup:
    """Give the text of a component with its expressions filled in."""
    text = speech.name(field.display.text)
    if field.type is FieldType.HTML:
        filled = fill_in(text, around.value_of, lambda value: str(escape(plain_text(value, speech))))
        return clean_html(filled)
    return markdown(fill_in(text, around.value_of, lambda value: plain_text(value, speech)))


def picture(field: Field, around: Surroundings) -> str:
    """Give the address of a picture: of this server or held in the form; others are left out."""
    source = field.display.source
    address = source if source is None or isinstance(source, str) else around.value_of(source)
    return address if isinstance(address, str) and _PICTURE.match(address) else ""


def table(field: Field, around: Surroundings, speech: Speech) -> TableView:
    """Give the rows of a table that only shows."""
    source = field.display.source
    found = around.value_of(source) if source is not None and not isinstance(source, str) else None
    rows: Iterable[Any] = found[: field.display.row_count] if isinstance(found, list) else ()
    return TableView(
        heads=tuple(speech.name(column.names) for column in field.display.columns),
        rows=tuple(
            tuple(plain_text(row.get(column.key), speech) for column in field.display.columns)
            for row in rows
            if isinstance(row, Mapping)
        ),
    )
