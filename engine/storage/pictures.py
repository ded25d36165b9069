"""Photos: their measures read from the header before anything is decoded, and small pictures of them.

A small picture is upright, and tells nothing of when, where or with what it was taken; the photo itself stays as it is.
"""

from __future__ import annotations

import io
import threading
import warnings
from functools import cache
from types import ModuleType
from typing import Any, BinaryIO, Final

from engine.errors import HoldpointError

MAX_PIXELS = 100_000_000
SIDE = 480  # pixels of the longer side of a thumbnail
QUALITY = 80
#: Bytes that decoding one picture may take; one is decoded at a time.
BUDGET = 200_000_000
_BYTES_A_PIXEL: Final = {"image/jpeg": 0.5, "image/png": 5, "image/gif": 5, "image/webp": 12}
_PROGRESSIVE = 6  # bytes a pixel: all passes of a JPEG are kept until the last one
_FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
INLINE = frozenset(_FORMATS)
"""Types that browsers draw and that were read here first; only these are shown, everything else is a download."""

_one_at_a_time = threading.Lock()


class PictureTooLarge(HoldpointError):
    """The picture has more pixels than are worth keeping; drawing it would fill the memory."""

    code = "picture_too_large"


class NoPicture(HoldpointError):
    """The file begins like a picture and is none."""

    code = "no_picture"


@cache
def _images() -> ModuleType:
    """Return the library, loaded with the first photo: most starts of the server never see one."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)  # we refuse it ourselves, in words
    return Image


def measure(file: BinaryIO, kind: str) -> tuple[int, int]:
    """Return width and height of a picture from its header.

    kind: one of INLINE. Raises PictureTooLarge, NoPicture. Nothing is decoded.
    """
    if kind == "image/webp":  # its reader makes room for all pixels at once
        _refuse_too_many(*_webp_size(file.read(30)))
        file.seek(0)
    images = _images()
    try:
        with images.open(file, formats=(_FORMATS[kind],)) as picture:
            width, height = picture.size
    except images.DecompressionBombError as error:
        raise PictureTooLarge(limit=MAX_PIXELS) from error
    except Exception as error:
        raise NoPicture from error
    _refuse_too_many(width, height)
    return width, height


def thumbnail(file: BinaryIO, kind: str) -> bytes | None:
    """Return a small upright JPEG of a measured picture; None when it is damaged or takes too much memory."""
    with _one_at_a_time:
        try:
            with _images().open(file, formats=(_FORMATS[kind],)) as picture:
                return _small(picture, kind)
        except Exception:  # noqa: BLE001 - whatever a damaged picture does to its reader, it only has no thumbnail
            return None


def _small(picture: Any, kind: str) -> bytes | None:
    width, height = picture.size
    each = _PROGRESSIVE if picture.info.get("progressive") else _BYTES_A_PIXEL[kind]
    if width * height * each > BUDGET:
        return None
    picture.draft("RGB", (SIDE, SIDE))
    picture.thumbnail((SIDE, SIDE), reducing_gap=2.0)
    from PIL import ImageOps  # as late as `_images`

    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    plain = _images().new("RGB", upright.size, "white")  # new: nothing that was written into the photo comes along
    plain.paste(upright, mask=upright)
    written = io.BytesIO()
    plain.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _refuse_too_many(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise PictureTooLarge(limit=MAX_PIXELS)
    if not width or not height:
        raise NoPicture


def _webp_size(head: bytes) -> tuple[int, int]:
    """Read the canvas of a WebP file from its first 30 bytes."""
    if head[12:16] == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
