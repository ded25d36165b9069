"""What a register shows beside the answers of the form: variables of the case, as they are when the record is made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from engine.bundles import Bundle
from engine.registers import BESIDE, OF_EVERY_RECORD, read_registers


def with_columns(bundle: Bundle, element: str, values: Mapping[str, Any], scope: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with what the registers of `element` want besides; only what the scope has."""
    wanted = _wanted(bundle).get(element, ())
    beside = {key: scope[key] for key in wanted if scope.get(key) is not None}
    return {**values, BESIDE: beside} if beside else dict(values)


def answers_of(payload: Any) -> Any:
    """Return what was answered, without what is kept beside it."""
    if isinstance(payload, Mapping) and BESIDE in payload:
        return {key: value for key, value in payload.items() if key != BESIDE}
    return payload


@lru_cache(256)
def _wanted(bundle: Bundle) -> Mapping[str, tuple[str, ...]]:
    """Return for each element the columns of its registers that its form does not ask for."""
    found: dict[str, dict[str, None]] = {}
    for name, content in bundle.files.items():
        for register in read_registers(content, name) if name.endswith("registers.yaml") else ():
            for source in register.sources:
                element = bundle.elements.get(source.element)
                if element is None:
                    continue
                form = bundle.forms.get(element.extensions.form_id or "")
                known = {*OF_EVERY_RECORD, *(form.keys if form else ())}
                wanted = (column.key for column in register.columns if column.key not in known)
                found.setdefault(element.id, {}).update(dict.fromkeys(wanted))
    return {element: tuple(keys) for element, keys in found.items() if keys}
