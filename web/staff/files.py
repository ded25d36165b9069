"""Files: taken in as they are chosen, given back to who may see the case; only real pictures are shown."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from flask import Response, make_response, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge

from engine.commands.files import OpenFile
from engine.errors import CommandRefused, Refusal
from engine.forms.file_names import clean_name
from engine.forms.file_rules import FileRules, read_accept
from engine.storage.files import FileTooLarge, NoSpace
from web.errors import refusal_text
from web.forms.files import file_view
from web.shell import actor, plant, speech
from web.staff import blueprint
from web.uploads import limit_text

#: Nothing in a file may run, whatever it is and whoever opens it.
POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"
_SHOWN_AS_IT_IS = "private, no-cache"


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
    return _sealed(answer, sha256)


def send(found: OpenFile) -> Response:
    """Return the answer that holds a file; its name as RFC 6266 has it."""
    kind = found.file.type if found.is_picture else "application/octet-stream"
    answer = Response(_pieces(found), mimetype=kind)
    answer.content_length = found.path.stat().st_size
    answer.headers["Content-Disposition"] = disposition(found.file.name, inline=found.is_picture)
    return _sealed(answer, found.file.sha256)


def disposition(name: str, *, inline: bool) -> str:
    """Return a Content-Disposition with the name in ASCII for the old and in UTF-8 for all others."""
    plain = "".join(sign if sign.isascii() and sign.isprintable() and sign not in '"\\%;' else "_" for sign in name)
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _pieces(found: OpenFile) -> Iterator[bytes]:
    with found.path.open("rb") as content:
        while piece := content.read(256 * 1024):
            yield piece


def _sealed(answer: Response, sha256: str) -> Response:
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = _SHOWN_AS_IT_IS
    answer.set_etag(sha256)
    answer.make_conditional(request)
    return answer
