"""Services that diagrams call, and their registry."""

from engine.services import (  # noqa: F401 - importing registers them
    effectiveness,
    goods,
    inspection,
    linked_cases,
    messages,
    monitoring,
    recall,
    records,
    series,
    shipments,
    tracing,
)
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
