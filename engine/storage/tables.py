"""The tables. Times: microseconds since 1970 in UTC; quantities: exact decimal texts; packed values: typed bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    select,
    text,
)

metadata = MetaData()

#: SQLite gives an INTEGER PRIMARY KEY its row number only when the type is exactly INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")
Moment = BigInteger
Code = String(80)
#: Exact decimal text, for example "450" or "12.5"; neither database rounds it.
Quantity = String(40)
#: 64 small hexadecimal digits.
Sha256 = String(64)

OPEN = text("closed_at IS NULL")
LEFT = text("case_id IS NULL")
FILED = text("document IS NOT NULL")
CAME_BACK = text("kind <> 'shipped'")
TAKEN = text("closed_at IS NULL AND assignee IS NOT NULL")
#: Rows that lie in the order of their key: on SQLite one page less is written for each than with an index beside them.
BY_KEY: Final[Mapping[str, Any]] = {"sqlite_with_rowid": False}
FAR = 9_000_000_000_000_000  # due_order of a task without due date: after every real one

# ---- people ------------------------------------------------------------------------------------
site = Table(
    "site",
    metadata,
    Column("key", Code, primary_key=True),
    Column("name_en", Text, nullable=False),
    Column("name_zh", Text, nullable=False, default=""),
    Column("name_ru", Text, nullable=False, default=""),
    Column("zone", String(60), nullable=False),
    Column("country", String(10), nullable=False),
    Column("working_time", Text, nullable=False),  # JSON [["08:00", "12:00"], ["13:00", "17:30"]]
    Column("overrides", Text, nullable=False, default="{}"),  # JSON {"2026-10-01": false}
)

user = Table(
    "user",
    metadata,
    Column("id", Key, primary_key=True),
    Column("username", String(80), nullable=False, unique=True),
    Column("email", String(255), unique=True),
    Column("full_name", Text, nullable=False),
    Column("password", String(255), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("fs_uniquifier", String(64), nullable=False, unique=True),
    Column("language", String(2), nullable=False, default="en"),
    Column("theme", String(10), nullable=False, default=""),
    Column("site", Code),  # the site chosen last
    Column("created_at", Moment, nullable=False),
)

role = Table(
    "role",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Code, nullable=False, unique=True),  # the key; Flask-Security calls it name
    Column("name_en", Text, nullable=False),
    Column("name_zh", Text, nullable=False, default=""),
    Column("name_ru", Text, nullable=False, default=""),
)

membership = Table(
    "membership",
    metadata,
    Column("id", Key, primary_key=True),
    Column("user_id", Key, ForeignKey("user.id"), nullable=False, index=True),
    Column("role", Code, nullable=False),
    Column("site", Code, nullable=False),  # `*`: every site
    Column("from_at", Moment),
    Column("until_at", Moment),
    UniqueConstraint("user_id", "role", "site", name="membership_once"),
)

absence = Table(  # somebody is away and another stands in
    "absence",
    metadata,
    Column("id", Key, primary_key=True),
    Column("user_id", Key, ForeignKey("user.id"), nullable=False, index=True),
    Column("substitute_id", Key, ForeignKey("user.id"), nullable=False, index=True),
    Column("from_at", Moment, nullable=False),
    Column("until_at", Moment, nullable=False),
    Column("named_by", Key, ForeignKey("user.id"), nullable=False),
    Column("named_at", Moment, nullable=False),
    Column("withdrawn_by", Key, ForeignKey("user.id")),
    Column("withdrawn_at", Moment),
)

ended_session = Table(  # signed out: its cookie, should somebody have copied it, opens nothing
    "ended_session",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("at", Moment, nullable=False),
)

api_token = Table(
    "api_token",
    metadata,
    Column("id", Key, primary_key=True),
    Column("user_id", Key, ForeignKey("user.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

idempotency_key = Table(
    "idempotency_key",
    metadata,
    Column("user_id", Key, primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("request", LargeBinary, nullable=False),  # SHA-256 of method, path and body
    Column("status", Integer, nullable=False),
    Column("response", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    **BY_KEY,
)

# ---- procedures --------------------------------------------------------------------------------
procedure = Table(
    "procedure",
    metadata,
    Column("key", Code, primary_key=True),
    Column("bundle_id", Key, nullable=False),
    Column("prefix", String(20), nullable=False, unique=True),
    Column("name_en", Text, nullable=False),
    Column("name_zh", Text, nullable=False, default=""),
    Column("name_ru", Text, nullable=False, default=""),
    Column("start_role", Code, nullable=False),
)

bundle = Table(
    "bundle",
    metadata,
    Column("id", Key, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("procedure", Code, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("published_at", Moment, nullable=False),
    Column("published_by", Text),
)

bundle_file = Table(
    "bundle_file",
    metadata,
    Column("bundle_id", Key, ForeignKey("bundle.id"), primary_key=True),
    Column("name", String(300), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

element = Table(  # what lists show of a step, so that reading never parses a diagram
    "element",
    metadata,
    Column("bundle_id", Key, ForeignKey("bundle.id"), primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("name_en", Text, nullable=False),
    Column("name_zh", Text, nullable=False, default=""),
    Column("name_ru", Text, nullable=False, default=""),
)

# ---- cases -------------------------------------------------------------------------------------
case = Table(
    "case",
    metadata,
    Column("id", Key, primary_key=True),
    Column("number", String(40), nullable=False, unique=True),
    Column("procedure", Code, nullable=False),
    Column("bundle_id", Key, ForeignKey("bundle.id"), nullable=False),
    Column("site", Code, nullable=False),
    Column("status", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("walked", LargeBinary, nullable=False),  # bit i: entry i of the bundle's index was entered or taken
    Column("entries", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("title", Text, nullable=False, default=""),
    Column("product", Code),
    Column("lot", String(120)),
    Column("started_at", Moment, nullable=False),
    Column("started_by", Key),
    Column("closed_at", Moment),
    Index("case_recent", "site", "id"),  # ids grow, so newest first is by id
    Index("case_status", "site", "status", "id"),
    Index("case_procedure", "site", "procedure", "id"),
    Index("case_by_lot", "lot"),
)

case_number = Table(
    "case_number",
    metadata,
    Column("prefix", String(20), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    **BY_KEY,
)

case_link = Table(
    "case_link",
    metadata,
    Column("id", Key, primary_key=True),
    Column("from_case", Key, ForeignKey("case.id"), nullable=False, index=True),
    Column("to_case", Key, ForeignKey("case.id"), nullable=False, index=True),
    Column("kind", Code, nullable=False),
    Column("at", Moment, nullable=False),
)

work_item = Table(
    "work_item",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("task", Integer, primary_key=True),
    Column("element", String(120), nullable=False),
    Column("path", String(120), nullable=False),  # enclosing instances, outermost first: "4/9"
    Column("role", Code, nullable=False),
    Column("site", Code, nullable=False),
    Column("status", String(10), nullable=False),
    Column("due_at", Moment),
    Column("due_order", Moment, nullable=False),
    Column("priority", SmallInteger, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("assignee", Key),
    Column("claimed_at", Moment),
    Column("closed_at", Moment),
    Column("closed_by", Key),
    Column("entry", Integer),  # the entry of the history that closed it
    Index("inbox_role", "site", "role", "due_order", "case_id", "task", sqlite_where=OPEN, postgresql_where=OPEN),
    Index("inbox_site", "site", "due_order", "case_id", "task", sqlite_where=OPEN, postgresql_where=OPEN),
    Index("inbox_mine", "assignee", "due_order", "case_id", "task", sqlite_where=TAKEN, postgresql_where=TAKEN),
)

signature = Table(
    "signature",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("entry", Integer, primary_key=True),
    Column("user_id", Key, nullable=False),
    Column("name", Text, nullable=False),
    Column("for_name", Text),  # of the absent person for whom it was signed
    Column("role", Code, nullable=False),
    Column("meaning", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),  # of the record that is signed
    Column("at", Moment, nullable=False),
    **BY_KEY,
)

disposal = Table(  # records whose content was disposed of, and the approval: the case and entry of it
    "disposal",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("entry", Integer, primary_key=True),
    Column("by_case", Key, ForeignKey("case.id"), nullable=False),
    Column("by_entry", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("disposal_of_approval", "by_case", "by_entry"),
    **BY_KEY,
)

decision_result = Table(
    "decision_result",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("entry", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("element", String(120), nullable=False),
    Column("decision", String(120), nullable=False),
    Column("result", LargeBinary, nullable=False),  # {value, rows: [{id, index, annotation}], inputs}
    **BY_KEY,
)

history = Table(  # what came into a case; of a form that is a record with what a record needs
    "history",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("entry", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("element", String(120), nullable=False),
    Column("task", Integer),
    Column("actor", Key),
    Column("on_behalf_of", Key),  # who was absent, when the actor stood in
    Column("role", Code),
    Column("payload", LargeBinary),  # null where a record's content was disposed of
    Column("mac", LargeBinary, nullable=False),
    Column("hash", LargeBinary),  # SHA-256 of the payload of a record; null: no record
    Column("document", Code),  # code of the document or register it fills
    Column("form", Code),
    Column("supersedes", Integer),  # the entry that this one corrects
    Index("record_register", "document", "at", sqlite_where=FILED, postgresql_where=FILED),
    **BY_KEY,
)

_h = history.c
_RECORDS = select(
    _h.case_id,
    _h.entry,
    _h.element,
    _h.document,
    _h.form,
    _h.payload.label("data"),
    _h.hash,
    _h.at,
    _h.actor.label("by"),
    _h.role,
    _h.supersedes,
).where(_h.hash.is_not(None))
#: The records among the entries of the history: a view, for reading only.
record = Table("record", MetaData(), *(Column(c.name, c.type) for c in _RECORDS.selected_columns))
VIEWS: Final[Mapping[Table, Select[Any]]] = {record: _RECORDS}

timer = Table(
    "timer",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("task", Integer, primary_key=True),
    Column("due_at", Moment, nullable=False, index=True),
    **BY_KEY,
)

subscription = Table(  # a case waits for a message
    "subscription",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("task", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("key", String(200), nullable=False),
    Index("subscription_by_key", "name", "key"),
    **BY_KEY,
)

message = Table(  # early messages wait here for a case
    "message",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("key", String(200), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Key),
    Column("case_id", Key),  # who took it
    Index("message_by_key", "name", "key"),
    Index("message_left", "name", "key", sqlite_where=LEFT, postgresql_where=LEFT),
)

incident = Table(
    "incident",
    metadata,
    Column("id", Key, primary_key=True),
    Column("case_id", Key, ForeignKey("case.id"), nullable=False, index=True),
    Column("task", Integer, nullable=False),
    Column("element", String(120), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("resolved_at", Moment),
    Column("resolved_by", Key),
)

form_draft = Table(  # half-filled forms, one a person and task; task 0 with case 0 is a start form
    "form_draft",
    metadata,
    Column("user_id", Key, ForeignKey("user.id"), primary_key=True),
    Column("procedure", Code, primary_key=True),  # empty for a task
    Column("case_id", Key, primary_key=True),
    Column("task", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),  # what was typed, as JSON
    Column("saved_at", Moment, nullable=False),
    **BY_KEY,
)

# ---- goods -------------------------------------------------------------------------------------
product = Table(
    "product",
    metadata,
    Column("key", Code, primary_key=True),
    Column("name_en", Text, nullable=False),
    Column("name_zh", Text, nullable=False, default=""),
    Column("name_ru", Text, nullable=False, default=""),
    Column("item_class", Code),
    Column("unit", String(20), nullable=False, default="pcs"),
)

supplier = Table("supplier", metadata, Column("key", Code, primary_key=True), Column("name", Text, nullable=False))

customer = Table("customer", metadata, Column("key", Code, primary_key=True), Column("name", Text, nullable=False))

lot = Table(
    "lot",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site", Code, nullable=False),
    Column("product", Code, nullable=False),
    Column("lot", String(120), nullable=False, index=True),
    Column("unit", String(20), nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("site", "product", "lot", name="lot_once"),
)

lot_balance = Table(  # the sum of the movements, kept in the same transaction
    "lot_balance",
    metadata,
    Column("lot_id", Key, ForeignKey("lot.id"), primary_key=True),
    Column("status", String(12), primary_key=True),
    Column("quantity", Quantity, nullable=False),
    **BY_KEY,
)

lot_movement = Table(
    "lot_movement",
    metadata,
    Column("id", Key, primary_key=True),
    Column("lot_id", Key, ForeignKey("lot.id"), nullable=False),
    Column("case_id", Key, ForeignKey("case.id"), index=True),
    Column("entry", Integer),
    Column("element", String(120)),
    Column("from_status", String(12)),  # null: the pieces become known
    Column("to_status", String(12)),  # null: the pieces went on as another lot, or to a customer
    Column("quantity", Quantity, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Key),
    Index("movement_of_lot", "lot_id", "case_id"),  # also tells the cases of a lot
)

lot_link = Table(
    "lot_link",
    metadata,
    Column("id", Key, primary_key=True),
    Column("from_lot", Key, ForeignKey("lot.id"), nullable=False, index=True),
    Column("to_lot", Key, ForeignKey("lot.id"), nullable=False, index=True),
    Column("kind", Code, nullable=False),  # split, rework, made_from
    Column("case_id", Key),
    Column("at", Moment, nullable=False),
)

shipment = Table(  # what a customer was sent of one lot with one document
    "shipment",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site", Code, nullable=False),
    Column("document", String(120), nullable=False),
    Column("lot_id", Key, ForeignKey("lot.id"), nullable=False, index=True),
    Column("quantity", Quantity, nullable=False),
    Column("customer", Code, nullable=False),
    Column("contact", Text, nullable=False, default=""),
    Column("address", Text, nullable=False, default=""),
    Column("country", String(80), nullable=False, default=""),
    Column("shipped_on", String(10), nullable=False),  # a day of the site, ISO 8601
    Column("weight_kg", Quantity),
    Column("import_id", Key),  # the table it came with
    Column("at", Moment, nullable=False),
    Column("by", Key),
    UniqueConstraint("site", "document", "lot_id", "customer", name="shipment_once"),
    Index("shipment_customer", "customer", "id"),
)

shipment_movement = Table(  # which movements of a lot belong to a shipment
    "shipment_movement",
    metadata,
    Column("movement_id", Key, ForeignKey("lot_movement.id"), primary_key=True),
    Column("shipment_id", Key, ForeignKey("shipment.id"), nullable=False, index=True),
    Column("kind", String(10), nullable=False),  # shipped, returned; surplus: more came back than was shipped
    Index("shipment_came_back", "shipment_id", sqlite_where=CAME_BACK, postgresql_where=CAME_BACK),
    **BY_KEY,
)

goods_import = Table(  # a table of lots or shipments that somebody brought in
    "goods_import",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site", Code, nullable=False),
    Column("kind", String(10), nullable=False),  # lots, shipments
    Column("file_name", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),  # SHA-256 of the file
    Column("rows", Integer, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("known", Integer, nullable=False),  # there already: nothing was done
    Column("refused", Integer, nullable=False),
    Column("report", LargeBinary, nullable=False),  # the refused rows with their reasons
    Column("at", Moment, nullable=False),
    Column("by", Key),
    Index("goods_import_recent", "site", "id"),
)

# ---- files -------------------------------------------------------------------------------------
stored_file = Table(  # what lies in the folder of files; its type is that of its content
    "stored_file",
    metadata,
    Column("sha256", Sha256, primary_key=True),
    Column("size", BigInteger, nullable=False),  # bytes
    Column("type", String(100), nullable=False),
    Column("width", Integer),  # pixels of a picture
    Column("height", Integer),
    Column("at", Moment, nullable=False),  # uploaded last
    Index("stored_file_old", "at"),
    **BY_KEY,
)

file_upload = Table(  # who may attach it: who uploaded it
    "file_upload",
    metadata,
    Column("user_id", Key, ForeignKey("user.id"), primary_key=True),
    Column("sha256", Sha256, ForeignKey("stored_file.sha256"), primary_key=True, index=True),
    Column("name", String(120), nullable=False),
    Column("at", Moment, nullable=False),
    **BY_KEY,
)

attachment = Table(  # a file on a record, as the record's own data name it
    "attachment",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("entry", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("element", String(120), nullable=False),
    Column("field", String(300), nullable=False),  # path: `dispositions[0].photos`
    Column("sha256", Sha256, ForeignKey("stored_file.sha256"), nullable=False, index=True),
    Column("name", String(120), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Key),
    **BY_KEY,
)

# ---- the house ---------------------------------------------------------------------------------
lease = Table(  # one runner fires the timers
    "lease",
    metadata,
    Column("name", Code, primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until_at", Moment, nullable=False),
)

setting = Table("setting", metadata, Column("key", Code, primary_key=True), Column("value", Text, nullable=False))

sign_in_attempt = Table(  # throttles guessing across workers
    "sign_in_attempt",
    metadata,
    Column("id", Key, primary_key=True),
    Column("username", String(80), nullable=False),
    Column("address", String(60), nullable=False),
    Column("at", Moment, nullable=False),
    Index("sign_in_recent", "username", "at"),
    Index("sign_in_from", "address", "at"),
)

# ---- acceptance sampling -----------------------------------------------------------------------
inspection_series = Table(  # one a site, supplier, product and class of nonconformity
    "inspection_series",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site", Code, nullable=False),
    Column("supplier", Code, nullable=False),
    Column("product", Code, nullable=False),
    Column("nonconformity_class", String(10), nullable=False),
    Column("severity", String(12), nullable=False),  # of the next lot
    Column("score", Integer),  # the switching score, on normal inspection only
    Column("state", Text, nullable=False),  # JSON: all that the switching rules need
    Column("lots", Integer, nullable=False),  # how many stand in inspected_lot
    Column("opened_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("site", "supplier", "product", "nonconformity_class", name="series_once"),
    Index("series_recent", "site", "changed_at"),
)

inspected_lot = Table(
    "inspected_lot",
    metadata,
    Column("series_id", Key, ForeignKey("inspection_series.id"), primary_key=True),
    Column("place", Integer, primary_key=True),  # the lots of a series, counted from 1
    Column("lot", String(120), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("case_id", Key, ForeignKey("case.id"), nullable=False, index=True),
    Column("entry", Integer, nullable=False),
    Column("plan", Text, nullable=False),  # JSON: as it was issued, with the way through the tables
    Column("found", Text, nullable=False),  # JSON: nonconforming units of each sample
    Column("verdict", String(16), nullable=False),  # further_sample: another class decided the lot before
    Column("severity", String(12), nullable=False),  # under which it was inspected
    Column("original", Boolean, nullable=False),
    Column("counts", Boolean, nullable=False),  # whether it moved the series
    Column("score", Integer),  # the switching score after it
    Column("at", Moment, nullable=False),
    Column("by", Key),
)

series_switch = Table(
    "series_switch",
    metadata,
    Column("id", Key, primary_key=True),
    Column("series_id", Key, ForeignKey("inspection_series.id"), nullable=False, index=True),
    Column("after_place", Integer, nullable=False),  # the last lot before it; 0 before the first
    Column("from_severity", String(12), nullable=False),
    Column("to_severity", String(12), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("case_id", Key, ForeignKey("case.id"), nullable=False),
    Column("entry", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Key),
)

# ---- recalls -----------------------------------------------------------------------------------
recall_line = Table(  # the account of a recall; a correction is a line below zero
    "recall_line",
    metadata,
    Column("id", Key, primary_key=True),
    Column("case_id", Key, ForeignKey("case.id"), nullable=False, index=True),
    Column("account", Text, nullable=False),  # the customer as shown
    Column("customer", Code, nullable=False),
    Column("unit", String(20), nullable=False),
    Column("kind", String(12), nullable=False),  # planned, found, returned, used_up …
    Column("quantity", Quantity, nullable=False),
    Column("remark", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("element", String(120), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Key),
)

# ---- monitored points --------------------------------------------------------------------------
ccp_reading = Table(  # one a parameter that was read
    "ccp_reading",
    metadata,
    Column("id", Key, primary_key=True),
    Column("site", Code, nullable=False),
    Column("point", String(40), nullable=False),  # for example CCP 3
    Column("parameter", String(20), nullable=False),
    Column("at", Moment, nullable=False),  # when it was measured
    Column("value", Quantity),  # 1 or 0: in order or not; null: could not be read
    Column("minimum", Quantity),  # the limits that were in force
    Column("maximum", Quantity),
    Column("kind", String(10), nullable=False),  # critical, process
    Column("verdict", String(12), nullable=False),
    Column("source", String(10), nullable=False),  # person, logger
    Column("lots", Text, nullable=False),  # the batches in hand
    Column("case_id", Key, ForeignKey("case.id"), nullable=False),
    Column("entry", Integer, nullable=False),
    Column("element", String(120), nullable=False),
    Column("by", Key),
    Index("ccp_reading_point", "site", "point", "at"),
    Index("ccp_reading_case", "case_id", "at"),
)

# ---- seals -------------------------------------------------------------------------------------
seal = Table(  # the heads of all cases that went on since the seal before
    "seal",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    Column("cases", LargeBinary, nullable=False),  # packed list of (case id, entry)
    Column("mac", LargeBinary, nullable=False),
)

sealed_case = Table(  # up to which entry a case is sealed
    "sealed_case",
    metadata,
    Column("case_id", Key, ForeignKey("case.id"), primary_key=True),
    Column("entry", Integer, nullable=False),
    **BY_KEY,
)

# ---- proof -------------------------------------------------------------------------------------
scenario_result = Table(  # how each scenario went in a run of all of them
    "scenario_result",
    metadata,
    Column("run", Key, primary_key=True, autoincrement=False),
    Column("file", String(300), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("ground", Sha256, nullable=False),  # of the procedures and scenarios that were played
    Column("at", Moment, nullable=False),
    Column("passed", Boolean, nullable=False),
    Column("message", Text, nullable=False),
    Column("places", Text, nullable=False),  # JSON list of file#id gone through
    Column("fired", Text, nullable=False),  # JSON list of ids of rows
    **BY_KEY,
)

#: Tables whose rows may only be added; triggers refuse everything else.
APPEND_ONLY = (
    history,
    signature,
    disposal,
    lot_movement,
    decision_result,
    inspected_lot,
    series_switch,
    recall_line,
    ccp_reading,
    shipment,
    shipment_movement,
    attachment,
    seal,
)
