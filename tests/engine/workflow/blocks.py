"""Random procedures made of nested blocks, and what they mean, said a second time without any engine.

Each block draws itself (nodes and flows) and runs itself: a tree of what is under way, with plain data. A `Scope` is
one process under way: its main run, and the branches that end by themselves.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.engine.workflow.drawing import attached, nodes_and_flows, several, timer, topic

Data = dict[str, Any]


class Raised(Exception):
    """A service has told its foreseen error."""


@dataclass
class Drawing:
    """Nodes and flows of one process or embedded process."""

    nodes: list[tuple[str, ...]] = field(default_factory=list)
    flows: list[str] = field(default_factory=list)

    def node(self, kind: str, name: str, body: str = "", attributes: str = "") -> str:
        self.nodes.append((kind, name, body, attributes))
        return name

    def flow(self, source: str, target: str, condition: str = "") -> None:
        self.flows.append(f"{source} {target} {condition}".strip())


class Block:
    """Draws itself between two nodes, and makes runs of itself."""

    def draw(self, on: Drawing) -> tuple[str, str]:
        """Give the first and the last node."""
        raise NotImplementedError

    def run(self, data: Data, scope: Scope) -> Run:
        raise NotImplementedError


class Run:
    """A block under way. `data` are those it ends with once `done`."""

    def __init__(self, data: Data, scope: Scope) -> None:
        self.data, self.scope, self.done, self.children = data, scope, False, list[Run]()

    def open(self) -> list[Ask]:
        return [task for child in self.children for task in child.open()]

    def settle(self) -> None:
        """Go on as far as nobody is needed; raises Raised."""
        for child in self.children:
            child.settle()

    def tick(self) -> None:
        """An hour has passed: whatever waited for that happens, the outermost first."""
        for child in self.children:
            child.tick()


class Scope(Run):
    """One process: it has ended when its main run and all its strays have."""

    def __init__(self, body: Block, data: Data) -> None:
        super().__init__(data, self)
        self.strays: list[tuple[Data, Run]] = []
        self.main = body.run(data, self)
        self.children.insert(0, self.main)

    def stray(self, body: Block, data: Data) -> None:
        run = body.run(data, self)
        self.strays.append((data, run))
        self.children.append(run)

    def settle(self) -> None:
        for child in self.children:  # strays that begin meanwhile come last
            child.settle()
        self.done = all(child.done for child in self.children)
        self.data = dict(self.main.data)
        for before, run in self.strays:
            self.data |= {k: v for k, v in run.data.items() if k not in before or before[k] != v}


@dataclass
class Task(Block):
    """Somebody fills in a form; `answers` makes its values."""

    name: str
    answers: Any

    def draw(self, on: Drawing) -> tuple[str, str]:
        return on.node("user", self.name), self.name

    def run(self, data: Data, scope: Scope) -> Run:
        return Ask(self, data, scope)


class Ask(Run):
    def __init__(self, block: Task, data: Data, scope: Scope) -> None:
        super().__init__(data, scope)
        self.block = block

    def open(self) -> list[Ask]:
        return [] if self.done else [self]

    def complete(self, values: Data) -> None:
        self.data, self.done = {**self.data, **values}, True


@dataclass
class Sequence(Block):
    blocks: list[Block]

    def draw(self, on: Drawing) -> tuple[str, str]:
        ends = [block.draw(on) for block in self.blocks]
        for (_, last), (first, _) in pairwise(ends):
            on.flow(last, first)
        return ends[0][0], ends[-1][1]

    def run(self, data: Data, scope: Scope) -> Run:
        return InOrder(self, data, scope)


class InOrder(Run):
    def __init__(self, block: Sequence, data: Data, scope: Scope) -> None:
        super().__init__(data, scope)
        self.left = list(block.blocks)

    def settle(self) -> None:
        super().settle()
        while not self.done and all(child.done for child in self.children):
            self.data = self.children[0].data if self.children else self.data
            self.done = not self.left
            if not self.done:
                self.children = [self.left.pop(0).run(self.data, self.scope)]
                self.children[0].settle()


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

    def taken(self, data: Data) -> list[Block]:
        if self.kind == "and":
            return self.branches
        picked = [branch for i, branch in enumerate(self.branches) if i and i in data[self.pick]]
        return (picked[:1] if self.kind == "xor" else picked) or self.branches[:1]

    def run(self, data: Data, scope: Scope) -> Run:
        return Together(self, data, scope)


class Together(Run):
    def __init__(self, block: Split, data: Data, scope: Scope) -> None:
        super().__init__(data, scope)
        self.children = [branch.run(dict(data), scope) for branch in block.taken(data)]

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

    def run(self, data: Data, scope: Scope) -> Run:
        return Turns(self, data, scope)


class Turns(Run):
    def __init__(self, block: Loop, data: Data, scope: Scope) -> None:
        super().__init__(data, scope)
        self.block, self.children = block, [block.body.run(data, scope)]

    def settle(self) -> None:
        super().settle()
        while not self.done and self.children[0].done:
            self.data = self.children[0].data
            self.done = not self.data[self.block.again]
            if not self.done:
                self.children = [self.block.body.run(self.data, self.scope)]
                self.children[0].settle()


@dataclass
class Fork(Block):
    """A branch that ends by itself, beside what goes on."""

    name: str
    main: Block
    stray: Block

    def draw(self, on: Drawing) -> tuple[str, str]:
        fork, (first, last), (stray, end) = on.node("and", f"{self.name}_fork"), self.main.draw(on), self.stray.draw(on)
        on.flow(fork, first)
        on.flow(fork, stray)
        on.flow(end, on.node("end", f"{self.name}_end"))
        return fork, last

    def run(self, data: Data, scope: Scope) -> Run:
        scope.stray(self.stray, data)
        return self.main.run(data, scope)


@dataclass
class Risk(Block):
    """A service that tells its foreseen error when `flag` says so."""

    name: str
    flag: str

    def draw(self, on: Drawing) -> tuple[str, str]:
        return on.node(
            "service", self.name, topic("risk", {"fails": f"={self.flag}"}, {f"{self.name}_ran": "=true"})
        ), self.name

    def run(self, data: Data, scope: Scope) -> Run:
        return Risky(self, data, scope)


class Risky(Run):
    def __init__(self, block: Risk, data: Data, scope: Scope) -> None:
        super().__init__(data, scope)
        self.block = block

    def settle(self) -> None:
        if not self.done and self.data[self.block.flag]:
            raise Raised
        self.data, self.done = {**self.data, f"{self.block.name}_ran": True}, True


@dataclass
class Box(Block):
    """An embedded process, with `items` once for each, its `mark` collected in a list.

    border: late (a deadline ends it), hurry (a reminder leaves it alone) or error; then `other` is done.
    """

    name: str
    body: Block
    items: str = ""
    mark: str = ""
    border: str = ""
    other: Block | None = None

    def draw(self, on: Drawing) -> tuple[str, str]:
        inside = Drawing()
        first, last = self.body.draw(inside)
        inside.flow(inside.node("start", f"{self.name}_s"), first)
        inside.flow(last, inside.node("end", f"{self.name}_e"))
        body = nodes_and_flows(self.name, inside.nodes, "\n".join(inside.flows))
        if self.items:
            body += several(f"={self.items}", f"{self.name}_item", f"{self.name}_marks", f"={self.mark}")
        on.node("sub", self.name, body)
        if self.other is None:
            return self.name, self.name
        event = (
            '<bpmn:errorEventDefinition errorRef="risk"/>' if self.border == "error" else timer("timeDuration", "PT1H")
        )
        interrupting = self.border != "hurry"
        on.node("border", f"{self.name}_border", event, attached(self.name, interrupting=interrupting))
        first, last = self.other.draw(on)
        on.flow(f"{self.name}_border", first)
        if not interrupting:
            on.flow(last, on.node("end", f"{self.name}_hurried"))
            return self.name, self.name
        on.flow(self.name, on.node("xor", f"{self.name}_out"))
        on.flow(last, f"{self.name}_out")
        return self.name, f"{self.name}_out"

    def run(self, data: Data, scope: Scope) -> Run:
        return Inside(self, data, scope)


class Inside(Run):
    def __init__(self, block: Box, data: Data, scope: Scope) -> None:
        super().__init__(data, scope)
        self.block, self.bordered = block, block.border
        given = [{**data, f"{block.name}_item": item} for item in data[block.items]] if block.items else [data]
        self.children = [Scope(block.body, each) for each in given]

    def settle(self) -> None:
        try:
            super().settle()
        except Raised:
            if self.bordered != "error":
                raise
            self._instead()
            super().settle()
        if not self.done and all(child.done for child in self.children):
            self.done = True
            if not self.block.items or isinstance(self.bordered, Block):
                self.data = self.children[0].data
            else:
                self.data = {**self.data, f"{self.block.name}_marks": [c.data[self.block.mark] for c in self.children]}

    def _instead(self) -> None:
        assert self.block.other is not None
        data = self.data
        if self.block.items:
            marks = [c.data[self.block.mark] if c.done else None for c in self.children]
            data = {**data, f"{self.block.name}_marks": marks}
        self.children, self.bordered = [self.block.other.run(data, self.scope)], self.block.other

    def tick(self) -> None:
        if not self.done and self.bordered == "late":
            self._instead()
            return
        if not self.done and self.bordered == "hurry":
            assert self.block.other is not None
            self.bordered = ""
            self.scope.stray(self.block.other, self.data)
        super().tick()


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

    def sequence(self, depth: int, *, guarded: bool = False, once: bool = True) -> Block:
        return Sequence([self.block(depth, guarded, once) for _ in range(self.rng.randrange(1, 3))])

    def block(self, depth: int, guarded: bool, once: bool) -> Block:
        kinds = ["task", "xor", "and", "or", "loop", "box", "several"]
        kinds += ["risk", "risk"] if guarded else []
        kinds += ["fork", "hurry"] if once else []
        kind = self.rng.choice(kinds) if depth else "task"
        return getattr(self, f"_{kind}")(depth, guarded, once)

    def _task(self, depth: int, guarded: bool, once: bool) -> Block:
        return self.task()

    def _risk(self, depth: int, guarded: bool, once: bool) -> Block:
        name = self.name("risk")
        return Sequence([self.task(**{f"{name}_flag": lambda rng: rng.random() < 0.3}), Risk(name, f"{name}_flag")])

    def _xor(self, depth: int, guarded: bool, once: bool, kind: str = "xor") -> Block:
        name = self.name(kind)
        branches = [self.sequence(depth - 1, guarded=guarded, once=once) for _ in range(self.rng.randrange(2, 4))]
        some = self.task(**{f"{name}_pick": lambda rng: rng.sample(range(3), rng.randrange(4))})
        return Sequence([some, Split(kind, name, f"{name}_pick", branches)])

    def _or(self, depth: int, guarded: bool, once: bool) -> Block:
        return self._xor(depth, guarded, once, "or")

    def _and(self, depth: int, guarded: bool, once: bool) -> Block:
        return self._xor(depth, guarded, once, "and")

    def _loop(self, depth: int, guarded: bool, once: bool) -> Block:
        name = self.name("loop")
        last = self.task(**{f"{name}_again": lambda rng: rng.random() < 0.4})
        return Loop(name, f"{name}_again", Sequence([self.sequence(depth - 1, guarded=guarded, once=False), last]))

    def _fork(self, depth: int, guarded: bool, once: bool) -> Block:
        stray = self.sequence(depth - 1, guarded=guarded, once=once)
        return Fork(self.name("fork"), self.sequence(depth - 1, guarded=guarded, once=once), stray)

    def _hurry(self, depth: int, guarded: bool, once: bool) -> Block:
        return Box(self.name("hurry"), self.sequence(depth - 1, guarded=guarded), border="hurry", other=self.task())

    def _box(self, depth: int, guarded: bool, once: bool) -> Block:
        border = self.rng.choice(["", "late", "error"])
        body = self.sequence(depth - 1, guarded=guarded or border == "error")
        other = self.sequence(depth - 1, guarded=guarded, once=once) if border else None
        return Box(self.name("box"), body, border=border, other=other)

    def _several(self, depth: int, guarded: bool, once: bool) -> Block:
        name, border = self.name("several"), self.rng.choice(["", "late"])
        listing = self.task(**{f"{name}_list": lambda rng: rng.sample(range(9), rng.randrange(4))})
        last = self.task(**{f"{name}_mark": lambda rng: rng.randrange(100)})
        body = Sequence([self.sequence(depth - 1, guarded=guarded), last])
        other = self.task() if border else None
        return Sequence([listing, Box(name, body, f"{name}_list", f"{name}_mark", border, other)])
