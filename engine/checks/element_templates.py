"""Element templates for the editors: one for each service, so that owners choose it from a list and fill in a form.

The desktop Modeler reads `processes/.camunda/element-templates/holdpoint.json`; the browser editor takes the same.
`holdpoint templates` writes the file anew after a service was added or changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from engine.services import Service, services
from engine.vocabulary import Names

FILE: Final = Path("processes/.camunda/element-templates/holdpoint.json")
#: The editors ask only that the package is named; no address is needed.
_SCHEMA: Final = "@camunda/zeebe-element-templates-json-schema"
_GROUPS: Final = (
    {"id": "inputs", "label": "What the service gets"},
    {"id": "results", "label": "What it gives back"},
    {"id": "holdpoint", "label": "Holdpoint"},
)
_OF_MOST_FORMS: Final = frozenset({"product", "lot", "quantity", "unit", "supplier", "customer"})
"""Parameters that are usually filled with the variable of the same name."""

Template = dict[str, Any]


def element_templates(of: Iterable[Service] | None = None) -> list[Template]:
    """Return the templates of all registered services, and one for a user task."""
    return [*(_of_service(service) for service in (services() if of is None else of)), _user_task()]


def template_file(of: Iterable[Service] | None = None) -> str:
    """Return the file that the editors read."""
    return json.dumps(element_templates(of), ensure_ascii=False, indent=2) + "\n"


def write_template_file(home: Path) -> Path:
    """Write the file into the folder of a plant and return its path."""
    path = home / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template_file(), encoding="utf-8")
    return path


def _of_service(service: Service) -> Template:
    return {
        "$schema": _SCHEMA,
        "name": service.title.en,
        "description": _translations(service.title),
        "id": f"holdpoint.{service.topic}",
        "appliesTo": ["bpmn:Task", "bpmn:ServiceTask"],
        "elementType": {"value": "bpmn:ServiceTask"},
        "groups": list(_GROUPS),
        "properties": [
            {
                "type": "Hidden",
                "value": service.topic,
                "binding": {"type": "zeebe:taskDefinition", "property": "type"},
            },
            *_inputs(service),
            *_results(service),
            *_notes("clause", "name.zh", "name.ru"),
        ],
    }


def _inputs(service: Service) -> Iterator[Template]:
    for parameter in service.parameters:
        entry: Template = {
            "id": f"input_{parameter.name}",
            "group": "inputs",
            "label": parameter.label.en,
            "description": _translations(parameter.label),
            "binding": {"type": "zeebe:input", "name": parameter.name},
        }
        if parameter.choices:
            choices = [{"name": choice.replace("_", " "), "value": choice} for choice in parameter.choices]
            entry |= {"type": "Dropdown", "choices": choices}
        else:
            entry |= {"type": "String", "feel": "optional" if parameter.type == "text" else "required"}
            if parameter.name in _OF_MOST_FORMS:
                entry["value"] = f"={parameter.name}"
        if parameter.required:
            entry["constraints"] = {"notEmpty": True}
        else:
            entry["optional"] = True
        yield entry


def _results(service: Service) -> Iterator[Template]:
    for result in service.results:
        yield {
            "id": f"result_{result}",
            "group": "results",
            "label": f"Variable for {result}",
            "description": "Empty: the result keeps its own name.",
            "type": "String",
            "optional": True,
            "binding": {"type": "zeebe:output", "source": f"={result}"},
        }


def _user_task() -> Template:
    return {
        "$schema": _SCHEMA,
        "name": "Task for people",
        "description": "人工任务 · Задача для людей",
        "id": "holdpoint.user_task",
        "appliesTo": ["bpmn:Task", "bpmn:UserTask"],
        "elementType": {"value": "bpmn:UserTask"},
        "groups": list(_GROUPS),
        "properties": [
            {"type": "Hidden", "binding": {"type": "zeebe:userTask"}},
            *_notes("clause", "name.zh", "name.ru", "signature", "signature.zh", "signature.ru"),
            *_notes("four_eyes", "record"),
        ],
    }


_LABELS: Final = {
    "clause": ("Clauses carried out", "Ids separated by spaces, for example NCO-4.2.1.4"),
    "name.zh": ("Name in Chinese", "中文名称"),
    "name.ru": ("Name in Russian", "Название на русском"),
    "signature": ("What the signature means", "Empty: nothing is signed"),
    "signature.zh": ("Meaning in Chinese", "签名含义"),
    "signature.ru": ("Meaning in Russian", "Значение подписи"),
    "four_eyes": ("Not by whoever did", "Ids of steps separated by spaces"),
    "record": ("Document or register filled", "Code from registers.yaml"),
}


def _notes(*names: str) -> Iterator[Template]:
    for name in names:
        label, description = _LABELS[name]
        yield {
            "id": f"note_{name.replace('.', '_')}",
            "group": "holdpoint",
            "label": label,
            "description": description,
            "type": "String",
            "optional": True,
            "binding": {"type": "zeebe:property", "name": name},
        }


def _translations(names: Names) -> str:
    return " · ".join(text for text in (names.zh, names.ru) if text)
