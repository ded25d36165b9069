"""Service that starts another procedure as a linked case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.lots import NotEnough
from engine.services.registry import Outcome, View, service
from engine.vocabulary import Names, QuantityStatus


@service(
    "case.start",
    Names("Start a linked case", "启动关联案例", "Начать связанное дело"),
    {
        "procedure": Names("Procedure", "程序", "Процедура"),
        "link": Names("Kind of link", "关联类型", "Вид связи"),
        "data": Names("Data of its start form", "其启动表单的数据", "Данные начальной формы"),
        "held_quantity": Names("Quantity on hold that goes with it", "随案移交的冻结数量", "Передаваемое количество"),
    },
    results=("case_number",),
)
def start(
    view: View, *, procedure: str, link: str, data: dict[str, Any], held_quantity: Decimal | None = None
) -> Outcome:
    """Start `procedure` with `data` in the same transaction and link it to this case.

    held_quantity: of the lot in `data`, on hold now; the linked case takes it over instead of holding it once more.
    Raises NotEnough when less is on hold.
    """
    if held_quantity is not None:
        there = view.quantity(str(data.get("product")), str(data.get("lot")), QuantityStatus.ON_HOLD)
        if held_quantity > there:
            raise NotEnough(status=QuantityStatus.ON_HOLD.value, quantity=str(held_quantity), there=str(there))
    return Outcome({"case_number": view.start_case(procedure, link, data, held_quantity)})
