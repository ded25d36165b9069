"""Dispose of the content of records whose time of keeping is over; what was approved is carried out here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from engine.bundles import Bundle
from engine.commands.house import House
from engine.inbox.retention import expired
from engine.registers import Register, read_registers
from engine.services.registry import ExpiredRecord
from engine.storage import Work, attachments, micros, retention

#: A file of disposed content that somebody uploaded again lately is left for the form it may be meant for.
FRESH = dt.timedelta(days=30)


def registers_of(bundle: Bundle) -> tuple[Register, ...]:
    """Return the documents and registers of a procedure."""
    return _registers(bundle.key, bundle)


@lru_cache(64)
def _registers(key: str, bundle: Bundle) -> tuple[Register, ...]:  # noqa: ARG001 - the key tells bundles apart
    found: list[Register] = []
    for name, content in bundle.files.items():
        found += read_registers(content, name) if name.endswith("registers.yaml") else ()
    return tuple(found)


def expired_records(house: House, work: Work, site: str, now: dt.datetime) -> tuple[ExpiredRecord, ...]:
    """Return the site's records whose times are over by the rules of the current procedures."""
    registers: Mapping[str, tuple[Register, ...]] = {
        key: registers_of(house.bundle(row.bundle_id)) for key, row in house.procedures().items()
    }
    zone = house.zone(site)
    return tuple(
        ExpiredRecord(each.key, (each.case_id, each.entry), each.register.code, each.kept.since, last_day)
        for each in expired(work, registers, site, zone, now.astimezone(zone).date())
        if (last_day := each.kept.last_day) is not None
    )


def dispose(house: House, work: Work, records: tuple[tuple[int, int], ...], by: tuple[int, int], at: int) -> None:
    """Take away the content of records (case id, entry) in the caller's transaction, their files after the commit."""
    if retention.dispose(work, records, by, at):
        work.after_commit.append(lambda: remove_files(house))


def remove_files(house: House) -> None:
    """Remove the files that only records without content name."""
    before = micros(house.clock() - FRESH)
    with house.database.reading() as work:
        names = retention.files_without_content(work)
    for sha256 in sorted(names):
        if house.files.place_of(sha256).is_file():
            with house.database.transaction() as work:
                if sha256 in retention.files_without_content(work) and attachments.forget_uploads_of(
                    work, sha256, before
                ):
                    house.files.remove(sha256)
