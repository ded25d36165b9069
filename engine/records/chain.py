"""The chain of a case's history: each entry is sealed with a key that lies outside the database."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One input of a case: a form, a service's result, a message, the time a timer saw, a retry.

    `at` is in microseconds since 1970 UTC, `payload` the canonical text of what came in.
    """

    entry: int
    at: int
    kind: str
    element: str
    task: int | None
    actor: int | None
    role: str | None
    payload: str
    on_behalf_of: int | None = None


def next_mac(key: bytes, head: bytes, case_id: int, entry: Entry) -> bytes:
    """Return the 32-byte keyed hash of `entry` on top of `head`, the hash of the entry before (empty for the first)."""
    fields = [
        case_id,
        entry.entry,
        entry.at,
        entry.kind,
        entry.element,
        entry.task,
        entry.actor,
        entry.role,
        entry.payload,
    ]
    if entry.on_behalf_of is not None:
        fields.append(entry.on_behalf_of)
    text = _ENCODER.encode(fields)
    return hmac.digest(key, head + text.encode(), "sha256")


def record_hash(payload: str) -> bytes:
    """Return the SHA-256 of a record's canonical text; what a signature is about."""
    return hashlib.sha256(payload.encode()).digest()
