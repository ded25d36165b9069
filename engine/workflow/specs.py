"""A bundle's processes as specs of the library, built once a bundle and shared by all cases and threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from SpiffWorkflow.specs import WorkflowSpec

from engine.errors import BundleInvalid
from engine.workflow.joins import Ending
from engine.workflow.nodes import Begin

if TYPE_CHECKING:
    from engine.bundles import Bundle

_KEPT: Final = 64


class ProcessSpec(WorkflowSpec):
    """One process, called or embedded. Its place, and the positions of its nodes, are the numbers the state uses."""

    data_objects: tuple[str, ...] = ()

    def __init__(self, name: str, embedded: bool) -> None:
        super().__init__(name=name)
        self.embedded = embedded
        self.inclusive = False
        self.start = Begin(self, "Start")
        self.end = Ending(self, "End")
        self.place = 0
        self.names: tuple[str, ...] = ()
        self.positions: dict[str, int] = {}

    def close(self) -> None:
        """Number the nodes; nothing is added afterwards."""
        self.names = tuple(sorted(self.task_specs))
        self.positions = {name: position for position, name in enumerate(self.names)}


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """The specs of one bundle."""

    bundle: Bundle
    main: ProcessSpec
    specs: dict[str, ProcessSpec]
    order: tuple[str, ...]
    inclusive: bool


_built: OrderedDict[str, Library] = OrderedDict()
_lock = threading.Lock()


def library(bundle: Bundle) -> Library:
    """Return the specs of `bundle`; the same bundle gives the same specs.

    Raises BundleInvalid with a finding for everything in its diagrams that is not carried out.
    """
    slot = f"{bundle.procedure}:{bundle.key}"
    with _lock:
        found = _built.get(slot)
        if found is not None:
            _built.move_to_end(slot)
            return found
    made = _build(bundle)
    with _lock:
        made = _built.setdefault(slot, made)
        while len(_built) > _KEPT:
            _built.popitem(last=False)
    return made


def _build(bundle: Any) -> Library:
    from engine.workflow.reader import Reader

    reader = Reader(bundle)
    specs = {name: spec for process in bundle.processes.values() for name, spec in reader.read(process).items()}
    if reader.findings:
        raise BundleInvalid(reader.findings)
    order = tuple(sorted(specs))
    for place, name in enumerate(order):
        specs[name].place = place
    return Library(bundle, specs[bundle.main.id], specs, order, any(spec.inclusive for spec in specs.values()))
