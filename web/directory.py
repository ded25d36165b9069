"""What every page shows of the plant: sites and the names of roles, kept for a few seconds."""

from __future__ import annotations

import time
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from engine.inbox import points
from engine.storage import Database
from engine.storage import plant as store
from engine.storage.plant import ProcedureRow, SiteRow
from engine.vocabulary import Names

_KEPT_S = 5.0


class Directory:
    """Sites, roles and procedures by key, and the sites with monitored points; read again after five seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read_at = float("-inf")
        self.sites: Mapping[str, SiteRow] = {}
        self.roles: Mapping[str, Names] = {}
        self.procedures: Mapping[str, ProcedureRow] = {}
        self.monitored: frozenset[str] = frozenset()

    def fresh(self) -> Directory:
        """Return this directory, read again if it is old."""
        if time.monotonic() - self._read_at > _KEPT_S:
            with self._database.reading() as work:
                self.sites, self.roles = store.sites(work), store.roles(work)
                self.procedures = store.procedures(work)
                self.monitored = points.sites_with_points(work)
            self._read_at = time.monotonic()
        return self

    def role(self, key: str) -> Names:
        """Return the names of a role; an unknown key is its own name."""
        return self.roles.get(key) or Names(key)

    def site(self, key: str) -> Names:
        """Return the names of a site; an unknown key is its own name."""
        row = self.sites.get(key)
        return row.names if row else Names(key)

    def zone(self, key: str | None) -> ZoneInfo:
        """Return the zone of a site; UTC when it is not known."""
        row = self.sites.get(key or "")
        return ZoneInfo(row.zone if row else "UTC")
