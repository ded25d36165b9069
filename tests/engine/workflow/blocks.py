"""Random procedures made of nested blocks, and what they mean, said a second time without any engine.

Each block draws itself (nodes and flows) and runs itself: a tree of what is under way, with plain data.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.engine.workflow.drawing import nodes_and_flows, several


@dataclass
class Drawing:
    """Nodes and flows of one process or embedded process."""

    nodes: list[tuple[str, ...]] = field(default_factory=list)
    flows: list[str] = field(default_factory=list)

    def node(self, kind: str, name: str, body: str = "") -> str:
        self.nodes.append((kind, name, body))
        return name

    def flow(self, source: str, target: str, condition: str = "") -> None:
        self.flows.append(f"{source} {target} {condition}".strip())


class Block:
    """Draws itself between two nodes, and makes runs of itself."""

    def draw(self, on: Drawing) -> tuple[str, str]:
        """Give the first and the last node."""
        raise NotImplementedError

    def run(self, data: dict[str, Any]) -> Run:
        raise NotImplementedError


class Run:
    """A block under way. `data` are those it ends with once `done`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data, self.done, self.children = data, False, list[Run]()

    def open(self) -> list[Ask]:
        return [task for child in self.children for task in child.open()]

    def settle(self) -> None:
        """Go on as far as nobody is needed."""
        for child in self.children:
            child.settle()


@dataclass
class Task(Block):
    """Somebody fills in a form; `answers` makes its values."""

    name: str
    answers: Any

    def draw(self, on: Drawing) -> tuple[str, str]:
        return on.node("user", self.name), self.name

    def run(self, data: dict[str, Any]) -> Run:
        return Ask(self, data)


class Ask(Run):
    def __init__(self, block: Task, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.block = block

    def open(self) -> list[Ask]:
        return [] if self.done else [self]

    def complete(self, values: dict[str, Any]) -> None:
        self.data, self.done = {**self.data, **values}, True


@dataclass
class Sequence(Block):
    blocks: list[Block]

    def draw(self, on: Drawing) -> tuple[str, str]:
        ends = [block.draw(on) for block in self.blocks]
        for (_, last), (first, _) in pairwise(ends):
            on.flow(last, first)
        return ends[0][0], ends[-1][1]

    def run(self, data: dict[str, Any]) -> Run:
        return InOrder(self, data)


class InOrder(Run):
    def __init__(self, block: Sequence, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.left = list(block.blocks)
        self.settle()

    def settle(self) -> None:
        super().settle()
        while all(child.done for child in self.children):
            self.data = self.children[0].data if self.children else self.data
            self.done = not self.left
            if self.done:
                return
            self.children = [self.left.pop(0).run(self.data)]


@dataclass
class Split(Block):
    """kind: xor, and, or; for xor and or `pick` lists which branches are taken."""

    kind: str
    name: str
    pick: str
    branches: list[Block]

    def draw(self, on: Drawing) -> tuple[str, str]:
        fork, join = on.node(self.kind, f"{self.name}_fork"), on.node(self.kind, f"{self.name}_join")
        for i, branch in enumerate(self.branches):
            first, last = branch.draw(on)
            condition = f"=list contains({self.pick}, {i})"
            on.flow(fork, first, "" if self.kind == "and" else "default" if i == 0 else condition)
            on.flow(last, join)
        return fork, join

    def taken(self, data: dict[str, Any]) -> list[Block]:
        if self.kind == "and":
            return self.branches
        picked = [branch for i, branch in enumerate(self.branches) if i and i in data[self.pick]]
        return (picked[:1] if self.kind == "xor" else picked) or self.branches[:1]

    def run(self, data: dict[str, Any]) -> Run:
        return Together(self, data)


class Together(Run):
    def __init__(self, block: Split, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.children = [branch.run(dict(data)) for branch in block.taken(data)]
        self.settle()

    def settle(self) -> None:
        super().settle()
        if not self.done and all(child.done for child in self.children):
            before, self.done = self.data, True
            for child in self.children:
                self.data = {**self.data, **{k: v for k, v in child.data.items() if k not in before or before[k] != v}}


@dataclass
class Loop(Block):
    """Done again while `again`, which its last task writes."""

    name: str
    again: str
    body: Block

    def draw(self, on: Drawing) -> tuple[str, str]:
        top, bottom = on.node("xor", f"{self.name}_top"), on.node("xor", f"{self.name}_bottom")
        out = on.node("xor", f"{self.name}_out")
        first, last = self.body.draw(on)
        on.flow(top, first)
        on.flow(last, bottom)
        on.flow(bottom, top, f"={self.again}")
        on.flow(bottom, out, "default")
        return top, out

    def run(self, data: dict[str, Any]) -> Run:
        return Turns(self, data)


class Turns(Run):
    def __init__(self, block: Loop, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.block, self.children = block, [block.body.run(data)]

    def settle(self) -> None:
        super().settle()
        while not self.done and self.children[0].done:
            self.data = self.children[0].data
            if self.data[self.block.again]:
                self.children = [self.block.body.run(self.data)]
            else:
                self.done = True


@dataclass
class Box(Block):
    """An embedded process; with `items` once for each, its `mark` collected in a list."""

    name: str
    body: Block
    items: str = ""
    mark: str = ""

    def draw(self, on: Drawing) -> tuple[str, str]:
        inside = Drawing()
        first, last = self.body.draw(inside)
        inside.flow(inside.node("start", f"{self.name}_s"), first)
        inside.flow(last, inside.node("end", f"{self.name}_e"))
        body = nodes_and_flows(self.name, inside.nodes, "\n".join(inside.flows))
        if self.items:
            body += several(f"={self.items}", f"{self.name}_item", f"{self.name}_marks", f"={self.mark}")
        return on.node("sub", self.name, body), self.name

    def run(self, data: dict[str, Any]) -> Run:
        return Inside(self, data)


class Inside(Run):
    def __init__(self, block: Box, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.block = block
        given = [{**data, f"{block.name}_item": item} for item in data[block.items]] if block.items else [data]
        self.children = [block.body.run(each) for each in given]
        self.settle()

    def settle(self) -> None:
        super().settle()
        if not self.done and all(child.done for child in self.children):
            self.done = True
            if self.block.items:
                self.data = {**self.data, f"{self.block.name}_marks": [c.data[self.block.mark] for c in self.children]}
            else:
                self.data = self.children[0].data


class Inventor:
    """Makes random blocks; every task writes names of its own, so that no branches disagree."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.count = rng, 0

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def task(self, **extra: Any) -> Task:
        name = self.name("task")
        return Task(name, lambda rng: {f"{name}_v": rng.randrange(100), **{k: make(rng) for k, make in extra.items()}})

    def sequence(self, depth: int) -> Block:
        return Sequence([self.block(depth) for _ in range(self.rng.randrange(1, 3))])

    def block(self, depth: int) -> Block:
        if depth == 0:
            return self.task()
        kind = self.rng.choice(["task", "xor", "and", "or", "loop", "box", "several"])
        if kind == "task":
            return self.task()
        name = self.name(kind)
        if kind in {"xor", "and", "or"}:
            branches = [self.sequence(depth - 1) for _ in range(self.rng.randrange(2, 4))]
            some = self.task(**{f"{name}_pick": lambda rng: rng.sample(range(3), rng.randrange(4))})
            return Sequence([some, Split(kind, name, f"{name}_pick", branches)])
        if kind == "loop":
            last = self.task(**{f"{name}_again": lambda rng: rng.random() < 0.4})
            return Loop(name, f"{name}_again", Sequence([self.sequence(depth - 1), last]))
        if kind == "box":
            return Box(name, self.sequence(depth - 1))
        listing = self.task(**{f"{name}_list": lambda rng: rng.sample(range(9), rng.randrange(4))})
        last = self.task(**{f"{name}_mark": lambda rng: rng.randrange(100)})
        body = Sequence([self.sequence(depth - 1), last])
        return Sequence([listing, Box(name, body, f"{name}_list", f"{name}_mark")])
