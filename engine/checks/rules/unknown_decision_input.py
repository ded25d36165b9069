"""A decision table reads only variables that are there when it is asked."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.dataflow import flowing
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    before = flowing(subject).before
    for element in subject.of_kind(ElementKind.BUSINESS_RULE_TASK):
        decision = subject.decisions.get(element.extensions.decision_id or "")
        state = before.get((element.process, element.id))
        if decision is None or state is None or state.anything:
            continue
        known = state.maybe | {target.partition(".")[0] for target, _ in element.extensions.inputs}
        for name in sorted(decision.free_names - known):
            yield subject.spot(element, variable=name, decision=decision.name, guess=nearest(name, known))
