"""Procedures that would start or tell each other for ever end, with a reason that somebody sees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.commands import finishing
from engine.errors import ServiceFailed
from engine.scenarios import lookup

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}
ERRAND = (Path(__file__).parent / "caller" / "errand.bpmn").read_text("utf-8")


def procedure(home: Path, name: str, starts: str) -> None:
    """Add a procedure like the errand, whose case starts one of another before anything else."""
    keep(home, name, ERRAND.replace('source="trial" target="procedure"', f'source="{starts}" target="procedure"'))


def player(home: Path, name: str, sends: str) -> None:
    """Add a procedure whose case sends a message, waits for one of its own name, and begins again."""
    text = re.sub(r'<bpmn:(serviceTask id="start_trial"|endEvent).*?</bpmn:(serviceTask|endEvent)>', "", ERRAND)
    text = re.sub(r"<bpmn:sequenceFlow.*/>", "", text).replace("flowNodeRef>start_trial<", "flowNodeRef>errand_again<")
    text = text.replace("<bpmn:flowNodeRef>errand_done</bpmn:flowNodeRef>", "").replace("=trial_case", "=lot")
    flows = ("open_errand", "errand_again"), ("errand_again", "say_verdict"), ("say_verdict", "wait_for_trial")
    loop = '<bpmn:exclusiveGateway id="errand_again" name=""/>' + "".join(
        f'<bpmn:sequenceFlow id="e{place}" sourceRef="{source}" targetRef="{target}"/>'
        for place, (source, target) in enumerate((*flows, ("wait_for_trial", "errand_again")), 1)
    )
    text = re.sub(r"<bpmn:(incoming|outgoing)>e.</bpmn:(incoming|outgoing)>", "", text)
    text = text.replace("</bpmn:process>", loop + "</bpmn:process>")
    keep(home, name, text.replace('"case_closed"', f'"{name}"').replace('source="verdict"', f'source="{sends}"'))


def keep(home: Path, name: str, text: str) -> None:
    folder = home / "processes" / name
    folder.mkdir()
    text = text.replace("errand", name).replace('"ER"', f'"{name[:2].upper()}"')
    (folder / f"{name}.bpmn").write_text(text, "utf-8")


@pytest.fixture
def home(home):
    procedure(home, "snake", "snake")
    procedure(home, "hen", "egg")
    procedure(home, "egg", "hen")
    player(home, "ping", "pong")
    player(home, "pong", "ping")
    return home


def count(plant, table):
    with plant.database.reading() as work:
        return work.run_text(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names of this test


@pytest.mark.parametrize("name", ["snake", "hen"])
def test_cases_that_start_each_other_without_end_are_refused_whole(plant, person, name):
    zhang = person("zhang", "inspector")
    with pytest.raises(ServiceFailed) as failed:
        plant.start_case(zhang, name, "ningbo", SHEET)
    assert "without end" in failed.value.cause
    assert [count(plant, t) for t in ('"case"', "case_number", "record", "message", "case_link")] == [0] * 5


def test_messages_that_go_round_between_cases_end_in_an_incident_and_other_cases_go_on(plant, person):
    zhang = person("zhang", "inspector")
    first = plant.start_case(zhang, "ping", "ningbo", SHEET)
    second = plant.start_case(zhang, "pong", "ningbo", SHEET)
    assert count(plant, "history") < 6 * finishing.MOST_ROUNDS
    assert [text for case in (first, second) for _, _, text in lookup.incidents(plant, case.id)] == [
        "messages between cases go round without end"
    ] * 2
    assert plant.fire_due() == 0
    assert plant.start_case(zhang, "trial", "ningbo", SHEET).number == "TR-2026-0001"
    assert plant.verify(replay=True) is None


def test_hundreds_of_messages_that_came_early_are_taken_bit_by_bit(plant, person):
    for _ in range(400):
        plant.deliver_message(None, "ping", "A-1", {})
    case = plant.start_case(person("zhang", "inspector"), "ping", "ningbo", SHEET)
    while plant.fire_due():
        pass
    assert lookup.incidents(plant, case.id) == []
    assert count(plant, "message WHERE case_id IS NULL AND name = 'ping'") == 0


def test_a_message_that_breaks_its_receiver_holds_back_nobody_elses(plant, person, monkeypatch):
    zhang = person("zhang", "inspector")
    whole = finishing.hand_over

    def broken(house, work, case, *rest):
        if case.number.startswith("PI"):
            raise KeyError("lot")
        whole(house, work, case, *rest)

    monkeypatch.setattr(finishing, "hand_over", broken)
    for key in ("A-1", "A-2"):
        plant.deliver_message(None, "ping", key, {})
    broken_one = plant.start_case(zhang, "ping", "ningbo", SHEET)
    other = plant.start_case(zhang, "pong", "ningbo", {**SHEET, "lot": "A-2"})
    plant.deliver_message(None, "pong", "A-2", {})
    assert [text for _, _, text in lookup.incidents(plant, broken_one.id)] == ["KeyError: 'lot'"]
    assert lookup.incidents(plant, other.id) == []
    assert plant.fire_due() == 0
