"""Recalls of the demo plant: one whose goods are on their way back, one that waits for approval, a drill."""

# ruff: noqa: E501 - the story reads better with a fact on its line
from __future__ import annotations

from engine.cli.demo_story import Row, Told

_Sentence = tuple[str, tuple[Row, ...]]
_CONTACTS = {
    "nordflow": "Ms Koch, +49 40 5550 121",
    "volga": "Иванов П. С., +7 846 555-01-21",
    "pacific": "receiving@pacific.example",
}
_SHEET = ("reinspection_document", "inspection_report")


def _stock(lot: str, *sent: tuple[str, str, str]) -> tuple[_Sentence, ...]:
    """Enter 300 valves and what of them was shipped: document, customer, quantity."""
    entered: _Sentence = (f'300 pieces of lot "{lot}" of "VA-50" are in stock', ())
    return (entered, *(_shipment(lot, *each) for each in sent))


def _shipment(lot: str, document: str, customer: str, quantity: str) -> _Sentence:
    rows = (("document", document), ("customer", customer), ("lot", lot), ("quantity", quantity))
    return "the storekeeper enters a shipment:", (*rows, ("contact", _CONTACTS[customer]))


def _usual(route: str, text: str) -> tuple[_Sentence, ...]:
    """Say how the plan and its publication read."""
    plan = (
        ("plan_route", route),
        ("plan_treatment", "Re-inspected, reworked or scrapped 复检后返工或报废"),
        ("publication_way", "Mail to each customer 逐个客户邮件通知"),
    )
    return (
        ('unless told otherwise "plan_recall" says:', plan),
        ('unless told otherwise "publish_recall" says:', (("publication_text", text),)),
    )


def _clerk(task: str, customer: str = "", **answers: str) -> _Sentence:
    whom = f' for the customer "{customer}"' if customer else ""
    return f'the export_sales_clerk does "{task}"{whom}:', tuple(answers.items())


def _told(customer: str, quantity: str, weight: str, way: str) -> tuple[_Sentence, ...]:
    return (
        _clerk("send_notice", customer, notice_way="email", instruction="Stop using, set aside 停止使用并隔离"),
        _clerk("record_acknowledgement", customer, found_quantity=quantity, answered_by="Store 仓库"),
        _clerk("arrange_transport", customer, transport_weight_kg=weight, transport_mode=way, carrier="COSCO 中远"),
    )


STORIES: tuple[Told, ...] = (
    Told(  # two of three customers answered, goods are coming back, one conforms in part
        "ningbo",
        6,
        (
            *_stock("F-0866", ("DN-2187", "nordflow", "120"), ("DN-2190", "volga", "80"), ("DN-2194", "pacific", "40")),
            *_usual("By sea and rail to Ningbo 海运、铁路运回宁波", "VA-50 lot F-0866: stop using 停止使用 VA-50 批次 F-0866"),
            (
                'a recall of lot "F-0866" of "VA-50" is approved and made known:',
                (("defect", "Stem breaks at 1.5 times the torque 阀杆在1.5倍扭矩下断裂"), ("customer", "nordflow")),
            ),
            *_told("nordflow", "118", "612", "sea"),
            *_told("volga", "80", "408", "rail"),
            _clerk("send_notice", "pacific", notice_way="phone", instruction="Stop using, set aside 停止使用并隔离"),
            _clerk("enter_goods", "nordflow", fate="returned", quantity="70", return_note="TH-0311"),
            (
                'the storekeeper does "isolate_goods" for the customer "nordflow":',
                (("isolation_place", "Q-11"), ("tag_number", "R-0087")),
            ),
            (
                'the branch_quality does "reinspect_goods" for the customer "nordflow":',
                (_SHEET, ("findings", "5 stems below hardness 5 件阀杆硬度不足"), ("report_number", "RI-0412"), ("passed_quantity", "65"), ("treatment", "scrap")),
            ),
            _clerk(
                "enter_goods", "nordflow", fate="used_up", quantity="2",
                evidence="Certificate 17, built into a plant in Kiel 证明17号：已装入基尔工厂",
            ),
            _clerk("enter_goods", "volga", fate="returned", quantity="80", return_note="TH-0312"),
        ),
    ),
    Told(  # a finding of our own, class III: the plan waits for top management
        "ningbo",
        2,
        (
            *_stock("F-0859", ("DN-2169", "volga", "60")),
            (
                'the branch_quality starts "recall":',
                (
                    ("trigger", "type_test"), ("product", "VA-50"), ("lot", "F-0859"), ("defect_class", "III"),
                    ("defect", "Seat leaks at -20 °C 阀座在-20 °C泄漏"),
                ),
            ),
            ('the branch_quality does "notify_export_sales":', (("notification_facts", "Not below 0 °C 不得在0 °C以下使用"),)),
            _clerk("locate_goods", places="Волга Арматура (contact: Иванов П. С., place: Самара, located: yes)"),
            _clerk(
                "settle_with_customers",
                settlements="Волга Арматура (settlement: recall, agreement: Mail of Mr Ivanov)",
            ),
            _clerk("plan_recall", plan_route="By rail to Ningbo 铁路运回宁波", plan_treatment="New seats 更换阀座"),
        ),
    ),
    Told(  # the yearly drill
        "ningbo",
        20,
        (
            *_stock("F-0832", ("DN-2101", "nordflow", "150"), ("DN-2104", "pacific", "100")),
            *_usual("None: a drill 演练，不运回", "DRILL 演练"),
            (
                'a recall of lot "F-0832" of "VA-50" is approved and made known:',
                (("defect", "Yearly drill 年度演练"), ("drill", "yes")),
            ),
            ("all customers were told and answered", ()),
            _clerk("report_drill", drill_result="improve", drill_findings="Contact of one customer was out of date 一客户联系人已过期"),
        ),
    ),
)  # fmt: skip
