"""Decision files and the decisions in them: what the rest of the product uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.dmn.errors import DecisionFailed, Problem
from engine.dmn.graph import Graph, Node, NodeKind
from engine.dmn.run import DecisionRun, FiredRow
from engine.dmn.session import Session
from engine.dmn.xml import parse
from engine.feel import FeelLimit, Host, Value, WrongArgument, typed
from engine.feel.calls import invoke
from engine.feel.expression import settled

if TYPE_CHECKING:
    from engine.dmn.table import DecisionTable

Imports: TypeAlias = Callable[[str, str | None], "DecisionFile | None"]


@dataclass(frozen=True, slots=True)
class DecisionOutcome:
    """What a decision came to.

    rows: the rows that made it, those of the decision's own table first, then those of decisions it required.
    inputs: the variables it read, with their values.
    """

    value: Value
    rows: tuple[FiredRow, ...]
    inputs: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that can be made.

    free_names: the variables it reads, also through decisions it requires. line: where it stands in its file.
    table: its table, if it is one. stands_alone: it requires input data only.
    """

    id: str
    name: str
    free_names: frozenset[str]
    line: int
    table: DecisionTable | None = field(repr=False)
    stands_alone: bool
    _graph: Graph = field(repr=False, compare=False)

    def decide(self, context: Mapping[str, Any], host: Host | None = None, *, strict: bool = False) -> DecisionOutcome:
        """Make the decision for the variables of a context.

        A wrong type gives null and a warning. strict: a variable that is missing raises UnknownName; a cell that
        cannot be read, contradicting rows or an input that is not allowed raises DecisionFailed. Raises FeelLimit when
        it does too much.
        """
        inputs = {name: typed(context[name]) for name in sorted(self.free_names) if name in context}
        run = DecisionRun(host, strict)
        try:
            value = Session(self._graph, inputs, run).value_of(self.id)
        except RecursionError as exc:
            raise FeelLimit("too_deep") from exc
        rows = sorted(run.fired, key=lambda row: row.decision != self.id)
        return DecisionOutcome(settled(value), tuple(rows), inputs)


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """A `.dmn` file: its decisions by id, and what in it cannot be carried out."""

    file: str
    name: str
    namespace: str
    decisions: Mapping[str, Decision]
    problems: tuple[Problem, ...]
    _graph: Graph = field(repr=False, compare=False)

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.decisions.values())

    def named(self, name: str) -> Decision | None:
        """Find a decision by its name or id."""
        node = self._graph.named(name)
        return self.decisions.get(node.id) if node is not None else None

    def invoke(self, name: str, arguments: Mapping[str, Any], host: Host | None = None) -> Value:
        """Call a decision service or a business knowledge model with named arguments.

        Raises DecisionFailed when there is none of that name.
        """
        node = self._graph.named(name)
        if node is None or node.kind not in {NodeKind.SERVICE, NodeKind.KNOWLEDGE}:
            raise DecisionFailed("not_callable", name=name)
        run = DecisionRun(host, strict=False)
        try:
            function = Session(self._graph, {}, run).value_of(node.id)
            named = {key: typed(value) for key, value in arguments.items()}
            wanted = {key: value for key, value in named.items() if key in function.names}
            return settled(invoke(function, [], wanted, run, 0) if wanted else invoke(function, [], {}, run, 0))
        except (RecursionError, WrongArgument) as exc:
            raise FeelLimit("too_deep") from exc


def read_decisions(content: bytes, file: str, imports: Imports | None = None) -> DecisionFile:
    """Read and compile a decision file; cells that cannot be read are in `problems`.

    imports: gives the files this one imports, by namespace and location. Raises BundleInvalid with a finding
    `too_large`, `doctype` or `unreadable`.
    """
    root = parse(content, file)

    def find(namespace: str, location: str | None) -> Graph | None:
        found = imports(namespace, location) if imports is not None else None
        return None if found is None else found._graph  # noqa: SLF001 - of the same class of files

    graph = Graph(root, find)
    free = _FreeNames(graph)
    decisions = {
        node.id: Decision(
            node.id, node.name, free.of(graph, node.id), node.line, node.table, _stands_alone(node), graph
        )
        for node in graph.nodes.values()
        if node.kind is NodeKind.DECISION
    }
    return DecisionFile(file, str(root.get("name") or ""), graph.namespace, decisions, graph.problems, graph)


def _stands_alone(node: Node) -> bool:
    required = [reference.graph.nodes.get(reference.id) for reference in node.requires]
    return all(found is not None and found.kind is NodeKind.INPUT for found in required)


class _FreeNames:
    """Works out which variables a decision reads, also through what it requires."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._seen: dict[tuple[int, str], frozenset[str]] = {}

    def of(self, graph: Graph, identifier: str) -> frozenset[str]:
        key = (id(graph), identifier)
        if key not in self._seen:
            self._seen[key] = frozenset()  # a circle reads nothing more
            self._seen[key] = self._of_node(graph, identifier)
        return self._seen[key]

    def _of_node(self, graph: Graph, identifier: str) -> frozenset[str]:
        node = graph.nodes.get(identifier)
        if node is None:
            return frozenset()
        if node.kind is NodeKind.INPUT:
            return frozenset({node.variable} if node.variable == node.name else {node.variable, node.name})
        own = node.logic.free
        bound: set[str] = set()
        required: set[str] = set()
        for reference in node.requires:
            found = reference.graph.nodes.get(reference.id)
            bound |= {reference.prefix} if reference.prefix else {found.variable} if found is not None else set()
            inner = self.of(reference.graph, reference.id)
            required |= {reference.prefix} if reference.prefix and inner else inner
        if node.kind is NodeKind.KNOWLEDGE:
            bound.add(node.variable)
        own = frozenset(name.partition(".")[0] or name for name in own)  # a dotted name that is no parameter is a path
        return frozenset(own - bound | required)
