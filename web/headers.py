"""Security headers: nothing but our own scripts and styles runs on a page, and nobody frames it."""

from __future__ import annotations

from flask import Flask, Response, request

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
_ALWAYS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
}


def install(app: Flask) -> None:
    """Add the headers to every answer; a page that set its own policy (the editors) keeps it."""

    @app.after_request
    def add(response: Response) -> Response:
        present = {name.lower() for name, _ in response.headers}  # asked once: each look walks all headers
        wanted = dict(_ALWAYS)
        if request.is_secure:
            wanted["Strict-Transport-Security"] = "max-age=31536000"
        if response.mimetype == "text/html":
            wanted["Cache-Control"] = "no-store"
        for name, value in wanted.items():
            if name.lower() not in present:
                response.headers.add(name, value)
        return response
