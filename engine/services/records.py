"""Services that dispose of records whose time of keeping is over. Source: DPR-6.1, DPR-6.2, DPR-6.3."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.services.registry import Effect, Outcome, ServiceInput, View, service
from engine.vocabulary import Names

_LINES = Names("Records, as listed", "记录清单", "Записи, как перечислены")


@dataclass(frozen=True, slots=True)
class DisposeRecords(Effect):
    """Records (case id, entry) whose content goes; who made them, when, and their hashes stay."""

    records: tuple[tuple[int, int], ...]


@service(
    "records.expired",
    Names("List the records whose time is over", "列出保存期满的记录", "Перечислить записи с истекшим сроком"),
    {},
    results=("expired_records", "expired_count"),
)
def list_expired(view: View) -> Outcome:
    """List the site's records whose times in department and archive are over; 200 at most, the rest next time."""
    listed = [
        {
            "record": each.key,
            "document": each.code,
            "made_on": each.made_on,
            "last_day": each.last_day,
            "dispose": True,
        }
        for each in view.expired_records()
    ]
    return Outcome({"expired_records": listed, "expired_count": Decimal(len(listed))})


@service(
    "records.dispose",
    Names("Dispose of the records' content", "处置记录内容", "Уничтожить содержание записей"),
    {"records": _LINES},
    results=("disposed_count",),
)
def dispose(view: View, *, records: list[dict[str, Any]]) -> Outcome:
    """Take away the content of the lines ticked `dispose`. A record whose time is not over is refused."""
    over = {each.key: each.place for each in view.expired_records()}
    chosen = [str(each["record"]) for each in records if each.get("dispose") is True]
    for key in chosen:
        if key not in over:
            raise ServiceInput(topic="records.dispose", parameter="records", problem=f"not over: {key}")
    places = tuple(dict.fromkeys(over[key] for key in chosen))
    return Outcome({"disposed_count": Decimal(len(places))}, (DisposeRecords(places),))
