"""Every cell of a decision table can be read."""

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
