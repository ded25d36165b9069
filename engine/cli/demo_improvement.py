"""Corrective actions, quality incidents and a management system under way at the demo plant."""

# ruff: noqa: E501 - the story reads better with a fact on its line; Russian words are Russian
from __future__ import annotations

from engine.cli.demo_story import Row, Told

_Sentence = tuple[str, tuple[Row, ...]]


def _does(role: str, task: str, **answers: str) -> _Sentence:
    return f'the {role} does "{task}":', tuple(answers.items())


def _sheet(**answers: str) -> _Sentence:
    return 'the branch_quality starts "capa":', tuple(answers.items())


def _planned(
    unit: str, contained: str, whys: str, cause: str, actions: str, days: str, criterion: str
) -> tuple[_Sentence, ...]:
    return (
        _does(unit, "contain_problem", containment_taken=contained, contained_at="stock, in_process"),
        _does(unit, "find_cause", whys=whys, cause=cause),
        _does(unit, "plan_actions", actions=actions),
        _does("branch_quality", "check_plan", plan_result="agreed", verify_after_days=days, effect_criterion=criterion),
    )


def _carried_out(owner: str, text: str, evidence: str) -> tuple[_Sentence, _Sentence]:
    return (
        _does(owner, "carry_out_action", done_text=text, evidence=evidence),
        _does("branch_quality", "check_action", action_result="done"),
    )


_CLOSED = Told(  # effective after 20 days, closed
    "ningbo",
    75,
    (
        _sheet(
            problem="Paint runs on the bonnet, third time this year 阀盖漆面流挂，今年第三次", origin="nonconformity",
            product="VA-50", lot="F-0811", owner_role="workshop_director",
        ),
        *_planned(
            "workshop_director", "Stock of 220 checked, 9 repainted 库存220台检查，9台重喷",
            "Why does it run 为何流挂 (because: paint too thin 漆太稀); Why too thin 为何太稀 (because: nobody measures 无人测量)",
            "Viscosity is not measured before the shift 班前不测粘度",
            "Measure viscosity each shift 每班测粘度 (kind: preventive, owner: line_leader, due: {-66})",
            "20", "No runs in 3 lots 连续3批无流挂",
        ),
        *_carried_out("line_leader", "Cup and log at the booth 喷房配粘度杯和记录表", "WI-22-4"),
        ("20 working days pass", ()),
        _does("branch_quality", "verify_effectiveness", effectiveness="effective", finding="4 lots, 880 pieces, no runs 4批880件无流挂"),
        _does("quality_manager", "close_capa", closure="closed"),
    ),
)  # fmt: skip
_OVERDUE = Told(  # one action done, one overdue and to be followed up
    "ningbo",
    20,
    (
        _sheet(
            problem="Porosity on the sealing face, lots A-0391 and A-0417 密封面气孔", origin="nonconformity",
            product="VB-50-316", lot="A-0417", owner_role="purchasing_head",
        ),
        *_planned(
            "purchasing_head", "Every casting of Jinhe inspected 金禾铸件逐件检验",
            "Why porous 为何有气孔 (because: poured too cold 浇注温度低); Why too cold 为何温度低 (because: ladle not measured 浇包不测温)",
            "The supplier does not measure the ladle 供应商浇注前不测温",
            "Supplier measures each ladle 供应商每包测温 (kind: corrective, owner: purchasing_head, due: {-6}); Inspect first pieces of each lot 每批首件检验 (kind: preventive, owner: raw_material_inspection_head, due: {-9})",
            "30", "No porosity in 5 lots 连续5批无气孔",
        ),
        *_carried_out("raw_material_inspection_head", "First-piece inspection in the plan 首检列入检验计划", "QP-118"),
    ),
)  # fmt: skip
_SOUGHT = Told(  # the cause is to be found
    "taizhou",
    3,
    (
        _sheet(
            problem="Sealing lip torn, supplier's lot S-1180 密封唇撕裂", origin="audit", product="SE-PTFE-50", lot="S-1180",
            owner_role="purchasing_head",
        ),
        _does("purchasing_head", "contain_problem", containment_taken="Other lots of Yongmao on hold 永茂其他批次冻结"),
    ),
)  # fmt: skip


def _incident(**answers: str) -> _Sentence:
    return 'the branch_quality starts "quality_incident":', tuple(answers.items())


def _investigated(stage: str, causes: str, findings: str, unit: str, **losses: str) -> tuple[_Sentence, _Sentence]:
    return (
        _does(
            "branch_quality", "investigate_incident",
            incident_stage=stage, incident_causes=causes, investigation_findings=findings, responsible_unit=unit,
        ),
        _does("branch_quality", "assess_losses", loss_basis="Cost sheet of accounting 财务成本核算单", **losses),
    )  # fmt: skip


def _handled(handling: str) -> tuple[_Sentence, _Sentence]:
    return (
        _does(
            "branch_quality", "propose_handling", handling=handling, handling_due="{+10}", loss_borne_by="Branch 分公司"
        ),
        _does("quality_manager", "check_handling", handling_check="submit"),
    )


_TEAM = "Zhang Min (department: quality); Zhou Jun (department: workshop)"
_MAJOR = Told(  # a major incident waits for top management
    "ningbo",
    9,
    (
        _incident(
            found_by_source="material_replenishment", product="SH-12-304", lot="P-1101", quantity="400", unit="piece",
            facts="Slip for 400 more shafts: a lot was turned from 303 bar 补料400件，发现一批轴误用303棒料",
        ),
        _does("quality_manager", "organise_investigation", team=_TEAM, goods_handling="no_goods"),
        *_investigated(
            "storage", "mixed_material, poor_storage", "303 and 304 bars in one rack, tags fallen off 303与304棒料同架，标识脱落",
            "warehouse_supervisor", batch_loss_cny="12400", process_scrap_quantity="400", shift_output="380",
        ),
        *_handled("Scrap the lot, a rack for each grade, colour marks 整批报废，分架存放，色标管理"),
    ),
)  # fmt: skip
_SERIOUS = Told(  # serious, approved, corrective action under way, handling to be carried out
    "taizhou",
    16,
    (
        _incident(
            found_by_source="final_inspection", product="VB-50-316", lot="A-0355", quantity="75", unit="piece",
            facts="75 bodies drilled to the old drawing 75件阀体按旧版图纸钻孔",
        ),
        _does("quality_manager", "organise_investigation", team=_TEAM, goods_handling="no_goods"),
        *_investigated(
            "production", "technical_documents, operation", "Old issue still at the machine 机台仍用旧版图纸", "workshop_director",
            personal_fault="yes", repair_hours="52", batch_loss_cny="3100",
        ),
        *_handled("Weld and drill again, withdraw old drawings 补焊重钻，收回旧图纸"),
        _does("top_management", "approve_outcome", approval="approved"),
    ),
)  # fmt: skip
_REPORTED = Told(  # reported this morning
    "ningbo",
    0,
    (
        _incident(
            found_by_source="export_sales_information", product="VA-50", lot="F-0874", customer="nordflow", claim_loss_cny="8200",
            facts="Customer charges 8 200 CNY for sorting 客户索赔挑选费8200元",
        ),
    ),
)  # fmt: skip

_SETUP = Told(  # the factory's system: the subsystems are being designed
    "zarya",
    40,
    (
        (
            'the top_management starts "qms_setup":',
            (
                ("setup_for", "Кондитерская фабрика «Заря»"), ("standard", "ГОСТ Р ИСО 9001"),
                ("guiding_idea", "Не сортировать, а предупреждать: каждый отвечает за качество своей работы"),
                ("departments", "Производство (role: production_management_head); Лаборатория (role: laboratory_head)"),
                ("setup_due", "{+180}"),
            ),
        ),
        _does("production_management_head", "confirm_guiding_idea", idea_answer="shared"),
        _does("laboratory_head", "confirm_guiding_idea", idea_answer="shared"),
        _does("qms_head", "set_up_organisation", organisation="leadership (name: Петрова, duty: ведет проект); design (name: Орлов, duty: проектирует)"),
        _does("hr_head", "train_backbone", backbone_training="(name: Орлов, subject: ИСО 9001, trained_on: {-36}, hours: 24, passed: passed)"),
        _does("qms_head", "study_present_state", present_state="Контроль в конце линии, причины не разбирают", requirements_found="Технические регламенты, требования сетей", data_collected="Рекламации прошлого года (place: ОТК)"),
        _does("qms_head", "choose_design_way", design_way="two_levels", designer_product_realisation="chief_technologist", designer_measurement_improvement="qc_head", design_due="{+20}"),
        _does(
            "qms_head", "design_overall",
            products_and_customers="Конфеты (customers_served: торговые сети, customer_needs: стабильный вкус и срок)",
            quality_policy="Каждая партия — как образец", quality_objectives="Рекламации (target: не более двух в год)",
            system_scope="Разработка, производство и хранение конфет", funds_needed="1500000",
            system_processes="Варка (criteria: влажность и температура, methods: рефрактометр)",
        ),
        _does(
            "chief_technologist", "design_part",
            part_processes="Варка (responsible: технолог, input_output: сырье и масса, documents: журнал варки)",
        ),
    ),
)  # fmt: skip

STORIES: tuple[Told, ...] = (_CLOSED, _OVERDUE, _SOUGHT, _MAJOR, _SERIOUS, _REPORTED, _SETUP)
