"""Where a gateway chooses, every arrow but the default one says when it is taken."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.choices import CHOOSING
from engine.checks.subject import Spot, Subject
from engine.vocabulary import Names


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken; one bare arrow without a default is the business of `no_default_flow`."""
    for process in subject.processes:
        for gateway in process.elements.values():
            if gateway.kind in CHOOSING and len(gateway.outgoing) > 1:
                flows = [process.flows[key] for key in gateway.outgoing if key != gateway.default]
                bare = [flow for flow in flows if not flow.condition]
                if gateway.default or len(bare) > 1:
                    yield from (subject.spot(flow, gateway=gateway.names or Names(gateway.id)) for flow in bare)
