"""An expression calls only functions that FEEL or the plant has."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.expressions import compiled, written
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.feel.builtin import BUILTINS
from engine.feel.names import PLANT_FUNCTIONS


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    known = {*BUILTINS, *PLANT_FUNCTIONS}
    for each in written(subject):
        expression = compiled(each.text)
        for name in sorted(expression.called - known) if expression else ():
            yield subject.spot(each.place, function=name, expression=each.text, guess=nearest(name, known))
