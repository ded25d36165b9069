"""The one text that hashes are taken over: different values, different texts; the same values, the same text."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from engine.feel import to_text

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def canonical(value: Any) -> str:
    """Return the text of a typed value: keys sorted, no spaces, numbers and times tagged by their type."""
    return _ENCODER.encode(_tagged(value))


def _tagged(value: Any) -> Any:
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, dict):
        return {("$" + key if key.startswith("$") else key): _tagged(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_tagged(item) for item in value]
    if isinstance(value, Decimal):
        return {"$number": str(value)}
    return {f"${type(value).__name__.lower()}": to_text(value)}
