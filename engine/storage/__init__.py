"""Tables, transactions and the statements of the write side, on SQLite and PostgreSQL."""

from engine.storage.database import Database, Statement, Work, micros, moment

__all__ = ["Database", "Statement", "Work", "micros", "moment"]
