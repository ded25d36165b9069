"""Why a case went the way it went: what a decision table said, in words, and the rows that applied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from engine.bundles import Bundle
from engine.inbox.case_page import Decided
from engine.vocabulary import Names
from web.shell import shell, speech
from web.staff.timeline import asked_fields

_COMPARED = re.compile(r'(\w+)\s*=\s*"([^"]+)"')
_ANSWERS = frozenset({"", "yes", "no"})
_KEY = re.compile(r"[a-z]+(_[a-z0-9]+)*")


def reason(decided: Decided, bundle: Bundle) -> dict[str, Any]:
    """Return what a table said and which rows applied."""
    element = bundle.elements.get(decided.element)
    variable = (element.extensions.result_variable if element else None) or decided.decision
    return {
        "name": speech().name(element.names) if element else decided.decision,
        "value": speech().lead(_said(decided.value, variable, _words_of(bundle))),
        "rows": [(row.index, row.annotation) for row in decided.rows],
    }


def _said(value: Any, variable: str, known: Mapping[tuple[str, str], Names]) -> str:
    """Return a decision's value in words: an answer by its label, a role by its name, several parts one by one.

    A key that no form, flow or role words says nothing to people: it is left out.
    """
    words = speech()
    if value is None:
        return "–"
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    if isinstance(value, str):
        named = known.get((variable, value)) or shell().directory.roles.get(value)
        return words.name(named) if named else "" if _KEY.fullmatch(value) else value
    if isinstance(value, dict):
        return _listed(_said(each, key, known) for key, each in value.items())
    if isinstance(value, (list, tuple)):
        return _listed(_said(each, variable, known) for each in value)
    return words.number(value)


def _listed(parts: Any) -> str:
    return ", ".join(dict.fromkeys(filter(None, parts)))


@lru_cache(64)
def _words_of(bundle: Bundle) -> Mapping[tuple[str, str], Names]:
    """Return how a value of a variable is called: by the answers of the forms, then by the flows that ask for it."""
    found: dict[tuple[str, str], Names] = {}
    for form in bundle.forms.values():
        for field in asked_fields(form.fields):
            for each in (field, *asked_fields(field.fields)):
                for option in each.options:
                    found.setdefault((each.key, option.value), option.names)
    for flow in bundle.flows.values():
        compared = _COMPARED.findall(str(flow.condition or ""))
        if len(compared) == 1 and flow.names.en not in _ANSWERS:
            found.setdefault(compared[0], flow.names)
    return found
