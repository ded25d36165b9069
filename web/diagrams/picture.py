"""The drawing of one diagram as SVG: classes only, colours and strokes come from the style sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape

from markupsafe import Markup

from engine.procedures import Bounds, Diagram, Element, ElementKind, Flow, Point
from web.diagrams import symbols
from web.diagrams.figures import Figures, drawn
from web.diagrams.lettering import block, width
from web.diagrams.progress import DONE, NOW, Progress

_PAD = 14.0
_HEADS = ("", "done", "off")


def draw(
    diagram: Diagram,
    language: str,
    *,
    title: str,
    here: str,
    progress: Progress | None = None,
    lane_text: Callable[[str], str] = str,
    figures: Mapping[str, Figures] | None = None,
) -> Markup:
    """Return the SVG of `diagram` with names in `language`.

    `title` is read aloud instead of the picture, `here` is the flag over what is going on ("now here"), `lane_text`
    turns the role a lane names into the reader's language, `figures` are numbers to show on elements.
    """
    picture = _Picture(diagram, language, progress or Progress(), here, lane_text)
    picture.figures = figures or {}
    return Markup(picture.svg(title))  # noqa: S704 - every name is escaped


class _Picture:
    """One drawing in the making."""

    def __init__(
        self, diagram: Diagram, language: str, progress: Progress, here: str, lane_text: Callable[[str], str]
    ) -> None:
        self.diagram, self.language, self.progress, self.here = diagram, language, progress, here
        self.lane_text = lane_text
        self.figures: Mapping[str, Figures] = {}
        self.key = "".join(sign for sign in diagram.file.rsplit("/", 1)[-1] if sign.isalnum())

    def svg(self, title: str) -> str:
        """Return the whole drawing: lanes, arrows, nodes, then their labels on top."""
        x, y, right, bottom = self._frame()
        parts = [*self._pools(), *self._lanes(), *self._flows(), *self._nodes(), *self._notes(), *self._labels()]
        parts += [
            drawn(self.diagram.shapes[key], each) for key, each in self.figures.items() if key in self.diagram.shapes
        ]
        heads = "".join(
            f'<marker id="ah{kind}-{self.key}" markerWidth="11" markerHeight="11" refX="9" refY="5" orient="auto" '
            f'markerUnits="userSpaceOnUse"><path class="ah {kind}" d="M0 .5L10 5 0 9.5z"/></marker>'
            for kind in _HEADS
        )
        size = f'viewBox="{x:g} {y:g} {right - x:g} {bottom - y:g}" width="{right - x:g}" height="{bottom - y:g}"'
        opening = f'<svg class="dia" {size} role="img" aria-label="{escape(title)}">'
        return f"{opening}<defs>{heads}</defs>{''.join(parts)}</svg>"

    def _frame(self) -> tuple[float, float, float, float]:
        xs, ys = [0.0], [0.0]
        boxes = [*self.diagram.shapes.values(), *self.diagram.labels.values()]
        if boxes:
            xs = [edge for box in boxes for edge in (box.x, box.x + box.width)]
            ys = [edge for box in boxes for edge in (box.y, box.y + box.height)]
        for points in self.diagram.edges.values():
            xs += [point.x for point in points]
            ys += [point.y for point in points]
        return min(xs) - _PAD, min(ys) - _PAD, max(xs) + _PAD, max(ys) + _PAD

    def _pools(self) -> Iterator[str]:
        for pool in self.diagram.pools:
            if box := self.diagram.shapes.get(pool.id):
                names = next((p.names for p in self.diagram.processes if p.id == pool.process), pool.names)
                yield _band(box, names.text(self.language), "pool")

    def _lanes(self) -> Iterator[str]:
        for process in self.diagram.processes:
            for lane in process.lanes:
                if box := self.diagram.shapes.get(lane.id):
                    yield _band(box, self.lane_text(lane.role_text), "lane")

    def _flows(self) -> Iterator[str]:
        for flow in self.diagram.flows:
            points = self.diagram.edges.get(flow.id)
            if points:
                yield self._arrow(flow, points)

    def _arrow(self, flow: Flow, points: tuple[Point, ...]) -> str:
        state = self.progress.of(flow.id)
        head = state if state in _HEADS else ""
        line = " ".join(f"{point.x:g},{point.y:g}" for point in points)
        return (
            f'<polyline class="e {state}" data-id="{escape(flow.id)}" points="{line}" '
            f'marker-end="url(#ah{head}-{self.key})"/>'
        )

    def _nodes(self) -> Iterator[str]:
        for element in sorted(self.diagram.elements, key=lambda each: not each.kind.is_scope):
            if box := self.diagram.shapes.get(element.id):
                state = self.progress.of(element.id)
                name = escape(element.names.text(self.language))
                yield f'<g class="{state}" data-id="{escape(element.id)}" data-name="{name}">'
                yield self._node(element, box, state)
                yield "</g>"

    def _node(self, element: Element, box: Bounds, state: str) -> str:
        if element.kind.is_event:
            return _event(element, box)
        if element.kind.is_gateway:
            return _gateway(element, box)
        return self._activity(element, box, state)

    def _activity(self, element: Element, box: Bounds, state: str) -> str:
        middle, open_scope = box.x + box.width / 2, element.kind.is_scope and box.height > 120  # noqa: PLR2004
        parts = []
        if state == NOW and not open_scope:
            parts.append(
                f'<rect class="halo" x="{box.x - 5:g}" y="{box.y - 5:g}" width="{box.width + 10:g}" '
                f'height="{box.height + 10:g}" rx="13"/>'
            )
        kind = "n call" if element.kind is ElementKind.CALL_ACTIVITY else "n scope" if open_scope else "n"
        parts.append(_rectangle(kind, box, 9))
        if symbol := symbols.TASKS.get(element.kind):
            parts.append(f'<g transform="translate({box.x + 6:g} {box.y + 6:g})">{symbol}</g>')
        parts.append(_foot_marks(element, box, open_scope))
        text = element.names.text(self.language)
        if open_scope:
            parts.append(block(text, middle, box.y + 4, box.width, top=True))
        else:
            low = 5 if element.kind in symbols.TASKS else -4 if element.kind is ElementKind.CALL_ACTIVITY else 0
            parts.append(block(text, middle, box.y + box.height / 2 + low, box.width - 10))
        if state == DONE:
            parts.append(f'<g transform="translate({box.x + box.width - 2:g} {box.y + 2:g})">{symbols.DONE_MARK}</g>')
        if state == NOW and not open_scope:
            parts.append(_flag(self.here, middle, box.y))
        return "".join(parts)

    def _notes(self) -> Iterator[str]:
        for artifact in self.diagram.artifacts.values():
            points, box = self.diagram.edges.get(artifact.id), self.diagram.shapes.get(artifact.id)
            if points:
                line = " ".join(f"{point.x:g},{point.y:g}" for point in points)
                yield f'<polyline class="e assoc" points="{line}"/>'
            elif box and artifact.kind == "text_annotation":
                yield f'<path class="g" d="M{box.x + 10:g} {box.y:g}H{box.x:g}V{box.y + box.height:g}H{box.x + 10:g}"/>'
                text = artifact.names.text(self.language)
                yield block(text, box.x + 6, box.y + 2, box.width - 8, kind="lb", top=True, start=True)
            elif box and artifact.kind == "group":
                yield _rectangle("g dash", box, 9)

    def _labels(self) -> Iterator[str]:
        for element in self.diagram.elements:
            text, box = element.names.text(self.language), self.diagram.shapes.get(element.id)
            if text and box and (element.kind.is_event or element.kind.is_gateway):
                yield self._label(element.id, text, box.x + box.width / 2, box.y + box.height + 3)
        for flow in self.diagram.flows:
            text, points = flow.names.text(self.language), self.diagram.edges.get(flow.id)
            if text and points:
                a, b = points[(len(points) - 1) // 2], points[(len(points) - 1) // 2 + 1 if len(points) > 1 else 0]
                yield self._label(flow.id, text, (a.x + b.x) / 2, (a.y + b.y) / 2 - 18)

    def _label(self, key: str, text: str, x: float, y: float) -> str:
        box = self.diagram.labels.get(key)
        kind = "lb off" if self.progress.of(key) == "off" else "lb"
        if box:
            return block(text, box.x + box.width / 2, box.y, max(box.width, 78), kind=kind, top=True)
        return block(text, x, y, 96, kind=kind, top=True)


def _band(box: Bounds, name: str, kind: str) -> str:
    """A pool or lane with its name upright on the left."""
    middle = box.y + box.height / 2
    return (
        f"{_rectangle(kind, box, 0)}"
        f'<rect class="lane-h" x="{box.x:g}" y="{box.y:g}" width="30" height="{box.height:g}"/>'
        f'<g class="lane-t" transform="translate({box.x + 15:g} {middle:g}) rotate(-90)">'
        f"{block(name, 0, 0, box.height - 8)}</g>"
    )


def _rectangle(kind: str, box: Bounds, radius: float) -> str:
    size = f'width="{box.width:g}" height="{box.height:g}" rx="{radius:g}"'
    return f'<rect class="{kind}" x="{box.x:g}" y="{box.y:g}" {size}/>'


def _event(element: Element, box: Bounds) -> str:
    radius, x, y = box.width / 2, box.x + box.width / 2, box.y + box.height / 2
    dash = "" if element.interrupting else " dash"
    inner = element.kind in {ElementKind.BOUNDARY_EVENT, ElementKind.CATCH_EVENT, ElementKind.THROW_EVENT}
    end = " end" if element.kind is ElementKind.END_EVENT else ""
    symbol = symbols.EVENTS.get(element.event.kind, "") if element.event else ""
    ring = f'<circle class="g{dash}" r="{radius - 3.5:g}"/>' if inner else ""
    return f'<g transform="translate({x:g} {y:g})"><circle class="n{end}{dash}" r="{radius:g}"/>{ring}{symbol}</g>'


def _gateway(element: Element, box: Bounds) -> str:
    x, y, half = box.x + box.width / 2, box.y + box.height / 2, box.width / 2
    symbol = symbols.GATEWAYS.get(element.kind, "")
    diamond = f'<path class="n" d="M0 {-half:g}L{half:g} 0 0 {half:g} {-half:g} 0z"/>'
    return f'<g transform="translate({x:g} {y:g})">{diamond}{symbol}</g>'


def _foot_marks(element: Element, box: Bounds, open_scope: bool) -> str:
    marks = []
    if element.loop:
        loop = element.loop
        marks.append(
            symbols.STANDARD_LOOP
            if loop.standard
            else symbols.SEQUENTIAL_LOOP
            if loop.sequential
            else symbols.PARALLEL_LOOP
        )
    if element.kind is ElementKind.CALL_ACTIVITY or (element.kind.is_scope and not open_scope):
        marks.append(symbols.CALLED)
    left = box.x + box.width / 2 - (len(marks) - 1) * 10
    foot = box.y + box.height - 10
    return "".join(
        f'<g transform="translate({left + place * 20:g} {foot:g})">{mark}</g>' for place, mark in enumerate(marks)
    )


def _flag(text: str, x: float, y: float) -> str:
    wide = width(text, 11) + 18
    return (
        f'<rect class="pill" x="{x - wide / 2:g}" y="{y - 20:g}" width="{wide:g}" height="20" rx="10"/>'
        f'<text class="pill-t" x="{x:g}" y="{y - 6:g}" text-anchor="middle">{escape(text)}</text>'
    )
