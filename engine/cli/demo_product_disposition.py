"""What happened lately to nonconforming product of the demo's confectionery factory."""

# ruff: noqa: E501 - the story reads better with a fact on its line; Russian words are Russian
from __future__ import annotations

from typing import Final

from engine.cli.demo_story import Row, Told

_SITE: Final = "zarya"
Sentence = tuple[str, tuple[Row, ...]]


def _usual(quantity: str, action: str, **more: str) -> tuple[Sentence, ...]:
    """Return how steps are answered unless a story says more; a case of `quantity` that goes the way of `action`."""
    answers = {
        "stamp_product": (("stamp_place", "Линия 2, выход"),),
        "send_to_isolation": (("isolation_place", "Склад, бокс Н"),),
        "record_received": (("received_volume", quantity),),
        "draw_samples": (("sample_volume", "1.5"),),
        "analyse_samples": (("analysis_findings", more.get("found", "Подтверждено анализом")),),
        "sign_report": (("report_answer", "signed"),),
        "draft_act": (("further_action", action), ("action_grounds", more.get("grounds", "По результатам анализа"))),
        "vote_on_act": (("vote", "for"),),
        "send_to_rework": (("work_to_do", more.get("work", "Повторно глазировать")),),
        "hand_over_for_rework": (("accepted_by", "Мастер смены Гусев"),),
        "hand_over_for_regrade": (("accepted_by", "Мастер смены Гусев"),),
        "sample_reworked": (("sample_volume", "1.5"),),
        "test_product_worked_on": (("protocol_number", more.get("protocol", "П-214")), ("test_result", "conforms"), ("test_findings", "Соответствует ГОСТ")),
        "write_permit": (("permit_number", more.get("permit", "Р-88")),),
        "permit_release": (("permit_decision", "permitted"),),
        "receive_with_permit": (("received_volume", quantity), ("store_place", "Склад ГП, ряд 4")),
        "check_claim": (("claim_answer", "justified"), ("claim_grounds", "Фото и образцы подтверждают")),
        "replace_and_compensate": (("replaced_quantity", quantity), ("compensation", "Замена и скидка 5 %")),
        "register_for_disposal": (("store_received_quantity", quantity),),
        "bring_samples": (("brought_to", "Лаборатория ЦЗЛ"),),
        "bring_to_store": (("brought_to", "Склад готовой продукции"),),
        "bring_to_disposal_store": (("brought_to", "Склад утилизации"),),
        "send_to_regrade": (("target_grade", "Весовые, второй сорт"),),
        "carry_out_disposal": (("disposal_method", "processing"),),
    }  # fmt: skip
    return tuple((f'unless told otherwise "{step}" says:', rows) for step, rows in answers.items())


def _finding(lot: str, quantity: str, source: str, department: str, nonconformity: str) -> Sentence:
    rows = (("product", "BM-200"), ("lot", lot), ("quantity", quantity), ("source", source))
    more = (("unit", "kilogram"), ("department", department), ("nonconformity", nonconformity))
    return 'the laboratory_assistant starts "product_disposition":', rows + more


def _to(*steps: str) -> tuple[Sentence, ...]:
    return tuple((f'the case comes to "{step}"', ()) for step in steps)


def _votes(*votes: tuple[str, str, str]) -> tuple[Sentence, ...]:
    return tuple(
        (f'the {role} does "vote_on_act":', (("vote", vote), ("vote_remark", remark or "-")))
        for role, vote, remark in votes
    )


_ALL_THE_WAY: Final = _to(
    "register_nonconformity", "stamp_product", "record_received", "analyse_samples", "convene_commission", "vote_on_act",
    "send_to_rework", "sample_reworked", "test_product_worked_on", "permit_release", "receive_with_permit",
)  # fmt: skip
STORIES: Final[tuple[Told, ...]] = (
    Told(  # reworked, tested, released
        _SITE,
        16,
        (
            *_usual("180", "rework", found="Глазурь отслаивается на 9 % изделий", grounds="Глазурь можно снять и нанести снова"),
            _finding("ПМ-1021", "180", "final", "moulding", "Отслоение глазури"),
            *_ALL_THE_WAY,
            ("everything else goes as usual", ()),
        ),
    ),
    Told(  # disposed of: waits for collection
        _SITE,
        9,
        (
            *_usual("95", "dispose", found="Плесневые грибы выше нормы", grounds="Опасно для потребителя"),
            _finding("ПМ-1034", "95", "stock", "finished_goods_store", "Плесень на поверхности"),
            *_to("stamp_product", "record_received", "analyse_samples", "convene_commission", "vote_on_act"),
            *_to("write_disposal_act", "register_for_disposal", "collect_for_disposal"),
        ),
    ),
    Told(  # the commission votes: three have signed, one of them against
        _SITE,
        4,
        (
            *_usual("240", "rework", found="Влажность 22,4 %, норма не более 20 %", grounds="Подсушить 6 часов и повторить анализ"),
            _finding("ПМ-1047", "240", "final", "mass_preparation", "Влажность массы выше нормы"),
            *_to("stamp_product", "record_received", "analyse_samples", "convene_commission", "vote_on_act"),
            *_votes(("qc_officer", "for", ""), ("chief_engineer", "against", "Сушилка на ремонте до пятницы"), ("qms_head", "for", "Хранить отдельно")),
        ),
    ),
    Told(  # a claim of a trading chain, made good, now in isolation
        _SITE,
        3,
        (
            *_usual("60", "dispose"),
            (
                'the accounting_director starts "consumer_claim":',
                (
                    ("claim_kind", "return"), ("claim_number", "14-Р"), ("customer", "lakomka"), ("goods_at", "plant"), ("product", "BM-BOX-300"), ("lot", "ПК-0933"),
                    ("quantity", "60"), ("unit", "box"), ("department", "packing"), ("nonconformity", "Коробки вскрыты, конфеты слиплись"), ("claim_cause", "Порванная пленка, нарушена температура при перевозке"),
                ),
            ),
            ('the linked case "product_disposition" is looked at', ()),
            *_to("stamp_product", "check_claim", "replace_and_compensate", "bring_to_isolation"),
        ),
    ),
    Told(  # reworked product failed its test: the second round begins
        _SITE,
        7,
        (
            *_usual("120", "rework", found="Кислотность 12 град.", grounds="Переработать в начинку", work="Добавить в новую массу до 5 %"),
            _finding("ПМ-1039", "120", "in_process", "mass_preparation", "Кислотность массы выше нормы"),
            *_to("stamp_product", "record_received", "analyse_samples", "convene_commission", "vote_on_act"),
            *_to("send_to_rework", "sample_reworked", "test_product_worked_on"),
            ('the laboratory_assistant does "test_product_worked_on":', (("protocol_number", "П-219"), ("test_result", "does_not_conform"), ("test_findings", "Кислотность 10,5 град. при норме 9"))),
            *_to("report_again", "register_nonconformity"),
        ),
    ),
    Told(  # the release waits for "I permit"
        _SITE,
        6,
        (
            *_usual("75", "regrade", found="Форма изделий нарушена", grounds="Пригодно как весовые второго сорта", protocol="П-221", permit="Р-91"),
            _finding("ПМ-1042", "75", "final", "moulding", "Деформация корпуса"),
            *_to("stamp_product", "record_received", "analyse_samples", "convene_commission", "vote_on_act"),
            *_to("hand_over_for_regrade", "test_product_worked_on", "permit_release"),
        ),
    ),
    Told(  # reported this morning
        _SITE,
        0,
        (_finding("ПМ-1052", "32", "incoming", "raw_material_store", "Сахар влажный, комки"),),
    ),
    Told(  # next year's plan: one signed, two are asked
        _SITE,
        5,
        (
            ('the production_management_head starts "nonconformity_plan":', (("plan_year", "2027"),)),
            (
                'the production_management_head does "draw_up_plan":',
                (
                    ("company_goals", "Не более 0,5 % несоответствующей продукции"), ("last_year", "0,7 %, пять рекламаций, из них три по упаковке"),
                    ("limits", "moulding 900 kilogram 2; packing 300 kilogram 2; mass_preparation 600 kilogram 0; finished_goods_store 200 kilogram 1"),
                ),
            ),
            ('the qc_head does "share_plan":', (("shared_answer", "agreed"),)),
            ('the chief_engineer does "agree_to_plan":', (("agreement", "agreed"),)),
        ),
    ),
    Told(  # a change of the procedure is being acknowledged
        _SITE,
        8,
        (
            (
                'the qms_officer starts "procedure_change":',
                (
                    ("document_name", "Управление несоответствующей продукцией"), ("change_number", "3"), ("change_kind", "change"), ("sheet_numbers", "4, 7"),
                    ("change_basis", "Приказ № 18"), ("change_summary", "Пробы берут из трех мест партии"), ("approvers", "qc_head, production_management_head"),
                ),
            ),
            ('unless told otherwise "approve_change" says:', (("approval", "approved"),)),
            *_to("register_change", "distribute_document", "acknowledge_change"),
            ('the qc_head does "acknowledge_change":', ()),
        ),
    ),
)  # fmt: skip
