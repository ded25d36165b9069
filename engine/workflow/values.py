"""Typed values at rest: exact, compact bytes, and the copies that the state may hold."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from operator import is_ as _is
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgpack

from engine.feel.values import YearsMonths

DECIMAL, DATE, DATETIME, TIME, DURATION, MONTHS, MOMENT = range(1, 8)
_CODES: Final[Mapping[type, int]] = {
    Decimal: DECIMAL,
    date: DATE,
    datetime: DATETIME,
    time: TIME,
    timedelta: DURATION,
    YearsMonths: MONTHS,
}
SCALARS: Final = frozenset({str, bool, type(None), *_CODES})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def kept(value: Any) -> Any:
    """Return `value` as a case may hold it: int becomes Decimal, sequences lists, mappings dicts with text keys.

    Raises TypeError for float (a measured value is a Decimal from the start) and for anything FEEL cannot read back.
    """
    kind = type(value)
    if kind in SCALARS:
        return value
    if kind is int:
        return Decimal(value)
    if kind is dict or isinstance(value, Mapping):
        found = {}
        for key, item in value.items():
            found[key if type(key) is str else _key(key)] = item if type(item) in SCALARS else kept(item)
        return found
    if isinstance(value, list | tuple):
        return [kept(item) for item in value]
    if isinstance(value, str):  # a member of an enumeration, for instance
        return str.__str__(value)
    raise TypeError(f"{kind.__name__} cannot be kept in a case")


def settled(value: Any) -> Any:
    """Return what FEEL gave, as a case may hold it: the same object where that is possible; raises TypeError."""
    kind = type(value)
    if kind in SCALARS:
        return value
    if kind is list:
        items = [settled(item) for item in value]
        return value if all(map(_is, items, value)) else items
    if kind is dict:
        entries = {key: settled(item) for key, item in value.items()}
        return value if all(map(_is, entries.values(), value.values())) else entries
    return kept(value)


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the key {key!r} of a context is no text")
    return str.__str__(key)


class _Packers(threading.local):
    """One packer a thread: it keeps its buffer, and calls back in between."""

    def __init__(self) -> None:
        self.pack: Callable[[Any], bytes] = msgpack.Packer(default=_tag, strict_types=True).pack


def pack(value: Any) -> bytes:
    """Encode; plain integers stay integers: they are the engine's own bookkeeping, data come through `kept`."""
    return _packers.pack(value)


def unpack(blob: bytes) -> Any:
    """Decode what `pack` wrote."""
    return msgpack.unpackb(blob, ext_hook=_value, strict_map_key=False)


def ordered(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return `data` by name: a case kept in memory and a restored one have come to them in different orders."""
    return {name: data[name] for name in sorted(data)}


def same(left: Any, right: Any) -> bool:
    """Tell whether both are the same at rest; unlike `==`, 1.0 and 1.00 differ, or one instant in two zones."""
    if left is right:
        return True
    kind = type(left)
    if kind is not type(right):
        return False
    if kind is dict:
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if kind is list:
        return len(left) == len(right) and all(map(same, left, right))
    if kind in _CODES:
        return left == right and _text(left) == _text(right)
    return bool(left == right)


def _tag(value: Any) -> msgpack.ExtType:
    kind = type(value)
    if kind is Decimal:
        return _extension(msgpack.ExtType, (DECIMAL, str(value).encode()))
    if kind is datetime and value.tzinfo is UTC:
        micros = (value - _EPOCH) // _MICROSECOND
        return _extension(msgpack.ExtType, (MOMENT, micros.to_bytes(8, "big", signed=True)))
    code = _CODES.get(kind)
    if code is None:
        raise TypeError(f"{kind.__name__} cannot be kept in a case")
    return _extension(msgpack.ExtType, (code, _text(value).encode()))


#: Makes the tuple as it is, without the checks of its class: they cost more than the packing.
_extension = tuple.__new__
_packers = _Packers()


def _text(value: Any) -> str:
    if type(value) is Decimal:
        return str(value)
    if type(value) is timedelta:
        return f"{value.days},{value.seconds},{value.microseconds}"
    if type(value) is YearsMonths:
        return str(value.months)
    zone = getattr(value, "tzinfo", None)
    return str(value.isoformat()) + (f"@{zone.key}" if isinstance(zone, ZoneInfo) else "")


def _value(code: int, raw: bytes) -> Any:
    if code == MOMENT:
        return _EPOCH + timedelta(microseconds=int.from_bytes(raw, "big", signed=True))
    text = raw.decode()
    if code == DECIMAL:
        return Decimal(text)
    if code == DATE:
        return date.fromisoformat(text)
    if code == DURATION:
        return timedelta(*map(int, text.split(",")))
    if code == MONTHS:
        return YearsMonths(int(text))
    plain, _, key = text.partition("@")
    return _time(plain, key) if code == TIME else _datetime(plain, key)


def _time(plain: str, zone: str) -> time:
    found = time.fromisoformat(plain)
    return found.replace(tzinfo=ZoneInfo(zone)) if zone else found


def _datetime(plain: str, zone: str) -> datetime:
    found = datetime.fromisoformat(plain)
    if not zone:
        return found
    local = found.replace(tzinfo=ZoneInfo(zone))
    return local if local.utcoffset() == found.utcoffset() else local.replace(fold=1)
