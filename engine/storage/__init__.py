"""Tables, transactions and the statements of the write side, on SQLite and PostgreSQL."""
