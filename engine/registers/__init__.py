"""Documents and registers that a procedure keeps: their columns, what fills them, how long they are kept."""

from engine.registers.reading import (
    BESIDE,
    OF_EVERY_RECORD,
    REASON,
    Column,
    Register,
    Retention,
    Source,
    read_registers,
)
from engine.registers.retention import EndsWith, Kept, kept

__all__ = [
    "BESIDE",
    "OF_EVERY_RECORD",
    "REASON",
    "Column",
    "EndsWith",
    "Kept",
    "Register",
    "Retention",
    "Source",
    "kept",
    "read_registers",
]
