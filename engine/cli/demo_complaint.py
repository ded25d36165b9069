"""Complaints of the demo plant's customers, at different steps."""

# ruff: noqa: E501 - the story reads better with a fact on its line
from __future__ import annotations

from engine.cli.demo_story import Row, Told

_Sentence = tuple[str, tuple[Row, ...]]


def _complaint(customer: str, product: str, lot: str, quantity: str, text: str, *more: Row) -> _Sentence:
    given = dict(more)
    rows = {"customer": customer, "product": product, "lot": lot, "quantity": quantity, "complaint_text": text, **given}
    return 'the export_sales_clerk starts "complaint":', (("information_source", "mail"), *rows.items())


def _understood(situation: str, department: str = "branch_quality", *more: Row) -> _Sentence:
    rows = (("situation", situation), ("investigating_role", department), *more)
    return 'the export_sales_clerk does "understand_complaint":', rows


def _investigated(department: str, findings: str, reason: str, *more: Row) -> _Sentence:
    rows = (("investigation_findings", findings), ("responsibility_reason", reason), *more)
    return f'the {department} does "investigate_complaint":', rows


def _responsible(grade: str) -> tuple[Row, Row]:
    return ("company_responsible", "yes"), ("defect_class", grade)


def _issued(subject: str, *more: Row) -> tuple[_Sentence, _Sentence]:
    wrote = "write_action_sheet" if dict(more).get("containment_wanted") else "write_information_sheet"
    return (
        (f'the export_sales_clerk does "{wrote}":', (("sheet_subject", subject), *more)),
        ('the export_sales_head does "check_issue":', (("sheet_check", "approved"),)),
    )


def _confirmed(findings: str, *more: Row) -> _Sentence:
    return 'the information_handler does "confirm_problem":', (("problem_findings", findings), *more)


def _measures(cause: str, measures: str, answer: str) -> tuple[_Sentence, _Sentence, _Sentence]:
    return (
        ('the information_handler does "set_measures":', (("cause", cause), ("measures", measures))),
        ('the information_department_head does "approve_measures":', (("measures_approval", "approved"),)),
        ('the information_handler does "answer_export_sales":', (("answer_text", answer),)),
    )


_QUALITY = ("quality_problem", "yes")
_BURR = "Burr on the seat ring 阀座密封面有毛刺"

STORIES: tuple[Told, ...] = (
    Told(  # closed: measures carried out, effective, the customer is satisfied
        "ningbo",
        19,
        (
            _complaint(
                "nordflow", "VA-50", "F-0874", "12", "12 of 100 valves leak at 6 bar 100 台中 12 台在 0.6 MPa 下泄漏",
                ("shipment", "DN-2219"), ("contact", "Ms Koch"), ("customer_demand", "Replacement within two weeks 两周内换货"),
            ),
            _understood("Found at their incoming test 客户进货检验发现", "branch_quality", ("shipment", "DN-2219")),
            _investigated("branch_quality", "The retained sample leaks, too 留样同样泄漏", _BURR, *_responsible("II")),
            *_issued("Cause and measures for lot F-0874 F-0874 批原因及措施", ("containment_wanted", "Stop deliveries of the lot 该批停止发货")),
            _confirmed(_BURR, _QUALITY),
            *_measures(
                "Deburring left out after the tool change 换刀后漏去毛刺",
                "Workshop (Until: {-14}; Measure: Deburring back in the routing 恢复去毛刺工序)",
                "Every ring is deburred again; 12 valves follow 已恢复去毛刺，补发 12 台",
            ),
            ('the export_sales_clerk does "tell_customer_measures":', (("told_to", "Ms Koch"),)),
            ('the workshop_director does "carry_out_measure":', (("measure_done", "Routing changed, three people trained 工艺已改，已培训三人"),)),
            ('the information_handler does "verify_measures":', (("verification_findings", "200 valves tested, none leaks 抽检 200 台无泄漏"), ("verification_result", "effective"))),
            ('the export_sales_clerk does "reply_to_customer":', (("reply_text", "Cause removed, 12 valves sent 已消除原因，已补发 12 台"), ("customer_answer", "agreed"))),
        ),
    ),
    Told(  # closed: not responsible, acknowledged by the customer
        "ningbo",
        11,
        (
            _complaint("volga", "VA-50", "F-0871", "3", "Сломаны рукоятки у трех клапанов 三台阀门手柄断裂", ("information_source", "call")),
            _understood("Tightened with a 1 m lever 用 1 m 加力杆拧紧", "engineering_head"),
            _investigated("engineering_head", "Torque 180 Nm, allowed 60 Nm 扭矩 180 Nm，允许 60 Nm", "Use outside the data sheet 超出说明书规定使用"),
            ('the export_sales_clerk does "confirm_not_responsible":', (("responsibility_confirmed", "confirmed"),)),
            (
                'the export_sales_clerk does "explain_to_customer":',
                (("explanation", "Момент по паспорту 60 Н·м 说明书规定扭矩 60 Nm"), ("customer_answer", "agreed"), ("answered_by", "Иванов П. С."), ("customer_statement", "Согласны, инструкция доведена до монтажников 同意，已通知安装人员")),
            ),
        ),
    ),
    Told(  # measures under way, one of them late and followed up
        "ningbo",
        9,
        (
            _complaint("pacific", "VB-50-316", "A-0391", "40", "Flange bores out of position 法兰孔位置超差", ("information_source", "minutes")),
            _understood("Cannot be mounted, 0.6 mm off 无法安装，偏 0.6 mm", "workshop_director"),
            _investigated("workshop_director", "Fixture worn 夹具磨损", "Bores drilled in our workshop 由本车间钻孔", *_responsible("I")),
            *_issued("Why are the bores out of position? 孔位超差原因"),
            _confirmed("Pin of the fixture worn by 0.5 mm 夹具定位销磨损 0.5 mm", _QUALITY),
            *_measures(
                "No limit for wear of the pin 定位销无磨损限度",
                "Workshop (Until: {-3}; Measure: New pin 更换定位销); Process technology (Until: {+20}; Measure: Limit and check in the instruction 作业指导书增加限度与点检)",
                "Pin replaced, limit follows 已更换定位销，正在规定限度",
            ),
        ),
    ),
    Told(  # a market matter: extra costs wait for the head of export sales
        "ningbo",
        4,
        (
            _complaint("nordflow", "VA-50", "F-0871", "6", "Six boxes arrived crushed 六箱到货压坏", ("information_source", "fax"), ("shipment", "DN-2207")),
            _understood("Damaged at the port of transit 中转港受损", "warehouse_supervisor"),
            _investigated("warehouse_supervisor", "Loaded undamaged, photos of 14 days ago 装柜时完好，有照片", "Delivery terms DAP: our risk 贸易条款 DAP，风险在我方", ("company_responsible", "yes")),
            *_issued("Was the packing as specified? 包装是否符合规定？"),
            _confirmed("Packing as specified, dropped by the carrier 包装合格，承运方摔落"),
            (
                'the export_sales_clerk does "judge_market_responsibility":',
                (("market_responsible", "carrier"), ("market_grounds", "Report of the carrier 承运方签认的报告"), ("extra_cost", "yes"), ("cost_amount", "860"), ("cost_currency", "EUR"), ("cost_purpose", "Six valves by air freight 空运补发六台")),
            ),
        ),
    ),
    Told(  # the branch has not answered in time
        "taizhou",
        8,
        (
            _complaint("volga", "VB-50-316", "A-0355", "15", "Ржавчина на фланцах 法兰锈蚀"),
            _understood("Four weeks at sea 海运四周", "branch_quality"),
            _investigated("branch_quality", "Preservation missing 未做防锈", "Preservation is in the order 订单要求防锈", *_responsible("I")),
            *_issued("Why was the preservation missing? 为何漏做防锈？"),
        ),
    ),
    Told(  # received this minute
        "ningbo",
        0,
        (_complaint("pacific", "VA-50", "F-0871", "2", "Paint peels off at the bonnet 阀盖漆面脱落"),),
    ),
)  # fmt: skip
