"""Where everything of a diagram is drawn (BPMN diagram interchange)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from lxml import etree

from engine.procedures.diagrams import Bounds, Point

_DI: Final = "{http://www.omg.org/spec/BPMN/20100524/DI}"
_DC: Final = "{http://www.omg.org/spec/DD/20100524/DC}"
_WAYPOINT: Final = "{http://www.omg.org/spec/DD/20100524/DI}waypoint"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rectangles, lines and labels, by the id of what they draw."""

    shapes: Mapping[str, Bounds]
    edges: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, Bounds]


def read_drawing(root: etree._Element) -> Drawing:
    """Return where the elements below `root` are drawn; what has no readable place is left out."""
    shapes: dict[str, Bounds] = {}
    edges: dict[str, tuple[Point, ...]] = {}
    labels: dict[str, Bounds] = {}
    for node in root.iter(f"{_DI}BPMNShape", f"{_DI}BPMNEdge"):
        key = node.get("bpmnElement") or ""
        if node.tag == f"{_DI}BPMNShape" and (bounds := _bounds(node)):
            shapes[key] = bounds
        points = tuple(_point(point) for point in node.iterchildren(_WAYPOINT))
        if points:
            edges[key] = points
        label = node.find(f"{_DI}BPMNLabel")
        if label is not None and (bounds := _bounds(label)):
            labels[key] = bounds
    return Drawing(MappingProxyType(shapes), MappingProxyType(edges), MappingProxyType(labels))


def _bounds(node: etree._Element) -> Bounds | None:
    found = node.find(f"{_DC}Bounds")
    if found is None:
        return None
    return Bounds(_number(found, "x"), _number(found, "y"), _number(found, "width"), _number(found, "height"))


def _point(node: etree._Element) -> Point:
    return Point(_number(node, "x"), _number(node, "y"))


def _number(node: etree._Element, name: str) -> float:
    try:
        return float(node.get(name) or 0)
    except ValueError:
        return 0.0
