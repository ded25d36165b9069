"""Read a form-js `.form` file into a `Form`; everything that cannot be used is reported at once, with its field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.errors import BundleInvalid, Finding, Severity
from engine.forms.component_reading import ComponentReader
from engine.forms.form import Form
from engine.vocabulary import Names

MAX_BYTES = 1 << 20
NEWEST_SCHEMA = 19  # of form-js 1.23


def read_form(content: bytes, file: str) -> Form:
    """Read and compile a form.

    content: the bytes of the file. file: its name, for the findings. Raises BundleInvalid with all findings.
    """
    schema = _schema(content, file)
    identifier = schema.get("id")
    if not isinstance(identifier, str) or not identifier:
        raise BundleInvalid([Finding(file, "form", "form_without_id")])
    reader = ComponentReader(file)
    version = schema.get("schemaVersion", NEWEST_SCHEMA)
    if not isinstance(version, int) or version > NEWEST_SCHEMA:
        reader.report(identifier, "form_newer_schema", version=str(version), known=NEWEST_SCHEMA)
    fields = reader.components(schema.get("components"), "")
    if any(finding.severity is Severity.ERROR for finding in reader.findings):
        raise BundleInvalid(reader.findings)
    names = _names(schema, identifier)
    return Form(id=identifier, names=names, fields=fields, file=file, findings=tuple(reader.findings))


def _schema(content: bytes, file: str) -> Mapping[str, Any]:
    if len(content) > MAX_BYTES:
        raise BundleInvalid([Finding(file, "form", "form_too_large", data={"bytes": len(content), "limit": MAX_BYTES})])
    try:
        schema = json.loads(content.decode("utf-8-sig"), parse_float=str)
    except (ValueError, RecursionError) as error:
        raise BundleInvalid([Finding(file, "form", "form_unreadable", data={"reason": str(error)})]) from error
    if not isinstance(schema, dict):
        raise BundleInvalid([Finding(file, "form", "form_unreadable", data={"reason": "not a JSON object"})])
    return schema


def _names(schema: Mapping[str, Any], identifier: str) -> Names:
    properties = schema.get("properties")
    extra = properties if isinstance(properties, dict) else {}
    name = str(extra.get("name") or schema.get("name") or identifier)
    return Names(name, str(extra.get("name.zh") or ""), str(extra.get("name.ru") or ""))
