"""Check the chain of every case: nothing of its history was changed, removed or put in."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

import sqlalchemy as sa

from engine.commands.house import House
from engine.commands.replaying import ContentDisposed, replay_case
from engine.commands.saving import kept_state
from engine.forms import files_in
from engine.records import Entry, content_hash, next_mac
from engine.storage import Statement, Work, attachments, cases
from engine.storage import tables as t
from engine.workflow import HistoryDiffers
from engine.workflow.values import unpack

_CASES = Statement(
    sa.select(t.case.c.id, t.case.c.number, t.case.c.head, t.case.c.entries, t.case.c.state).order_by(t.case.c.id)
)
_RECORDS = Statement(
    sa.select(t.record.c.entry, t.record.c.data, t.disposal.c.by_entry)
    .select_from(
        t.record.outerjoin(
            t.disposal,
            sa.and_(t.disposal.c.case_id == t.record.c.case_id, t.disposal.c.entry == t.record.c.entry),
        )
    )
    .where(t.record.c.case_id == sa.bindparam("case_id"))
)
#: Kinds of entries that are records.
_OF_RECORDS = frozenset({"start", "form", "correction"})
_DISPOSED = Statement(
    sa.select(t.case.c.number)
    .where(sa.exists().where(t.record.c.case_id == t.case.c.id, t.record.c.data.is_(None)))
    .order_by(t.case.c.id)
)


@dataclass(frozen=True, slots=True)
class Break:
    """The first row that is not as it was written."""

    case_number: str
    entry: int
    what: str  # history, record, head, state, file
    name: str = ""  # of the file


def verify(house: House, *, replay: bool = False) -> Break | None:
    """Recompute every hash; return the first break, or None when everything is whole.

    `replay`: also run every case again from its history and compare its state; this takes longer.
    """
    whole: set[str] = set()
    with house.database.reading() as work:
        for case_id, number, head, entries, state in work.run(_CASES).fetchall():
            found: tuple[int, str] | tuple[int, str, str] | None
            found = _break_in(house, work, case_id, bytes(head), entries) or _file_break(house, work, case_id, whole)
            if found is None and replay and not _replays(house, case_id, bytes(state)):
                found = entries, "state"
            if found is not None:
                return Break(number, *found)
    return None


def not_replayable(house: House) -> list[str]:
    """Return the numbers of cases that cannot be run again, since content of theirs was disposed of."""
    with house.database.reading() as work:
        return [str(row[0]) for row in work.run(_DISPOSED).fetchall()]


def _replays(house: House, case_id: int, state: bytes) -> bool:
    try:
        again = replay_case(house, case_id)
    except ContentDisposed:
        return True  # as it should be: what is left of the history was checked
    except HistoryDiffers:
        return False
    return state in {again, kept_state(again, ended=True)}


def _file_break(house: House, work: Work, case_id: int, whole: set[str]) -> tuple[int, str, str] | None:
    """Return the first file of a case that is gone, changed, or listed otherwise than its record says.

    whole: hashes of files that were read already; those found whole are added.
    """
    contents = {int(row[0]): row[1] for row in work.run(_RECORDS, case_id=case_id).fetchall()}
    written = {
        (entry, field, file.sha256, file.name)
        for entry, data in contents.items()
        if data is not None
        for field, file in files_in(unpack(bytes(data)))
    }
    listed = {
        (each.entry, each.field, each.file.sha256, each.file.name)
        for each in attachments.of_case(work, case_id)
        if contents.get(each.entry, b"") is not None
    }
    for entry, _, _, name in sorted(written ^ listed):
        return entry, "file", name
    for entry, _, sha256, name in sorted(written):
        if sha256 not in whole and not house.files.is_whole(sha256):
            return entry, "file", name
        whole.add(sha256)
    return None


def _break_in(house: House, work: Work, case_id: int, head: bytes, entries: int) -> tuple[int, str] | None:
    chained, expected = b"", 0
    for row in work.run(cases.HISTORY_OF, case_id=case_id).fetchall():
        expected += 1
        entry, at, kind, element, task, actor, role, payload, mac, absent, stored, *filed = row
        content = content_hash(bytes(payload)) if payload is not None else bytes(stored or b"")
        if (stored is not None) != (kind in _OF_RECORDS) or (stored is not None and content != bytes(stored)):
            return entry, "record"
        sealed = Entry(entry, at, kind, element, task, actor, role, content, absent, *filed)
        chained = next_mac(house.history_key, chained, case_id, sealed)
        if entry != expected or not hmac.compare_digest(chained, bytes(mac)):
            return expected, "history"
    if expected != entries or chained != head:
        return expected, "head"
    for entry, data, disposed_by in work.run(_RECORDS, case_id=case_id).fetchall():
        if data is None and disposed_by is None:
            return int(entry), "record"
    return None
