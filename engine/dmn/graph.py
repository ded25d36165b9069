"""The requirements graph: input data, decisions, business knowledge models and services. Source: DMN 1.5, chapter 6."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.dmn.boxed import compile_boxed, function_definition
from engine.dmn.compiling import EMPTY, Boxed, Compilation, identity
from engine.dmn.item_types import ItemType
from engine.dmn.xml import EXPRESSIONS, attribute, child, children, line, local
from engine.feel.tokens import one_space

if TYPE_CHECKING:
    from engine.dmn.errors import Problem
    from engine.dmn.item_types import TypeTable
    from engine.dmn.table import DecisionTable
    from engine.dmn.xml import Element


class NodeKind(StrEnum):
    """What stands in a requirements graph."""

    INPUT = "inputData"
    DECISION = "decision"
    KNOWLEDGE = "businessKnowledgeModel"
    SERVICE = "decisionService"


@dataclass(frozen=True, slots=True)
class Reference:
    """A node, perhaps of an imported file, whose prefix is then given."""

    prefix: str | None
    graph: Graph
    id: str


@dataclass(frozen=True, slots=True)
class Service:
    """What a decision service takes and gives."""

    parameters: tuple[Reference, ...]
    outputs: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """Input data, a decision, a business knowledge model or a decision service."""

    id: str
    kind: NodeKind
    name: str
    variable: str
    line: int
    type: ItemType | None = field(repr=False)
    requires: tuple[Reference, ...] = field(repr=False)
    logic: Boxed = field(repr=False, default=EMPTY)
    table: DecisionTable | None = None
    service: Service | None = None


Finder: TypeAlias = Callable[[str, str | None], "Graph | None"]
"""Gives the graph of an imported file by its namespace and, if written, its location."""

_REQUIREMENTS: Final = ("informationRequirement", "knowledgeRequirement")
_REQUIRED: Final = ("requiredDecision", "requiredInput", "requiredKnowledge")
_NAMED: Final = frozenset(
    {
        *NodeKind,
        *("itemComponent", "variable", "informationItem", "formalParameter", "parameter", "column", "import"),
        *("itemDefinition", "output"),
    }
)


class Graph:
    """All nodes of one file, compiled."""

    def __init__(self, root: Element, find: Finder) -> None:
        self.namespace = attribute(root, "namespace")
        self.imported: dict[str, Graph] = {}
        for element in children(root, "import"):
            found = find(attribute(element, "namespace"), element.get("locationURI"))
            if found is not None:
                self.imported[attribute(element, "name")] = found
        self.names: frozenset[str] = _names(root).union(*(graph.names for graph in self.imported.values()))
        self._compilation = Compilation(self.names)
        for prefix, graph in self.imported.items():
            self.types.imports(prefix, graph.types)
        for element in children(root, "itemDefinition"):
            self.types.declare(element)
        self.nodes: dict[str, Node] = {}
        self._compile(root)

    @property
    def types(self) -> TypeTable:
        """The types of the file."""
        return self._compilation.types

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What cannot be carried out."""
        return tuple(self._compilation.problems)

    def named(self, name: str) -> Node | None:
        """Find a node by its name or id."""
        wanted = one_space(name)
        by_name = next((node for node in self.nodes.values() if node.name == wanted), None)
        return by_name or self.nodes.get(name)

    def _compile(self, root: Element) -> None:
        elements = [element for element in root if local(element) in set(NodeKind)]
        for at, element in enumerate(elements):
            if not element.get("id"):
                element.set("id", f"unnamed_{at}")
        for element in elements:
            node = self._node(element)
            if node.id in self.nodes:
                self._compilation.problem("duplicate_id", element)
            self.nodes[node.id] = node

    def _node(self, element: Element) -> Node:
        kind = NodeKind(local(element))
        variable = child(element, "variable")
        name = one_space(attribute(element, "name"))
        logic, table, service = self._logic(element, kind)
        return Node(
            identity(element),
            kind,
            name,
            one_space(attribute(variable, "name")) or name,
            line(element),
            self.types.find(attribute(variable, "typeRef")),
            tuple(self._references(element)),
            logic,
            table,
            service,
        )

    def _logic(self, element: Element, kind: NodeKind) -> tuple[Boxed, DecisionTable | None, Service | None]:
        if kind is NodeKind.DECISION:
            inner = child(element, *EXPRESSIONS)
            boxed = compile_boxed(inner, self._compilation)
            return boxed, boxed.table, None
        if kind is NodeKind.KNOWLEDGE:
            inner = child(element, "encapsulatedLogic")
            return (EMPTY if inner is None else function_definition(inner, self._compilation)), None, None
        if kind is NodeKind.SERVICE:
            parameters = [
                self._reference(attribute(part, "href"), part)
                for name in ("inputData", "inputDecision")
                for part in children(element, name)
            ]
            outputs = [self._reference(attribute(part, "href"), part) for part in children(element, "outputDecision")]
            return EMPTY, None, Service(_known(parameters), _known(outputs))
        return EMPTY, None, None

    def _references(self, element: Element) -> Iterator[Reference]:
        for requirement in children(element, *_REQUIREMENTS):
            for required in children(requirement, *_REQUIRED):
                reference = self._reference(attribute(required, "href"), required)
                if reference is not None:
                    yield reference

    def _reference(self, href: str, element: Element) -> Reference | None:
        namespace, _, identifier = href.rpartition("#")
        if not namespace or namespace == self.namespace:
            return Reference(None, self, identifier)
        for prefix, graph in self.imported.items():
            if graph.namespace == namespace:
                return Reference(prefix, graph, identifier)
        self._compilation.problem("unknown_import", element, namespace=namespace)
        return None


def _known(references: list[Reference | None]) -> tuple[Reference, ...]:
    return tuple(reference for reference in references if reference is not None)


def _names(root: Element) -> frozenset[str]:
    """Give every name the file declares: expressions may use them with their spaces."""
    found = {attribute(element, "name") for element in root.iter() if local(element) in _NAMED}
    found |= {attribute(element, "iteratorVariable") for element in root.iter() if local(element) in _LOOPS}
    return frozenset(one_space(name) for name in found if name.strip())


_LOOPS: Final = frozenset({"for", "some", "every"})
