"""Working out a graph for one set of inputs: every node once, what it requires first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.dmn.boxed import make_function
from engine.dmn.errors import DecisionFailed
from engine.dmn.graph import Graph, Node, NodeKind, Reference
from engine.dmn.item_types import fitted
from engine.feel.run import Frame
from engine.feel.values import shallow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.dmn.run import DecisionRun
    from engine.feel.values import Value

IN_WORK: object = object()


class Session:
    """One graph with its inputs and what has been worked out."""

    def __init__(self, graph: Graph, inputs: Mapping[str, Any], run: DecisionRun) -> None:
        self.graph = graph
        self.inputs = inputs
        self.run = run
        self.known: dict[str, Value] = {}
        self._imported: dict[str, Session] = {}

    def imported(self, prefix: str, graph: Graph) -> Session:
        """Give the session of an imported graph; its inputs are what the context holds under its prefix."""
        if prefix not in self._imported:
            inner = self.inputs.get(prefix) if prefix else self.inputs
            self._imported[prefix] = Session(graph, inner if isinstance(inner, dict) else {}, self.run)
        return self._imported[prefix]

    def owner(self, reference: Reference) -> Session:
        """Give the session a reference belongs to."""
        return self if reference.prefix is None else self.imported(reference.prefix, reference.graph)

    def value_of(self, identifier: str) -> Value:
        """Work out a node; raises DecisionFailed when requirements go round in a circle."""
        node = self.graph.nodes.get(identifier)
        if node is None:
            return self.run.broken("unknown_requirement", identifier)
        if identifier not in self.known:
            self.known[identifier] = IN_WORK
            self.known[identifier] = self._work_out(node)
        value = self.known[identifier]
        if value is IN_WORK:
            raise DecisionFailed("requirements_in_a_circle", element=identifier)
        return value

    def _work_out(self, node: Node) -> Value:
        run, types = self.run, self.run.types
        run.types = lambda value, name: self.graph.types.instance(value, name, run)
        decision, run.decision = run.decision, node.id
        try:
            if node.kind is NodeKind.INPUT:
                return self._input(node)
            if node.kind is NodeKind.SERVICE:
                return self._service(node)
            scope = self._scope(node)
            value = node.logic.run(scope, run)
            if node.kind is NodeKind.KNOWLEDGE:
                scope[node.variable] = value  # it may call itself
                return value
            return fitted(value, node.type, run, node.name)
        finally:
            run.types, run.decision = types, decision

    def _input(self, node: Node) -> Value:
        for name in (node.variable, node.name):
            if name in self.inputs:
                return fitted(self.inputs[name], node.type, self.run, name)
        self.run.unknown(node.variable, 0)
        return None

    def _scope(self, node: Node) -> Frame:
        """Give the scope of a node: what it requires, in front of the inputs."""
        frame = Frame({}, self.inputs)
        for reference in node.requires:
            if reference.id == node.id and reference.prefix is None and node.kind is NodeKind.KNOWLEDGE:
                continue
            value = self.owner(reference).value_of(reference.id)
            required = reference.graph.nodes.get(reference.id)
            if required is None:
                continue
            if reference.prefix:
                frame[reference.prefix] = {**frame.get(reference.prefix, {}), required.variable: value}
            else:
                frame[required.variable] = value
        return frame

    def _service(self, node: Node) -> Value:
        """Make a decision service's function: its parameters are its input data and input decisions."""
        service = node.service
        if service is None:
            return None
        parameters = [(reference, reference.graph.nodes.get(reference.id)) for reference in service.parameters]
        known = [(reference, found) for reference, found in parameters if found is not None]

        def body(values: dict[str, Value]) -> Value:
            inner = Session(self.graph, {}, self.run)
            for reference, found in known:
                inner.owner(reference).known[reference.id] = shallow(values[found.variable])
            inner.inputs = {found.variable: values[found.variable] for _, found in known}
            results = {
                reference.graph.nodes[reference.id].variable: inner.owner(reference).value_of(reference.id)
                for reference in service.outputs
                if reference.id in reference.graph.nodes
            }
            return results if len(service.outputs) > 1 else next(iter(results.values()), None)

        typed = [(found.variable, found.type) for _, found in known]
        return make_function(typed, body, node.type, self.run)
