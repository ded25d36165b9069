"""A history leads to the same state again, without asking anybody."""

from decimal import Decimal
from threading import Thread

import pytest

from engine.errors import ServiceFailed
from engine.workflow import Entry, HistoryDiffers, Host, load, rebind, replay, start
from tests.engine.workflow import procedures
from tests.engine.workflow.drawing import bundle, process, script
from tests.engine.workflow.world import START


def refuse(*_):
    raise AssertionError("nobody may be asked")


def then(at):
    return Host(at, refuse, refuse)


def history():
    """A case whose service failed once; its entries and its state."""
    answers = iter([ConnectionError("down"), {"n": 5, "share": Decimal("0.1")}])

    def serve(*_):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    host = Host(START, serve, refuse)
    found = procedures.reference()
    case = start(found, host, {"lot": "A-1"})
    number = case.open_tasks()[0].number
    entries = [Entry("start", payload={"lot": "A-1"}, at=START)]
    case.complete(number, {"quantity": 100})
    entries += [Entry("form", "record_finding", {"quantity": 100}, number, START), *case.log]
    rebind(case, host).retry()
    entries += [Entry("retry", at=START), *case.log]
    return found, entries, case.dump()


def test_a_history_with_a_failure_and_a_retry_leads_to_the_same_state():
    found, entries, state = history()
    assert [entry.kind for entry in entries] == ["start", "form", "failed", "retry", "service"]
    assert replay(found, then, entries).dump() == state


def test_a_task_is_found_by_its_element_when_the_history_has_no_number():
    found, entries, state = history()
    assert replay(found, then, [entry._replace(number=None) for entry in entries]).dump() == state


def test_a_history_that_lacks_an_answer_is_told():
    found, entries, _ = history()
    with pytest.raises(HistoryDiffers, match="has no answer"):
        replay(found, then, entries[:2])


def test_an_answer_that_nobody_asked_for_is_told():
    found, entries, _ = history()
    with pytest.raises(HistoryDiffers, match="was not asked for"):
        replay(found, then, [*entries, entries[-1]])


def test_a_history_must_begin_with_a_start_and_have_times():
    found, entries, _ = history()
    with pytest.raises(HistoryDiffers, match="begin"):
        replay(found, then, entries[1:])
    with pytest.raises(HistoryDiffers, match="empty"):
        replay(found, then, [])
    with pytest.raises(HistoryDiffers, match="time"):
        replay(found, then, [entries[0]._replace(at=None)])


def test_a_case_whose_step_failed_half_way_cannot_be_saved():
    nodes = [
        ("start", "s"),
        ("user", "go"),
        ("xor", "m"),
        ("script", "turn", script("=1", "n")),
        ("xor", "q"),
        ("end", "e"),
    ]
    found = bundle(process("p", nodes, "s go\ngo m\nm turn\nturn q\nq m =n > 0\nq e default", prefix="P"))
    case = start(found, then(START), {})
    with pytest.raises(ServiceFailed):
        case.complete(case.open_tasks()[0].number, {})
    with pytest.raises(RuntimeError, match="load"):
        case.dump()


def test_a_bundle_serves_many_threads_and_a_vote_goes_on_in_a_fresh_process():
    found, errors = procedures.vote(), []

    def work():
        try:
            for _ in range(10):
                case = start(found, then(START), {"repeat": False})
                case.complete(case.open_tasks()[0].number, {"board": ["a", "b", "c"]})
                for _ in range(2):
                    case = load(case.dump(), found, then(START))
                    case.complete(case.open_tasks()[0].number, {"vote": "yes"})
                assert [task.element for task in case.open_tasks()] == ["settle"]
        except Exception as error:  # noqa: BLE001
            errors.append(repr(error))

    threads = [Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
