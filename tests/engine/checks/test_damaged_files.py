"""However a file is damaged, the check tells findings; it never breaks down."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from engine.checks import check_files, line
from engine.checks.checking import read_plant

HERE = Path(__file__).parent
PLANT = HERE / "plant"
ODD_TEXTS = ["", "=", "x", "= 1 +", "=1/0", "=a.b.c", "=[1..", "\u202e", "=true", "P", "Start"]
ODD_VALUES = [None, 1, "", [], {}, "=x", True, "=", [[]]]


def the_files() -> dict[str, bytes]:
    files = {path.relative_to(PLANT).as_posix(): path.read_bytes() for path in PLANT.rglob("*.*")}
    files = {name: content for name, content in files.items() if "/clauses/" not in name}
    diagrams = ["unknown_variable", "recursive_call", "vote_deadline", "parallel_writing", "uncovered_case"]
    for rule in diagrams:  # several processes with the same ids: damage enough by itself
        files[f"processes/sample/{rule}.bpmn"] = (HERE / rule / "valid.bpmn").read_bytes()
    return files


def damaged_xml(content: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(content)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    for _ in range(chance.randint(1, 3)):
        node, other = chance.choice(nodes), chance.choice(nodes)
        match chance.randrange(5):
            case 0 if node.getparent() is not None:
                node.getparent().remove(node)
            case 1 if node.attrib:
                del node.attrib[chance.choice(sorted(node.attrib))]
            case 2 if node.attrib:
                node.set(chance.choice(sorted(node.attrib)), chance.choice(ODD_TEXTS))
            case 3:
                node.tag = other.tag
            case _:
                other.append(etree.fromstring(etree.tostring(node)))
    return etree.tostring(root)


def damaged_form(content: bytes, chance: random.Random) -> bytes:
    form = json.loads(content)
    holder = chance.choice(list(holders(form)))
    where = chance.choice(sorted(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    holder[where] = chance.choice(ODD_VALUES)
    return json.dumps(form).encode()


def holders(value: object) -> Iterator[dict | list]:
    if isinstance(value, dict | list) and value:
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from holders(inner)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_file_is_told_about(seed: int):
    chance, files = random.Random(seed), the_files()  # noqa: S311 - damage, not secrets
    name = chance.choice(sorted(files))
    if name.endswith(".yaml"):
        files[name] = files[name][: chance.randrange(len(files[name]))]
    elif name.endswith(".form"):
        files[name] = damaged_form(files[name], chance)
    else:
        files[name] = damaged_xml(files[name], chance)
    told = [line(finding, "ru") for finding in check_files("sample", files, read_plant(PLANT))]
    assert told
    assert not [text for text in told if "[finding" in text or "{$" in text]
