"""What all commands share: the database, bundles, calendars, choices, the clock and the key of the history."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from engine import bundles
from engine.bundles import Bundle
from engine.bundles.collecting import ROLES
from engine.calendars import SiteCalendar, plant_functions
from engine.errors import NotFound
from engine.forms import Choices, Option
from engine.identity.guesses import Guesses
from engine.procedures.roles import GoodsTable, Roles, read_roles
from engine.storage import Database, Work
from engine.storage import plant as store
from engine.storage.files import FileStore
from engine.storage.plant import ProcedureRow, SiteRow

#: Seconds for which products, sites and procedures may be taken from memory; other workers change them too.
FRESH_S = 2.0
LIVE_CASES = 256
L = TypeVar("L")


def utc_now() -> dt.datetime:
    """Return the time now, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


class LiveCases(Generic[L]):
    """Running cases kept between steps, each valid for one version; taken out while in use."""

    def __init__(self, limit: int = LIVE_CASES) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, tuple[int, L]] = OrderedDict()

    def take(self, case_id: int, version: int) -> L | None:
        """Remove and return the running case if it has that version."""
        with self._lock:
            kept = self._kept.pop(case_id, None)
        return kept[1] if kept is not None and kept[0] == version else None

    def keep(self, case_id: int, version: int, live: L) -> None:
        """Keep a running case whose state was saved as `version`."""
        with self._lock:
            self._kept[case_id] = (version, live)
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)


class _Here(threading.local):
    """What one thread is about: `handing_over` while it hands messages over that were left."""

    handing_over = False


class House:
    """The application's resources; one a process, safe for threads."""

    def __init__(
        self,
        database: Database,
        home: Path,
        secret: bytes,
        clock: Callable[[], dt.datetime] = utc_now,
        files: FileStore | None = None,
    ) -> None:
        """Open the house; `files`: where attached files lie, beside a SQLite file unless said otherwise."""
        self.database, self.home, self.clock = database, home, clock
        self.history_key = hmac.digest(secret, b"holdpoint history", hashlib.sha256)
        self.files = files or FileStore(_files_beside(database))
        self.live: LiveCases[Any] = LiveCases()
        self.guesses = Guesses()
        self.here = _Here()
        self._bundles: dict[int, Bundle] = {}
        self._fresh: dict[str, tuple[float, Any]] = {}
        self._calendars: dict[str, tuple[SiteRow, SiteCalendar, Mapping[str, Any]]] = {}

    def bundle(self, bundle_id: int) -> Bundle:
        """Return a published bundle, parsed once a process. Raises NotFound."""
        found = self._bundles.get(bundle_id)
        if found is None:
            with self.database.reading() as work:
                _, procedure, _, files = store.bundle_files(work, bundle_id)
            found = self._bundles[bundle_id] = bundles.load(procedure, files)
        return found

    def procedures(self) -> Mapping[str, ProcedureRow]:
        """Return the published procedures by key."""
        found: Mapping[str, ProcedureRow] = self._remembered("procedures", store.procedures)
        return found

    def procedure(self, key: str) -> ProcedureRow:
        """Return a published procedure. Raises NotFound."""
        found = self.procedures().get(key)
        if found is None:
            raise NotFound("procedure", key)
        return found

    def sites(self) -> Mapping[str, SiteRow]:
        """Return the sites by key."""
        found: Mapping[str, SiteRow] = self._remembered("sites", store.sites)
        return found

    def heads_of(self, role: str) -> tuple[str, ...]:
        """Return the roles above `role`, the nearest first, as the current procedures know them."""
        for procedure in self.procedures().values():
            known = self.bundle(procedure.bundle_id).roles
            if role in known:
                return known.heads_of(role)
        return ()

    def roles_entering(self, table: GoodsTable) -> tuple[str, ...]:
        """Return the roles that enter a table of goods, as the procedure published last knows them.

        Before the first one is published: as the plant's folder says.
        """
        last = max((each.bundle_id for each in self.procedures().values()), default=None)
        return (self._roles_of_home() if last is None else self.bundle(last).roles).entering(table)

    def _roles_of_home(self) -> Roles:
        listed = self.home / ROLES
        return read_roles(listed.read_bytes() if listed.is_file() else b"{}")

    def zone(self, site: str) -> ZoneInfo:
        """Return the time zone of a site. Raises NotFound."""
        return self.calendar(site).zone

    def calendar(self, site: str) -> SiteCalendar:
        """Return the working calendar of a site. Raises NotFound."""
        return self._calendar(site)[1]

    def plant_functions(self, site: str) -> Mapping[str, Any]:
        """Return FEEL's plant functions for a site."""
        return self._calendar(site)[2]

    def time_at(self, site: str) -> tuple[SiteCalendar, Mapping[str, Any]]:
        """Return both of them. Raises NotFound."""
        return self._calendar(site)[1:]

    def choices(self) -> Choices:
        """Return the options of selects that name products, suppliers, customers or sites."""
        found: Choices = self._remembered("choices", _choices)
        return found

    def forget(self) -> None:
        """Read sites, procedures and masters anew; after a command changed them."""
        self._fresh.clear()

    def _remembered(self, key: str, read: Callable[[Any], Any]) -> Any:
        now = time.monotonic()
        kept = self._fresh.get(key)
        if kept is not None and now - kept[0] < FRESH_S:
            return kept[1]
        with self.database.reading() as work:
            value = read(work)
        self._fresh[key] = (now, value)
        return value

    def _calendar(self, site: str) -> tuple[SiteRow, SiteCalendar, Mapping[str, Any]]:
        row = self.sites().get(site)
        if row is None:
            raise NotFound("site", site)
        kept = self._calendars.get(site)
        if kept is None or (kept[0] is not row and kept[0] != row):
            calendar = _calendar_of(row)
            kept = self._calendars[site] = (row, calendar, plant_functions(calendar))
        return kept


def _files_beside(database: Database) -> Path:
    place = database.url.database if database.dialect == "sqlite" else None
    return Path(place).parent / "files" if place else Path("data/files")


def _choices(work: Work) -> Choices:
    return {key: [Option(value, names) for value, names in rows] for key, rows in store.masters(work).items()}


def _calendar_of(row: SiteRow) -> SiteCalendar:
    hours = tuple((dt.time.fromisoformat(a), dt.time.fromisoformat(b)) for a, b in json.loads(row.working_time))
    overrides = {dt.date.fromisoformat(day): bool(works) for day, works in json.loads(row.overrides).items()}
    return SiteCalendar(ZoneInfo(row.zone), row.country, hours, overrides)
