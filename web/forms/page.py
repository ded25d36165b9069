"""Draw the components of one form on one page: from a field and its value to a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as _field
from datetime import tzinfo
from typing import Any

from engine.errors import Refusal
from engine.forms import Field, FieldType, KnownFiles, Surroundings, files_in, word_refusal
from engine.forms.fields import CHOSEN, MANY
from engine.forms.validation import blank
from web.forms.balance import LINES, PART, balance
from web.forms.conditions import Controller, When, when
from web.forms.decoding import SEPARATOR
from web.forms.files import file_view, known_files
from web.forms.pieces import MANY_OPTIONS, attributes, options, picture, prose, table
from web.forms.views import FieldView, LineView
from web.forms.writing import entry_text, reading_text
from web.wording import Speech

_KINDS = {
    FieldType.TEXTAREA: "textarea",
    FieldType.CHECKBOX: "tick",
    FieldType.CHECKLIST: "ticks",
    FieldType.TAGLIST: "ticks",
    FieldType.RADIO: "radio",
    FieldType.SELECT: "select",
}

Entries = Mapping[str, Any]
Rows = tuple[tuple[FieldView, ...], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where components are drawn: their entries as typed and as checked, what they see, how their names begin.

    watched: fields that conditions look at, by variable. title: of the line they stand in. part: the field of a line
    that the balance adds up.
    """

    entries: Entries
    checked: Entries
    around: Surroundings
    prefix: str = ""
    watched: Mapping[str, Controller] = _field(default_factory=dict)
    title: str = ""
    part: str = ""


@dataclass(slots=True)
class Page:
    """One drawing of a form.

    refusals: by the name of the input. focus: start of the names that the cursor goes to. is_record: only read.
    titles: of fields that stand in lines, for the error summary. files: those the entries may name. number: of the case
    that a record belongs to.
    """

    speech: Speech
    zone: tzinfo
    refusals: Mapping[str, Sequence[Refusal]] = _field(default_factory=dict)
    focus: str = ""
    is_record: bool = False
    titles: dict[str, str] = _field(default_factory=dict)
    files: KnownFiles = _field(default_factory=dict)
    number: str = ""

    def container(self, fields: Iterable[Field], spot: Spot) -> Rows:
        """Draw components that stand together; those of one layout row come side by side."""
        listed = tuple(fields)
        spot = replace(spot, watched={**spot.watched, **_controllers(listed, spot)})
        rows: list[list[FieldView]] = []
        before = ""
        for field in listed:
            view = self._component(field, spot)
            if view is None:
                continue
            row = field.layout.row
            if rows and row and row == before:
                rows[-1].append(view)
            else:
                rows.append([view])
            before = row
        return tuple(map(tuple, rows))

    def _component(self, field: Field, spot: Spot) -> FieldView | None:
        condition = when(field, spot.watched, spot.around, self.speech)
        if self.is_record:
            empty = (
                spot.checked.get(field.key) in (None, [], "") if field.key else condition is not None and condition.off
            )
            if condition is not None and empty:
                return None
            condition = None
        if condition is not None and condition.off and condition.is_fixed:
            return None
        view = self._drawn(field, spot, condition)
        span = field.layout.columns or 0
        return view if view is None or not (span or condition) else replace(view, span=span, when=condition)

    def _drawn(self, field: Field, spot: Spot, condition: When | None) -> FieldView | None:
        match field.type:
            case FieldType.EXPRESSION:
                return self._computed(field, spot) if self.is_record and field.label else None
            case FieldType.GROUP:
                return self._group(field, spot)
            case FieldType.DYNAMICLIST:
                return self._lines(field, spot)
            case FieldType.TEXT | FieldType.HTML:
                return FieldView("prose", "", field.id, markup=prose(field, spot.around, self.speech))
            case FieldType.IMAGE:
                address = picture(field, spot.around)
                alt = self.speech.name(field.display.alt)
                return FieldView("image", "", field.id, label=alt, source=address) if address else None
            case FieldType.TABLE:
                shown = table(field, spot.around, self.speech)
                return FieldView("table", "", field.id, label=self.speech.name(field.label), table=shown)
            case FieldType.SEPARATOR | FieldType.SPACER:
                return FieldView(field.type.value, "", field.id)
            case FieldType.FILEPICKER:
                return self._picker(field, spot, condition)
            case _:
                return self._asked(field, spot, condition)

    def _asked(self, field: Field, spot: Spot, condition: When | None) -> FieldView:
        speech, name = self.speech, f"{spot.prefix}{field.key}"
        identifier = f"f-{name}"
        readonly = spot.around.holds(field.readonly)
        checked = spot.checked.get(field.key)
        value = checked if readonly or self.is_record else spot.entries.get(field.key)
        given = spot.around.options(field) if field.type in CHOSEN else ()
        unit = spot.around.unit(field)
        demanded = spot.around.holds(field.required)
        kind = _KINDS.get(field.type, "input")
        label = speech.name(field.label)
        self.titles[name] = speech.say("form-line-field", line=spot.title, label=label) if spot.title else label
        return FieldView(
            kind="select" if kind == "radio" and len(given) > MANY_OPTIONS else kind,
            name=name,
            id=identifier,
            label=label,
            help=speech.name(field.description),
            clauses=field.clauses,
            required=demanded and not (condition is not None and condition.off),
            optional=not (demanded or readonly or kind in {"tick", "ticks"} or (kind == "radio" and field.default)),
            readonly=readonly,
            value="" if field.type in MANY else entry_text(value, speech.language, self.zone),
            text=reading_text(field, checked, given, unit, speech),
            checked=value is True or value in ("true", "on"),
            errors=tuple(word_refusal(refusal, speech.language) for refusal in self.refusals.get(name, ())),
            options=options(field, given, value, identifier, speech) if field.type in CHOSEN else (),
            unit=speech.unit(unit) if unit else "",
            focus=self._takes_focus(name),
            part=field.key == spot.part,
            **attributes(field)._asdict(),
        )

    def _picker(self, field: Field, spot: Spot, condition: When | None) -> FieldView:
        speech, name = self.speech, f"{spot.prefix}{field.key}"
        readonly, demanded = spot.around.holds(field.readonly), spot.around.holds(field.required)
        if readonly or self.is_record:
            kept = [file for _, file in files_in({"": spot.checked.get(field.key)})]
        else:
            kept = [*known_files(spot.entries.get(field.key), self.files)]
        label = speech.name(field.label)
        self.titles[name] = speech.say("form-line-field", line=spot.title, label=label) if spot.title else label
        return FieldView(
            kind="files",
            name=name,
            id=f"f-{name}",
            label=label,
            help=speech.name(field.description),
            clauses=field.clauses,
            required=demanded and not (condition is not None and condition.off),
            optional=not (demanded or readonly),
            readonly=readonly,
            errors=tuple(word_refusal(refusal, speech.language) for refusal in self.refusals.get(name, ())),
            focus=self._takes_focus(name),
            files=tuple(file_view(file, speech, self.number) for file in kept),
            accept=",".join(field.files.accept),
            most=spot.around.most_files(field),
        )

    def _takes_focus(self, name: str) -> bool:
        """Give the cursor to the first input whose name begins as wanted, to no other."""
        if not self.focus or not name.startswith(self.focus):
            return False
        self.focus = ""
        return True

    def _computed(self, field: Field, spot: Spot) -> FieldView:
        text = reading_text(field, spot.checked.get(field.key), (), spot.around.unit(field), self.speech)
        return FieldView("input", "", field.id, label=self.speech.name(field.label), text=text, readonly=True)

    def _group(self, field: Field, spot: Spot) -> FieldView | None:
        name = f"{spot.prefix}{field.key}"
        inside = spot
        if field.key:
            inside = replace(
                spot,
                entries=_part(spot.entries.get(field.key)),
                checked=_part(spot.checked.get(field.key)),
                prefix=f"{name}{SEPARATOR}",
            )
        rows = self.container(field.fields, inside)
        label, help_text = self.speech.name(field.label), self.speech.name(field.description)
        return FieldView("group", "", f"f-{field.id}", label=label, help=help_text, rows=rows) if rows else None

    def _lines(self, field: Field, spot: Spot) -> FieldView:
        speech, name = self.speech, f"{spot.prefix}{field.key}"
        checked = _list(spot.checked.get(field.key))
        entries = checked if self.is_record else _list(spot.entries.get(field.key))
        lines = tuple(self._line(field, spot, number, entry, checked) for number, entry in enumerate(entries))
        part = next((inner for inner in field.fields if inner.key == PART), None)
        total = None
        if name == LINES and part is not None and not self.is_record:
            total = balance(checked, spot.around.scope, spot.around.unit(part), speech)
        self.titles[name] = speech.name(field.label)
        return FieldView(
            kind="lines",
            name=name,
            id=f"f-{name}",
            label=self.titles[name],
            help=speech.name(field.description),
            clauses=field.clauses,
            errors=tuple(word_refusal(refusal, speech.language) for refusal in self.refusals.get(name, ())),
            lines=lines,
            balance=total,
            add=name if field.rows_change else "",
            focus=self._takes_focus(name),
        )

    def _line(self, field: Field, spot: Spot, number: int, entry: Any, checked: Sequence[Any]) -> LineView:
        name = f"{spot.prefix}{field.key}{SEPARATOR}{number}"
        row = {**blank(field.fields), **_part(checked[number] if number < len(checked) else {})}
        title = self.speech.say("form-line", number=number + 1)
        inside = Spot(
            entries=_part(entry),
            checked=row,
            around=spot.around.in_row(row, number),
            prefix=f"{name}{SEPARATOR}",
            watched=spot.watched,
            title=title,
            part=PART if spot.prefix + field.key == LINES else "",
        )
        return LineView(
            name=name,
            title=title,
            remove=name if field.rows_change else "",
            remove_label=self.speech.say("form-remove-line", number=number + 1),
            rows=self.container(field.fields, inside),
        )


def _controllers(fields: Iterable[Field], spot: Spot) -> dict[str, Controller]:
    """List the fields of this place that conditions may look at and that the page can change."""
    found: dict[str, Controller] = {}
    for field in fields:
        if field.type is FieldType.GROUP and not field.key:
            found |= _controllers(field.fields, spot)
        elif field.is_asked and not spot.around.holds(field.readonly):
            given = spot.around.options(field) if field.type in CHOSEN else ()
            found[field.key] = Controller(field, f"{spot.prefix}{field.key}", given)
    return found


def _part(value: Any) -> Entries:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []
