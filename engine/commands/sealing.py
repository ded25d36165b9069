"""Seal the heads of all cases together, so that a case cut short or taken away as a whole is seen too.

The chain of a case shows what was changed within it. Whoever can write the database could still drop the last entries
of a case, or the case: its chain is then shorter, but whole. A seal covers the heads of all cases that went on; kept
outside, it also shows that seals themselves were taken away.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.commands.house import House
from engine.errors import HoldpointError
from engine.records import seal_mac
from engine.storage import Work, micros, moment, seals
from engine.workflow.values import pack, unpack

#: Cases under one seal at most; what is left comes under the next one at once.
MOST_AT_ONCE = 20_000


class SealUnreadable(HoldpointError):
    """A file that should hold an exported seal does not."""

    code = "seal_unreadable"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A seal as it is kept outside: its number, when it was made, of how many cases, and its hash in hexadecimal."""

    number: int
    at: str
    cases: int
    mac: str


def seal(house: House) -> int:
    """Seal every case that went on since the last seal; return how many. Nothing happened: no new seal."""
    sealed = 0
    while True:
        with house.database.transaction() as work:
            heads = seals.gone_on(work, MOST_AT_ONCE)
            if heads:
                _seal(house, work, heads)
        sealed += len(heads)
        if len(heads) < MOST_AT_ONCE:
            return sealed


def _seal(house: House, work: Work, heads: list[tuple[int, int, bytes]]) -> None:
    number, _, before = seals.last(work)
    at = micros(house.clock())
    work.run(
        seals.INSERT,
        id=number + 1,
        at=at,
        count=len(heads),
        cases=pack([[case_id, entry] for case_id, entry, _ in heads]),
        mac=seal_mac(house.history_key, before, number + 1, at, heads),
    )
    work.run_many(seals.PUT_SEALED, [{"case_id": case_id, "entry": entry} for case_id, entry, _ in heads])


def exported(house: House) -> Sealed | None:
    """Return the last seal, to be kept where nobody who can write the database can write; None before the first."""
    with house.database.reading() as work:
        rows = seals.every(work)
    return _outside(rows[-1]) if rows else None


def read_exported(content: bytes) -> Sealed:
    """Return what was exported as JSON. Raises SealUnreadable."""
    try:
        found: dict[str, Any] = json.loads(content)
        return Sealed(int(found["number"]), str(found["at"]), int(found["cases"]), str(found["mac"]))
    except (ValueError, KeyError, TypeError) as error:
        raise SealUnreadable(reason=str(error)) from error


def broken_seal(house: House, kept_outside: Sealed | None = None) -> int | None:
    """Return the number of the first seal that does not hold, None when all do.

    A seal holds when every entry it covers is there with the hash it had, and no seal before it is missing.
    `kept_outside`: one exported earlier; it must still be there, unchanged.
    """
    before, expected = b"", 0
    with house.database.reading() as work:
        rows = seals.every(work)
        for row in rows:
            expected += 1
            heads = list(_heads(work, row.cases))
            found = seal_mac(house.history_key, before, row.id, row.at, ((c, e, h or b"") for c, e, h in heads))
            whole = row.id == expected and all(head is not None for _, _, head in heads)
            if not whole or not hmac.compare_digest(found, row.mac):
                return expected
            before = row.mac
    if kept_outside is not None:
        there = next((row for row in rows if row.id == kept_outside.number), None)
        if there is None or not hmac.compare_digest(there.mac.hex(), kept_outside.mac):
            return kept_outside.number
    return None


def _heads(work: Work, packed: bytes) -> Iterator[tuple[int, int, bytes | None]]:
    for case_id, entry in unpack(packed):
        yield int(case_id), int(entry), seals.head_at(work, int(case_id), int(entry))


def _outside(row: seals.SealRow) -> Sealed:
    return Sealed(row.id, moment(row.at).isoformat(), row.size, row.mac.hex())
