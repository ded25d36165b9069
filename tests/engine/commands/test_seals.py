"""Seals show what the chain of one case cannot: a tail cut off, a case taken away, seals taken away."""

# ruff: noqa: S608 - numbers of our own
from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from engine.commands import sealing
from engine.commands.sealing import SealUnreadable, broken_seal, exported, read_exported, seal

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


@pytest.fixture
def cases(plant, person, task_of):
    """Three cases; the first one went on after the first seal."""
    zhang = person("zhang", "inspector")
    started = [plant.start_case(zhang, "trial", "ningbo", {**SHEET, "lot": f"A-{n}"}) for n in range(3)]
    assert seal(plant) == 3
    plant.complete_task(zhang, task_of(started[0], "judge_lot"), {"verdict": "bad"})
    assert seal(plant) == 1
    return started


def tamper(plant, *statements):
    if plant.database.dialect != "sqlite":
        pytest.skip("the guards are removed here in the way of SQLite")
    with plant.database.transaction() as work:
        for table in ("history", "seal"):
            work.run_text(f"DROP TRIGGER IF EXISTS keep_{table}_update")
            work.run_text(f"DROP TRIGGER IF EXISTS keep_{table}_delete")
        for statement in statements:
            work.run_text(statement)


def test_untouched_seals_hold(plant, cases):
    assert broken_seal(plant) is None
    assert plant.verify() is None


def test_nothing_new_makes_no_seal(plant, cases):
    assert seal(plant) == 0
    assert exported(plant).number == 2


def test_a_tail_that_was_cut_off_is_seen_though_the_chain_is_whole(plant, cases):
    case = cases[0].id
    tamper(
        plant,
        f"DELETE FROM history WHERE case_id = {case} AND entry > 2",
        f'UPDATE "case" SET entries = 2, head = (SELECT mac FROM history WHERE case_id = {case} AND entry = 2)'
        f" WHERE id = {case}",
    )
    assert plant.verify() is None
    assert broken_seal(plant) == 2


def test_a_case_that_was_taken_away_is_seen(plant, cases):
    tamper(plant, f"DELETE FROM history WHERE case_id = {cases[1].id}")
    assert broken_seal(plant) == 1


def test_a_seal_in_the_middle_that_was_taken_away_is_seen(plant, cases):
    tamper(plant, "DELETE FROM seal WHERE id = 1")
    assert broken_seal(plant) == 1


def test_the_last_seal_taken_away_is_seen_by_the_one_kept_outside(plant, cases):
    kept = read_exported(json.dumps(asdict(exported(plant))).encode())
    assert broken_seal(plant, kept) is None
    tamper(plant, "DELETE FROM seal WHERE id = 2")
    assert broken_seal(plant) is None
    assert broken_seal(plant, kept) == 2


def test_a_seal_made_anew_with_another_time_is_seen(plant, cases):
    tamper(plant, "UPDATE seal SET at = at + 1 WHERE id = 1")
    assert broken_seal(plant) == 1


def test_many_cases_come_under_several_seals(plant, person, monkeypatch):
    monkeypatch.setattr(sealing, "MOST_AT_ONCE", 2)
    for number in range(5):
        plant.start_case(person("zhang", "inspector"), "trial", "ningbo", {**SHEET, "lot": f"A-{number}"})
    assert seal(plant) == 5
    assert exported(plant).number == 3
    assert broken_seal(plant) is None


def test_a_seal_is_of_this_plant_s_key(plant, cases):
    plant.history_key = b"another"
    assert broken_seal(plant) == 1


@pytest.mark.parametrize("content", [b"", b"[]", b'{"number": "x"}', b"\xff"])
def test_a_file_without_a_seal_is_refused(content):
    with pytest.raises(SealUnreadable):
        read_exported(content)
