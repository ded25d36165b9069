"""What stands in the database, read past the program: for comparing with what was acknowledged."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from engine.storage.database import sqlite_driver


def rows(folder: Path, text: str) -> list[tuple]:
    connection = sqlite_driver.connect(str(folder / "holdpoint.db"))
    try:
        return connection.execute(text).fetchall()
    finally:
        connection.close()


def steps(folder: Path) -> Counter:
    """Return how often each step of each case stands in the history, as (case number, element)."""
    of_case = 'history h JOIN "case" c ON c.id = h.case_id'
    return Counter(rows(folder, f"SELECT c.number, h.element FROM {of_case} WHERE h.kind IN ('start', 'form')"))  # noqa: S608


def movements(folder: Path) -> Counter:
    """Return how often each lot was moved from one status to another."""
    return Counter(
        rows(folder, "SELECT l.lot, m.from_status, m.to_status FROM lot_movement m JOIN lot l ON l.id = m.lot_id")
    )
