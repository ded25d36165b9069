"""Enumerations of the source documents and of ISO 9000; values are what forms, diagrams and the API write."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """Where a nonconformity was found."""

    INCOMING = "incoming"
    IN_PROCESS = "in_process"
    FINAL = "final"
    STOCK = "stock"
    TYPE_TEST = "type_test"
    AFTER_DELIVERY = "after_delivery"
    DEVELOPMENT = "development"


class Ownership(StrEnum):
    """Whose the goods are. Source: NCO-4.2.1.1."""

    OWN = "own"
    CUSTOMER = "customer"


class ItemClass(StrEnum):
    """What kind of item the goods are, which decides who disposes. Source: NCO-4.2.1.3."""

    RAW_MATERIAL = "raw_material"
    PLASTIC_GRANULATE = "plastic_granulate"
    COMPONENT = "component"
    FINISHED_ASSEMBLY = "finished_assembly"
    MACHINED_PART = "machined_part"


class Disposition(StrEnum):
    """What is decided about nonconforming product. Source: NCO-4.2.1.4; regrade: DPR-S9."""

    ACCEPT = "accept"
    CONCESSION = "concession"
    REWORK = "rework"
    REPAIR = "repair"
    SORT = "sort"
    REGRADE = "regrade"
    REJECT = "reject"
    SCRAP = "scrap"


class ReinspectionResult(StrEnum):
    """Outcome of a re-inspection. Source: NCO-4.2.3."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"


class CaseStatus(StrEnum):
    """Status of a case; waiting: no open task, for a timer, message or other case; failed: an open incident."""

    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    FAILED = "failed"


class TaskStatus(StrEnum):
    """Status of a work item."""

    OPEN = "open"
    CLAIMED = "claimed"
    DONE = "done"
    CANCELLED = "cancelled"


class QuantityStatus(StrEnum):
    """Where the pieces of a lot stand."""

    ON_HOLD = "on_hold"
    RELEASED = "released"
    IN_REWORK = "in_rework"
    SORTED = "sorted"
    CONCEDED = "conceded"
    REGRADED = "regraded"
    REJECTED = "rejected"
    SCRAPPED = "scrapped"
    RETURNED = "returned"
    RECALLED = "recalled"
