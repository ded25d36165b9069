"""Roles and clauses of the shipped procedures: complete in three languages, every clause carried out somewhere."""

import re
from pathlib import Path

import pytest
import yaml

from engine.procedures import read_clauses, read_roles

HOME = Path(__file__).resolve().parents[3]
LANGUAGES = ("en", "zh", "ru")
DOCUMENTS = {
    path.stem: read_clauses(path.read_bytes(), path.name) for path in (HOME / "processes" / "clauses").glob("*.yaml")
}
KINDS = {"flow", "rule", "role", "record", "deadline", "decision", "term", "kpi", "retention"}
SCOPE = re.compile(r"NCO-(1|2|3\.[1245]|4\..*|4)\Z")


def test_roles_have_names_and_a_duty_in_three_languages() -> None:
    roles = yaml.safe_load((HOME / "processes" / "roles.yaml").read_text(encoding="utf-8"))
    assert len(roles) >= 20
    for key, role in roles.items():
        assert all(role[language] and role["duty"][language] for language in LANGUAGES), key


def test_a_role_is_found_by_its_key_and_by_its_name_in_any_language() -> None:
    path = HOME / "processes" / "roles.yaml"
    roles = read_roles(path.read_bytes())
    for key, role in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        assert {roles.key_of(key), *(roles.key_of(role[language]) for language in LANGUAGES)} == {key}


def test_five_documents_are_registered() -> None:
    assert set(DOCUMENTS) == {"NCO", "SMP", "DPR", "HAC", "EST"}


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_clauses_speak_three_languages(document: str) -> None:
    names = DOCUMENTS[document].names
    assert names.en
    assert names.zh
    assert names.ru
    for clause in DOCUMENTS[document].clauses.values():
        assert clause.id.startswith(f"{document}-")
        assert clause.kind in KINDS
        for text in filter(None, (clause.text, clause.reading)):
            assert text.en, clause.id
            assert text.zh, clause.id
            assert text.ru, clause.id


@pytest.mark.parametrize("clause", sorted(key for key in DOCUMENTS["NCO"].clauses if SCOPE.match(key)))
def test_clause_is_carried_out_by_an_element_a_row_or_a_field(clause: str) -> None:
    files = [
        *(HOME / "processes" / "nonconformity").glob("*.bpmn"),
        *(HOME / "processes" / "nonconformity").glob("*.dmn"),
        *(HOME / "forms" / "nonconformity").glob("*.form"),
    ]
    named = re.compile(rf"(?<![\w.-]){re.escape(clause)}(?![\w.-])")
    assert any(named.search(path.read_text(encoding="utf-8")) for path in files)


def test_every_term_of_the_glossary_is_explained_in_three_languages_and_names_a_clause() -> None:
    known = {clause for document in DOCUMENTS.values() for clause in document.clauses}
    terms = yaml.safe_load((HOME / "processes" / "glossary.yaml").read_text(encoding="utf-8"))["terms"]
    assert len({term["key"] for term in terms}) == len(terms) >= 30
    for term in terms:
        assert all(term[language] and term["meaning"][language] for language in LANGUAGES), term["key"]
        assert set(term["clause"].split()) <= known, term["key"]


def test_every_role_has_a_head_that_is_a_role_and_nobody_is_above_top_management() -> None:
    roles = read_roles((HOME / "processes" / "roles.yaml").read_bytes())
    for key, role in roles.by_key.items():
        assert role.head is None or role.head in roles.by_key, key
        assert key not in roles.heads_of(key)
    assert roles.heads_of("storekeeper") == ("warehouse_supervisor", "general_manager", "top_management")


def test_clauses_name_known_roles() -> None:
    roles = read_roles((HOME / "processes" / "roles.yaml").read_bytes())
    named = {role for document in DOCUMENTS.values() for clause in document.clauses.values() for role in clause.roles}
    assert named
    assert named <= set(roles.by_key)
