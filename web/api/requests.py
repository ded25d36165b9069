"""What goes into the API, as models that check it and describe it in OpenAPI."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(max_length=200)]


class Taken(BaseModel):
    """What a request carries; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


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


Number = Annotated[int | Decimal | str, Field(description="JSON number, or exact decimal number as text.")]
Short = Annotated[str, Field(max_length=120)]


class NewShipment(Taken):
    """What a customer was sent of one lot with one document; customer and product by key or name."""

    document: Short
    customer: Short
    product: Short | None = Field(None, description="Needed when several products have the lot number.")
    lot: Short
    quantity: Number
    unit: Annotated[str, Field(max_length=20)] | None = Field(None, description="Checked against the lot's unit.")
    shipped_on: Annotated[str, Field(max_length=10, json_schema_extra={"format": "date"})]
    contact: Annotated[str, Field(max_length=500)] = ""
    address: Annotated[str, Field(max_length=500)] = ""
    country: Annotated[str, Field(max_length=80)] = ""
    weight_kg: Number | None = None


class NewShipments(Taken):
    """Shipments from one site: all are entered, or none."""

    site: Text
    shipments: Annotated[list[NewShipment], Field(min_length=1, max_length=1000)]


class UsedLot(Taken):
    """A lot that another was made from; `used`: how much of it, taken out of it."""

    product: Short | None = Field(None, description="Needed when several products have the lot number.")
    lot: Short
    used: Number | None = None


class NewLot(Taken):
    """A lot in stock, released; without `quantity` a known lot whose `made_from` grows."""

    product: Short
    lot: Short
    quantity: Number | None = None
    unit: Annotated[str, Field(max_length=20)] | None = None
    made_from: Annotated[list[UsedLot], Field(max_length=200)] = []


class NewLots(Taken):
    """Lots at one site: all are entered, or none."""

    site: Text
    lots: Annotated[list[NewLot], Field(min_length=1, max_length=1000)]


class ShipmentQuery(Paged):
    """Which shipments to list, entered last first, from all sites where the caller holds a role."""

    lot: Short | None = None
    product: Short | None = None
    customer: Short | None = Field(None, description="Key of the customer.")
    document: Short | None = None
    site: Text | None = None


class FileName(Taken):
    """The name of the file in the body."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    name: Text | None = Field(None, description="Name of the file, needed unless it comes as multipart/form-data.")


class NoQuery(Taken):
    """No parameters."""
