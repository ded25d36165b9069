"""Files as people, cameras and enemies make them; small, made on the spot."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>'
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
CSV = b'lot,quantity\nA-1,=HYPERLINK("http://evil.example","see")\n'


def photo(width=64, height=48, colour="grey", kind="JPEG", **options):
    """Return a picture; `exif` may come along."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, kind, **options)
    return written.getvalue()


def turned_photo():
    """Return a photo as phones take it upright: lying on its side with a note to turn it, and with the place."""
    picture = Image.new("RGB", (80, 40), "white")
    picture.paste("red", (0, 0, 10, 40))  # the left edge, which is the top when turned
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Phone maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (29.0, 52.0, 0.0), 3: "E", 4: (121.0, 33.0, 0.0)})
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif, quality=95)
    return written.getvalue()


def picture_of_nothing(width, height):
    """Return a PNG whose header tells of so many pixels, and that holds none."""
    return _png(width, height, b"")


def picture_bomb(side):
    """Return a small PNG that grows to side x side pixels when it is decoded."""
    row = b"\x00" + b"\x00" * (side // 8)
    packer = zlib.compressobj(9)
    return _png(side, side, b"".join(packer.compress(row) for _ in range(side)) + packer.flush(), depth=1)


def polyglot():
    """Return a real JPEG that holds a page with a script."""
    plain = photo()
    comment = b"--><script>alert(1)</script><!--"
    return plain[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + plain[2:] + HTML


def _png(width, height, pixels, depth=8):
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
