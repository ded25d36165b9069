from __future__ import annotations

import pytest

from engine import services
from engine.commands.step import Step
from engine.services import Foreseen, Outcome
from engine.workflow import BpmnError


class _Unweighable:
    """A service whose scales know that they cannot weigh this."""

    def run(self, view, inputs):
        raise Foreseen("too_heavy", limit="500")


def test_an_outcome_a_service_foresees_reaches_the_diagram_by_its_code(monkeypatch):
    monkeypatch.setattr(services, "find", lambda topic: _Unweighable())
    step = Step.__new__(Step)
    step.view = None
    with pytest.raises(BpmnError) as raised:
        step._serve("scales.weigh", "weigh_lot", {}, {})
    assert (raised.value.code, raised.value.data) == ("too_heavy", {"limit": "500"})


def test_other_failures_stay_what_they_are(monkeypatch):
    class Broken:
        def run(self, view, inputs):
            raise OSError("no answer")

    monkeypatch.setattr(services, "find", lambda topic: Broken())
    step = Step.__new__(Step)
    step.view = None
    with pytest.raises(OSError, match="no answer"):
        step._serve("scales.weigh", "weigh_lot", {}, {})
    assert Outcome().effects == ()
