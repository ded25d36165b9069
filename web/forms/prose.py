"""Texts of a form as HTML: a small Markdown for `text`, a short list of tags for `html`; all else is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from markupsafe import Markup, escape

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s][^*]*?)\*(?![\w*])")
_LINK = re.compile(r"\[([^\]]+)\]\(([^()\s]+)\)")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|/(?![/\\]))[^\s\\]*\Z", re.IGNORECASE)

_BLOCKS = {"p", "div", "pre", "blockquote", "hr", "ul", "ol", "li", "dl", "dt", "dd"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_WORDS = {"a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "span", "br"}
_TAGS = _BLOCKS | _TABLES | _WORDS | {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = frozenset({"br", "hr"})
_DROPPED = frozenset({"script", "style", "iframe", "object", "template", "svg", "math", "noscript", "title"})
_FIRST_HEADING = 3  # the page has h1, its panels h2


def markdown(text: str) -> Markup:
    """Give headings, lists, paragraphs, **strong**, *emphasis* and links of a text; nothing else is interpreted."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return Markup("").join(piece for block in blocks if block.strip() for piece in _block(block.split("\n")))


def _block(lines: list[str]) -> Iterator[Markup]:
    prose: list[str] = []
    items: list[str] = []
    for line in [*lines, ""]:
        heading = _HEADING.match(line.strip())
        is_item = line.lstrip().startswith(("- ", "* "))
        if prose and (heading or is_item or not line):
            yield Markup("<p>{}</p>").format(Markup("<br>").join(map(_inline, prose)))
            prose = []
        if items and not is_item:
            yield Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(_inline(i)) for i in items))
            items = []
        if heading:
            level = min(len(heading[1]) + _FIRST_HEADING - 1, 6)
            yield Markup("<h{0}>{1}</h{0}>").format(level, _inline(heading[2]))
        elif is_item:
            items.append(line.lstrip()[2:])
        elif line.strip():
            prose.append(line.strip())


def _inline(text: str) -> Markup:
    html = str(escape(text))
    html = _STRONG.sub(r"<strong>\1</strong>", html)
    html = _EMPHASIS.sub(r"<em>\1</em>", html)
    return Markup(_LINK.sub(_link, html))  # noqa: S704 - every piece was escaped above


def _link(found: re.Match[str]) -> str:
    if not _SAFE_LINK.match(found[2]):
        return found[1]
    return f'<a href="{found[2]}" rel="noopener noreferrer">{found[1]}</a>'


def clean_html(text: str) -> Markup:
    """Keep harmless tags, drop scripts with what they hold, all attributes but safe links and spans of cells."""
    cleaner = _Cleaner()
    cleaner.feed(text)
    cleaner.close()
    return cleaner.result()


class _Cleaner(HTMLParser):
    """Writes anew what it allows, and closes what was left open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._dropping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._dropping.append(tag)
        if self._dropping or tag not in _TAGS:
            return
        name, kept = _lowered(tag), "".join(_attributes(tag, attrs))
        if name == "a" and not kept:  # a link that leads nowhere
            return
        self._out.append(f"<{name}{kept}>")
        if name not in _VOID:
            self._open.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            if tag in self._dropping:
                self._dropping.remove(tag)
            return
        name = _lowered(tag)
        if self._dropping or name not in self._open:
            return
        while self._open:
            last = self._open.pop()
            self._out.append(f"</{last}>")
            if last == name:
                break

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._out.append(str(escape(data)))

    def result(self) -> Markup:
        closing = (f"</{name}>" for name in reversed(self._open))
        return Markup("".join([*self._out, *closing]))  # noqa: S704 - tags from our list, texts escaped


def _lowered(tag: str) -> str:
    """Move headings below those of the page."""
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():  # noqa: PLR2004 - h1 to h6
        return f"h{min(int(tag[1]) + _FIRST_HEADING - 1, 6)}"
    return tag


def _attributes(tag: str, attributes: list[tuple[str, str | None]]) -> Iterator[str]:
    for name, value in attributes:
        text = (value or "").strip()
        if tag == "a" and name == "href" and _SAFE_LINK.match(text):
            yield f' href="{escape(text)}" rel="noopener noreferrer"'
        elif tag in {"td", "th"} and name in {"colspan", "rowspan"} and re.fullmatch(r"[1-9][0-9]?", text):
            yield f' {name}="{text}"'
        elif tag == "th" and name == "scope" and text in {"col", "row"}:
            yield f' scope="{text}"'
