"""Files given back: a picture to be looked at, everything else to be saved, and nothing in it may run."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from flask import Response, request

from engine.commands.files import OpenFile

#: Nothing in a file may run, whatever it is and whoever opens it.
POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"
_SHOWN_AS_IT_IS = "private, no-cache"


def send(found: OpenFile) -> Response:
    """Return the answer that holds a file; its name as RFC 6266 has it."""
    kind = found.file.type if found.is_picture else "application/octet-stream"
    answer = Response(_pieces(found), mimetype=kind)
    answer.content_length = found.path.stat().st_size
    answer.headers["Content-Disposition"] = disposition(found.file.name, inline=found.is_picture)
    return sealed(answer, found.file.sha256)


def disposition(name: str, *, inline: bool) -> str:
    """Return a Content-Disposition with the name in ASCII for the old and in UTF-8 for all others."""
    plain = "".join(sign if sign.isascii() and sign.isprintable() and sign not in '"\\%;' else "_" for sign in name)
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _pieces(found: OpenFile) -> Iterator[bytes]:
    with found.path.open("rb") as content:
        while piece := content.read(256 * 1024):
            yield piece


def sealed(answer: Response, sha256: str) -> Response:
    """Add what keeps a file from doing anything, and what lets a browser ask whether it has it still."""
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = _SHOWN_AS_IT_IS
    answer.set_etag(sha256)
    answer.make_conditional(request)
    return answer
