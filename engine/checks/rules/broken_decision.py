"""A decision table has rows and results, and every cell of it can be read."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for file in subject.tables:
        for problem in file.problems:
            text = str(problem.data.get("text") or problem.data.get("policy") or problem.data.get("row") or "")
            data = {"name": file.name or file.file, "problem": problem.code, "line": problem.line, "text": text}
            yield Spot(file.file, problem.element, data)
        for decision in file:
            if decision.table is not None and not (decision.table.outputs and decision.table.rows):
                data = {"name": decision.name, "problem": "empty", "line": decision.line, "text": ""}
                yield Spot(file.file, decision.id, data)
