"""Guesses what a misspelled name was meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(text: str, known: Iterable[str]) -> str:
    """Return the known name most like `text`, or an empty text when none is near."""
    by_plain = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(text.casefold(), list(by_plain), n=1, cutoff=0.75)
    return by_plain[found[0]] if found else ""
