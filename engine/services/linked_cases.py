"""Service that starts another procedure as a linked case."""

from __future__ import annotations

from typing import Any

from engine.services.registry import Outcome, View, service
from engine.vocabulary import Names


@service(
    "case.start",
    Names("Start a linked case", "启动关联案例", "Начать связанное дело"),
    {
        "procedure": Names("Procedure", "程序", "Процедура"),
        "link": Names("Kind of link", "关联类型", "Вид связи"),
        "data": Names("Data of its start form", "其启动表单的数据", "Данные начальной формы"),
    },
    results=("case_number",),
)
def start(view: View, *, procedure: str, link: str, data: dict[str, Any]) -> Outcome:
    """Start `procedure` with `data` in the same transaction and link it to this case."""
    return Outcome({"case_number": view.start_case(procedure, link, data)})
