"""The chain of a case's history: each entry is sealed with a key that lies outside the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

import msgpack

_LENGTH = 32


class Entry(NamedTuple):
    """One input of a case: a form, a service's result, a message, the time a timer saw, a retry.

    `at` is in microseconds since 1970 UTC, `content` the `content_hash` of what came in. Of a record: the document it
    fills, its form, and the entry it corrects.
    """

    entry: int
    at: int
    kind: str
    element: str
    task: int | None
    actor: int | None
    role: str | None
    content: bytes
    on_behalf_of: int | None = None
    document: str | None = None
    form: str | None = None
    supersedes: int | None = None


def next_mac(key: bytes, head: bytes, case_id: int, entry: Entry) -> bytes:
    """Return the keyed hash of `entry` on top of `head`, that of the entry before (empty for the first).

    It is BLAKE2b of 32 bytes, keyed by `key`, over the MessagePack array [head, case_id, *entry]. What came in takes
    part by its hash, so it may be purged one day and the chain still holds.
    """
    return hashlib.blake2b(_pack((head, case_id, *entry)), key=key, digest_size=_LENGTH).digest()


def content_hash(content: bytes) -> bytes:
    """Return the SHA-256 of the bytes in which something that came in is stored; of a record, what is signed."""
    return hashlib.sha256(content).digest()


_pack = msgpack.Packer().pack  # calls nothing back: one serves all threads


def seal_mac(key: bytes, before: bytes, number: int, at: int, heads: Iterable[tuple[int, int, bytes]]) -> bytes:
    """Return the 32-byte keyed hash that seals the heads of several cases together, on top of the seal before.

    heads: (case id, entry, keyed hash of that entry), in the order of cases.
    """
    running = hashlib.blake2b(_pack((before, number, at)), key=key, digest_size=_LENGTH)
    for head in heads:
        running.update(_pack(head))
    return running.digest()
