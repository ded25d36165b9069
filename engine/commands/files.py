"""Files of a case: taken in at once when uploaded, attached when a form names them, shown to who may see."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.commands.house import House
from engine.errors import CommandRefused, NotFound, Refusal
from engine.forms import KnownFile, KnownFiles, files_in, hashes_in
from engine.forms.file_names import clean_name
from engine.identity import Actor
from engine.inbox.files import visible_file
from engine.storage import Work, attachments, micros, pictures
from engine.storage.file_types import UNKNOWN, type_of
from engine.storage.files import FileTooLarge, Readable, Received

#: An upload that no form was sent with is kept for so long.
KEPT = dt.timedelta(days=1)
#: One that a half-filled form names is kept for so long.
KEPT_FOR_DRAFT = dt.timedelta(days=30)
#: Of one person within a day, on no record yet.
MOST_WAITING, MOST_WAITING_BYTES = 300, 2_000_000_000
MOST_NAMED = 1_000  # hashes looked up for one form
_MEGA = 1_000_000
_HASH = re.compile(rb"[0-9a-f]{64}")
_MAY_HOLD_FILES = (list, dict)
_NO_SIZE: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A kept file that the reader may see: what it is and where it lies. `is_picture`: browsers draw it."""

    file: KnownFile
    path: Path

    @property
    def is_picture(self) -> bool:
        """Tell whether it may be shown on a page; everything else is a download."""
        return self.file.type in pictures.INLINE


def receive_file(house: House, actor: Actor, name: str, stream: Readable) -> KnownFile:
    """Keep a file that `actor` uploads; when this returns it is on the disk and survives whatever happens.

    Raises CommandRefused (empty, a picture of too many pixels, too many uploads), FileTooLarge, NoSpace.
    """
    cleaned = clean_name(name)
    _refuse_hoarding(house, actor)
    try:
        with house.files.receive(stream) as received:
            if not received.size:
                raise CommandRefused([Refusal("file_empty", None, {"name": cleaned})])
            kind, size = _looked_at(received, cleaned)
            found = KnownFile(received.sha256, cleaned, received.size, kind)
            with house.database.transaction() as work:  # the row first: who cleans up meanwhile waits for it
                attachments.put(work, found, actor.id, micros(house.clock()), size)
                house.files.keep(received)
    except FileTooLarge as error:
        raise FileTooLarge(name=cleaned, limit=house.files.limit) from error
    if kind in pictures.INLINE and house.files.thumbnail(found.sha256) is None:
        _make_thumbnail(house, found)
    return found


def may_attach(work: Work, actor: Actor | int | None, case_id: int | None, data: Any) -> KnownFiles:
    """Return those files named in `data` that the person may attach: uploaded by them, or on the case already."""
    user_id = actor.id if isinstance(actor, Actor) else actor
    known: dict[str, KnownFile] = {}
    for sha256 in sorted(hashes_in(data))[:MOST_NAMED]:
        found = attachments.uploaded_by(work, user_id, sha256) if user_id is not None else None
        if found is None and case_id is not None:
            found = attachments.on_case(work, case_id, sha256)
        if found is not None:
            known[sha256] = found
    return known


def attach_files(work: Work, of: Mapping[str, Any], data: Any) -> None:
    """Write down which files stand on a record. of: case_id, entry, element, at, by.

    Raises CommandRefused for a file that is not kept (a form's expression made it up).
    """
    if not any(type(item) in _MAY_HOLD_FILES for item in data.values()):
        return  # most records
    rows = [
        {**of, "place": place, "field": field[:300], "sha256": file.sha256, "name": file.name}
        for place, (field, file) in enumerate(files_in(data), 1)
    ]
    missing = attachments.attach(work, rows)
    if missing is not None:
        raise CommandRefused([Refusal("file_unknown", missing["field"], {"name": missing["name"]})])


def without_strange_files(data: Any, known: KnownFiles) -> Any:
    """Return data handed to a linked case with only the files that are `known`."""
    if isinstance(data, Mapping):
        return {key: without_strange_files(item, known) for key, item in data.items()}
    if isinstance(data, list):
        strange = {file.sha256 for _, file in files_in({"": data}) if file.sha256 not in known}
        kept = [item for item in data if not (isinstance(item, Mapping) and item.get("sha256") in strange)]
        return [without_strange_files(item, known) for item in kept]
    return data


def open_file(house: House, actor: Actor, sha256: str, number: str | None = None) -> OpenFile:
    """Return a file that the person uploaded or that stands on a case they may see.

    number: of the case whose name for the file is wanted. Raises NotFound, also for what others may see.
    """
    with house.database.reading() as work:
        found = visible_file(work, actor, sha256, number)
    path = house.files.place_of(sha256) if found is not None else None
    if found is None or path is None or not path.is_file():
        raise NotFound("file", sha256[:64])
    return OpenFile(found, path)


def thumbnail_of(house: House, actor: Actor, sha256: str) -> bytes:
    """Return the small picture of a file the person may see; made anew when it is lost. Raises NotFound."""
    found = open_file(house, actor, sha256)
    content = house.files.thumbnail(sha256)
    if content is None and found.is_picture:
        content = _make_thumbnail(house, found.file)
    if content is None:
        raise NotFound("thumbnail", sha256)
    return content


def forget_uploads(house: House) -> int:
    """Remove uploads that no form was sent with, a day old, and what a killed server left; return how many."""
    now = house.clock()
    before, in_drafts = micros(now - KEPT), set[str]()
    with house.database.reading() as work:
        old = attachments.left_over(work, before)
        if old:
            for draft in attachments.drafts_since(work, micros(now - KEPT_FOR_DRAFT)):
                in_drafts |= {found.decode() for found in _HASH.findall(draft)}
    gone = house.files.sweep(KEPT.total_seconds())
    longest = micros(now - KEPT_FOR_DRAFT)
    for sha256, at in old:
        if sha256 in in_drafts and at >= longest:
            continue
        with house.database.transaction() as work:
            if attachments.forget(work, sha256, before):
                house.files.remove(sha256)
                gone += 1
    return gone


def _refuse_hoarding(house: House, actor: Actor) -> None:
    """Refuse who uploads on and on without ever sending a form."""
    with house.database.reading() as work:
        count, size = attachments.waiting_of(work, actor.id, micros(house.clock() - KEPT))
    if count >= MOST_WAITING or size >= MOST_WAITING_BYTES:
        raise CommandRefused([Refusal("too_many_uploads", None, {"count": count})])


def _looked_at(received: Received, name: str) -> tuple[str, tuple[int | None, int | None]]:
    """Return the type of a file, and the measures of a picture; what only begins like a picture is of unknown type."""
    kind = type_of(received.head)
    if kind not in pictures.INLINE:
        return kind, _NO_SIZE
    try:
        with received.path.open("rb") as file:
            return kind, pictures.measure(file, kind)
    except pictures.PictureTooLarge as error:
        limit = pictures.MAX_PIXELS // _MEGA
        raise CommandRefused([Refusal("picture_too_large", None, {"name": name, "limit": limit})]) from error
    except pictures.NoPicture:
        return UNKNOWN, _NO_SIZE


def _make_thumbnail(house: House, file: KnownFile) -> bytes | None:
    with house.files.place_of(file.sha256).open("rb") as content:
        small = pictures.thumbnail(content, file.type)
    if small is not None:
        house.files.keep_thumbnail(file.sha256, small)
    return small
