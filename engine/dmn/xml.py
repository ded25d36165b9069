"""Safe reading of DMN's XML, whatever version of the standard its namespace names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from engine.errors import BundleInvalid, Finding

MAX_BYTES: Final = 2_000_000
EXPRESSIONS: Final = (
    "literalExpression",
    "context",
    "decisionTable",
    "invocation",
    "list",
    "relation",
    "functionDefinition",
    "conditional",
    "filter",
    "for",
    "some",
    "every",
)

Element = etree._Element  # noqa: SLF001 - lxml's own name for it


def parse(content: bytes, file: str) -> Element:
    """Read the root element; raises BundleInvalid with a finding `too_large`, `doctype` or `unreadable`."""
    if len(content) > MAX_BYTES:
        raise _invalid(file, "too_large", size=len(content), limit=MAX_BYTES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise _invalid(file, "unreadable", line=getattr(exc, "lineno", 1), reason=str(exc)) from exc
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise _invalid(file, "doctype", line=root.sourceline)
    if local(root) != "definitions":
        raise _invalid(file, "unreadable", line=root.sourceline, reason="not_a_decision_file")
    return root


def _invalid(file: str, rule: str, **data: object) -> BundleInvalid:
    return BundleInvalid([Finding(file, "", rule, data=data)])


def local(element: Element) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Give the children of some names."""
    return (child for child in element if local(child) in names)


def child(element: Element | None, *names: str) -> Element | None:
    """Give the first child of some names."""
    return None if element is None else next(children(element, *names), None)


def text(element: Element | None, name: str = "text") -> str:
    """Give the text of a child, stripped; empty when there is none."""
    found = child(element, name)
    return (found.text or "").strip() if found is not None else ""


def line(element: Element) -> int:
    """Give the line an element begins at."""
    found: object = element.sourceline
    return found if isinstance(found, int) else 1


def attribute(element: Element | None, name: str) -> str:
    """Give an attribute; empty when there is none."""
    return "" if element is None else str(element.get(name) or "")
