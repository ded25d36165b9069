"""Passwords: argon2id, the same strings the sign-in page reads and writes."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
#: Nobody types more; checking megabytes would only keep the server busy.
LONGEST = 1000


def hash_password(password: str) -> str:
    """Return the argon2id string of `password`."""
    return _HASHER.hash(password)


def is_password(stored: str, password: str) -> bool:
    """Tell whether `password` belongs to the `stored` string; costs some 30 ms on purpose."""
    if len(password) > LONGEST:
        return False
    try:
        return _HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
