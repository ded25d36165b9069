"""Small diagrams for the tests, written as a modeler writes them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from engine.bundles import load as load_bundle

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t">'
)
TAGS = {
    "start": "startEvent",
    "end": "endEvent",
    "user": "userTask",
    "service": "serviceTask",
    "rule": "businessRuleTask",
    "script": "scriptTask",
    "send": "sendTask",
    "receive": "receiveTask",
    "xor": "exclusiveGateway",
    "and": "parallelGateway",
    "or": "inclusiveGateway",
    "first": "eventBasedGateway",
    "catch": "intermediateCatchEvent",
    "throw": "intermediateThrowEvent",
    "border": "boundaryEvent",
    "call": "callActivity",
    "sub": "subProcess",
    "complex": "complexGateway",
}
ROLES = b"\n".join(
    b"%s: {en: %s}" % (key, key.replace(b"_", b" "))
    for key in (b"inspector", b"workshop_director", b"storekeeper", b"quality_engineer")
)


def ext(*elements: str) -> str:
    return "<bpmn:extensionElements>" + "".join(elements) + "</bpmn:extensionElements>"


def pairs(inputs: dict[str, str] | None = None, outputs: dict[str, str] | None = None) -> str:
    inner = "".join(f"<zeebe:input source={quoteattr(v)} target={quoteattr(k)}/>" for k, v in (inputs or {}).items())
    inner += "".join(f"<zeebe:output source={quoteattr(v)} target={quoteattr(k)}/>" for k, v in (outputs or {}).items())
    return f"<zeebe:ioMapping>{inner}</zeebe:ioMapping>" if inner else ""


def properties(**named: str) -> str:
    inner = "".join(f"<zeebe:property name={quoteattr(k)} value={quoteattr(v)}/>" for k, v in named.items())
    return f"<zeebe:properties>{inner}</zeebe:properties>"


def topic(name: str, inputs: dict[str, str] | None = None, outputs: dict[str, str] | None = None) -> str:
    return ext(f"<zeebe:taskDefinition type={quoteattr(name)}/>", pairs(inputs, outputs))


def script(expression: str, variable: str) -> str:
    return ext(f"<zeebe:script expression={quoteattr(expression)} resultVariable={quoteattr(variable)}/>")


def called(
    process: str,
    *,
    parent: bool = True,
    child: bool = True,
    inputs: dict[str, str] | None = None,
    outputs: dict[str, str] | None = None,
) -> str:
    switches = f'propagateAllParentVariables="{str(parent).lower()}" propagateAllChildVariables="{str(child).lower()}"'
    return ext(f'<zeebe:calledElement processId="{process}" {switches}/>', pairs(inputs, outputs))


def several(
    collection: str, item: str, output: str = "", element: str = "", condition: str = "", *, sequential: bool = False
) -> str:
    written = f" outputCollection={quoteattr(output)} outputElement={quoteattr(element)}" if output else ""
    done = f"<bpmn:completionCondition>{escape(condition)}</bpmn:completionCondition>" if condition else ""
    inner = ext(
        f"<zeebe:loopCharacteristics inputCollection={quoteattr(collection)} inputElement={quoteattr(item)}{written}/>"
    )
    tag = "bpmn:multiInstanceLoopCharacteristics"
    return f'<{tag} isSequential="{str(sequential).lower()}">{inner}{done}</{tag}>'


def timer(kind: str, text: str) -> str:
    return f"<bpmn:timerEventDefinition><bpmn:{kind}>{escape(text)}</bpmn:{kind}></bpmn:timerEventDefinition>"


def attached(to: str, *, interrupting: bool = True) -> str:
    return f'attachedToRef="{to}" cancelActivity="{str(interrupting).lower()}"'


def nodes_and_flows(process: str, nodes: list[tuple[str, ...]], flows: str) -> str:
    """`nodes`: (kind, id[, body[, attributes]]); `flows`: lines 'a b', 'a b =condition' or 'a b default'."""
    out, default = [], {}
    for i, (source, target, *rest) in enumerate(line.split(None, 2) for line in flows.strip().splitlines()):
        condition = rest[0] if rest and rest[0] != "default" else None
        flow = f"{process}_f{i}"
        if rest == ["default"]:
            default[source] = flow
        body = f"<bpmn:conditionExpression>{escape(condition)}</bpmn:conditionExpression>" if condition else ""
        out.append(
            f'<bpmn:sequenceFlow id="{flow}" sourceRef="{source}" targetRef="{target}">{body}</bpmn:sequenceFlow>'
        )
    for kind, name, *rest in nodes:
        body, attributes = (*rest, "", "")[:2]
        if name in default:
            attributes += f' default="{default[name]}"'
        out.append(f'<bpmn:{TAGS[kind]} id="{name}" name="{name}" {attributes}>{body}</bpmn:{TAGS[kind]}>')
    return "".join(out)


def process(
    name: str, nodes: list[tuple[str, ...]], flows: str, *, lanes: dict[str, str] | None = None, prefix: str = ""
) -> str:
    lanes = {"inspector": " ".join(node[1] for node in nodes)} if lanes is None else lanes
    drawn = "".join(
        f'<bpmn:lane id="{name}_lane_{i}" name="{role}">'
        + "".join(f"<bpmn:flowNodeRef>{each}</bpmn:flowNodeRef>" for each in held.split())
        + "</bpmn:lane>"
        for i, (role, held) in enumerate(lanes.items())
    )
    head = ext(properties(prefix=prefix)) if prefix else ""
    inside = (f'<bpmn:laneSet id="{name}_lanes">{drawn}</bpmn:laneSet>' if drawn else "") + nodes_and_flows(
        name, nodes, flows
    )
    return f'<bpmn:process id="{name}" isExecutable="true">{head}{inside}</bpmn:process>'


def bundle(*parts: str, roles: bytes = ROLES):
    """A bundle of one file; the process with a prefix is its main one."""
    content = (HEAD + "".join(parts) + "</bpmn:definitions>").encode()
    return load_bundle("t", {"processes/t/t.bpmn": content, "processes/roles.yaml": roles})


def simple(nodes: str, flows: str, **more):
    """A bundle from ids alone: s* start, e* end, j* and f* parallel, x* exclusive, everything else a user task."""
    kinds = {"s": "start", "e": "end", "j": "and", "f": "and", "x": "xor", "o": "or"}
    listed = [(kinds.get(name[0], "user") if len(name) < 4 else "user", name) for name in nodes.split()]
    return bundle(process("p", listed, flows.replace(", ", "\n"), prefix="P", **more))
