"""Files of a scenario: a table of answers only names them, their ending tells what they hold."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from PIL import Image

from engine.forms import Field, FieldType, Form
from engine.forms.file_names import ending_of
from engine.identity import Actor
from engine.scenarios.world import World

_PICTURES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF"}
_BEGINNINGS = {
    ".pdf": b"%PDF-1.7\n% ",
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg><!-- ',
    ".zip": b"PK\x03\x04 ",
    ".docx": b"PK\x03\x04 [Content_Types].xml word/ ",
    ".xlsx": b"PK\x03\x04 [Content_Types].xml xl/ ",
    ".exe": b"MZ ",
}


def upload_named(world: World, actor: Actor, form: Form, data: Mapping[str, Any]) -> dict[str, Any]:
    """Upload the files that answers only name, as the person who fills in the form."""
    return _uploaded(world, actor, form.fields, data)


def _uploaded(world: World, actor: Actor, fields: Iterable[Field], data: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(data)
    for field in fields:
        answer = result.get(field.key)
        if field.type is FieldType.GROUP and not field.key:
            result = _uploaded(world, actor, field.fields, result)
        elif field.type is FieldType.GROUP and isinstance(answer, Mapping):
            result[field.key] = _uploaded(world, actor, field.fields, answer)
        elif field.type is FieldType.DYNAMICLIST and isinstance(answer, list):
            result[field.key] = [
                _uploaded(world, actor, field.fields, line) if isinstance(line, Mapping) else line for line in answer
            ]
        elif field.type is FieldType.FILEPICKER and isinstance(answer, list):
            result[field.key] = [_upload(world, actor, each) if isinstance(each, str) else each for each in answer]
    return result


def _upload(world: World, actor: Actor, name: str) -> dict[str, str]:
    found = world.plant.receive_file(actor, name, io.BytesIO(_content(name)))
    return {"sha256": found.sha256, "name": found.name}


@cache
def _content(name: str) -> bytes:
    """Return a small file that is what its ending says, another one for each name."""
    ending = ending_of(name)
    if ending not in _PICTURES:
        return _BEGINNINGS.get(ending, b"") + name.encode()
    number, written = zlib.crc32(name.encode()), io.BytesIO()
    picture = Image.new("RGB", (32, 24), (number & 255, number >> 8 & 255, number >> 16 & 255))
    picture.save(written, _PICTURES[ending], **({"comment": name.encode()} if ending in {".jpg", ".jpeg"} else {}))
    return written.getvalue()
