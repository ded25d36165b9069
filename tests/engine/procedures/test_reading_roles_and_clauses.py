from __future__ import annotations

import pytest

from engine.errors import BundleInvalid
from engine.procedures import read_clauses, read_roles
from engine.procedures.roles import GoodsTable

ROLES = """
inspection_head: {en: "head of inspection", zh: "检验部门负责人", ru: "начальник службы контроля"}
inspector: {en: inspector, zh: 检验员, ru: контролёр}
""".encode()

CLAUSES = """
document: NCO
title: {en: Control of nonconforming output, zh: 不合格输出控制, ru: Управление несоответствующей продукцией}
clauses:
- {id: NCO-1, kind: rule, text: {en: Identified, zh: 标识, ru: Идентификация}}
- {id: NCO-4.1, kind: flow, text: {en: Flowchart}, reading: {en: back to disposition, zh: 返回处置}}
""".encode()


@pytest.mark.parametrize(
    "text", ["inspection_head", "Head of  inspection", "检验部门负责人", " Начальник службы контроля"]
)
def test_role_is_found_by_key_or_name_in_any_language(text: str):
    assert read_roles(ROLES).key_of(text) == "inspection_head"


def test_letter_yo_and_ye_name_the_same_role():
    assert read_roles(ROLES).key_of("контролер") == "inspector"


def test_unknown_role_has_no_key_and_is_its_own_name():
    roles = read_roles(ROLES)
    assert roles.key_of("astronaut") is None
    assert roles.names("astronaut").text("zh") == "astronaut"
    assert "inspector" in roles
    assert roles.names("inspector").zh == "检验员"


def test_clauses_keep_kind_text_and_reading():
    document = read_clauses(CLAUSES)
    assert (document.id, document.names.zh) == ("NCO", "不合格输出控制")
    assert (document.clauses["NCO-1"].kind, document.clauses["NCO-1"].text.ru) == ("rule", "Идентификация")
    assert document.clauses["NCO-1"].reading is None
    reading = document.clauses["NCO-4.1"].reading
    assert reading is not None
    assert (reading.text("zh"), reading.text("ru")) == ("返回处置", "back to disposition")


@pytest.mark.parametrize(
    "content", [b"- a\n- b", b"a: [", b"\xff\xfe\x00", b"a: !!python/object:os.system {}", b"a: &x {en: b}\nc: *x"]
)
def test_what_is_no_list_of_roles_is_a_finding(content: bytes):
    with pytest.raises(BundleInvalid) as caught:
        read_roles(content, "processes/roles.yaml")
    assert [finding.rule for finding in caught.value.findings] == ["unreadable"]


@pytest.mark.parametrize("content", [b"clauses: 3", b"document: NCO", b"[1, 2]"])
def test_what_is_no_list_of_clauses_is_a_finding(content: bytes):
    with pytest.raises(BundleInvalid):
        read_clauses(content, "processes/clauses/NCO.yaml")


GOODS = """
chief: {en: chief, enters: [shipments, lots]}
clerk: {en: clerk, head: chief, enters: [shipments]}
inspector: {en: inspector}
"""


def test_who_enters_goods_stands_with_the_role_and_who_is_asked_first_comes_first():
    roles = read_roles(GOODS.encode())
    assert roles.entering(GoodsTable.SHIPMENTS) == ("clerk", "chief")
    assert roles.entering(GoodsTable.LOTS) == ("chief",)


@pytest.mark.parametrize("told", ["everything", "[shipment]", "[[lots]]", "{lots: true}"])
def test_a_table_of_goods_nobody_knows_is_told_with_its_role(told):
    with pytest.raises(BundleInvalid) as refused:
        read_roles(f"clerk: {{en: clerk, enters: {told}}}".encode())
    (finding,) = refused.value.findings
    assert (finding.rule, finding.element) == ("unreadable", "clerk")
