"""What a file is, by its first bytes; its name and what a browser declares count for nothing."""

from __future__ import annotations

import re
from typing import Final

UNKNOWN = "application/octet-stream"
PLAIN_TEXT = "text/plain"
_OFFICE = "application/vnd.openxmlformats-officedocument."

_BEGINNINGS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"{\\rtf", "application/rtf"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-executable"),
)
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_AVIF = frozenset({b"avif", b"avis"})
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_IN_ZIP: Final[tuple[tuple[bytes, str], ...]] = (
    (b"word/", f"{_OFFICE}wordprocessingml.document"),
    (b"xl/", f"{_OFFICE}spreadsheetml.sheet"),
    (b"ppt/", f"{_OFFICE}presentationml.presentation"),
)
_OPEN_DOCUMENT = re.compile(rb"mimetype(application/vnd\.oasis\.opendocument\.[a-z-]{1,40})")
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|script|iframe|img|a|div|p|table|style|link|meta)\b", re.IGNORECASE
)
_SVG = re.compile(r"<(?:\w+:)?svg\b", re.IGNORECASE)
_BROKEN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SHORTEST_BMP = 26  # bytes


def type_of(head: bytes) -> str:
    """Return the type of a file from its first bytes (some 64 KB), `application/octet-stream` when nothing fits."""
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _of_film(head[8:12])
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(head)
    if head[:2] == b"BM" and len(head) > _SHORTEST_BMP and int.from_bytes(head[6:10], "little") == 0:
        return "image/bmp"
    return _of_text(head)


def _of_film(brand: bytes) -> str:
    if brand in _HEIC:
        return "image/heic"
    if brand in _AVIF:
        return "image/avif"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"


def _of_zip(head: bytes) -> str:
    if found := _OPEN_DOCUMENT.search(head[:200]):
        return found[1].decode()
    if b"[Content_Types].xml" in head or b"_rels/" in head:
        return next((kind for part, kind in _IN_ZIP if part in head), "application/zip")
    return "application/zip"


def _of_text(head: bytes) -> str:
    text = _decoded(head)
    if text is None or _BROKEN_TEXT.search(text):
        return UNKNOWN
    if _SVG.search(text):
        return "image/svg+xml"
    if _MARKUP.search(text):
        return "text/html"
    return "application/xml" if text.lstrip("\ufeff \t\r\n").startswith("<?xml") else PLAIN_TEXT


def _decoded(head: bytes) -> str | None:
    """Decode a text that may be cut within a character."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) & ~1].decode("utf-16", "replace")
    for cut in range(4):
        try:
            return head[: len(head) - cut].decode()
        except UnicodeDecodeError:
            continue
    try:
        return head.decode("gb18030")
    except UnicodeDecodeError:
        return None
