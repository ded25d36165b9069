"""Signing of the cookie and of the forms' tokens: as the libraries do it, with the key worked out once."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from typing import Any

from flask import Flask, current_app, g, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect, generate_csrf
from itsdangerous import BadData, Serializer, TimestampSigner, URLSafeTimedSerializer
from itsdangerous.encoding import base64_decode, base64_encode, want_bytes

_TOKEN = "csrf_token"  # noqa: S105 - a name
#: Shorter ones are not packed: that takes longer than anything else done to a cookie.
_WORTH_PACKING = 1500


class _Signer(TimestampSigner):
    """Signs as the library does, byte for byte, without deriving the key anew each time."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._key = self.derive_key()

    def get_signature(self, value: str | bytes) -> bytes:
        """Return the signature of `value`."""
        return base64_encode(hmac.digest(self._key, want_bytes(value), "sha1"))

    def verify_signature(self, value: str | bytes, sig: str | bytes) -> bool:
        """Tell whether `sig` is the signature of `value`, in a time that does not tell how much of it fits."""
        try:
            given = base64_decode(sig)
        except BadData:
            return False
        return hmac.compare_digest(given, hmac.digest(self._key, want_bytes(value), "sha1"))


class Signing(URLSafeTimedSerializer):
    """Values written, stamped with the time and signed; reads what the library's own serializer of that key wrote."""

    def __init__(self, secret: str | bytes, salt: str, serializer: Any = None, **named: Any) -> None:
        super().__init__(secret, salt=salt, serializer=serializer, signer=_Signer, signer_kwargs=named)
        self._made = _Signer(self.secret_keys, salt=self.salt, **named)

    def make_signer(self, salt: str | bytes | None = None) -> TimestampSigner:
        """Return what signs."""
        return self._made if salt is None else _Signer(self.secret_keys, salt=salt, **self.signer_kwargs)

    def iter_unsigners(self, salt: str | bytes | None = None) -> Iterator[TimestampSigner]:
        """Yield what reads signatures: there is one key."""
        yield self.make_signer(salt)

    def dump_payload(self, obj: Any) -> bytes:
        """Return the value as a text for addresses and headers."""
        plain = Serializer.dump_payload(self, obj)
        return base64_encode(plain) if len(plain) < _WORTH_PACKING else super().dump_payload(obj)


class Cookie(SecureCookieSessionInterface):
    """The session cookie is marked secure whenever the request came over TLS; one signer for all requests."""

    _signing: Signing | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return what signs the cookie, made once."""
        if self._signing is None:
            named = {"key_derivation": self.key_derivation, "digest_method": self.digest_method}
            self._signing = Signing(str(app.secret_key), self.salt, self.serializer, **named)
        return self._signing

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 - the library's signature
        """Tell whether the cookie may travel over TLS only."""
        return request.is_secure


class FormTokens(CSRFProtect):  # type: ignore[misc]
    """Refuses what changes something and does not come from a page of the same session."""

    def init_app(self, app: Flask) -> None:
        """Check each request of `app` and give templates the token."""
        self._signing = Signing(str(app.secret_key), "wtf-csrf-token")
        super().init_app(app)
        app.template_context_processors[None].pop()  # the library's own token, looked for in every part of a page
        app.jinja_env.globals[_TOKEN] = self.token

    def token(self) -> str:
        """Return the token of the forms of this page; signed once a request."""
        token: str | None = g.get(_TOKEN)
        if token is None:
            if not isinstance(session.get(_TOKEN), str):
                return str(generate_csrf())
            token = g.csrf_token = str(self._signing.dumps(session[_TOKEN]))
        return token

    def protect(self, apply_exemptions: bool = False) -> None:
        """Refuse a request that changes something without the token of its session. Raises CSRFError."""
        methods: set[str] = current_app.config["WTF_CSRF_METHODS"]
        if request.method not in methods or not request.endpoint or (apply_exemptions and self._is_exempt()):
            return
        try:
            given = self._signing.loads(self._get_csrf_token() or "")
        except BadData:
            given = ""
        known = session.get(_TOKEN)
        if not known or not isinstance(given, str) or not hmac.compare_digest(str(known), given):
            self._error_response("The CSRF token is missing or wrong.")
        g.csrf_valid = True
