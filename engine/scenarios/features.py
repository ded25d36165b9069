"""Read feature files: Gherkin in English, Chinese or Russian, outlines written out, tags inherited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import BundleInvalid, Finding


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scenario; `table` holds the cells of the table under it, row by row."""

    line: int
    keyword: str
    text: str
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """One example, ready to be played: the background's steps come first, tags are without `@`."""

    file: str
    line: int
    feature: str
    rule: str
    name: str
    language: str
    tags: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def id(self) -> str:
        """Return `file:line`, which names it within the procedure."""
        return f"{self.file}:{self.line}"


def read_feature(content: bytes, file: str) -> tuple[Scenario, ...]:
    """Return the scenarios of a feature file, an outline once for every row of its examples.

    Raises BundleInvalid (`feature_unreadable` with line and message) for a text that is no Gherkin.
    """
    from gherkin.errors import CompositeParserException, ParserException
    from gherkin.parser import Parser
    from gherkin.pickles.compiler import Compiler

    try:
        document: Any = Parser().parse(content.decode("utf-8"))
    except (CompositeParserException, ParserException, UnicodeDecodeError) as error:
        raise BundleInvalid([_finding(file, error)]) from error
    document["uri"] = file
    feature = document.get("feature")
    if feature is None:
        return ()
    nodes = {node["id"]: node for node in _nodes(feature)}
    rules = {
        child["scenario"]["id"]: part["rule"]["name"]
        for part in feature["children"]
        if "rule" in part
        for child in part["rule"]["children"]
        if "scenario" in child
    }
    return tuple(_scenario(pickle, file, feature["name"], nodes, rules) for pickle in Compiler().compile(document))


def read_features(folder: Path) -> tuple[Scenario, ...]:
    """Return the scenarios of all feature files under a folder, in the order of their names."""
    found: list[Scenario] = []
    for path in sorted(folder.rglob("*.feature")):
        found += read_feature(path.read_bytes(), path.relative_to(folder).as_posix())
    return tuple(found)


def _scenario(pickle: Any, file: str, feature: str, nodes: Mapping[str, Any], rules: Mapping[str, str]) -> Scenario:
    origin = pickle["astNodeIds"][0]
    return Scenario(
        file=file,
        line=pickle["location"]["line"],
        feature=feature,
        rule=rules.get(origin, ""),
        name=pickle["name"],
        language=pickle["language"],
        tags=tuple(dict.fromkeys(tag["name"].removeprefix("@") for tag in pickle["tags"])),
        steps=tuple(_step(step, nodes[step["astNodeIds"][0]]) for step in pickle["steps"]),
    )


def _step(step: Any, node: Any) -> Step:
    rows = step.get("argument", {}).get("dataTable", {}).get("rows", ())
    table = tuple(tuple(cell["value"] for cell in row["cells"]) for row in rows)
    return Step(node["location"]["line"], node["keyword"].strip(), step["text"], table)


def _nodes(part: Any) -> Iterator[Any]:
    """Yield every node of the tree that has an id."""
    if isinstance(part, dict):
        if "id" in part:
            yield part
        for value in part.values():
            yield from _nodes(value)
    elif isinstance(part, list):
        for each in part:
            yield from _nodes(each)


def _finding(file: str, error: Exception) -> Finding:
    first = getattr(error, "errors", [error])[0]
    line = (getattr(first, "location", None) or {}).get("line", 0)
    return Finding(file, f"line {line}", "feature_unreadable", data={"line": line, "message": str(first)})
