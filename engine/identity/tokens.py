"""Tokens of programs: a long random text shown once; only its hash is kept."""

from __future__ import annotations

import hashlib
import secrets

#: Makes a token that leaked into a file easy to find and to recognise.
PREFIX = "hp_"
_LONGEST = 200


def fresh() -> str:
    """Return a new token of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Return the hash under which a token is kept; a token is too random to be guessed from a plain SHA-256."""
    return hashlib.sha256(token[:_LONGEST].encode(errors="replace")).hexdigest()
