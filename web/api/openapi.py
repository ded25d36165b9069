"""The API's description, made of the same operations and models that serve it."""

from __future__ import annotations

import json
import re
from functools import cache
from http import HTTPStatus
from importlib import metadata
from typing import Any

from flask import Response, request
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from werkzeug.exceptions import MethodNotAllowed, NotFound

from web.api.answers import Health, Problem
from web.api.blueprint import PREFIX, blueprint
from web.api.operations import LONGEST_KEY, OPERATIONS, Operation
from web.api.problems import MEDIA_TYPE

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
_REF = "#/components/schemas/{model}"
_PART = re.compile(r"<(?:\w+:)?(\w+)>")
_INTRODUCTION = """\
Every call carries a token: `Authorization: Bearer TOKEN`. `holdpoint token USER` prints one; the program may do what
that person may do. Cookies count for nothing here.

Decimal numbers are exact: send them as JSON numbers or as texts, they come back as texts. Times are UTC in ISO 8601,
days are days of the site's zone. Lists come page by page: go on with `cursor` while `next` is not null.

A POST may carry an `Idempotency-Key`: sent again with the same key it is answered the same and not done twice.

Errors are `application/problem+json` (RFC 9457) with a stable `code`; texts follow `Accept-Language` (en, zh, ru), else
the person's language."""
_PARTS = {
    "task_id": "`<case id>-<task number>`, as lists give it.",
    "number": "Number of the case, `NC-2026-0001`.",
    "key": "Key of the procedure.",
    "lot": "Number of the lot.",
    "incident_id": "Id of the incident.",
    "sha256": "SHA-256 of the file, 64 small hexadecimal digits.",
}
_LANGUAGE = {
    "name": "Accept-Language",
    "in": "header",
    "description": "en, zh or ru; else the language of the person.",
    "schema": {"type": "string"},
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Any text of the caller's choice, one for each thing to be done once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY},
}


@blueprint.get(f"{PREFIX}/openapi.json")
def openapi() -> Response:
    """Give the description of the API (OpenAPI 3.1); no token needed."""
    return Response(_text(), mimetype="application/json")


@blueprint.route(f"{PREFIX}/", defaults={"rest": ""}, methods=_METHODS, provide_automatic_options=False)
@blueprint.route(f"{PREFIX}/<path:rest>", methods=_METHODS, provide_automatic_options=False)
def unknown(rest: str) -> Response:  # noqa: ARG001
    """Answer paths that do not exist, or not with this method, as problems and not as pages."""
    allowed = {each.method for each in OPERATIONS if _matches(each.rule, request.path)}
    if not allowed:
        raise NotFound
    allowed |= {"OPTIONS", *({"HEAD"} if "GET" in allowed else ())}
    if request.method == "OPTIONS":
        return Response(status=204, headers={"Allow": ", ".join(sorted(allowed))})
    raise MethodNotAllowed(sorted(allowed))


def document() -> dict[str, Any]:
    """Return the description as JSON values."""
    models = {each.answer: "serialization" for each in OPERATIONS} | {Problem: "serialization", Health: "serialization"}
    models |= {each.body: "validation" for each in OPERATIONS if each.body is not None}
    _, schemas = models_json_schema(list(models.items()), ref_template=_REF)  # type: ignore[arg-type]
    paths: dict[str, dict[str, Any]] = {}
    for each in OPERATIONS:
        path = PREFIX + _PART.sub(r"{\1}", each.rule)
        paths.setdefault(path, {})[each.method.lower()] = _operation(each)
    paths |= {path: {"get": _probe(*told)} for path, told in _PROBES.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Holdpoint", "version": metadata.version("holdpoint"), "description": _INTRODUCTION},
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "An API token."}},
        },
    }


@cache
def _text() -> str:
    return json.dumps(document(), ensure_ascii=False)


def _matches(rule: str, path: str) -> bool:
    pattern = "".join(
        ".+" if part.startswith("<path:") else "[^/]+" if part.startswith("<") else re.escape(part)
        for part in re.split(r"(<[^>]+>)", rule)
    )
    return re.fullmatch(re.escape(PREFIX) + pattern, path) is not None


def _operation(each: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": each.name,
        "summary": each.summary.rstrip("."),
        "parameters": [*_path_parts(each.rule), *_query_parameters(each.query), _LANGUAGE],
        "responses": {
            str(each.status): _response(HTTPStatus(each.status).phrase, "application/json", each.answer),
            **{str(code): _response(HTTPStatus(code).phrase, MEDIA_TYPE, Problem) for code in each.problems},
        },
    }
    if each.details:
        described["description"] = each.details
    if each.binary:
        _describe_file(each, described)
    if each.body is not None:
        required = bool(each.body.model_json_schema().get("required"))
        described["requestBody"] = {"required": required, "content": {"application/json": {"schema": _ref(each.body)}}}
        described["parameters"].append(_KEY)
    return described


def _describe_file(each: Operation, described: dict[str, Any]) -> None:
    """Say that the body, or the answer, is a file."""
    content: dict[str, Any] = {"application/octet-stream": {"schema": {}}}
    if each.method == "POST":
        part = {"type": "object", "properties": {"file": {"type": "string", "contentMediaType": "*/*"}}}
        described["requestBody"] = {"required": True, "content": {**content, "multipart/form-data": {"schema": part}}}
    else:
        described["responses"]["200"] = {"description": "The file", "content": content}


_PROBES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "/livez": ("livez", "Is the process alive?", {"200": ("Alive", Health)}),
    "/readyz": ("readyz", "Can it work?", {"200": ("Ready", Health), "503": ("Not ready", Health)}),
    "/metrics": ("metrics", "What it counts, in the format of Prometheus", {"200": ("Counts", None)}),
}


def _probe(name: str, summary: str, answers: dict[str, tuple[str, type[BaseModel] | None]]) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "security": [],
        "responses": {
            status: _response(text, "application/json", model)
            if model
            else {"description": text, "content": {"text/plain": {"schema": {"type": "string"}}}}
            for status, (text, model) in answers.items()
        },
    }


def _path_parts(rule: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "description": _PARTS[name], "schema": {"type": "string"}}
        for name in _PART.findall(rule)
    ]


def _query_parameters(model: type[BaseModel]) -> list[dict[str, Any]]:
    described = []
    for name, schema in model.model_json_schema().get("properties", {}).items():
        plain = {key: value for key, value in schema.items() if key not in {"title", "description", "anyOf", "default"}}
        choices = [each for each in schema.get("anyOf", []) if each.get("type") != "null"]
        plain |= choices[0] if choices else {}
        if schema.get("default") is not None:
            plain["default"] = schema["default"]
        parameter = {"name": name, "in": "query", "required": False, "schema": plain}
        if "description" in schema:
            parameter["description"] = schema["description"]
        described.append(parameter)
    return described


def _response(text: str, media_type: str, model: type[BaseModel]) -> dict[str, Any]:
    return {"description": text, "content": {media_type: {"schema": _ref(model)}}}


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": _REF.format(model=model.__name__)}
