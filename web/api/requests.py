"""What goes into the API, as models that check it and describe it in OpenAPI."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(max_length=200)]


class Taken(BaseModel):
    """What a request carries; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Nothing(Taken):
    """An empty object; the body may be left out."""


class Password(Taken):
    """The signer's password, entered again."""

    password: Annotated[str, Field(max_length=500, json_schema_extra={"format": "password"})]


class NewCase(Taken):
    """A case to start with the data of its start form. Decimal numbers may be JSON numbers or texts."""

    procedure: Text
    site: Text
    data: dict[str, Any] = Field(description="The fields of the start form by key.")
    signature: Password | None = Field(None, description="Needed where the start form asks for a signature.")


class Completion(Taken):
    """A filled form. Decimal numbers may be JSON numbers or texts, dates are ISO 8601."""

    data: dict[str, Any] = Field({}, description="The fields of the task's form by key.")
    signature: Password | None = Field(None, description="Needed where the task's `signature` is not null.")


class NewMessage(Taken):
    """A message for the cases that wait for it."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    correlation_key: Annotated[str, Field(min_length=1, max_length=200)]
    data: dict[str, Any] = Field({}, description="Variables the case takes over.")


class Paged(Taken):
    """How lists are read: page by page."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    limit: int = Field(50, ge=1, le=200, description="Rows of a page; a page may hold fewer although `next` is given.")
    cursor: Annotated[str, Field(max_length=200)] | None = Field(None, description="`next` of the page before.")


class TaskQuery(Paged):
    """Which open tasks to list, of all sites where the caller holds a role."""

    role: Text | None = Field(None, description="Only tasks of this role.")
    site: Text | None = Field(None, description="Only tasks at this site.")
    mine: bool = Field(default=False, description="Only tasks that the caller claimed.")
    overdue: bool = Field(default=False, description="Only tasks past their deadline.")
    q: Text | None = Field(None, description="Any part of case number, lot, product or title, in any script.")


class CaseQuery(Paged):
    """Which cases to list, newest first, of all sites where the caller holds a role."""

    procedure: Text | None = None
    status: Literal["open", "waiting", "closed", "cancelled", "failed"] | None = None
    site: Text | None = None
    q: Text | None = Field(None, description="Any part of case number, lot, product or title, in any script.")


class IncidentQuery(Paged):
    """Which technical incidents to list, newest first."""

    all: bool = Field(default=False, description="Resolved ones too.")


class LotQuery(Taken):
    """Which lot is meant when several products or sites use the number."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    product: Text | None = None
    site: Text | None = None


class NoQuery(Taken):
    """No parameters."""
