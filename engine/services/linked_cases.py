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
        "site": Names("Site, if another one", "所在分公司（如为其他分公司）", "Филиал, если другой"),
    },
    results=("case_number",),
)
def start(
    view: View,
    *,
    procedure: str,
    link: str,
    data: dict[str, Any],
    held_quantity: Decimal | None = None,
    site: str | None = None,
) -> Outcome:
    """Start `procedure` with `data` in the same transaction and link it to this case.

    held_quantity: of the lot in `data`, on hold now; the linked case takes it over instead of holding it once more.
    site: where the linked case plays, for example the branch that made the product; this case's own without it.
    Raises NotEnough when less is on hold, or when the linked case plays elsewhere than the goods are.
    """
    if held_quantity is not None:
        is_here = site is None or site == view.site
        held = view.quantity(str(data.get("product")), str(data.get("lot")), QuantityStatus.ON_HOLD)
        there = held if is_here else Decimal(0)
        if held_quantity > there:
            raise NotEnough(status=QuantityStatus.ON_HOLD.value, quantity=str(held_quantity), there=str(there))
    return Outcome({"case_number": view.start_case(procedure, link, data, held_quantity, site)})
