"""When a conditional field is asked: decided by the server, said in words without a script, repeated by a script.

A condition that depends on choices and ticks of the same form is tried with every combination of them. That gives a
sentence ("Only if “Found in” is Stock") for those without a script, and a table of values for the script.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.feel import Value
from engine.forms import Field, FieldType, Option, Surroundings
from web.wording import Speech

MAX_COMBINATIONS = 400
_TICKED = "true"
_WHOLE_LINE = frozenset({"this", "parent"})


@dataclass(frozen=True, slots=True)
class Controller:
    """A field of the form that conditions look at, with the name of its input and its present options."""

    field: Field
    name: str
    options: Sequence[Option]

    @property
    def answers(self) -> dict[str, Value]:
        """List all answers it can give, as its input writes them and as the condition sees them."""
        if self.field.type is FieldType.CHECKBOX:
            return {"": False, _TICKED: True}
        return {"": None} | {option.value: option.value for option in self.options}

    @property
    def can_be_listed(self) -> bool:
        """Tell whether its answers can be counted."""
        return self.field.type in {FieldType.CHECKBOX, FieldType.RADIO, FieldType.SELECT}


@dataclass(frozen=True, slots=True)
class When:
    """When a field is asked.

    off: not now. note: the sentence for people without a script, empty when the form itself cannot change it.
    names: inputs to watch, separated by spaces. table: JSON list of the answers for which the field is asked; empty
    when answers cannot be counted (a text or a number decides): then the server says so after submitting.
    """

    off: bool
    note: str = ""
    names: str = ""
    table: str = ""

    @property
    def is_fixed(self) -> bool:
        """Tell whether nothing on this page changes it."""
        return not self.note


def when(field: Field, controllers: Mapping[str, Controller], around: Surroundings, speech: Speech) -> When | None:
    """Say when a field is asked; None when it always is.

    controllers: fields of this page by the variable a condition reads. around: the form as it is filled now.
    """
    if field.hidden_if is None:
        return None
    off = around.is_hidden(field)
    read = field.hidden_if.free_names
    watched = [controller for name, controller in controllers.items() if name in read]
    if read & _WHOLE_LINE:  # `this.disposition`: any field of the line may decide
        watched = list(controllers.values())
    if not watched:
        return When(off)
    names = " ".join(controller.name for controller in watched)
    combinations = math.prod(len(controller.answers) for controller in watched if controller.can_be_listed)
    countable = all(controller.can_be_listed for controller in watched) and not read & _WHOLE_LINE
    if not countable or combinations > MAX_COMBINATIONS:
        return When(off, _depends(watched, speech), names)
    shown = _shown(field, watched, around)
    note = _sentence(watched, shown, speech)
    return When(off, note, names, json.dumps(sorted(shown), ensure_ascii=False, separators=(",", ":")))


def _shown(field: Field, watched: Sequence[Controller], around: Surroundings) -> set[tuple[str, ...]]:
    """Try all answers; give those for which the field is asked."""
    shown = set()
    for answers in itertools.product(*(controller.answers.items() for controller in watched)):
        values = {controller.field.key: value for controller, (_, value) in zip(watched, answers, strict=True)}
        if not around.with_values(values).is_hidden(field):
            shown.add(tuple(written for written, _ in answers))
    return shown


def _sentence(watched: Sequence[Controller], shown: set[tuple[str, ...]], speech: Speech) -> str:
    """Put the answers into words: all of some conditions, any of some, or only what it depends on."""
    every = set(itertools.product(*(controller.answers for controller in watched)))
    parts = _as_product(shown)
    if parts is not None:
        said = [_is(controller, part, speech) for controller, part in zip(watched, parts, strict=True)]
        return speech.say("form-when-only", condition=_listed([s for s in said if s], speech, "form-list-and"))
    against = _as_product(every - shown)
    if against is not None:
        rest = [set(controller.answers) - part for controller, part in zip(watched, against, strict=True)]
        said = [_is(controller, part, speech) for controller, part in zip(watched, rest, strict=True) if part]
        return speech.say("form-when-only", condition=_listed([s for s in said if s], speech, "form-list-or"))
    return _depends(watched, speech)


def _as_product(combinations: set[tuple[str, ...]]) -> list[set[str]] | None:
    """Give the answers of each field if every mixture of them is among the combinations."""
    if not combinations:
        return None
    parts = [set(answers) for answers in zip(*combinations, strict=True)]
    return parts if math.prod(map(len, parts)) == len(combinations) else None


def _is(controller: Controller, part: set[str], speech: Speech) -> str:
    """Say which answers of one field are meant; nothing when all are."""
    answers = set(controller.answers)
    if part == answers:
        return ""
    label = controller.field.label.text(speech.language)
    if controller.field.type is FieldType.CHECKBOX:
        return speech.say("form-when-ticked" if _TICKED in part else "form-when-not-ticked", label=label)
    names = {option.value: speech.name(option.names) for option in controller.options}
    if part == {""}:
        return speech.say("form-when-empty", label=label)
    others = answers - part - {""}
    if "" not in part and len(others) == 1 and len(part) > 2:  # noqa: PLR2004 - else the rest is as short
        values = _listed([names[value] for value in names if value in others], speech, "form-list-or")
        return speech.say("form-when-is-not", label=label, values=values)
    values = _listed([names[value] for value in names if value in part], speech, "form-list-or")
    return speech.say("form-when-is", label=label, values=values)


def _depends(watched: Sequence[Controller], speech: Speech) -> str:
    labels = (speech.say("form-quoted", text=speech.name(controller.field.label)) for controller in watched)
    return speech.say("form-when-depends", labels=speech.say("form-list-comma").join(labels))


def _listed(words: Sequence[str], speech: Speech, joiner: str) -> str:
    """Join words as the language does: a, b or c."""
    if len(words) < 2:  # noqa: PLR2004 - one word joins nothing
        return "".join(words)
    return speech.say(joiner, first=speech.say("form-list-comma").join(words[:-1]), last=words[-1])
