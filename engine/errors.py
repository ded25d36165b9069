"""What can go wrong, as types with a stable code; the wording lives in translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as _field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a command may not be carried out.

    `code` names the rule (worded by `refusal-<code>`), `field` the path of the form field it concerns, for example
    `dispositions[0].quantity`, `data` the values the sentence needs.
    """

    code: str
    field: str | None = None
    data: Mapping[str, Any] = _field(default_factory=lambda: _NOTHING)


class Severity(StrEnum):
    """How grave a finding of the checker is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `holdpoint check` found: `file:element: rule: message`, worded by `finding-<rule>`."""

    file: str
    element: str
    rule: str
    severity: Severity = Severity.ERROR
    data: Mapping[str, Any] = _field(default_factory=lambda: _NOTHING)


class HoldpointError(Exception):
    """Base of everything Holdpoint raises on purpose; `code` is stable, `data` holds what the sentence needs."""

    code: ClassVar[str] = "error"

    def __init__(self, **data: Any) -> None:
        super().__init__(self.code, data)
        self.data: Mapping[str, Any] = data

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.data.items())
        return f"{self.code}: {details}" if details else self.code


class CommandRefused(HoldpointError):
    """The command breaks rules; all reasons are given, not only the first."""

    code = "refused"

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(refusals=tuple(refusals))
        self.refusals = tuple(refusals)

    def __str__(self) -> str:
        return "refused: " + "; ".join(f"{r.field or '-'}: {r.code} {dict(r.data)}" for r in self.refusals)


class NotFound(HoldpointError):
    """There is no such thing, or the reader may not know of it."""

    code = "not_found"

    def __init__(self, what: str, key: object) -> None:
        super().__init__(what=what, key=str(key))


class Ambiguous(HoldpointError):
    """Several things answer to that name; say more."""

    code = "ambiguous"

    def __init__(self, what: str, key: object, choices: Sequence[str] = ()) -> None:
        super().__init__(what=what, key=str(key), choices=tuple(choices))


class NotAllowed(HoldpointError):
    """The actor lacks a role at a site, or a policy forbids the act to this person."""

    code = "not_allowed"

    def __init__(self, role: str, site: str | None = None) -> None:
        super().__init__(role=role, site=site)
        self.role, self.site = role, site


class StaleTask(HoldpointError):
    """Somebody was faster: the task is done, cancelled or claimed by another person."""

    code = "stale"

    def __init__(self, status: str, by: str | None = None, at: datetime | None = None) -> None:
        super().__init__(status=status, by=by, at=at)
        self.status, self.by, self.at = status, by, at


class BundleInvalid(HoldpointError):
    """A procedure's files cannot be used; the findings say why."""

    code = "bundle_invalid"

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(findings=tuple(findings))
        self.findings = tuple(findings)


class ServiceFailed(HoldpointError):
    """A service or an expression failed for technical reasons; it is an incident that a person can retry."""

    code = "service_failed"

    def __init__(self, element: str, cause: str) -> None:
        super().__init__(element=element, cause=cause)
        self.element, self.cause = element, cause


class IdempotencyConflict(HoldpointError):
    """The same Idempotency-Key came with another request."""

    code = "idempotency_conflict"


class Unavailable(HoldpointError):
    """The store cannot take the command now (locked, full disk); nothing was changed, trying again is safe."""

    code = "unavailable"
