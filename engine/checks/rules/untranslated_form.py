"""Forms of shipped procedures speak three languages: labels, options, descriptions."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.forms import Field
from engine.vocabulary import LANGUAGES, Names


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for form in subject.forms.values() if subject.plant.translated else ():
        for _, field in form.all_fields():
            for what, names in _texts(field):
                missing = [language for language in LANGUAGES if names.en and not getattr(names, language)]
                if missing:
                    properties = ", ".join(f"{what}.{language}" for language in missing)
                    yield Spot(form.file, field.id, {"name": field.label or field.id, "missing": properties})


def _texts(field: Field) -> Iterator[tuple[str, Names]]:
    yield "label", field.label
    yield "description", field.description
    yield "pattern", field.limits.pattern_message
    yield "text", field.display.text
    for option in field.options:
        yield f"option.{option.value}", option.names
    for column in field.display.columns:
        yield f"column.{column.key}", column.names
