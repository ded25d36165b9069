"""Messages from other systems to the cases that wait for them."""

from __future__ import annotations

from engine.inbox import cases
from web.api import answers as out
from web.api import requests as taken
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.operations import operation


@operation("POST", "/messages", out.Delivered, body=taken.NewMessage, problems=(409,))
def send_message(caller: Caller, body: taken.NewMessage) -> out.Delivered:
    """Send a message to every case that waits for its name and key; an early one is kept until a case does."""
    house = plant()
    taken_by = house.deliver_message(caller.actor, body.name, body.correlation_key, body.data)
    with house.database.reading() as work:
        return out.Delivered(cases=[row.number for row in cases.rows(work, taken_by)])
