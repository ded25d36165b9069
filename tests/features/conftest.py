"""Binds the vocabulary of engine.scenarios to pytest-bdd; every scenario plays on a SQLite file of its own."""

from __future__ import annotations

import re

import pytest
from pytest_bdd import parsers, step

from engine.scenarios import Stage, sentences
from engine.scenarios.trying import loose_ends


@pytest.fixture(scope="session")
def stage(tmp_path_factory, repository):
    """A furnished plant with the shipped procedures, copied for every scenario."""
    return Stage(repository, tmp_path_factory.mktemp("plant"))


@pytest.fixture
def world(stage):
    with stage.world() as world:
        yield world


class _AnyLanguage(parsers.StepParser):
    """A sentence in whichever of the three languages the scenario is written."""

    def __init__(self, sentence):
        super().__init__(sentence.id)
        self.patterns = sentence.patterns()

    def is_matching(self, name):
        return any(pattern.fullmatch(name) for pattern in self.patterns)

    def parse_arguments(self, name):
        found = next(filter(None, (pattern.fullmatch(name) for pattern in self.patterns)))
        return {"words": {key: value for key, value in found.groupdict().items() if value is not None}}


def _bind(sentence):
    def act(world, words, datatable=()):
        sentence.act(world, words, datatable)

    return act


for _sentence in sentences():
    step(_AnyLanguage(_sentence))(_bind(_sentence))


@pytest.hookimpl(trylast=True)
def pytest_bdd_after_scenario(request, feature, scenario):
    """A refusal or an incident that no sentence asked about is a failure: nothing passes by being refused."""
    left = loose_ends(request.getfixturevalue("world"))
    if left:
        pytest.fail(left)


def pytest_bdd_apply_tag(tag, function):
    """Clause ids are tags; they are no pytest marks."""
    return True if re.match(r"[A-Z]{3}-", tag) else None
