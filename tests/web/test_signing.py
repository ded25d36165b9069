"""What is signed is what the library's own serializer signs; what was changed on the way is refused."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from web.signing import Cookie, Signing

CONTENT = {"key": "a1", "_flashes": [("ok", "Принято")]}
LONG = {**CONTENT, "back": "long " * 600}


@pytest.fixture
def serializers() -> tuple[URLSafeTimedSerializer, URLSafeTimedSerializer]:
    app = Flask("a")
    app.secret_key = "key of the test"
    ours, theirs = Cookie().get_signing_serializer(app), SecureCookieSessionInterface().get_signing_serializer(app)
    assert ours is not None
    assert theirs is not None
    return ours, theirs


@pytest.mark.parametrize("content", [CONTENT, LONG], ids=["short", "long"])
def test_library_and_ours_read_each_other(
    serializers: tuple[URLSafeTimedSerializer, URLSafeTimedSerializer], content: dict[str, object]
) -> None:
    ours, theirs = serializers
    assert theirs.loads(ours.dumps(content)) == content
    assert ours.loads(theirs.dumps(content)) == content


def test_long_content_is_packed(serializers: tuple[URLSafeTimedSerializer, URLSafeTimedSerializer]) -> None:
    assert len(serializers[0].dumps(LONG)) < 400


@pytest.mark.parametrize("change", ["", "x", ".", "a.b.c"])
def test_anything_else_is_refused(change: str) -> None:
    ours = Signing("key of the test", "one")
    text = ours.dumps("token")
    with pytest.raises(BadSignature):
        ours.loads(change and change + text)
    with pytest.raises(BadSignature):
        Signing("key of the test", "another").loads(text)
    with pytest.raises(BadSignature):
        Signing("another key", "one").loads(text)


def test_old_signature_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Signing("key of the test", "one")
    text = ours.dumps("token")
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: 4_000_000_000)
    with pytest.raises(SignatureExpired):
        ours.loads(text, max_age=60)
