from decimal import Decimal

import pytest

from engine.dmn import DecisionFailed, read_decisions
from engine.feel import FeelLimit, Host

XMLNS = 'xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"'


def a_file(body, namespace="urn:t", imports=None):
    xml = f'<definitions {XMLNS} id="d" name="D" namespace="{namespace}">{body}</definitions>'
    return read_decisions(xml.encode(), "t.dmn", imports)


def a_decision(logic, name="d", needs="", type_ref="Any"):
    """`needs` lists what is required as Kind:id."""
    required = ""
    for kind, target in (part.split(":") for part in needs.split()):
        requirement = "knowledgeRequirement" if kind == "Knowledge" else "informationRequirement"
        required += f'<{requirement}><required{kind} href="#{target}"/></{requirement}>'
    variable = f'<variable name="{name}" typeRef="{type_ref}"/>'
    return f'<decision id="{name}" name="{name}">{variable}{required}{logic}</decision>'


def an_input(name, type_ref="Any"):
    return f'<inputData id="{name}" name="{name}"><variable name="{name}" typeRef="{type_ref}"/></inputData>'


def literal(text):
    return f"<literalExpression><text><![CDATA[{text}]]></text></literalExpression>"


def decide(file, name="d", **given):
    warnings = []
    outcome = file.decisions[name].decide(given, Host(warnings=warnings))
    return outcome.value, [warning.code for warning in warnings]


def boxed(logic, **given):
    return decide(a_file(a_decision(logic)), **given)[0]


def test_a_decision_uses_the_decisions_it_requires():
    file = a_file(
        an_input("quantity", "number")
        + a_decision(literal("quantity * 2"), "doubled", "Input:quantity")
        + a_decision(literal("doubled + 1"), "d", "Decision:doubled")
    )
    assert decide(file, quantity=Decimal(3)) == (7, [])
    assert file.decisions["d"].free_names == {"quantity"}


def test_rows_of_required_tables_come_after_the_decisions_own():
    table = (
        '<decisionTable id="{0}_table"><input><inputExpression><text>{1}</text></inputExpression></input><output/>'
        '<rule id="{0}_row"><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>'
        "</decisionTable>"
    )
    file = a_file(
        a_decision(table.format("first", "x"), "first") + a_decision(table.format("d", "first"), "d", "Decision:first")
    )
    rows = file.decisions["d"].decide({"x": Decimal(1)}).rows
    assert [(row.decision, row.id) for row in rows] == [("d", "d_row"), ("first", "first_row")]


def test_requirements_in_a_circle_are_refused():
    file = a_file(a_decision(literal("b"), "a", "Decision:b") + a_decision(literal("a"), "b", "Decision:a"))
    with pytest.raises(DecisionFailed) as caught:
        file.decisions["a"].decide({})
    assert caught.value.code == "requirements_in_a_circle"


BKM = (
    '<businessKnowledgeModel id="twice" name="twice"><variable name="twice"/><encapsulatedLogic>'
    '<formalParameter name="x" typeRef="number"/>'
    + literal("x * factor")
    + "</encapsulatedLogic></businessKnowledgeModel>"
)


def test_knowledge_is_called_and_invoked():
    call = a_file(BKM + a_decision(literal("twice(4)"), "d", "Knowledge:twice"))
    assert decide(call, factor=Decimal(2)) == (8, [])
    assert call.decisions["d"].free_names == {"factor"}
    invoke = a_file(
        BKM
        + a_decision(
            f'<invocation>{literal("twice")}<binding><parameter name="x"/>{literal("n")}</binding></invocation>',
            "d",
            "Knowledge:twice",
        )
    )
    assert decide(invoke, factor=Decimal(2), n=Decimal(5)) == (10, [])
    assert decide(invoke, factor=Decimal(2), n="five")[0] is None


def test_a_decision_service_hides_how_it_decides():
    file = a_file(
        an_input("quantity", "number")
        + a_decision(literal("quantity * 2"), "doubled", "Input:quantity")
        + a_decision(literal("doubled + 1"), "answer", "Decision:doubled")
        + '<decisionService id="service" name="service"><variable name="service"/><outputDecision href="#answer"/>'
        '<encapsulatedDecision href="#doubled"/><inputData href="#quantity"/></decisionService>'
        + a_decision(literal("service(quantity: 10)"), "d", "Knowledge:service")
    )
    assert decide(file) == (21, [])
    assert file.invoke("service", {"quantity": Decimal(1)}) == 3
    with pytest.raises(DecisionFailed):
        file.invoke("answer", {})


def test_an_imported_file_is_reached_by_its_prefix():
    other = a_file(
        a_decision(literal("42"), "answer") + '<itemDefinition name="tN"><typeRef>number</typeRef></itemDefinition>',
        "urn:o",
    )
    body = (
        '<import name="lib" namespace="urn:o" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>'
        '<decision id="d" name="d"><variable name="d" typeRef="lib.tN"/><informationRequirement>'
        '<requiredDecision href="urn:o#answer"/></informationRequirement>' + literal("lib.answer + 1") + "</decision>"
    )
    assert decide(a_file(body, imports=lambda namespace, _: other if namespace == "urn:o" else None)) == (43, [])
    missing = a_file(body)
    assert [problem.code for problem in missing.problems] == ["unknown_import"]


def test_boxed_contexts_lists_and_relations():
    context = (
        f'<context><contextEntry><variable name="a"/>{literal("1")}</contextEntry>'
        f'<contextEntry><variable name="b c"/>{literal("a + 1")}</contextEntry>'
    )
    assert boxed(context + "</context>") == {"a": 1, "b c": 2}
    assert boxed(f"{context}<contextEntry>{literal('b c * 10')}</contextEntry></context>") == 20
    assert boxed(f"<list>{literal('1')}{literal('x')}</list>", x="y") == [1, "y"]
    relation = f'<relation><column name="k"/><column name="v"/><row>{literal("1")}{literal("2")}</row></relation>'
    assert boxed(relation) == [{"k": 1, "v": 2}]


def test_boxed_choices_and_loops():
    def part(name, text):
        return f"<{name}>{literal(text)}</{name}>"

    many, one = part("then", '"many"'), part("else", '"one"')
    choice = f"<conditional>{part('if', 'n > 1')}{many}{one}</conditional>"
    assert boxed(choice, n=Decimal(2)) == "many"
    assert boxed(choice, n=None) == "one"
    assert boxed(f"<filter>{part('in', 'l')}{part('match', 'item > 1')}</filter>", l=[Decimal(1), Decimal(2)]) == [2]
    assert boxed(f"<filter>{part('in', 'l')}{part('match', '2')}</filter>", l=[Decimal(1), Decimal(5)]) == 5
    loop = f'<for iteratorVariable="i">{part("in", "1..3")}{part("return", "i * n")}</for>'
    assert boxed(loop.replace("1..3", "[1, 2, 3]"), n=Decimal(2)) == [2, 4, 6]
    some = f'<some iteratorVariable="i">{part("in", "[1, 2]")}{part("satisfies", "i > 1")}</some>'
    assert boxed(some) is True
    assert boxed(some.replace("some", "every")) is False


def test_allowed_values_of_a_type_are_kept_to():
    grades = (
        '<itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A","B"</text></allowedValues>'
        '</itemDefinition><itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef></itemDefinition>'
        '<itemDefinition name="tLot"><itemComponent name="grade"><typeRef>tGrade</typeRef></itemComponent>'
        "</itemDefinition>"
    )
    file = a_file(grades + an_input("g", "tGrade") + a_decision(literal("g"), "d", "Input:g"))
    assert decide(file, g="A") == ("A", [])
    assert decide(file, g="C") == (None, ["wrong_type"])
    many = a_file(grades + an_input("g", "tGrades") + a_decision(literal("g"), "d", "Input:g"))
    assert decide(many, g=["A", "B"]) == (["A", "B"], [])
    assert decide(many, g="A") == (["A"], [])
    assert decide(many, g=["A", "C"]) == (None, ["wrong_type"])
    lot = a_file(grades + an_input("g", "tLot") + a_decision(literal("g instance of tLot"), "d", "Input:g"))
    assert decide(lot, g={"grade": "A"}) == (True, [])
    assert decide(lot, g={"grade": "X"})[0] is not True


def test_java_functions_are_not_carried_out():
    file = a_file(a_decision('<functionDefinition kind="Java"><context/></functionDefinition>'))
    assert [problem.code for problem in file.problems] == ["external_function"]
    assert decide(file)[0] is None


def test_endless_knowledge_is_stopped():
    endless = BKM.replace("x * factor", "twice(x)")
    file = a_file(endless + a_decision(literal("twice(1)"), "d", "Knowledge:twice"))
    with pytest.raises(FeelLimit):
        file.decisions["d"].decide({})


def test_knowledge_may_call_itself():
    factorial = BKM.replace("x * factor", "if x <= 1 then 1 else x * twice(x - 1)")
    file = a_file(factorial + a_decision(literal("twice(5)"), "d", "Knowledge:twice"))
    assert decide(file) == (120, [])
    assert file.decisions["d"].free_names == frozenset()


def test_a_decision_without_logic_is_null():
    assert decide(a_file('<decision id="d" name="d"/>')) == (None, [])
