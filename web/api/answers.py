"""What comes out of the API, as models that describe it in OpenAPI."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"}, examples=["2026-11-20T06:30:00Z"])]
Quantity = Annotated[str, Field(description="Exact decimal number as text.", examples=["450", "12.5"])]
Json = Annotated[Any, Field(description="Any JSON value; decimal numbers are given as texts.")]


def if_given(description: str | None = None) -> Any:
    """Return a field that is left out of the answer while it is None."""
    return Field(default=None, description=description, exclude_if=lambda value: value is None)


class Given(BaseModel):
    """What an answer carries."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Meaning(Given):
    """The sentence that is signed."""

    meaning: str


class Task(Given):
    """A task. `id` is `<case id>-<task number>`, `case` the case's number."""

    id: str
    case: str
    element: str = Field(description="Id of the diagram's element, a verb.")
    name: str
    role: str
    site: str
    status: Literal["open", "claimed", "done", "cancelled"]
    due_at: Moment | None
    assignee: str | None = Field(description="Sign-in name of who claimed it.")
    signature: Meaning | None = Field(description="What is signed on completion; null: no signature.")


class Option(Given):
    """One choice of a select."""

    value: str
    label: str


class FormField(Given):
    """A field of a form; a dynamic list has `fields` of its own, its key is its path."""

    key: str
    type: str
    subtype: str | None = if_given()
    label: str
    description: str | None = if_given()
    required: bool
    readonly: bool | None = if_given()
    conditional: bool | None = if_given("True: whether it is asked depends on other fields.")
    options: list[Option] | None = if_given()
    min: int | str | None = if_given()
    max: int | str | None = if_given()
    decimal_digits: int | None = if_given()
    min_length: int | str | None = if_given()
    max_length: int | str | None = if_given()
    pattern: str | None = if_given()
    accept: str | None = if_given("Endings and types a field for files takes, separated by commas.")
    max_files: int | None = if_given()
    max_bytes: int | None = if_given("Of one file; the server may take less.")
    unit: str | None = if_given()
    clauses: list[str] | None = if_given()
    fields: list[FormField] | None = if_given()


class Form(Given):
    """A form as a program fills it."""

    id: str
    fields: list[FormField]


class TaskForm(Form):
    """A task's form and what a fresh form shows."""

    values: dict[str, Json]


class TaskWithForm(Task):
    """A task with its form; `form` is null where nothing is asked."""

    form: TaskForm | None


class TaskPage(Given):
    """Open tasks, most urgent first."""

    items: list[Task]
    next: str | None = Field(description="Cursor of the next page; null at the end.")


class CaseTasks(Given):
    """The open tasks of a case after a command."""

    case: str
    status: str
    tasks: list[Task]


class StartedCase(Given):
    """A case that was just started."""

    number: str
    status: str
    tasks: list[Task]


class CaseSummary(Given):
    """A case as lists show it."""

    number: str
    procedure: str
    site: str
    status: Literal["open", "waiting", "closed", "cancelled", "failed"]
    title: str
    product: str | None
    lot: str | None
    started_at: Moment
    started_by: str | None
    closed_at: Moment | None


class CasePage(Given):
    """Cases, newest first."""

    items: list[CaseSummary]
    next: str | None = Field(description="Cursor of the next page; null at the end.")


class CaseLink(Given):
    """Another case that this one started (`outgoing`) or was started by."""

    number: str
    kind: str
    outgoing: bool
    procedure: str
    status: str


class Wait(Given):
    """What a case waits for: a time, or a message with its key (`case_closed`: that the case of that number ends)."""

    due_at: Moment | None
    message: str | None
    key: str | None


class Case(CaseSummary):
    """A case with its open tasks and links; `bundle` is the hash of the procedure's version it runs on."""

    bundle: str
    version: int
    tasks: list[Task]
    links: list[CaseLink]
    waits: list[Wait]
    waited_for_by: list[str] = Field(description="Numbers of the cases that wait until this one ends.")


class Movement(Given):
    """Pieces of a lot that changed their status; `from_status` null: they became known; `to_status`: another lot's."""

    lot: str
    product: str
    from_status: str | None
    to_status: str | None
    quantity: Quantity


class Signature(Given):
    """Who signed what, in which role; `hash` is the SHA-256 of the record as it is stored."""

    name: str
    role: str
    meaning: str
    at: Moment
    hash: str


class Event(Given):
    """One entry of a case's history; `data` is what came in."""

    entry: int
    at: Moment
    kind: str = Field(description="start, form, message, time, retry, service, error, decision …")
    element: str
    name: str
    task: str | None
    actor: str | None = Field(description="Sign-in name; null: the plant itself.")
    role: str | None
    document: str | None = Field(description="Code of the document or register it fills.")
    data: Json
    signature: Signature | None
    movements: list[Movement]


class History(Given):
    """All entries of a case, first one first."""

    case: str
    items: list[Event]


class ProcedureSummary(Given):
    """A published procedure; `bundle` is the hash of everything it is made of."""

    key: str
    name: str
    prefix: str
    bundle: str
    version: int
    start_role: str


class ProcedureList(Given):
    """The published procedures."""

    items: list[ProcedureSummary]


class Procedure(ProcedureSummary):
    """A procedure with its start form; null: it starts without one."""

    start_form: Form | None
    signature: Meaning | None = Field(description="What is signed on starting; null: no signature.")


class Quantities(Given):
    """How much of a lot has which status."""

    on_hold: Quantity = "0"
    released: Quantity = "0"
    in_rework: Quantity = "0"
    sorted: Quantity = "0"
    conceded: Quantity = "0"
    regraded: Quantity = "0"
    rejected: Quantity = "0"
    scrapped: Quantity = "0"
    returned: Quantity = "0"
    recalled: Quantity = "0"


Day = Annotated[str, Field(json_schema_extra={"format": "date"}, examples=["2026-11-20"])]


class Shipment(Given):
    """What a customer was sent of one lot with one document; quantities in `unit`."""

    id: str
    site: str
    document: str
    customer: str
    customer_name: str
    contact: str
    address: str
    country: str
    product: str
    lot: str
    unit: str
    quantity: Quantity
    returned: Quantity = Field(description="What came back of it.")
    surplus: Quantity = Field(description="What came back beyond what was shipped.")
    outstanding: Quantity = Field(description="What the customer still has.")
    shipped_on: Day
    weight_kg: Quantity | None


class EnteredShipment(Shipment):
    """A shipment that was just sent; `known`: it was entered before, and nothing was done."""

    known: bool


class EnteredShipments(Given):
    """The shipments in the order in which they were sent."""

    items: list[EnteredShipment]


class ShipmentPage(Given):
    """Shipments, entered last first."""

    items: list[Shipment]
    next: str | None = Field(description="Cursor of the next page; null at the end.")


class RelatedLot(Given):
    """A lot that another was made from or went into; `generation` counts from 1."""

    site: str
    product: str
    lot: str
    kind: str = Field(description="made_from, split or rework.")
    generation: int


class EnteredLot(Given):
    """A lot that was just sent; `known`: all of it was entered before, and nothing was done."""

    product: str
    lot: str
    known: bool


class EnteredLots(Given):
    """The lots in the order in which they were sent."""

    items: list[EnteredLot]


class Lot(Given):
    """A lot: what may be used is `released`; `cases` are numbers, newest first."""

    lot: str
    product: str
    site: str
    unit: str
    quantities: Quantities
    cases: list[str]
    made_from: list[RelatedLot] = Field(description="The lots it was made from, nearest first.")
    went_into: list[RelatedLot] = Field(description="The lots it went into, nearest first.")
    shipments: list[Shipment] = Field(description="Of this lot and of what it went into, 500 at most, newest last.")


class Delivered(Given):
    """Who took a message; it waits for a case when `cases` is empty."""

    cases: list[str]


class Incident(Given):
    """Where a case could not go on for technical reasons; `text` is the cause, in English."""

    id: int
    case: str
    procedure: str
    site: str
    element: str
    name: str
    text: str
    at: Moment
    resolved_at: Moment | None


class IncidentPage(Given):
    """Incidents, newest first."""

    items: list[Incident]
    next: str | None = Field(description="Cursor of the next page; null at the end.")


class UploadedFile(Given):
    """A file that is kept; `type` is that of its content."""

    sha256: str = Field(examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"])
    name: str = Field(description="As it is kept: without path, control and reordering characters.")
    size: int = Field(description="Bytes.")
    type: str


class Health(Given):
    """The server's own state."""

    status: str


class FieldProblem(Given):
    """Why one field is not taken; `field` is its path, `dispositions[0].quantity`; null: the request as a whole."""

    field: str | None
    code: str
    message: str


class Problem(Given):
    """What went wrong (RFC 9457); `code` is stable, texts are in the caller's language."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None = if_given()
    role: str | None = if_given("not_allowed: key of the missing role.")
    site: str | None = if_given("not_allowed: where the role is missing.")
    by: str | None = if_given("stale: name of who was faster.")
    at: Moment | None = if_given("stale: when.")
    state: str | None = if_given("stale: status of the task now.")
    choices: list[str] | None = if_given("ambiguous: what could be meant.")
    errors: list[FieldProblem] | None = if_given("One entry a field and reason.")
    number: str | None = if_given("unexpected: number under which IT finds it.")
