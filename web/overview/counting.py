"""What the reader looks at: sites and days; and the figures, counted at most once a minute."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from flask import current_app, request

from engine.inbox.overview import Overview, overview
from web.shell import actor, plant, shell, site, speech

DAYS = (30, 90, 180, 365)
_USUAL = 90
_KEPT = dt.timedelta(minutes=1)
_MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Scope:
    """The sites and the period of the page; `site` is the reader's choice: a key, or `all`."""

    site: str
    sites: tuple[str, ...]
    days: int
    now: dt.datetime

    @property
    def since(self) -> dt.datetime:
        """Return when the period begins."""
        return self.now - dt.timedelta(days=self.days)

    def link(self, **more: Any) -> dict[str, Any]:
        """Return the parameters of a link that keeps sites and period."""
        return {"site": self.site, "days": self.days, **more}


def scope() -> Scope:
    """Read sites and period off the address; what the reader may not see or is no period gives the usual."""
    mine = actor().sites(tuple(shell().directory.sites))
    asked = request.args.get("site", site())
    chosen = asked if asked in (*mine, "all") else site()
    sites = mine if chosen == "all" else tuple(each for each in mine if each == chosen)
    days = request.args.get("days", "")
    return Scope(chosen, sites, int(days) if days in map(str, DAYS) else _USUAL, shell().now())


def counted(asked: Scope) -> Overview:
    """Return the figures; those of the last minute are shown again."""
    kept: dict[tuple[Any, ...], Overview] = current_app.extensions.setdefault("overview", {})
    key = (asked.sites, asked.days)
    found = kept.get(key)
    if found is None or not dt.timedelta() <= asked.now - found.counted_at < _KEPT:
        with plant().database.reading() as work:
            local = asked.now.astimezone(speech().zone)
            found = overview(work, asked.sites, asked.since, local)
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = found
    return found
