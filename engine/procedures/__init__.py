"""Reads what process owners draw: diagrams, roles and clauses become frozen values (no workflow engine here)."""

from engine.procedures.clauses import Clause, Document, read_clauses
from engine.procedures.diagrams import (
    Artifact,
    Bounds,
    Diagram,
    ErrorCode,
    Escalation,
    Flow,
    Lane,
    Message,
    Point,
    Pool,
    Process,
    Signal,
)
from engine.procedures.elements import Element, ElementKind, Event, EventKind, Loop
from engine.procedures.extensions import Extensions, read_extensions
from engine.procedures.reading import read_diagram
from engine.procedures.roles import Role, Roles, read_roles

__all__ = [
    "Artifact",
    "Bounds",
    "Clause",
    "Diagram",
    "Document",
    "Element",
    "ElementKind",
    "ErrorCode",
    "Escalation",
    "Event",
    "EventKind",
    "Extensions",
    "Flow",
    "Lane",
    "Loop",
    "Message",
    "Point",
    "Pool",
    "Process",
    "Role",
    "Roles",
    "Signal",
    "read_clauses",
    "read_diagram",
    "read_extensions",
    "read_roles",
]
