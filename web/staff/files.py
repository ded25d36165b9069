"""Files: taken in as they are chosen, given back to who may see the case; only real pictures are shown."""

from __future__ import annotations

from flask import Response, make_response, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge

from engine.errors import CommandRefused, Refusal
from engine.forms.file_names import clean_name
from engine.forms.file_rules import FileRules, read_accept
from engine.storage.files import FileTooLarge, NoSpace
from web.downloads import sealed, send
from web.errors import refusal_text
from web.forms.files import file_view
from web.shell import actor, plant, speech
from web.staff import blueprint
from web.uploads import limit_text


@blueprint.post("/files")
def upload() -> tuple[str, int] | Response:
    """Keep one file, sent as the body of the request; answer with how the form shows it, or why it is not taken.

    Parameters: `name` of the file, `field` of the form it is for, `accept` of that field, to be refused at once.
    """
    name, field = request.args.get("name", ""), request.args.get("field", "")[:300]
    try:
        rules = FileRules(read_accept(request.args.get("accept", "")[:500]))
        found = plant().receive_file(actor(), name, request.stream)
    except ValueError:
        return speech().say("oops-400"), 400
    except (FileTooLarge, RequestEntityTooLarge):
        return too_large(clean_name(name)), 413
    except NoSpace:
        return speech().say("error-no-space-detail"), 507
    except CommandRefused as error:
        return " ".join(map(refusal_text, error.refusals)), 422
    if not rules.accepts(found.name, found.type):
        data = {"name": found.name, "accepted": rules.accepted_names}
        return refusal_text(Refusal("file_not_accepted", field, data)), 422
    return make_response(render_template("forms/file.html", name=field, file=file_view(found, speech())))


def too_large(name: str) -> str:
    """Say that a file is larger than this plant takes."""
    return speech().say("error-file-too-large-detail", name=name, limit=limit_text(plant()))


@blueprint.get("/files/<sha256>")
def file(sha256: str) -> Response:
    """Give a file back: a picture to be looked at, everything else to be saved."""
    return send(plant().open_file(actor(), sha256, request.args.get("case")))


@blueprint.get("/files/<sha256>/thumbnail")
def thumbnail(sha256: str) -> Response:
    """Give the small picture of a file."""
    answer = Response(plant().thumbnail_of(actor(), sha256), mimetype="image/jpeg")
    return sealed(answer, sha256)
