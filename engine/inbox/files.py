"""Files for reading: those on the records of a case, and whether a person may see one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from engine.forms import KnownFile
from engine.forms.file_rules import is_hash
from engine.identity import Actor
from engine.inbox import case_page_sql as sql
from engine.inbox.tasks import sites_of
from engine.storage import attachments
from engine.storage.database import Work, moment


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file on a record of a case; width and height are those of a picture, in pixels."""

    entry: int
    element: str
    field: str
    file: KnownFile
    width: int | None
    height: int | None
    at: datetime
    by: int | None


def files_of_case(work: Work, case_id: int) -> tuple[FileRow, ...]:
    """Return the files on the records of a case, the oldest first; a file on several records comes once for each."""
    return tuple(
        FileRow(each.entry, each.element, each.field, each.file, each.width, each.height, moment(each.at), each.by)
        for each in attachments.of_case(work, case_id)
    )


def visible_file(work: Work, actor: Actor, sha256: str, number: str | None = None) -> KnownFile | None:
    """Return a file that the person uploaded, or that stands on a case they may see; None for all others.

    number: of the case under whose name for it the file is wanted, if they may see that one.
    """
    kept = attachments.size_and_type(work, sha256) if is_hash(sha256) else None
    if kept is None:
        return None
    size, kind = kept
    sites = frozenset(sites_of(work, actor))
    name = None
    for case, called, site, case_id in attachments.cases_with(work, sha256):
        if (name is None or case == number) and _may_see(work, sites, site, case_id):
            name = called
            if number in (None, case):
                break
    if name is not None:
        return KnownFile(sha256, name, size, kind)
    return attachments.uploaded_by(work, actor.id, sha256)


def _may_see(work: Work, sites: frozenset[str], site: str, case_id: int) -> bool:
    """Tell whether a case runs, or had a task, at one of these sites, as `case_page.find_case` does."""
    if site in sites:
        return True
    return any(row[0] in sites for row in work.run(sql.TASK_SITES, case_id=case_id).fetchall())
