"""Service that tells another case something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.services.registry import Effect, Outcome, View, service
from engine.vocabulary import Names


@dataclass(frozen=True, slots=True)
class SendMessage(Effect):
    """A message for the case that waits for `name` with `key`, now or later."""

    name: str
    key: str
    data: dict[str, Any] = field(default_factory=dict)


@service(
    "message.send",
    Names("Send a message to another case", "向其他案例发送消息", "Отправить сообщение другому делу"),
    {
        "name": Names("Name of the message", "消息名称", "Имя сообщения"),
        "key": Names("Key, for example a case number", "关键字，例如案例编号", "Ключ, например номер дела"),
        "data": Names("What it says", "消息内容", "Содержание"),
    },
)
def send(view: View, *, name: str, key: str, data: dict[str, Any] | None = None) -> Outcome:  # noqa: ARG001 - a service takes the view
    """Leave a message with the step; a case that waits takes it at once, a later one when it begins to wait."""
    return Outcome({}, (SendMessage(name, key, data or {}),))
