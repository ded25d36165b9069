"""The FEEL expressions of a diagram: `=…` is compiled, anything else is fixed text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.checks.subject import Subject
from engine.feel import Expression, FeelError, compile_expression
from engine.procedures import Element, ElementKind, Flow


@dataclass(frozen=True, slots=True)
class Written:
    """An expression as an owner wrote it at `place`; `must_be_feel` when fixed text makes no sense there."""

    place: Element | Flow
    text: str
    must_be_feel: bool = False

    @property
    def is_feel(self) -> bool:
        """Tell whether it is evaluated."""
        return self.text.startswith("=")


def compiled(text: str | None) -> Expression | None:
    """Return the compiled expression, None for fixed text and for what is not FEEL."""
    if not text or not text.startswith("="):
        return None
    try:
        return compile_expression(text)
    except FeelError:
        return None


def mistake(text: str) -> str:
    """Return why `text` is not FEEL, an empty text when it is."""
    try:
        compile_expression(text)
    except FeelError as error:
        return str(error)
    return ""


def written(subject: Subject) -> Iterator[Written]:
    """Yield all expressions of all diagrams, with the element or arrow they stand at."""
    for flow in subject.flows:
        if flow.condition is not None:
            yield Written(flow, flow.condition, must_be_feel=True)
    for element in subject.elements:
        yield from _of_element(element)
    for diagram in subject.diagrams:
        for element in diagram.elements:
            event = element.event
            message = diagram.messages.get(event.reference or "") if event else None
            if message and message.correlation_key and element.kind is not ElementKind.THROW_EVENT:
                yield Written(element, message.correlation_key, must_be_feel=True)


def _of_element(element: Element) -> Iterator[Written]:
    extensions, loop = element.extensions, element.loop
    plain = (
        *(extensions.candidate_groups, extensions.assignee, extensions.due_date, extensions.priority),
        *(extensions.site, extensions.topic),
        *(source for _, source in extensions.inputs),
        *(event.expression for event in element.events),
    )
    yield from (Written(element, text) for text in plain if text)
    yield from (Written(element, source, must_be_feel=True) for _, source in extensions.outputs if source)
    if loop is not None:
        always = (loop.collection, loop.output_element, loop.condition)
        yield from (Written(element, text, must_be_feel=True) for text in always if text)
