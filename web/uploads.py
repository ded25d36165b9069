"""Bodies with files: how long they may be, where they wait while they are read, and a refusal that arrives.

A server that answers before it has read a body and then closes the connection loses its answer on the way: the sender
still writes. So what is refused as too long is answered at once, and some of the rest is read and thrown away.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any

from flask import Flask, Request, Response, current_app, g, request

from engine.commands import Plant
from engine.forms.file_rules import MEGABYTE
from web.wording import Speech

FORMS = frozenset({"staff.complete", "staff.save_draft", "staff.begin", "staff.save_start_draft"})
FILES = frozenset({"staff.upload", "api.upload_file"})
_OF_A_FORM = 6  # files of the largest size that one page may send without a script
_OF_THE_REST = 2 * 1024 * 1024  # bytes of what is typed
_READ_ON_BYTES = 64 * 1024 * 1024
_READ_ON_S = 5.0
_PIECE = 64 * 1024


class PlantRequest(Request):
    """A request whose files wait beside the store of files, never in memory, gone when the request is."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - the library's signature
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return tempfile.TemporaryFile("rb+", dir=plant_of(current_app).files.arriving())


def install(app: Flask, plant: Plant) -> None:
    """Bound the bodies of requests that bring files, before anything is read of them."""
    app.extensions["holdpoint_uploads"] = plant
    app.request_class = PlantRequest
    app.jinja_env.globals |= {"largest_file": lambda: plant.files.limit, "largest_file_text": lambda: limit_text(plant)}

    @app.before_request
    def bound() -> None:
        limit = plant.files.limit
        if request.endpoint in FILES:
            request.max_content_length = limit + _OF_THE_REST
        elif request.endpoint in FORMS and g.get("person") is not None and request.mimetype == "multipart/form-data":
            request.max_content_length = max(_OF_A_FORM * limit + _OF_THE_REST, app.config["MAX_CONTENT_LENGTH"])

    @app.after_request
    def arrive(response: Response) -> Response:
        return read_on(response) if response.status_code == 413 else response  # noqa: PLR2004


def limit_text(plant: Plant) -> str:
    """Return how many megabytes a file may have, as the reader's language writes it."""
    speech: Speech = g.speech
    return speech.number(Decimal(plant.files.limit) / MEGABYTE)


def plant_of(app: Any) -> Plant:
    """Return the plant of an application."""
    found: Plant = app.extensions["holdpoint_uploads"]
    return found


def read_on(response: Response) -> Response:
    """Send the answer first, then read a part of what is still coming, so that the sender gets to read it."""
    body, stream = response.get_data(), request.environ["wsgi.input"]

    def answer() -> Iterator[bytes]:
        yield body
        left, until = _READ_ON_BYTES, time.monotonic() + _READ_ON_S
        while left > 0 and time.monotonic() < until:
            try:
                piece = stream.read(min(_PIECE, left))
            except (OSError, ValueError):
                return
            if not piece:
                return
            left -= len(piece)

    response.response = answer()
    response.content_length = len(body)
    return response
