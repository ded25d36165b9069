from __future__ import annotations

from decimal import Decimal

import pytest

from engine.errors import CommandRefused, NotAllowed, NotFound, StaleTask
from engine.scenarios import lookup
from engine.vocabulary import Names

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


def a_trial(plant, inspector, **sheet):
    return plant.start_case(inspector, "trial", "ningbo", {**SHEET, **sheet})


def codes(refused):
    return {refusal.code for refusal in refused.value.refusals}


def test_starting_a_sheet_holds_its_quantity_in_the_same_transaction(plant, person):
    started = a_trial(plant, person("zhang", "inspector"))
    assert started.number == "TR-2026-0001"
    assert lookup.balance(plant, "ningbo", "A-1") == {"on_hold": Decimal(500)}
    assert lookup.facts(plant, started.id).title == "Trial of A-1"


def test_numbers_count_up_by_prefix_and_year(plant, person):
    zhang = person("zhang", "inspector")
    assert [a_trial(plant, zhang).number for _ in range(3)] == ["TR-2026-0001", "TR-2026-0002", "TR-2026-0003"]


def test_a_refused_sheet_leaves_nothing_behind(plant, person):
    with pytest.raises(CommandRefused) as refused:
        a_trial(plant, person("zhang", "inspector"), product="unknown", quantity="-5", lot="")
    assert {refusal.field for refusal in refused.value.refusals} >= {"product", "quantity", "lot"}
    assert lookup.balance(plant, "ningbo", "A-1") == {}
    assert a_trial(plant, person("zhang")).number == "TR-2026-0001"


def test_only_the_role_of_the_start_may_open_a_sheet_and_only_at_its_site(plant, person):
    with pytest.raises(NotAllowed) as refused:
        plant.start_case(person("wang", "quality_head"), "trial", "ningbo", SHEET)
    assert refused.value.role == "inspector"
    with pytest.raises(NotAllowed):
        plant.start_case(person("zhang", "inspector"), "trial", "taizhou", SHEET)


def test_a_case_goes_from_sheet_to_release(plant, person, task_of):
    zhang, wang = person("zhang", "inspector"), person("wang", "quality_head")
    li = person("li", "inspector")
    case = a_trial(plant, zhang)
    plant.complete_task(li, task_of(case, "judge_lot"), {"verdict": "good"})
    plant.complete_task(wang, task_of(case, "release_lot"), {}, "right horse")
    assert lookup.facts(plant, case.id).status == "closed"
    assert lookup.balance(plant, "ningbo", "A-1") == {"on_hold": Decimal(0), "released": Decimal(500)}
    assert lookup.signatures(plant, case.id) == [("release_lot", "Wang", "quality_head", "I release this lot")]
    assert plant.verify() is None


def test_a_signature_needs_the_signers_own_password(plant, person, task_of):
    case = a_trial(plant, person("zhang", "inspector"))
    plant.complete_task(person("li", "inspector"), task_of(case, "judge_lot"), {"verdict": "good"})
    task, wang = task_of(case, "release_lot"), person("wang", "quality_head")
    for given, code in ((None, "password-missing"), ("wrong", "password-wrong")):
        with pytest.raises(CommandRefused) as refused:
            plant.complete_task(wang, task, {}, given)
        assert codes(refused) == {code}
    assert lookup.balance(plant, "ningbo", "A-1") == {"on_hold": Decimal(500)}


@pytest.mark.parametrize("earlier", ["judge_lot", "open_trial"])
def test_who_did_the_named_step_may_not_release(plant, person, task_of, earlier):
    both = person("both", "inspector", "quality_head")
    opener = both if earlier == "open_trial" else person("zhang", "inspector")
    judge = both if earlier == "judge_lot" else person("li", "inspector")
    case = a_trial(plant, opener)
    plant.complete_task(judge, task_of(case, "judge_lot"), {"verdict": "good"})
    with pytest.raises(CommandRefused) as refused:
        plant.complete_task(both, task_of(case, "release_lot"), {}, "right horse")
    assert codes(refused) == {"four-eyes"}
    assert refused.value.refusals[0].data["element"] == earlier


def test_all_reasons_are_given_at_once(plant, person, task_of):
    both = person("both", "inspector", "quality_head")
    case = a_trial(plant, both)
    plant.complete_task(both, task_of(case, "judge_lot"), {"verdict": "good"})
    with pytest.raises(CommandRefused) as refused:
        plant.complete_task(both, task_of(case, "release_lot"), {"unknown": 1}, "wrong")
    assert codes(refused) >= {"four-eyes", "password-wrong"}
    assert any(refusal.field == "unknown" for refusal in refused.value.refusals)


def test_a_task_that_is_done_is_stale_and_says_by_whom(plant, person, task_of):
    case = a_trial(plant, person("zhang", "inspector"))
    task = task_of(case, "judge_lot")
    plant.complete_task(person("li", "inspector"), task, {"verdict": "good"})
    with pytest.raises(StaleTask) as stale:
        plant.complete_task(person("zhang"), task, {"verdict": "bad"})
    assert (stale.value.status, stale.value.by) == ("done", "Li")
    assert stale.value.at is not None


def test_a_claimed_task_is_the_claimers_until_given_back(plant, person, task_of):
    zhang, li = person("zhang", "inspector"), person("li", "inspector")
    case = a_trial(plant, zhang)
    task = task_of(case, "judge_lot")
    plant.claim_task(zhang, task)
    plant.claim_task(zhang, task)
    for act in (lambda: plant.claim_task(li, task), lambda: plant.complete_task(li, task, {"verdict": "good"})):
        with pytest.raises(StaleTask) as stale:
            act()
        assert (stale.value.status, stale.value.by) == ("claimed", "Zhang")
    plant.release_task(zhang, task)
    plant.complete_task(li, task, {"verdict": "good"})


@pytest.mark.parametrize("task_id", ["", "1", "1-", "-1", "x-y", "1-99", "999999-1", "1-1-1", "１-１", "1" * 30 + "-1"])
def test_an_unknown_task_is_not_found(plant, person, task_id):
    a_trial(plant, person("zhang", "inspector"))
    with pytest.raises(NotFound):
        plant.complete_task(person("zhang"), task_id, {})


def test_drafts_are_each_persons_own_and_survive(plant, person, task_of):
    zhang, li = person("zhang", "inspector"), person("li", "inspector")
    task = task_of(a_trial(plant, zhang), "judge_lot")
    plant.save_draft(zhang, task, {"verdict": "bad"})
    plant.save_draft(zhang, task, {"verdict": "good"})
    plant.save_draft(zhang, "trial", {"lot": "B-2"})
    assert plant.draft(zhang, task).data == {"verdict": "good"}
    assert plant.draft(zhang, "trial").data == {"lot": "B-2"}
    assert plant.draft(li, task) is None
    plant.discard_draft(zhang, task)
    assert plant.draft(zhang, task) is None


def test_the_page_of_a_task_shows_form_and_scope_without_changing_the_case(plant, person, task_of):
    case = a_trial(plant, person("zhang", "inspector"))
    view = plant.look_at_task(task_of(case, "judge_lot"))
    assert view.form.id == "trial_judgement"
    assert view.scope["quantity"] == Decimal(500)
    assert view.scope["site"] == "ningbo"
    assert lookup.facts(plant, case.id).status == "open"


def test_a_known_lot_keeps_its_unit(plant, person):
    from engine.commands.start_case import _keeps_the_unit

    a_trial(plant, person("zhang", "inspector"))  # the trial's sheet names no unit: the lot is counted in pcs
    same = {"product": "VB-50", "lot": "A-1", "unit": "pcs"}
    assert _keeps_the_unit(plant, "ningbo", same) == []
    assert [each.code for each in _keeps_the_unit(plant, "ningbo", {**same, "unit": "kilogram"})] == ["other-unit"]
    assert _keeps_the_unit(plant, "taizhou", {**same, "unit": "kilogram"}) == []
    assert _keeps_the_unit(plant, "ningbo", {**same, "lot": "A-2", "unit": "kilogram"}) == []


def test_a_case_is_found_by_its_products_name_in_any_language(plant, person):
    from engine.inbox.cases import CaseFilters
    from engine.inbox.cases import cases as list_cases

    plant.add_product("VB-50", Names("Valve body", "阀体", "Корпус клапана"))
    zhang = person("zhang", "inspector")
    started = a_trial(plant, zhang)
    for word in ("阀体", "корпус", "valve", "A-1", "VB-50"):
        with plant.database.reading() as work:
            page = list_cases(work, zhang, CaseFilters(q=word))
        assert [row.number for row in page.items] == [started.number], word
