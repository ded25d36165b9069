"""Services that diagrams call, and their registry."""

from engine.services import goods, inspection, linked_cases, messages, monitoring, series, shipments, tracing  # noqa: F401 - importing registers them
from engine.services.registry import (
    Effect,
    Foreseen,
    Outcome,
    Parameter,
    Service,
    ServiceInput,
    View,
    find,
    service,
    services,
)

__all__ = [
    "Effect",
    "Foreseen",
    "Outcome",
    "Parameter",
    "Service",
    "ServiceInput",
    "View",
    "find",
    "service",
    "services",
]
