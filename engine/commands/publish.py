"""Make a procedure's folder its current version; running cases stay on theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine import bundles
from engine.checks import check
from engine.commands.house import House
from engine.errors import BundleInvalid, Severity
from engine.storage import Work, micros
from engine.storage import plant as store


@dataclass(frozen=True, slots=True)
class Published:
    """A procedure after publishing; `is_new` tells whether the folder differed from the current version."""

    procedure: str
    key: str
    version: int
    is_new: bool


def procedures_in(home: Path) -> list[str]:
    """Return the procedures that have a folder with diagrams."""
    return sorted({path.parent.name for path in (home / "processes").glob("*/*.bpmn")})


def publish(house: House, procedures: Iterable[str], by: str | None = None) -> list[Published]:
    """Check the folders, then make each the current version. Raises BundleInvalid; nothing is published then."""
    wanted = list(procedures) or procedures_in(house.home)
    folders = [house.home / "processes" / name for name in wanted] + [house.home / "forms" / name for name in wanted]
    findings = check(house.home, [folder for folder in folders if folder.exists()])
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise BundleInvalid(findings)
    with house.database.transaction() as work:
        published = [_publish(house, work, name, by) for name in wanted]
    house.forget()
    return published


def _publish(house: House, work: Work, procedure: str, by: str | None) -> Published:
    files = bundles.collect(house.home, procedure)
    bundle = bundles.load(procedure, files)
    bundle_id = store.bundle_id_of(work, bundle.key)
    is_new = bundle_id is None
    if bundle_id is None:
        version = store.next_version(work, procedure)
        row = work.run(
            store.INSERT_BUNDLE,
            key=bundle.key,
            procedure=procedure,
            version=version,
            published_at=micros(house.clock()),
            published_by=by,
        ).fetchone()
        bundle_id = int(row[0])
        work.run_many(
            store.INSERT_FILE,
            [{"bundle_id": bundle_id, "name": name, "content": content} for name, content in files.items()],
        )
        elements = [(each.id, each.names) for each in bundle.elements.values()]
        work.run_many(
            store.INSERT_ELEMENT,
            [
                {
                    "bundle_id": bundle_id,
                    "id": element,
                    "name_en": names.en or element,
                    "name_zh": names.zh,
                    "name_ru": names.ru,
                }
                for element, names in elements
            ],
        )
    else:
        version = store.bundle_files(work, bundle_id)[2]
    names = bundle.names
    work.run(
        store.PUT_PROCEDURE,
        key=procedure,
        bundle_id=bundle_id,
        prefix=bundle.prefix,
        name_en=names.en,
        name_zh=names.zh,
        name_ru=names.ru,
        start_role=bundle.start_role,
    )
    for key, role in bundle.roles.by_key.items():
        work.run(store.INSERT_ROLE, name=key, name_en=role.names.en, name_zh=role.names.zh, name_ru=role.names.ru)
    return Published(procedure, bundle.key, version, is_new)
