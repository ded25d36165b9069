"""How a statement reads a list given as one parameter of JSON text, on each database."""

from __future__ import annotations


def listed(name: str, parameter: str) -> dict[str, str]:
    """Return the source of rows `name.value`, one for each item of the parameter's list."""
    return {
        "sqlite": f"json_each(:{parameter}) {name}",
        "postgresql": f"json_array_elements(CAST(:{parameter} AS json)) AS {name}(value)",
    }


def text_part(name: str, place: int) -> dict[str, str]:
    """Return the text at `place` of the listed item, which is a list itself."""
    return {"sqlite": f"json_extract({name}.value, '$[{place}]')", "postgresql": f"{name}.value ->> {place}"}


def number_part(name: str, place: int) -> dict[str, str]:
    """Return the number at `place` of the listed item, which is a list itself."""
    return {
        "sqlite": f"json_extract({name}.value, '$[{place}]')",
        "postgresql": f"CAST({name}.value ->> {place} AS BIGINT)",
    }


def number_item(name: str) -> dict[str, str]:
    """Return the listed item, which is a number."""
    return {"sqlite": f"{name}.value", "postgresql": f"CAST({name}.value #>> '{{}}' AS BIGINT)"}


#: What joins the list to a table: SQLite must read the list first.
JOINS = {"sqlite": "CROSS JOIN", "postgresql": "JOIN"}
DIALECTS = ("sqlite", "postgresql")
