"""Documents and registers that a procedure keeps: their columns, what fills them, how long they are kept."""

from engine.registers.reading import BESIDE, OF_EVERY_RECORD, REASON, Column, Register, Retention, Source, read_registers

__all__ = ["BESIDE", "OF_EVERY_RECORD", "REASON", "Column", "Register", "Retention", "Source", "read_registers"]
