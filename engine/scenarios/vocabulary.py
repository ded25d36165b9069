"""The sentences a scenario may use, in English, Chinese and Russian; each is bound to one function."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine.scenarios.world import World

Table = Sequence[Sequence[str]]
Act = Callable[[World, Mapping[str, str], Table], None]

_QUOTED = r"[\"“「«](?P<{0}>[^\"”」»]*)[\"”」»]"
#: What stands in a sentence in braces, as a regular expression.
_KINDS = {
    "role": r"(?P<role>[^\"“”「」«»]+?)",
    "other": r"(?P<other>[^\"“”「」«»]+?)",
    "count": r"(?P<count>\d+)",
    "quantity": r"(?P<quantity>\d+(?:\.\d+)?)",
    "status": r"(?P<status>[^\"“”「」«»:：]+?)",
    "moment": r"(?P<moment>\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)",
    "day": r"(?P<day>\w+)",
    "clock": r"(?P<clock>\d\d:\d\d)",
    **{name: _QUOTED.format(name) for name in ("task", "text", "name", "key", "lot", "part", "site")},
}
_OPTIONAL_COLON = re.compile(r"(?::|\[：:\])\?$")
#: How the regular expression of a sentence turns into what a person writes, applied in this order.
_SHOWN = (
    (re.compile(r"\(\?![^)]*\)"), ""),  # what must not stand here
    (re.compile(r"\(\?:[^)]*\)\?"), ""),  # may be left out
    (re.compile(r"\(\?:([^)|]*)[^)]*\)"), r"\1"),  # the first of several forms
    (re.compile(r"(\w)\?"), r"\1"),  # a letter that may be left out stays
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the vocabulary: how it reads in each language, what it does, what it is for."""

    id: str
    en: str
    zh: str
    ru: str
    help: str
    act: Act

    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Return the compiled patterns of the three languages."""
        return tuple(_compiled(text) for text in (self.en, self.zh, self.ru))

    @property
    def takes_table(self) -> bool:
        """Tell whether a table may stand under the sentence."""
        return _OPTIONAL_COLON.search(self.en) is not None

    def shown(self, language: str, words: Mapping[str, str]) -> str:
        """Return the sentence as a person writes it; `words` are what stands for the braces."""
        text = _OPTIONAL_COLON.sub("", {"en": self.en, "zh": self.zh, "ru": self.ru}[language])
        for pattern, instead in _SHOWN:
            text = pattern.sub(instead, text)
        colon = ("：" if language == "zh" else ":") if self.takes_table else ""
        return re.sub(r"\{(\w+)\}", lambda found: words[found[1]], text).strip() + colon


_SENTENCES: list[Sentence] = []


def sentence(name: str, en: str, zh: str, ru: str) -> Callable[[Act], Act]:
    """Bind a function `(world, words, table)`; its docstring is the sentence's help."""

    def bind(act: Act) -> Act:
        _SENTENCES.append(Sentence(name, en, zh, ru, (act.__doc__ or "").strip().splitlines()[0], act))
        return act

    return bind


def sentences() -> tuple[Sentence, ...]:
    """Return the whole vocabulary in the order it is written."""
    from engine.scenarios import (  # noqa: F401 - importing binds the sentences
        absent,
        acting,
        attaching,
        disposing,
        inspecting,
        keeping,
        monitoring,
        recalling,
        reporting,
        seeing,
        shipping,
        timing,
    )

    return tuple(_SENTENCES)


def find(text: str) -> tuple[Sentence, Mapping[str, str]]:
    """Return the sentence that `text` is, and its words. Raises LookupError naming the nearest ones."""
    wanted = " ".join(text.split())
    for each in sentences():
        for pattern in each.patterns():
            found = pattern.fullmatch(wanted)
            if found is not None:
                return each, {key: value for key, value in found.groupdict().items() if value is not None}
    raise LookupError(f"no sentence of the vocabulary fits: {text}\n{_nearest(wanted)}")


def run(world: World, text: str, table: Table = ()) -> None:
    """Carry out one step. Raises LookupError for a sentence nobody bound, AssertionError when it does not hold."""
    each, words = find(text)
    each.act(world, words, table)


def _nearest(text: str) -> str:
    blank: dict[str, str] = defaultdict(lambda: "…")
    known = [each.shown(language, blank) for each in sentences() for language in ("en", "zh", "ru")]
    bare = re.sub(r"[\"“「«][^\"”」»]*[\"”」»]", "…", text)
    near = difflib.get_close_matches(bare, known, n=3, cutoff=0.4)
    return "nearest are: " + "; ".join(near) if near else "docs/process-owner/scenarios.md lists them all"


@cache
def _compiled(text: str) -> re.Pattern[str]:
    """Turn a sentence into a regular expression: braces name what varies, `(a|b)` and `?` are taken as they are."""
    return re.compile(re.sub(r"\{(\w+)\}", lambda found: _KINDS[found[1]], text))


def rows_of(table: Table) -> list[tuple[str, str]]:
    """Return a two-column table as pairs. Raises AssertionError for another shape."""
    pairs: list[tuple[str, str]] = []
    for row in table:
        assert len(row) == 2, f"a table of answers has two columns: {list(row)}"  # noqa: PLR2004
        pairs.append((row[0].strip(), row[1].strip()))
    return pairs


def plain(value: Any) -> str:
    """Return a value as a scenario writes it: yes and no for booleans, a dash for null."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
