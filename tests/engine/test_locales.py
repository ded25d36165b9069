"""Everything people read exists in the three languages, with the same variables."""

from __future__ import annotations

import re

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as f
from fluent.syntax.visitor import Visitor

FOLDERS = ("engine/vocabulary/locales", "web/locales")


class _Variables(Visitor):
    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):  # noqa: N802 - the library's name
        self.names.add(node.id.name)


def _messages(folder, language):
    found = {}
    for file in sorted((folder / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, f.Junk), f"{file.name}: {entry.content[:80]}"
            if isinstance(entry, f.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice ({file.name})"
                visitor = _Variables()
                visitor.visit(entry)
                found[entry.id.name] = (visitor.names, file.name)
    return found


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", ["zh", "ru"])
def test_a_language_words_what_english_words(repository, folder, language):
    english = _messages(repository / folder, "en")
    other = _messages(repository / folder, language)
    assert english, f"{folder} has no messages"
    assert sorted(set(english) - set(other)) == []
    assert sorted(set(other) - set(english)) == []
    assert {key: names for key, (names, _) in other.items()} == {key: names for key, (names, _) in english.items()}


def test_no_key_is_worded_in_both_places(repository):
    engine, web = (set(_messages(repository / folder, "en")) for folder in FOLDERS)
    assert sorted(engine & web) == []


def test_every_refusal_in_the_code_is_worded(repository):
    worded = {key for folder in FOLDERS for key in _messages(repository / folder, "en")}
    codes = set()
    for file in [*(repository / "engine").rglob("*.py"), *(repository / "web").rglob("*.py")]:
        codes |= set(re.findall(r'Refusal\(\s*"([a-z][a-z0-9_-]+)"', file.read_text(encoding="utf-8")))
    assert codes
    assert sorted(code for code in codes if f"refusal-{code.replace('_', '-')}" not in worded) == []
