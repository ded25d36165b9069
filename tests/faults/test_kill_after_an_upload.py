"""`kill -9` right after an upload was acknowledged: the file is there for the form, and whole."""

from __future__ import annotations

import hashlib
import json
import os
import urllib.request
from pathlib import Path

import pytest

from tests.faults.servers import Forked, furnish, open_plant

HOME = Path(__file__).parents[1] / "engine" / "commands" / "home"
PHOTO = b"what the camera saw " * 50_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_an_acknowledged_upload_survives_a_kill(tmp_path):
    (zhang,) = furnish(tmp_path, HOME, {"zhang": ["inspector"]}).values()
    with Forked(tmp_path, HOME) as server:
        request = urllib.request.Request(
            f"http://127.0.0.1:{server.port}/api/v1/files?name=photo.bin",
            method="POST",
            data=PHOTO,
            headers={"Authorization": f"Bearer {zhang}", "Content-Type": "application/octet-stream"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            sha256 = json.load(answer)["sha256"]
        server.kill()
    assert sha256 == hashlib.sha256(PHOTO).hexdigest()
    plant = open_plant(tmp_path, HOME)
    found = plant.open_file(plant.actor_named("zhang"), sha256)
    assert (found.file.name, found.path.read_bytes()) == ("photo.bin", PHOTO)
    assert plant.files.is_whole(sha256)
    assert list(plant.files.incoming.glob("*.part")) == []
    plant.database.close()
