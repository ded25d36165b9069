"""Files: upload one, name it in a form by its hash, read it back as far as one may see its case."""

from __future__ import annotations

from flask import Response, request

from engine.errors import CommandRefused, Refusal
from web.api import answers as out
from web.api.blueprint import PREFIX, blueprint, plant
from web.api.callers import identify
from web.api.operations import ALWAYS, OPERATIONS, Operation
from web.api.reading import is_clean
from web.api.requests import FileName, NoQuery
from web.downloads import send

_UPLOAD = Operation(
    "upload_file",
    "POST",
    "/files",
    "Upload a file.",
    "The body is the file, its name in the parameter `name`; or multipart/form-data with one part `file`. Answered "
    "only when the file is safe on the disk. Name it in a form's data as `[{sha256, name}]` within a day.",
    out.UploadedFile,
    201,
    None,
    FileName,
    tuple(sorted({*ALWAYS, 413, 507})),
    binary=True,
)
_READ = Operation(
    "read_file",
    "GET",
    "/files/<sha256>",
    "Read a file.",
    "One's own upload, or a file on a case one may see. Pictures come with their type, all else as a download.",
    out.UploadedFile,
    200,
    None,
    NoQuery,
    tuple(sorted({*ALWAYS, 404})),
    binary=True,
)
OPERATIONS.extend((_UPLOAD, _READ))


@blueprint.post(f"{PREFIX}/files", endpoint="upload_file", provide_automatic_options=False)
def upload_file() -> Response:
    """Keep a file. Raises Unauthorized, CommandRefused, FileTooLarge, NoSpace."""
    caller = identify()
    name, stream = request.args.get("name", ""), request.stream
    if request.mimetype == "multipart/form-data":
        sent = request.files.get("file")
        if sent is None:
            raise CommandRefused([Refusal("required", "file")])
        name, stream = name or sent.filename or "", sent.stream
    if not name or not is_clean(name):
        raise CommandRefused([Refusal("required", "name")])
    found = plant().receive_file(caller.actor, name, stream)
    given = out.UploadedFile(sha256=found.sha256, name=found.name, size=found.size, type=found.type)
    return Response(given.model_dump_json(), 201, mimetype="application/json")


@blueprint.get(f"{PREFIX}/files/<sha256>", endpoint="read_file", provide_automatic_options=False)
def read_file(sha256: str) -> Response:
    """Give a file back. Raises Unauthorized, NotFound."""
    return send(plant().open_file(identify().actor, sha256))
