"""What the demo plant makes, who works there and what happened lately."""

# ruff: noqa: E501 - the story reads better with a fact on its line
from __future__ import annotations

from dataclasses import dataclass

from engine.commands import AddSite
from engine.vocabulary import Names

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One case of the demo: the site, how many days ago it began, and its sentences with their tables."""

    site: str
    days_ago: int
    sentences: tuple[tuple[str, tuple[Row, ...]], ...]


HOURS = (("08:00", "12:00"), ("13:00", "17:30"))
SITES = (
    AddSite(
        "ningbo", Names("Ningbo Precision", "宁波精机分公司", "Нинбо, точная механика"), "Asia/Shanghai", "CN", HOURS
    ),
    AddSite("taizhou", Names("Taizhou Castings", "台州铸造分公司", "Тайчжоу, литьё"), "Asia/Shanghai", "CN", HOURS),
)
PRODUCTS = (
    ("VB-50-316", Names("Valve body DN50, CF8M", "阀体 DN50 CF8M", "Корпус клапана DN50, CF8M"), "component", "piece"),
    ("SH-12-304", Names("Shaft 12 mm, 304", "轴 12 mm 304", "Вал 12 мм, 304"), "machined_part", "piece"),
    ("VA-50", Names("Valve assembly DN50", "阀门总成 DN50", "Клапан в сборе DN50"), "finished_assembly", "piece"),
    ("ST-316-25", Names("Steel bar 316, 25 mm", "316 钢棒 25 mm", "Пруток 316, 25 мм"), "raw_material", "kilogram"),
    (
        "PG-PA66-GF",
        Names("Granulate PA66-GF30", "PA66-GF30 粒子", "Гранулят PA66-GF30"),
        "plastic_granulate",
        "kilogram",
    ),
    ("SE-PTFE-50", Names("Seat ring PTFE DN50", "PTFE 阀座 DN50", "Седло PTFE DN50"), "component", "piece"),
)
SUPPLIERS = (
    ("jinhe", "Taizhou Jinhe Castings 台州金禾铸造"),
    ("baoxin", "Baoxin Special Steel 宝鑫特钢"),
    ("haisu", "Haisu Plastics 海塑新材料"),
    ("yongmao", "Yongmao Seals 永茂密封件"),
)
CUSTOMERS = (
    ("nordflow", "Nordflow GmbH"),
    ("volga", "Волга Арматура"),
    ("pacific", "Pacific Valve Inc."),
)
SURNAMES = (
    ("Zhang", "张"), ("Li", "李"), ("Wang", "王"), ("Liu", "刘"), ("Chen", "陈"), ("Yang", "杨"), ("Zhao", "赵"),
    ("Huang", "黄"), ("Zhou", "周"), ("Wu", "吴"), ("Xu", "徐"), ("Sun", "孙"), ("Ma", "马"), ("Zhu", "朱"),
    ("Hu", "胡"), ("Guo", "郭"), ("He", "何"), ("Lin", "林"), ("Gao", "高"), ("Luo", "罗"), ("Zheng", "郑"),
    ("Liang", "梁"), ("Xie", "谢"), ("Song", "宋"), ("Tang", "唐"), ("Feng", "冯"), ("Deng", "邓"), ("Cao", "曹"),
    ("Peng", "彭"), ("Zeng", "曾"), ("Xiao", "肖"),
)  # fmt: skip
GIVEN_NAMES = (
    ("min", "敏"), ("wei", "伟"), ("fang", "芳"), ("yang", "洋"), ("jun", "军"), ("lei", "磊"), ("na", "娜"),
    ("qiang", "强"), ("jing", "静"), ("hua", "华"), ("ping", "平"), ("gang", "刚"), ("yan", "燕"),
)  # fmt: skip


def _sheet(product: str, lot: str, quantity: str, *more: Row) -> tuple[str, tuple[Row, ...]]:
    given = dict(more)
    rows = {"product": product, "lot": lot, "quantity": quantity, "unit": "piece", "source": "incoming", **given}
    return 'the inspector starts "nonconformity":', tuple(rows.items())


_POROSITY = ("nonconformity", "Porosity on the sealing face, 3 of 50 pieces 密封面气孔，50 件中 3 件")
_MARKED = ('the inspector does "mark_product":', (("nonconforming_area", "Q-03"), ("tag_number", "T-2207")))
_CHECKED = (
    'the department supervisor does "check_sheet":',
    (("check_result", "agree"), ("check_opinion", "Agreed 同意")),
)


def _reviewed(role: str, findings: str, proposed: str) -> tuple[str, tuple[Row, ...]]:
    return f'the {role} does "review_nonconformity":', (("review_findings", findings), ("dispositions", proposed))


_PORES = "Pores down to 0.5 mm, rework possible 气孔深度 0.5 mm 以内，可返工"
_OUTSIDE = "Outside the drawing, function not affected 超出图纸，不影响功能"


_CRITICAL = (
    'the inspector does "classify_item":',
    (("inspection_class", "critical_component"), ("item_class", "component")),
)


def _delivery(product: str, lot: str, quantity: str, supplier: str) -> tuple[str, tuple[Row, ...]]:
    rows = (("product", product), ("lot", lot), ("quantity", quantity), ("unit", "piece"), ("supplier", supplier))
    return 'the receiving_clerk starts "incoming_inspection":', rows


def _sample(major: str, minor: str, *more: Row, lot: str = "") -> tuple[str, tuple[Row, ...]]:
    of = f' for the lot "{lot}"' if lot else ""
    return f'the inspector does "inspect_first_sample"{of}:', (("major_units", major), ("minor_units", minor), *more)


CASES: tuple[Told, ...] = (
    Told(  # closed: through rework and a failed re-inspection to release
        "ningbo",
        12,
        (
            _sheet("VB-50-316", "A-0391", "120", ("supplier", "jinhe"), ("item_class", "component"), _POROSITY),
            _MARKED,
            _CHECKED,
            _reviewed("raw_material_inspection_head", _PORES, "rework 120"),
            (
                'the raw_material_inspection_head does "decide_disposition":',
                (("dispositions", "rework 120"), ("responsible_unit", "purchasing_head")),
            ),
            ('the inspector does "mark_and_feed_back":', (("nonconforming_area", "Q-03"),)),
            ('the purchasing_head does "carry_out_rework":', (("work_done", "Sealing face machined 0.3 mm 密封面加工 0.3 mm"),)),
            (
                'the inspector does "reinspect":',
                (("reinspection_result", "fail"), ("passed_quantity", "100"), ("failed_quantity", "20")),
            ),
            ('the inspector does "write_stock_in_note":', (("stock_in_number", "RK-1187"),)),
            ('the storekeeper does "put_in_stock":', (("store_place", "A-12-3"),)),
            ('the raw_material_inspection_head does "dispose_again":', (("disposition", "rework"),)),
            ('the inspector does "mark_and_feed_back":', (("nonconforming_area", "Q-03"),)),
            ('the purchasing_head does "carry_out_rework":', (("work_done", "Lapped by hand 手工研磨"),)),
            ('the inspector does "reinspect":', (("reinspection_result", "pass"),)),
            ('the inspector does "write_stock_in_note":', (("stock_in_number", "RK-1192"),)),
            ('the storekeeper does "put_in_stock":', (("store_place", "A-12-3"),)),
            (
                'the purchasing_head does "analyse_cause":',
                (("cause", "Pouring temperature too low 浇注温度偏低"), ("improvement", "Supplier raises it to 1 580 °C 供应商提高至 1580 °C")),
            ),
        ),
    ),
    Told(  # parts under way: accepted, in rework, scrap
        "ningbo",
        5,
        (
            _sheet("VB-50-316", "A-0417", "1200", ("supplier", "jinhe"), ("item_class", "component"), _POROSITY),
            _MARKED,
            _CHECKED,
            _reviewed("raw_material_inspection_head", _PORES, "rework 1162; scrap 38"),
            (
                'the raw_material_inspection_head does "decide_disposition":',
                (("dispositions", "accept 560; rework 602; scrap 38"), ("responsible_unit", "workshop_director")),
            ),
            ('the inspector does "mark_and_feed_back" for the part "rework":', (("nonconforming_area", "Q-03"),)),
            (
                'the inspector does "mark_and_feed_back" for the part "scrap":',
                (("nonconforming_area", "Q-09"), ("scrap_isolation_supervised", "yes")),
            ),
            ('the inspector does "write_stock_in_note":', (("stock_in_number", "RK-1203"),)),
        ),
    ),
    Told(  # waits for the disposition, late: the receiving clerk was put to work
        "ningbo",
        6,
        (
            _sheet(
                "ST-316-25", "B-2231", "860", ("supplier", "baoxin"), ("item_class", "raw_material"), ("unit", "kilogram"),
                ("nonconformity", "Diameter 25.4 mm, allowed 25.2 mm 直径 25.4 mm，允许 25.2 mm"),
            ),
            _MARKED,
            _CHECKED,
            _reviewed("raw_material_inspection_head", _OUTSIDE, "reject 860"),
        ),
    ),
    Told(  # in process, to be checked
        "ningbo",
        1,
        (
            _sheet(
                "SH-12-304", "P-1108-2", "64", ("source", "in_process"), ("item_class", "machined_part"),
                ("nonconformity", "Runout 0.08 mm, allowed 0.05 mm 跳动 0.08 mm，允许 0.05 mm"),
            ),
            ('the line_leader does "isolate_in_production":', (("nonconforming_area", "Line 2"),)),
        ),
    ),
    Told(  # opened this minute
        "ningbo",
        0,
        (
            _sheet(
                "SE-PTFE-50", "C-0552", "3000", ("supplier", "yongmao"), ("item_class", "component"),
                ("nonconformity", "Burrs on the lip 唇口毛刺"),
            ),
        ),
    ),
    Told(  # a concession waits for the signature
        "ningbo",
        3,
        (
            _sheet(
                "VA-50", "F-0920", "40", ("source", "final"), ("item_class", "finished_assembly"),
                ("nonconformity", "Paint runs on the bonnet 阀盖漆面流挂"),
            ),
            _MARKED,
            _CHECKED,
            _reviewed("branch_quality", _OUTSIDE, "concession 40"),
            ('the inspection_head does "decide_disposition":', (("dispositions", "concession 40"),)),
        ),
    ),
    Told(  # rejected without review, the return is to be arranged
        "taizhou",
        2,
        (
            _sheet(
                "PG-PA66-GF", "G-7710", "500", ("supplier", "haisu"), ("item_class", "plastic_granulate"), ("unit", "kilogram"),
                ("nonconformity", "Moisture 0.6 %, allowed 0.2 % 含水率 0.6 %，允许 0.2 %"),
                ("inspection_judgement", "reject"), ("judgement_reason", "Wet bags, outside the specification 包装受潮"),
            ),
            _MARKED,
            _CHECKED,
        ),
    ),
    Told(  # stock, isolated by the storekeeper, in review
        "taizhou",
        2,
        (
            _sheet(
                "VB-50-316", "A-0355", "75", ("source", "stock"), ("item_class", "component"), ("supplier", "jinhe"),
                ("nonconformity", "Rust on the flange 法兰锈蚀"),
            ),
            ('the storekeeper does "isolate_in_stock":', (("nonconforming_area", "Store Q"),)),
            _CHECKED,
        ),
    ),
    *(
        Told("ningbo", days, (('1 delivery of "SE-PTFE-50" from "yongmao" is inspected', ()),))
        for days in (33, 27, 20, 13, 8)  # a series: the fifth lot asks for normal inspection
    ),
    Told(  # 1 200 critical components: accepted by the first sample, in stock; one unit held for its marking
        "ningbo",
        6,
        (
            _delivery("VB-50-316", "A-0422", "1200", "jinhe"),
            _CRITICAL,
            _sample("0", "1", ("minor_defects", "unclear_marking"), ("findings", "Heat number illegible 炉号模糊")),
            ('the inspector does "inspect_further_sample":', (("minor_units", "0"),)),
            ('the storekeeper does "put_lot_in_stock":', (("store_place", "A-12-1"),)),
        ),
    ),
    Told(  # 40 000 pieces: split into two lots, one in stock, one not accepted and handed over
        "taizhou",
        3,
        (
            _delivery("SE-PTFE-50", "S-1180", "40000", "yongmao"),
            _CRITICAL,
            ('the inspector does "split_delivery"', ()),
            _sample("0", "0", lot="S-1180/1"),
            _sample(
                "4", "1", ("major_defects", "deformed, damaged"), ("findings", "Sealing lip torn 密封唇撕裂"), lot="S-1180/2"
            ),
            ('the storekeeper does "put_lot_in_stock":', (("store_place", "B-03-2"),)),
        ),
    ),
    Told(  # a sample to inspect today
        "ningbo",
        0,
        (_delivery("VB-50-316", "A-0431", "1200", "jinhe"), _CRITICAL),
    ),
)  # fmt: skip
