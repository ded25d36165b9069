"""Which variables an element sets."""

from __future__ import annotations

from engine.checks.calls import SERVICE_TASKS
from engine.checks.dataflow import flowing
from engine.checks.subject import Subject
from engine.procedures import Element, ElementKind


def written_by(subject: Subject, element: Element) -> frozenset[str]:
    """Return the names that `element` sets in the case: its output mapping, or all of its result."""
    extensions, loop = element.extensions, element.loop
    if loop is not None and loop.output_collection:
        return frozenset({loop.output_collection})
    if extensions.outputs:
        return frozenset(target.partition(".")[0] for target, _ in extensions.outputs)
    if element.kind is ElementKind.USER_TASK:
        form = subject.forms.get(extensions.form_id or "")
        return frozenset(form.keys) if form else frozenset()
    if element.kind in SERVICE_TASKS:
        service = subject.plant.services.get(extensions.topic or "")
        return frozenset(service.results) if service else frozenset()
    if element.kind is ElementKind.BUSINESS_RULE_TASK:
        return frozenset({extensions.result_variable} if extensions.result_variable else ())
    if element.kind is ElementKind.CALL_ACTIVITY and extensions.propagate_child:
        return _written_inside(subject, element)
    return frozenset()


def _written_inside(subject: Subject, call: Element) -> frozenset[str]:
    found = flowing(subject)
    called = call.extensions.called_process or ""
    begin, end = found.begins.get(called), found.ends.get(called)
    handed = {target.partition(".")[0] for target, _ in call.extensions.inputs}
    return end.maybe - begin.maybe - handed if begin and end else frozenset()
