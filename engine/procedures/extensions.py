"""What the Camunda 8 profile (`zeebe:`) adds to an element of a diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from lxml import etree

from engine.vocabulary import Names

BPMN: Final = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZEEBE: Final = "{http://camunda.org/schema/zeebe/1.0}"
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Extensions:
    """Everything an owner may enter in the properties panel, as written: `=…` is FEEL, anything else is fixed text.

    `inputs` and `outputs` are pairs (target, source) in the order of the file; `others` names extension elements
    that Holdpoint does not carry out.
    """

    form_id: str | None = None
    candidate_groups: str | None = None
    assignee: str | None = None
    due_date: str | None = None
    priority: str | None = None
    topic: str | None = None
    headers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    inputs: tuple[tuple[str, str], ...] = ()
    outputs: tuple[tuple[str, str], ...] = ()
    decision_id: str | None = None
    result_variable: str | None = None
    called_process: str | None = None
    propagate_parent: bool = True
    propagate_child: bool = True
    correlation_key: str | None = None
    script: str | None = None
    template: str | None = None
    properties: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    others: tuple[str, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """Ids of the clauses that the element carries out."""
        return tuple(self.properties.get("clause", "").split())

    @property
    def four_eyes(self) -> tuple[str, ...]:
        """Ids of the elements whose last actor may not act here."""
        return tuple(self.properties.get("four_eyes", "").split())

    @property
    def record(self) -> str | None:
        """Code of the document or register that the element fills."""
        return self.properties.get("record") or None

    @property
    def site(self) -> str | None:
        """The site, usually a FEEL expression, to which the task goes."""
        return self.properties.get("site") or None

    @property
    def meaning(self) -> Names:
        """What a signature here means, in three languages; empty when nothing is signed."""
        return self.translated("signature")

    def signature(self, language: str) -> str | None:
        """Return what a signature here means, in `language`, or None when nothing is signed."""
        if "signature" not in self.properties and f"signature.{language}" not in self.properties:
            return None
        return self.meaning.text(language) or None

    def translated(self, name: str, english: str = "") -> Names:
        """Return the property `name` with its translations `name.zh` and `name.ru`."""
        return Names(
            self.properties.get(name) or english,
            self.properties.get(f"{name}.zh", ""),
            self.properties.get(f"{name}.ru", ""),
        )


EMPTY: Final = Extensions()


def read_extensions(node: etree._Element) -> Extensions:
    """Return the `zeebe:` extensions of an element of a diagram; EMPTY when it has none."""
    found: dict[str, object] = {}
    others: list[str] = []
    for child in _children(node):
        name = child.tag[len(ZEEBE) :]
        if name == "ioMapping":
            found["inputs"], found["outputs"] = _pairs(child, "input"), _pairs(child, "output")
        elif name == "taskHeaders":
            found["headers"] = _dictionary(child, "header", "key")
        elif name == "properties":
            found["properties"] = _dictionary(child, "property", "name")
        elif name in _ATTRIBUTES:
            found |= {field_: child.get(attribute) for attribute, field_ in _ATTRIBUTES[name] if child.get(attribute)}
            found |= {field_: child.get(attribute) != "false" for attribute, field_ in _SWITCHES.get(name, ())}
        elif name not in _WITHOUT_MEANING:
            others.append(name)
    if template := node.get(f"{ZEEBE}modelerTemplate"):
        found["template"] = template
    if others:
        found["others"] = tuple(others)
    return Extensions(**found) if found else EMPTY  # type: ignore[arg-type]


_ATTRIBUTES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "formDefinition": (("formId", "form_id"),),
    "assignmentDefinition": (("candidateGroups", "candidate_groups"), ("assignee", "assignee")),
    "taskSchedule": (("dueDate", "due_date"),),
    "priorityDefinition": (("priority", "priority"),),
    "taskDefinition": (("type", "topic"),),
    "calledDecision": (("decisionId", "decision_id"), ("resultVariable", "result_variable")),
    "calledElement": (("processId", "called_process"),),
    "subscription": (("correlationKey", "correlation_key"),),
    "script": (("expression", "script"), ("resultVariable", "result_variable")),
}
_SWITCHES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "calledElement": (
        ("propagateAllParentVariables", "propagate_parent"),
        ("propagateAllChildVariables", "propagate_child"),
    )
}
_WITHOUT_MEANING: Final = frozenset({"userTask", "loopCharacteristics", "versionTag"})


def loop_attributes(node: etree._Element) -> Mapping[str, str]:
    """Return the attributes of `zeebe:loopCharacteristics` below `node`, by name."""
    for child in _children(node):
        if child.tag == f"{ZEEBE}loopCharacteristics":
            return {str(name): str(value) for name, value in child.attrib.items()}
    return _NOTHING


def _children(node: etree._Element) -> Iterator[etree._Element]:
    for extensions in node.iterchildren(f"{BPMN}extensionElements"):
        for child in extensions.iterchildren():
            if isinstance(child.tag, str) and child.tag.startswith(ZEEBE):
                yield child


def _pairs(node: etree._Element, kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((item.get("target") or "", item.get("source") or "") for item in node.iterchildren(f"{ZEEBE}{kind}"))


def _dictionary(node: etree._Element, kind: str, key: str) -> Mapping[str, str]:
    items = node.iterchildren(f"{ZEEBE}{kind}")
    return MappingProxyType({item.get(key) or "": (item.get("value") or "").strip() for item in items})
